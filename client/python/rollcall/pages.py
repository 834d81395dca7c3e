"""Lists, fetched page by page."""

from __future__ import annotations

from typing import Any, Callable, Iterator

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message


def items(method: Callable[[Any], Any], request: Message) -> Iterator[Any]:
    """What `request` selects, from its page token on."""
    page_request = type(request)()
    page_request.CopyFrom(request)
    while True:
        page = method(page_request)
        yield from getattr(page, _list_of(page))
        if not page.next_page_token:
            return
        page_request.page_token = page.next_page_token


def _list_of(page: Message) -> str:
    """A page holds one list, beside the token of the next."""
    (name,) = [
        field.name
        for field in page.DESCRIPTOR.fields
        if field.type == FieldDescriptor.TYPE_MESSAGE
    ]
    return name
