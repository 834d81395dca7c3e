"""How a product tests that who loses access is signed out, on an identity provider
that does what the test says:
`product_test.py rollcall directories.yaml`
"""

import json
import subprocess
import sys

import rollcall
from rollcall.dev.v1.dev_service_pb2 import DeactivateUserRequest
from rollcall.event.v1.event_pb2 import ACCESS_CHANGE_LOST
from rollcall.event.v1.event_service_pb2 import SnapshotRequest


def lost_access(client: rollcall.Client, cursor: str) -> str:
    """What the product does: it waits for who is to be signed out."""
    with client.follow(cursor) as events:
        for event in events:
            if event.user.access == ACCESS_CHANGE_LOST:
                return event.user.after.email
    raise AssertionError("the feed ended")


command = [sys.argv[1], "serve", "--dev", "--json", "--seed", sys.argv[2]]
emulator = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
try:
    ready = json.loads(emulator.stdout.readline())
    with rollcall.Client(ready["grpc_address"], ready["api_key"]) as client:
        cursor = next(iter(client.event_service.Snapshot(SnapshotRequest()))).cursor
        client.dev_service.DeactivateUser(DeactivateUserRequest(user_name="ada@acme.example"))
        assert lost_access(client, cursor) == "ada@acme.example"
finally:
    emulator.terminate()
print("passed")
