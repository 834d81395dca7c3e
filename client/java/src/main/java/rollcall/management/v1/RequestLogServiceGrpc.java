package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * The request log: every SCIM request that came to a directory's base URL. See
 * EnvironmentService for what holds of every service of this package.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class RequestLogServiceGrpc {

  private RequestLogServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.RequestLogService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListRequestsRequest,
      rollcall.management.v1.ListRequestsResponse> getListRequestsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListRequests",
      requestType = rollcall.management.v1.ListRequestsRequest.class,
      responseType = rollcall.management.v1.ListRequestsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListRequestsRequest,
      rollcall.management.v1.ListRequestsResponse> getListRequestsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListRequestsRequest, rollcall.management.v1.ListRequestsResponse> getListRequestsMethod;
    if ((getListRequestsMethod = RequestLogServiceGrpc.getListRequestsMethod) == null) {
      synchronized (RequestLogServiceGrpc.class) {
        if ((getListRequestsMethod = RequestLogServiceGrpc.getListRequestsMethod) == null) {
          RequestLogServiceGrpc.getListRequestsMethod = getListRequestsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListRequestsRequest, rollcall.management.v1.ListRequestsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListRequests"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListRequestsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListRequestsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RequestLogServiceMethodDescriptorSupplier("ListRequests"))
              .build();
        }
      }
    }
    return getListRequestsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestRequest,
      rollcall.management.v1.GetRequestResponse> getGetRequestMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetRequest",
      requestType = rollcall.management.v1.GetRequestRequest.class,
      responseType = rollcall.management.v1.GetRequestResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestRequest,
      rollcall.management.v1.GetRequestResponse> getGetRequestMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestRequest, rollcall.management.v1.GetRequestResponse> getGetRequestMethod;
    if ((getGetRequestMethod = RequestLogServiceGrpc.getGetRequestMethod) == null) {
      synchronized (RequestLogServiceGrpc.class) {
        if ((getGetRequestMethod = RequestLogServiceGrpc.getGetRequestMethod) == null) {
          RequestLogServiceGrpc.getGetRequestMethod = getGetRequestMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetRequestRequest, rollcall.management.v1.GetRequestResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetRequest"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetRequestRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetRequestResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RequestLogServiceMethodDescriptorSupplier("GetRequest"))
              .build();
        }
      }
    }
    return getGetRequestMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestCountsRequest,
      rollcall.management.v1.GetRequestCountsResponse> getGetRequestCountsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetRequestCounts",
      requestType = rollcall.management.v1.GetRequestCountsRequest.class,
      responseType = rollcall.management.v1.GetRequestCountsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestCountsRequest,
      rollcall.management.v1.GetRequestCountsResponse> getGetRequestCountsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetRequestCountsRequest, rollcall.management.v1.GetRequestCountsResponse> getGetRequestCountsMethod;
    if ((getGetRequestCountsMethod = RequestLogServiceGrpc.getGetRequestCountsMethod) == null) {
      synchronized (RequestLogServiceGrpc.class) {
        if ((getGetRequestCountsMethod = RequestLogServiceGrpc.getGetRequestCountsMethod) == null) {
          RequestLogServiceGrpc.getGetRequestCountsMethod = getGetRequestCountsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetRequestCountsRequest, rollcall.management.v1.GetRequestCountsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetRequestCounts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetRequestCountsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetRequestCountsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new RequestLogServiceMethodDescriptorSupplier("GetRequestCounts"))
              .build();
        }
      }
    }
    return getGetRequestCountsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static RequestLogServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceStub>() {
        @java.lang.Override
        public RequestLogServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RequestLogServiceStub(channel, callOptions);
        }
      };
    return RequestLogServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static RequestLogServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceBlockingV2Stub>() {
        @java.lang.Override
        public RequestLogServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RequestLogServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return RequestLogServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static RequestLogServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceBlockingStub>() {
        @java.lang.Override
        public RequestLogServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RequestLogServiceBlockingStub(channel, callOptions);
        }
      };
    return RequestLogServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static RequestLogServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<RequestLogServiceFutureStub>() {
        @java.lang.Override
        public RequestLogServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new RequestLogServiceFutureStub(channel, callOptions);
        }
      };
    return RequestLogServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The latest first. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    default void listRequests(rollcall.management.v1.ListRequestsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListRequestsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListRequestsMethod(), responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND REQUEST_NOT_FOUND.
     * </pre>
     */
    default void getRequest(rollcall.management.v1.GetRequestRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetRequestMethod(), responseObserver);
    }

    /**
     * <pre>
     * How many requests came to a directory, hour by hour or day by day. They are
     * kept for 90 days, also where the requests are not. NOT_FOUND
     * DIRECTORY_NOT_FOUND; INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    default void getRequestCounts(rollcall.management.v1.GetRequestCountsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestCountsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetRequestCountsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service RequestLogService.
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static abstract class RequestLogServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return RequestLogServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service RequestLogService.
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class RequestLogServiceStub
      extends io.grpc.stub.AbstractAsyncStub<RequestLogServiceStub> {
    private RequestLogServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RequestLogServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RequestLogServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public void listRequests(rollcall.management.v1.ListRequestsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListRequestsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListRequestsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND REQUEST_NOT_FOUND.
     * </pre>
     */
    public void getRequest(rollcall.management.v1.GetRequestRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetRequestMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * How many requests came to a directory, hour by hour or day by day. They are
     * kept for 90 days, also where the requests are not. NOT_FOUND
     * DIRECTORY_NOT_FOUND; INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public void getRequestCounts(rollcall.management.v1.GetRequestCountsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestCountsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetRequestCountsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service RequestLogService.
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class RequestLogServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<RequestLogServiceBlockingV2Stub> {
    private RequestLogServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RequestLogServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RequestLogServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListRequestsResponse listRequests(rollcall.management.v1.ListRequestsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListRequestsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND REQUEST_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.GetRequestResponse getRequest(rollcall.management.v1.GetRequestRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetRequestMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * How many requests came to a directory, hour by hour or day by day. They are
     * kept for 90 days, also where the requests are not. NOT_FOUND
     * DIRECTORY_NOT_FOUND; INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public rollcall.management.v1.GetRequestCountsResponse getRequestCounts(rollcall.management.v1.GetRequestCountsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetRequestCountsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service RequestLogService.
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class RequestLogServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<RequestLogServiceBlockingStub> {
    private RequestLogServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RequestLogServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RequestLogServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListRequestsResponse listRequests(rollcall.management.v1.ListRequestsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListRequestsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND REQUEST_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.GetRequestResponse getRequest(rollcall.management.v1.GetRequestRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetRequestMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * How many requests came to a directory, hour by hour or day by day. They are
     * kept for 90 days, also where the requests are not. NOT_FOUND
     * DIRECTORY_NOT_FOUND; INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public rollcall.management.v1.GetRequestCountsResponse getRequestCounts(rollcall.management.v1.GetRequestCountsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetRequestCountsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service RequestLogService.
   * <pre>
   * The request log: every SCIM request that came to a directory's base URL. See
   * EnvironmentService for what holds of every service of this package.
   * </pre>
   */
  public static final class RequestLogServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<RequestLogServiceFutureStub> {
    private RequestLogServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected RequestLogServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new RequestLogServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * The latest first. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListRequestsResponse> listRequests(
        rollcall.management.v1.ListRequestsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListRequestsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * NOT_FOUND REQUEST_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetRequestResponse> getRequest(
        rollcall.management.v1.GetRequestRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetRequestMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * How many requests came to a directory, hour by hour or day by day. They are
     * kept for 90 days, also where the requests are not. NOT_FOUND
     * DIRECTORY_NOT_FOUND; INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetRequestCountsResponse> getRequestCounts(
        rollcall.management.v1.GetRequestCountsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetRequestCountsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_LIST_REQUESTS = 0;
  private static final int METHODID_GET_REQUEST = 1;
  private static final int METHODID_GET_REQUEST_COUNTS = 2;

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
        case METHODID_LIST_REQUESTS:
          serviceImpl.listRequests((rollcall.management.v1.ListRequestsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListRequestsResponse>) responseObserver);
          break;
        case METHODID_GET_REQUEST:
          serviceImpl.getRequest((rollcall.management.v1.GetRequestRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestResponse>) responseObserver);
          break;
        case METHODID_GET_REQUEST_COUNTS:
          serviceImpl.getRequestCounts((rollcall.management.v1.GetRequestCountsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetRequestCountsResponse>) responseObserver);
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
          getListRequestsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListRequestsRequest,
              rollcall.management.v1.ListRequestsResponse>(
                service, METHODID_LIST_REQUESTS)))
        .addMethod(
          getGetRequestMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetRequestRequest,
              rollcall.management.v1.GetRequestResponse>(
                service, METHODID_GET_REQUEST)))
        .addMethod(
          getGetRequestCountsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetRequestCountsRequest,
              rollcall.management.v1.GetRequestCountsResponse>(
                service, METHODID_GET_REQUEST_COUNTS)))
        .build();
  }

  private static abstract class RequestLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    RequestLogServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.RequestLogServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("RequestLogService");
    }
  }

  private static final class RequestLogServiceFileDescriptorSupplier
      extends RequestLogServiceBaseDescriptorSupplier {
    RequestLogServiceFileDescriptorSupplier() {}
  }

  private static final class RequestLogServiceMethodDescriptorSupplier
      extends RequestLogServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    RequestLogServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (RequestLogServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new RequestLogServiceFileDescriptorSupplier())
              .addMethod(getListRequestsMethod())
              .addMethod(getGetRequestMethod())
              .addMethod(getGetRequestCountsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
