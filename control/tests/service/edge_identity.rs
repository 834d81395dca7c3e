//! Who is an edge, over a real connection: nobody else calls the provisioning
//! API.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rollcall_control::clock::Moment;
use rollcall_proto::credential::{EDGE_TOKEN_METADATA, ed25519_private_key, edge_private_key};
use rollcall_proto::provisioning::v1::ListUsersRequest;
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tonic::transport::Channel;
use tonic::{Request, Status};

use crate::support::{START, Service, reason};

const SECONDS: i64 = START.0 / 1_000_000;

async fn connect(service: &Service) -> ProvisioningServiceClient<Channel> {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let control = service.control.clone();
    tokio::spawn(async move { control.serve(listener, std::future::pending()).await });
    ProvisioningServiceClient::connect(format!("http://{address}"))
        .await
        .expect("connects")
}

/// A call with a token of the directory, and these tokens of an edge.
async fn call(
    service: &Service,
    client: &ProvisioningServiceClient<Channel>,
    edge_tokens: &[&str],
) -> Result<(), Status> {
    let mut request = Request::new(ListUsersRequest {
        context: Some(service.context()),
        ..ListUsersRequest::default()
    });
    for token in edge_tokens {
        let value = token.parse().expect("ASCII");
        request.metadata_mut().append(EDGE_TOKEN_METADATA, value);
    }
    client.clone().list_users(request).await.map(|_| ())
}

#[tokio::test]
async fn nobody_else_is_an_edge() {
    let service = Service::start().await;
    let client = connect(&service).await;
    let installation = &service.installation;
    let [own, other] = [
        installation
            .create_edge_key("a".to_owned())
            .await
            .expect("made"),
        installation
            .create_edge_key("b".to_owned())
            .await
            .expect("made"),
    ];
    let private_key =
        |text: &str| EncodingKey::from_ed_der(&edge_private_key(text).expect("an edge key"));
    let key = private_key(own.private_key.expose());
    let header = Header {
        kid: Some(own.id.to_string()),
        ..Header::new(Algorithm::EdDSA)
    };
    let claims = json!({
        "iss": own.id.to_string(), "aud": "rollcall-control",
        "iat": SECONDS, "exp": SECONDS + 300,
    });
    let with = |changes: Value| {
        let mut claims = claims.clone();
        for (name, value) in changes.as_object().expect("an object") {
            claims[name] = value.clone();
        }
        encode(&header, &claims, &key).expect("signed")
    };
    let under = |kid: Option<String>, key: &EncodingKey| {
        let header = Header {
            kid,
            ..header.clone()
        };
        encode(&header, &claims, key).expect("signed")
    };
    let good = with(json!({}));
    call(&service, &client, &[&good]).await.expect("an edge");
    for changes in [
        json!({"exp": SECONDS - 4, "iat": SECONDS - 300}),
        json!({"iat": SECONDS + 5, "exp": SECONDS + 305}),
    ] {
        let token = with(changes);
        call(&service, &client, &[&token])
            .await
            .expect("within the leeway");
    }

    let hs256 = Header {
        alg: Algorithm::HS256,
        ..header.clone()
    };
    let secret = EncodingKey::from_secret(own.id.to_string().as_bytes());
    let (signed, signature) = good.rsplit_once('.').expect("three parts");
    let (_, payload) = signed.split_once('.').expect("three parts");
    let wrong = [
        String::new(),
        // {"alg":"none"}
        format!("eyJhbGciOiJub25lIn0.{payload}."),
        encode(&hs256, &claims, &secret).expect("signed"),
        under(
            Some(own.id.to_string()),
            &private_key(other.private_key.expose()),
        ),
        under(
            Some(own.id.to_string()),
            &EncodingKey::from_ed_der(&ed25519_private_key(&[7; 32])),
        ),
        under(Some(other.id.to_string()), &key),
        under(Some("edge_01h455vb4pex5vsknk084sn02q".to_owned()), &key),
        under(Some("tok_01h455vb4pex5vsknk084sn02q".to_owned()), &key),
        under(None, &key),
        with(json!({"exp": SECONDS - 5, "iat": SECONDS - 300})),
        with(json!({"exp": SECONDS + 301})),
        with(json!({"exp": SECONDS - 1, "iat": SECONDS})),
        with(json!({"iat": SECONDS + 6, "exp": SECONDS + 300})),
        with(json!({"iat": i64::MIN, "exp": i64::MAX})),
        with(json!({"exp": null})),
        with(json!({"iat": null})),
        with(json!({"aud": "other"})),
        with(json!({"aud": ["rollcall-control"]})),
        with(json!({"iss": other.id.to_string()})),
        with(json!({"iss": [own.id.to_string()]})),
        format!("{good}="),
        format!("{signed}."),
        format!("{signed}.{}", &signature[..signature.len() - 1]),
        own.private_key.expose().to_owned(),
        service.api_key.clone(),
        "x".repeat(2_000),
    ];
    for token in &wrong {
        let refused = call(&service, &client, &[token]).await;
        assert_eq!(reason(refused), "EDGE_IDENTITY_INVALID", "{token}");
    }
    let twice = [good.as_str(), good.as_str()];
    for tokens in [&[][..], &twice] {
        let refused = call(&service, &client, tokens).await;
        assert_eq!(reason(refused), "EDGE_IDENTITY_INVALID");
    }
}

/// A revoked edge ends within five seconds, whatever it does meanwhile.
#[tokio::test]
async fn an_edge_ends() {
    let service = Service::start().await;
    let client = connect(&service).await;
    let edge = service.installation.create_edge_key("a".to_owned()).await;
    let edge = edge.expect("made");
    let key = edge_private_key(edge.private_key.expose()).expect("an edge key");
    let header = Header {
        kid: Some(edge.id.to_string()),
        ..Header::new(Algorithm::EdDSA)
    };
    let claims = json!({
        "iss": edge.id.to_string(), "aud": "rollcall-control",
        "iat": SECONDS, "exp": SECONDS + 300,
    });
    let token = encode(&header, &claims, &EncodingKey::from_ed_der(&key)).expect("signed");
    call(&service, &client, &[&token]).await.expect("an edge");
    service
        .installation
        .revoke_edge_key(edge.id)
        .await
        .expect("revoked");
    // It was found live at the start, and is not asked for again so soon.
    service.clock.set(Moment(START.0 + 4_999_999));
    call(&service, &client, &[&token]).await.expect("an edge");
    service.clock.set(Moment(START.0 + 5_000_000));
    for _ in 0..2 {
        let refused = call(&service, &client, &[&token]).await;
        assert_eq!(reason(refused), "EDGE_IDENTITY_INVALID");
    }
}
