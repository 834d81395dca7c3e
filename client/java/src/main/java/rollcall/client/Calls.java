package rollcall.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What holds of every call: its credential, its deadline, its id, retries. */
final class Calls implements ClientInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final double ATTEMPTS_MAX = 4;

  private final String authorization;
  private final Duration deadline;
  private final Runnable beforeCall;

  Calls(String apiKey, Duration deadline, Runnable beforeCall) {
    authorization = "Bearer " + apiKey;
    this.deadline = deadline;
    this.beforeCall = beforeCall;
  }

  /**
   * Every call of the service is a read, or a change under a {@code request_id}: either may be
   * tried again.
   */
  static Map<String, ?> retries() {
    Map<String, ?> policy =
        Map.of(
            "maxAttempts", ATTEMPTS_MAX,
            "initialBackoff", seconds(Backoff.FIRST_PAUSE_MAX),
            "maxBackoff", seconds(Backoff.PAUSE_MAX),
            "backoffMultiplier", 2.0,
            "retryableStatusCodes", List.of("UNAVAILABLE"));
    Map<String, ?> every = Map.of("name", List.of(Map.of()), "retryPolicy", policy);
    return Map.of("methodConfig", List.of(every));
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions given, Channel next) {
    beforeCall.run();
    // A connection may be being made again.
    CallOptions options = given.withWaitForReady();
    boolean isUnary = method.getType() == MethodDescriptor.MethodType.UNARY;
    if (isUnary && options.getDeadline() == null) {
      options = options.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        headers.put(AUTHORIZATION, authorization);
        super.start(listener, headers);
      }

      @Override
      public void sendMessage(Q request) {
        super.sendMessage(withRequestId(request));
      }
    };
  }

  @SuppressWarnings("unchecked") // A builder builds what it is of.
  private static <Q> Q withRequestId(Q request) {
    if (!(request instanceof Message message)) {
      return request;
    }
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("request_id");
    if (field == null || !"".equals(message.getField(field))) {
      return request;
    }
    return (Q) message.toBuilder().setField(field, UUID.randomUUID().toString()).build();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + "s";
  }
}
