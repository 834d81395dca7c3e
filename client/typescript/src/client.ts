/** A connection to the service, and all that it offers. */

import type { SecureClientSessionOptions } from "node:http2";
import { BlockList, isIP } from "node:net";

import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import type { Client as ServiceClient } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";

import { RollcallError } from "./errors.js";
import { Follow, SILENCE_MAX_DEFAULT_MS } from "./follow.js";
import { management } from "./manage.js";
import type { Management } from "./manage.js";
import { items } from "./pages.js";
import { AuthService } from "./proto/rollcall/auth/v1/auth_service_pb.js";
import { DevService } from "./proto/rollcall/dev/v1/dev_service_pb.js";
import { DirectoryService } from "./proto/rollcall/directory/v1/directory_service_pb.js";
import type {
  Group,
  ListGroupsRequestSchema,
  ListUsersRequestSchema,
  User,
} from "./proto/rollcall/directory/v1/directory_service_pb.js";
import type { Event } from "./proto/rollcall/event/v1/event_pb.js";
import { EventService } from "./proto/rollcall/event/v1/event_service_pb.js";
import type { EventFilterSchema } from "./proto/rollcall/event/v1/event_service_pb.js";
import { withRetries } from "./transport.js";

/** How long one attempt of a call may take. */
export const DEADLINE_DEFAULT_MS = 10_000;

const EVENTS_MAX = 1_000;
/** A page of the service is below 16 MiB of attributes. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;
/** A connection on which nothing answers is given up after both. */
const PING_INTERVAL_MS = 30_000;
const PING_TIMEOUT_MS = 10_000;

/** Which directory a list is of; an organization stands for its primary one. */
export type Selection =
  | { directoryId: string }
  | { organizationId: string }
  /** The product's own id of the organization. */
  | { organizationExternalId: string };

type ListUsers = Omit<MessageInitShape<typeof ListUsersRequestSchema>, "selection" | "$typeName">;
type ListGroups = Omit<MessageInitShape<typeof ListGroupsRequestSchema>, "selection" | "$typeName">;
type EventFilter = MessageInitShape<typeof EventFilterSchema>;

export interface Options {
  /** Of each attempt; a call takes another by its option `timeoutMs`. */
  deadlineMs?: number;
  /** The certificate authorities of TLS, in the place of Node's, and the like. */
  tls?: SecureClientSessionOptions;
}

/**
 * Reads, follows and manages one environment. It connects at the first call, and
 * again whenever the connection is lost, and holds the process until `close`.
 */
export class Client {
  readonly authService: ServiceClient<typeof AuthService>;
  /** Of `rollcall serve --dev` alone. */
  readonly devService: ServiceClient<typeof DevService>;
  readonly directoryService: ServiceClient<typeof DirectoryService>;
  readonly eventService: ServiceClient<typeof EventService>;
  readonly management: Management;
  readonly #sessions: Http2SessionManager;

  /**
   * `address` is a host and a port. What is not on this machine is spoken to over
   * TLS.
   */
  constructor(address: string, apiKey: string, options: Options = {}) {
    const isPlain = options.tls === undefined && isLoopback(address);
    const baseUrl = `${isPlain ? "http" : "https"}://${address}`;
    const pings = { pingIntervalMs: PING_INTERVAL_MS, pingTimeoutMs: PING_TIMEOUT_MS };
    this.#sessions = new Http2SessionManager(baseUrl, pings, options.tls);
    const inner = createGrpcTransport({
      baseUrl,
      sessionManager: this.#sessions,
      readMaxBytes: ANSWER_BYTES_MAX,
    });
    const transport = withRetries(inner, apiKey, options.deadlineMs ?? DEADLINE_DEFAULT_MS);
    this.authService = createClient(AuthService, transport);
    this.devService = createClient(DevService, transport);
    this.directoryService = createClient(DirectoryService, transport);
    this.eventService = createClient(EventService, transport);
    this.management = management(transport);
  }

  /** Users in the order of their creation, fetched as they are needed. */
  users(selection: Selection, request: ListUsers = {}): AsyncGenerator<User, void, undefined> {
    const list = (pageToken: string) =>
      this.directoryService.listUsers({ ...request, selection: oneof(selection), pageToken });
    return items(list, (page) => page.users, request.pageToken);
  }

  async user(id: string): Promise<User> {
    return present((await this.directoryService.getUser({ id })).user);
  }

  /** Groups in the order of their creation, fetched as they are needed. */
  groups(selection: Selection, request: ListGroups = {}): AsyncGenerator<Group, void, undefined> {
    const list = (pageToken: string) =>
      this.directoryService.listGroups({ ...request, selection: oneof(selection), pageToken });
    return items(list, (page) => page.groups, request.pageToken);
  }

  async group(id: string): Promise<Group> {
    return present((await this.directoryService.getGroup({ id })).group);
  }

  /**
   * The events behind `cursor` that there are; the empty cursor is before the first.
   * `follow` has those to come too.
   */
  async *events(cursor = "", filter: EventFilter = {}): AsyncGenerator<Event, void, undefined> {
    for (let hasMore = true; hasMore; ) {
      const page = await this.eventService.listEvents({ cursor, filter, pageSize: EVENTS_MAX });
      yield* page.events;
      cursor = page.nextCursor;
      hasMore = page.hasMore;
    }
  }

  /**
   * The events behind `cursor` and those to come, over any number of connections.
   * Below 10 seconds, a `silenceMaxMs` gives up connections that only have nothing to
   * tell.
   */
  follow(cursor = "", filter: EventFilter = {}, silenceMaxMs = SILENCE_MAX_DEFAULT_MS): Follow {
    return new Follow(this.eventService, cursor, filter, silenceMaxMs);
  }

  close(): void {
    this.#sessions.abort();
  }
}

function oneof(selection: Selection) {
  if ("directoryId" in selection) {
    return { case: "directoryId", value: selection.directoryId } as const;
  }
  if ("organizationId" in selection) {
    return { case: "organizationId", value: selection.organizationId } as const;
  }
  return { case: "organizationExternalId", value: selection.organizationExternalId } as const;
}

function present<T>(answer: T | undefined): T {
  if (answer === undefined) {
    throw new RollcallError(Code.Internal, "The answer lacks what was asked for");
  }
  return answer;
}

function isLoopback(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(":")).replace(/^\[|\]$/g, "");
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  if (isIP(host) === 0) {
    return host === "localhost";
  }
  return loopback.check(host, isIP(host) === 4 ? "ipv4" : "ipv6");
}
