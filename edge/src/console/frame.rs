//! What stands around every page: who is signed in, and where one is.

use askama::Template;
use rollcall_proto::console::v1::{GetCurrentSessionRequest, Operator};
use rollcall_proto::management::v1::{Directory, Environment, Organization};

use super::fault::Fault;
use super::form::Form;
use super::visit::{PROOF, REQUEST_ID, Visit, encoded};
use crate::door::{call, request_id};
use crate::page::Page;

/// The parts of an environment, and of the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Organizations,
    ApiKeys,
    WebhookEndpoints,
    TrustedIssuers,
    AuditLog,
    Settings,
    Environments,
    Operators,
    InstallationAuditLog,
    Account,
}

/// The pages of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Overview,
    Users,
    Groups,
    Requests,
    Events,
    Tokens,
    Settings,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// The path of what clients see in front of this door, and this door's root.
    pub(super) root: String,
    pub(super) operator: Option<Operator>,
    pub(super) session_id: String,
    pub(super) environment: Option<Environment>,
    pub(super) crumbs: Vec<Link>,
    pub(super) tabs: Vec<Link>,
    /// Why a form was refused.
    pub(super) refusal: Option<String>,
    section: Option<Section>,
    proof: String,
    form: Form,
}

#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) url: String,
    pub(super) name: String,
    pub(super) is_here: bool,
}

/// The way to the next entries of a list.
#[derive(Debug)]
pub(super) struct Pager {
    pub(super) first: Option<String>,
    pub(super) next: Option<String>,
}

impl Frame {
    /// One without anybody.
    pub(super) fn bare(prefix: &str) -> Self {
        Self {
            root: format!("{prefix}{}", super::ROOT),
            ..Self::default()
        }
    }

    /// The operator's id; empty where nobody is signed in.
    pub(super) fn operator_id(&self) -> &str {
        self.operator.as_ref().map_or("", |operator| &operator.id)
    }

    pub(super) fn operator_name(&self) -> &str {
        self.operator.as_ref().map_or("", |operator| {
            if operator.display_name.is_empty() {
                &operator.email
            } else {
                &operator.display_name
            }
        })
    }

    /// What every form holds.
    pub(super) fn hidden(&self) -> String {
        format!(
            "<input type=\"hidden\" name=\"{PROOF}\" value=\"{}\">\
             <input type=\"hidden\" name=\"{REQUEST_ID}\" value=\"{}\">",
            self.proof,
            request_id()
        )
    }

    /// What was typed into a field of the form that was refused.
    pub(super) fn typed(&self, field: &str) -> &str {
        self.form.get(field).unwrap_or_default()
    }

    /// The same, and else what there is.
    pub(super) fn typed_or<'f>(&'f self, field: &str, otherwise: &'f str) -> &'f str {
        self.form.get(field).unwrap_or(otherwise)
    }

    pub(super) fn base(&self) -> String {
        let environment = self.environment.as_ref();
        let id = environment.map_or("", |environment| &environment.id);
        format!("{}/environments/{id}", self.root)
    }

    /// The menu of the environment.
    pub(super) fn menu(&self) -> Vec<Link> {
        if self.environment.is_none() {
            return vec![];
        }
        let base = self.base();
        let entries = [
            (Section::Organizations, "/organizations", "Organizations"),
            (Section::ApiKeys, "/api-keys", "API keys"),
            (
                Section::WebhookEndpoints,
                "/webhook-endpoints",
                "Webhook endpoints",
            ),
            (
                Section::TrustedIssuers,
                "/trusted-issuers",
                "Trusted issuers",
            ),
            (Section::AuditLog, "/audit-log", "Audit log"),
            (Section::Settings, "/settings", "Settings"),
        ];
        self.links(&base, &entries)
    }

    /// The menu of the installation.
    pub(super) fn installation_menu(&self) -> Vec<Link> {
        let entries = [
            (Section::Environments, "/environments", "Environments"),
            (Section::Operators, "/operators", "Operators"),
            (
                Section::InstallationAuditLog,
                "/audit-log",
                "Operators’ audit log",
            ),
            (Section::Account, "/account", "Your account"),
        ];
        self.links(&self.root, &entries)
    }

    fn links(&self, base: &str, entries: &[(Section, &str, &str)]) -> Vec<Link> {
        let links = entries.iter().map(|(section, path, name)| Link {
            url: format!("{base}{path}"),
            name: (*name).to_owned(),
            is_here: self.section == Some(*section),
        });
        links.collect()
    }

    /// Tells why a list cannot be had that was asked for so, and goes on without it.
    pub(super) fn or_told<A: Default>(&mut self, listed: Result<A, Fault>) -> Result<A, Fault> {
        match listed {
            Err(Fault::Refused(_, sentence)) => {
                self.refusal = Some(sentence);
                Ok(A::default())
            }
            listed => listed,
        }
    }

    pub(super) fn at(self, section: Section) -> Self {
        Self {
            section: Some(section),
            ..self
        }
    }

    /// Behind the places that lead here. `path` is below the root.
    pub(super) fn crumb(mut self, name: &str, path: &str) -> Self {
        let url = format!("{}{path}", self.root);
        self.crumbs.push(Link {
            url,
            name: name.to_owned(),
            is_here: false,
        });
        self
    }

    /// At a page of a directory.
    pub(super) fn tab(mut self, base: &str, here: Tab) -> Self {
        let tabs = [
            (Tab::Overview, "", "Overview"),
            (Tab::Users, "/users", "Users"),
            (Tab::Groups, "/groups", "Groups"),
            (Tab::Requests, "/requests", "Requests"),
            (Tab::Events, "/events", "Events"),
            (Tab::Tokens, "/tokens", "Tokens"),
            (Tab::Settings, "/settings", "Settings"),
        ];
        let links = tabs.into_iter().map(|(tab, path, name)| Link {
            url: format!("{}{base}{path}", self.root),
            name: name.to_owned(),
            is_here: tab == here,
        });
        self.tabs = links.collect();
        self
    }
}

impl Visit {
    /// The frame of a page, with what is known of where it is.
    pub(super) async fn frame(&self, section: Section) -> Result<Frame, Fault> {
        let session = async {
            let asked = self.ask(GetCurrentSessionRequest {});
            call(self.sessions().get_current_session(asked)).await
        };
        let environment = async {
            if self.name("environment").is_empty() {
                return Ok(None);
            }
            self.environment().await.map(Some)
        };
        let (session, environment) =
            tokio::try_join!(async { session.await.map_err(Fault::from) }, environment)?;
        Ok(Frame {
            operator: session.operator,
            session_id: session.session.map(|it| it.id).unwrap_or_default(),
            environment,
            ..self.open_frame()
        }
        .at(section))
    }

    /// Of a page for whoever comes.
    pub(super) fn open_frame(&self) -> Frame {
        Frame {
            refusal: self.refusal.clone(),
            proof: self.proof(),
            form: self.form.clone(),
            ..Frame::bare(self.console.prefix())
        }
    }

    /// Of a page of the directory in the URL.
    pub(super) async fn directory_frame(&self, tab: Tab) -> Result<(Frame, Directory), Fault> {
        let (frame, (directory, organization)) =
            tokio::try_join!(self.frame(Section::Organizations), self.place())?;
        let organizations = self.in_environment("/organizations");
        let frame = frame
            .crumb("Organizations", &organizations)
            .crumb(
                &organization.display_name,
                &format!("{organizations}/{}", organization.id),
            )
            .crumb(&directory.display_name, &self.in_directory(""))
            .tab(&self.in_directory(""), tab);
        Ok((frame, directory))
    }

    async fn place(&self) -> Result<(Directory, Organization), Fault> {
        let directory = self.directory().await?;
        let organization = self.organization(&directory.organization_id).await?;
        Ok((directory, organization))
    }

    /// `query` is what the list was asked for beside the page.
    pub(super) fn pager(&self, query: &[(&str, &str)], next_page_token: &str) -> Pager {
        let asked = query.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = asked
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        let first = if pairs.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, pairs.join("&"))
        };
        let joint = if pairs.is_empty() { '?' } else { '&' };
        let next = (!next_page_token.is_empty())
            .then(|| format!("{first}{joint}page_token={}", encoded(next_page_token)));
        Pager {
            first: (!self.page_token().is_empty()).then_some(first),
            next,
        }
    }
}

/// A page as it is sent.
pub(super) fn show<T: Template>(template: &T) -> Result<Page, Fault> {
    render(template).map(Page::html)
}

pub(super) fn render<T: Template>(template: &T) -> Result<String, Fault> {
    template.render().map_err(|error| {
        tracing::error!(%error, "a page could not be written");
        Fault::Failed
    })
}
