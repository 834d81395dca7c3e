package rollcall.client;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import rollcall.event.v1.Event;
import rollcall.event.v1.EventFilter;
import rollcall.event.v1.EventServiceGrpc.EventServiceBlockingStub;
import rollcall.event.v1.WatchEventsRequest;
import rollcall.event.v1.WatchEventsResponse;

/**
 * Events as they come, each once, in order; they end by {@link #close} alone.
 *
 * <p>While the service is away, or the connection breaks or goes silent, it connects again, with
 * growing pauses of up to 10 seconds, and goes on behind what it has received. Everything else is a
 * {@link RollcallException}, of which {@link RollcallException#needsSnapshot} tells that events are
 * missing; after it the iterator may be asked again. One thread uses it, and any may close it.
 */
public final class Follow implements Iterable<Event>, AutoCloseable {
  /**
   * How long a connection may be silent before another is made. The service sends a heartbeat every
   * 10 seconds.
   */
  public static final Duration SILENCE_MAX_DEFAULT = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(Follow.class.getName());

  private final EventServiceBlockingStub service;
  private final Runnable reconnect;
  private final ScheduledExecutorService timer;
  private final EventFilter filter;
  private final Duration silenceMax;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Received and not returned yet. */
  private final Deque<Event> waiting = new ArrayDeque<>();

  /** Behind all that was received. */
  private String received;

  private String cursor;
  private Iterator<WatchEventsResponse> answers;
  private volatile Context.CancellableContext connection;
  private int failures;

  Follow(Client client, String cursor, EventFilter filter, Duration silenceMax) {
    service = client.eventService();
    reconnect = client::reconnect;
    timer = client.timer();
    received = cursor;
    this.cursor = cursor;
    this.filter = filter;
    this.silenceMax = silenceMax;
  }

  /** Where to go on behind what was returned, and behind all that the filter passed over since. */
  public String cursor() {
    return cursor;
  }

  @Override
  public void close() {
    closed.countDown();
    disconnect();
  }

  /** Always the same events: those that are to come. */
  @Override
  public Iterator<Event> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (waiting.isEmpty() && !isClosed()) {
          receive();
        }
        return !isClosed();
      }

      @Override
      public Event next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Event event = waiting.remove();
        cursor = waiting.isEmpty() ? received : event.getCursor();
        return event;
      }
    };
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Takes what comes next: events, or a heartbeat, which moves the cursor. */
  private void receive() {
    try {
      WatchEventsResponse answer = answer();
      failures = 0;
      received = answer.getCursor();
      waiting.addAll(answer.getEventsList());
      if (waiting.isEmpty()) {
        cursor = received;
      }
    } catch (StatusRuntimeException thrown) {
      disconnect();
      answers = null;
      if (isClosed()) {
        return;
      }
      RollcallException error = RollcallException.from(thrown);
      if (Thread.currentThread().isInterrupted() || !error.isTransient()) {
        throw error;
      }
      pause(error);
    }
  }

  private void pause(RollcallException error) {
    LOG.log(Level.WARNING, "the feed was lost and is sought again: {0}", error.getMessage());
    try {
      closed.await(Backoff.pauseMillis(failures), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw error;
    }
    failures++;
    reconnect.run();
  }

  private WatchEventsResponse answer() {
    if (answers == null) {
      connection = Context.current().withCancellation();
      var request = WatchEventsRequest.newBuilder().setCursor(received).setFilter(filter).build();
      Context before = connection.attach();
      try {
        answers = service.watchEvents(request);
      } finally {
        connection.detach(before);
      }
    }
    Future<?> silence =
        timer.schedule(this::disconnect, silenceMax.toMillis(), TimeUnit.MILLISECONDS);
    try {
      // Whoever closed it before it was there did not reach it.
      if (isClosed()) {
        disconnect();
      }
      return answers.next();
    } catch (NoSuchElementException over) {
      throw Status.UNAVAILABLE.withDescription("The feed ended").asRuntimeException();
    } finally {
      silence.cancel(false);
    }
  }

  private void disconnect() {
    if (connection != null) {
      connection.cancel(null);
    }
  }
}
