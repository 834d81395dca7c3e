/** Follows the feed over any number of connections. */

import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import type { Client as ServiceClient } from "@connectrpc/connect";

import { pause } from "./backoff.js";
import { RollcallError } from "./errors.js";
import type { Event } from "./proto/rollcall/event/v1/event_pb.js";
import type {
  EventFilterSchema,
  EventService,
  WatchEventsResponse,
} from "./proto/rollcall/event/v1/event_service_pb.js";

/**
 * How long a connection may be silent before another is made. The service sends a
 * heartbeat every 10 seconds.
 */
export const SILENCE_MAX_DEFAULT_MS = 30_000;

/**
 * Events as they come, each once, in order; it ends by `close`, or by leaving the
 * loop.
 *
 * While the service is away, or the connection breaks or goes silent, it connects
 * again, with growing pauses of up to 10 seconds, and goes on behind what it has
 * received. Everything else is a `RollcallError`, of which `needsSnapshot` tells that
 * events are missing; after it `next` may be called again.
 */
export class Follow implements AsyncIterableIterator<Event> {
  /** Received and not returned yet. */
  readonly #waiting: Event[] = [];
  readonly #closed = new AbortController();
  /** Behind all that was received. */
  #received: string;
  #cursor: string;
  #connection: Connection | undefined;
  #failures = 0;

  constructor(
    private readonly service: ServiceClient<typeof EventService>,
    cursor: string,
    private readonly filter: MessageInitShape<typeof EventFilterSchema>,
    private readonly silenceMaxMs: number,
  ) {
    this.#received = cursor;
    this.#cursor = cursor;
  }

  /**
   * Where to go on behind what was returned, and behind all that the filter passed
   * over since.
   */
  get cursor(): string {
    return this.#cursor;
  }

  close(): void {
    this.#closed.abort();
    this.#connection?.abort();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    while (this.#waiting.length === 0 && !this.#closed.signal.aborted) {
      await this.#receive();
    }
    const event = this.#closed.signal.aborted ? undefined : this.#waiting.shift();
    if (event === undefined) {
      return { done: true, value: undefined };
    }
    this.#cursor = this.#waiting.length === 0 ? this.#received : event.cursor;
    return { done: false, value: event };
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    this.close();
    return { done: true, value: undefined };
  }

  /** Takes what comes next: events, or a heartbeat, which moves the cursor. */
  async #receive(): Promise<void> {
    try {
      this.#connection ??= new Connection(this.service, this.#received, this.filter);
      const answer = await this.#connection.next(this.silenceMaxMs);
      this.#failures = 0;
      this.#waiting.push(...answer.events);
      this.#received = answer.cursor;
      if (this.#waiting.length === 0) {
        this.#cursor = answer.cursor;
      }
    } catch (thrown) {
      this.#connection = undefined;
      const error = RollcallError.from(thrown);
      if (!error.isTransient && !this.#closed.signal.aborted) {
        throw error;
      }
      await pause(this.#failures, this.#closed.signal);
      this.#failures += 1;
    }
  }
}

class Connection {
  readonly #over = new AbortController();
  readonly #answers: AsyncIterator<WatchEventsResponse>;

  constructor(
    service: ServiceClient<typeof EventService>,
    cursor: string,
    filter: MessageInitShape<typeof EventFilterSchema>,
  ) {
    const options = { signal: this.#over.signal };
    const answers = service.watchEvents({ cursor, filter }, options);
    this.#answers = answers[Symbol.asyncIterator]();
  }

  abort(): void {
    this.#over.abort();
  }

  async next(silenceMaxMs: number): Promise<WatchEventsResponse> {
    const silence = setTimeout(() => this.abort(), silenceMaxMs);
    try {
      const answer = await this.#answers.next();
      if (answer.done) {
        throw new RollcallError(Code.Unavailable, "The feed ended");
      }
      return answer.value;
    } finally {
      clearTimeout(silence);
    }
  }
}
