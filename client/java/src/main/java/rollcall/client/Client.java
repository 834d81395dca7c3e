package rollcall.client;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import rollcall.auth.v1.AuthServiceGrpc;
import rollcall.directory.v1.DirectoryServiceGrpc;
import rollcall.directory.v1.GetGroupRequest;
import rollcall.directory.v1.GetUserRequest;
import rollcall.directory.v1.Group;
import rollcall.directory.v1.ListGroupsRequest;
import rollcall.directory.v1.ListGroupsResponse;
import rollcall.directory.v1.ListUsersRequest;
import rollcall.directory.v1.ListUsersResponse;
import rollcall.directory.v1.User;
import rollcall.event.v1.Event;
import rollcall.event.v1.EventFilter;
import rollcall.event.v1.EventServiceGrpc;

/**
 * Reads, follows and manages one environment. It connects at the first call, and again whenever the
 * connection is lost; any thread may use it.
 */
public final class Client implements AutoCloseable {
  private static final String VERSION = "0.1.0";
  /** A page of the service is below 16 MiB of attributes. */
  private static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

  /** A connection on which nothing answers is given up after both. */
  private static final Duration KEEPALIVE_INTERVAL = Duration.ofSeconds(30);

  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]):\\d+");

  private final ManagedChannel channel;
  private final Channel calls;
  private final Management management;
  private final AtomicLong reconnectedAt = new AtomicLong(System.nanoTime());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "rollcall-silence");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Connects to an address, which is a host and a port. What is not on this machine is spoken to
   * over TLS.
   */
  public Client(String address, String apiKey) {
    this(address, apiKey, Options.defaults());
  }

  public Client(String address, String apiKey, Options options) {
    channel =
        Grpc.newChannelBuilder(address, options.credentials().orElseGet(() -> usual(address)))
            .userAgent("rollcall-java/" + VERSION)
            .maxInboundMessageSize(ANSWER_BYTES_MAX)
            .keepAliveTime(KEEPALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS)
            .keepAliveTimeout(KEEPALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .enableRetry()
            .defaultServiceConfig(Calls.retries())
            .disableServiceConfigLookUp()
            .build();
    Calls interceptor = new Calls(apiKey, options.deadline(), this::reconnectInTime);
    calls = ClientInterceptors.intercept(channel, interceptor);
    management = new Management(calls);
  }

  public AuthServiceGrpc.AuthServiceBlockingStub authService() {
    return AuthServiceGrpc.newBlockingStub(calls);
  }

  public DirectoryServiceGrpc.DirectoryServiceBlockingStub directoryService() {
    return DirectoryServiceGrpc.newBlockingStub(calls);
  }

  public EventServiceGrpc.EventServiceBlockingStub eventService() {
    return EventServiceGrpc.newBlockingStub(calls);
  }

  public Management management() {
    return management;
  }

  /** The users that a request selects, in the order of their creation, fetched as needed. */
  public Iterable<User> users(ListUsersRequest request) {
    return items(directoryService()::listUsers, request, ListUsersResponse::getUsersList);
  }

  public User user(String id) {
    var request = GetUserRequest.newBuilder().setId(id).build();
    return call(directoryService()::getUser, request).getUser();
  }

  /** The groups that a request selects, in the order of their creation, fetched as needed. */
  public Iterable<Group> groups(ListGroupsRequest request) {
    return items(directoryService()::listGroups, request, ListGroupsResponse::getGroupsList);
  }

  public Group group(String id) {
    var request = GetGroupRequest.newBuilder().setId(id).build();
    return call(directoryService()::getGroup, request).getGroup();
  }

  /**
   * What any list has, from the page token of the request on, such as {@code
   * client.items(client.management().tokens()::listTokens, request,
   * ListTokensResponse::getTokensList)}.
   */
  public <Q extends Message, P extends Message, T> Iterable<T> items(
      Function<Q, P> list, Q request, Function<P, List<T>> itemsOf) {
    return () -> new Pages<>(list, request, itemsOf);
  }

  /**
   * The events behind a cursor that there are; the empty cursor is before the first. {@link
   * #follow} has those to come too.
   */
  public Iterable<Event> events(String cursor, EventFilter filter) {
    return () -> new Events(eventService()::listEvents, cursor, filter);
  }

  /**
   * The events behind a cursor and those to come, over any number of connections; the empty cursor
   * is before the first.
   */
  public Follow follow(String cursor, EventFilter filter) {
    return follow(cursor, filter, Follow.SILENCE_MAX_DEFAULT);
  }

  /** Below 10 seconds, it gives up connections that only have nothing to tell. */
  public Follow follow(String cursor, EventFilter filter, Duration silenceMax) {
    return new Follow(this, cursor, filter, silenceMax);
  }

  /** One call of a stub, whose error is a {@link RollcallException}. */
  public static <Q, A> A call(Function<Q, A> method, Q request) {
    try {
      return method.apply(request);
    } catch (StatusRuntimeException error) {
      throw RollcallException.from(error);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    timer.shutdownNow();
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Makes a lost connection again at once. */
  void reconnect() {
    reconnectedAt.set(System.nanoTime());
    channel.resetConnectBackoff();
  }

  /** gRPC's own pauses grow to minutes; while somebody calls, they do not. */
  private void reconnectInTime() {
    boolean isLost = channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE;
    long since = System.nanoTime() - reconnectedAt.get();
    if (isLost && since > Backoff.PAUSE_MAX.toNanos()) {
      reconnect();
    }
  }

  private static ChannelCredentials usual(String address) {
    boolean isLoopback = LOOPBACK.matcher(address).matches();
    return isLoopback ? InsecureChannelCredentials.create() : TlsChannelCredentials.create();
  }
}
