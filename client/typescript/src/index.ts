/** The TypeScript client of Rollcall: who at each customer should have access. */

export { Client, DEADLINE_DEFAULT_MS } from "./client.js";
export type { Options, Selection } from "./client.js";
export { RollcallError } from "./errors.js";
export { Follow, SILENCE_MAX_DEFAULT_MS } from "./follow.js";
export type { Management } from "./manage.js";
export { items } from "./pages.js";
export { Code } from "@connectrpc/connect";
export { ErrorReason } from "./proto/rollcall/error/v1/error_reason_pb.js";
