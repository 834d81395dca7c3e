//! People by how a name or address of theirs begins: by one index after the other.
//! Whoever was found by an earlier one is passed over.

use prost::Message as _;
use rollcall_proto::directory::v1::{SearchUsersRequest, SearchUsersResponse, list_users_request};
use rollcall_proto::paged::Paged as _;
use sea_orm::{ConnectionTrait as _, DbBackend, FromQueryResult as _, Statement, Value};

use super::page_size;
use crate::authz::SecretKey;
use crate::environment::selection::{Selection, select};
use crate::environment::{PAGE_BYTES_MAX, PageTokens, Reading};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::id::{DirectoryId, UserId};
use crate::prefix::Prefix;
use crate::store::entity::user;
use crate::user::describe;

/// Statements of one page, however many of those that they find are passed over.
const STATEMENTS_MAX: usize = 4;

/// What may begin so, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    UserName,
    DisplayName,
    Email,
}

/// Where to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    source: Source,
    /// The last one that was looked at; none at the beginning.
    after: Option<(String, UserId)>,
}

struct Hit {
    key: String,
    row: user::Model,
}

pub async fn search_users(
    grant: &Reading<'_>,
    secret: &SecretKey,
    mut request: SearchUsersRequest,
) -> Result<SearchUsersResponse> {
    let (size, page_token) = request.take_page();
    let limit = usize::try_from(page_size(size)).unwrap_or(1);
    let tokens = PageTokens::new(secret, &grant.reader(), &request);
    let mut place = match tokens.read_text(&page_token)? {
        Some(text) => Some(Place::parse(&text).ok_or(Error::PageTokenInvalid)?),
        None => Some(Place::of(Source::UserName)),
    };
    let prefix = Prefix::parse(&request.prefix)?;
    let directory = list_users_request::Selection::DirectoryId(request.directory_id);
    let selected = select(grant, Some(Selection::from(directory))).await?;
    let of = selected.place();
    let mut users = Vec::new();
    let (mut bytes, mut is_full) = (0, false);
    for _ in 0..STATEMENTS_MAX {
        let wanted = limit - users.len();
        let Some(from) = place.take_if(|_| wanted > 0 && !is_full) else {
            break;
        };
        let mut hits = read(grant, selected.directory.id, &prefix, &from, wanted + 1).await?;
        let more = hits.len() > wanted;
        hits.truncate(wanted);
        let mut after = from.after;
        for hit in hits {
            let place = (hit.key.clone(), hit.row.id);
            if is_new(&hit, from.source, &prefix) {
                bytes += hit.row.attributes.0.encoded_len();
                is_full = bytes > PAGE_BYTES_MAX && !users.is_empty();
                if is_full {
                    break;
                }
                users.push(describe(hit.row, &of));
            }
            after = Some(place);
        }
        place = if more || is_full {
            let source = from.source;
            Some(Place { source, after })
        } else {
            from.source.next().map(Place::of)
        };
    }
    Ok(SearchUsersResponse {
        users,
        next_page_token: place
            .map(|place| tokens.write_text(&place.to_text()))
            .unwrap_or_default(),
    })
}

async fn read(
    grant: &Reading<'_>,
    directory_id: DirectoryId,
    prefix: &Prefix,
    place: &Place,
    limit: usize,
) -> Result<Vec<Hit>> {
    let backend = grant.connection.get_database_backend();
    let (key, id) = match &place.after {
        Some((key, id)) => (key.clone(), id.to_string()),
        None => (prefix.folded.clone(), String::new()),
    };
    let statement = statement(
        place.source,
        directory_id,
        (key, id),
        &prefix.end,
        limit,
        backend,
    );
    let rows = grant.connection.query_all_raw(statement).await?;
    let mut hits = Vec::with_capacity(rows.len());
    for row in &rows {
        hits.push(Hit {
            key: row.try_get("", "found_key")?,
            row: user::Model::from_query_result(row, "")?,
        });
    }
    Ok(hits)
}

/// People behind a key and id, up to the key that ends it. Where it begins is said of
/// the key alone too: SQLite finds its place by that in an index of an expression, and
/// PostgreSQL sees how few there are between both ends.
pub fn statement(
    source: Source,
    directory_id: DirectoryId,
    (key, id): (String, String),
    end: &str,
    limit: usize,
    backend: DbBackend,
) -> Statement {
    let display_name = match backend {
        DbBackend::Postgres => "(folded_attributes ->> 'displayname') COLLATE \"C\"",
        _ => "folded_attributes ->> 'displayname'",
    };
    let found = match source {
        // Unique, so its index has no id behind it.
        Source::UserName => "SELECT id, user_name_key AS found_key FROM users
             WHERE directory_id = $1 AND delete_time IS NULL
                 AND user_name_key >= $2 AND user_name_key < $4
                 AND (user_name_key > $2 OR id > $3)
             ORDER BY user_name_key LIMIT $5"
            .to_owned(),
        Source::DisplayName => format!(
            "SELECT id, {display_name} AS found_key FROM users
             WHERE directory_id = $1 AND delete_time IS NULL
                 AND {display_name} >= $2 AND {display_name} < $4
                 AND ({display_name}, id) > ($2, $3)
             ORDER BY {display_name}, id LIMIT $5"
        ),
        Source::Email => "SELECT user_id AS id, value_key AS found_key FROM user_emails
             WHERE directory_id = $1
                 AND value_key >= $2 AND value_key < $4
                 AND (value_key, user_id) > ($2, $3)
             ORDER BY value_key, user_id LIMIT $5"
            .to_owned(),
    };
    let sql = format!(
        "SELECT users.*, found.found_key FROM ({found}) AS found
         JOIN users ON users.id = found.id
         ORDER BY found.found_key, found.id"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values: [Value; 5] = [
        directory_id.into(),
        key.into(),
        id.into(),
        end.into(),
        limit.into(),
    ];
    Statement::from_sql_and_values(backend, sql, values)
}

/// Whether nothing that was looked at earlier has found the person.
fn is_new(hit: &Hit, source: Source, prefix: &Prefix) -> bool {
    let Hit { key, row } = hit;
    if row.delete_time.is_some() {
        return false;
    }
    let by_user_name = prefix.begins(&row.user_name_key);
    let attributes = &row.attributes.0;
    let display_name = attributes.display_name.as_deref();
    let by_display_name = display_name.is_some_and(|name| prefix.begins(&fold(name)));
    match source {
        Source::UserName => true,
        Source::DisplayName => !by_user_name,
        Source::Email => {
            let emails = attributes.emails.iter();
            let mut keys = emails.filter_map(|email| email.value.as_deref()).map(fold);
            let is_first = !keys.any(|other| prefix.begins(&other) && other < *key);
            !by_user_name && !by_display_name && is_first
        }
    }
}

impl Source {
    fn next(self) -> Option<Self> {
        match self {
            Self::UserName => Some(Self::DisplayName),
            Self::DisplayName => Some(Self::Email),
            Self::Email => None,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::UserName => 'u',
            Self::DisplayName => 'd',
            Self::Email => 'e',
        }
    }
}

impl Place {
    fn of(source: Source) -> Self {
        Self {
            source,
            after: None,
        }
    }

    fn to_text(&self) -> String {
        let letter = self.source.letter();
        match &self.after {
            Some((key, id)) => format!("{letter}{id} {key}"),
            None => letter.to_string(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let sources = [Source::UserName, Source::DisplayName, Source::Email];
        let source = sources
            .into_iter()
            .find(|source| text.starts_with(source.letter()))?;
        let after = match &text[1..] {
            "" => None,
            rest => {
                let (id, key) = rest.split_once(' ')?;
                Some((key.to_owned(), id.parse().ok()?))
            }
        };
        Some(Self { source, after })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let id = UserId::new(uuid::Uuid::max());
        for after in [
            None,
            Some((String::new(), id)),
            Some(("a b".to_owned(), id)),
        ] {
            for source in [Source::UserName, Source::DisplayName, Source::Email] {
                let after = after.clone();
                let place = Place { source, after };
                assert_eq!(Place::parse(&place.to_text()), Some(place));
            }
        }
        assert_eq!(Place::parse("x"), None);
        assert_eq!(Place::parse("uuser_ a"), None);
    }
}
