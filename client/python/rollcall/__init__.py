"""The Python client of Rollcall: who at each customer should have access.

    with rollcall.Client("127.0.0.1:7071", "rckey_...") as client:
        for user in client.users(organization_external_id="acme"):
            print(user.email, user.active)

`rollcall.directory.v1` and its neighbours hold the messages and stubs, which are
generated from the contract.
"""

from .client import DEADLINE_DEFAULT, Client
from .error.v1.error_reason_pb2 import ErrorReason
from .errors import RollcallError
from .follow import SILENCE_MAX_DEFAULT, Follow

__all__ = [
    "DEADLINE_DEFAULT",
    "SILENCE_MAX_DEFAULT",
    "Client",
    "ErrorReason",
    "Follow",
    "RollcallError",
]
