//! Whoever calls methods by their paths, with bytes or with messages.

use prost::bytes::{Buf as _, BufMut as _};
use prost::{Message, Name};
use rollcall_control::authz::Guard;
use rollcall_proto::method::METHODS;
use tonic::client::Grpc;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::service::Routes;
use tonic::{Request, Status};

#[derive(Clone)]
pub(crate) struct Caller {
    door: Guard<Routes>,
    key: String,
}

impl Caller {
    pub(crate) fn new(door: Guard<Routes>, key: &str) -> Self {
        Self {
            door,
            key: key.to_owned(),
        }
    }

    /// Calls the method of the management API that takes this request.
    pub(crate) async fn call<Q, A>(&self, query: Q) -> Result<A, Status>
    where
        Q: Message + Name,
        A: Message + Default,
    {
        let name = Q::NAME.strip_suffix("Request").expect("a request");
        let answer = self.call_raw(&path_of(name), query.encode_to_vec()).await?;
        Ok(A::decode(answer.as_slice()).expect("an answer"))
    }

    pub(crate) async fn call_raw(&self, path: &str, query: Vec<u8>) -> Result<Vec<u8>, Status> {
        let mut client = Grpc::new(self.door.clone());
        client.ready().await.expect("ready");
        let path = path.parse().expect("a path");
        let answer = client.unary(self.request(query), path, Bytes).await?;
        Ok(answer.into_inner())
    }

    pub(crate) fn request<Q>(&self, query: Q) -> Request<Q> {
        let mut request = Request::new(query);
        let value = format!("Bearer {}", self.key).parse().expect("ASCII");
        request.metadata_mut().insert("authorization", value);
        request
    }
}

/// The path of a method of the management API.
pub(crate) fn path_of(name: &str) -> String {
    let method = METHODS.iter().find(|method| {
        method.name() == name && method.path.starts_with("/rollcall.management.v1.")
    });
    method.expect("a method").path.to_owned()
}

/// Messages as they are on the wire.
#[derive(Clone, Copy, Default)]
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

    fn encode(&mut self, item: Vec<u8>, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.put_slice(&item);
        Ok(())
    }
}

impl Decoder for Bytes {
    type Item = Vec<u8>;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<Vec<u8>>, Status> {
        let mut item = vec![0; buffer.remaining()];
        buffer.copy_to_slice(&mut item);
        Ok(Some(item))
    }
}
