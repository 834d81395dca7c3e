package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Issuers of OpenID Connect tokens whose workloads may call without a secret of
 * ours, such as Kubernetes for its service accounts. A workload presents such a
 * token as `authorization: Bearer`. See EnvironmentService for what holds of
 * every service of this package.
 * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
 * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
 * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
 * five seconds). Where several environments trust one workload, it says which it
 * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
 * read, calls fail with UNAVAILABLE UNAVAILABLE.
 * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
 * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
 * caller give scopes that it has not itself, as with API keys.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class TrustedIssuerServiceGrpc {

  private TrustedIssuerServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.TrustedIssuerService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateTrustedIssuerRequest,
      rollcall.management.v1.CreateTrustedIssuerResponse> getCreateTrustedIssuerMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateTrustedIssuer",
      requestType = rollcall.management.v1.CreateTrustedIssuerRequest.class,
      responseType = rollcall.management.v1.CreateTrustedIssuerResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateTrustedIssuerRequest,
      rollcall.management.v1.CreateTrustedIssuerResponse> getCreateTrustedIssuerMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateTrustedIssuerRequest, rollcall.management.v1.CreateTrustedIssuerResponse> getCreateTrustedIssuerMethod;
    if ((getCreateTrustedIssuerMethod = TrustedIssuerServiceGrpc.getCreateTrustedIssuerMethod) == null) {
      synchronized (TrustedIssuerServiceGrpc.class) {
        if ((getCreateTrustedIssuerMethod = TrustedIssuerServiceGrpc.getCreateTrustedIssuerMethod) == null) {
          TrustedIssuerServiceGrpc.getCreateTrustedIssuerMethod = getCreateTrustedIssuerMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateTrustedIssuerRequest, rollcall.management.v1.CreateTrustedIssuerResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateTrustedIssuer"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateTrustedIssuerRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateTrustedIssuerResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TrustedIssuerServiceMethodDescriptorSupplier("CreateTrustedIssuer"))
              .build();
        }
      }
    }
    return getCreateTrustedIssuerMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetTrustedIssuerRequest,
      rollcall.management.v1.GetTrustedIssuerResponse> getGetTrustedIssuerMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetTrustedIssuer",
      requestType = rollcall.management.v1.GetTrustedIssuerRequest.class,
      responseType = rollcall.management.v1.GetTrustedIssuerResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetTrustedIssuerRequest,
      rollcall.management.v1.GetTrustedIssuerResponse> getGetTrustedIssuerMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetTrustedIssuerRequest, rollcall.management.v1.GetTrustedIssuerResponse> getGetTrustedIssuerMethod;
    if ((getGetTrustedIssuerMethod = TrustedIssuerServiceGrpc.getGetTrustedIssuerMethod) == null) {
      synchronized (TrustedIssuerServiceGrpc.class) {
        if ((getGetTrustedIssuerMethod = TrustedIssuerServiceGrpc.getGetTrustedIssuerMethod) == null) {
          TrustedIssuerServiceGrpc.getGetTrustedIssuerMethod = getGetTrustedIssuerMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetTrustedIssuerRequest, rollcall.management.v1.GetTrustedIssuerResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetTrustedIssuer"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetTrustedIssuerRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetTrustedIssuerResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TrustedIssuerServiceMethodDescriptorSupplier("GetTrustedIssuer"))
              .build();
        }
      }
    }
    return getGetTrustedIssuerMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListTrustedIssuersRequest,
      rollcall.management.v1.ListTrustedIssuersResponse> getListTrustedIssuersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListTrustedIssuers",
      requestType = rollcall.management.v1.ListTrustedIssuersRequest.class,
      responseType = rollcall.management.v1.ListTrustedIssuersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListTrustedIssuersRequest,
      rollcall.management.v1.ListTrustedIssuersResponse> getListTrustedIssuersMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListTrustedIssuersRequest, rollcall.management.v1.ListTrustedIssuersResponse> getListTrustedIssuersMethod;
    if ((getListTrustedIssuersMethod = TrustedIssuerServiceGrpc.getListTrustedIssuersMethod) == null) {
      synchronized (TrustedIssuerServiceGrpc.class) {
        if ((getListTrustedIssuersMethod = TrustedIssuerServiceGrpc.getListTrustedIssuersMethod) == null) {
          TrustedIssuerServiceGrpc.getListTrustedIssuersMethod = getListTrustedIssuersMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListTrustedIssuersRequest, rollcall.management.v1.ListTrustedIssuersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListTrustedIssuers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListTrustedIssuersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListTrustedIssuersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TrustedIssuerServiceMethodDescriptorSupplier("ListTrustedIssuers"))
              .build();
        }
      }
    }
    return getListTrustedIssuersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DeleteTrustedIssuerRequest,
      rollcall.management.v1.DeleteTrustedIssuerResponse> getDeleteTrustedIssuerMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteTrustedIssuer",
      requestType = rollcall.management.v1.DeleteTrustedIssuerRequest.class,
      responseType = rollcall.management.v1.DeleteTrustedIssuerResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DeleteTrustedIssuerRequest,
      rollcall.management.v1.DeleteTrustedIssuerResponse> getDeleteTrustedIssuerMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DeleteTrustedIssuerRequest, rollcall.management.v1.DeleteTrustedIssuerResponse> getDeleteTrustedIssuerMethod;
    if ((getDeleteTrustedIssuerMethod = TrustedIssuerServiceGrpc.getDeleteTrustedIssuerMethod) == null) {
      synchronized (TrustedIssuerServiceGrpc.class) {
        if ((getDeleteTrustedIssuerMethod = TrustedIssuerServiceGrpc.getDeleteTrustedIssuerMethod) == null) {
          TrustedIssuerServiceGrpc.getDeleteTrustedIssuerMethod = getDeleteTrustedIssuerMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DeleteTrustedIssuerRequest, rollcall.management.v1.DeleteTrustedIssuerResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteTrustedIssuer"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteTrustedIssuerRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteTrustedIssuerResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TrustedIssuerServiceMethodDescriptorSupplier("DeleteTrustedIssuer"))
              .build();
        }
      }
    }
    return getDeleteTrustedIssuerMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static TrustedIssuerServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceStub>() {
        @java.lang.Override
        public TrustedIssuerServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TrustedIssuerServiceStub(channel, callOptions);
        }
      };
    return TrustedIssuerServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static TrustedIssuerServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceBlockingV2Stub>() {
        @java.lang.Override
        public TrustedIssuerServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TrustedIssuerServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return TrustedIssuerServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static TrustedIssuerServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceBlockingStub>() {
        @java.lang.Override
        public TrustedIssuerServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TrustedIssuerServiceBlockingStub(channel, callOptions);
        }
      };
    return TrustedIssuerServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static TrustedIssuerServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TrustedIssuerServiceFutureStub>() {
        @java.lang.Override
        public TrustedIssuerServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TrustedIssuerServiceFutureStub(channel, callOptions);
        }
      };
    return TrustedIssuerServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * ALREADY_EXISTS TRUSTED_ISSUER_EXISTS for the same issuer, audience and
     * subject.
     * </pre>
     */
    default void createTrustedIssuer(rollcall.management.v1.CreateTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateTrustedIssuerMethod(), responseObserver);
    }

    /**
     */
    default void getTrustedIssuer(rollcall.management.v1.GetTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetTrustedIssuerMethod(), responseObserver);
    }

    /**
     */
    default void listTrustedIssuers(rollcall.management.v1.ListTrustedIssuersRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListTrustedIssuersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListTrustedIssuersMethod(), responseObserver);
    }

    /**
     * <pre>
     * No call that starts after its return succeeds by it.
     * </pre>
     */
    default void deleteTrustedIssuer(rollcall.management.v1.DeleteTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteTrustedIssuerMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service TrustedIssuerService.
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public static abstract class TrustedIssuerServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return TrustedIssuerServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service TrustedIssuerService.
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public static final class TrustedIssuerServiceStub
      extends io.grpc.stub.AbstractAsyncStub<TrustedIssuerServiceStub> {
    private TrustedIssuerServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TrustedIssuerServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TrustedIssuerServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS TRUSTED_ISSUER_EXISTS for the same issuer, audience and
     * subject.
     * </pre>
     */
    public void createTrustedIssuer(rollcall.management.v1.CreateTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateTrustedIssuerMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getTrustedIssuer(rollcall.management.v1.GetTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetTrustedIssuerMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void listTrustedIssuers(rollcall.management.v1.ListTrustedIssuersRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListTrustedIssuersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListTrustedIssuersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * No call that starts after its return succeeds by it.
     * </pre>
     */
    public void deleteTrustedIssuer(rollcall.management.v1.DeleteTrustedIssuerRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteTrustedIssuerResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteTrustedIssuerMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service TrustedIssuerService.
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public static final class TrustedIssuerServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<TrustedIssuerServiceBlockingV2Stub> {
    private TrustedIssuerServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TrustedIssuerServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TrustedIssuerServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS TRUSTED_ISSUER_EXISTS for the same issuer, audience and
     * subject.
     * </pre>
     */
    public rollcall.management.v1.CreateTrustedIssuerResponse createTrustedIssuer(rollcall.management.v1.CreateTrustedIssuerRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateTrustedIssuerMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetTrustedIssuerResponse getTrustedIssuer(rollcall.management.v1.GetTrustedIssuerRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetTrustedIssuerMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.ListTrustedIssuersResponse listTrustedIssuers(rollcall.management.v1.ListTrustedIssuersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListTrustedIssuersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * No call that starts after its return succeeds by it.
     * </pre>
     */
    public rollcall.management.v1.DeleteTrustedIssuerResponse deleteTrustedIssuer(rollcall.management.v1.DeleteTrustedIssuerRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteTrustedIssuerMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service TrustedIssuerService.
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public static final class TrustedIssuerServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<TrustedIssuerServiceBlockingStub> {
    private TrustedIssuerServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TrustedIssuerServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TrustedIssuerServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS TRUSTED_ISSUER_EXISTS for the same issuer, audience and
     * subject.
     * </pre>
     */
    public rollcall.management.v1.CreateTrustedIssuerResponse createTrustedIssuer(rollcall.management.v1.CreateTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateTrustedIssuerMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetTrustedIssuerResponse getTrustedIssuer(rollcall.management.v1.GetTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetTrustedIssuerMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.ListTrustedIssuersResponse listTrustedIssuers(rollcall.management.v1.ListTrustedIssuersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListTrustedIssuersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * No call that starts after its return succeeds by it.
     * </pre>
     */
    public rollcall.management.v1.DeleteTrustedIssuerResponse deleteTrustedIssuer(rollcall.management.v1.DeleteTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteTrustedIssuerMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service TrustedIssuerService.
   * <pre>
   * Issuers of OpenID Connect tokens whose workloads may call without a secret of
   * ours, such as Kubernetes for its service accounts. A workload presents such a
   * token as `authorization: Bearer`. See EnvironmentService for what holds of
   * every service of this package.
   * A token is good when exactly one trust fits its `iss`, `sub` and `aud`, a key
   * of the issuer signed it by RS256 to RS512, PS256 to PS512, ES256, ES384 or
   * EdDSA, it has an `exp` in the future, and neither `nbf` nor `iat` in it (within
   * five seconds). Where several environments trust one workload, it says which it
   * means in the metadata `rollcall-environment`. While the issuer's keys cannot be
   * read, calls fail with UNAVAILABLE UNAVAILABLE.
   * Methods that name one fail with NOT_FOUND TRUSTED_ISSUER_NOT_FOUND. An API key
   * of one organization may not: PERMISSION_DENIED CALLER_NOT_ALLOWED. Nor does a
   * caller give scopes that it has not itself, as with API keys.
   * </pre>
   */
  public static final class TrustedIssuerServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<TrustedIssuerServiceFutureStub> {
    private TrustedIssuerServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TrustedIssuerServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TrustedIssuerServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS TRUSTED_ISSUER_EXISTS for the same issuer, audience and
     * subject.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateTrustedIssuerResponse> createTrustedIssuer(
        rollcall.management.v1.CreateTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateTrustedIssuerMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetTrustedIssuerResponse> getTrustedIssuer(
        rollcall.management.v1.GetTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetTrustedIssuerMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListTrustedIssuersResponse> listTrustedIssuers(
        rollcall.management.v1.ListTrustedIssuersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListTrustedIssuersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * No call that starts after its return succeeds by it.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DeleteTrustedIssuerResponse> deleteTrustedIssuer(
        rollcall.management.v1.DeleteTrustedIssuerRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteTrustedIssuerMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_TRUSTED_ISSUER = 0;
  private static final int METHODID_GET_TRUSTED_ISSUER = 1;
  private static final int METHODID_LIST_TRUSTED_ISSUERS = 2;
  private static final int METHODID_DELETE_TRUSTED_ISSUER = 3;

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
        case METHODID_CREATE_TRUSTED_ISSUER:
          serviceImpl.createTrustedIssuer((rollcall.management.v1.CreateTrustedIssuerRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTrustedIssuerResponse>) responseObserver);
          break;
        case METHODID_GET_TRUSTED_ISSUER:
          serviceImpl.getTrustedIssuer((rollcall.management.v1.GetTrustedIssuerRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetTrustedIssuerResponse>) responseObserver);
          break;
        case METHODID_LIST_TRUSTED_ISSUERS:
          serviceImpl.listTrustedIssuers((rollcall.management.v1.ListTrustedIssuersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListTrustedIssuersResponse>) responseObserver);
          break;
        case METHODID_DELETE_TRUSTED_ISSUER:
          serviceImpl.deleteTrustedIssuer((rollcall.management.v1.DeleteTrustedIssuerRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteTrustedIssuerResponse>) responseObserver);
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
          getCreateTrustedIssuerMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateTrustedIssuerRequest,
              rollcall.management.v1.CreateTrustedIssuerResponse>(
                service, METHODID_CREATE_TRUSTED_ISSUER)))
        .addMethod(
          getGetTrustedIssuerMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetTrustedIssuerRequest,
              rollcall.management.v1.GetTrustedIssuerResponse>(
                service, METHODID_GET_TRUSTED_ISSUER)))
        .addMethod(
          getListTrustedIssuersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListTrustedIssuersRequest,
              rollcall.management.v1.ListTrustedIssuersResponse>(
                service, METHODID_LIST_TRUSTED_ISSUERS)))
        .addMethod(
          getDeleteTrustedIssuerMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DeleteTrustedIssuerRequest,
              rollcall.management.v1.DeleteTrustedIssuerResponse>(
                service, METHODID_DELETE_TRUSTED_ISSUER)))
        .build();
  }

  private static abstract class TrustedIssuerServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    TrustedIssuerServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.TrustedIssuerServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("TrustedIssuerService");
    }
  }

  private static final class TrustedIssuerServiceFileDescriptorSupplier
      extends TrustedIssuerServiceBaseDescriptorSupplier {
    TrustedIssuerServiceFileDescriptorSupplier() {}
  }

  private static final class TrustedIssuerServiceMethodDescriptorSupplier
      extends TrustedIssuerServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    TrustedIssuerServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (TrustedIssuerServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new TrustedIssuerServiceFileDescriptorSupplier())
              .addMethod(getCreateTrustedIssuerMethod())
              .addMethod(getGetTrustedIssuerMethod())
              .addMethod(getListTrustedIssuersMethod())
              .addMethod(getDeleteTrustedIssuerMethod())
              .build();
        }
      }
    }
    return result;
  }
}
