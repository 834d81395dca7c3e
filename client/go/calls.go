package rollcall

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

const attemptsMax = 4

// What holds of every call: its credential, its deadline, retries, errors.
type calls struct {
	authorization string
	deadline      time.Duration
}

// Every call of the service is a read, or a change under a request_id: either may be
// tried again.
func (calls calls) unary(
	ctx context.Context, method string, request, answer any, connection *grpc.ClientConn,
	invoke grpc.UnaryInvoker, options ...grpc.CallOption,
) error {
	request = withRequestID(request)
	ctx = calls.authorized(ctx)
	for failures := 0; ; failures++ {
		err := calls.attempt(ctx, func(ctx context.Context) error {
			return invoke(ctx, method, request, answer, connection, options...)
		})
		if err == nil {
			return nil
		}
		failed := errorOf(err)
		isWorthIt := failed.IsUnavailable() || failed.IsBrokenConnection()
		if failures+1 == attemptsMax || !isWorthIt || ctx.Err() != nil {
			return failed
		}
		pause(ctx, failures)
		// A connection is being made again, which may take longer than a pause.
		options = append(options[:len(options):len(options)], grpc.WaitForReady(true))
	}
}

func (calls calls) attempt(ctx context.Context, invoke func(context.Context) error) error {
	if _, has := ctx.Deadline(); has {
		return invoke(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, calls.deadline)
	defer cancel()
	return invoke(ctx)
}

func (calls calls) stream(
	ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn,
	method string, open grpc.Streamer, options ...grpc.CallOption,
) (grpc.ClientStream, error) {
	stream, err := open(calls.authorized(ctx), description, connection, method, options...)
	if err != nil {
		return nil, errorOf(err)
	}
	return translated{stream}, nil
}

func (calls calls) authorized(ctx context.Context) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "authorization", calls.authorization)
}

// A stream whose errors are those of this package.
type translated struct{ grpc.ClientStream }

func (stream translated) RecvMsg(answer any) error {
	err := stream.ClientStream.RecvMsg(answer)
	if err == nil || errors.Is(err, io.EOF) {
		return err
	}
	return errorOf(err)
}

func withRequestID(request any) any {
	message, is := request.(proto.Message)
	if !is {
		return request
	}
	field := message.ProtoReflect().Descriptor().Fields().ByName("request_id")
	if field == nil || message.ProtoReflect().Get(field).String() != "" {
		return request
	}
	// The caller's own is left as it is.
	identified := proto.Clone(message)
	identified.ProtoReflect().Set(field, protoreflect.ValueOfString(rand.Text()))
	return identified
}
