package rollcall.directory.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Who at each customer should have access: what a product's backends read.
 * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
 * access token for one, or the token of a trusted workload, and see its
 * environment (or organization) alone. An operator names the environment in the
 * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
 * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
 * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
 * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
 * kind that its field wants. What the key may not see is NOT_FOUND, as is a
 * deleted organization or directory and what it holds.
 * Nobody of a disabled directory should have access: while it is disabled, its
 * users are not `active`, whatever its identity provider said.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class DirectoryServiceGrpc {

  private DirectoryServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.directory.v1.DirectoryService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.ListUsersRequest,
      rollcall.directory.v1.ListUsersResponse> getListUsersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListUsers",
      requestType = rollcall.directory.v1.ListUsersRequest.class,
      responseType = rollcall.directory.v1.ListUsersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.ListUsersRequest,
      rollcall.directory.v1.ListUsersResponse> getListUsersMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.ListUsersRequest, rollcall.directory.v1.ListUsersResponse> getListUsersMethod;
    if ((getListUsersMethod = DirectoryServiceGrpc.getListUsersMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getListUsersMethod = DirectoryServiceGrpc.getListUsersMethod) == null) {
          DirectoryServiceGrpc.getListUsersMethod = getListUsersMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.ListUsersRequest, rollcall.directory.v1.ListUsersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListUsers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListUsersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListUsersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("ListUsers"))
              .build();
        }
      }
    }
    return getListUsersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.GetUserRequest,
      rollcall.directory.v1.GetUserResponse> getGetUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUser",
      requestType = rollcall.directory.v1.GetUserRequest.class,
      responseType = rollcall.directory.v1.GetUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.GetUserRequest,
      rollcall.directory.v1.GetUserResponse> getGetUserMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.GetUserRequest, rollcall.directory.v1.GetUserResponse> getGetUserMethod;
    if ((getGetUserMethod = DirectoryServiceGrpc.getGetUserMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getGetUserMethod = DirectoryServiceGrpc.getGetUserMethod) == null) {
          DirectoryServiceGrpc.getGetUserMethod = getGetUserMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.GetUserRequest, rollcall.directory.v1.GetUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.GetUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.GetUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("GetUser"))
              .build();
        }
      }
    }
    return getGetUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.ListGroupsRequest,
      rollcall.directory.v1.ListGroupsResponse> getListGroupsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListGroups",
      requestType = rollcall.directory.v1.ListGroupsRequest.class,
      responseType = rollcall.directory.v1.ListGroupsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.ListGroupsRequest,
      rollcall.directory.v1.ListGroupsResponse> getListGroupsMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.ListGroupsRequest, rollcall.directory.v1.ListGroupsResponse> getListGroupsMethod;
    if ((getListGroupsMethod = DirectoryServiceGrpc.getListGroupsMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getListGroupsMethod = DirectoryServiceGrpc.getListGroupsMethod) == null) {
          DirectoryServiceGrpc.getListGroupsMethod = getListGroupsMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.ListGroupsRequest, rollcall.directory.v1.ListGroupsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListGroups"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListGroupsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListGroupsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("ListGroups"))
              .build();
        }
      }
    }
    return getListGroupsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.GetGroupRequest,
      rollcall.directory.v1.GetGroupResponse> getGetGroupMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetGroup",
      requestType = rollcall.directory.v1.GetGroupRequest.class,
      responseType = rollcall.directory.v1.GetGroupResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.GetGroupRequest,
      rollcall.directory.v1.GetGroupResponse> getGetGroupMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.GetGroupRequest, rollcall.directory.v1.GetGroupResponse> getGetGroupMethod;
    if ((getGetGroupMethod = DirectoryServiceGrpc.getGetGroupMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getGetGroupMethod = DirectoryServiceGrpc.getGetGroupMethod) == null) {
          DirectoryServiceGrpc.getGetGroupMethod = getGetGroupMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.GetGroupRequest, rollcall.directory.v1.GetGroupResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetGroup"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.GetGroupRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.GetGroupResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("GetGroup"))
              .build();
        }
      }
    }
    return getGetGroupMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.SearchUsersRequest,
      rollcall.directory.v1.SearchUsersResponse> getSearchUsersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchUsers",
      requestType = rollcall.directory.v1.SearchUsersRequest.class,
      responseType = rollcall.directory.v1.SearchUsersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.SearchUsersRequest,
      rollcall.directory.v1.SearchUsersResponse> getSearchUsersMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.SearchUsersRequest, rollcall.directory.v1.SearchUsersResponse> getSearchUsersMethod;
    if ((getSearchUsersMethod = DirectoryServiceGrpc.getSearchUsersMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getSearchUsersMethod = DirectoryServiceGrpc.getSearchUsersMethod) == null) {
          DirectoryServiceGrpc.getSearchUsersMethod = getSearchUsersMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.SearchUsersRequest, rollcall.directory.v1.SearchUsersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchUsers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.SearchUsersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.SearchUsersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("SearchUsers"))
              .build();
        }
      }
    }
    return getSearchUsersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.SearchGroupsRequest,
      rollcall.directory.v1.SearchGroupsResponse> getSearchGroupsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchGroups",
      requestType = rollcall.directory.v1.SearchGroupsRequest.class,
      responseType = rollcall.directory.v1.SearchGroupsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.SearchGroupsRequest,
      rollcall.directory.v1.SearchGroupsResponse> getSearchGroupsMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.SearchGroupsRequest, rollcall.directory.v1.SearchGroupsResponse> getSearchGroupsMethod;
    if ((getSearchGroupsMethod = DirectoryServiceGrpc.getSearchGroupsMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getSearchGroupsMethod = DirectoryServiceGrpc.getSearchGroupsMethod) == null) {
          DirectoryServiceGrpc.getSearchGroupsMethod = getSearchGroupsMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.SearchGroupsRequest, rollcall.directory.v1.SearchGroupsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchGroups"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.SearchGroupsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.SearchGroupsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("SearchGroups"))
              .build();
        }
      }
    }
    return getSearchGroupsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.directory.v1.ListParkedMembersRequest,
      rollcall.directory.v1.ListParkedMembersResponse> getListParkedMembersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListParkedMembers",
      requestType = rollcall.directory.v1.ListParkedMembersRequest.class,
      responseType = rollcall.directory.v1.ListParkedMembersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.directory.v1.ListParkedMembersRequest,
      rollcall.directory.v1.ListParkedMembersResponse> getListParkedMembersMethod() {
    io.grpc.MethodDescriptor<rollcall.directory.v1.ListParkedMembersRequest, rollcall.directory.v1.ListParkedMembersResponse> getListParkedMembersMethod;
    if ((getListParkedMembersMethod = DirectoryServiceGrpc.getListParkedMembersMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getListParkedMembersMethod = DirectoryServiceGrpc.getListParkedMembersMethod) == null) {
          DirectoryServiceGrpc.getListParkedMembersMethod = getListParkedMembersMethod =
              io.grpc.MethodDescriptor.<rollcall.directory.v1.ListParkedMembersRequest, rollcall.directory.v1.ListParkedMembersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListParkedMembers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListParkedMembersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.directory.v1.ListParkedMembersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("ListParkedMembers"))
              .build();
        }
      }
    }
    return getListParkedMembersMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static DirectoryServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceStub>() {
        @java.lang.Override
        public DirectoryServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DirectoryServiceStub(channel, callOptions);
        }
      };
    return DirectoryServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static DirectoryServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceBlockingV2Stub>() {
        @java.lang.Override
        public DirectoryServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DirectoryServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return DirectoryServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static DirectoryServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceBlockingStub>() {
        @java.lang.Override
        public DirectoryServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DirectoryServiceBlockingStub(channel, callOptions);
        }
      };
    return DirectoryServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static DirectoryServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DirectoryServiceFutureStub>() {
        @java.lang.Override
        public DirectoryServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DirectoryServiceFutureStub(channel, callOptions);
        }
      };
    return DirectoryServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The users of one directory, or the members of one of its groups, in the
     * order of their creation. Deactivated users are included.
     * NOT_FOUND DIRECTORY_NOT_FOUND, ORGANIZATION_NOT_FOUND, GROUP_NOT_FOUND;
     * FAILED_PRECONDITION NO_PRIMARY_DIRECTORY;
     * INVALID_ARGUMENT PAGE_TOKEN_INVALID, SELECTION_MISSING.
     * </pre>
     */
    default void listUsers(rollcall.directory.v1.ListUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListUsersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListUsersMethod(), responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    default void getUser(rollcall.directory.v1.GetUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.GetUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * The groups of one directory, or the groups among the direct members of one
     * of them, in the order of their creation.
     * Errors as ListUsers.
     * </pre>
     */
    default void listGroups(rollcall.directory.v1.ListGroupsRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListGroupsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListGroupsMethod(), responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND.
     * </pre>
     */
    default void getGroup(rollcall.directory.v1.GetGroupRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.GetGroupResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetGroupMethod(), responseObserver);
    }

    /**
     * <pre>
     * The users of one directory whose userName, displayName or an email address
     * begins with a text, without regard to case: those whose userName does first,
     * each in the order of what begins so. A page may have fewer than it could, or
     * none, and still be followed by another.
     * NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID,
     * FIELD_MISSING, INVALID_VALUE.
     * </pre>
     */
    default void searchUsers(rollcall.directory.v1.SearchUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchUsersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchUsersMethod(), responseObserver);
    }

    /**
     * <pre>
     * The groups of one directory whose displayName begins with a text, without
     * regard to case, in the order of their names. Errors as SearchUsers.
     * </pre>
     */
    default void searchGroups(rollcall.directory.v1.SearchGroupsRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchGroupsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchGroupsMethod(), responseObserver);
    }

    /**
     * <pre>
     * All of those whom a group awaits, in the order of their names.
     * NOT_FOUND GROUP_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID.
     * </pre>
     */
    default void listParkedMembers(rollcall.directory.v1.ListParkedMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListParkedMembersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListParkedMembersMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service DirectoryService.
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public static abstract class DirectoryServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return DirectoryServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service DirectoryService.
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public static final class DirectoryServiceStub
      extends io.grpc.stub.AbstractAsyncStub<DirectoryServiceStub> {
    private DirectoryServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DirectoryServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DirectoryServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * The users of one directory, or the members of one of its groups, in the
     * order of their creation. Deactivated users are included.
     * NOT_FOUND DIRECTORY_NOT_FOUND, ORGANIZATION_NOT_FOUND, GROUP_NOT_FOUND;
     * FAILED_PRECONDITION NO_PRIMARY_DIRECTORY;
     * INVALID_ARGUMENT PAGE_TOKEN_INVALID, SELECTION_MISSING.
     * </pre>
     */
    public void listUsers(rollcall.directory.v1.ListUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListUsersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListUsersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public void getUser(rollcall.directory.v1.GetUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.GetUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * The groups of one directory, or the groups among the direct members of one
     * of them, in the order of their creation.
     * Errors as ListUsers.
     * </pre>
     */
    public void listGroups(rollcall.directory.v1.ListGroupsRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListGroupsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListGroupsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND.
     * </pre>
     */
    public void getGroup(rollcall.directory.v1.GetGroupRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.GetGroupResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetGroupMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * The users of one directory whose userName, displayName or an email address
     * begins with a text, without regard to case: those whose userName does first,
     * each in the order of what begins so. A page may have fewer than it could, or
     * none, and still be followed by another.
     * NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID,
     * FIELD_MISSING, INVALID_VALUE.
     * </pre>
     */
    public void searchUsers(rollcall.directory.v1.SearchUsersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchUsersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchUsersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * The groups of one directory whose displayName begins with a text, without
     * regard to case, in the order of their names. Errors as SearchUsers.
     * </pre>
     */
    public void searchGroups(rollcall.directory.v1.SearchGroupsRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchGroupsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchGroupsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * All of those whom a group awaits, in the order of their names.
     * NOT_FOUND GROUP_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID.
     * </pre>
     */
    public void listParkedMembers(rollcall.directory.v1.ListParkedMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.directory.v1.ListParkedMembersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListParkedMembersMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service DirectoryService.
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public static final class DirectoryServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<DirectoryServiceBlockingV2Stub> {
    private DirectoryServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DirectoryServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DirectoryServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * The users of one directory, or the members of one of its groups, in the
     * order of their creation. Deactivated users are included.
     * NOT_FOUND DIRECTORY_NOT_FOUND, ORGANIZATION_NOT_FOUND, GROUP_NOT_FOUND;
     * FAILED_PRECONDITION NO_PRIMARY_DIRECTORY;
     * INVALID_ARGUMENT PAGE_TOKEN_INVALID, SELECTION_MISSING.
     * </pre>
     */
    public rollcall.directory.v1.ListUsersResponse listUsers(rollcall.directory.v1.ListUsersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.directory.v1.GetUserResponse getUser(rollcall.directory.v1.GetUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The groups of one directory, or the groups among the direct members of one
     * of them, in the order of their creation.
     * Errors as ListUsers.
     * </pre>
     */
    public rollcall.directory.v1.ListGroupsResponse listGroups(rollcall.directory.v1.ListGroupsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListGroupsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND.
     * </pre>
     */
    public rollcall.directory.v1.GetGroupResponse getGroup(rollcall.directory.v1.GetGroupRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetGroupMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The users of one directory whose userName, displayName or an email address
     * begins with a text, without regard to case: those whose userName does first,
     * each in the order of what begins so. A page may have fewer than it could, or
     * none, and still be followed by another.
     * NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID,
     * FIELD_MISSING, INVALID_VALUE.
     * </pre>
     */
    public rollcall.directory.v1.SearchUsersResponse searchUsers(rollcall.directory.v1.SearchUsersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The groups of one directory whose displayName begins with a text, without
     * regard to case, in the order of their names. Errors as SearchUsers.
     * </pre>
     */
    public rollcall.directory.v1.SearchGroupsResponse searchGroups(rollcall.directory.v1.SearchGroupsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchGroupsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * All of those whom a group awaits, in the order of their names.
     * NOT_FOUND GROUP_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID.
     * </pre>
     */
    public rollcall.directory.v1.ListParkedMembersResponse listParkedMembers(rollcall.directory.v1.ListParkedMembersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListParkedMembersMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service DirectoryService.
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public static final class DirectoryServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<DirectoryServiceBlockingStub> {
    private DirectoryServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DirectoryServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DirectoryServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * The users of one directory, or the members of one of its groups, in the
     * order of their creation. Deactivated users are included.
     * NOT_FOUND DIRECTORY_NOT_FOUND, ORGANIZATION_NOT_FOUND, GROUP_NOT_FOUND;
     * FAILED_PRECONDITION NO_PRIMARY_DIRECTORY;
     * INVALID_ARGUMENT PAGE_TOKEN_INVALID, SELECTION_MISSING.
     * </pre>
     */
    public rollcall.directory.v1.ListUsersResponse listUsers(rollcall.directory.v1.ListUsersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.directory.v1.GetUserResponse getUser(rollcall.directory.v1.GetUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The groups of one directory, or the groups among the direct members of one
     * of them, in the order of their creation.
     * Errors as ListUsers.
     * </pre>
     */
    public rollcall.directory.v1.ListGroupsResponse listGroups(rollcall.directory.v1.ListGroupsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListGroupsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND.
     * </pre>
     */
    public rollcall.directory.v1.GetGroupResponse getGroup(rollcall.directory.v1.GetGroupRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetGroupMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The users of one directory whose userName, displayName or an email address
     * begins with a text, without regard to case: those whose userName does first,
     * each in the order of what begins so. A page may have fewer than it could, or
     * none, and still be followed by another.
     * NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID,
     * FIELD_MISSING, INVALID_VALUE.
     * </pre>
     */
    public rollcall.directory.v1.SearchUsersResponse searchUsers(rollcall.directory.v1.SearchUsersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The groups of one directory whose displayName begins with a text, without
     * regard to case, in the order of their names. Errors as SearchUsers.
     * </pre>
     */
    public rollcall.directory.v1.SearchGroupsResponse searchGroups(rollcall.directory.v1.SearchGroupsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchGroupsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * All of those whom a group awaits, in the order of their names.
     * NOT_FOUND GROUP_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID.
     * </pre>
     */
    public rollcall.directory.v1.ListParkedMembersResponse listParkedMembers(rollcall.directory.v1.ListParkedMembersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListParkedMembersMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service DirectoryService.
   * <pre>
   * Who at each customer should have access: what a product's backends read.
   * Callers send `authorization: Bearer` with an API key of the scope READ_USERS, an
   * access token for one, or the token of a trusted workload, and see its
   * environment (or organization) alone. An operator names the environment in the
   * metadata `rollcall-environment`. Errors carry a google.rpc.ErrorInfo whose
   * `reason` is a value of rollcall.error.v1.ErrorReason without its prefix.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID, PERMISSION_DENIED
   * CALLER_NOT_ALLOWED, or INVALID_ARGUMENT INVALID_ID where an id is not of the
   * kind that its field wants. What the key may not see is NOT_FOUND, as is a
   * deleted organization or directory and what it holds.
   * Nobody of a disabled directory should have access: while it is disabled, its
   * users are not `active`, whatever its identity provider said.
   * </pre>
   */
  public static final class DirectoryServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<DirectoryServiceFutureStub> {
    private DirectoryServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DirectoryServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DirectoryServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * The users of one directory, or the members of one of its groups, in the
     * order of their creation. Deactivated users are included.
     * NOT_FOUND DIRECTORY_NOT_FOUND, ORGANIZATION_NOT_FOUND, GROUP_NOT_FOUND;
     * FAILED_PRECONDITION NO_PRIMARY_DIRECTORY;
     * INVALID_ARGUMENT PAGE_TOKEN_INVALID, SELECTION_MISSING.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.ListUsersResponse> listUsers(
        rollcall.directory.v1.ListUsersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListUsersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.GetUserResponse> getUser(
        rollcall.directory.v1.GetUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * The groups of one directory, or the groups among the direct members of one
     * of them, in the order of their creation.
     * Errors as ListUsers.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.ListGroupsResponse> listGroups(
        rollcall.directory.v1.ListGroupsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListGroupsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.GetGroupResponse> getGroup(
        rollcall.directory.v1.GetGroupRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetGroupMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * The users of one directory whose userName, displayName or an email address
     * begins with a text, without regard to case: those whose userName does first,
     * each in the order of what begins so. A page may have fewer than it could, or
     * none, and still be followed by another.
     * NOT_FOUND DIRECTORY_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID,
     * FIELD_MISSING, INVALID_VALUE.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.SearchUsersResponse> searchUsers(
        rollcall.directory.v1.SearchUsersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchUsersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * The groups of one directory whose displayName begins with a text, without
     * regard to case, in the order of their names. Errors as SearchUsers.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.SearchGroupsResponse> searchGroups(
        rollcall.directory.v1.SearchGroupsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchGroupsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * All of those whom a group awaits, in the order of their names.
     * NOT_FOUND GROUP_NOT_FOUND; INVALID_ARGUMENT PAGE_TOKEN_INVALID.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.directory.v1.ListParkedMembersResponse> listParkedMembers(
        rollcall.directory.v1.ListParkedMembersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListParkedMembersMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_LIST_USERS = 0;
  private static final int METHODID_GET_USER = 1;
  private static final int METHODID_LIST_GROUPS = 2;
  private static final int METHODID_GET_GROUP = 3;
  private static final int METHODID_SEARCH_USERS = 4;
  private static final int METHODID_SEARCH_GROUPS = 5;
  private static final int METHODID_LIST_PARKED_MEMBERS = 6;

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
        case METHODID_LIST_USERS:
          serviceImpl.listUsers((rollcall.directory.v1.ListUsersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.ListUsersResponse>) responseObserver);
          break;
        case METHODID_GET_USER:
          serviceImpl.getUser((rollcall.directory.v1.GetUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.GetUserResponse>) responseObserver);
          break;
        case METHODID_LIST_GROUPS:
          serviceImpl.listGroups((rollcall.directory.v1.ListGroupsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.ListGroupsResponse>) responseObserver);
          break;
        case METHODID_GET_GROUP:
          serviceImpl.getGroup((rollcall.directory.v1.GetGroupRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.GetGroupResponse>) responseObserver);
          break;
        case METHODID_SEARCH_USERS:
          serviceImpl.searchUsers((rollcall.directory.v1.SearchUsersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchUsersResponse>) responseObserver);
          break;
        case METHODID_SEARCH_GROUPS:
          serviceImpl.searchGroups((rollcall.directory.v1.SearchGroupsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.SearchGroupsResponse>) responseObserver);
          break;
        case METHODID_LIST_PARKED_MEMBERS:
          serviceImpl.listParkedMembers((rollcall.directory.v1.ListParkedMembersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.directory.v1.ListParkedMembersResponse>) responseObserver);
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
          getListUsersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.ListUsersRequest,
              rollcall.directory.v1.ListUsersResponse>(
                service, METHODID_LIST_USERS)))
        .addMethod(
          getGetUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.GetUserRequest,
              rollcall.directory.v1.GetUserResponse>(
                service, METHODID_GET_USER)))
        .addMethod(
          getListGroupsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.ListGroupsRequest,
              rollcall.directory.v1.ListGroupsResponse>(
                service, METHODID_LIST_GROUPS)))
        .addMethod(
          getGetGroupMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.GetGroupRequest,
              rollcall.directory.v1.GetGroupResponse>(
                service, METHODID_GET_GROUP)))
        .addMethod(
          getSearchUsersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.SearchUsersRequest,
              rollcall.directory.v1.SearchUsersResponse>(
                service, METHODID_SEARCH_USERS)))
        .addMethod(
          getSearchGroupsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.SearchGroupsRequest,
              rollcall.directory.v1.SearchGroupsResponse>(
                service, METHODID_SEARCH_GROUPS)))
        .addMethod(
          getListParkedMembersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.directory.v1.ListParkedMembersRequest,
              rollcall.directory.v1.ListParkedMembersResponse>(
                service, METHODID_LIST_PARKED_MEMBERS)))
        .build();
  }

  private static abstract class DirectoryServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    DirectoryServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.directory.v1.DirectoryServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("DirectoryService");
    }
  }

  private static final class DirectoryServiceFileDescriptorSupplier
      extends DirectoryServiceBaseDescriptorSupplier {
    DirectoryServiceFileDescriptorSupplier() {}
  }

  private static final class DirectoryServiceMethodDescriptorSupplier
      extends DirectoryServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    DirectoryServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (DirectoryServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new DirectoryServiceFileDescriptorSupplier())
              .addMethod(getListUsersMethod())
              .addMethod(getGetUserMethod())
              .addMethod(getListGroupsMethod())
              .addMethod(getGetGroupMethod())
              .addMethod(getSearchUsersMethod())
              .addMethod(getSearchGroupsMethod())
              .addMethod(getListParkedMembersMethod())
              .build();
        }
      }
    }
    return result;
  }
}
