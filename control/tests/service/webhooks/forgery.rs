//! No request forgery (W3): whatever somebody names as a URL, nothing but public
//! addresses is connected to.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rollcall_control::clock::IdSource;
use rollcall_control::event::Kinds;
use rollcall_control::id::EnvironmentId;
use rollcall_control::outbound::{Allowed, Names};
use rollcall_control::store::entity::webhook_endpoint;
use sea_orm::{EntityTrait as _, IntoActiveModel};

use super::receiver::{Answer, Receiver};
use super::sender::Sender;
use crate::support::{START, Service};

const TRICKS_MIN: usize = 80;

/// Whoever calls this machine in another way. `{port}` is where it listens.
const URLS: [&str; 92] = [
    // As it is.
    "https://127.0.0.1:{port}/",
    "https://127.0.0.2:{port}/",
    "https://127.255.255.254:{port}/",
    "https://0.0.0.0:{port}/",
    "https://[::1]:{port}/",
    "https://[::]:{port}/",
    "https://[0:0:0:0:0:0:0:1]:{port}/",
    "https://[0000::0001]:{port}/",
    "https://localhost:{port}/",
    "https://LOCALHOST:{port}/",
    "https://localhost.:{port}/",
    // Short, octal, hexadecimal, one number.
    "https://127.1:{port}/",
    "https://127.0.1:{port}/",
    "https://0:{port}/",
    "https://00:{port}/",
    "https://0x0:{port}/",
    "https://2130706433:{port}/",
    "https://0x7f000001:{port}/",
    "https://0X7F000001:{port}/",
    "https://0x7f.0.0.1:{port}/",
    "https://0x7f.1:{port}/",
    "https://127.0x0.1:{port}/",
    "https://127.0.0.0x1:{port}/",
    "https://0177.0.0.1:{port}/",
    "https://0177.1:{port}/",
    "https://017700000001:{port}/",
    "https://127.0.0.01:{port}/",
    "https://127.0.0.1.:{port}/",
    "https://0177.0x0.1:{port}/",
    // Addresses of IPv4 in those of IPv6: mapped, compatible, NAT64, 6to4, Teredo.
    "https://[::ffff:127.0.0.1]:{port}/",
    "https://[::ffff:7f00:1]:{port}/",
    "https://[0:0:0:0:0:ffff:7f00:0001]:{port}/",
    "https://[::ffff:0.0.0.0]:{port}/",
    "https://[::ffff:169.254.169.254]/",
    "https://[::127.0.0.1]:{port}/",
    "https://[::7f00:1]:{port}/",
    "https://[64:ff9b::127.0.0.1]:{port}/",
    "https://[64:ff9b::7f00:1]:{port}/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[64:ff9b:1::7f00:1]:{port}/",
    "https://[2002:7f00:1::]:{port}/",
    "https://[2002:7f00:1::1]:{port}/",
    "https://[2002:a00:1::]/",
    "https://[2001:0:7f00:1::1]:{port}/",
    "https://[2001:db8::1]/",
    "https://[fe80::1]:{port}/",
    "https://[fe80::1%25lo]:{port}/",
    "https://[::1%25lo]:{port}/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[fec0::1]/",
    "https://[ff02::1]:{port}/",
    // What stands around it.
    "https://10.0.0.1/",
    "https://10.255.255.255/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.168.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://2852039166/latest/meta-data/",
    "https://0xa9fea9fe/latest/meta-data/",
    "https://0251.0376.0251.0376/latest/meta-data/",
    "https://169.16689662/",
    "https://100.64.0.1/",
    "https://192.0.0.1/",
    "https://192.0.2.1/",
    "https://198.18.0.1/",
    "https://203.0.113.1/",
    "https://224.0.0.1/",
    "https://240.0.0.1/",
    "https://255.255.255.255/",
    // Credentials, and what looks like them.
    "https://user@127.0.0.1:{port}/",
    "https://user:password@127.0.0.1:{port}/",
    "https://hooks.example@127.0.0.1:{port}/",
    "https://hooks.example:443@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}#@hooks.example/",
    "https://hooks.example\\@127.0.0.1:{port}/",
    "https://hooks.example#@127.0.0.1:{port}/",
    // Ports.
    "https://127.0.0.1:0/",
    "https://127.0.0.1:+{port}/",
    "https://127.0.0.1:0{port}/",
    "https://127.0.0.1:99999/",
    "https://127.0.0.1:/",
    // Other dots, digits and spaces.
    "https://127\u{3002}0\u{3002}0\u{3002}1:{port}/",
    "https://127\u{ff0e}0\u{ff0e}0\u{ff0e}1:{port}/",
    "https://\u{2460}\u{2461}\u{2466}.\u{24ea}.\u{24ea}.\u{2460}:{port}/",
    "https://127.0.0.1\t:{port}/",
    "https://127.0.0.1:{port}\r\nhost: hooks.example/",
    // Other schemes.
    "http://127.0.0.1:{port}/",
    "HTTP://localhost:{port}/",
    "//127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "file:///etc/passwd",
];

/// Names, and what they stand for.
const NAMES: [(&str, &[&str]); 14] = [
    ("loopback.example", &["127.0.0.1"]),
    ("LOOPBACK.example", &["127.0.0.1"]),
    ("loopback.example.", &["127.0.0.1"]),
    ("127.0.0.1.wildcard.example", &["127.0.0.1"]),
    ("%31%32%37.0.0.1.example", &["127.0.0.1"]),
    ("xn--loopback-.example", &["127.0.0.1"]),
    ("six.example", &["::1"]),
    ("mapped.example", &["::ffff:127.0.0.1"]),
    ("nat64.example", &["64:ff9b::7f00:1"]),
    ("six-to-four.example", &["2002:7f00:1::1"]),
    ("metadata.example", &["169.254.169.254"]),
    ("private.example", &["10.0.0.1", "192.168.0.1", "fd00::1"]),
    (
        "many.example",
        &["192.0.2.1", "127.0.0.1", "::1", "0.0.0.0"],
    ),
    ("none.example", &[]),
];

/// Writes endpoints with these URLs, which the service would not take.
async fn insert(service: &Service, environment_id: EnvironmentId, position: i64, urls: &[String]) {
    let ids = IdSource::new(service.clock.clone());
    let rows: Vec<_> = urls
        .iter()
        .map(|url| webhook_endpoint::Model {
            id: ids.next(),
            environment_id,
            organization_id: None,
            display_name: "Trick".to_owned(),
            url: url.clone(),
            kinds: Kinds::ALL,
            generation: 1,
            old_secret_expire_time: None,
            position,
            position_event_id: None,
            failed_attempts: 0,
            next_attempt_time: None,
            disable_time: None,
            disable_reason: 0,
            revision: 0,
            worker_id: None,
            lease_expire_time: None,
            create_time: START,
        })
        .map(IntoActiveModel::into_active_model)
        .collect();
    let written = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                webhook_endpoint::Entity::insert_many(rows)
                    .exec_without_returning(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}

#[tokio::test]
async fn nothing_but_public_addresses_is_connected_to() {
    let four = Receiver::start_at("0.0.0.0:0").await;
    let port = four.address.port();
    let six = Receiver::start_at(&format!("[::1]:{port}")).await;
    let at_port = |url: &&str| url.replace("{port}", &port.to_string());
    let urls: Vec<_> = URLS.iter().map(at_port).collect();
    let sender = Sender::with(Allowed::Public, Names::system()).await;
    for url in &urls {
        // Names alone are not looked up before they are called.
        let is_name = url.to_ascii_lowercase().starts_with("https://localhost");
        let created = sender.try_create(url, &[]).await;
        assert_eq!(created.is_ok(), is_name, "{url}");
    }
    let named: Vec<_> = NAMES
        .iter()
        .map(|(name, _)| format!("https://{name}:{port}/"))
        .collect();
    let held = Names::held(|host| {
        let (_, addresses) = NAMES
            .iter()
            .find(|(name, _)| *name == host)
            .expect("a name of these");
        let addresses = addresses.iter();
        addresses
            .map(|text| text.parse::<IpAddr>().expect("an address"))
            .collect()
    });
    let by_name = Sender::with(Allowed::Public, held).await;
    for (sender, urls) in [(&sender, &urls), (&by_name, &named)] {
        let position = sender.end().await;
        insert(&sender.service, sender.environment_id, position, urls).await;
        sender.create_users("secret", 1).await;
        let attempts = sender.deliver().await;
        assert!(attempts >= urls.len(), "{attempts} attempts");
    }
    let tricks = urls.len() + named.len();
    let connections = four.connections() + six.connections();
    println!("{tricks} tricks, {connections} connections");
    assert!(tricks >= TRICKS_MIN);
    assert_eq!(connections, 0);
    // They would have been seen.
    let sender = Sender::start().await;
    for url in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://[::1]:{port}/"),
    ] {
        sender.create(&url, &[]).await;
    }
    sender.create_users("seen", 1).await;
    sender.deliver().await;
    assert_eq!((four.connections(), six.connections()), (1, 1));
}

#[tokio::test]
async fn a_name_is_looked_up_once_for_an_attempt() {
    let looked_up = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&looked_up);
    // The second answer is another than the first.
    let names = Names::held(move |_| {
        let number = counting.fetch_add(1, Ordering::SeqCst);
        let address = if number.is_multiple_of(2) {
            [127, 0, 0, 1]
        } else {
            [127, 0, 0, 2]
        };
        vec![IpAddr::from(address)]
    });
    let good = Receiver::start().await;
    let port = good.address.port();
    let bad = Receiver::start_at(&format!("127.0.0.2:{port}")).await;
    let sender = Sender::with(Allowed::PublicAndLoopback, names).await;
    sender
        .create(&format!("http://localhost:{port}/"), &[])
        .await;
    sender.create_users("first", 1).await;
    assert_eq!(sender.deliver().await, 1);
    assert_eq!(looked_up.load(Ordering::SeqCst), 1);
    assert_eq!((good.connections(), bad.connections()), (1, 0));
}

#[tokio::test]
async fn a_redirect_leads_nowhere() {
    let sender = Sender::start().await;
    let [from, to] = [Receiver::start().await, Receiver::start().await];
    let statuses = [301, 302, 303, 307, 308];
    let (endpoint, _) = sender.create(&from.url(), &[]).await;
    sender.create_users("first", 1).await;
    for status in statuses {
        from.next([Answer::With(status, format!("location: {}", to.url()))]);
        assert_eq!(sender.deliver().await, 1);
        assert!(sender.go_to_next_attempt(&endpoint.id).await);
    }
    let failed = sender.deliveries(&endpoint.id, true).await;
    assert_eq!(failed.len(), statuses.len());
    assert!(
        failed
            .iter()
            .all(|failed| failed.error.contains("redirect"))
    );
    assert_eq!(to.connections(), 0);
}
