//! The API keys of an environment.

use askama::Template;
use rollcall_proto::management::v1::{
    ApiKey, CreateApiKeyRequest, GetApiKeyRequest, ListApiKeysRequest, RevokeApiKeyRequest,
};

use super::secret::{SecretPage, Value};
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::console::words::{scope_list, scopes};
use crate::door::call;
use crate::identity::now;
use crate::page::Page;
use crate::words::{time, time_or_never};

const ROWS_MAX: i32 = 50;
const PATH: &str = "/api-keys";

#[derive(Template)]
#[template(path = "console/api_keys.html")]
struct ApiKeysPage {
    frame: Frame,
    keys: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    scopes: String,
    organization_id: String,
    class: &'static str,
    state: &'static str,
    used: String,
    ends: String,
    is_live: bool,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListApiKeysRequest {
            environment_id: visit.id("environment"),
            organization_id: String::new(),
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
        });
        Ok(call(visit.api_keys().list_api_keys(asked)).await?)
    };
    let (frame, listed) = tokio::try_join!(visit.frame(Section::ApiKeys), listed)?;
    show_page(&ApiKeysPage {
        frame,
        keys: listed.api_keys.into_iter().map(row).collect(),
        pager: visit.pager(&[], &listed.next_page_token),
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let key = ApiKey {
        environment_id: visit.id("environment"),
        organization_id: visit.form.text("organization_id"),
        display_name: visit.form.text("display_name"),
        scopes: scopes(visit.form.all("scope")),
        expire_time: visit.form.day_end("expire_day")?,
        ..ApiKey::default()
    };
    if key.scopes.is_empty() {
        return Err(Fault::refused("Choose what the key may do."));
    }
    let asked = visit.ask(CreateApiKeyRequest {
        api_key: Some(key),
        request_id: visit.request_id(),
    });
    let made = call(visit.api_keys().create_api_key(asked)).await?;
    SecretPage {
        frame: visit.frame(Section::ApiKeys).await?,
        title: "A new API key",
        values: vec![Value::new("API key", made.secret)],
        next: "Give it to the backend, which sends it as authorization: Bearer.",
        back: visit.url(&visit.in_environment(PATH)),
    }
    .show()
}

pub(in crate::console) async fn revoke(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.id("key");
    let asked = visit.ask(GetApiKeyRequest { id: id.clone() });
    let key = call(visit.api_keys().get_api_key(asked)).await?;
    visit.check_environment(&key.api_key.unwrap_or_default().environment_id)?;
    let asked = visit.ask(RevokeApiKeyRequest {
        id,
        request_id: visit.request_id(),
    });
    call(visit.api_keys().revoke_api_key(asked)).await?;
    Ok(visit.see_in_environment(PATH))
}

fn row(key: ApiKey) -> Row {
    let ApiKey {
        id,
        environment_id: _,
        organization_id,
        display_name,
        scopes,
        create_time: _,
        expire_time,
        revoke_time,
        last_use_time,
    } = key;
    let is_expired = expire_time.is_some_and(|at| at.seconds <= now());
    let (class, state) = match (revoke_time, last_use_time) {
        (Some(_), _) => ("bad", "Revoked"),
        _ if is_expired => ("bad", "Expired"),
        (None, Some(_)) => ("good", "In use"),
        (None, None) => ("wait", "Not used yet"),
    };
    Row {
        id,
        name: display_name,
        scopes: scope_list(&scopes),
        organization_id,
        class,
        state,
        used: time_or_never(last_use_time),
        ends: revoke_time.map_or_else(|| time_or_never(expire_time), |at| time(Some(at))),
        is_live: revoke_time.is_none() && !is_expired,
    }
}
