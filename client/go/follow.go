package rollcall

import (
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	eventv1 "rollcall.example/client/proto/rollcall/event/v1"
)

// SilenceMaxDefault is how long a connection may be silent before another is made.
// The service sends a heartbeat every 10 seconds.
const SilenceMaxDefault = 30 * time.Second

// Follow is the events as they come, each once, in order.
//
// While the service is away, or the connection breaks or goes silent, it connects
// again, with growing pauses of up to 10 seconds, and goes on behind what it has
// received. Everything else is an error, of which NeedsSnapshot tells that events are
// missing. One goroutine uses it.
type Follow struct {
	// SilenceMax may be changed before the first event. Below 10 seconds,
	// connections that only have nothing to tell are given up too.
	SilenceMax time.Duration

	service eventv1.EventServiceClient
	ctx     context.Context
	filter  *eventv1.EventFilter
	// Behind all that was received.
	received string
	cursor   string
	// Received and not returned yet.
	waiting  []*eventv1.Event
	stream   grpc.ServerStreamingClient[eventv1.WatchEventsResponse]
	end      context.CancelFunc
	failures int
}

// Follow is the events behind cursor and those to come, until the context is done.
func (client *Client) Follow(
	ctx context.Context, cursor string, filter *eventv1.EventFilter,
) *Follow {
	return &Follow{
		SilenceMax: SilenceMaxDefault,
		service:    client.Events,
		ctx:        ctx,
		filter:     filter,
		received:   cursor,
		cursor:     cursor,
		end:        func() {},
	}
}

// Cursor is where to go on behind what was returned, and behind all that the filter
// passed over since.
func (follow *Follow) Cursor() string {
	return follow.cursor
}

// All are the events, and last the error, if the loop is not left before; the
// connection ends with the loop.
func (follow *Follow) All() iter.Seq2[*eventv1.Event, error] {
	return func(yield func(*eventv1.Event, error) bool) {
		defer follow.disconnect()
		for {
			event, err := follow.Next()
			if !yield(event, err) || err != nil {
				return
			}
		}
	}
}

// Next is the next event, whenever it comes. After an error it may be called again,
// and goes on where it was; once the context is done, the error is the context's.
func (follow *Follow) Next() (*eventv1.Event, error) {
	for len(follow.waiting) == 0 {
		if err := follow.receive(); err != nil {
			return nil, err
		}
	}
	if err := follow.ctx.Err(); err != nil {
		return nil, err
	}
	event := follow.waiting[0]
	follow.waiting = follow.waiting[1:]
	follow.cursor = event.GetCursor()
	if len(follow.waiting) == 0 {
		follow.cursor = follow.received
	}
	return event, nil
}

// Takes what comes next: events, or a heartbeat, which moves the cursor.
func (follow *Follow) receive() error {
	answer, err := follow.answer()
	if err == nil {
		follow.failures = 0
		follow.received = answer.GetCursor()
		follow.waiting = answer.GetEvents()
		if len(follow.waiting) == 0 {
			follow.cursor = follow.received
		}
		return nil
	}
	follow.disconnect()
	if err := follow.ctx.Err(); err != nil {
		return err
	}
	var failed *Error
	if !errors.As(err, &failed) || !failed.IsTransient() {
		return err
	}
	slog.Warn("the feed was lost and is sought again", "error", err)
	pause(follow.ctx, follow.failures)
	follow.failures++
	return nil
}

func (follow *Follow) answer() (*eventv1.WatchEventsResponse, error) {
	if follow.stream == nil {
		ctx, end := context.WithCancel(follow.ctx)
		follow.end = end
		request := &eventv1.WatchEventsRequest{Cursor: follow.received, Filter: follow.filter}
		silence := time.AfterFunc(follow.SilenceMax, end)
		stream, err := follow.service.WatchEvents(ctx, request, grpc.WaitForReady(true))
		silence.Stop()
		if err != nil {
			return nil, err
		}
		follow.stream = stream
	}
	silence := time.AfterFunc(follow.SilenceMax, follow.end)
	defer silence.Stop()
	answer, err := follow.stream.Recv()
	if errors.Is(err, io.EOF) {
		return nil, errorOf(status.Error(codes.Unavailable, "The feed ended"))
	}
	return answer, err
}

func (follow *Follow) disconnect() {
	follow.end()
	follow.stream = nil
}
