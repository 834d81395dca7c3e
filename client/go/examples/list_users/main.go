// Lists the users of a customer:
// `list_users 127.0.0.1:7071 rckey_... acme`
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	rollcall "rollcall.example/client"
	directoryv1 "rollcall.example/client/proto/rollcall/directory/v1"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: list_users ADDRESS API_KEY ORGANIZATION_EXTERNAL_ID")
	}
	client, err := rollcall.New(os.Args[1], os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	organization := &directoryv1.ListUsersRequest_OrganizationExternalId{
		OrganizationExternalId: os.Args[3],
	}
	request := &directoryv1.ListUsersRequest{Selection: organization}
	for user, err := range client.Users(context.Background(), request) {
		if err != nil {
			log.Fatal(err)
		}
		access := "no access"
		if user.GetActive() {
			access = "has access"
		}
		fmt.Println(user.GetId(), user.GetEmail(), access)
	}
}
