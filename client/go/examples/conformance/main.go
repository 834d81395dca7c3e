// The scenario of `client/conformance/README.md`.
package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"
	"strings"
	"time"
	"unicode"

	"google.golang.org/protobuf/types/known/fieldmaskpb"

	rollcall "rollcall.example/client"
	directoryv1 "rollcall.example/client/proto/rollcall/directory/v1"
	eventv1 "rollcall.example/client/proto/rollcall/event/v1"
	managementv1 "rollcall.example/client/proto/rollcall/management/v1"
)

const organization = "conformance"

var (
	ctx      = context.Background()
	ofPeople = &eventv1.EventFilter{Kinds: []eventv1.EventKind{
		eventv1.EventKind_EVENT_KIND_USER_CREATED,
		eventv1.EventKind_EVENT_KIND_USER_DEACTIVATED,
	}}
)

type told map[string]any

func tell(step string, what told) {
	line := told{"step": step}
	for name, value := range what {
		line[name] = value
	}
	must(struct{}{}, json.NewEncoder(os.Stdout).Encode(line))
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func connect(address, apiKey string, options ...rollcall.Option) *rollcall.Client {
	return must(rollcall.New(address, apiKey, options...))
}

// The id of the organization that everything else is in.
func create(manage rollcall.Management) string {
	request := &managementv1.CreateOrganizationRequest{
		Organization: &managementv1.Organization{
			ExternalId: organization, DisplayName: "Conformance",
		},
		RequestId: "conformance-1",
	}
	first := must(manage.Organizations.CreateOrganization(ctx, request)).GetOrganization()
	again := must(manage.Organizations.CreateOrganization(ctx, request)).GetOrganization()
	directory := must(manage.Directories.CreateDirectory(ctx, &managementv1.CreateDirectoryRequest{
		OrganizationId: first.GetId(),
		Directory:      &managementv1.Directory{DisplayName: "People"},
	})).GetDirectory()
	token := must(manage.Tokens.CreateToken(ctx, &managementv1.CreateTokenRequest{
		Token: &managementv1.Token{
			DirectoryId: directory.GetId(), DisplayName: "Identity provider",
		},
	}))
	tell("created", told{
		"scim_path": directory.GetScimPath(),
		"token":     token.GetSecret(),
		"same":      first.GetId() == again.GetId(),
	})
	return first.GetId()
}

func users(external string, pageSize int32) *directoryv1.ListUsersRequest {
	selection := &directoryv1.ListUsersRequest_OrganizationExternalId{
		OrganizationExternalId: external,
	}
	return &directoryv1.ListUsersRequest{Selection: selection, PageSize: pageSize}
}

func described(event *eventv1.Event) (kind, email, access string) {
	user := event.GetUser()
	kind = strings.TrimPrefix(event.GetKind().String(), "EVENT_KIND_")
	access = strings.TrimPrefix(user.GetAccess().String(), "ACCESS_CHANGE_")
	return kind, user.GetAfter().GetEmail(), access
}

func follow(client *rollcall.Client) {
	seen, kept := 0, ""
	events := client.Follow(ctx, "", ofPeople)
	for event, err := range events.All() {
		kind, email, access := described(must(event, err))
		tell("event", told{"kind": kind, "email": email, "access": access})
		seen++
		if seen == 2 {
			kept = events.Cursor()
		}
		if event.GetKind() == eventv1.EventKind_EVENT_KIND_USER_DEACTIVATED {
			tell("following", nil)
		}
		if seen == 5 {
			break
		}
	}
	kind, email, _ := described(must(client.Follow(ctx, kept, ofPeople).Next()))
	tell("resumed", told{"kind": kind, "email": email})
}

// Each call over a connection of its own.
func retry(breaking, apiKey, id, userID string) {
	read := must(connect(breaking, apiKey).User(ctx, userID))
	update := &managementv1.UpdateOrganizationRequest{
		Organization: &managementv1.Organization{Id: id, DisplayName: "Renamed"},
		UpdateMask:   &fieldmaskpb.FieldMask{Paths: []string{"display_name"}},
	}
	changer := connect(breaking, apiKey).Management.Organizations
	changed := must(changer.UpdateOrganization(ctx, update)).GetOrganization()
	tell("retried", told{"read": read.GetEmail(), "changed": changed.GetDisplayName()})
}

func fail(of string, err error) {
	var failed *rollcall.Error
	if !errors.As(err, &failed) {
		log.Fatalf("%s: %v", of, err)
	}
	var code strings.Builder
	for place, letter := range failed.Code.String() {
		if place > 0 && unicode.IsUpper(letter) {
			code.WriteByte('_')
		}
		code.WriteRune(unicode.ToUpper(letter))
	}
	tell("error", told{"of": of, "code": code.String(), "reason": failed.ReasonName()})
}

func failInEveryWay(client *rollcall.Client, id, address, silent, apiKey string) {
	const nobody = "user_01h455vb4pex5vsknk084sn02q"
	_, err := client.User(ctx, nobody)
	fail("a user who is not there", err)
	_, err = client.User(ctx, id)
	fail("an id of another kind", err)
	taken := &managementv1.Organization{ExternalId: organization, DisplayName: "Another"}
	request := &managementv1.CreateOrganizationRequest{Organization: taken}
	_, err = client.Management.Organizations.CreateOrganization(ctx, request)
	fail("an external_id that is taken", err)
	for _, err := range client.Users(ctx, users("nobody", 0)) {
		fail("a list of an organization that is not there", err)
	}
	_, err = client.Follow(ctx, "forged", nil).Next()
	fail("a forged cursor", err)
	_, err = connect(address, "rckey_none").User(ctx, nobody)
	fail("a key that is none", err)
	hasty := connect(silent, apiKey, rollcall.WithDeadline(200*time.Millisecond))
	_, err = hasty.User(ctx, nobody)
	fail("a deadline that passes", err)
}

func main() {
	address, breaking, silent, apiKey := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	client := connect(address, apiKey)
	id := create(client.Management)
	must(bufio.NewReader(os.Stdin).ReadString('\n'))
	var first string
	for user, err := range client.Users(ctx, users(organization, 2)) {
		first = cmp.Or(first, must(user, err).GetId())
		tell("user", told{"email": user.GetEmail(), "active": user.GetActive()})
	}
	follow(client)
	retry(breaking, apiKey, id, first)
	failInEveryWay(client, id, address, silent, apiKey)
}
