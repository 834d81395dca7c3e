package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * The audit log: every change by the management, setup and console APIs and by the
 * operator's commands, each session that an operator opened, and who was not let in.
 * See EnvironmentService for what holds of every service of this package.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class AuditLogServiceGrpc {

  private AuditLogServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.AuditLogService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListAuditEntriesRequest,
      rollcall.management.v1.ListAuditEntriesResponse> getListAuditEntriesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAuditEntries",
      requestType = rollcall.management.v1.ListAuditEntriesRequest.class,
      responseType = rollcall.management.v1.ListAuditEntriesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListAuditEntriesRequest,
      rollcall.management.v1.ListAuditEntriesResponse> getListAuditEntriesMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListAuditEntriesRequest, rollcall.management.v1.ListAuditEntriesResponse> getListAuditEntriesMethod;
    if ((getListAuditEntriesMethod = AuditLogServiceGrpc.getListAuditEntriesMethod) == null) {
      synchronized (AuditLogServiceGrpc.class) {
        if ((getListAuditEntriesMethod = AuditLogServiceGrpc.getListAuditEntriesMethod) == null) {
          AuditLogServiceGrpc.getListAuditEntriesMethod = getListAuditEntriesMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListAuditEntriesRequest, rollcall.management.v1.ListAuditEntriesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAuditEntries"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListAuditEntriesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListAuditEntriesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AuditLogServiceMethodDescriptorSupplier("ListAuditEntries"))
              .build();
        }
      }
    }
    return getListAuditEntriesMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AuditLogServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceStub>() {
        @java.lang.Override
        public AuditLogServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditLogServiceStub(channel, callOptions);
        }
      };
    return AuditLogServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static AuditLogServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceBlockingV2Stub>() {
        @java.lang.Override
        public AuditLogServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditLogServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return AuditLogServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AuditLogServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceBlockingStub>() {
        @java.lang.Override
        public AuditLogServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditLogServiceBlockingStub(channel, callOptions);
        }
      };
    return AuditLogServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AuditLogServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuditLogServiceFutureStub>() {
        @java.lang.Override
        public AuditLogServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuditLogServiceFutureStub(channel, callOptions);
        }
      };
    return AuditLogServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The latest first.
     * </pre>
     */
    default void listAuditEntries(rollcall.management.v1.ListAuditEntriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListAuditEntriesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAuditEntriesMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service AuditLogService.
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static abstract class AuditLogServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return AuditLogServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service AuditLogService.
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class AuditLogServiceStub
      extends io.grpc.stub.AbstractAsyncStub<AuditLogServiceStub> {
    private AuditLogServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditLogServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditLogServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first.
     * </pre>
     */
    public void listAuditEntries(rollcall.management.v1.ListAuditEntriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListAuditEntriesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAuditEntriesMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service AuditLogService.
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class AuditLogServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<AuditLogServiceBlockingV2Stub> {
    private AuditLogServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditLogServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditLogServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first.
     * </pre>
     */
    public rollcall.management.v1.ListAuditEntriesResponse listAuditEntries(rollcall.management.v1.ListAuditEntriesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAuditEntriesMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service AuditLogService.
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class AuditLogServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<AuditLogServiceBlockingStub> {
    private AuditLogServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditLogServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditLogServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first.
     * </pre>
     */
    public rollcall.management.v1.ListAuditEntriesResponse listAuditEntries(rollcall.management.v1.ListAuditEntriesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAuditEntriesMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service AuditLogService.
   * <pre>
   * The audit log: every change by the management, setup and console APIs and by the
   * operator's commands, each session that an operator opened, and who was not let in.
   * See EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class AuditLogServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<AuditLogServiceFutureStub> {
    private AuditLogServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuditLogServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuditLogServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListAuditEntriesResponse> listAuditEntries(
        rollcall.management.v1.ListAuditEntriesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAuditEntriesMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_LIST_AUDIT_ENTRIES = 0;

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
        case METHODID_LIST_AUDIT_ENTRIES:
          serviceImpl.listAuditEntries((rollcall.management.v1.ListAuditEntriesRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListAuditEntriesResponse>) responseObserver);
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
          getListAuditEntriesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListAuditEntriesRequest,
              rollcall.management.v1.ListAuditEntriesResponse>(
                service, METHODID_LIST_AUDIT_ENTRIES)))
        .build();
  }

  private static abstract class AuditLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AuditLogServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.AuditLogServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AuditLogService");
    }
  }

  private static final class AuditLogServiceFileDescriptorSupplier
      extends AuditLogServiceBaseDescriptorSupplier {
    AuditLogServiceFileDescriptorSupplier() {}
  }

  private static final class AuditLogServiceMethodDescriptorSupplier
      extends AuditLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    AuditLogServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (AuditLogServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AuditLogServiceFileDescriptorSupplier())
              .addMethod(getListAuditEntriesMethod())
              .build();
        }
      }
    }
    return result;
  }
}
