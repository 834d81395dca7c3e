"""What holds of every call: its credential, its deadline, retries, errors."""

from __future__ import annotations

import time
import uuid
from typing import Any, Callable, Iterator, NamedTuple

import grpc
from google.protobuf.message import Message

from .backoff import pause
from .errors import RollcallError

_ATTEMPTS_MAX = 4


class _Details(NamedTuple):
    method: str
    timeout: float | None
    metadata: list[tuple[str, str | bytes]]
    credentials: grpc.CallCredentials | None
    wait_for_ready: bool | None
    compression: grpc.Compression | None


class Interceptor(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor):
    """Every call of the service is a read, or a change under a `request_id`: either
    may be tried again."""

    def __init__(self, api_key: str, deadline: float) -> None:
        self._authorization = ("authorization", f"Bearer {api_key}")
        self._deadline = deadline

    def intercept_unary_unary(
        self, continuation: Callable[..., Any], details: Any, request: Message
    ) -> Any:
        request = _with_request_id(request)
        details = self._authorized(details)
        if details.timeout is None:
            details = details._replace(timeout=self._deadline)
        failures = 0
        before: RollcallError | None = None
        while True:
            call = continuation(details, request)
            if call.code() == grpc.StatusCode.OK:
                return call
            error = RollcallError.of(call)
            failures += 1
            is_worth_it = error.is_unavailable or error.is_broken_connection
            if failures == _ATTEMPTS_MAX or not is_worth_it:
                raise error from before
            before = error
            time.sleep(pause(failures - 1))
            # A connection is being made again, which may take longer than a pause.
            details = details._replace(wait_for_ready=True)

    def intercept_unary_stream(
        self, continuation: Callable[..., Any], details: Any, request: Message
    ) -> Stream:
        return Stream(continuation(self._authorized(details), request))

    def _authorized(self, details: Any) -> _Details:
        return _Details(
            details.method,
            details.timeout,
            [*(details.metadata or ()), self._authorization],
            details.credentials,
            details.wait_for_ready,
            details.compression,
        )


class Stream:
    """Answers that come one after the other."""

    def __init__(self, call: Any) -> None:
        self._call = call

    def __iter__(self) -> Iterator[Message]:
        return self

    def __next__(self) -> Message:
        try:
            return next(self._call)
        except grpc.RpcError as error:
            raise RollcallError.of(error) from None

    def cancel(self) -> None:
        self._call.cancel()


def _with_request_id(request: Message) -> Message:
    field = request.DESCRIPTOR.fields_by_name.get("request_id")
    if field is None or request.request_id:
        return request
    # The caller's own is left as it is.
    identified = type(request)()
    identified.CopyFrom(request)
    identified.request_id = str(uuid.uuid4())
    return identified
