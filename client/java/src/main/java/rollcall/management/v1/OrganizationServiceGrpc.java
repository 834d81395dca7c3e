package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Organizations: the customers of the product. See EnvironmentService for what
 * holds of every service of this package.
 * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class OrganizationServiceGrpc {

  private OrganizationServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.OrganizationService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateOrganizationRequest,
      rollcall.management.v1.CreateOrganizationResponse> getCreateOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateOrganization",
      requestType = rollcall.management.v1.CreateOrganizationRequest.class,
      responseType = rollcall.management.v1.CreateOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateOrganizationRequest,
      rollcall.management.v1.CreateOrganizationResponse> getCreateOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateOrganizationRequest, rollcall.management.v1.CreateOrganizationResponse> getCreateOrganizationMethod;
    if ((getCreateOrganizationMethod = OrganizationServiceGrpc.getCreateOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getCreateOrganizationMethod = OrganizationServiceGrpc.getCreateOrganizationMethod) == null) {
          OrganizationServiceGrpc.getCreateOrganizationMethod = getCreateOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateOrganizationRequest, rollcall.management.v1.CreateOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("CreateOrganization"))
              .build();
        }
      }
    }
    return getCreateOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetOrganizationRequest,
      rollcall.management.v1.GetOrganizationResponse> getGetOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetOrganization",
      requestType = rollcall.management.v1.GetOrganizationRequest.class,
      responseType = rollcall.management.v1.GetOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetOrganizationRequest,
      rollcall.management.v1.GetOrganizationResponse> getGetOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetOrganizationRequest, rollcall.management.v1.GetOrganizationResponse> getGetOrganizationMethod;
    if ((getGetOrganizationMethod = OrganizationServiceGrpc.getGetOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getGetOrganizationMethod = OrganizationServiceGrpc.getGetOrganizationMethod) == null) {
          OrganizationServiceGrpc.getGetOrganizationMethod = getGetOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetOrganizationRequest, rollcall.management.v1.GetOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("GetOrganization"))
              .build();
        }
      }
    }
    return getGetOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListOrganizationsRequest,
      rollcall.management.v1.ListOrganizationsResponse> getListOrganizationsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListOrganizations",
      requestType = rollcall.management.v1.ListOrganizationsRequest.class,
      responseType = rollcall.management.v1.ListOrganizationsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListOrganizationsRequest,
      rollcall.management.v1.ListOrganizationsResponse> getListOrganizationsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListOrganizationsRequest, rollcall.management.v1.ListOrganizationsResponse> getListOrganizationsMethod;
    if ((getListOrganizationsMethod = OrganizationServiceGrpc.getListOrganizationsMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getListOrganizationsMethod = OrganizationServiceGrpc.getListOrganizationsMethod) == null) {
          OrganizationServiceGrpc.getListOrganizationsMethod = getListOrganizationsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListOrganizationsRequest, rollcall.management.v1.ListOrganizationsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListOrganizations"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListOrganizationsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListOrganizationsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("ListOrganizations"))
              .build();
        }
      }
    }
    return getListOrganizationsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.SearchOrganizationsRequest,
      rollcall.management.v1.SearchOrganizationsResponse> getSearchOrganizationsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchOrganizations",
      requestType = rollcall.management.v1.SearchOrganizationsRequest.class,
      responseType = rollcall.management.v1.SearchOrganizationsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.SearchOrganizationsRequest,
      rollcall.management.v1.SearchOrganizationsResponse> getSearchOrganizationsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.SearchOrganizationsRequest, rollcall.management.v1.SearchOrganizationsResponse> getSearchOrganizationsMethod;
    if ((getSearchOrganizationsMethod = OrganizationServiceGrpc.getSearchOrganizationsMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getSearchOrganizationsMethod = OrganizationServiceGrpc.getSearchOrganizationsMethod) == null) {
          OrganizationServiceGrpc.getSearchOrganizationsMethod = getSearchOrganizationsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.SearchOrganizationsRequest, rollcall.management.v1.SearchOrganizationsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchOrganizations"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.SearchOrganizationsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.SearchOrganizationsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("SearchOrganizations"))
              .build();
        }
      }
    }
    return getSearchOrganizationsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.UpdateOrganizationRequest,
      rollcall.management.v1.UpdateOrganizationResponse> getUpdateOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateOrganization",
      requestType = rollcall.management.v1.UpdateOrganizationRequest.class,
      responseType = rollcall.management.v1.UpdateOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.UpdateOrganizationRequest,
      rollcall.management.v1.UpdateOrganizationResponse> getUpdateOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.UpdateOrganizationRequest, rollcall.management.v1.UpdateOrganizationResponse> getUpdateOrganizationMethod;
    if ((getUpdateOrganizationMethod = OrganizationServiceGrpc.getUpdateOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getUpdateOrganizationMethod = OrganizationServiceGrpc.getUpdateOrganizationMethod) == null) {
          OrganizationServiceGrpc.getUpdateOrganizationMethod = getUpdateOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.UpdateOrganizationRequest, rollcall.management.v1.UpdateOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("UpdateOrganization"))
              .build();
        }
      }
    }
    return getUpdateOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DeleteOrganizationRequest,
      rollcall.management.v1.DeleteOrganizationResponse> getDeleteOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteOrganization",
      requestType = rollcall.management.v1.DeleteOrganizationRequest.class,
      responseType = rollcall.management.v1.DeleteOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DeleteOrganizationRequest,
      rollcall.management.v1.DeleteOrganizationResponse> getDeleteOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DeleteOrganizationRequest, rollcall.management.v1.DeleteOrganizationResponse> getDeleteOrganizationMethod;
    if ((getDeleteOrganizationMethod = OrganizationServiceGrpc.getDeleteOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getDeleteOrganizationMethod = OrganizationServiceGrpc.getDeleteOrganizationMethod) == null) {
          OrganizationServiceGrpc.getDeleteOrganizationMethod = getDeleteOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DeleteOrganizationRequest, rollcall.management.v1.DeleteOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("DeleteOrganization"))
              .build();
        }
      }
    }
    return getDeleteOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RestoreOrganizationRequest,
      rollcall.management.v1.RestoreOrganizationResponse> getRestoreOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RestoreOrganization",
      requestType = rollcall.management.v1.RestoreOrganizationRequest.class,
      responseType = rollcall.management.v1.RestoreOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RestoreOrganizationRequest,
      rollcall.management.v1.RestoreOrganizationResponse> getRestoreOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RestoreOrganizationRequest, rollcall.management.v1.RestoreOrganizationResponse> getRestoreOrganizationMethod;
    if ((getRestoreOrganizationMethod = OrganizationServiceGrpc.getRestoreOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getRestoreOrganizationMethod = OrganizationServiceGrpc.getRestoreOrganizationMethod) == null) {
          OrganizationServiceGrpc.getRestoreOrganizationMethod = getRestoreOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RestoreOrganizationRequest, rollcall.management.v1.RestoreOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RestoreOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RestoreOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RestoreOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("RestoreOrganization"))
              .build();
        }
      }
    }
    return getRestoreOrganizationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ExportOrganizationRequest,
      rollcall.management.v1.ExportOrganizationResponse> getExportOrganizationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ExportOrganization",
      requestType = rollcall.management.v1.ExportOrganizationRequest.class,
      responseType = rollcall.management.v1.ExportOrganizationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ExportOrganizationRequest,
      rollcall.management.v1.ExportOrganizationResponse> getExportOrganizationMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ExportOrganizationRequest, rollcall.management.v1.ExportOrganizationResponse> getExportOrganizationMethod;
    if ((getExportOrganizationMethod = OrganizationServiceGrpc.getExportOrganizationMethod) == null) {
      synchronized (OrganizationServiceGrpc.class) {
        if ((getExportOrganizationMethod = OrganizationServiceGrpc.getExportOrganizationMethod) == null) {
          OrganizationServiceGrpc.getExportOrganizationMethod = getExportOrganizationMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ExportOrganizationRequest, rollcall.management.v1.ExportOrganizationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ExportOrganization"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ExportOrganizationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ExportOrganizationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new OrganizationServiceMethodDescriptorSupplier("ExportOrganization"))
              .build();
        }
      }
    }
    return getExportOrganizationMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static OrganizationServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceStub>() {
        @java.lang.Override
        public OrganizationServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceStub(channel, callOptions);
        }
      };
    return OrganizationServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static OrganizationServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingV2Stub>() {
        @java.lang.Override
        public OrganizationServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return OrganizationServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static OrganizationServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceBlockingStub>() {
        @java.lang.Override
        public OrganizationServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceBlockingStub(channel, callOptions);
        }
      };
    return OrganizationServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static OrganizationServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<OrganizationServiceFutureStub>() {
        @java.lang.Override
        public OrganizationServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new OrganizationServiceFutureStub(channel, callOptions);
        }
      };
    return OrganizationServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. An API key of one organization may not:
     * PERMISSION_DENIED CALLER_NOT_ALLOWED.
     * </pre>
     */
    default void createOrganization(rollcall.management.v1.CreateOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateOrganizationMethod(), responseObserver);
    }

    /**
     */
    default void getOrganization(rollcall.management.v1.GetOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    default void listOrganizations(rollcall.management.v1.ListOrganizationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListOrganizationsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListOrganizationsMethod(), responseObserver);
    }

    /**
     * <pre>
     * The organizations whose `display_name` begins like this, without regard to case,
     * in the order of their names. FIELD_MISSING without a prefix.
     * </pre>
     */
    default void searchOrganizations(rollcall.management.v1.SearchOrganizationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.SearchOrganizationsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchOrganizationsMethod(), responseObserver);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. Domains are checked when addresses are next
     * written; people who are there stay.
     * </pre>
     */
    default void updateOrganization(rollcall.management.v1.UpdateOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes it with its directories, whose tokens open nothing from then on. It
     * can be restored for the environment's grace period; its `external_id` is free
     * at once. One that is deleted already stays as it is.
     * </pre>
     */
    default void deleteOrganization(rollcall.management.v1.DeleteOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Restores it with the directories that were deleted with it.
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN when another has its external_id by now. One
     * that is not deleted stays as it is.
     * </pre>
     */
    default void restoreOrganization(rollcall.management.v1.RestoreOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRestoreOrganizationMethod(), responseObserver);
    }

    /**
     * <pre>
     * All that is kept of an organization, as JSON lines: itself, its directories,
     * and their users (deleted ones included), groups and memberships. A deleted one
     * too, until nothing of it is kept. It is read bit by bit: of what changes
     * meanwhile, it may have the old or the new.
     * </pre>
     */
    default void exportOrganization(rollcall.management.v1.ExportOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ExportOrganizationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getExportOrganizationMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service OrganizationService.
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public static abstract class OrganizationServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return OrganizationServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service OrganizationService.
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public static final class OrganizationServiceStub
      extends io.grpc.stub.AbstractAsyncStub<OrganizationServiceStub> {
    private OrganizationServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. An API key of one organization may not:
     * PERMISSION_DENIED CALLER_NOT_ALLOWED.
     * </pre>
     */
    public void createOrganization(rollcall.management.v1.CreateOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getOrganization(rollcall.management.v1.GetOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public void listOrganizations(rollcall.management.v1.ListOrganizationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListOrganizationsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListOrganizationsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * The organizations whose `display_name` begins like this, without regard to case,
     * in the order of their names. FIELD_MISSING without a prefix.
     * </pre>
     */
    public void searchOrganizations(rollcall.management.v1.SearchOrganizationsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.SearchOrganizationsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchOrganizationsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. Domains are checked when addresses are next
     * written; people who are there stay.
     * </pre>
     */
    public void updateOrganization(rollcall.management.v1.UpdateOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes it with its directories, whose tokens open nothing from then on. It
     * can be restored for the environment's grace period; its `external_id` is free
     * at once. One that is deleted already stays as it is.
     * </pre>
     */
    public void deleteOrganization(rollcall.management.v1.DeleteOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Restores it with the directories that were deleted with it.
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN when another has its external_id by now. One
     * that is not deleted stays as it is.
     * </pre>
     */
    public void restoreOrganization(rollcall.management.v1.RestoreOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRestoreOrganizationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * All that is kept of an organization, as JSON lines: itself, its directories,
     * and their users (deleted ones included), groups and memberships. A deleted one
     * too, until nothing of it is kept. It is read bit by bit: of what changes
     * meanwhile, it may have the old or the new.
     * </pre>
     */
    public void exportOrganization(rollcall.management.v1.ExportOrganizationRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ExportOrganizationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getExportOrganizationMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service OrganizationService.
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public static final class OrganizationServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<OrganizationServiceBlockingV2Stub> {
    private OrganizationServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. An API key of one organization may not:
     * PERMISSION_DENIED CALLER_NOT_ALLOWED.
     * </pre>
     */
    public rollcall.management.v1.CreateOrganizationResponse createOrganization(rollcall.management.v1.CreateOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetOrganizationResponse getOrganization(rollcall.management.v1.GetOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListOrganizationsResponse listOrganizations(rollcall.management.v1.ListOrganizationsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListOrganizationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The organizations whose `display_name` begins like this, without regard to case,
     * in the order of their names. FIELD_MISSING without a prefix.
     * </pre>
     */
    public rollcall.management.v1.SearchOrganizationsResponse searchOrganizations(rollcall.management.v1.SearchOrganizationsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchOrganizationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. Domains are checked when addresses are next
     * written; people who are there stay.
     * </pre>
     */
    public rollcall.management.v1.UpdateOrganizationResponse updateOrganization(rollcall.management.v1.UpdateOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes it with its directories, whose tokens open nothing from then on. It
     * can be restored for the environment's grace period; its `external_id` is free
     * at once. One that is deleted already stays as it is.
     * </pre>
     */
    public rollcall.management.v1.DeleteOrganizationResponse deleteOrganization(rollcall.management.v1.DeleteOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Restores it with the directories that were deleted with it.
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN when another has its external_id by now. One
     * that is not deleted stays as it is.
     * </pre>
     */
    public rollcall.management.v1.RestoreOrganizationResponse restoreOrganization(rollcall.management.v1.RestoreOrganizationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRestoreOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * All that is kept of an organization, as JSON lines: itself, its directories,
     * and their users (deleted ones included), groups and memberships. A deleted one
     * too, until nothing of it is kept. It is read bit by bit: of what changes
     * meanwhile, it may have the old or the new.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, rollcall.management.v1.ExportOrganizationResponse>
        exportOrganization(rollcall.management.v1.ExportOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getExportOrganizationMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service OrganizationService.
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public static final class OrganizationServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<OrganizationServiceBlockingStub> {
    private OrganizationServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. An API key of one organization may not:
     * PERMISSION_DENIED CALLER_NOT_ALLOWED.
     * </pre>
     */
    public rollcall.management.v1.CreateOrganizationResponse createOrganization(rollcall.management.v1.CreateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetOrganizationResponse getOrganization(rollcall.management.v1.GetOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListOrganizationsResponse listOrganizations(rollcall.management.v1.ListOrganizationsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListOrganizationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * The organizations whose `display_name` begins like this, without regard to case,
     * in the order of their names. FIELD_MISSING without a prefix.
     * </pre>
     */
    public rollcall.management.v1.SearchOrganizationsResponse searchOrganizations(rollcall.management.v1.SearchOrganizationsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchOrganizationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. Domains are checked when addresses are next
     * written; people who are there stay.
     * </pre>
     */
    public rollcall.management.v1.UpdateOrganizationResponse updateOrganization(rollcall.management.v1.UpdateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes it with its directories, whose tokens open nothing from then on. It
     * can be restored for the environment's grace period; its `external_id` is free
     * at once. One that is deleted already stays as it is.
     * </pre>
     */
    public rollcall.management.v1.DeleteOrganizationResponse deleteOrganization(rollcall.management.v1.DeleteOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Restores it with the directories that were deleted with it.
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN when another has its external_id by now. One
     * that is not deleted stays as it is.
     * </pre>
     */
    public rollcall.management.v1.RestoreOrganizationResponse restoreOrganization(rollcall.management.v1.RestoreOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRestoreOrganizationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * All that is kept of an organization, as JSON lines: itself, its directories,
     * and their users (deleted ones included), groups and memberships. A deleted one
     * too, until nothing of it is kept. It is read bit by bit: of what changes
     * meanwhile, it may have the old or the new.
     * </pre>
     */
    public java.util.Iterator<rollcall.management.v1.ExportOrganizationResponse> exportOrganization(
        rollcall.management.v1.ExportOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getExportOrganizationMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service OrganizationService.
   * <pre>
   * Organizations: the customers of the product. See EnvironmentService for what
   * holds of every service of this package.
   * Methods that name one fail with NOT_FOUND ORGANIZATION_NOT_FOUND.
   * </pre>
   */
  public static final class OrganizationServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<OrganizationServiceFutureStub> {
    private OrganizationServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected OrganizationServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new OrganizationServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. An API key of one organization may not:
     * PERMISSION_DENIED CALLER_NOT_ALLOWED.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateOrganizationResponse> createOrganization(
        rollcall.management.v1.CreateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateOrganizationMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetOrganizationResponse> getOrganization(
        rollcall.management.v1.GetOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListOrganizationsResponse> listOrganizations(
        rollcall.management.v1.ListOrganizationsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListOrganizationsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * The organizations whose `display_name` begins like this, without regard to case,
     * in the order of their names. FIELD_MISSING without a prefix.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.SearchOrganizationsResponse> searchOrganizations(
        rollcall.management.v1.SearchOrganizationsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchOrganizationsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN. Domains are checked when addresses are next
     * written; people who are there stay.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.UpdateOrganizationResponse> updateOrganization(
        rollcall.management.v1.UpdateOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes it with its directories, whose tokens open nothing from then on. It
     * can be restored for the environment's grace period; its `external_id` is free
     * at once. One that is deleted already stays as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DeleteOrganizationResponse> deleteOrganization(
        rollcall.management.v1.DeleteOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteOrganizationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Restores it with the directories that were deleted with it.
     * ALREADY_EXISTS EXTERNAL_ID_TAKEN when another has its external_id by now. One
     * that is not deleted stays as it is.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RestoreOrganizationResponse> restoreOrganization(
        rollcall.management.v1.RestoreOrganizationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRestoreOrganizationMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_ORGANIZATION = 0;
  private static final int METHODID_GET_ORGANIZATION = 1;
  private static final int METHODID_LIST_ORGANIZATIONS = 2;
  private static final int METHODID_SEARCH_ORGANIZATIONS = 3;
  private static final int METHODID_UPDATE_ORGANIZATION = 4;
  private static final int METHODID_DELETE_ORGANIZATION = 5;
  private static final int METHODID_RESTORE_ORGANIZATION = 6;
  private static final int METHODID_EXPORT_ORGANIZATION = 7;

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
        case METHODID_CREATE_ORGANIZATION:
          serviceImpl.createOrganization((rollcall.management.v1.CreateOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateOrganizationResponse>) responseObserver);
          break;
        case METHODID_GET_ORGANIZATION:
          serviceImpl.getOrganization((rollcall.management.v1.GetOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetOrganizationResponse>) responseObserver);
          break;
        case METHODID_LIST_ORGANIZATIONS:
          serviceImpl.listOrganizations((rollcall.management.v1.ListOrganizationsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListOrganizationsResponse>) responseObserver);
          break;
        case METHODID_SEARCH_ORGANIZATIONS:
          serviceImpl.searchOrganizations((rollcall.management.v1.SearchOrganizationsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.SearchOrganizationsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_ORGANIZATION:
          serviceImpl.updateOrganization((rollcall.management.v1.UpdateOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateOrganizationResponse>) responseObserver);
          break;
        case METHODID_DELETE_ORGANIZATION:
          serviceImpl.deleteOrganization((rollcall.management.v1.DeleteOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteOrganizationResponse>) responseObserver);
          break;
        case METHODID_RESTORE_ORGANIZATION:
          serviceImpl.restoreOrganization((rollcall.management.v1.RestoreOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RestoreOrganizationResponse>) responseObserver);
          break;
        case METHODID_EXPORT_ORGANIZATION:
          serviceImpl.exportOrganization((rollcall.management.v1.ExportOrganizationRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ExportOrganizationResponse>) responseObserver);
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
          getCreateOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateOrganizationRequest,
              rollcall.management.v1.CreateOrganizationResponse>(
                service, METHODID_CREATE_ORGANIZATION)))
        .addMethod(
          getGetOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetOrganizationRequest,
              rollcall.management.v1.GetOrganizationResponse>(
                service, METHODID_GET_ORGANIZATION)))
        .addMethod(
          getListOrganizationsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListOrganizationsRequest,
              rollcall.management.v1.ListOrganizationsResponse>(
                service, METHODID_LIST_ORGANIZATIONS)))
        .addMethod(
          getSearchOrganizationsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.SearchOrganizationsRequest,
              rollcall.management.v1.SearchOrganizationsResponse>(
                service, METHODID_SEARCH_ORGANIZATIONS)))
        .addMethod(
          getUpdateOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.UpdateOrganizationRequest,
              rollcall.management.v1.UpdateOrganizationResponse>(
                service, METHODID_UPDATE_ORGANIZATION)))
        .addMethod(
          getDeleteOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DeleteOrganizationRequest,
              rollcall.management.v1.DeleteOrganizationResponse>(
                service, METHODID_DELETE_ORGANIZATION)))
        .addMethod(
          getRestoreOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RestoreOrganizationRequest,
              rollcall.management.v1.RestoreOrganizationResponse>(
                service, METHODID_RESTORE_ORGANIZATION)))
        .addMethod(
          getExportOrganizationMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              rollcall.management.v1.ExportOrganizationRequest,
              rollcall.management.v1.ExportOrganizationResponse>(
                service, METHODID_EXPORT_ORGANIZATION)))
        .build();
  }

  private static abstract class OrganizationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    OrganizationServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.OrganizationServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("OrganizationService");
    }
  }

  private static final class OrganizationServiceFileDescriptorSupplier
      extends OrganizationServiceBaseDescriptorSupplier {
    OrganizationServiceFileDescriptorSupplier() {}
  }

  private static final class OrganizationServiceMethodDescriptorSupplier
      extends OrganizationServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    OrganizationServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (OrganizationServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new OrganizationServiceFileDescriptorSupplier())
              .addMethod(getCreateOrganizationMethod())
              .addMethod(getGetOrganizationMethod())
              .addMethod(getListOrganizationsMethod())
              .addMethod(getSearchOrganizationsMethod())
              .addMethod(getUpdateOrganizationMethod())
              .addMethod(getDeleteOrganizationMethod())
              .addMethod(getRestoreOrganizationMethod())
              .addMethod(getExportOrganizationMethod())
              .build();
        }
      }
    }
    return result;
  }
}
