package rollcall.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.EnumSet;
import java.util.Set;
import rollcall.error.v1.ErrorReason;

/**
 * A call that failed. What a stub throws, {@link #from} makes one of these.
 */
public final class RollcallException extends StatusRuntimeException {
  private static final long serialVersionUID = 1;
  private static final String DOMAIN = "rollcall";
  private static final String PREFIX = "ERROR_REASON_";
  /** How a broken connection shows, of which the service itself says nothing. */
  private static final Set<Status.Code> OF_A_CONNECTION =
      EnumSet.of(
          Status.Code.CANCELLED,
          Status.Code.INTERNAL,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNKNOWN);

  private final ErrorReason reason;

  private RollcallException(StatusRuntimeException error) {
    super(error.getStatus().withCause(error), error.getTrailers());
    reason = reasonOf(error);
  }

  /** What the status of a call says. */
  public static RollcallException from(StatusRuntimeException error) {
    return error instanceof RollcallException own ? own : new RollcallException(error);
  }

  public Status.Code code() {
    return getStatus().getCode();
  }

  /**
   * Why; unspecified where the answer came from something in between, or names a reason that this
   * client does not know yet.
   */
  public ErrorReason reason() {
    return reason;
  }

  /** Such as {@code USER_NOT_FOUND}. */
  public String reasonName() {
    return reason.name().substring(PREFIX.length());
  }

  @Override
  public String getMessage() {
    return getStatus().getDescription() + " (" + code() + ", " + reasonName() + ")";
  }

  /** Whether the same call may succeed later. */
  public boolean isUnavailable() {
    return code() == Status.Code.UNAVAILABLE;
  }

  /**
   * Whether the feed cannot go on from the cursor without a gap, so that a snapshot has to be
   * taken.
   */
  public boolean needsSnapshot() {
    return reason == ErrorReason.ERROR_REASON_CURSOR_EXPIRED
        || reason == ErrorReason.ERROR_REASON_CURSOR_REWOUND;
  }

  /** Whether the connection broke. What was asked for may have been done. */
  public boolean isBrokenConnection() {
    boolean isUnspecified = reason == ErrorReason.ERROR_REASON_UNSPECIFIED;
    return isUnspecified && OF_A_CONNECTION.contains(code());
  }

  /** Whether whoever follows should go on. */
  public boolean isTransient() {
    return isUnavailable() || isBrokenConnection() || code() == Status.Code.DEADLINE_EXCEEDED;
  }

  private static ErrorReason reasonOf(StatusRuntimeException error) {
    try {
      com.google.rpc.Status status = StatusProto.fromThrowable(error);
      for (Any detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          ErrorInfo info = detail.unpack(ErrorInfo.class);
          if (info.getDomain().equals(DOMAIN)) {
            return ErrorReason.valueOf(PREFIX + info.getReason());
          }
        }
      }
    } catch (IllegalArgumentException | InvalidProtocolBufferException unknown) {
      // Whatever is in between may write what it likes.
      return ErrorReason.ERROR_REASON_UNSPECIFIED;
    }
    return ErrorReason.ERROR_REASON_UNSPECIFIED;
  }
}
