package rollcall.auth.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Credentials that callers of the API make of others.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class AuthServiceGrpc {

  private AuthServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.auth.v1.AuthService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.auth.v1.IssueAccessTokenRequest,
      rollcall.auth.v1.IssueAccessTokenResponse> getIssueAccessTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "IssueAccessToken",
      requestType = rollcall.auth.v1.IssueAccessTokenRequest.class,
      responseType = rollcall.auth.v1.IssueAccessTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.auth.v1.IssueAccessTokenRequest,
      rollcall.auth.v1.IssueAccessTokenResponse> getIssueAccessTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.auth.v1.IssueAccessTokenRequest, rollcall.auth.v1.IssueAccessTokenResponse> getIssueAccessTokenMethod;
    if ((getIssueAccessTokenMethod = AuthServiceGrpc.getIssueAccessTokenMethod) == null) {
      synchronized (AuthServiceGrpc.class) {
        if ((getIssueAccessTokenMethod = AuthServiceGrpc.getIssueAccessTokenMethod) == null) {
          AuthServiceGrpc.getIssueAccessTokenMethod = getIssueAccessTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.auth.v1.IssueAccessTokenRequest, rollcall.auth.v1.IssueAccessTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "IssueAccessToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.auth.v1.IssueAccessTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.auth.v1.IssueAccessTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AuthServiceMethodDescriptorSupplier("IssueAccessToken"))
              .build();
        }
      }
    }
    return getIssueAccessTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.auth.v1.ListSigningKeysRequest,
      rollcall.auth.v1.ListSigningKeysResponse> getListSigningKeysMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSigningKeys",
      requestType = rollcall.auth.v1.ListSigningKeysRequest.class,
      responseType = rollcall.auth.v1.ListSigningKeysResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.auth.v1.ListSigningKeysRequest,
      rollcall.auth.v1.ListSigningKeysResponse> getListSigningKeysMethod() {
    io.grpc.MethodDescriptor<rollcall.auth.v1.ListSigningKeysRequest, rollcall.auth.v1.ListSigningKeysResponse> getListSigningKeysMethod;
    if ((getListSigningKeysMethod = AuthServiceGrpc.getListSigningKeysMethod) == null) {
      synchronized (AuthServiceGrpc.class) {
        if ((getListSigningKeysMethod = AuthServiceGrpc.getListSigningKeysMethod) == null) {
          AuthServiceGrpc.getListSigningKeysMethod = getListSigningKeysMethod =
              io.grpc.MethodDescriptor.<rollcall.auth.v1.ListSigningKeysRequest, rollcall.auth.v1.ListSigningKeysResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSigningKeys"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.auth.v1.ListSigningKeysRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.auth.v1.ListSigningKeysResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AuthServiceMethodDescriptorSupplier("ListSigningKeys"))
              .build();
        }
      }
    }
    return getListSigningKeysMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AuthServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuthServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuthServiceStub>() {
        @java.lang.Override
        public AuthServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuthServiceStub(channel, callOptions);
        }
      };
    return AuthServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static AuthServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuthServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuthServiceBlockingV2Stub>() {
        @java.lang.Override
        public AuthServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuthServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return AuthServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AuthServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuthServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuthServiceBlockingStub>() {
        @java.lang.Override
        public AuthServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuthServiceBlockingStub(channel, callOptions);
        }
      };
    return AuthServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AuthServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AuthServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AuthServiceFutureStub>() {
        @java.lang.Override
        public AuthServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AuthServiceFutureStub(channel, callOptions);
        }
      };
    return AuthServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * A short-lived access token (a JSON Web Token in the profile of RFC 9068,
     * signed with EdDSA) for the API key in `authorization`, with the key's
     * scopes. It is good for 15 minutes and ends with the key: revoking the key
     * revokes it, and a scope that the key loses it loses too.
     * UNAUTHENTICATED API_KEY_INVALID; PERMISSION_DENIED CALLER_NOT_ALLOWED for
     * whatever else was presented, an access token among that.
     * </pre>
     */
    default void issueAccessToken(rollcall.auth.v1.IssueAccessTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.auth.v1.IssueAccessTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getIssueAccessTokenMethod(), responseObserver);
    }

    /**
     * <pre>
     * The public keys of access tokens, as in a JSON Web Key Set (RFC 7517). The
     * edge serves them at `/.well-known/jwks.json`.
     * </pre>
     */
    default void listSigningKeys(rollcall.auth.v1.ListSigningKeysRequest request,
        io.grpc.stub.StreamObserver<rollcall.auth.v1.ListSigningKeysResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSigningKeysMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service AuthService.
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public static abstract class AuthServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return AuthServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service AuthService.
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public static final class AuthServiceStub
      extends io.grpc.stub.AbstractAsyncStub<AuthServiceStub> {
    private AuthServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuthServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuthServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * A short-lived access token (a JSON Web Token in the profile of RFC 9068,
     * signed with EdDSA) for the API key in `authorization`, with the key's
     * scopes. It is good for 15 minutes and ends with the key: revoking the key
     * revokes it, and a scope that the key loses it loses too.
     * UNAUTHENTICATED API_KEY_INVALID; PERMISSION_DENIED CALLER_NOT_ALLOWED for
     * whatever else was presented, an access token among that.
     * </pre>
     */
    public void issueAccessToken(rollcall.auth.v1.IssueAccessTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.auth.v1.IssueAccessTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getIssueAccessTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * The public keys of access tokens, as in a JSON Web Key Set (RFC 7517). The
     * edge serves them at `/.well-known/jwks.json`.
     * </pre>
     */
    public void listSigningKeys(rollcall.auth.v1.ListSigningKeysRequest request,
        io.grpc.stub.StreamObserver<rollcall.auth.v1.ListSigningKeysResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSigningKeysMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service AuthService.
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public static final class AuthServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<AuthServiceBlockingV2Stub> {
    private AuthServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuthServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuthServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * A short-lived access token (a JSON Web Token in the profile of RFC 9068,
     * signed with EdDSA) for the API key in `authorization`, with the key's
     * scopes. It is good for 15 minutes and ends with the key: revoking the key
     * revokes it, and a scope that the key loses it loses too.
     * UNAUTHENTICATED API_KEY_INVALID; PERMISSION_DENIED CALLER_NOT_ALLOWED for
     * whatever else was presented, an access token among that.
     * </pre>
     */
    public rollcall.auth.v1.IssueAccessTokenResponse issueAccessToken(rollcall.auth.v1.IssueAccessTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getIssueAccessTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The public keys of access tokens, as in a JSON Web Key Set (RFC 7517). The
     * edge serves them at `/.well-known/jwks.json`.
     * </pre>
     */
    public rollcall.auth.v1.ListSigningKeysResponse listSigningKeys(rollcall.auth.v1.ListSigningKeysRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSigningKeysMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service AuthService.
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public static final class AuthServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<AuthServiceBlockingStub> {
    private AuthServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuthServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuthServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * A short-lived access token (a JSON Web Token in the profile of RFC 9068,
     * signed with EdDSA) for the API key in `authorization`, with the key's
     * scopes. It is good for 15 minutes and ends with the key: revoking the key
     * revokes it, and a scope that the key loses it loses too.
     * UNAUTHENTICATED API_KEY_INVALID; PERMISSION_DENIED CALLER_NOT_ALLOWED for
     * whatever else was presented, an access token among that.
     * </pre>
     */
    public rollcall.auth.v1.IssueAccessTokenResponse issueAccessToken(rollcall.auth.v1.IssueAccessTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getIssueAccessTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The public keys of access tokens, as in a JSON Web Key Set (RFC 7517). The
     * edge serves them at `/.well-known/jwks.json`.
     * </pre>
     */
    public rollcall.auth.v1.ListSigningKeysResponse listSigningKeys(rollcall.auth.v1.ListSigningKeysRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSigningKeysMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service AuthService.
   * <pre>
   * Credentials that callers of the API make of others.
   * </pre>
   */
  public static final class AuthServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<AuthServiceFutureStub> {
    private AuthServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AuthServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AuthServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * A short-lived access token (a JSON Web Token in the profile of RFC 9068,
     * signed with EdDSA) for the API key in `authorization`, with the key's
     * scopes. It is good for 15 minutes and ends with the key: revoking the key
     * revokes it, and a scope that the key loses it loses too.
     * UNAUTHENTICATED API_KEY_INVALID; PERMISSION_DENIED CALLER_NOT_ALLOWED for
     * whatever else was presented, an access token among that.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.auth.v1.IssueAccessTokenResponse> issueAccessToken(
        rollcall.auth.v1.IssueAccessTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getIssueAccessTokenMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * The public keys of access tokens, as in a JSON Web Key Set (RFC 7517). The
     * edge serves them at `/.well-known/jwks.json`.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.auth.v1.ListSigningKeysResponse> listSigningKeys(
        rollcall.auth.v1.ListSigningKeysRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSigningKeysMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_ISSUE_ACCESS_TOKEN = 0;
  private static final int METHODID_LIST_SIGNING_KEYS = 1;

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
        case METHODID_ISSUE_ACCESS_TOKEN:
          serviceImpl.issueAccessToken((rollcall.auth.v1.IssueAccessTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.auth.v1.IssueAccessTokenResponse>) responseObserver);
          break;
        case METHODID_LIST_SIGNING_KEYS:
          serviceImpl.listSigningKeys((rollcall.auth.v1.ListSigningKeysRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.auth.v1.ListSigningKeysResponse>) responseObserver);
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
          getIssueAccessTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.auth.v1.IssueAccessTokenRequest,
              rollcall.auth.v1.IssueAccessTokenResponse>(
                service, METHODID_ISSUE_ACCESS_TOKEN)))
        .addMethod(
          getListSigningKeysMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.auth.v1.ListSigningKeysRequest,
              rollcall.auth.v1.ListSigningKeysResponse>(
                service, METHODID_LIST_SIGNING_KEYS)))
        .build();
  }

  private static abstract class AuthServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AuthServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.auth.v1.AuthServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AuthService");
    }
  }

  private static final class AuthServiceFileDescriptorSupplier
      extends AuthServiceBaseDescriptorSupplier {
    AuthServiceFileDescriptorSupplier() {}
  }

  private static final class AuthServiceMethodDescriptorSupplier
      extends AuthServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    AuthServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (AuthServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AuthServiceFileDescriptorSupplier())
              .addMethod(getIssueAccessTokenMethod())
              .addMethod(getListSigningKeysMethod())
              .build();
        }
      }
    }
    return result;
  }
}
