"""What a call can fail with."""

from __future__ import annotations

import grpc
from google.protobuf.message import DecodeError
from google.rpc import error_details_pb2, status_pb2

from .error.v1.error_reason_pb2 import ErrorReason

_DOMAIN = "rollcall"
_PREFIX = "ERROR_REASON_"
_DETAILS = "grpc-status-details-bin"
# How a broken connection shows, of which the service itself says nothing.
_OF_A_CONNECTION = {
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.INTERNAL,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
    grpc.StatusCode.UNKNOWN,
}
_WITHOUT_A_SNAPSHOT = {
    ErrorReason.ERROR_REASON_CURSOR_EXPIRED,
    ErrorReason.ERROR_REASON_CURSOR_REWOUND,
}


class RollcallError(Exception):
    """A call that failed.

    `reason` is a value of `ErrorReason`: unspecified where the answer came from
    something in between, or names a reason that this client does not know yet.
    `message` is for people, and may change.
    """

    def __init__(
        self,
        code: grpc.StatusCode,
        message: str,
        reason: ErrorReason = ErrorReason.ERROR_REASON_UNSPECIFIED,
    ) -> None:
        super().__init__(code, message, reason)
        self.code = code
        self.message = message
        self.reason = reason

    @classmethod
    def of(cls, error: grpc.RpcError) -> RollcallError:
        """What the status of a call says."""
        reason = ErrorReason.ERROR_REASON_UNSPECIFIED
        for key, value in error.trailing_metadata() or ():
            if key == _DETAILS:
                reason = _reason(value)
        return cls(error.code(), error.details() or "", reason)

    @property
    def reason_name(self) -> str:
        """Such as `USER_NOT_FOUND`."""
        return ErrorReason.Name(self.reason).removeprefix(_PREFIX)

    @property
    def is_unavailable(self) -> bool:
        """Whether the same call may succeed later."""
        return self.code == grpc.StatusCode.UNAVAILABLE

    @property
    def needs_snapshot(self) -> bool:
        """Whether the feed cannot go on from the cursor without a gap, so that a
        snapshot has to be taken."""
        return self.reason in _WITHOUT_A_SNAPSHOT

    @property
    def is_broken_connection(self) -> bool:
        """Whether the connection broke. What was asked for may have been done."""
        is_unspecified = self.reason == ErrorReason.ERROR_REASON_UNSPECIFIED
        return is_unspecified and self.code in _OF_A_CONNECTION

    @property
    def is_transient(self) -> bool:
        """Whether whoever follows should go on."""
        is_late = self.code == grpc.StatusCode.DEADLINE_EXCEEDED
        return self.is_unavailable or self.is_broken_connection or is_late

    def __str__(self) -> str:
        return f"{self.message} ({self.code.name}, {self.reason_name})"


def _reason(details: bytes) -> ErrorReason:
    unspecified = ErrorReason.ERROR_REASON_UNSPECIFIED
    try:
        status = status_pb2.Status.FromString(details)
        for detail in status.details:
            info = error_details_pb2.ErrorInfo()
            if detail.Unpack(info) and info.domain == _DOMAIN:
                known = dict(ErrorReason.items())
                return known.get(_PREFIX + info.reason, unspecified)
    except DecodeError:
        # Whatever is in between may write what it likes.
        pass
    return unspecified
