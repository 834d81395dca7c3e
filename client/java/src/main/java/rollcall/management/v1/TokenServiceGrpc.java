package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * What a directory's identity provider presents: bearer tokens and OAuth
 * clients. A directory may have several live ones, at most 100:
 * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
 * again. See EnvironmentService for what holds of every service of this package.
 * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class TokenServiceGrpc {

  private TokenServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.TokenService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateTokenRequest,
      rollcall.management.v1.CreateTokenResponse> getCreateTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateToken",
      requestType = rollcall.management.v1.CreateTokenRequest.class,
      responseType = rollcall.management.v1.CreateTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateTokenRequest,
      rollcall.management.v1.CreateTokenResponse> getCreateTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateTokenRequest, rollcall.management.v1.CreateTokenResponse> getCreateTokenMethod;
    if ((getCreateTokenMethod = TokenServiceGrpc.getCreateTokenMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getCreateTokenMethod = TokenServiceGrpc.getCreateTokenMethod) == null) {
          TokenServiceGrpc.getCreateTokenMethod = getCreateTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateTokenRequest, rollcall.management.v1.CreateTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("CreateToken"))
              .build();
        }
      }
    }
    return getCreateTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetTokenRequest,
      rollcall.management.v1.GetTokenResponse> getGetTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetToken",
      requestType = rollcall.management.v1.GetTokenRequest.class,
      responseType = rollcall.management.v1.GetTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetTokenRequest,
      rollcall.management.v1.GetTokenResponse> getGetTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetTokenRequest, rollcall.management.v1.GetTokenResponse> getGetTokenMethod;
    if ((getGetTokenMethod = TokenServiceGrpc.getGetTokenMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getGetTokenMethod = TokenServiceGrpc.getGetTokenMethod) == null) {
          TokenServiceGrpc.getGetTokenMethod = getGetTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetTokenRequest, rollcall.management.v1.GetTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("GetToken"))
              .build();
        }
      }
    }
    return getGetTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListTokensRequest,
      rollcall.management.v1.ListTokensResponse> getListTokensMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListTokens",
      requestType = rollcall.management.v1.ListTokensRequest.class,
      responseType = rollcall.management.v1.ListTokensResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListTokensRequest,
      rollcall.management.v1.ListTokensResponse> getListTokensMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListTokensRequest, rollcall.management.v1.ListTokensResponse> getListTokensMethod;
    if ((getListTokensMethod = TokenServiceGrpc.getListTokensMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getListTokensMethod = TokenServiceGrpc.getListTokensMethod) == null) {
          TokenServiceGrpc.getListTokensMethod = getListTokensMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListTokensRequest, rollcall.management.v1.ListTokensResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListTokens"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListTokensRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListTokensResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("ListTokens"))
              .build();
        }
      }
    }
    return getListTokensMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.UpdateTokenRequest,
      rollcall.management.v1.UpdateTokenResponse> getUpdateTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateToken",
      requestType = rollcall.management.v1.UpdateTokenRequest.class,
      responseType = rollcall.management.v1.UpdateTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.UpdateTokenRequest,
      rollcall.management.v1.UpdateTokenResponse> getUpdateTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.UpdateTokenRequest, rollcall.management.v1.UpdateTokenResponse> getUpdateTokenMethod;
    if ((getUpdateTokenMethod = TokenServiceGrpc.getUpdateTokenMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getUpdateTokenMethod = TokenServiceGrpc.getUpdateTokenMethod) == null) {
          TokenServiceGrpc.getUpdateTokenMethod = getUpdateTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.UpdateTokenRequest, rollcall.management.v1.UpdateTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("UpdateToken"))
              .build();
        }
      }
    }
    return getUpdateTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RotateTokenRequest,
      rollcall.management.v1.RotateTokenResponse> getRotateTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RotateToken",
      requestType = rollcall.management.v1.RotateTokenRequest.class,
      responseType = rollcall.management.v1.RotateTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RotateTokenRequest,
      rollcall.management.v1.RotateTokenResponse> getRotateTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RotateTokenRequest, rollcall.management.v1.RotateTokenResponse> getRotateTokenMethod;
    if ((getRotateTokenMethod = TokenServiceGrpc.getRotateTokenMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getRotateTokenMethod = TokenServiceGrpc.getRotateTokenMethod) == null) {
          TokenServiceGrpc.getRotateTokenMethod = getRotateTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RotateTokenRequest, rollcall.management.v1.RotateTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RotateToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RotateTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RotateTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("RotateToken"))
              .build();
        }
      }
    }
    return getRotateTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RevokeTokenRequest,
      rollcall.management.v1.RevokeTokenResponse> getRevokeTokenMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeToken",
      requestType = rollcall.management.v1.RevokeTokenRequest.class,
      responseType = rollcall.management.v1.RevokeTokenResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RevokeTokenRequest,
      rollcall.management.v1.RevokeTokenResponse> getRevokeTokenMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RevokeTokenRequest, rollcall.management.v1.RevokeTokenResponse> getRevokeTokenMethod;
    if ((getRevokeTokenMethod = TokenServiceGrpc.getRevokeTokenMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getRevokeTokenMethod = TokenServiceGrpc.getRevokeTokenMethod) == null) {
          TokenServiceGrpc.getRevokeTokenMethod = getRevokeTokenMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RevokeTokenRequest, rollcall.management.v1.RevokeTokenResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeToken"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeTokenRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeTokenResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("RevokeToken"))
              .build();
        }
      }
    }
    return getRevokeTokenMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RevokeAllTokensRequest,
      rollcall.management.v1.RevokeAllTokensResponse> getRevokeAllTokensMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RevokeAllTokens",
      requestType = rollcall.management.v1.RevokeAllTokensRequest.class,
      responseType = rollcall.management.v1.RevokeAllTokensResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RevokeAllTokensRequest,
      rollcall.management.v1.RevokeAllTokensResponse> getRevokeAllTokensMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RevokeAllTokensRequest, rollcall.management.v1.RevokeAllTokensResponse> getRevokeAllTokensMethod;
    if ((getRevokeAllTokensMethod = TokenServiceGrpc.getRevokeAllTokensMethod) == null) {
      synchronized (TokenServiceGrpc.class) {
        if ((getRevokeAllTokensMethod = TokenServiceGrpc.getRevokeAllTokensMethod) == null) {
          TokenServiceGrpc.getRevokeAllTokensMethod = getRevokeAllTokensMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RevokeAllTokensRequest, rollcall.management.v1.RevokeAllTokensResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RevokeAllTokens"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeAllTokensRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RevokeAllTokensResponse.getDefaultInstance()))
              .setSchemaDescriptor(new TokenServiceMethodDescriptorSupplier("RevokeAllTokens"))
              .build();
        }
      }
    }
    return getRevokeAllTokensMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static TokenServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TokenServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TokenServiceStub>() {
        @java.lang.Override
        public TokenServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TokenServiceStub(channel, callOptions);
        }
      };
    return TokenServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static TokenServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TokenServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TokenServiceBlockingV2Stub>() {
        @java.lang.Override
        public TokenServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TokenServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return TokenServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static TokenServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TokenServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TokenServiceBlockingStub>() {
        @java.lang.Override
        public TokenServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TokenServiceBlockingStub(channel, callOptions);
        }
      };
    return TokenServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static TokenServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<TokenServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<TokenServiceFutureStub>() {
        @java.lang.Override
        public TokenServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new TokenServiceFutureStub(channel, callOptions);
        }
      };
    return TokenServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * NOT_FOUND DIRECTORY_NOT_FOUND, for one that is deleted too.
     * </pre>
     */
    default void createToken(rollcall.management.v1.CreateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateTokenMethod(), responseObserver);
    }

    /**
     */
    default void getToken(rollcall.management.v1.GetTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetTokenMethod(), responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation, revoked and expired ones included.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    default void listTokens(rollcall.management.v1.ListTokensRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListTokensResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListTokensMethod(), responseObserver);
    }

    /**
     * <pre>
     * FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    default void updateToken(rollcall.management.v1.UpdateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateTokenMethod(), responseObserver);
    }

    /**
     * <pre>
     * A new token of the same kind and name; the old one ends at once, or when the
     * overlap is over. FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    default void rotateToken(rollcall.management.v1.RotateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RotateTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRotateTokenMethod(), responseObserver);
    }

    /**
     * <pre>
     * After its return no request that starts later succeeds with the token, and no
     * write made with it commits. To revoke again changes nothing.
     * </pre>
     */
    default void revokeToken(rollcall.management.v1.RevokeTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeTokenResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeTokenMethod(), responseObserver);
    }

    /**
     * <pre>
     * Revokes all live tokens of a directory, with what holds of RevokeToken.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    default void revokeAllTokens(rollcall.management.v1.RevokeAllTokensRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeAllTokensResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRevokeAllTokensMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service TokenService.
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public static abstract class TokenServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return TokenServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service TokenService.
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public static final class TokenServiceStub
      extends io.grpc.stub.AbstractAsyncStub<TokenServiceStub> {
    private TokenServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TokenServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TokenServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND DIRECTORY_NOT_FOUND, for one that is deleted too.
     * </pre>
     */
    public void createToken(rollcall.management.v1.CreateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getToken(rollcall.management.v1.GetTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation, revoked and expired ones included.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public void listTokens(rollcall.management.v1.ListTokensRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListTokensResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListTokensMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public void updateToken(rollcall.management.v1.UpdateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * A new token of the same kind and name; the old one ends at once, or when the
     * overlap is over. FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public void rotateToken(rollcall.management.v1.RotateTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RotateTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRotateTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * After its return no request that starts later succeeds with the token, and no
     * write made with it commits. To revoke again changes nothing.
     * </pre>
     */
    public void revokeToken(rollcall.management.v1.RevokeTokenRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeTokenResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeTokenMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Revokes all live tokens of a directory, with what holds of RevokeToken.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public void revokeAllTokens(rollcall.management.v1.RevokeAllTokensRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeAllTokensResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRevokeAllTokensMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service TokenService.
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public static final class TokenServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<TokenServiceBlockingV2Stub> {
    private TokenServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TokenServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TokenServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND DIRECTORY_NOT_FOUND, for one that is deleted too.
     * </pre>
     */
    public rollcall.management.v1.CreateTokenResponse createToken(rollcall.management.v1.CreateTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateTokenMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetTokenResponse getToken(rollcall.management.v1.GetTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation, revoked and expired ones included.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListTokensResponse listTokens(rollcall.management.v1.ListTokensRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListTokensMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public rollcall.management.v1.UpdateTokenResponse updateToken(rollcall.management.v1.UpdateTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * A new token of the same kind and name; the old one ends at once, or when the
     * overlap is over. FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public rollcall.management.v1.RotateTokenResponse rotateToken(rollcall.management.v1.RotateTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRotateTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * After its return no request that starts later succeeds with the token, and no
     * write made with it commits. To revoke again changes nothing.
     * </pre>
     */
    public rollcall.management.v1.RevokeTokenResponse revokeToken(rollcall.management.v1.RevokeTokenRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Revokes all live tokens of a directory, with what holds of RevokeToken.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.RevokeAllTokensResponse revokeAllTokens(rollcall.management.v1.RevokeAllTokensRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRevokeAllTokensMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service TokenService.
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public static final class TokenServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<TokenServiceBlockingStub> {
    private TokenServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TokenServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TokenServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND DIRECTORY_NOT_FOUND, for one that is deleted too.
     * </pre>
     */
    public rollcall.management.v1.CreateTokenResponse createToken(rollcall.management.v1.CreateTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateTokenMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetTokenResponse getToken(rollcall.management.v1.GetTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation, revoked and expired ones included.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListTokensResponse listTokens(rollcall.management.v1.ListTokensRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListTokensMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public rollcall.management.v1.UpdateTokenResponse updateToken(rollcall.management.v1.UpdateTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * A new token of the same kind and name; the old one ends at once, or when the
     * overlap is over. FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public rollcall.management.v1.RotateTokenResponse rotateToken(rollcall.management.v1.RotateTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRotateTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * After its return no request that starts later succeeds with the token, and no
     * write made with it commits. To revoke again changes nothing.
     * </pre>
     */
    public rollcall.management.v1.RevokeTokenResponse revokeToken(rollcall.management.v1.RevokeTokenRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeTokenMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Revokes all live tokens of a directory, with what holds of RevokeToken.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.RevokeAllTokensResponse revokeAllTokens(rollcall.management.v1.RevokeAllTokensRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRevokeAllTokensMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service TokenService.
   * <pre>
   * What a directory's identity provider presents: bearer tokens and OAuth
   * clients. A directory may have several live ones, at most 100:
   * INVALID_ARGUMENT TOO_LARGE. One that has ended, revoked or expired, never lives
   * again. See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND TOKEN_NOT_FOUND.
   * </pre>
   */
  public static final class TokenServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<TokenServiceFutureStub> {
    private TokenServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected TokenServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new TokenServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * NOT_FOUND DIRECTORY_NOT_FOUND, for one that is deleted too.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateTokenResponse> createToken(
        rollcall.management.v1.CreateTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateTokenMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetTokenResponse> getToken(
        rollcall.management.v1.GetTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetTokenMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * In the order of their creation, revoked and expired ones included.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListTokensResponse> listTokens(
        rollcall.management.v1.ListTokensRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListTokensMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.UpdateTokenResponse> updateToken(
        rollcall.management.v1.UpdateTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateTokenMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * A new token of the same kind and name; the old one ends at once, or when the
     * overlap is over. FAILED_PRECONDITION TOKEN_ENDED.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RotateTokenResponse> rotateToken(
        rollcall.management.v1.RotateTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRotateTokenMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * After its return no request that starts later succeeds with the token, and no
     * write made with it commits. To revoke again changes nothing.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RevokeTokenResponse> revokeToken(
        rollcall.management.v1.RevokeTokenRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeTokenMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Revokes all live tokens of a directory, with what holds of RevokeToken.
     * NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RevokeAllTokensResponse> revokeAllTokens(
        rollcall.management.v1.RevokeAllTokensRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRevokeAllTokensMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_TOKEN = 0;
  private static final int METHODID_GET_TOKEN = 1;
  private static final int METHODID_LIST_TOKENS = 2;
  private static final int METHODID_UPDATE_TOKEN = 3;
  private static final int METHODID_ROTATE_TOKEN = 4;
  private static final int METHODID_REVOKE_TOKEN = 5;
  private static final int METHODID_REVOKE_ALL_TOKENS = 6;

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
        case METHODID_CREATE_TOKEN:
          serviceImpl.createToken((rollcall.management.v1.CreateTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateTokenResponse>) responseObserver);
          break;
        case METHODID_GET_TOKEN:
          serviceImpl.getToken((rollcall.management.v1.GetTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetTokenResponse>) responseObserver);
          break;
        case METHODID_LIST_TOKENS:
          serviceImpl.listTokens((rollcall.management.v1.ListTokensRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListTokensResponse>) responseObserver);
          break;
        case METHODID_UPDATE_TOKEN:
          serviceImpl.updateToken((rollcall.management.v1.UpdateTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateTokenResponse>) responseObserver);
          break;
        case METHODID_ROTATE_TOKEN:
          serviceImpl.rotateToken((rollcall.management.v1.RotateTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RotateTokenResponse>) responseObserver);
          break;
        case METHODID_REVOKE_TOKEN:
          serviceImpl.revokeToken((rollcall.management.v1.RevokeTokenRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeTokenResponse>) responseObserver);
          break;
        case METHODID_REVOKE_ALL_TOKENS:
          serviceImpl.revokeAllTokens((rollcall.management.v1.RevokeAllTokensRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RevokeAllTokensResponse>) responseObserver);
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
          getCreateTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateTokenRequest,
              rollcall.management.v1.CreateTokenResponse>(
                service, METHODID_CREATE_TOKEN)))
        .addMethod(
          getGetTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetTokenRequest,
              rollcall.management.v1.GetTokenResponse>(
                service, METHODID_GET_TOKEN)))
        .addMethod(
          getListTokensMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListTokensRequest,
              rollcall.management.v1.ListTokensResponse>(
                service, METHODID_LIST_TOKENS)))
        .addMethod(
          getUpdateTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.UpdateTokenRequest,
              rollcall.management.v1.UpdateTokenResponse>(
                service, METHODID_UPDATE_TOKEN)))
        .addMethod(
          getRotateTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RotateTokenRequest,
              rollcall.management.v1.RotateTokenResponse>(
                service, METHODID_ROTATE_TOKEN)))
        .addMethod(
          getRevokeTokenMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RevokeTokenRequest,
              rollcall.management.v1.RevokeTokenResponse>(
                service, METHODID_REVOKE_TOKEN)))
        .addMethod(
          getRevokeAllTokensMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RevokeAllTokensRequest,
              rollcall.management.v1.RevokeAllTokensResponse>(
                service, METHODID_REVOKE_ALL_TOKENS)))
        .build();
  }

  private static abstract class TokenServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    TokenServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.TokenServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("TokenService");
    }
  }

  private static final class TokenServiceFileDescriptorSupplier
      extends TokenServiceBaseDescriptorSupplier {
    TokenServiceFileDescriptorSupplier() {}
  }

  private static final class TokenServiceMethodDescriptorSupplier
      extends TokenServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    TokenServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (TokenServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new TokenServiceFileDescriptorSupplier())
              .addMethod(getCreateTokenMethod())
              .addMethod(getGetTokenMethod())
              .addMethod(getListTokensMethod())
              .addMethod(getUpdateTokenMethod())
              .addMethod(getRotateTokenMethod())
              .addMethod(getRevokeTokenMethod())
              .addMethod(getRevokeAllTokensMethod())
              .build();
        }
      }
    }
    return result;
  }
}
