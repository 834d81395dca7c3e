//! Somebody in the identity provider.

use serde_json::{Map, Value, json};

use super::chance::Dice;

const GIVEN_NAMES: [&str; 12] = [
    "Ada",
    "Alan",
    "Barbara",
    "Chiara",
    "Edsger",
    "Grace",
    "Jürgen",
    "Katherine",
    "Ken",
    "Nuñez",
    "Radia",
    "Siobhán",
];
const FAMILY_NAMES: [&str; 12] = [
    "Curie",
    "Dijkstra",
    "Hopper",
    "Johnson",
    "Lovelace",
    "Müller",
    "O'Neill",
    "Perlman",
    "Ritchie",
    "Turing",
    "de la Cruz",
    "Łukasiewicz",
];
const TITLES: [&str; 4] = [
    "Engineer",
    "Engineer & Manager",
    "Director, \"Special\"",
    "Analyst",
];

#[derive(Debug, Clone)]
pub struct Person {
    /// The identity provider's own id, which it sends as externalId; empty with one
    /// that sends none.
    pub external_id: String,
    /// The address, which is the userName too.
    pub email: String,
    pub given_name: String,
    pub family_name: String,
    /// Never sent unless it is there.
    pub title: Option<String>,
    pub active: bool,
}

impl Person {
    /// Under an id as Okta has it.
    pub fn new(number: u32, given_name: &str, family_name: &str, domain: &str) -> Self {
        Self {
            external_id: format!("00u{number:017}"),
            email: format!("{given_name}.{family_name}@{domain}").to_lowercase(),
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            title: None,
            active: true,
        }
    }

    /// One of many, whose names are as people have them.
    pub fn any(number: usize, external_id: String, domain: &str, dice: &mut Dice) -> Self {
        Self {
            external_id,
            email: address(number, 0, domain),
            given_name: one_of(&GIVEN_NAMES, dice),
            family_name: one_of(&FAMILY_NAMES, dice),
            title: (dice.below(2) == 0).then(|| one_of(&TITLES, dice)),
            active: true,
        }
    }

    pub fn display_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    pub fn take_another_name(&mut self, dice: &mut Dice) {
        self.family_name = one_of(&FAMILY_NAMES, dice);
        // Whoever is called Person7.2 was Person7.1 before.
        let (local, domain) = self.email.split_once('@').unwrap_or_default();
        let (name, times) = local.split_once('.').unwrap_or((local, "0"));
        let times = times.parse::<u32>().unwrap_or_default() + 1;
        self.email = format!("{name}.{times}@{domain}");
    }

    pub fn take_another_title(&mut self, dice: &mut Dice) {
        self.title = Some(format!("{} {}", one_of(&TITLES, dice), dice.below(100)));
    }
}

/// Its case is to be kept, and not to matter.
fn address(number: usize, times: u32, domain: &str) -> String {
    format!("Person{number}.{times}@{domain}")
}

fn one_of(names: &[&str], dice: &mut Dice) -> String {
    names[dice.index(names.len())].to_owned()
}

/// What of a person is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    UserName,
    ExternalId,
    GivenName,
    FamilyName,
    DisplayName,
    Email,
    Title,
    Active,
}

impl Attribute {
    /// What whoever is found there already is brought up to date in.
    pub const PROFILE: [Self; 8] = [
        Self::UserName,
        Self::ExternalId,
        Self::GivenName,
        Self::FamilyName,
        Self::DisplayName,
        Self::Email,
        Self::Title,
        Self::Active,
    ];
    /// What a marriage changes.
    pub const NAME: [Self; 4] = [
        Self::UserName,
        Self::FamilyName,
        Self::DisplayName,
        Self::Email,
    ];

    /// Its path in SCIM.
    pub fn path(self) -> &'static str {
        match self {
            Self::UserName => "userName",
            Self::ExternalId => "externalId",
            Self::GivenName => "name.givenName",
            Self::FamilyName => "name.familyName",
            Self::DisplayName => "displayName",
            Self::Email => "emails",
            Self::Title => "title",
            Self::Active => "active",
        }
    }

    /// Null where the person has none.
    pub fn value(self, person: &Person) -> Value {
        match self {
            Self::UserName => json!(person.email),
            Self::ExternalId if person.external_id.is_empty() => Value::Null,
            Self::ExternalId => json!(person.external_id),
            Self::GivenName => json!(person.given_name),
            Self::FamilyName => json!(person.family_name),
            Self::DisplayName => json!(person.display_name()),
            Self::Email => json!([{"primary": true, "value": person.email, "type": "work"}]),
            Self::Title => json!(person.title),
            Self::Active => json!(person.active),
        }
    }
}

/// These attributes as a resource has them.
pub fn attributes_of(person: &Person, attributes: &[Attribute]) -> Map<String, Value> {
    let mut members = Map::new();
    for attribute in attributes {
        let value = attribute.value(person);
        if value.is_null() {
            continue;
        }
        match attribute.path().split_once('.') {
            None => members.insert(attribute.path().to_owned(), value),
            Some((name, part)) => {
                let complex = members.entry(name).or_insert_with(|| json!({}));
                complex[part] = value;
                None
            }
        };
    }
    members
}
