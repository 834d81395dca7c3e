package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * What happened in a directory, to be looked at: rollcall.event.v1 has the same
 * events in the order in which they are followed. See EnvironmentService for what
 * holds of every service of this package.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class EventLogServiceGrpc {

  private EventLogServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.EventLogService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoryEventsRequest,
      rollcall.management.v1.ListDirectoryEventsResponse> getListDirectoryEventsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDirectoryEvents",
      requestType = rollcall.management.v1.ListDirectoryEventsRequest.class,
      responseType = rollcall.management.v1.ListDirectoryEventsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoryEventsRequest,
      rollcall.management.v1.ListDirectoryEventsResponse> getListDirectoryEventsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoryEventsRequest, rollcall.management.v1.ListDirectoryEventsResponse> getListDirectoryEventsMethod;
    if ((getListDirectoryEventsMethod = EventLogServiceGrpc.getListDirectoryEventsMethod) == null) {
      synchronized (EventLogServiceGrpc.class) {
        if ((getListDirectoryEventsMethod = EventLogServiceGrpc.getListDirectoryEventsMethod) == null) {
          EventLogServiceGrpc.getListDirectoryEventsMethod = getListDirectoryEventsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListDirectoryEventsRequest, rollcall.management.v1.ListDirectoryEventsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDirectoryEvents"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDirectoryEventsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDirectoryEventsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new EventLogServiceMethodDescriptorSupplier("ListDirectoryEvents"))
              .build();
        }
      }
    }
    return getListDirectoryEventsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static EventLogServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EventLogServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EventLogServiceStub>() {
        @java.lang.Override
        public EventLogServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EventLogServiceStub(channel, callOptions);
        }
      };
    return EventLogServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static EventLogServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EventLogServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EventLogServiceBlockingV2Stub>() {
        @java.lang.Override
        public EventLogServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EventLogServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return EventLogServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static EventLogServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EventLogServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EventLogServiceBlockingStub>() {
        @java.lang.Override
        public EventLogServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EventLogServiceBlockingStub(channel, callOptions);
        }
      };
    return EventLogServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static EventLogServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<EventLogServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<EventLogServiceFutureStub>() {
        @java.lang.Override
        public EventLogServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new EventLogServiceFutureStub(channel, callOptions);
        }
      };
    return EventLogServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The latest first. Events are kept for the environment's
     * `event_retention_days`. NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT
     * INVALID_VALUE where more than one of the filters is set.
     * </pre>
     */
    default void listDirectoryEvents(rollcall.management.v1.ListDirectoryEventsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoryEventsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDirectoryEventsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service EventLogService.
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public static abstract class EventLogServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return EventLogServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service EventLogService.
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public static final class EventLogServiceStub
      extends io.grpc.stub.AbstractAsyncStub<EventLogServiceStub> {
    private EventLogServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EventLogServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EventLogServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. Events are kept for the environment's
     * `event_retention_days`. NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT
     * INVALID_VALUE where more than one of the filters is set.
     * </pre>
     */
    public void listDirectoryEvents(rollcall.management.v1.ListDirectoryEventsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoryEventsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDirectoryEventsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service EventLogService.
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public static final class EventLogServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<EventLogServiceBlockingV2Stub> {
    private EventLogServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EventLogServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EventLogServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. Events are kept for the environment's
     * `event_retention_days`. NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT
     * INVALID_VALUE where more than one of the filters is set.
     * </pre>
     */
    public rollcall.management.v1.ListDirectoryEventsResponse listDirectoryEvents(rollcall.management.v1.ListDirectoryEventsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDirectoryEventsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service EventLogService.
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public static final class EventLogServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<EventLogServiceBlockingStub> {
    private EventLogServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EventLogServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EventLogServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. Events are kept for the environment's
     * `event_retention_days`. NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT
     * INVALID_VALUE where more than one of the filters is set.
     * </pre>
     */
    public rollcall.management.v1.ListDirectoryEventsResponse listDirectoryEvents(rollcall.management.v1.ListDirectoryEventsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDirectoryEventsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service EventLogService.
   * <pre>
   * What happened in a directory, to be looked at: rollcall.event.v1 has the same
   * events in the order in which they are followed. See EnvironmentService for what
   * holds of every service of this package.
   * </pre>
   */
  public static final class EventLogServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<EventLogServiceFutureStub> {
    private EventLogServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected EventLogServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new EventLogServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. Events are kept for the environment's
     * `event_retention_days`. NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT
     * INVALID_VALUE where more than one of the filters is set.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListDirectoryEventsResponse> listDirectoryEvents(
        rollcall.management.v1.ListDirectoryEventsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDirectoryEventsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_LIST_DIRECTORY_EVENTS = 0;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AsyncService serviceImpl;
    private final int methodId;

    MethodHandlers(AsyncService serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_LIST_DIRECTORY_EVENTS:
          serviceImpl.listDirectoryEvents((rollcall.management.v1.ListDirectoryEventsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoryEventsResponse>) responseObserver);
          break;
        default:
          throw new AssertionError();
      }
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public io.grpc.stub.StreamObserver<Req> invoke(
        io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getListDirectoryEventsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListDirectoryEventsRequest,
              rollcall.management.v1.ListDirectoryEventsResponse>(
                service, METHODID_LIST_DIRECTORY_EVENTS)))
        .build();
  }

  private static abstract class EventLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    EventLogServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.EventLogServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("EventLogService");
    }
  }

  private static final class EventLogServiceFileDescriptorSupplier
      extends EventLogServiceBaseDescriptorSupplier {
    EventLogServiceFileDescriptorSupplier() {}
  }

  private static final class EventLogServiceMethodDescriptorSupplier
      extends EventLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    EventLogServiceMethodDescriptorSupplier(java.lang.String methodName) {
      this.methodName = methodName;
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(methodName);
    }
  }

  private static volatile io.grpc.ServiceDescriptor serviceDescriptor;

  public static io.grpc.ServiceDescriptor getServiceDescriptor() {
    io.grpc.ServiceDescriptor result = serviceDescriptor;
    if (result == null) {
      synchronized (EventLogServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new EventLogServiceFileDescriptorSupplier())
              .addMethod(getListDirectoryEventsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
