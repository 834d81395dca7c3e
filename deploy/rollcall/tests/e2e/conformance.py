"""Runs scim2-tester, and reports how many checks passed and what did not."""

import json
import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

base_url, token = sys.argv[1:]
http = Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"})
client = SyncSCIMClient(http)
client.discover()
results = check_server(client)
failures = [
    f"{result.status.name} {result.title}: {result.reason}"
    for result in results
    if result.status != Status.SUCCESS
]
print(json.dumps({"passed": len(results) - len(failures), "failures": failures}))
