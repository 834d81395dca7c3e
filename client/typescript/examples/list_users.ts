// Lists the users of a customer:
// `node list_users.js 127.0.0.1:7071 rckey_... acme`

import { Client } from "rollcall-client";

const [address, apiKey, organizationExternalId] = process.argv.slice(2);
if (address === undefined || apiKey === undefined || organizationExternalId === undefined) {
  console.error("usage: list_users ADDRESS API_KEY ORGANIZATION_EXTERNAL_ID");
  process.exit(1);
}
const client = new Client(address, apiKey);
try {
  for await (const user of client.users({ organizationExternalId })) {
    console.log(user.id, user.email, user.active ? "has access" : "no access");
  }
} finally {
  client.close();
}
