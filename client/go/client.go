// Package rollcall is the Go client of Rollcall: who at each customer should have
// access.
//
//	client, err := rollcall.New("127.0.0.1:7071", "rckey_...")
//	...
//	for user, err := range client.Users(ctx, &directoryv1.ListUsersRequest{...}) {
//		...
//	}
//
// The messages and services below proto are generated from the contract.
package rollcall

import (
	"context"
	"crypto/tls"
	"iter"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/keepalive"

	authv1 "rollcall.example/client/proto/rollcall/auth/v1"
	directoryv1 "rollcall.example/client/proto/rollcall/directory/v1"
	eventv1 "rollcall.example/client/proto/rollcall/event/v1"
)

// DeadlineDefault is how long one attempt of a call may take.
const DeadlineDefault = 10 * time.Second

const (
	version = "0.1.0"
	// A page of the service is below 16 MiB of attributes.
	answerBytesMax = 64 << 20
	eventsMax      = 1_000
	connectTimeout = 5 * time.Second
	// A connection on which nothing answers is given up after both.
	keepaliveInterval = 30 * time.Second
	keepaliveTimeout  = 10 * time.Second
)

// Client reads, follows and manages one environment. It connects at the first call,
// and again whenever the connection is lost; any goroutine may use it.
type Client struct {
	Auth       authv1.AuthServiceClient
	Directory  directoryv1.DirectoryServiceClient
	Events     eventv1.EventServiceClient
	Management Management

	connection *grpc.ClientConn
}

type settings struct {
	deadline time.Duration
	tls      *tls.Config
}

// Option is one of the settings of a client.
type Option func(*settings)

// WithDeadline sets another deadline for each attempt of a call whose context has
// none.
func WithDeadline(deadline time.Duration) Option {
	return func(settings *settings) { settings.deadline = deadline }
}

// WithTLS sets other certificate authorities, and the like.
func WithTLS(config *tls.Config) Option {
	return func(settings *settings) { settings.tls = config }
}

// New makes a client of an address, which is a host and a port. What is not on this
// machine is spoken to over TLS.
func New(address, apiKey string, options ...Option) (*Client, error) {
	settings := settings{deadline: DeadlineDefault}
	for _, option := range options {
		option(&settings)
	}
	calls := calls{authorization: "Bearer " + apiKey, deadline: settings.deadline}
	connection, err := grpc.NewClient(address,
		grpc.WithTransportCredentials(transport(address, settings.tls)),
		grpc.WithUserAgent("rollcall-go/"+version),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(answerBytesMax)),
		grpc.WithConnectParams(grpc.ConnectParams{
			Backoff: backoff.Config{
				BaseDelay:  firstPauseMax,
				Multiplier: 2,
				Jitter:     0.5,
				MaxDelay:   pauseMax,
			},
			MinConnectTimeout: connectTimeout,
		}),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{
			Time:    keepaliveInterval,
			Timeout: keepaliveTimeout,
		}),
		// Retries are the interceptor's.
		grpc.WithDisableRetry(),
		grpc.WithDisableServiceConfig(),
		grpc.WithUnaryInterceptor(calls.unary),
		grpc.WithStreamInterceptor(calls.stream),
	)
	if err != nil {
		return nil, err
	}
	return &Client{
		Auth:       authv1.NewAuthServiceClient(connection),
		Directory:  directoryv1.NewDirectoryServiceClient(connection),
		Events:     eventv1.NewEventServiceClient(connection),
		Management: newManagement(connection),
		connection: connection,
	}, nil
}

// Close ends what is under way.
func (client *Client) Close() error {
	return client.connection.Close()
}

// Users are those that request selects, in the order of their creation, fetched as
// they are needed. An error is the last that comes.
func (client *Client) Users(
	ctx context.Context, request *directoryv1.ListUsersRequest,
) iter.Seq2[*directoryv1.User, error] {
	itemsOf := (*directoryv1.ListUsersResponse).GetUsers
	return Items(ctx, client.Directory.ListUsers, request, itemsOf)
}

// User is the one of an id.
func (client *Client) User(ctx context.Context, id string) (*directoryv1.User, error) {
	answer, err := client.Directory.GetUser(ctx, &directoryv1.GetUserRequest{Id: id})
	return answer.GetUser(), err
}

// Groups are those that request selects, as Users.
func (client *Client) Groups(
	ctx context.Context, request *directoryv1.ListGroupsRequest,
) iter.Seq2[*directoryv1.Group, error] {
	itemsOf := (*directoryv1.ListGroupsResponse).GetGroups
	return Items(ctx, client.Directory.ListGroups, request, itemsOf)
}

// Group is the one of an id.
func (client *Client) Group(ctx context.Context, id string) (*directoryv1.Group, error) {
	answer, err := client.Directory.GetGroup(ctx, &directoryv1.GetGroupRequest{Id: id})
	return answer.GetGroup(), err
}

// EventsBehind are the events behind a cursor that there are; the empty cursor is
// before the first. Follow has those to come too.
func (client *Client) EventsBehind(
	ctx context.Context, cursor string, filter *eventv1.EventFilter,
) iter.Seq2[*eventv1.Event, error] {
	return func(yield func(*eventv1.Event, error) bool) {
		request := &eventv1.ListEventsRequest{Cursor: cursor, Filter: filter, PageSize: eventsMax}
		for {
			page, err := client.Events.ListEvents(ctx, request)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, event := range page.GetEvents() {
				if !yield(event, nil) {
					return
				}
			}
			if !page.GetHasMore() {
				return
			}
			request.Cursor = page.GetNextCursor()
		}
	}
}

func transport(address string, config *tls.Config) credentials.TransportCredentials {
	if config == nil && isLoopback(address) {
		return insecure.NewCredentials()
	}
	return credentials.NewTLS(config)
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && (host == "localhost" || net.ParseIP(host).IsLoopback())
}
