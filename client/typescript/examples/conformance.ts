// The scenario of `client/conformance/README.md`.

import { once } from "node:events";
import { createInterface } from "node:readline";

import { Client, Code, ErrorReason, RollcallError } from "rollcall-client";
import { AccessChange, EventKind } from "rollcall-client/proto/event/v1/event";
import type { Event } from "rollcall-client/proto/event/v1/event";

const organizationExternalId = "conformance";
const ofPeople = { kinds: [EventKind.USER_CREATED, EventKind.USER_DEACTIVATED] };

function tell(step: string, what: object = {}): void {
  console.log(JSON.stringify({ step, ...what }));
}

/** The id of the organization that everything else is in. */
async function create({ management }: Client): Promise<string> {
  const organization = { externalId: organizationExternalId, displayName: "Conformance" };
  const request = { organization, requestId: "conformance-1" };
  const first = await management.organizations.createOrganization(request);
  const again = await management.organizations.createOrganization(request);
  const organizationId = first.organization?.id ?? "";
  const { directory } = await management.directories.createDirectory({
    organizationId,
    directory: { displayName: "People" },
  });
  const { secret } = await management.tokens.createToken({
    token: { directoryId: directory?.id ?? "", displayName: "Identity provider" },
  });
  const same = organizationId === again.organization?.id;
  tell("created", { scim_path: directory?.scimPath, token: secret, same });
  return organizationId;
}

function described(event: Event) {
  const user = event.change.case === "user" ? event.change.value : undefined;
  return {
    kind: EventKind[event.kind],
    email: user?.after?.email,
    access: AccessChange[user?.access ?? AccessChange.UNSPECIFIED],
  };
}

async function follow(client: Client): Promise<void> {
  let seen = 0;
  let kept = "";
  const events = client.follow("", ofPeople);
  for await (const event of events) {
    tell("event", described(event));
    seen += 1;
    if (seen === 2) {
      kept = events.cursor;
    }
    if (event.kind === EventKind.USER_DEACTIVATED) {
      tell("following");
    }
    if (seen === 5) {
      break;
    }
  }
  for await (const event of client.follow(kept, ofPeople)) {
    const { kind, email } = described(event);
    tell("resumed", { kind, email });
    break;
  }
}

/** Each call over a connection of its own. */
async function retry(breaking: string, apiKey: string, id: string, userId: string): Promise<void> {
  const reader = new Client(breaking, apiKey);
  const read = await reader.user(userId);
  reader.close();
  const changer = new Client(breaking, apiKey);
  const changed = await changer.management.organizations.updateOrganization({
    organization: { id, displayName: "Renamed" },
    updateMask: { paths: ["display_name"] },
  });
  changer.close();
  tell("retried", { read: read.email, changed: changed.organization?.displayName });
}

async function fail(of: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof RollcallError)) {
      throw error;
    }
    const code = Code[error.code]?.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
    tell("error", { of, code, reason: ErrorReason[error.reason] });
  }
}

async function failInEveryWay(
  client: Client,
  id: string,
  address: string,
  silent: string,
  apiKey: string,
): Promise<void> {
  const nobody = "user_01h455vb4pex5vsknk084sn02q";
  const taken = { externalId: organizationExternalId, displayName: "Another" };
  await fail("a user who is not there", client.user(nobody));
  await fail("an id of another kind", client.user(id));
  await fail(
    "an external_id that is taken",
    client.management.organizations.createOrganization({ organization: taken }),
  );
  await fail(
    "a list of an organization that is not there",
    client.users({ organizationExternalId: "nobody" }).next(),
  );
  await fail("a forged cursor", client.follow("forged").next());
  const stranger = new Client(address, "rckey_none");
  await fail("a key that is none", stranger.user(nobody));
  stranger.close();
  const hasty = new Client(silent, apiKey, { deadlineMs: 200 });
  await fail("a deadline that passes", hasty.user(nobody));
  hasty.close();
}

const [address = "", breaking = "", silent = "", apiKey = ""] = process.argv.slice(2);
const client = new Client(address, apiKey);
const id = await create(client);
const lines = createInterface(process.stdin);
await once(lines, "line");
lines.close();
let first: string | undefined;
for await (const user of client.users({ organizationExternalId }, { pageSize: 2 })) {
  first ??= user.id;
  tell("user", { email: user.email, active: user.active });
}
await follow(client);
await retry(breaking, apiKey, id, first ?? "");
await failInEveryWay(client, id, address, silent, apiKey);
client.close();
