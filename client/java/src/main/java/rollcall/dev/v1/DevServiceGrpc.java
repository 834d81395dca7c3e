package rollcall.dev.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * The identity provider made to act, and faults made to happen, for the tests of a
 * product: `rollcall serve --dev` alone serves it.
 * Callers send `authorization: Bearer` with the API key of the seed. What the
 * identity provider does goes through the SCIM door, under the token of the seed: its
 * requests stand in the request log and its events in the feed. When a method
 * returns, they do.
 * A directory is named by its id, or by the external_id of its organization; where
 * the seed has one, it need not be. People are named by their userName, groups by
 * their displayName.
 * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
 * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
 * SELECTION_MISSING too.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class DevServiceGrpc {

  private DevServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.dev.v1.DevService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.CreateUserRequest,
      rollcall.dev.v1.CreateUserResponse> getCreateUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateUser",
      requestType = rollcall.dev.v1.CreateUserRequest.class,
      responseType = rollcall.dev.v1.CreateUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.CreateUserRequest,
      rollcall.dev.v1.CreateUserResponse> getCreateUserMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.CreateUserRequest, rollcall.dev.v1.CreateUserResponse> getCreateUserMethod;
    if ((getCreateUserMethod = DevServiceGrpc.getCreateUserMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getCreateUserMethod = DevServiceGrpc.getCreateUserMethod) == null) {
          DevServiceGrpc.getCreateUserMethod = getCreateUserMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.CreateUserRequest, rollcall.dev.v1.CreateUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.CreateUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.CreateUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("CreateUser"))
              .build();
        }
      }
    }
    return getCreateUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.UpdateUserRequest,
      rollcall.dev.v1.UpdateUserResponse> getUpdateUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateUser",
      requestType = rollcall.dev.v1.UpdateUserRequest.class,
      responseType = rollcall.dev.v1.UpdateUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.UpdateUserRequest,
      rollcall.dev.v1.UpdateUserResponse> getUpdateUserMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.UpdateUserRequest, rollcall.dev.v1.UpdateUserResponse> getUpdateUserMethod;
    if ((getUpdateUserMethod = DevServiceGrpc.getUpdateUserMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getUpdateUserMethod = DevServiceGrpc.getUpdateUserMethod) == null) {
          DevServiceGrpc.getUpdateUserMethod = getUpdateUserMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.UpdateUserRequest, rollcall.dev.v1.UpdateUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.UpdateUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.UpdateUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("UpdateUser"))
              .build();
        }
      }
    }
    return getUpdateUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.DeactivateUserRequest,
      rollcall.dev.v1.DeactivateUserResponse> getDeactivateUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeactivateUser",
      requestType = rollcall.dev.v1.DeactivateUserRequest.class,
      responseType = rollcall.dev.v1.DeactivateUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.DeactivateUserRequest,
      rollcall.dev.v1.DeactivateUserResponse> getDeactivateUserMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.DeactivateUserRequest, rollcall.dev.v1.DeactivateUserResponse> getDeactivateUserMethod;
    if ((getDeactivateUserMethod = DevServiceGrpc.getDeactivateUserMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getDeactivateUserMethod = DevServiceGrpc.getDeactivateUserMethod) == null) {
          DevServiceGrpc.getDeactivateUserMethod = getDeactivateUserMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.DeactivateUserRequest, rollcall.dev.v1.DeactivateUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeactivateUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DeactivateUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DeactivateUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("DeactivateUser"))
              .build();
        }
      }
    }
    return getDeactivateUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.DeleteUserRequest,
      rollcall.dev.v1.DeleteUserResponse> getDeleteUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteUser",
      requestType = rollcall.dev.v1.DeleteUserRequest.class,
      responseType = rollcall.dev.v1.DeleteUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.DeleteUserRequest,
      rollcall.dev.v1.DeleteUserResponse> getDeleteUserMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.DeleteUserRequest, rollcall.dev.v1.DeleteUserResponse> getDeleteUserMethod;
    if ((getDeleteUserMethod = DevServiceGrpc.getDeleteUserMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getDeleteUserMethod = DevServiceGrpc.getDeleteUserMethod) == null) {
          DevServiceGrpc.getDeleteUserMethod = getDeleteUserMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.DeleteUserRequest, rollcall.dev.v1.DeleteUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DeleteUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DeleteUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("DeleteUser"))
              .build();
        }
      }
    }
    return getDeleteUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.AddMembersRequest,
      rollcall.dev.v1.AddMembersResponse> getAddMembersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AddMembers",
      requestType = rollcall.dev.v1.AddMembersRequest.class,
      responseType = rollcall.dev.v1.AddMembersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.AddMembersRequest,
      rollcall.dev.v1.AddMembersResponse> getAddMembersMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.AddMembersRequest, rollcall.dev.v1.AddMembersResponse> getAddMembersMethod;
    if ((getAddMembersMethod = DevServiceGrpc.getAddMembersMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getAddMembersMethod = DevServiceGrpc.getAddMembersMethod) == null) {
          DevServiceGrpc.getAddMembersMethod = getAddMembersMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.AddMembersRequest, rollcall.dev.v1.AddMembersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AddMembers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.AddMembersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.AddMembersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("AddMembers"))
              .build();
        }
      }
    }
    return getAddMembersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.RemoveMembersRequest,
      rollcall.dev.v1.RemoveMembersResponse> getRemoveMembersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RemoveMembers",
      requestType = rollcall.dev.v1.RemoveMembersRequest.class,
      responseType = rollcall.dev.v1.RemoveMembersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.RemoveMembersRequest,
      rollcall.dev.v1.RemoveMembersResponse> getRemoveMembersMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.RemoveMembersRequest, rollcall.dev.v1.RemoveMembersResponse> getRemoveMembersMethod;
    if ((getRemoveMembersMethod = DevServiceGrpc.getRemoveMembersMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getRemoveMembersMethod = DevServiceGrpc.getRemoveMembersMethod) == null) {
          DevServiceGrpc.getRemoveMembersMethod = getRemoveMembersMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.RemoveMembersRequest, rollcall.dev.v1.RemoveMembersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RemoveMembers"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.RemoveMembersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.RemoveMembersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("RemoveMembers"))
              .build();
        }
      }
    }
    return getRemoveMembersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.SetFaultsRequest,
      rollcall.dev.v1.SetFaultsResponse> getSetFaultsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SetFaults",
      requestType = rollcall.dev.v1.SetFaultsRequest.class,
      responseType = rollcall.dev.v1.SetFaultsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.SetFaultsRequest,
      rollcall.dev.v1.SetFaultsResponse> getSetFaultsMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.SetFaultsRequest, rollcall.dev.v1.SetFaultsResponse> getSetFaultsMethod;
    if ((getSetFaultsMethod = DevServiceGrpc.getSetFaultsMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getSetFaultsMethod = DevServiceGrpc.getSetFaultsMethod) == null) {
          DevServiceGrpc.getSetFaultsMethod = getSetFaultsMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.SetFaultsRequest, rollcall.dev.v1.SetFaultsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SetFaults"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.SetFaultsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.SetFaultsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("SetFaults"))
              .build();
        }
      }
    }
    return getSetFaultsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.DropStreamsRequest,
      rollcall.dev.v1.DropStreamsResponse> getDropStreamsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DropStreams",
      requestType = rollcall.dev.v1.DropStreamsRequest.class,
      responseType = rollcall.dev.v1.DropStreamsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.DropStreamsRequest,
      rollcall.dev.v1.DropStreamsResponse> getDropStreamsMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.DropStreamsRequest, rollcall.dev.v1.DropStreamsResponse> getDropStreamsMethod;
    if ((getDropStreamsMethod = DevServiceGrpc.getDropStreamsMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getDropStreamsMethod = DevServiceGrpc.getDropStreamsMethod) == null) {
          DevServiceGrpc.getDropStreamsMethod = getDropStreamsMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.DropStreamsRequest, rollcall.dev.v1.DropStreamsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DropStreams"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DropStreamsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.DropStreamsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("DropStreams"))
              .build();
        }
      }
    }
    return getDropStreamsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.ExpireCursorsRequest,
      rollcall.dev.v1.ExpireCursorsResponse> getExpireCursorsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ExpireCursors",
      requestType = rollcall.dev.v1.ExpireCursorsRequest.class,
      responseType = rollcall.dev.v1.ExpireCursorsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.ExpireCursorsRequest,
      rollcall.dev.v1.ExpireCursorsResponse> getExpireCursorsMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.ExpireCursorsRequest, rollcall.dev.v1.ExpireCursorsResponse> getExpireCursorsMethod;
    if ((getExpireCursorsMethod = DevServiceGrpc.getExpireCursorsMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getExpireCursorsMethod = DevServiceGrpc.getExpireCursorsMethod) == null) {
          DevServiceGrpc.getExpireCursorsMethod = getExpireCursorsMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.ExpireCursorsRequest, rollcall.dev.v1.ExpireCursorsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ExpireCursors"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.ExpireCursorsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.ExpireCursorsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("ExpireCursors"))
              .build();
        }
      }
    }
    return getExpireCursorsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.dev.v1.ResetRequest,
      rollcall.dev.v1.ResetResponse> getResetMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Reset",
      requestType = rollcall.dev.v1.ResetRequest.class,
      responseType = rollcall.dev.v1.ResetResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.dev.v1.ResetRequest,
      rollcall.dev.v1.ResetResponse> getResetMethod() {
    io.grpc.MethodDescriptor<rollcall.dev.v1.ResetRequest, rollcall.dev.v1.ResetResponse> getResetMethod;
    if ((getResetMethod = DevServiceGrpc.getResetMethod) == null) {
      synchronized (DevServiceGrpc.class) {
        if ((getResetMethod = DevServiceGrpc.getResetMethod) == null) {
          DevServiceGrpc.getResetMethod = getResetMethod =
              io.grpc.MethodDescriptor.<rollcall.dev.v1.ResetRequest, rollcall.dev.v1.ResetResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Reset"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.ResetRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.dev.v1.ResetResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DevServiceMethodDescriptorSupplier("Reset"))
              .build();
        }
      }
    }
    return getResetMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static DevServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DevServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DevServiceStub>() {
        @java.lang.Override
        public DevServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DevServiceStub(channel, callOptions);
        }
      };
    return DevServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static DevServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DevServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DevServiceBlockingV2Stub>() {
        @java.lang.Override
        public DevServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DevServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return DevServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static DevServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DevServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DevServiceBlockingStub>() {
        @java.lang.Override
        public DevServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DevServiceBlockingStub(channel, callOptions);
        }
      };
    return DevServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static DevServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<DevServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<DevServiceFutureStub>() {
        @java.lang.Override
        public DevServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new DevServiceFutureStub(channel, callOptions);
        }
      };
    return DevServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The identity provider assigns somebody.
     * ALREADY_EXISTS USER_NAME_TAKEN; INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    default void createUser(rollcall.dev.v1.CreateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.CreateUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes what is set in `attributes`, and nothing else; `active` too.
     * NOT_FOUND USER_NOT_FOUND; ALREADY_EXISTS USER_NAME_TAKEN;
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    default void updateUser(rollcall.dev.v1.UpdateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.UpdateUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes somebody's access. NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    default void deactivateUser(rollcall.dev.v1.DeactivateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DeactivateUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeactivateUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    default void deleteUser(rollcall.dev.v1.DeleteUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DeleteUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Pushes members of a group, which is made where there is none.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    default void addMembers(rollcall.dev.v1.AddMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.AddMembersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAddMembersMethod(), responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND, USER_NOT_FOUND.
     * </pre>
     */
    default void removeMembers(rollcall.dev.v1.RemoveMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.RemoveMembersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRemoveMembersMethod(), responseObserver);
    }

    /**
     * <pre>
     * What goes wrong from now on, in the place of what did.
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    default void setFaults(rollcall.dev.v1.SetFaultsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.SetFaultsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSetFaultsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends every stream of events that is open, as a lost connection does: UNAVAILABLE.
     * </pre>
     */
    default void dropStreams(rollcall.dev.v1.DropStreamsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DropStreamsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDropStreamsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes the events until now: whoever has not followed them to the last is told
     * CURSOR_EXPIRED, and takes a snapshot.
     * </pre>
     */
    default void expireCursors(rollcall.dev.v1.ExpireCursorsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.ExpireCursorsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getExpireCursorsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Everything is as the seed says, nothing goes wrong, and every stream has ended.
     * </pre>
     */
    default void reset(rollcall.dev.v1.ResetRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.ResetResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getResetMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service DevService.
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public static abstract class DevServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return DevServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service DevService.
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public static final class DevServiceStub
      extends io.grpc.stub.AbstractAsyncStub<DevServiceStub> {
    private DevServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DevServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DevServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * The identity provider assigns somebody.
     * ALREADY_EXISTS USER_NAME_TAKEN; INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public void createUser(rollcall.dev.v1.CreateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.CreateUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes what is set in `attributes`, and nothing else; `active` too.
     * NOT_FOUND USER_NOT_FOUND; ALREADY_EXISTS USER_NAME_TAKEN;
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public void updateUser(rollcall.dev.v1.UpdateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.UpdateUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes somebody's access. NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public void deactivateUser(rollcall.dev.v1.DeactivateUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DeactivateUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeactivateUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public void deleteUser(rollcall.dev.v1.DeleteUserRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DeleteUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Pushes members of a group, which is made where there is none.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public void addMembers(rollcall.dev.v1.AddMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.AddMembersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAddMembersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND, USER_NOT_FOUND.
     * </pre>
     */
    public void removeMembers(rollcall.dev.v1.RemoveMembersRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.RemoveMembersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRemoveMembersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * What goes wrong from now on, in the place of what did.
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public void setFaults(rollcall.dev.v1.SetFaultsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.SetFaultsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSetFaultsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends every stream of events that is open, as a lost connection does: UNAVAILABLE.
     * </pre>
     */
    public void dropStreams(rollcall.dev.v1.DropStreamsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.DropStreamsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDropStreamsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes the events until now: whoever has not followed them to the last is told
     * CURSOR_EXPIRED, and takes a snapshot.
     * </pre>
     */
    public void expireCursors(rollcall.dev.v1.ExpireCursorsRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.ExpireCursorsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getExpireCursorsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Everything is as the seed says, nothing goes wrong, and every stream has ended.
     * </pre>
     */
    public void reset(rollcall.dev.v1.ResetRequest request,
        io.grpc.stub.StreamObserver<rollcall.dev.v1.ResetResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getResetMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service DevService.
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public static final class DevServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<DevServiceBlockingV2Stub> {
    private DevServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DevServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DevServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * The identity provider assigns somebody.
     * ALREADY_EXISTS USER_NAME_TAKEN; INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.CreateUserResponse createUser(rollcall.dev.v1.CreateUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes what is set in `attributes`, and nothing else; `active` too.
     * NOT_FOUND USER_NOT_FOUND; ALREADY_EXISTS USER_NAME_TAKEN;
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.UpdateUserResponse updateUser(rollcall.dev.v1.UpdateUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes somebody's access. NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.DeactivateUserResponse deactivateUser(rollcall.dev.v1.DeactivateUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeactivateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.DeleteUserResponse deleteUser(rollcall.dev.v1.DeleteUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Pushes members of a group, which is made where there is none.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.AddMembersResponse addMembers(rollcall.dev.v1.AddMembersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAddMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND, USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.RemoveMembersResponse removeMembers(rollcall.dev.v1.RemoveMembersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRemoveMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * What goes wrong from now on, in the place of what did.
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.SetFaultsResponse setFaults(rollcall.dev.v1.SetFaultsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSetFaultsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends every stream of events that is open, as a lost connection does: UNAVAILABLE.
     * </pre>
     */
    public rollcall.dev.v1.DropStreamsResponse dropStreams(rollcall.dev.v1.DropStreamsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDropStreamsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes the events until now: whoever has not followed them to the last is told
     * CURSOR_EXPIRED, and takes a snapshot.
     * </pre>
     */
    public rollcall.dev.v1.ExpireCursorsResponse expireCursors(rollcall.dev.v1.ExpireCursorsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getExpireCursorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Everything is as the seed says, nothing goes wrong, and every stream has ended.
     * </pre>
     */
    public rollcall.dev.v1.ResetResponse reset(rollcall.dev.v1.ResetRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getResetMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service DevService.
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public static final class DevServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<DevServiceBlockingStub> {
    private DevServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DevServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DevServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * The identity provider assigns somebody.
     * ALREADY_EXISTS USER_NAME_TAKEN; INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.CreateUserResponse createUser(rollcall.dev.v1.CreateUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes what is set in `attributes`, and nothing else; `active` too.
     * NOT_FOUND USER_NOT_FOUND; ALREADY_EXISTS USER_NAME_TAKEN;
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.UpdateUserResponse updateUser(rollcall.dev.v1.UpdateUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes somebody's access. NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.DeactivateUserResponse deactivateUser(rollcall.dev.v1.DeactivateUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeactivateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.DeleteUserResponse deleteUser(rollcall.dev.v1.DeleteUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Pushes members of a group, which is made where there is none.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.AddMembersResponse addMembers(rollcall.dev.v1.AddMembersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAddMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND, USER_NOT_FOUND.
     * </pre>
     */
    public rollcall.dev.v1.RemoveMembersResponse removeMembers(rollcall.dev.v1.RemoveMembersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRemoveMembersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * What goes wrong from now on, in the place of what did.
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public rollcall.dev.v1.SetFaultsResponse setFaults(rollcall.dev.v1.SetFaultsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSetFaultsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends every stream of events that is open, as a lost connection does: UNAVAILABLE.
     * </pre>
     */
    public rollcall.dev.v1.DropStreamsResponse dropStreams(rollcall.dev.v1.DropStreamsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDropStreamsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes the events until now: whoever has not followed them to the last is told
     * CURSOR_EXPIRED, and takes a snapshot.
     * </pre>
     */
    public rollcall.dev.v1.ExpireCursorsResponse expireCursors(rollcall.dev.v1.ExpireCursorsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getExpireCursorsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Everything is as the seed says, nothing goes wrong, and every stream has ended.
     * </pre>
     */
    public rollcall.dev.v1.ResetResponse reset(rollcall.dev.v1.ResetRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getResetMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service DevService.
   * <pre>
   * The identity provider made to act, and faults made to happen, for the tests of a
   * product: `rollcall serve --dev` alone serves it.
   * Callers send `authorization: Bearer` with the API key of the seed. What the
   * identity provider does goes through the SCIM door, under the token of the seed: its
   * requests stand in the request log and its events in the feed. When a method
   * returns, they do.
   * A directory is named by its id, or by the external_id of its organization; where
   * the seed has one, it need not be. People are named by their userName, groups by
   * their displayName.
   * Every method fails with UNAUTHENTICATED API_KEY_INVALID. Those that name a
   * directory fail with NOT_FOUND DIRECTORY_NOT_FOUND and INVALID_ARGUMENT
   * SELECTION_MISSING too.
   * </pre>
   */
  public static final class DevServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<DevServiceFutureStub> {
    private DevServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected DevServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new DevServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * The identity provider assigns somebody.
     * ALREADY_EXISTS USER_NAME_TAKEN; INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.CreateUserResponse> createUser(
        rollcall.dev.v1.CreateUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes what is set in `attributes`, and nothing else; `active` too.
     * NOT_FOUND USER_NOT_FOUND; ALREADY_EXISTS USER_NAME_TAKEN;
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.UpdateUserResponse> updateUser(
        rollcall.dev.v1.UpdateUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes somebody's access. NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.DeactivateUserResponse> deactivateUser(
        rollcall.dev.v1.DeactivateUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeactivateUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.DeleteUserResponse> deleteUser(
        rollcall.dev.v1.DeleteUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Pushes members of a group, which is made where there is none.
     * NOT_FOUND USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.AddMembersResponse> addMembers(
        rollcall.dev.v1.AddMembersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAddMembersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * NOT_FOUND GROUP_NOT_FOUND, USER_NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.RemoveMembersResponse> removeMembers(
        rollcall.dev.v1.RemoveMembersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRemoveMembersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * What goes wrong from now on, in the place of what did.
     * INVALID_ARGUMENT INVALID_VALUE.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.SetFaultsResponse> setFaults(
        rollcall.dev.v1.SetFaultsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSetFaultsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends every stream of events that is open, as a lost connection does: UNAVAILABLE.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.DropStreamsResponse> dropStreams(
        rollcall.dev.v1.DropStreamsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDropStreamsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes the events until now: whoever has not followed them to the last is told
     * CURSOR_EXPIRED, and takes a snapshot.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.ExpireCursorsResponse> expireCursors(
        rollcall.dev.v1.ExpireCursorsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getExpireCursorsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Everything is as the seed says, nothing goes wrong, and every stream has ended.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.dev.v1.ResetResponse> reset(
        rollcall.dev.v1.ResetRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getResetMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_USER = 0;
  private static final int METHODID_UPDATE_USER = 1;
  private static final int METHODID_DEACTIVATE_USER = 2;
  private static final int METHODID_DELETE_USER = 3;
  private static final int METHODID_ADD_MEMBERS = 4;
  private static final int METHODID_REMOVE_MEMBERS = 5;
  private static final int METHODID_SET_FAULTS = 6;
  private static final int METHODID_DROP_STREAMS = 7;
  private static final int METHODID_EXPIRE_CURSORS = 8;
  private static final int METHODID_RESET = 9;

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
        case METHODID_CREATE_USER:
          serviceImpl.createUser((rollcall.dev.v1.CreateUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.CreateUserResponse>) responseObserver);
          break;
        case METHODID_UPDATE_USER:
          serviceImpl.updateUser((rollcall.dev.v1.UpdateUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.UpdateUserResponse>) responseObserver);
          break;
        case METHODID_DEACTIVATE_USER:
          serviceImpl.deactivateUser((rollcall.dev.v1.DeactivateUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.DeactivateUserResponse>) responseObserver);
          break;
        case METHODID_DELETE_USER:
          serviceImpl.deleteUser((rollcall.dev.v1.DeleteUserRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.DeleteUserResponse>) responseObserver);
          break;
        case METHODID_ADD_MEMBERS:
          serviceImpl.addMembers((rollcall.dev.v1.AddMembersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.AddMembersResponse>) responseObserver);
          break;
        case METHODID_REMOVE_MEMBERS:
          serviceImpl.removeMembers((rollcall.dev.v1.RemoveMembersRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.RemoveMembersResponse>) responseObserver);
          break;
        case METHODID_SET_FAULTS:
          serviceImpl.setFaults((rollcall.dev.v1.SetFaultsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.SetFaultsResponse>) responseObserver);
          break;
        case METHODID_DROP_STREAMS:
          serviceImpl.dropStreams((rollcall.dev.v1.DropStreamsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.DropStreamsResponse>) responseObserver);
          break;
        case METHODID_EXPIRE_CURSORS:
          serviceImpl.expireCursors((rollcall.dev.v1.ExpireCursorsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.ExpireCursorsResponse>) responseObserver);
          break;
        case METHODID_RESET:
          serviceImpl.reset((rollcall.dev.v1.ResetRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.dev.v1.ResetResponse>) responseObserver);
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
          getCreateUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.CreateUserRequest,
              rollcall.dev.v1.CreateUserResponse>(
                service, METHODID_CREATE_USER)))
        .addMethod(
          getUpdateUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.UpdateUserRequest,
              rollcall.dev.v1.UpdateUserResponse>(
                service, METHODID_UPDATE_USER)))
        .addMethod(
          getDeactivateUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.DeactivateUserRequest,
              rollcall.dev.v1.DeactivateUserResponse>(
                service, METHODID_DEACTIVATE_USER)))
        .addMethod(
          getDeleteUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.DeleteUserRequest,
              rollcall.dev.v1.DeleteUserResponse>(
                service, METHODID_DELETE_USER)))
        .addMethod(
          getAddMembersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.AddMembersRequest,
              rollcall.dev.v1.AddMembersResponse>(
                service, METHODID_ADD_MEMBERS)))
        .addMethod(
          getRemoveMembersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.RemoveMembersRequest,
              rollcall.dev.v1.RemoveMembersResponse>(
                service, METHODID_REMOVE_MEMBERS)))
        .addMethod(
          getSetFaultsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.SetFaultsRequest,
              rollcall.dev.v1.SetFaultsResponse>(
                service, METHODID_SET_FAULTS)))
        .addMethod(
          getDropStreamsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.DropStreamsRequest,
              rollcall.dev.v1.DropStreamsResponse>(
                service, METHODID_DROP_STREAMS)))
        .addMethod(
          getExpireCursorsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.ExpireCursorsRequest,
              rollcall.dev.v1.ExpireCursorsResponse>(
                service, METHODID_EXPIRE_CURSORS)))
        .addMethod(
          getResetMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.dev.v1.ResetRequest,
              rollcall.dev.v1.ResetResponse>(
                service, METHODID_RESET)))
        .build();
  }

  private static abstract class DevServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    DevServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.dev.v1.DevServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("DevService");
    }
  }

  private static final class DevServiceFileDescriptorSupplier
      extends DevServiceBaseDescriptorSupplier {
    DevServiceFileDescriptorSupplier() {}
  }

  private static final class DevServiceMethodDescriptorSupplier
      extends DevServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    DevServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (DevServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new DevServiceFileDescriptorSupplier())
              .addMethod(getCreateUserMethod())
              .addMethod(getUpdateUserMethod())
              .addMethod(getDeactivateUserMethod())
              .addMethod(getDeleteUserMethod())
              .addMethod(getAddMembersMethod())
              .addMethod(getRemoveMembersMethod())
              .addMethod(getSetFaultsMethod())
              .addMethod(getDropStreamsMethod())
              .addMethod(getExpireCursorsMethod())
              .addMethod(getResetMethod())
              .build();
        }
      }
    }
    return result;
  }
}
