//! Cursors and page tokens: only what was given out is taken back.

use rollcall_control::authz::SecretKey;
use rollcall_control::environment::PageTokens;
use rollcall_control::id::{DirectoryId, UserId};
use rollcall_control::listing::{Cursors, Listing};
use rollcall_proto::directory::v1::ListUsersRequest;
use rollcall_scim::filter::parse;
use rollcall_scim::schema::USER;
use uuid::Uuid;

const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";
const ID_BYTES: usize = 16;

/// Text as it comes from a client. Then the first bytes as an id of which a
/// cursor is made, the next as a fault in that cursor.
pub fn cursor(data: &[u8]) {
    let secret = SecretKey::from_bytes(KEY).expect("a key");
    if let Ok(text) = std::str::from_utf8(data) {
        check_read(&secret, text);
    }
    let Some((id, rest)) = data.split_at_checked(ID_BYTES) else {
        return;
    };
    let id = Uuid::from_slice(id).unwrap_or_default();
    let listing = listing(100, None);
    let cursors = Cursors::new(&secret, DirectoryId::new(Uuid::nil()), "user", &listing);
    let last = UserId::new(id).to_string();
    let cursor = cursors.write(&last);
    assert_eq!(cursors.read(&cursor), Ok(last));
    check_foreign(&secret, &cursor);
    if let Some(forged) = forged(&cursor, rest) {
        check_read(&secret, &forged);
    }
    let tokens = PageTokens::new(&secret, "env", &ListUsersRequest::default());
    let token = tokens.write(UserId::new(id));
    assert_eq!(tokens.read(&token), Ok(Some(UserId::new(id))));
    if let Some(forged) = forged(&token, rest) {
        check_read(&secret, &forged);
    }
}

/// Whatever is accepted is, to the letter, what would be given out.
fn check_read(secret: &SecretKey, text: &str) {
    for count in [0, 1, 100, i32::MAX] {
        let listing = listing(count, None);
        let cursors = Cursors::new(secret, DirectoryId::new(Uuid::nil()), "user", &listing);
        if let Ok(last) = cursors.read(text) {
            assert_eq!(cursors.write(&last), text);
        }
    }
    let query = ListUsersRequest::default();
    let tokens = PageTokens::new(secret, "env", &query);
    if let Ok(Some(id)) = tokens.read::<rollcall_control::id::User>(text) {
        assert_eq!(tokens.write(id), text);
    }
}

/// A genuine cursor opens no other list.
fn check_foreign(secret: &SecretKey, cursor: &str) {
    let same = listing(100, None);
    let counted = listing(99, None);
    let filtered = listing(100, Some("active eq true"));
    let other_directory = DirectoryId::new(Uuid::max());
    let directory = DirectoryId::new(Uuid::nil());
    for cursors in [
        Cursors::new(secret, directory, "user", &counted),
        Cursors::new(secret, directory, "user", &filtered),
        Cursors::new(secret, directory, "group", &same),
        Cursors::new(secret, other_directory, "user", &same),
    ] {
        assert!(cursors.read(cursor).is_err(), "{cursor}");
    }
}

fn listing(count: i32, filter: Option<&str>) -> Listing {
    let filter = filter.map(|text| parse(&USER, text).expect("a filter"));
    Listing {
        filter: filter.map(rollcall_edge::convert::filter),
        sort: None,
        start_index: 1,
        count,
        cursor: None,
    }
}

/// The text with a part of it exchanged: the first byte tells where, the second
/// how much, the rest for what. None where that changes nothing.
fn forged(genuine: &str, fault: &[u8]) -> Option<String> {
    let (at, length) = (*fault.first()?, *fault.get(1)?);
    let start = usize::from(at) % genuine.len();
    let end = genuine.len().min(start + usize::from(length));
    let part = std::str::from_utf8(&fault[2..]).ok()?;
    let forged = format!("{}{part}{}", &genuine[..start], &genuine[end..]);
    (forged != genuine && !forged.is_empty()).then_some(forged)
}
