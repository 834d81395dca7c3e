/** What holds of every call: its credential, its deadline, retries, errors. */

import { create } from "@bufbuild/protobuf";
import type { DescMessage, MessageInitShape } from "@bufbuild/protobuf";
import type { StreamResponse, Transport } from "@connectrpc/connect";

import { pause } from "./backoff.js";
import { RollcallError } from "./errors.js";

const ATTEMPTS_MAX = 4;
const VERSION = "0.1.0";

/**
 * Every call of the service is a read, or a change under a `request_id`: either may
 * be tried again.
 */
export function withRetries(inner: Transport, apiKey: string, deadlineMs: number): Transport {
  const authorized = (given: ConstructorParameters<typeof Headers>[0]): Headers => {
    const headers = new Headers(given);
    headers.set("authorization", `Bearer ${apiKey}`);
    headers.set("user-agent", `rollcall-typescript/${VERSION}`);
    return headers;
  };
  return {
    async unary(method, signal, timeoutMs, headers, input, context) {
      const identified = withRequestId(method.input, input);
      const deadline = timeoutMs ?? deadlineMs;
      for (let failures = 0; ; failures += 1) {
        try {
          const header = authorized(headers);
          return await inner.unary(method, signal, deadline, header, identified, context);
        } catch (thrown) {
          const error = RollcallError.from(thrown);
          const isWorthIt = error.isUnavailable || error.isBrokenConnection;
          if (failures + 1 === ATTEMPTS_MAX || !isWorthIt || signal?.aborted) {
            throw error;
          }
        }
        await pause(failures, signal);
      }
    },
    async stream(method, signal, timeoutMs, headers, input, context) {
      try {
        const header = authorized(headers);
        const answer = await inner.stream(method, signal, timeoutMs, header, input, context);
        return { ...answer, message: translated(answer.message) } as StreamResponse<
          typeof method.input,
          typeof method.output
        >;
      } catch (thrown) {
        throw RollcallError.from(thrown);
      }
    },
  };
}

async function* translated<T>(answers: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* answers;
  } catch (thrown) {
    throw RollcallError.from(thrown);
  }
}

function withRequestId<I extends DescMessage>(
  schema: I,
  input: MessageInitShape<I>,
): MessageInitShape<I> {
  const takesOne = schema.fields.some((field) => field.name === "request_id");
  const given = input as { requestId?: string };
  if (!takesOne || given.requestId) {
    return input;
  }
  // The caller's own is left as it is.
  const requestId = crypto.randomUUID();
  const identified: unknown = { ...given, requestId };
  return create(schema, identified as MessageInitShape<I>) as MessageInitShape<I>;
}
