//! An environment with one of everything that an environment can hold.

use std::collections::BTreeMap;

use rollcall_control::authz::Purpose;
use rollcall_control::clock::IdSource;
use rollcall_control::id::{
    ApiKeyId, AuditEntryId, DirectoryId, EnvironmentId, EventId, GroupId, OperatorId,
    OperatorSessionId, OrganizationId, RequestId, SetupLinkId, SignInLinkId, TokenId,
    TrustedIssuerId, UserId, WebhookEndpointId,
};
use rollcall_control::operator::Installation;
use rollcall_control::store::entity::token;
use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::management::v1::Scope;

use super::rows::{KeyRow, Rows};

/// Every scope that there is.
pub(crate) const SCOPES: [Scope; 3] = [Scope::ReadUsers, Scope::FollowEvents, Scope::Manage];

#[derive(Debug, Clone)]
pub(crate) struct Tenant {
    /// A directory of the first organization, another one of it, and one of the
    /// second organization.
    pub(crate) places: [Place; 3],
    /// API keys of the environment, by what is special about them.
    pub(crate) keys: BTreeMap<&'static str, String>,
}

/// One directory and whatever belongs to it and is above it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    /// By what they are the ids of.
    pub(crate) ids: BTreeMap<&'static str, String>,
    /// What else it can be found by.
    pub(crate) names: BTreeMap<&'static str, String>,
    /// What opens it.
    pub(crate) secrets: BTreeMap<&'static str, String>,
}

impl Tenant {
    /// Its rows are added to those that are to be written. Every name in it begins
    /// with `word`.
    pub(crate) fn new(installation: &Installation, word: &str, rows: &mut Rows) -> Self {
        let mut maker = Maker {
            installation,
            ids: IdSource::new(installation.clock.clone()),
            word,
            rows,
        };
        let environment_id = maker.ids.next();
        maker.rows.environment(environment_id, word);
        maker.rows.feed(environment_id);
        let organizations = [0, 1].map(|number| maker.organization(environment_id, number));
        let [first, second] = organizations;
        let places = [
            maker.directory(first.clone(), "0", true),
            maker.directory(first, "1", false),
            maker.directory(second, "2", true),
        ];
        let keys = maker.keys(environment_id);
        let mut places = places;
        maker.operator(&mut places);
        Self { places, keys }
    }
}

impl Place {
    /// All that names something here.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&'static str, &String)> {
        self.ids
            .iter()
            .chain(&self.names)
            .map(|(kind, value)| (*kind, value))
    }

    pub(crate) fn id(&self, kind: &str) -> &str {
        self.ids.get(kind).expect("an id of every kind")
    }

    pub(crate) fn secret(&self, name: &str) -> &str {
        self.secrets.get(name).expect("every secret")
    }
}

struct Maker<'m> {
    installation: &'m Installation,
    ids: IdSource,
    word: &'m str,
    rows: &'m mut Rows,
}

impl Maker<'_> {
    fn organization(&mut self, environment_id: EnvironmentId, number: u8) -> Place {
        let id: OrganizationId = self.ids.next();
        let word = self.word;
        let external_id = format!("{word}-organization-{number}");
        let domain = format!("{word}-{number}.example");
        self.rows
            .organization(environment_id, id, &external_id, &domain);
        let key_id: ApiKeyId = self.ids.next();
        let key = self.key(KeyRow {
            organization_id: Some(id),
            ..KeyRow::new(key_id, environment_id, &SCOPES)
        });
        // One that nobody calls with, so that nothing of it changes.
        let spare: ApiKeyId = self.ids.next();
        self.key(KeyRow {
            organization_id: Some(id),
            ..KeyRow::new(spare, environment_id, &SCOPES)
        });
        let issuer: TrustedIssuerId = self.ids.next();
        self.rows.issuer(issuer, environment_id, id, word);
        let endpoint: WebhookEndpointId = self.ids.next();
        let event: EventId = self.ids.next();
        self.rows.endpoint(endpoint, environment_id, id, word);
        let position = i64::from(number) + 1;
        self.rows.event(event, environment_id, id, position);
        for _ in 0..2 {
            self.rows
                .delivery(self.ids.next(), endpoint, event, position);
        }
        let entry: AuditEntryId = self.ids.next();
        self.rows.audit_entry(entry, environment_id, id, word);
        Place {
            ids: BTreeMap::from([
                ("environment", environment_id.to_string()),
                ("organization", id.to_string()),
                ("API key", spare.to_string()),
                ("trusted issuer", issuer.to_string()),
                ("audit entry", entry.to_string()),
                ("webhook endpoint", endpoint.to_string()),
                ("event", event.to_string()),
            ]),
            names: BTreeMap::from([
                ("external_id of an organization", external_id),
                ("domain", domain),
            ]),
            secrets: BTreeMap::from([
                ("key of an organization", key),
                ("issuer's subject", format!("{word}-{id}")),
            ]),
        }
    }

    fn directory(&mut self, mut place: Place, number: &str, is_primary: bool) -> Place {
        let environment_id: EnvironmentId = place.id("environment").parse().expect("an id");
        let organization_id: OrganizationId = place.id("organization").parse().expect("an id");
        let id: DirectoryId = self.ids.next();
        self.rows
            .directory(environment_id, organization_id, id, is_primary);
        let word = format!("{}-{number}", self.word);
        self.people(&mut place, id, &word);
        self.tokens(&mut place, id);
        let links = [false, true].map(|is_redeemed| {
            let link: SetupLinkId = self.ids.next();
            let [secret, session] = [Kind::SetupLink, Kind::SetupSession]
                .map(|kind| self.credential(kind, &link.suffix()));
            let session_mac = is_redeemed.then_some(session.1);
            self.rows.setup_link(
                environment_id,
                organization_id,
                id,
                link,
                secret.1,
                session_mac,
            );
            (link.to_string(), secret.0, session.0)
        });
        let [(link, secret, _), (_, _, session)] = links;
        place.ids.insert("directory", id.to_string());
        place.ids.insert("setup link", link);
        place.secrets.insert("setup link", secret);
        place.secrets.insert("setup session", session);
        place
    }

    /// Ada is in Team with someone who never came, Team in Guild, Bob in neither,
    /// and Eve has left.
    fn people(&mut self, place: &mut Place, directory_id: DirectoryId, word: &str) {
        let [ada, bob, eve]: [UserId; 3] = [(); 3].map(|()| self.ids.next());
        for (id, name, is_deleted) in [(ada, "ada", false), (bob, "bob", false), (eve, "eve", true)]
        {
            self.rows
                .user(directory_id, id, &format!("{word}-{name}"), is_deleted);
        }
        let [team, guild]: [GroupId; 2] = [(); 2].map(|()| self.ids.next());
        let absent = format!("{word}-absent");
        for (id, name) in [(team, "team"), (guild, "guild")] {
            self.rows
                .group(directory_id, id, &format!("{word}-{name}"), id == team);
        }
        self.rows
            .membership(directory_id, team, ada.to_string(), Some(ada), None);
        self.rows
            .membership(directory_id, team, absent.clone(), None, None);
        self.rows
            .membership(directory_id, guild, team.to_string(), None, Some(team));
        let request: RequestId = self.ids.next();
        self.rows.request(directory_id, request, ada);
        for (kind, id) in [
            ("user", ada.to_string()),
            ("deleted user", eve.to_string()),
            ("group", team.to_string()),
            ("request", request.to_string()),
        ] {
            place.ids.insert(kind, id);
        }
        for (kind, name) in [
            ("userName", format!("{word}-ada")),
            ("externalId", format!("{word}-ada-external")),
            ("email", format!("{word}-ada@{}.example", self.word)),
            ("displayName", format!("{word}-team")),
            ("parked member", absent),
        ] {
            place.names.insert(kind, name);
        }
    }

    fn tokens(&mut self, place: &mut Place, directory_id: DirectoryId) {
        for (name, kind, form) in [
            ("SCIM token", token::Kind::Bearer, Kind::Scim),
            ("OAuth client", token::Kind::OAuthClient, Kind::ClientSecret),
            // One that nobody calls with, so that nothing of it changes.
            ("token", token::Kind::Bearer, Kind::Scim),
        ] {
            let id: TokenId = self.ids.next();
            let (secret, mac) = self.credential(form, &id.suffix());
            self.rows.token(directory_id, id, kind, mac);
            place.secrets.insert(name, secret);
            if name != "SCIM token" {
                place.ids.insert(name, id.to_string());
            }
        }
    }

    fn keys(&mut self, environment_id: EnvironmentId) -> BTreeMap<&'static str, String> {
        let now = self.installation.clock.now();
        let [read, follow, manage] = SCOPES.map(|scope| vec![scope]);
        let all = SCOPES.to_vec();
        let keys = [
            ("read", read, None, None),
            ("follow", follow, None, None),
            ("manage", manage, None, None),
            ("all", all.clone(), None, None),
            ("none", vec![], None, None),
            ("revoked", all.clone(), Some(now), None),
            ("expired", all, None, Some(now)),
        ];
        keys.into_iter()
            .map(|(name, scopes, revoke_time, expire_time)| {
                let id = self.ids.next();
                let row = KeyRow {
                    revoke_time,
                    expire_time,
                    ..KeyRow::new(id, environment_id, &scopes)
                };
                (name, self.key(row))
            })
            .collect()
    }

    /// Somebody who has to do with the installation alone, of each tenant another one.
    fn operator(&mut self, places: &mut [Place; 3]) {
        let id: OperatorId = self.ids.next();
        let email = format!("{}@console.example", id.suffix());
        self.rows.operator(id, &email);
        let link: SignInLinkId = self.ids.next();
        let (link_secret, mac) = self.credential(Kind::SignInLink, &link.suffix());
        self.rows.sign_in_link(link, id, mac);
        let mut sessions = Vec::new();
        let now = self.installation.clock.now();
        for revoke_time in [None, Some(now)] {
            let session: OperatorSessionId = self.ids.next();
            let (secret, mac) = self.credential(Kind::OperatorSession, &session.suffix());
            self.rows.operator_session(session, id, mac, revoke_time);
            sessions.push((session.to_string(), secret));
        }
        for place in places {
            place.ids.insert("operator", id.to_string());
            place.ids.insert("operator session", sessions[1].0.clone());
            for (name, secret) in [
                ("operator's email", &email),
                ("sign-in link", &link_secret),
                ("operator session", &sessions[0].1),
                ("revoked operator session", &sessions[1].1),
            ] {
                place.secrets.insert(name, secret.clone());
            }
        }
    }

    fn key(&mut self, row: KeyRow) -> String {
        let (secret, mac) = self.credential(Kind::ApiKey, &row.id.suffix());
        self.rows.key(row, mac);
        secret
    }

    fn credential(&self, kind: Kind, key_id: &str) -> (String, Vec<u8>) {
        credential(self.installation, kind, key_id)
    }
}

/// A credential made of its own key id, and the MAC that is kept of it.
pub(crate) fn credential(
    installation: &Installation,
    kind: Kind,
    key_id: &str,
) -> (String, Vec<u8>) {
    let bytes = key_id.as_bytes();
    let randomness = std::array::from_fn(|place| bytes[place % bytes.len()]);
    let secret = Credential::compose(kind, key_id, &randomness);
    let secret = secret.expose().to_owned();
    let mac = installation
        .secret
        .mac(Purpose::Credential, secret.as_bytes());
    (secret, mac)
}
