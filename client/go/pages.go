package rollcall

import (
	"context"
	"iter"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Page is an answer that tells where the next one begins.
type Page interface {
	GetNextPageToken() string
}

// Items are those of any list, from the page token of the request on, fetched as they
// are needed. An error is the last that comes.
//
//	rollcall.Items(ctx, client.Management.Tokens.ListTokens, request,
//		(*managementv1.ListTokensResponse).GetTokens)
func Items[Q proto.Message, P Page, T any](
	ctx context.Context,
	list func(context.Context, Q, ...grpc.CallOption) (P, error),
	request Q,
	itemsOf func(P) []T,
) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		next := proto.Clone(request)
		field := next.ProtoReflect().Descriptor().Fields().ByName("page_token")
		for {
			page, err := list(ctx, next.(Q))
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range itemsOf(page) {
				if !yield(item, nil) {
					return
				}
			}
			if page.GetNextPageToken() == "" {
				return
			}
			token := protoreflect.ValueOfString(page.GetNextPageToken())
			next.ProtoReflect().Set(field, token)
		}
	}
}
