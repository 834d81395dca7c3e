package rollcall.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt. */
final class Backoff {
  /** The longest pause after the first failure; it doubles with each further one. */
  static final Duration FIRST_PAUSE_MAX = Duration.ofMillis(100);

  static final Duration PAUSE_MAX = Duration.ofSeconds(10);

  /** Beyond it every pause is the longest. */
  private static final int DOUBLINGS_MAX = 16;

  private Backoff() {}

  /**
   * Milliseconds after so many failures before this one: anywhere between nothing and the longest,
   * so that clients that failed together do not come back together.
   */
  static long pauseMillis(int failures) {
    long longest = FIRST_PAUSE_MAX.toMillis() << Math.min(failures, DOUBLINGS_MAX);
    return ThreadLocalRandom.current().nextLong(Math.min(longest, PAUSE_MAX.toMillis()) + 1);
  }
}
