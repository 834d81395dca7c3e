//! A directory of very many users, quickly: one is made through the API, and the
//! database copies it under other names and ids. No event and no entry of the
//! request log tells of the copies, as of users who came before what is kept.

use std::ops::Range;

use rollcall_proto::id;

use crate::Failure;
use crate::database::Database;
use crate::world::user_name;

/// Rows of one transaction.
const ROWS: usize = 50_000;
/// Letters of an id that tell copies apart.
const LETTERS: usize = 6;

/// The user who is copied.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template<'t> {
    pub id: &'t str,
    pub number: usize,
}

impl Template<'_> {
    /// Makes the users of those numbers, and returns their ids. No server runs.
    pub(crate) async fn copy(
        self,
        url: &str,
        numbers: Range<usize>,
    ) -> Result<Vec<String>, Failure> {
        let connection = Database::open(url).await?;
        let is_sqlite = connection.is_sqlite();
        if is_sqlite {
            // A crash loses the filling alone, which is then done again.
            let sql = "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144";
            connection.execute(sql).await?;
        }
        let id = self.id;
        let sql = format!(
            "CREATE TEMPORARY TABLE copied_users AS SELECT * FROM users WHERE id = '{id}';
             CREATE TEMPORARY TABLE copied_emails AS
                 SELECT * FROM user_emails WHERE user_id = '{id}'"
        );
        connection.execute(&sql).await?;
        let users = columns(&connection, "users").await?;
        let emails = columns(&connection, "user_emails").await?;
        let mut first = numbers.start;
        while first < numbers.end {
            let rows = first..numbers.end.min(first + ROWS);
            let count = rows.len();
            let users = self.insert("users", &users, "copied_users", &rows, is_sqlite);
            let emails = self.insert("user_emails", &emails, "copied_emails", &rows, is_sqlite);
            let transaction = format!(
                "BEGIN;
                 {users};
                 {emails};
                 UPDATE directories SET user_count = user_count + {count},
                     active_user_count = active_user_count + {count}
                     WHERE id = (SELECT directory_id FROM copied_users);
                 COMMIT"
            );
            connection.execute(&transaction).await?;
            first = rows.end;
        }
        if !is_sqlite {
            // As autovacuum would within a minute.
            for table in ["users", "user_emails"] {
                let sql = format!("VACUUM (ANALYZE) {table}");
                connection.execute(&sql).await?;
            }
        }
        Ok(numbers.map(|number| self.id_of(number)).collect())
    }

    fn insert(
        self,
        table: &str,
        columns: &[Column],
        from: &str,
        rows: &Range<usize>,
        is_sqlite: bool,
    ) -> String {
        let list = |texts: &mut dyn Iterator<Item = String>| texts.collect::<Vec<_>>().join(", ");
        let names = list(&mut columns.iter().map(|column| column.name.clone()));
        let values = list(&mut columns.iter().map(|column| self.value(column)));
        let (first, last) = (rows.start, rows.end - 1);
        let (with, series) = if is_sqlite {
            let next = format!("SELECT n + 1 FROM series WHERE n < {last}");
            let with = format!("WITH RECURSIVE series (n) AS (SELECT {first} UNION ALL {next}) ");
            (with, "series".to_owned())
        } else {
            let series = format!("generate_series({first}, {last}) AS series (n)");
            (String::new(), series)
        };
        format!("{with}INSERT INTO {table} ({names}) SELECT {values} FROM {from}, {series}")
    }

    /// The value of a column in the copy of number n, in SQL: what is a user's own
    /// has the id or the userName in it.
    fn value(self, column: &Column) -> String {
        let name = &column.name;
        let kind = column.kind.to_ascii_lowercase();
        let id = format!(
            "replace({name}, '{}', '{}' || {})",
            self.id,
            self.prefix(),
            letters_in_sql()
        );
        let template = user_name(self.number);
        let copy = format!("'{}'", user_name("' || n || '"));
        match name.as_str() {
            "id" | "user_id" => id,
            _ if kind == "jsonb" => {
                format!("replace({name}::text, '{template}', {copy})::jsonb")
            }
            _ if kind.contains("text") => format!("replace({name}, '{template}', {copy})"),
            _ => name.clone(),
        }
    }

    /// The time stands first, so that copies sort behind whoever came before them,
    /// and before whoever comes later.
    fn prefix(&self) -> &str {
        &self.id[..self.id.len().saturating_sub(LETTERS)]
    }

    fn id_of(&self, number: usize) -> String {
        let letters = id::suffix(number as u128);
        format!("{}{}", self.prefix(), &letters[letters.len() - LETTERS..])
    }
}

/// The last letters of the id of number n.
fn letters_in_sql() -> String {
    const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let letters = (0..LETTERS)
        .rev()
        .map(|place| format!("substr('{ALPHABET}', ((n >> {}) & 31) + 1, 1)", 5 * place));
    letters.collect::<Vec<_>>().join(" || ")
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: String,
}

async fn columns(database: &Database, table: &str) -> Result<Vec<Column>, Failure> {
    let sql = if database.is_sqlite() {
        format!("SELECT name, type FROM pragma_table_info('{table}')")
    } else {
        format!(
            "SELECT column_name::text, data_type::text FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        )
    };
    let rows = database.query(&sql).await?.into_iter();
    let columns = rows.map(|row| match <[String; 2]>::try_from(row) {
        Ok([name, kind]) => Ok(Column { name, kind }),
        Err(row) => Err(format!("no column: {row:?}").into()),
    });
    columns.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "user_01h455vb4pex5vsknk084sn02q";

    const SCHEMA: &str = "
CREATE TABLE directories (id text, user_count bigint, active_user_count bigint);
CREATE TABLE users (id text, directory_id text, attributes jsonb_text, version bigint);
CREATE TABLE user_emails (user_id text, value_key text);
INSERT INTO directories VALUES ('dir_1', 8, 6);
INSERT INTO users VALUES ('user_01h455vb4pex5vsknk084sn02q', 'dir_1',
    '{\"userName\": \"person7@example.com\"}', 1);
INSERT INTO user_emails VALUES ('user_01h455vb4pex5vsknk084sn02q', 'person7@example.com')";

    #[tokio::test]
    async fn copies_have_ids_and_names_of_their_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("db").display());
        let connection = Database::open(&url).await.expect("opens");
        connection.execute(SCHEMA).await.expect("fills");
        let template = Template { id: ID, number: 7 };
        let ids = template.copy(&url, 8..1_100).await.expect("copies");
        assert_eq!(ids[0], "user_01h455vb4pex5vsknk08000008");
        assert_eq!(ids[1_024 - 8], "user_01h455vb4pex5vsknk08000100");
        for (sql, expect) in [
            ("SELECT count(DISTINCT id) || '' FROM users", "1093"),
            (
                "SELECT attributes FROM users WHERE id = 'user_01h455vb4pex5vsknk08000100'",
                r#"{"userName": "person1024@example.com"}"#,
            ),
            (
                "SELECT value_key FROM user_emails WHERE user_id = 'user_01h455vb4pex5vsknk08000008'",
                "person8@example.com",
            ),
            (
                "SELECT user_count || ' ' || active_user_count FROM directories",
                "1100 1098",
            ),
        ] {
            let rows = connection.query(sql).await.expect("reads");
            assert_eq!(rows, [[expect]], "{sql}");
        }
    }
}
