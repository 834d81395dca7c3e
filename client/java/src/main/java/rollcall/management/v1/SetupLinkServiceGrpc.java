package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Links by which a customer's IT admin configures one directory without an
 * account. See EnvironmentService for what holds of every service of this
 * package.
 * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class SetupLinkServiceGrpc {

  private SetupLinkServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.SetupLinkService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateSetupLinkRequest,
      rollcall.management.v1.CreateSetupLinkResponse> getCreateSetupLinkMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateSetupLink",
      requestType = rollcall.management.v1.CreateSetupLinkRequest.class,
      responseType = rollcall.management.v1.CreateSetupLinkResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateSetupLinkRequest,
      rollcall.management.v1.CreateSetupLinkResponse> getCreateSetupLinkMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateSetupLinkRequest, rollcall.management.v1.CreateSetupLinkResponse> getCreateSetupLinkMethod;
    if ((getCreateSetupLinkMethod = SetupLinkServiceGrpc.getCreateSetupLinkMethod) == null) {
      synchronized (SetupLinkServiceGrpc.class) {
        if ((getCreateSetupLinkMethod = SetupLinkServiceGrpc.getCreateSetupLinkMethod) == null) {
          SetupLinkServiceGrpc.getCreateSetupLinkMethod = getCreateSetupLinkMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateSetupLinkRequest, rollcall.management.v1.CreateSetupLinkResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateSetupLink"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateSetupLinkRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateSetupLinkResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SetupLinkServiceMethodDescriptorSupplier("CreateSetupLink"))
              .build();
        }
      }
    }
    return getCreateSetupLinkMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetSetupLinkRequest,
      rollcall.management.v1.GetSetupLinkResponse> getGetSetupLinkMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetSetupLink",
      requestType = rollcall.management.v1.GetSetupLinkRequest.class,
      responseType = rollcall.management.v1.GetSetupLinkResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetSetupLinkRequest,
      rollcall.management.v1.GetSetupLinkResponse> getGetSetupLinkMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetSetupLinkRequest, rollcall.management.v1.GetSetupLinkResponse> getGetSetupLinkMethod;
    if ((getGetSetupLinkMethod = SetupLinkServiceGrpc.getGetSetupLinkMethod) == null) {
      synchronized (SetupLinkServiceGrpc.class) {
        if ((getGetSetupLinkMethod = SetupLinkServiceGrpc.getGetSetupLinkMethod) == null) {
          SetupLinkServiceGrpc.getGetSetupLinkMethod = getGetSetupLinkMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetSetupLinkRequest, rollcall.management.v1.GetSetupLinkResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetSetupLink"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetSetupLinkRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetSetupLinkResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SetupLinkServiceMethodDescriptorSupplier("GetSetupLink"))
              .build();
        }
      }
    }
    return getGetSetupLinkMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListSetupLinksRequest,
      rollcall.management.v1.ListSetupLinksResponse> getListSetupLinksMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSetupLinks",
      requestType = rollcall.management.v1.ListSetupLinksRequest.class,
      responseType = rollcall.management.v1.ListSetupLinksResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListSetupLinksRequest,
      rollcall.management.v1.ListSetupLinksResponse> getListSetupLinksMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListSetupLinksRequest, rollcall.management.v1.ListSetupLinksResponse> getListSetupLinksMethod;
    if ((getListSetupLinksMethod = SetupLinkServiceGrpc.getListSetupLinksMethod) == null) {
      synchronized (SetupLinkServiceGrpc.class) {
        if ((getListSetupLinksMethod = SetupLinkServiceGrpc.getListSetupLinksMethod) == null) {
          SetupLinkServiceGrpc.getListSetupLinksMethod = getListSetupLinksMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListSetupLinksRequest, rollcall.management.v1.ListSetupLinksResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSetupLinks"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListSetupLinksRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListSetupLinksResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SetupLinkServiceMethodDescriptorSupplier("ListSetupLinks"))
              .build();
        }
      }
    }
    return getListSetupLinksMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RevokeSetupLinkRequest,
      rollcall.management.v1.RevokeSetupLinkResponse> getRevokeSetupLinkMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeSetupLink",
      requestType = rollcall.management.v1.RevokeSetupLinkRequest.class,
      responseType = rollcall.management.v1.RevokeSetupLinkResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RevokeSetupLinkRequest,
      rollcall.management.v1.RevokeSetupLinkResponse> getRevokeSetupLinkMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RevokeSetupLinkRequest, rollcall.management.v1.RevokeSetupLinkResponse> getRevokeSetupLinkMethod;
    if ((getRevokeSetupLinkMethod = SetupLinkServiceGrpc.getRevokeSetupLinkMethod) == null) {
      synchronized (SetupLinkServiceGrpc.class) {
        if ((getRevokeSetupLinkMethod = SetupLinkServiceGrpc.getRevokeSetupLinkMethod) == null) {
          SetupLinkServiceGrpc.getRevokeSetupLinkMethod = getRevokeSetupLinkMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RevokeSetupLinkRequest, rollcall.management.v1.RevokeSetupLinkResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeSetupLink"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeSetupLinkRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeSetupLinkResponse.getDefaultInstance()))
              .setSchemaDescriptor(new SetupLinkServiceMethodDescriptorSupplier("RevokeSetupLink"))
              .build();
        }
      }
    }
    return getRevokeSetupLinkMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static SetupLinkServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceStub>() {
        @java.lang.Override
        public SetupLinkServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SetupLinkServiceStub(channel, callOptions);
        }
      };
    return SetupLinkServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static SetupLinkServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceBlockingV2Stub>() {
        @java.lang.Override
        public SetupLinkServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SetupLinkServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return SetupLinkServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static SetupLinkServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceBlockingStub>() {
        @java.lang.Override
        public SetupLinkServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SetupLinkServiceBlockingStub(channel, callOptions);
        }
      };
    return SetupLinkServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static SetupLinkServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<SetupLinkServiceFutureStub>() {
        @java.lang.Override
        public SetupLinkServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new SetupLinkServiceFutureStub(channel, callOptions);
        }
      };
    return SetupLinkServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * NOT_FOUND ORGANIZATION_NOT_FOUND, DIRECTORY_NOT_FOUND.
     * </pre>
     */
    default void createSetupLink(rollcall.management.v1.CreateSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateSetupLinkResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateSetupLinkMethod(), responseObserver);
    }

    /**
     */
    default void getSetupLink(rollcall.management.v1.GetSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetSetupLinkResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetSetupLinkMethod(), responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    default void listSetupLinks(rollcall.management.v1.ListSetupLinksRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListSetupLinksResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSetupLinksMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends the link and what was opened with it. To revoke again changes nothing.
     * </pre>
     */
    default void revokeSetupLink(rollcall.management.v1.RevokeSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeSetupLinkResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeSetupLinkMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service SetupLinkService.
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public static abstract class SetupLinkServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return SetupLinkServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service SetupLinkService.
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public static final class SetupLinkServiceStub
      extends io.grpc.stub.AbstractAsyncStub<SetupLinkServiceStub> {
    private SetupLinkServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SetupLinkServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SetupLinkServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND ORGANIZATION_NOT_FOUND, DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public void createSetupLink(rollcall.management.v1.CreateSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateSetupLinkResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateSetupLinkMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getSetupLink(rollcall.management.v1.GetSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetSetupLinkResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetSetupLinkMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public void listSetupLinks(rollcall.management.v1.ListSetupLinksRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListSetupLinksResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSetupLinksMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends the link and what was opened with it. To revoke again changes nothing.
     * </pre>
     */
    public void revokeSetupLink(rollcall.management.v1.RevokeSetupLinkRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeSetupLinkResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeSetupLinkMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service SetupLinkService.
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public static final class SetupLinkServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<SetupLinkServiceBlockingV2Stub> {
    private SetupLinkServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SetupLinkServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SetupLinkServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND ORGANIZATION_NOT_FOUND, DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.CreateSetupLinkResponse createSetupLink(rollcall.management.v1.CreateSetupLinkRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateSetupLinkMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetSetupLinkResponse getSetupLink(rollcall.management.v1.GetSetupLinkRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetSetupLinkMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListSetupLinksResponse listSetupLinks(rollcall.management.v1.ListSetupLinksRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSetupLinksMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends the link and what was opened with it. To revoke again changes nothing.
     * </pre>
     */
    public rollcall.management.v1.RevokeSetupLinkResponse revokeSetupLink(rollcall.management.v1.RevokeSetupLinkRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeSetupLinkMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service SetupLinkService.
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public static final class SetupLinkServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<SetupLinkServiceBlockingStub> {
    private SetupLinkServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SetupLinkServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SetupLinkServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND ORGANIZATION_NOT_FOUND, DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.CreateSetupLinkResponse createSetupLink(rollcall.management.v1.CreateSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateSetupLinkMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetSetupLinkResponse getSetupLink(rollcall.management.v1.GetSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetSetupLinkMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListSetupLinksResponse listSetupLinks(rollcall.management.v1.ListSetupLinksRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSetupLinksMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends the link and what was opened with it. To revoke again changes nothing.
     * </pre>
     */
    public rollcall.management.v1.RevokeSetupLinkResponse revokeSetupLink(rollcall.management.v1.RevokeSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeSetupLinkMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service SetupLinkService.
   * <pre>
   * Links by which a customer's IT admin configures one directory without an
   * account. See EnvironmentService for what holds of every service of this
   * package.
   * Methods that name one fail with NOT_FOUND SETUP_LINK_NOT_FOUND.
   * </pre>
   */
  public static final class SetupLinkServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<SetupLinkServiceFutureStub> {
    private SetupLinkServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected SetupLinkServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new SetupLinkServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND ORGANIZATION_NOT_FOUND, DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateSetupLinkResponse> createSetupLink(
        rollcall.management.v1.CreateSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateSetupLinkMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetSetupLinkResponse> getSetupLink(
        rollcall.management.v1.GetSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetSetupLinkMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListSetupLinksResponse> listSetupLinks(
        rollcall.management.v1.ListSetupLinksRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSetupLinksMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends the link and what was opened with it. To revoke again changes nothing.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RevokeSetupLinkResponse> revokeSetupLink(
        rollcall.management.v1.RevokeSetupLinkRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeSetupLinkMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_SETUP_LINK = 0;
  private static final int METHODID_GET_SETUP_LINK = 1;
  private static final int METHODID_LIST_SETUP_LINKS = 2;
  private static final int METHODID_REVOKE_SETUP_LINK = 3;

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
        case METHODID_CREATE_SETUP_LINK:
          serviceImpl.createSetupLink((rollcall.management.v1.CreateSetupLinkRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateSetupLinkResponse>) responseObserver);
          break;
        case METHODID_GET_SETUP_LINK:
          serviceImpl.getSetupLink((rollcall.management.v1.GetSetupLinkRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetSetupLinkResponse>) responseObserver);
          break;
        case METHODID_LIST_SETUP_LINKS:
          serviceImpl.listSetupLinks((rollcall.management.v1.ListSetupLinksRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListSetupLinksResponse>) responseObserver);
          break;
        case METHODID_REVOKE_SETUP_LINK:
          serviceImpl.revokeSetupLink((rollcall.management.v1.RevokeSetupLinkRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeSetupLinkResponse>) responseObserver);
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
          getCreateSetupLinkMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateSetupLinkRequest,
              rollcall.management.v1.CreateSetupLinkResponse>(
                service, METHODID_CREATE_SETUP_LINK)))
        .addMethod(
          getGetSetupLinkMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetSetupLinkRequest,
              rollcall.management.v1.GetSetupLinkResponse>(
                service, METHODID_GET_SETUP_LINK)))
        .addMethod(
          getListSetupLinksMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListSetupLinksRequest,
              rollcall.management.v1.ListSetupLinksResponse>(
                service, METHODID_LIST_SETUP_LINKS)))
        .addMethod(
          getRevokeSetupLinkMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RevokeSetupLinkRequest,
              rollcall.management.v1.RevokeSetupLinkResponse>(
                service, METHODID_REVOKE_SETUP_LINK)))
        .build();
  }

  private static abstract class SetupLinkServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    SetupLinkServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.SetupLinkServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("SetupLinkService");
    }
  }

  private static final class SetupLinkServiceFileDescriptorSupplier
      extends SetupLinkServiceBaseDescriptorSupplier {
    SetupLinkServiceFileDescriptorSupplier() {}
  }

  private static final class SetupLinkServiceMethodDescriptorSupplier
      extends SetupLinkServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    SetupLinkServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (SetupLinkServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new SetupLinkServiceFileDescriptorSupplier())
              .addMethod(getCreateSetupLinkMethod())
              .addMethod(getGetSetupLinkMethod())
              .addMethod(getListSetupLinksMethod())
              .addMethod(getRevokeSetupLinkMethod())
              .build();
        }
      }
    }
    return result;
  }
}
