package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Directories: one connection of an organization to an identity provider each.
 * See EnvironmentService for what holds of every service of this package.
 * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class DirectoryServiceGrpc {

  private DirectoryServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.DirectoryService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateDirectoryRequest,
      rollcall.management.v1.CreateDirectoryResponse> getCreateDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateDirectory",
      requestType = rollcall.management.v1.CreateDirectoryRequest.class,
      responseType = rollcall.management.v1.CreateDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateDirectoryRequest,
      rollcall.management.v1.CreateDirectoryResponse> getCreateDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateDirectoryRequest, rollcall.management.v1.CreateDirectoryResponse> getCreateDirectoryMethod;
    if ((getCreateDirectoryMethod = DirectoryServiceGrpc.getCreateDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getCreateDirectoryMethod = DirectoryServiceGrpc.getCreateDirectoryMethod) == null) {
          DirectoryServiceGrpc.getCreateDirectoryMethod = getCreateDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateDirectoryRequest, rollcall.management.v1.CreateDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("CreateDirectory"))
              .build();
        }
      }
    }
    return getCreateDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetDirectoryRequest,
      rollcall.management.v1.GetDirectoryResponse> getGetDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetDirectory",
      requestType = rollcall.management.v1.GetDirectoryRequest.class,
      responseType = rollcall.management.v1.GetDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetDirectoryRequest,
      rollcall.management.v1.GetDirectoryResponse> getGetDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetDirectoryRequest, rollcall.management.v1.GetDirectoryResponse> getGetDirectoryMethod;
    if ((getGetDirectoryMethod = DirectoryServiceGrpc.getGetDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getGetDirectoryMethod = DirectoryServiceGrpc.getGetDirectoryMethod) == null) {
          DirectoryServiceGrpc.getGetDirectoryMethod = getGetDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetDirectoryRequest, rollcall.management.v1.GetDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("GetDirectory"))
              .build();
        }
      }
    }
    return getGetDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoriesRequest,
      rollcall.management.v1.ListDirectoriesResponse> getListDirectoriesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDirectories",
      requestType = rollcall.management.v1.ListDirectoriesRequest.class,
      responseType = rollcall.management.v1.ListDirectoriesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoriesRequest,
      rollcall.management.v1.ListDirectoriesResponse> getListDirectoriesMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListDirectoriesRequest, rollcall.management.v1.ListDirectoriesResponse> getListDirectoriesMethod;
    if ((getListDirectoriesMethod = DirectoryServiceGrpc.getListDirectoriesMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getListDirectoriesMethod = DirectoryServiceGrpc.getListDirectoriesMethod) == null) {
          DirectoryServiceGrpc.getListDirectoriesMethod = getListDirectoriesMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListDirectoriesRequest, rollcall.management.v1.ListDirectoriesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDirectories"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDirectoriesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListDirectoriesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("ListDirectories"))
              .build();
        }
      }
    }
    return getListDirectoriesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.UpdateDirectoryRequest,
      rollcall.management.v1.UpdateDirectoryResponse> getUpdateDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateDirectory",
      requestType = rollcall.management.v1.UpdateDirectoryRequest.class,
      responseType = rollcall.management.v1.UpdateDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.UpdateDirectoryRequest,
      rollcall.management.v1.UpdateDirectoryResponse> getUpdateDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.UpdateDirectoryRequest, rollcall.management.v1.UpdateDirectoryResponse> getUpdateDirectoryMethod;
    if ((getUpdateDirectoryMethod = DirectoryServiceGrpc.getUpdateDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getUpdateDirectoryMethod = DirectoryServiceGrpc.getUpdateDirectoryMethod) == null) {
          DirectoryServiceGrpc.getUpdateDirectoryMethod = getUpdateDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.UpdateDirectoryRequest, rollcall.management.v1.UpdateDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("UpdateDirectory"))
              .build();
        }
      }
    }
    return getUpdateDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DisableDirectoryRequest,
      rollcall.management.v1.DisableDirectoryResponse> getDisableDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DisableDirectory",
      requestType = rollcall.management.v1.DisableDirectoryRequest.class,
      responseType = rollcall.management.v1.DisableDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DisableDirectoryRequest,
      rollcall.management.v1.DisableDirectoryResponse> getDisableDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DisableDirectoryRequest, rollcall.management.v1.DisableDirectoryResponse> getDisableDirectoryMethod;
    if ((getDisableDirectoryMethod = DirectoryServiceGrpc.getDisableDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getDisableDirectoryMethod = DirectoryServiceGrpc.getDisableDirectoryMethod) == null) {
          DirectoryServiceGrpc.getDisableDirectoryMethod = getDisableDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DisableDirectoryRequest, rollcall.management.v1.DisableDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DisableDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DisableDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DisableDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("DisableDirectory"))
              .build();
        }
      }
    }
    return getDisableDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.EnableDirectoryRequest,
      rollcall.management.v1.EnableDirectoryResponse> getEnableDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "EnableDirectory",
      requestType = rollcall.management.v1.EnableDirectoryRequest.class,
      responseType = rollcall.management.v1.EnableDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.EnableDirectoryRequest,
      rollcall.management.v1.EnableDirectoryResponse> getEnableDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.EnableDirectoryRequest, rollcall.management.v1.EnableDirectoryResponse> getEnableDirectoryMethod;
    if ((getEnableDirectoryMethod = DirectoryServiceGrpc.getEnableDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getEnableDirectoryMethod = DirectoryServiceGrpc.getEnableDirectoryMethod) == null) {
          DirectoryServiceGrpc.getEnableDirectoryMethod = getEnableDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.EnableDirectoryRequest, rollcall.management.v1.EnableDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "EnableDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EnableDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EnableDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("EnableDirectory"))
              .build();
        }
      }
    }
    return getEnableDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DeleteDirectoryRequest,
      rollcall.management.v1.DeleteDirectoryResponse> getDeleteDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteDirectory",
      requestType = rollcall.management.v1.DeleteDirectoryRequest.class,
      responseType = rollcall.management.v1.DeleteDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DeleteDirectoryRequest,
      rollcall.management.v1.DeleteDirectoryResponse> getDeleteDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DeleteDirectoryRequest, rollcall.management.v1.DeleteDirectoryResponse> getDeleteDirectoryMethod;
    if ((getDeleteDirectoryMethod = DirectoryServiceGrpc.getDeleteDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getDeleteDirectoryMethod = DirectoryServiceGrpc.getDeleteDirectoryMethod) == null) {
          DirectoryServiceGrpc.getDeleteDirectoryMethod = getDeleteDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DeleteDirectoryRequest, rollcall.management.v1.DeleteDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("DeleteDirectory"))
              .build();
        }
      }
    }
    return getDeleteDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RestoreDirectoryRequest,
      rollcall.management.v1.RestoreDirectoryResponse> getRestoreDirectoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RestoreDirectory",
      requestType = rollcall.management.v1.RestoreDirectoryRequest.class,
      responseType = rollcall.management.v1.RestoreDirectoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RestoreDirectoryRequest,
      rollcall.management.v1.RestoreDirectoryResponse> getRestoreDirectoryMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RestoreDirectoryRequest, rollcall.management.v1.RestoreDirectoryResponse> getRestoreDirectoryMethod;
    if ((getRestoreDirectoryMethod = DirectoryServiceGrpc.getRestoreDirectoryMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getRestoreDirectoryMethod = DirectoryServiceGrpc.getRestoreDirectoryMethod) == null) {
          DirectoryServiceGrpc.getRestoreDirectoryMethod = getRestoreDirectoryMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RestoreDirectoryRequest, rollcall.management.v1.RestoreDirectoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RestoreDirectory"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RestoreDirectoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RestoreDirectoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("RestoreDirectory"))
              .build();
        }
      }
    }
    return getRestoreDirectoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ReleaseDeactivationsRequest,
      rollcall.management.v1.ReleaseDeactivationsResponse> getReleaseDeactivationsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ReleaseDeactivations",
      requestType = rollcall.management.v1.ReleaseDeactivationsRequest.class,
      responseType = rollcall.management.v1.ReleaseDeactivationsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ReleaseDeactivationsRequest,
      rollcall.management.v1.ReleaseDeactivationsResponse> getReleaseDeactivationsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ReleaseDeactivationsRequest, rollcall.management.v1.ReleaseDeactivationsResponse> getReleaseDeactivationsMethod;
    if ((getReleaseDeactivationsMethod = DirectoryServiceGrpc.getReleaseDeactivationsMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getReleaseDeactivationsMethod = DirectoryServiceGrpc.getReleaseDeactivationsMethod) == null) {
          DirectoryServiceGrpc.getReleaseDeactivationsMethod = getReleaseDeactivationsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ReleaseDeactivationsRequest, rollcall.management.v1.ReleaseDeactivationsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ReleaseDeactivations"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ReleaseDeactivationsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ReleaseDeactivationsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("ReleaseDeactivations"))
              .build();
        }
      }
    }
    return getReleaseDeactivationsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetUserCountsRequest,
      rollcall.management.v1.GetUserCountsResponse> getGetUserCountsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUserCounts",
      requestType = rollcall.management.v1.GetUserCountsRequest.class,
      responseType = rollcall.management.v1.GetUserCountsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetUserCountsRequest,
      rollcall.management.v1.GetUserCountsResponse> getGetUserCountsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetUserCountsRequest, rollcall.management.v1.GetUserCountsResponse> getGetUserCountsMethod;
    if ((getGetUserCountsMethod = DirectoryServiceGrpc.getGetUserCountsMethod) == null) {
      synchronized (DirectoryServiceGrpc.class) {
        if ((getGetUserCountsMethod = DirectoryServiceGrpc.getGetUserCountsMethod) == null) {
          DirectoryServiceGrpc.getGetUserCountsMethod = getGetUserCountsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetUserCountsRequest, rollcall.management.v1.GetUserCountsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUserCounts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetUserCountsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetUserCountsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new DirectoryServiceMethodDescriptorSupplier("GetUserCounts"))
              .build();
        }
      }
    }
    return getGetUserCountsMethod;
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
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * The first of an organization, deleted ones not counted, is its primary one.
     * NOT_FOUND ORGANIZATION_NOT_FOUND; INVALID_ARGUMENT TOO_LARGE beyond 1,000
     * directories of one organization, deleted ones that can be restored included.
     * </pre>
     */
    default void createDirectory(rollcall.management.v1.CreateDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateDirectoryMethod(), responseObserver);
    }

    /**
     */
    default void getDirectory(rollcall.management.v1.GetDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    default void listDirectories(rollcall.management.v1.ListDirectoriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoriesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDirectoriesMethod(), responseObserver);
    }

    /**
     * <pre>
     * `is_primary: true` takes it from the directory that was; FAILED_PRECONDITION
     * DIRECTORY_DISABLED when this one is disabled and was not primary. `false`
     * leaves the organization without one.
     * </pre>
     */
    default void updateDirectory(rollcall.management.v1.UpdateDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * From its return on, SCIM requests are answered 403. What products read of it
     * says that nobody of it should have access. One that is disabled already stays
     * as it is.
     * </pre>
     */
    default void disableDirectory(rollcall.management.v1.DisableDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DisableDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDisableDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * One that is not disabled stays as it is.
     * </pre>
     */
    default void enableDirectory(rollcall.management.v1.EnableDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EnableDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getEnableDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * Its tokens open nothing from then on, and products do not see it. It can be
     * restored for the environment's grace period; then nothing of it is kept. It is
     * no longer primary, and no other becomes so by itself. One that is deleted
     * already stays as it is.
     * </pre>
     */
    default void deleteDirectory(rollcall.management.v1.DeleteDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * It comes back with its users, groups and tokens; as the primary one, when its
     * organization has none. NOT_FOUND ORGANIZATION_NOT_FOUND while its
     * organization is deleted. One that is not deleted stays as it is.
     * </pre>
     */
    default void restoreDirectory(rollcall.management.v1.RestoreDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreDirectoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRestoreDirectoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lets through the deactivations that the breaker holds, and counts anew.
     * </pre>
     */
    default void releaseDeactivations(rollcall.management.v1.ReleaseDeactivationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ReleaseDeactivationsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getReleaseDeactivationsMethod(), responseObserver);
    }

    /**
     * <pre>
     * How many users it had at the beginning of each day, and has now. They are kept
     * for 400 days. INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    default void getUserCounts(rollcall.management.v1.GetUserCountsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetUserCountsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserCountsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service DirectoryService.
   * <pre>
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
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
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
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
     * The first of an organization, deleted ones not counted, is its primary one.
     * NOT_FOUND ORGANIZATION_NOT_FOUND; INVALID_ARGUMENT TOO_LARGE beyond 1,000
     * directories of one organization, deleted ones that can be restored included.
     * </pre>
     */
    public void createDirectory(rollcall.management.v1.CreateDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getDirectory(rollcall.management.v1.GetDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public void listDirectories(rollcall.management.v1.ListDirectoriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoriesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDirectoriesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * `is_primary: true` takes it from the directory that was; FAILED_PRECONDITION
     * DIRECTORY_DISABLED when this one is disabled and was not primary. `false`
     * leaves the organization without one.
     * </pre>
     */
    public void updateDirectory(rollcall.management.v1.UpdateDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * From its return on, SCIM requests are answered 403. What products read of it
     * says that nobody of it should have access. One that is disabled already stays
     * as it is.
     * </pre>
     */
    public void disableDirectory(rollcall.management.v1.DisableDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DisableDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDisableDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * One that is not disabled stays as it is.
     * </pre>
     */
    public void enableDirectory(rollcall.management.v1.EnableDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EnableDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getEnableDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Its tokens open nothing from then on, and products do not see it. It can be
     * restored for the environment's grace period; then nothing of it is kept. It is
     * no longer primary, and no other becomes so by itself. One that is deleted
     * already stays as it is.
     * </pre>
     */
    public void deleteDirectory(rollcall.management.v1.DeleteDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * It comes back with its users, groups and tokens; as the primary one, when its
     * organization has none. NOT_FOUND ORGANIZATION_NOT_FOUND while its
     * organization is deleted. One that is not deleted stays as it is.
     * </pre>
     */
    public void restoreDirectory(rollcall.management.v1.RestoreDirectoryRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreDirectoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRestoreDirectoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lets through the deactivations that the breaker holds, and counts anew.
     * </pre>
     */
    public void releaseDeactivations(rollcall.management.v1.ReleaseDeactivationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ReleaseDeactivationsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getReleaseDeactivationsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * How many users it had at the beginning of each day, and has now. They are kept
     * for 400 days. INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public void getUserCounts(rollcall.management.v1.GetUserCountsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetUserCountsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserCountsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service DirectoryService.
   * <pre>
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
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
     * The first of an organization, deleted ones not counted, is its primary one.
     * NOT_FOUND ORGANIZATION_NOT_FOUND; INVALID_ARGUMENT TOO_LARGE beyond 1,000
     * directories of one organization, deleted ones that can be restored included.
     * </pre>
     */
    public rollcall.management.v1.CreateDirectoryResponse createDirectory(rollcall.management.v1.CreateDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateDirectoryMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetDirectoryResponse getDirectory(rollcall.management.v1.GetDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListDirectoriesResponse listDirectories(rollcall.management.v1.ListDirectoriesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDirectoriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * `is_primary: true` takes it from the directory that was; FAILED_PRECONDITION
     * DIRECTORY_DISABLED when this one is disabled and was not primary. `false`
     * leaves the organization without one.
     * </pre>
     */
    public rollcall.management.v1.UpdateDirectoryResponse updateDirectory(rollcall.management.v1.UpdateDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * From its return on, SCIM requests are answered 403. What products read of it
     * says that nobody of it should have access. One that is disabled already stays
     * as it is.
     * </pre>
     */
    public rollcall.management.v1.DisableDirectoryResponse disableDirectory(rollcall.management.v1.DisableDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDisableDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * One that is not disabled stays as it is.
     * </pre>
     */
    public rollcall.management.v1.EnableDirectoryResponse enableDirectory(rollcall.management.v1.EnableDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getEnableDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Its tokens open nothing from then on, and products do not see it. It can be
     * restored for the environment's grace period; then nothing of it is kept. It is
     * no longer primary, and no other becomes so by itself. One that is deleted
     * already stays as it is.
     * </pre>
     */
    public rollcall.management.v1.DeleteDirectoryResponse deleteDirectory(rollcall.management.v1.DeleteDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * It comes back with its users, groups and tokens; as the primary one, when its
     * organization has none. NOT_FOUND ORGANIZATION_NOT_FOUND while its
     * organization is deleted. One that is not deleted stays as it is.
     * </pre>
     */
    public rollcall.management.v1.RestoreDirectoryResponse restoreDirectory(rollcall.management.v1.RestoreDirectoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRestoreDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lets through the deactivations that the breaker holds, and counts anew.
     * </pre>
     */
    public rollcall.management.v1.ReleaseDeactivationsResponse releaseDeactivations(rollcall.management.v1.ReleaseDeactivationsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getReleaseDeactivationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * How many users it had at the beginning of each day, and has now. They are kept
     * for 400 days. INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public rollcall.management.v1.GetUserCountsResponse getUserCounts(rollcall.management.v1.GetUserCountsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserCountsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service DirectoryService.
   * <pre>
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
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
     * The first of an organization, deleted ones not counted, is its primary one.
     * NOT_FOUND ORGANIZATION_NOT_FOUND; INVALID_ARGUMENT TOO_LARGE beyond 1,000
     * directories of one organization, deleted ones that can be restored included.
     * </pre>
     */
    public rollcall.management.v1.CreateDirectoryResponse createDirectory(rollcall.management.v1.CreateDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateDirectoryMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetDirectoryResponse getDirectory(rollcall.management.v1.GetDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListDirectoriesResponse listDirectories(rollcall.management.v1.ListDirectoriesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDirectoriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * `is_primary: true` takes it from the directory that was; FAILED_PRECONDITION
     * DIRECTORY_DISABLED when this one is disabled and was not primary. `false`
     * leaves the organization without one.
     * </pre>
     */
    public rollcall.management.v1.UpdateDirectoryResponse updateDirectory(rollcall.management.v1.UpdateDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * From its return on, SCIM requests are answered 403. What products read of it
     * says that nobody of it should have access. One that is disabled already stays
     * as it is.
     * </pre>
     */
    public rollcall.management.v1.DisableDirectoryResponse disableDirectory(rollcall.management.v1.DisableDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDisableDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * One that is not disabled stays as it is.
     * </pre>
     */
    public rollcall.management.v1.EnableDirectoryResponse enableDirectory(rollcall.management.v1.EnableDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getEnableDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Its tokens open nothing from then on, and products do not see it. It can be
     * restored for the environment's grace period; then nothing of it is kept. It is
     * no longer primary, and no other becomes so by itself. One that is deleted
     * already stays as it is.
     * </pre>
     */
    public rollcall.management.v1.DeleteDirectoryResponse deleteDirectory(rollcall.management.v1.DeleteDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * It comes back with its users, groups and tokens; as the primary one, when its
     * organization has none. NOT_FOUND ORGANIZATION_NOT_FOUND while its
     * organization is deleted. One that is not deleted stays as it is.
     * </pre>
     */
    public rollcall.management.v1.RestoreDirectoryResponse restoreDirectory(rollcall.management.v1.RestoreDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRestoreDirectoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lets through the deactivations that the breaker holds, and counts anew.
     * </pre>
     */
    public rollcall.management.v1.ReleaseDeactivationsResponse releaseDeactivations(rollcall.management.v1.ReleaseDeactivationsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getReleaseDeactivationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * How many users it had at the beginning of each day, and has now. They are kept
     * for 400 days. INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public rollcall.management.v1.GetUserCountsResponse getUserCounts(rollcall.management.v1.GetUserCountsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserCountsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service DirectoryService.
   * <pre>
   * Directories: one connection of an organization to an identity provider each.
   * See EnvironmentService for what holds of every service of this package.
   * Methods that name one fail with NOT_FOUND DIRECTORY_NOT_FOUND.
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
     * The first of an organization, deleted ones not counted, is its primary one.
     * NOT_FOUND ORGANIZATION_NOT_FOUND; INVALID_ARGUMENT TOO_LARGE beyond 1,000
     * directories of one organization, deleted ones that can be restored included.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateDirectoryResponse> createDirectory(
        rollcall.management.v1.CreateDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateDirectoryMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetDirectoryResponse> getDirectory(
        rollcall.management.v1.GetDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListDirectoriesResponse> listDirectories(
        rollcall.management.v1.ListDirectoriesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDirectoriesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * `is_primary: true` takes it from the directory that was; FAILED_PRECONDITION
     * DIRECTORY_DISABLED when this one is disabled and was not primary. `false`
     * leaves the organization without one.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.UpdateDirectoryResponse> updateDirectory(
        rollcall.management.v1.UpdateDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * From its return on, SCIM requests are answered 403. What products read of it
     * says that nobody of it should have access. One that is disabled already stays
     * as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DisableDirectoryResponse> disableDirectory(
        rollcall.management.v1.DisableDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDisableDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * One that is not disabled stays as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.EnableDirectoryResponse> enableDirectory(
        rollcall.management.v1.EnableDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getEnableDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Its tokens open nothing from then on, and products do not see it. It can be
     * restored for the environment's grace period; then nothing of it is kept. It is
     * no longer primary, and no other becomes so by itself. One that is deleted
     * already stays as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DeleteDirectoryResponse> deleteDirectory(
        rollcall.management.v1.DeleteDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * It comes back with its users, groups and tokens; as the primary one, when its
     * organization has none. NOT_FOUND ORGANIZATION_NOT_FOUND while its
     * organization is deleted. One that is not deleted stays as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RestoreDirectoryResponse> restoreDirectory(
        rollcall.management.v1.RestoreDirectoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRestoreDirectoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lets through the deactivations that the breaker holds, and counts anew.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ReleaseDeactivationsResponse> releaseDeactivations(
        rollcall.management.v1.ReleaseDeactivationsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getReleaseDeactivationsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * How many users it had at the beginning of each day, and has now. They are kept
     * for 400 days. INVALID_ARGUMENT INVALID_VALUE beyond 400 of them.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetUserCountsResponse> getUserCounts(
        rollcall.management.v1.GetUserCountsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserCountsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_DIRECTORY = 0;
  private static final int METHODID_GET_DIRECTORY = 1;
  private static final int METHODID_LIST_DIRECTORIES = 2;
  private static final int METHODID_UPDATE_DIRECTORY = 3;
  private static final int METHODID_DISABLE_DIRECTORY = 4;
  private static final int METHODID_ENABLE_DIRECTORY = 5;
  private static final int METHODID_DELETE_DIRECTORY = 6;
  private static final int METHODID_RESTORE_DIRECTORY = 7;
  private static final int METHODID_RELEASE_DEACTIVATIONS = 8;
  private static final int METHODID_GET_USER_COUNTS = 9;

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
        case METHODID_CREATE_DIRECTORY:
          serviceImpl.createDirectory((rollcall.management.v1.CreateDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateDirectoryResponse>) responseObserver);
          break;
        case METHODID_GET_DIRECTORY:
          serviceImpl.getDirectory((rollcall.management.v1.GetDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetDirectoryResponse>) responseObserver);
          break;
        case METHODID_LIST_DIRECTORIES:
          serviceImpl.listDirectories((rollcall.management.v1.ListDirectoriesRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListDirectoriesResponse>) responseObserver);
          break;
        case METHODID_UPDATE_DIRECTORY:
          serviceImpl.updateDirectory((rollcall.management.v1.UpdateDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateDirectoryResponse>) responseObserver);
          break;
        case METHODID_DISABLE_DIRECTORY:
          serviceImpl.disableDirectory((rollcall.management.v1.DisableDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DisableDirectoryResponse>) responseObserver);
          break;
        case METHODID_ENABLE_DIRECTORY:
          serviceImpl.enableDirectory((rollcall.management.v1.EnableDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.EnableDirectoryResponse>) responseObserver);
          break;
        case METHODID_DELETE_DIRECTORY:
          serviceImpl.deleteDirectory((rollcall.management.v1.DeleteDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteDirectoryResponse>) responseObserver);
          break;
        case METHODID_RESTORE_DIRECTORY:
          serviceImpl.restoreDirectory((rollcall.management.v1.RestoreDirectoryRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreDirectoryResponse>) responseObserver);
          break;
        case METHODID_RELEASE_DEACTIVATIONS:
          serviceImpl.releaseDeactivations((rollcall.management.v1.ReleaseDeactivationsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ReleaseDeactivationsResponse>) responseObserver);
          break;
        case METHODID_GET_USER_COUNTS:
          serviceImpl.getUserCounts((rollcall.management.v1.GetUserCountsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetUserCountsResponse>) responseObserver);
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
          getCreateDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateDirectoryRequest,
              rollcall.management.v1.CreateDirectoryResponse>(
                service, METHODID_CREATE_DIRECTORY)))
        .addMethod(
          getGetDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetDirectoryRequest,
              rollcall.management.v1.GetDirectoryResponse>(
                service, METHODID_GET_DIRECTORY)))
        .addMethod(
          getListDirectoriesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListDirectoriesRequest,
              rollcall.management.v1.ListDirectoriesResponse>(
                service, METHODID_LIST_DIRECTORIES)))
        .addMethod(
          getUpdateDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.UpdateDirectoryRequest,
              rollcall.management.v1.UpdateDirectoryResponse>(
                service, METHODID_UPDATE_DIRECTORY)))
        .addMethod(
          getDisableDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DisableDirectoryRequest,
              rollcall.management.v1.DisableDirectoryResponse>(
                service, METHODID_DISABLE_DIRECTORY)))
        .addMethod(
          getEnableDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.EnableDirectoryRequest,
              rollcall.management.v1.EnableDirectoryResponse>(
                service, METHODID_ENABLE_DIRECTORY)))
        .addMethod(
          getDeleteDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DeleteDirectoryRequest,
              rollcall.management.v1.DeleteDirectoryResponse>(
                service, METHODID_DELETE_DIRECTORY)))
        .addMethod(
          getRestoreDirectoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RestoreDirectoryRequest,
              rollcall.management.v1.RestoreDirectoryResponse>(
                service, METHODID_RESTORE_DIRECTORY)))
        .addMethod(
          getReleaseDeactivationsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ReleaseDeactivationsRequest,
              rollcall.management.v1.ReleaseDeactivationsResponse>(
                service, METHODID_RELEASE_DEACTIVATIONS)))
        .addMethod(
          getGetUserCountsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetUserCountsRequest,
              rollcall.management.v1.GetUserCountsResponse>(
                service, METHODID_GET_USER_COUNTS)))
        .build();
  }

  private static abstract class DirectoryServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    DirectoryServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.DirectoryServiceProto.getDescriptor();
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
              .addMethod(getCreateDirectoryMethod())
              .addMethod(getGetDirectoryMethod())
              .addMethod(getListDirectoriesMethod())
              .addMethod(getUpdateDirectoryMethod())
              .addMethod(getDisableDirectoryMethod())
              .addMethod(getEnableDirectoryMethod())
              .addMethod(getDeleteDirectoryMethod())
              .addMethod(getRestoreDirectoryMethod())
              .addMethod(getReleaseDeactivationsMethod())
              .addMethod(getGetUserCountsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
