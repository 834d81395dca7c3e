package rollcall.management.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Where the events of an environment are sent to, as Standard Webhooks says: each
 * event by a POST of its own, in the order of their positions, at least once,
 * signed, under the id that it has in EventService. The next is sent when the one
 * before was answered 2xx. An endpoint of one organization gets that organization's
 * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
 * EnvironmentService for what holds of every service of this package.
 * Any other answer than 2xx (a redirect too, which is not followed), none within
 * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
 * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
 * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
 * most). When the last of these fails, the endpoint is disabled, of which
 * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
 * lost by that: once enabled, it goes on where it was.
 * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class WebhookEndpointServiceGrpc {

  private WebhookEndpointServiceGrpc() {}

  public static final java.lang.String SERVICE_NAME = "rollcall.management.v1.WebhookEndpointService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.CreateWebhookEndpointRequest,
      rollcall.management.v1.CreateWebhookEndpointResponse> getCreateWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateWebhookEndpoint",
      requestType = rollcall.management.v1.CreateWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.CreateWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.CreateWebhookEndpointRequest,
      rollcall.management.v1.CreateWebhookEndpointResponse> getCreateWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.CreateWebhookEndpointRequest, rollcall.management.v1.CreateWebhookEndpointResponse> getCreateWebhookEndpointMethod;
    if ((getCreateWebhookEndpointMethod = WebhookEndpointServiceGrpc.getCreateWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getCreateWebhookEndpointMethod = WebhookEndpointServiceGrpc.getCreateWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getCreateWebhookEndpointMethod = getCreateWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.CreateWebhookEndpointRequest, rollcall.management.v1.CreateWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.CreateWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("CreateWebhookEndpoint"))
              .build();
        }
      }
    }
    return getCreateWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.GetWebhookEndpointRequest,
      rollcall.management.v1.GetWebhookEndpointResponse> getGetWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetWebhookEndpoint",
      requestType = rollcall.management.v1.GetWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.GetWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.GetWebhookEndpointRequest,
      rollcall.management.v1.GetWebhookEndpointResponse> getGetWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.GetWebhookEndpointRequest, rollcall.management.v1.GetWebhookEndpointResponse> getGetWebhookEndpointMethod;
    if ((getGetWebhookEndpointMethod = WebhookEndpointServiceGrpc.getGetWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getGetWebhookEndpointMethod = WebhookEndpointServiceGrpc.getGetWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getGetWebhookEndpointMethod = getGetWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.GetWebhookEndpointRequest, rollcall.management.v1.GetWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.GetWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("GetWebhookEndpoint"))
              .build();
        }
      }
    }
    return getGetWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookEndpointsRequest,
      rollcall.management.v1.ListWebhookEndpointsResponse> getListWebhookEndpointsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListWebhookEndpoints",
      requestType = rollcall.management.v1.ListWebhookEndpointsRequest.class,
      responseType = rollcall.management.v1.ListWebhookEndpointsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookEndpointsRequest,
      rollcall.management.v1.ListWebhookEndpointsResponse> getListWebhookEndpointsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookEndpointsRequest, rollcall.management.v1.ListWebhookEndpointsResponse> getListWebhookEndpointsMethod;
    if ((getListWebhookEndpointsMethod = WebhookEndpointServiceGrpc.getListWebhookEndpointsMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getListWebhookEndpointsMethod = WebhookEndpointServiceGrpc.getListWebhookEndpointsMethod) == null) {
          WebhookEndpointServiceGrpc.getListWebhookEndpointsMethod = getListWebhookEndpointsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListWebhookEndpointsRequest, rollcall.management.v1.ListWebhookEndpointsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListWebhookEndpoints"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListWebhookEndpointsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListWebhookEndpointsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("ListWebhookEndpoints"))
              .build();
        }
      }
    }
    return getListWebhookEndpointsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.UpdateWebhookEndpointRequest,
      rollcall.management.v1.UpdateWebhookEndpointResponse> getUpdateWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateWebhookEndpoint",
      requestType = rollcall.management.v1.UpdateWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.UpdateWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.UpdateWebhookEndpointRequest,
      rollcall.management.v1.UpdateWebhookEndpointResponse> getUpdateWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.UpdateWebhookEndpointRequest, rollcall.management.v1.UpdateWebhookEndpointResponse> getUpdateWebhookEndpointMethod;
    if ((getUpdateWebhookEndpointMethod = WebhookEndpointServiceGrpc.getUpdateWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getUpdateWebhookEndpointMethod = WebhookEndpointServiceGrpc.getUpdateWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getUpdateWebhookEndpointMethod = getUpdateWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.UpdateWebhookEndpointRequest, rollcall.management.v1.UpdateWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.UpdateWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("UpdateWebhookEndpoint"))
              .build();
        }
      }
    }
    return getUpdateWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DeleteWebhookEndpointRequest,
      rollcall.management.v1.DeleteWebhookEndpointResponse> getDeleteWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteWebhookEndpoint",
      requestType = rollcall.management.v1.DeleteWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.DeleteWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DeleteWebhookEndpointRequest,
      rollcall.management.v1.DeleteWebhookEndpointResponse> getDeleteWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DeleteWebhookEndpointRequest, rollcall.management.v1.DeleteWebhookEndpointResponse> getDeleteWebhookEndpointMethod;
    if ((getDeleteWebhookEndpointMethod = WebhookEndpointServiceGrpc.getDeleteWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getDeleteWebhookEndpointMethod = WebhookEndpointServiceGrpc.getDeleteWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getDeleteWebhookEndpointMethod = getDeleteWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DeleteWebhookEndpointRequest, rollcall.management.v1.DeleteWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DeleteWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("DeleteWebhookEndpoint"))
              .build();
        }
      }
    }
    return getDeleteWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.EnableWebhookEndpointRequest,
      rollcall.management.v1.EnableWebhookEndpointResponse> getEnableWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "EnableWebhookEndpoint",
      requestType = rollcall.management.v1.EnableWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.EnableWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.EnableWebhookEndpointRequest,
      rollcall.management.v1.EnableWebhookEndpointResponse> getEnableWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.EnableWebhookEndpointRequest, rollcall.management.v1.EnableWebhookEndpointResponse> getEnableWebhookEndpointMethod;
    if ((getEnableWebhookEndpointMethod = WebhookEndpointServiceGrpc.getEnableWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getEnableWebhookEndpointMethod = WebhookEndpointServiceGrpc.getEnableWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getEnableWebhookEndpointMethod = getEnableWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.EnableWebhookEndpointRequest, rollcall.management.v1.EnableWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "EnableWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EnableWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.EnableWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("EnableWebhookEndpoint"))
              .build();
        }
      }
    }
    return getEnableWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.DisableWebhookEndpointRequest,
      rollcall.management.v1.DisableWebhookEndpointResponse> getDisableWebhookEndpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DisableWebhookEndpoint",
      requestType = rollcall.management.v1.DisableWebhookEndpointRequest.class,
      responseType = rollcall.management.v1.DisableWebhookEndpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.DisableWebhookEndpointRequest,
      rollcall.management.v1.DisableWebhookEndpointResponse> getDisableWebhookEndpointMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.DisableWebhookEndpointRequest, rollcall.management.v1.DisableWebhookEndpointResponse> getDisableWebhookEndpointMethod;
    if ((getDisableWebhookEndpointMethod = WebhookEndpointServiceGrpc.getDisableWebhookEndpointMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getDisableWebhookEndpointMethod = WebhookEndpointServiceGrpc.getDisableWebhookEndpointMethod) == null) {
          WebhookEndpointServiceGrpc.getDisableWebhookEndpointMethod = getDisableWebhookEndpointMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.DisableWebhookEndpointRequest, rollcall.management.v1.DisableWebhookEndpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DisableWebhookEndpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DisableWebhookEndpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.DisableWebhookEndpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("DisableWebhookEndpoint"))
              .build();
        }
      }
    }
    return getDisableWebhookEndpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RotateWebhookEndpointSecretRequest,
      rollcall.management.v1.RotateWebhookEndpointSecretResponse> getRotateWebhookEndpointSecretMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RotateWebhookEndpointSecret",
      requestType = rollcall.management.v1.RotateWebhookEndpointSecretRequest.class,
      responseType = rollcall.management.v1.RotateWebhookEndpointSecretResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RotateWebhookEndpointSecretRequest,
      rollcall.management.v1.RotateWebhookEndpointSecretResponse> getRotateWebhookEndpointSecretMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RotateWebhookEndpointSecretRequest, rollcall.management.v1.RotateWebhookEndpointSecretResponse> getRotateWebhookEndpointSecretMethod;
    if ((getRotateWebhookEndpointSecretMethod = WebhookEndpointServiceGrpc.getRotateWebhookEndpointSecretMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getRotateWebhookEndpointSecretMethod = WebhookEndpointServiceGrpc.getRotateWebhookEndpointSecretMethod) == null) {
          WebhookEndpointServiceGrpc.getRotateWebhookEndpointSecretMethod = getRotateWebhookEndpointSecretMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RotateWebhookEndpointSecretRequest, rollcall.management.v1.RotateWebhookEndpointSecretResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RotateWebhookEndpointSecret"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RotateWebhookEndpointSecretRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RotateWebhookEndpointSecretResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("RotateWebhookEndpointSecret"))
              .build();
        }
      }
    }
    return getRotateWebhookEndpointSecretMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookDeliveriesRequest,
      rollcall.management.v1.ListWebhookDeliveriesResponse> getListWebhookDeliveriesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListWebhookDeliveries",
      requestType = rollcall.management.v1.ListWebhookDeliveriesRequest.class,
      responseType = rollcall.management.v1.ListWebhookDeliveriesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookDeliveriesRequest,
      rollcall.management.v1.ListWebhookDeliveriesResponse> getListWebhookDeliveriesMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.ListWebhookDeliveriesRequest, rollcall.management.v1.ListWebhookDeliveriesResponse> getListWebhookDeliveriesMethod;
    if ((getListWebhookDeliveriesMethod = WebhookEndpointServiceGrpc.getListWebhookDeliveriesMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getListWebhookDeliveriesMethod = WebhookEndpointServiceGrpc.getListWebhookDeliveriesMethod) == null) {
          WebhookEndpointServiceGrpc.getListWebhookDeliveriesMethod = getListWebhookDeliveriesMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.ListWebhookDeliveriesRequest, rollcall.management.v1.ListWebhookDeliveriesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListWebhookDeliveries"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListWebhookDeliveriesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.ListWebhookDeliveriesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("ListWebhookDeliveries"))
              .build();
        }
      }
    }
    return getListWebhookDeliveriesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<rollcall.management.v1.RedeliverEventsRequest,
      rollcall.management.v1.RedeliverEventsResponse> getRedeliverEventsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RedeliverEvents",
      requestType = rollcall.management.v1.RedeliverEventsRequest.class,
      responseType = rollcall.management.v1.RedeliverEventsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<rollcall.management.v1.RedeliverEventsRequest,
      rollcall.management.v1.RedeliverEventsResponse> getRedeliverEventsMethod() {
    io.grpc.MethodDescriptor<rollcall.management.v1.RedeliverEventsRequest, rollcall.management.v1.RedeliverEventsResponse> getRedeliverEventsMethod;
    if ((getRedeliverEventsMethod = WebhookEndpointServiceGrpc.getRedeliverEventsMethod) == null) {
      synchronized (WebhookEndpointServiceGrpc.class) {
        if ((getRedeliverEventsMethod = WebhookEndpointServiceGrpc.getRedeliverEventsMethod) == null) {
          WebhookEndpointServiceGrpc.getRedeliverEventsMethod = getRedeliverEventsMethod =
              io.grpc.MethodDescriptor.<rollcall.management.v1.RedeliverEventsRequest, rollcall.management.v1.RedeliverEventsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RedeliverEvents"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RedeliverEventsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  rollcall.management.v1.RedeliverEventsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WebhookEndpointServiceMethodDescriptorSupplier("RedeliverEvents"))
              .build();
        }
      }
    }
    return getRedeliverEventsMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static WebhookEndpointServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceStub>() {
        @java.lang.Override
        public WebhookEndpointServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WebhookEndpointServiceStub(channel, callOptions);
        }
      };
    return WebhookEndpointServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static WebhookEndpointServiceBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceBlockingV2Stub>() {
        @java.lang.Override
        public WebhookEndpointServiceBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WebhookEndpointServiceBlockingV2Stub(channel, callOptions);
        }
      };
    return WebhookEndpointServiceBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static WebhookEndpointServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceBlockingStub>() {
        @java.lang.Override
        public WebhookEndpointServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WebhookEndpointServiceBlockingStub(channel, callOptions);
        }
      };
    return WebhookEndpointServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static WebhookEndpointServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WebhookEndpointServiceFutureStub>() {
        @java.lang.Override
        public WebhookEndpointServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WebhookEndpointServiceFutureStub(channel, callOptions);
        }
      };
    return WebhookEndpointServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Its events are those after its creation.
     * </pre>
     */
    default void createWebhookEndpoint(rollcall.management.v1.CreateWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateWebhookEndpointMethod(), responseObserver);
    }

    /**
     */
    default void getWebhookEndpoint(rollcall.management.v1.GetWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetWebhookEndpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    default void listWebhookEndpoints(rollcall.management.v1.ListWebhookEndpointsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookEndpointsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListWebhookEndpointsMethod(), responseObserver);
    }

    /**
     * <pre>
     * With another URL, the next attempt is made at once.
     * </pre>
     */
    default void updateWebhookEndpoint(rollcall.management.v1.UpdateWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateWebhookEndpointMethod(), responseObserver);
    }

    /**
     */
    default void deleteWebhookEndpoint(rollcall.management.v1.DeleteWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteWebhookEndpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Goes on behind the last event that was delivered. FAILED_PRECONDITION
     * CURSOR_EXPIRED or CURSOR_REWOUND where the feed does not go on from there and
     * `skip_to_end` is not set.
     * </pre>
     */
    default void enableWebhookEndpoint(rollcall.management.v1.EnableWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EnableWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getEnableWebhookEndpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Nothing is sent until it is enabled. An attempt that is under way goes on.
     * </pre>
     */
    default void disableWebhookEndpoint(rollcall.management.v1.DisableWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DisableWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDisableWebhookEndpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * A new secret. The old one signs as well for 24 hours: the header has both
     * signatures, with a space between.
     * </pre>
     */
    default void rotateWebhookEndpointSecret(rollcall.management.v1.RotateWebhookEndpointSecretRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RotateWebhookEndpointSecretResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRotateWebhookEndpointSecretMethod(), responseObserver);
    }

    /**
     * <pre>
     * Every attempt of the last 30 days, the latest first.
     * </pre>
     */
    default void listWebhookDeliveries(rollcall.management.v1.ListWebhookDeliveriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookDeliveriesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListWebhookDeliveriesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sends events once more, beside those that are due anyway, in their order and
     * with retries of their own, after the last of which the redelivery is given up.
     * NOT_FOUND EVENT_NOT_FOUND for an event that was not sent to the endpoint or is
     * not kept any more. FAILED_PRECONDITION WEBHOOK_ENDPOINT_DISABLED.
     * INVALID_ARGUMENT TOO_LARGE while 100 redeliveries are under way.
     * </pre>
     */
    default void redeliverEvents(rollcall.management.v1.RedeliverEventsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RedeliverEventsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRedeliverEventsMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service WebhookEndpointService.
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public static abstract class WebhookEndpointServiceImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return WebhookEndpointServiceGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service WebhookEndpointService.
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public static final class WebhookEndpointServiceStub
      extends io.grpc.stub.AbstractAsyncStub<WebhookEndpointServiceStub> {
    private WebhookEndpointServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WebhookEndpointServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WebhookEndpointServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Its events are those after its creation.
     * </pre>
     */
    public void createWebhookEndpoint(rollcall.management.v1.CreateWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.CreateWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void getWebhookEndpoint(rollcall.management.v1.GetWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.GetWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public void listWebhookEndpoints(rollcall.management.v1.ListWebhookEndpointsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookEndpointsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListWebhookEndpointsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * With another URL, the next attempt is made at once.
     * </pre>
     */
    public void updateWebhookEndpoint(rollcall.management.v1.UpdateWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     */
    public void deleteWebhookEndpoint(rollcall.management.v1.DeleteWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Goes on behind the last event that was delivered. FAILED_PRECONDITION
     * CURSOR_EXPIRED or CURSOR_REWOUND where the feed does not go on from there and
     * `skip_to_end` is not set.
     * </pre>
     */
    public void enableWebhookEndpoint(rollcall.management.v1.EnableWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.EnableWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getEnableWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Nothing is sent until it is enabled. An attempt that is under way goes on.
     * </pre>
     */
    public void disableWebhookEndpoint(rollcall.management.v1.DisableWebhookEndpointRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.DisableWebhookEndpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDisableWebhookEndpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * A new secret. The old one signs as well for 24 hours: the header has both
     * signatures, with a space between.
     * </pre>
     */
    public void rotateWebhookEndpointSecret(rollcall.management.v1.RotateWebhookEndpointSecretRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RotateWebhookEndpointSecretResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRotateWebhookEndpointSecretMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Every attempt of the last 30 days, the latest first.
     * </pre>
     */
    public void listWebhookDeliveries(rollcall.management.v1.ListWebhookDeliveriesRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookDeliveriesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListWebhookDeliveriesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sends events once more, beside those that are due anyway, in their order and
     * with retries of their own, after the last of which the redelivery is given up.
     * NOT_FOUND EVENT_NOT_FOUND for an event that was not sent to the endpoint or is
     * not kept any more. FAILED_PRECONDITION WEBHOOK_ENDPOINT_DISABLED.
     * INVALID_ARGUMENT TOO_LARGE while 100 redeliveries are under way.
     * </pre>
     */
    public void redeliverEvents(rollcall.management.v1.RedeliverEventsRequest request,
        io.grpc.stub.StreamObserver<rollcall.management.v1.RedeliverEventsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRedeliverEventsMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service WebhookEndpointService.
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public static final class WebhookEndpointServiceBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<WebhookEndpointServiceBlockingV2Stub> {
    private WebhookEndpointServiceBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WebhookEndpointServiceBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WebhookEndpointServiceBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Its events are those after its creation.
     * </pre>
     */
    public rollcall.management.v1.CreateWebhookEndpointResponse createWebhookEndpoint(rollcall.management.v1.CreateWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetWebhookEndpointResponse getWebhookEndpoint(rollcall.management.v1.GetWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListWebhookEndpointsResponse listWebhookEndpoints(rollcall.management.v1.ListWebhookEndpointsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListWebhookEndpointsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * With another URL, the next attempt is made at once.
     * </pre>
     */
    public rollcall.management.v1.UpdateWebhookEndpointResponse updateWebhookEndpoint(rollcall.management.v1.UpdateWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.DeleteWebhookEndpointResponse deleteWebhookEndpoint(rollcall.management.v1.DeleteWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Goes on behind the last event that was delivered. FAILED_PRECONDITION
     * CURSOR_EXPIRED or CURSOR_REWOUND where the feed does not go on from there and
     * `skip_to_end` is not set.
     * </pre>
     */
    public rollcall.management.v1.EnableWebhookEndpointResponse enableWebhookEndpoint(rollcall.management.v1.EnableWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getEnableWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Nothing is sent until it is enabled. An attempt that is under way goes on.
     * </pre>
     */
    public rollcall.management.v1.DisableWebhookEndpointResponse disableWebhookEndpoint(rollcall.management.v1.DisableWebhookEndpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDisableWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * A new secret. The old one signs as well for 24 hours: the header has both
     * signatures, with a space between.
     * </pre>
     */
    public rollcall.management.v1.RotateWebhookEndpointSecretResponse rotateWebhookEndpointSecret(rollcall.management.v1.RotateWebhookEndpointSecretRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRotateWebhookEndpointSecretMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Every attempt of the last 30 days, the latest first.
     * </pre>
     */
    public rollcall.management.v1.ListWebhookDeliveriesResponse listWebhookDeliveries(rollcall.management.v1.ListWebhookDeliveriesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListWebhookDeliveriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends events once more, beside those that are due anyway, in their order and
     * with retries of their own, after the last of which the redelivery is given up.
     * NOT_FOUND EVENT_NOT_FOUND for an event that was not sent to the endpoint or is
     * not kept any more. FAILED_PRECONDITION WEBHOOK_ENDPOINT_DISABLED.
     * INVALID_ARGUMENT TOO_LARGE while 100 redeliveries are under way.
     * </pre>
     */
    public rollcall.management.v1.RedeliverEventsResponse redeliverEvents(rollcall.management.v1.RedeliverEventsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRedeliverEventsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service WebhookEndpointService.
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public static final class WebhookEndpointServiceBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<WebhookEndpointServiceBlockingStub> {
    private WebhookEndpointServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WebhookEndpointServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WebhookEndpointServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Its events are those after its creation.
     * </pre>
     */
    public rollcall.management.v1.CreateWebhookEndpointResponse createWebhookEndpoint(rollcall.management.v1.CreateWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.GetWebhookEndpointResponse getWebhookEndpoint(rollcall.management.v1.GetWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public rollcall.management.v1.ListWebhookEndpointsResponse listWebhookEndpoints(rollcall.management.v1.ListWebhookEndpointsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListWebhookEndpointsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * With another URL, the next attempt is made at once.
     * </pre>
     */
    public rollcall.management.v1.UpdateWebhookEndpointResponse updateWebhookEndpoint(rollcall.management.v1.UpdateWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     */
    public rollcall.management.v1.DeleteWebhookEndpointResponse deleteWebhookEndpoint(rollcall.management.v1.DeleteWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Goes on behind the last event that was delivered. FAILED_PRECONDITION
     * CURSOR_EXPIRED or CURSOR_REWOUND where the feed does not go on from there and
     * `skip_to_end` is not set.
     * </pre>
     */
    public rollcall.management.v1.EnableWebhookEndpointResponse enableWebhookEndpoint(rollcall.management.v1.EnableWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getEnableWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Nothing is sent until it is enabled. An attempt that is under way goes on.
     * </pre>
     */
    public rollcall.management.v1.DisableWebhookEndpointResponse disableWebhookEndpoint(rollcall.management.v1.DisableWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDisableWebhookEndpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * A new secret. The old one signs as well for 24 hours: the header has both
     * signatures, with a space between.
     * </pre>
     */
    public rollcall.management.v1.RotateWebhookEndpointSecretResponse rotateWebhookEndpointSecret(rollcall.management.v1.RotateWebhookEndpointSecretRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRotateWebhookEndpointSecretMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Every attempt of the last 30 days, the latest first.
     * </pre>
     */
    public rollcall.management.v1.ListWebhookDeliveriesResponse listWebhookDeliveries(rollcall.management.v1.ListWebhookDeliveriesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListWebhookDeliveriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends events once more, beside those that are due anyway, in their order and
     * with retries of their own, after the last of which the redelivery is given up.
     * NOT_FOUND EVENT_NOT_FOUND for an event that was not sent to the endpoint or is
     * not kept any more. FAILED_PRECONDITION WEBHOOK_ENDPOINT_DISABLED.
     * INVALID_ARGUMENT TOO_LARGE while 100 redeliveries are under way.
     * </pre>
     */
    public rollcall.management.v1.RedeliverEventsResponse redeliverEvents(rollcall.management.v1.RedeliverEventsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRedeliverEventsMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service WebhookEndpointService.
   * <pre>
   * Where the events of an environment are sent to, as Standard Webhooks says: each
   * event by a POST of its own, in the order of their positions, at least once,
   * signed, under the id that it has in EventService. The next is sent when the one
   * before was answered 2xx. An endpoint of one organization gets that organization's
   * events. An environment has at most 50: INVALID_ARGUMENT TOO_LARGE. See
   * EnvironmentService for what holds of every service of this package.
   * Any other answer than 2xx (a redirect too, which is not followed), none within
   * 15 seconds, and one of more than 64 KiB are failures. The event is sent again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each with up
   * to a fifth more, or later where the answer says so by `Retry-After` (24 hours at
   * most). When the last of these fails, the endpoint is disabled, of which
   * WEBHOOK_ENDPOINT_DISABLED tells. An answer 410 disables it at once. Nothing is
   * lost by that: once enabled, it goes on where it was.
   * Methods that name one fail with NOT_FOUND WEBHOOK_ENDPOINT_NOT_FOUND.
   * </pre>
   */
  public static final class WebhookEndpointServiceFutureStub
      extends io.grpc.stub.AbstractFutureStub<WebhookEndpointServiceFutureStub> {
    private WebhookEndpointServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WebhookEndpointServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WebhookEndpointServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Its events are those after its creation.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.CreateWebhookEndpointResponse> createWebhookEndpoint(
        rollcall.management.v1.CreateWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.GetWebhookEndpointResponse> getWebhookEndpoint(
        rollcall.management.v1.GetWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * In the order of their creation.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListWebhookEndpointsResponse> listWebhookEndpoints(
        rollcall.management.v1.ListWebhookEndpointsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListWebhookEndpointsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * With another URL, the next attempt is made at once.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.UpdateWebhookEndpointResponse> updateWebhookEndpoint(
        rollcall.management.v1.UpdateWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DeleteWebhookEndpointResponse> deleteWebhookEndpoint(
        rollcall.management.v1.DeleteWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Goes on behind the last event that was delivered. FAILED_PRECONDITION
     * CURSOR_EXPIRED or CURSOR_REWOUND where the feed does not go on from there and
     * `skip_to_end` is not set.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.EnableWebhookEndpointResponse> enableWebhookEndpoint(
        rollcall.management.v1.EnableWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getEnableWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Nothing is sent until it is enabled. An attempt that is under way goes on.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.DisableWebhookEndpointResponse> disableWebhookEndpoint(
        rollcall.management.v1.DisableWebhookEndpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDisableWebhookEndpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * A new secret. The old one signs as well for 24 hours: the header has both
     * signatures, with a space between.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RotateWebhookEndpointSecretResponse> rotateWebhookEndpointSecret(
        rollcall.management.v1.RotateWebhookEndpointSecretRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRotateWebhookEndpointSecretMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Every attempt of the last 30 days, the latest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.ListWebhookDeliveriesResponse> listWebhookDeliveries(
        rollcall.management.v1.ListWebhookDeliveriesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListWebhookDeliveriesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sends events once more, beside those that are due anyway, in their order and
     * with retries of their own, after the last of which the redelivery is given up.
     * NOT_FOUND EVENT_NOT_FOUND for an event that was not sent to the endpoint or is
     * not kept any more. FAILED_PRECONDITION WEBHOOK_ENDPOINT_DISABLED.
     * INVALID_ARGUMENT TOO_LARGE while 100 redeliveries are under way.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<rollcall.management.v1.RedeliverEventsResponse> redeliverEvents(
        rollcall.management.v1.RedeliverEventsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRedeliverEventsMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_CREATE_WEBHOOK_ENDPOINT = 0;
  private static final int METHODID_GET_WEBHOOK_ENDPOINT = 1;
  private static final int METHODID_LIST_WEBHOOK_ENDPOINTS = 2;
  private static final int METHODID_UPDATE_WEBHOOK_ENDPOINT = 3;
  private static final int METHODID_DELETE_WEBHOOK_ENDPOINT = 4;
  private static final int METHODID_ENABLE_WEBHOOK_ENDPOINT = 5;
  private static final int METHODID_DISABLE_WEBHOOK_ENDPOINT = 6;
  private static final int METHODID_ROTATE_WEBHOOK_ENDPOINT_SECRET = 7;
  private static final int METHODID_LIST_WEBHOOK_DELIVERIES = 8;
  private static final int METHODID_REDELIVER_EVENTS = 9;

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
        case METHODID_CREATE_WEBHOOK_ENDPOINT:
          serviceImpl.createWebhookEndpoint((rollcall.management.v1.CreateWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.CreateWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_GET_WEBHOOK_ENDPOINT:
          serviceImpl.getWebhookEndpoint((rollcall.management.v1.GetWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.GetWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_LIST_WEBHOOK_ENDPOINTS:
          serviceImpl.listWebhookEndpoints((rollcall.management.v1.ListWebhookEndpointsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookEndpointsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_WEBHOOK_ENDPOINT:
          serviceImpl.updateWebhookEndpoint((rollcall.management.v1.UpdateWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.UpdateWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_DELETE_WEBHOOK_ENDPOINT:
          serviceImpl.deleteWebhookEndpoint((rollcall.management.v1.DeleteWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DeleteWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_ENABLE_WEBHOOK_ENDPOINT:
          serviceImpl.enableWebhookEndpoint((rollcall.management.v1.EnableWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.EnableWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_DISABLE_WEBHOOK_ENDPOINT:
          serviceImpl.disableWebhookEndpoint((rollcall.management.v1.DisableWebhookEndpointRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.DisableWebhookEndpointResponse>) responseObserver);
          break;
        case METHODID_ROTATE_WEBHOOK_ENDPOINT_SECRET:
          serviceImpl.rotateWebhookEndpointSecret((rollcall.management.v1.RotateWebhookEndpointSecretRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RotateWebhookEndpointSecretResponse>) responseObserver);
          break;
        case METHODID_LIST_WEBHOOK_DELIVERIES:
          serviceImpl.listWebhookDeliveries((rollcall.management.v1.ListWebhookDeliveriesRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.ListWebhookDeliveriesResponse>) responseObserver);
          break;
        case METHODID_REDELIVER_EVENTS:
          serviceImpl.redeliverEvents((rollcall.management.v1.RedeliverEventsRequest) request,
              (io.grpc.stub.StreamObserver<rollcall.management.v1.RedeliverEventsResponse>) responseObserver);
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
          getCreateWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.CreateWebhookEndpointRequest,
              rollcall.management.v1.CreateWebhookEndpointResponse>(
                service, METHODID_CREATE_WEBHOOK_ENDPOINT)))
        .addMethod(
          getGetWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.GetWebhookEndpointRequest,
              rollcall.management.v1.GetWebhookEndpointResponse>(
                service, METHODID_GET_WEBHOOK_ENDPOINT)))
        .addMethod(
          getListWebhookEndpointsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListWebhookEndpointsRequest,
              rollcall.management.v1.ListWebhookEndpointsResponse>(
                service, METHODID_LIST_WEBHOOK_ENDPOINTS)))
        .addMethod(
          getUpdateWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.UpdateWebhookEndpointRequest,
              rollcall.management.v1.UpdateWebhookEndpointResponse>(
                service, METHODID_UPDATE_WEBHOOK_ENDPOINT)))
        .addMethod(
          getDeleteWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DeleteWebhookEndpointRequest,
              rollcall.management.v1.DeleteWebhookEndpointResponse>(
                service, METHODID_DELETE_WEBHOOK_ENDPOINT)))
        .addMethod(
          getEnableWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.EnableWebhookEndpointRequest,
              rollcall.management.v1.EnableWebhookEndpointResponse>(
                service, METHODID_ENABLE_WEBHOOK_ENDPOINT)))
        .addMethod(
          getDisableWebhookEndpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.DisableWebhookEndpointRequest,
              rollcall.management.v1.DisableWebhookEndpointResponse>(
                service, METHODID_DISABLE_WEBHOOK_ENDPOINT)))
        .addMethod(
          getRotateWebhookEndpointSecretMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RotateWebhookEndpointSecretRequest,
              rollcall.management.v1.RotateWebhookEndpointSecretResponse>(
                service, METHODID_ROTATE_WEBHOOK_ENDPOINT_SECRET)))
        .addMethod(
          getListWebhookDeliveriesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.ListWebhookDeliveriesRequest,
              rollcall.management.v1.ListWebhookDeliveriesResponse>(
                service, METHODID_LIST_WEBHOOK_DELIVERIES)))
        .addMethod(
          getRedeliverEventsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              rollcall.management.v1.RedeliverEventsRequest,
              rollcall.management.v1.RedeliverEventsResponse>(
                service, METHODID_REDELIVER_EVENTS)))
        .build();
  }

  private static abstract class WebhookEndpointServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    WebhookEndpointServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return rollcall.management.v1.WebhookEndpointServiceProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("WebhookEndpointService");
    }
  }

  private static final class WebhookEndpointServiceFileDescriptorSupplier
      extends WebhookEndpointServiceBaseDescriptorSupplier {
    WebhookEndpointServiceFileDescriptorSupplier() {}
  }

  private static final class WebhookEndpointServiceMethodDescriptorSupplier
      extends WebhookEndpointServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    WebhookEndpointServiceMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (WebhookEndpointServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new WebhookEndpointServiceFileDescriptorSupplier())
              .addMethod(getCreateWebhookEndpointMethod())
              .addMethod(getGetWebhookEndpointMethod())
              .addMethod(getListWebhookEndpointsMethod())
              .addMethod(getUpdateWebhookEndpointMethod())
              .addMethod(getDeleteWebhookEndpointMethod())
              .addMethod(getEnableWebhookEndpointMethod())
              .addMethod(getDisableWebhookEndpointMethod())
              .addMethod(getRotateWebhookEndpointSecretMethod())
              .addMethod(getListWebhookDeliveriesMethod())
              .addMethod(getRedeliverEventsMethod())
              .build();
        }
      }
    }
    return result;
  }
}
