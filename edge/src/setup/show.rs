//! What is shown to whoever looks.

use hyper::HeaderMap;
use hyper::Method;
use hyper::http::request::Parts;
use rollcall_proto::setup::v1::{
    DescribeSetupLinkRequest, GetSetupRequest, GetSetupResponse, ListSetupRequestsRequest,
    ListSetupTokensRequest,
};

use super::page::{
    Fault, Frame, LinkPage, OverviewPage, Page, ProviderPage, ProvidersPage, RequestsPage, Tab,
    TokensPage,
};
use super::place::Place;
use super::provider::Provider;
use super::{Form, Setup, check_link, cookie};
use crate::door::call;
use crate::request;
use crate::words::time;

/// Requests of a page of the log.
const REQUESTS_MAX: i32 = 25;

impl Setup {
    pub(super) async fn show(&self, place: Place, parts: &Parts) -> Result<Page, Fault> {
        let headers = &parts.headers;
        match place {
            Place::Stylesheet => Ok(Page::common_stylesheet()),
            Place::Script => Ok(Page::script()),
            Place::Accent(name) => Page::accent(&name),
            Place::Link(secret) => self.show_link(secret).await,
            Place::Overview => self.show_overview(headers, &query(parts)?).await,
            Place::Providers => self.show_providers(headers).await,
            Place::Provider(provider) => {
                let is_refreshing = is_set(&query(parts)?, "refresh");
                self.show_provider(headers, provider, is_refreshing).await
            }
            Place::Tokens => self.show_tokens(headers, &query(parts)?).await,
            Place::Requests => self.show_requests(headers, query(parts)?).await,
            Place::Progress if parts.method == Method::GET => {
                let session = cookie::session(headers).ok_or(Fault::SessionOver)?;
                let query = query(parts)?;
                let provider = value(&query, "provider").and_then(Provider::find);
                self.open_stream(session, provider).await
            }
            place @ (Place::Progress | Place::RotateToken(_) | Place::RevokeToken(_)) => {
                Err(Fault::WrongMethod(place.allow()))
            }
        }
    }

    async fn show_link(&self, secret: String) -> Result<Page, Fault> {
        check_link(&secret)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = DescribeSetupLinkRequest { secret };
        let link = call(service.describe_setup_link(request)).await?;
        LinkPage::new(link, self.prefix()).render()
    }

    async fn show_overview(&self, headers: &HeaderMap, query: &Form) -> Result<Page, Fault> {
        let (_, setup) = self.setup(headers).await?;
        let frame = self.frame(&setup, Tab::Overview);
        OverviewPage::new(frame, setup, &self.origin, is_set(query, "refresh"))?.render()
    }

    async fn show_providers(&self, headers: &HeaderMap) -> Result<Page, Fault> {
        let (_, setup) = self.setup(headers).await?;
        ProvidersPage::new(self.frame(&setup, Tab::Providers)).render()
    }

    async fn show_provider(
        &self,
        headers: &HeaderMap,
        provider: &'static Provider,
        is_refreshing: bool,
    ) -> Result<Page, Fault> {
        let (_, setup) = self.setup(headers).await?;
        self.provider_page(provider, setup, is_refreshing)?.render()
    }

    pub(super) fn provider_page(
        &self,
        provider: &'static Provider,
        setup: GetSetupResponse,
        is_refreshing: bool,
    ) -> Result<ProviderPage<'_>, Fault> {
        let frame = self.frame(&setup, Tab::Providers);
        ProviderPage::new(frame, provider, setup, &self.origin, is_refreshing)
    }

    async fn show_tokens(&self, headers: &HeaderMap, query: &Form) -> Result<Page, Fault> {
        let (session, setup) = self.setup(headers).await?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let listed = call(service.list_setup_tokens(ListSetupTokensRequest { session })).await?;
        let frame = self.frame(&setup, Tab::Tokens);
        TokensPage::new(frame, listed.tokens, is_set(query, "revoked")).render()
    }

    async fn show_requests(&self, headers: &HeaderMap, query: Form) -> Result<Page, Fault> {
        let (session, setup) = self.setup(headers).await?;
        let failed = is_set(&query, "failed");
        let page_token = value(&query, "page_token").unwrap_or_default().to_owned();
        let is_later = !page_token.is_empty();
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = ListSetupRequestsRequest {
            session,
            page_size: REQUESTS_MAX,
            page_token,
            failed,
        };
        let listed = call(service.list_setup_requests(request)).await?;
        let frame = self.frame(&setup, Tab::Requests);
        RequestsPage::new(frame, listed, failed, is_later).render()
    }

    /// The session of the request, and what it opens.
    pub(super) async fn setup(
        &self,
        headers: &HeaderMap,
    ) -> Result<(String, GetSetupResponse), Fault> {
        let session = cookie::session(headers).ok_or(Fault::SessionOver)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = GetSetupRequest {
            session: session.clone(),
        };
        let setup = call(service.get_setup(request)).await?;
        Ok((session, setup))
    }

    pub(super) fn frame(&self, setup: &GetSetupResponse, tab: Tab) -> Frame<'_> {
        let organization = setup.organization_display_name.clone();
        Frame::new(self.prefix(), organization, setup.branding.clone())
            .at(tab)
            .until(time(setup.expire_time))
    }
}

fn query(parts: &Parts) -> Result<Form, Fault> {
    let pairs = request::pairs(parts.uri.query().unwrap_or_default());
    pairs
        .collect::<Result<_, _>>()
        .map_err(|_| Fault::NoSuchPage)
}

fn value<'q>(query: &'q Form, name: &str) -> Option<&'q str> {
    let mut named = query.iter().filter(|(is, _)| is == name);
    named.next().map(|(_, value)| value.as_str())
}

fn is_set(query: &Form, name: &str) -> bool {
    value(query, name) == Some("1")
}
