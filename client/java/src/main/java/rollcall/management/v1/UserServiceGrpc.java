package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * People who left. See EnvironmentService for what holds of every service of this
 * package; rollcall.directory.v1 reads those who are there.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class UserServiceGrpc {

  private UserServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.UserService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListDeletedUsersRequest,
      rollcall.management.v1.ListDeletedUsersResponse> getListDeletedUsersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDeletedUsers",
      requestType = rollcall.management.v1.ListDeletedUsersRequest.class,
      responseType = rollcall.management.v1.ListDeletedUsersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListDeletedUsersRequest,
      rollcall.management.v1.ListDeletedUsersResponse> getListDeletedUsersMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListDeletedUsersRequest, rollcall.management.v1.ListDeletedUsersResponse> getListDeletedUsersMethod;
    if ((getListDeletedUsersMethod = UserServiceGrpc.getListDeletedUsersMethod) == null) {
      synchronized (UserServiceGrpc.class) {
        if ((getListDeletedUsersMethod = UserServiceGrpc.getListDeletedUsersMethod) == null) {
          UserServiceGrpc.getListDeletedUsersMethod = getListDeletedUsersMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListDeletedUsersRequest, rollcall.management.v1.ListDeletedUsersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDeletedUsers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDeletedUsersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDeletedUsersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new UserServiceMethodDescriptorSupplier("ListDeletedUsers"))
              .build();
        }
      }
    }
    return getListDeletedUsersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.EraseUserRequest,
      rollcall.management.v1.EraseUserResponse> getEraseUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "EraseUser",
      requestType = rollcall.management.v1.EraseUserRequest.class,
      responseType = rollcall.management.v1.EraseUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.EraseUserRequest,
      rollcall.management.v1.EraseUserResponse> getEraseUserMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.EraseUserRequest, rollcall.management.v1.EraseUserResponse> getEraseUserMethod;
    if ((getEraseUserMethod = UserServiceGrpc.getEraseUserMethod) == null) {
      synchronized (UserServiceGrpc.class) {
        if ((getEraseUserMethod = UserServiceGrpc.getEraseUserMethod) == null) {
          UserServiceGrpc.getEraseUserMethod = getEraseUserMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.EraseUserRequest, rollcall.management.v1.EraseUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "EraseUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EraseUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EraseUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new UserServiceMethodDescriptorSupplier("EraseUser"))
              .build();
        }
      }
    }
    return getEraseUserMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static UserServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceStub>() {
        @java.lang.Override
        public UserServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceStub(channel, callOptions);
        }
      };
    return UserServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static UserServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingV2Stub>() {
        @java.lang.Override
        public UserServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return UserServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static UserServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceBlockingStub>() {
        @java.lang.Override
        public UserServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceBlockingStub(channel, callOptions);
        }
      };
    return UserServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static UserServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<UserServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<UserServiceFutureStub>() {
        @java.lang.Override
        public UserServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new UserServiceFutureStub(channel, callOptions);
        }
      };
    return UserServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Users that the identity provider deleted and that are not purged yet, in the
     * order of their creation. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    default void listDeletedUsers(rollcall.management.v1.ListDeletedUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDeletedUsersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDeletedUsersMethod(), responseObserver);
    }

    /**
     * <pre>
     * Erases one person everywhere, at once and for good: the user, deleted or not,
     * the memberships, and what the logs hold of them, under the names of before too.
     * An identity provider that still has the person makes a new user with another
     * id.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    default void eraseUser(rollcall.management.v1.EraseUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EraseUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getEraseUserMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service UserService.
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public static abstract class UserServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return UserServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service UserService.
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public static final class UserServiceStub
      extends io.grpc.stub.AbstractAsyncStub<UserServiceStub> {
    private UserServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Users that the identity provider deleted and that are not purged yet, in the
     * order of their creation. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public void listDeletedUsers(rollcall.management.v1.ListDeletedUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDeletedUsersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDeletedUsersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Erases one person everywhere, at once and for good: the user, deleted or not,
     * the memberships, and what the logs hold of them, under the names of before too.
     * An identity provider that still has the person makes a new user with another
     * id.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public void eraseUser(rollcall.management.v1.EraseUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EraseUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getEraseUserMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service UserService.
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public static final class UserServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<UserServiceBlockingV2Stub> {
    private UserServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Users that the identity provider deleted and that are not purged yet, in the
     * order of their creation. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListDeletedUsersResponse listDeletedUsers(rollcall.management.v1.ListDeletedUsersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDeletedUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Erases one person everywhere, at once and for good: the user, deleted or not,
     * the memberships, and what the logs hold of them, under the names of before too.
     * An identity provider that still has the person makes a new user with another
     * id.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.EraseUserResponse eraseUser(rollcall.management.v1.EraseUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getEraseUserMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service UserService.
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public static final class UserServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<UserServiceBlockingStub> {
    private UserServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Users that the identity provider deleted and that are not purged yet, in the
     * order of their creation. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.ListDeletedUsersResponse listDeletedUsers(rollcall.management.v1.ListDeletedUsersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDeletedUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Erases one person everywhere, at once and for good: the user, deleted or not,
     * the memberships, and what the logs hold of them, under the names of before too.
     * An identity provider that still has the person makes a new user with another
     * id.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.management.v1.EraseUserResponse eraseUser(rollcall.management.v1.EraseUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getEraseUserMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service UserService.
   * <pre>
   * People who left. See EnvironmentService for what holds of every service of this
   * package; rollcall.directory.v1 reads those who are there.
   * </pre>
   */
  public static final class UserServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<UserServiceFutureStub> {
    private UserServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected UserServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new UserServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Users that the identity provider deleted and that are not purged yet, in the
     * order of their creation. NOT_FOUND DIRECTORY_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListDeletedUsersResponse> listDeletedUsers(
        rollcall.management.v1.ListDeletedUsersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDeletedUsersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Erases one person everywhere, at once and for good: the user, deleted or not,
     * the memberships, and what the logs hold of them, under the names of before too.
     * An identity provider that still has the person makes a new user with another
     * id.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.EraseUserResponse> eraseUser(
        rollcall.management.v1.EraseUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getEraseUserMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_LIST_DELETED_USERS = 0;
  private static final int METHODID_ERASE_USER = 1;

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
        case METHODID_LIST_DELETED_USERS:
          serviceImpl.listDeletedUsers((rollcall.management.v1.ListDeletedUsersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListDeletedUsersResponse>) responseObserver);
          break;
        case METHODID_ERASE_USER:
          serviceImpl.eraseUser((rollcall.management.v1.EraseUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.EraseUserResponse>) responseObserver);
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
          getListDeletedUsersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListDeletedUsersRequest,
              rollcall.management.v1.ListDeletedUsersResponse>(
                service, METHODID_LIST_DELETED_USERS)))
        .addMethod(
          getEraseUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.EraseUserRequest,
              rollcall.management.v1.EraseUserResponse>(
                service, METHODID_ERASE_USER)))
        .build();
  }

  private static abstract class UserServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    UserServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.UserServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("UserService");
    }
  }

  private static final class UserServiceFileDescriptorSupplier
      extends UserServiceBaseDescriptorSupplier {
    UserServiceFileDescriptorSupplier() {}
  }

  private static final class UserServiceMethodDescriptorSupplier
      extends UserServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    UserServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (UserServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new UserServiceFileDescriptorSupplier())
              .addMethod(getListDeletedUsersMethod())
              .addMethod(getEraseUserMethod())
              .build();
        }
      }
    }
    return result;
  }
}
