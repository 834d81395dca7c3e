// How a product tests that who loses access is signed out, on an identity provider
// that does what the test says:
// `node product_test.js rollcall directories.yaml`

import assert from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { Client } from "rollcall-client";
import { AccessChange } from "rollcall-client/proto/event/v1/event";

/** What the product does: it waits for who is to be signed out. */
async function lostAccess(client: Client, cursor: string): Promise<string | undefined> {
  for await (const { change } of client.follow(cursor)) {
    if (change.case === "user" && change.value.access === AccessChange.LOST) {
      return change.value.after?.email;
    }
  }
}

const [program = "rollcall", seed = ""] = process.argv.slice(2);
const emulator = spawn(program, ["serve", "--dev", "--json", "--seed", seed]);
const [line] = await once(createInterface(emulator.stdout), "line");
const ready = JSON.parse(line);
const client = new Client(ready.grpc_address, ready.api_key);
try {
  for await (const { cursor } of client.eventService.snapshot({})) {
    await client.devService.deactivateUser({ userName: "ada@acme.example" });
    assert.equal(await lostAccess(client, cursor), "ada@acme.example");
    break;
  }
} finally {
  client.close();
  emulator.kill();
}
console.log("passed");
