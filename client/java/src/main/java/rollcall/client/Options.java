package rollcall.client;

import io.grpc.ChannelCredentials;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a client.
 *
 * @param deadline of a call, its retries included; a call takes another by {@code
 *     stub.withDeadlineAfter}
 * @param credentials the certificate authorities of TLS, in the place of Java's, and the like
 */
public record Options(Duration deadline, Optional<ChannelCredentials> credentials) {
  /** How long a call may take. */
  public static final Duration DEADLINE_DEFAULT = Duration.ofSeconds(10);

  public static Options defaults() {
    return new Options(DEADLINE_DEFAULT, Optional.empty());
  }

  public Options withDeadline(Duration deadline) {
    return new Options(deadline, credentials);
  }

  public Options withCredentials(ChannelCredentials credentials) {
    return new Options(deadline, Optional.of(credentials));
  }
}
