package rollcall

import (
	"fmt"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	errorv1 "rollcall.example/client/proto/rollcall/error/v1"
)

const (
	domain       = "rollcall"
	reasonPrefix = "ERROR_REASON_"
)

// Error is a call that failed.
type Error struct {
	Code codes.Code
	// Why; unspecified where the answer came from something in between, or names a
	// reason that this client does not know yet.
	Reason errorv1.ErrorReason
	// For people; may change.
	Message string

	status *status.Status
}

func errorOf(err error) *Error {
	status := status.Convert(err)
	failed := &Error{Code: status.Code(), Message: status.Message(), status: status}
	for _, detail := range status.Details() {
		info, is := detail.(*errdetails.ErrorInfo)
		if is && info.GetDomain() == domain {
			number := errorv1.ErrorReason_value[reasonPrefix+info.GetReason()]
			failed.Reason = errorv1.ErrorReason(number)
		}
	}
	return failed
}

func (failed *Error) Error() string {
	return fmt.Sprintf("%s (%s, %s)", failed.Message, failed.Code, failed.ReasonName())
}

// GRPCStatus is what the package status of gRPC looks for.
func (failed *Error) GRPCStatus() *status.Status {
	return failed.status
}

// ReasonName is such as USER_NOT_FOUND.
func (failed *Error) ReasonName() string {
	return strings.TrimPrefix(failed.Reason.String(), reasonPrefix)
}

// IsUnavailable tells whether the same call may succeed later.
func (failed *Error) IsUnavailable() bool {
	return failed.Code == codes.Unavailable
}

// NeedsSnapshot tells whether the feed cannot go on from the cursor without a gap, so
// that a snapshot has to be taken.
func (failed *Error) NeedsSnapshot() bool {
	return failed.Reason == errorv1.ErrorReason_ERROR_REASON_CURSOR_EXPIRED ||
		failed.Reason == errorv1.ErrorReason_ERROR_REASON_CURSOR_REWOUND
}

// IsBrokenConnection tells whether the connection broke, of which the service itself
// says nothing. What was asked for may have been done.
func (failed *Error) IsBrokenConnection() bool {
	switch failed.Code {
	case codes.Canceled, codes.Internal, codes.ResourceExhausted, codes.Unknown:
		return failed.Reason == errorv1.ErrorReason_ERROR_REASON_UNSPECIFIED
	default:
		return false
	}
}

// IsTransient tells whether whoever follows should go on.
func (failed *Error) IsTransient() bool {
	return failed.IsUnavailable() || failed.IsBrokenConnection() ||
		failed.Code == codes.DeadlineExceeded
}
