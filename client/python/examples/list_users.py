"""Lists the users of a customer:
`list_users.py 127.0.0.1:7071 rckey_... acme`
"""

import sys

import rollcall

if len(sys.argv) != 4:
    sys.exit("usage: list_users.py ADDRESS API_KEY ORGANIZATION_EXTERNAL_ID")
address, api_key, organization = sys.argv[1:]
with rollcall.Client(address, api_key) as client:
    try:
        for user in client.users(organization_external_id=organization):
            access = "has access" if user.active else "no access"
            print(user.id, user.email, access)
    except rollcall.RollcallError as error:
        sys.exit(f"list_users.py: {error}")
