//! The server itself, and calls of it by their names and bytes.

use prost_reflect::DynamicMessage;
use prost_reflect::prost::Message as _;
use prost_reflect::prost::bytes::{Buf as _, BufMut as _};
use tokio::net::TcpListener;
use tokio_stream::StreamExt as _;
use tonic::client::Grpc;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::metadata::MetadataValue;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

use super::contract::Rpc;
use crate::support::Service;

pub(crate) struct Server {
    pub(crate) service: Service,
    channel: Channel,
}

/// Name and value of each header; a name may come twice.
pub(crate) type Headers = Vec<(&'static str, String)>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) code: Code,
    pub(crate) reason: String,
    pub(crate) message: String,
    /// The messages, one behind the other.
    pub(crate) body: Vec<u8>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let service = Service::start().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let control = service.control.clone();
        tokio::spawn(async move { control.serve(listener, std::future::pending()).await });
        let endpoint = Endpoint::from_shared(format!("http://{address}")).expect("a URL");
        Self {
            service,
            channel: endpoint.connect_lazy(),
        }
    }

    pub(crate) fn channel(&self) -> Channel {
        self.channel.clone()
    }

    pub(crate) async fn call(
        &self,
        rpc: &Rpc,
        request: &DynamicMessage,
        headers: &Headers,
    ) -> Answer {
        let mut call = Request::new(request.encode_to_vec());
        for (name, value) in headers {
            let value: MetadataValue<_> = value.parse().expect("ASCII");
            call.metadata_mut().append(*name, value);
        }
        match self.messages(rpc, call).await {
            Ok(body) => Answer {
                code: Code::Ok,
                reason: String::new(),
                message: String::new(),
                body,
            },
            Err(status) => Answer {
                code: status.code(),
                reason: status
                    .get_details_error_info()
                    .map(|info| info.reason)
                    .unwrap_or_default(),
                message: status.message().to_owned(),
                body: vec![],
            },
        }
    }

    async fn messages(&self, rpc: &Rpc, call: Request<Vec<u8>>) -> Result<Vec<u8>, Status> {
        let mut client = Grpc::new(self.channel.clone());
        client.ready().await.expect("the server is there");
        let path = http::uri::PathAndQuery::from_static(rpc.path);
        // One answer is a stream of one.
        let answers = client.server_streaming(call, path, Bytes).await?;
        let mut answers = answers.into_inner();
        let mut body = Vec::new();
        if rpc.is_endless() {
            return Ok(body);
        }
        while let Some(answer) = answers.next().await {
            body.extend(answer?);
        }
        Ok(body)
    }
}

impl Answer {
    pub(crate) fn is_refusal(&self) -> bool {
        self.code != Code::Ok
    }
}

/// Messages as they are encoded already.
#[derive(Debug, Clone, Copy)]
struct Bytes;

impl Codec for Bytes {
    type Encode = Vec<u8>;
    type Decode = Vec<u8>;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Bytes {
    type Item = Vec<u8>;
    type Error = Status;

    fn encode(&mut self, item: Vec<u8>, to: &mut EncodeBuf<'_>) -> Result<(), Status> {
        to.put_slice(&item);
        Ok(())
    }
}

impl Decoder for Bytes {
    type Item = Vec<u8>;
    type Error = Status;

    fn decode(&mut self, from: &mut DecodeBuf<'_>) -> Result<Option<Vec<u8>>, Status> {
        let bytes = from.copy_to_bytes(from.remaining());
        Ok(Some(bytes.to_vec()))
    }
}
