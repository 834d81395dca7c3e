/** What a call can fail with. */

import { BinaryReader } from "@bufbuild/protobuf/wire";
import { Code, ConnectError } from "@connectrpc/connect";

import { ErrorReason } from "./proto/rollcall/error/v1/error_reason_pb.js";

const DOMAIN = "rollcall";
const ERROR_INFO = "google.rpc.ErrorInfo";
// The numbers of its fields.
const REASON = 1;
const DOMAIN_OF_REASON = 2;

/**
 * How a broken connection shows, of which the service itself says nothing; one that
 * was reset is `Aborted` to Connect.
 */
const OF_A_CONNECTION = [
  Code.Aborted,
  Code.Canceled,
  Code.Internal,
  Code.ResourceExhausted,
  Code.Unknown,
];

/** A call that failed. */
export class RollcallError extends Error {
  override readonly name = "RollcallError";

  constructor(
    readonly code: Code,
    /** For people; may change. */
    message: string,
    /**
     * Why; unspecified where the answer came from something in between, or names a
     * reason that this client does not know yet.
     */
    readonly reason: ErrorReason = ErrorReason.UNSPECIFIED,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What anything that was thrown says. */
  static from(thrown: unknown): RollcallError {
    if (thrown instanceof RollcallError) {
      return thrown;
    }
    const error = ConnectError.from(thrown);
    return new RollcallError(error.code, error.rawMessage, reasonOf(error), { cause: thrown });
  }

  /** Whether the same call may succeed later. */
  get isUnavailable(): boolean {
    return this.code === Code.Unavailable;
  }

  /**
   * Whether the feed cannot go on from the cursor without a gap, so that a snapshot
   * has to be taken.
   */
  get needsSnapshot(): boolean {
    return this.reason === ErrorReason.CURSOR_EXPIRED || this.reason === ErrorReason.CURSOR_REWOUND;
  }

  /** Whether the connection broke. What was asked for may have been done. */
  get isBrokenConnection(): boolean {
    return this.reason === ErrorReason.UNSPECIFIED && OF_A_CONNECTION.includes(this.code);
  }

  /** Whether whoever follows should go on. */
  get isTransient(): boolean {
    return this.isUnavailable || this.isBrokenConnection || this.code === Code.DeadlineExceeded;
  }
}

function reasonOf(error: ConnectError): ErrorReason {
  for (const detail of error.details) {
    if ("type" in detail && detail.type === ERROR_INFO && detail.value instanceof Uint8Array) {
      return reasonIn(detail.value);
    }
  }
  return ErrorReason.UNSPECIFIED;
}

function reasonIn(errorInfo: Uint8Array): ErrorReason {
  let reason = "";
  let domain = "";
  try {
    const reader = new BinaryReader(errorInfo);
    while (reader.pos < reader.len) {
      const [field, wireType] = reader.tag();
      if (field === REASON) {
        reason = reader.string();
      } else if (field === DOMAIN_OF_REASON) {
        domain = reader.string();
      } else {
        reader.skip(wireType, field);
      }
    }
  } catch {
    // Whatever is in between may write what it likes.
    return ErrorReason.UNSPECIFIED;
  }
  const known = domain === DOMAIN ? ErrorReason[reason as keyof typeof ErrorReason] : undefined;
  return known ?? ErrorReason.UNSPECIFIED;
}
