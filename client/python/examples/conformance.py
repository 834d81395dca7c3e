"""The scenario of `client/conformance/README.md`."""

import json
import sys
from typing import Callable

import rollcall
from rollcall.event.v1.event_pb2 import AccessChange, Event, EventKind
from rollcall.event.v1.event_service_pb2 import EventFilter
from rollcall.management.v1.directory_service_pb2 import CreateDirectoryRequest
from rollcall.management.v1.organization_service_pb2 import (
    CreateOrganizationRequest,
    UpdateOrganizationRequest,
)
from rollcall.management.v1.token_service_pb2 import CreateTokenRequest

ORGANIZATION = "conformance"
OF_PEOPLE = EventFilter(
    kinds=[EventKind.EVENT_KIND_USER_CREATED, EventKind.EVENT_KIND_USER_DEACTIVATED]
)


def tell(step: str, **what: object) -> None:
    print(json.dumps({"step": step, **what}), flush=True)


def create(client: rollcall.Client) -> str:
    """The id of the organization that everything else is in."""
    request = CreateOrganizationRequest(
        organization={"external_id": ORGANIZATION, "display_name": "Conformance"},
        request_id="conformance-1",
    )
    manage = client.management
    first = manage.organizations.CreateOrganization(request).organization
    again = manage.organizations.CreateOrganization(request).organization
    request = CreateDirectoryRequest(
        organization_id=first.id, directory={"display_name": "People"}
    )
    directory = manage.directories.CreateDirectory(request).directory
    request = CreateTokenRequest(
        token={"directory_id": directory.id, "display_name": "Identity provider"}
    )
    secret = manage.tokens.CreateToken(request).secret
    is_same = first.id == again.id
    tell("created", scim_path=directory.scim_path, token=secret, same=is_same)
    return first.id


def tell_of(event: Event) -> None:
    kind = EventKind.Name(event.kind).removeprefix("EVENT_KIND_")
    access = AccessChange.Name(event.user.access).removeprefix("ACCESS_CHANGE_")
    tell("event", kind=kind, email=event.user.after.email, access=access)


def follow(client: rollcall.Client) -> None:
    seen = 0
    kept = ""
    with client.follow(filter=OF_PEOPLE) as events:
        for event in events:
            tell_of(event)
            seen += 1
            if seen == 2:
                kept = events.cursor
            if event.kind == EventKind.EVENT_KIND_USER_DEACTIVATED:
                tell("following")
            if seen == 5:
                break
    with client.follow(kept, OF_PEOPLE) as events:
        event = next(events)
        kind = EventKind.Name(event.kind).removeprefix("EVENT_KIND_")
        tell("resumed", kind=kind, email=event.user.after.email)


def retry(breaking: str, api_key: str, id: str, user_id: str) -> None:
    """Each call over a connection of its own."""
    with rollcall.Client(breaking, api_key) as client:
        read = client.user(user_id)
    with rollcall.Client(breaking, api_key) as client:
        request = UpdateOrganizationRequest(
            organization={"id": id, "display_name": "Renamed"},
            update_mask={"paths": ["display_name"]},
        )
        changed = client.management.organizations.UpdateOrganization(request).organization
    tell("retried", read=read.email, changed=changed.display_name)


def fail(of: str, call: Callable[[], object]) -> None:
    try:
        call()
    except rollcall.RollcallError as error:
        tell("error", of=of, code=error.code.name, reason=error.reason_name)


def fail_in_every_way(
    client: rollcall.Client, id: str, address: str, silent: str, api_key: str
) -> None:
    nobody = "user_01h455vb4pex5vsknk084sn02q"
    taken = CreateOrganizationRequest(
        organization={"external_id": ORGANIZATION, "display_name": "Another"}
    )
    fail("a user who is not there", lambda: client.user(nobody))
    fail("an id of another kind", lambda: client.user(id))
    fail(
        "an external_id that is taken",
        lambda: client.management.organizations.CreateOrganization(taken),
    )
    fail(
        "a list of an organization that is not there",
        lambda: list(client.users(organization_external_id="nobody")),
    )
    fail("a forged cursor", lambda: next(client.follow("forged")))
    stranger = rollcall.Client(address, "rckey_none")
    fail("a key that is none", lambda: stranger.user(nobody))
    hasty = rollcall.Client(silent, api_key, deadline=0.2)
    fail("a deadline that passes", lambda: hasty.user(nobody))


def main(address: str, breaking: str, silent: str, api_key: str) -> None:
    client = rollcall.Client(address, api_key)
    id = create(client)
    input()
    users = list(client.users(organization_external_id=ORGANIZATION, page_size=2))
    for user in users:
        tell("user", email=user.email, active=user.active)
    follow(client)
    retry(breaking, api_key, id, users[0].id)
    fail_in_every_way(client, id, address, silent, api_key)


if __name__ == "__main__":
    main(*sys.argv[1:])
