//! Writes a change as the identity provider does.

use hyper::Method;
use serde_json::{Value, json};

use super::check::Faults;
use super::provider::{PATCH_OP, Write};
use super::session::Session;
use super::step::Step;
use crate::scim_client::Reply;

/// What is changed.
#[derive(Debug)]
pub(crate) struct Place<'p> {
    /// Such as `/Users/2819c223`.
    pub(crate) path: &'p str,
    /// The step that reads it.
    pub(crate) read: Step,
}

/// `before` checks what is read first, where it is.
pub(crate) async fn write<T>(
    session: &Session<'_>,
    step: Step,
    place: Place<'_>,
    write: Write,
    before: impl FnOnce(&Reply, &mut Faults),
    after: impl FnOnce(&Reply, &mut Faults) -> T,
) -> Option<T> {
    let (method, body) = match write {
        Write::Patch(operations) => {
            let body = json!({"schemas": [PATCH_OP], "Operations": operations});
            (Method::PATCH, body)
        }
        Write::Put(body) => (Method::PUT, body),
        Write::PutBack(changes) => {
            let asked = (Method::GET, place.path.to_owned(), None);
            let read = session.exchange(place.read, asked, |reply, faults| {
                before(reply, faults);
                reply.json()
            });
            let mut body = read.await?;
            if let (Some(body), Value::Object(changes)) = (body.as_object_mut(), changes) {
                body.extend(changes);
            }
            (Method::PUT, body)
        }
    };
    let path = format!("{}{}", place.path, session.provider.path_end());
    session
        .exchange(step, (method, path, Some(body)), after)
        .await
}
