//! A comparison with the values that an attribute has in a JSON document of the
//! database.

use std::borrow::Cow;

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator};

use super::fragment::{Dialect, Fragment};
use super::scalar::{symbol, text_condition};
use super::sql::{negation, unanswerable};
use crate::error::{Error, Result};
use crate::fold::fold;

/// Two expressions of the same document.
pub(super) struct Documents {
    pub exact: String,
    /// With every text folded, and every name in lower case.
    pub folded: String,
}

impl Documents {
    /// Those of a row, by the name of its table or another that it goes by.
    pub(super) fn of(table: &str) -> Self {
        Self {
            exact: format!("{table}.attributes"),
            folded: format!("{table}.folded_attributes"),
        }
    }

    /// The document that a comparison looks at, and the name as it has it.
    pub(super) fn for_case<'n>(
        &self,
        case_exact: bool,
        name: &'n AttributeName,
    ) -> (&str, Cow<'n, AttributeName>) {
        if case_exact {
            (&self.exact, Cow::Borrowed(name))
        } else {
            (&self.folded, Cow::Owned(lower_case(name)))
        }
    }
}

fn lower_case(name: &AttributeName) -> AttributeName {
    let AttributeName {
        schema,
        attribute,
        sub_attribute,
    } = name;
    AttributeName {
        schema: schema.to_ascii_lowercase(),
        attribute: attribute.to_ascii_lowercase(),
        sub_attribute: sub_attribute.to_ascii_lowercase(),
    }
}

/// Holds when one of the attribute's values satisfies the comparison; for `ne`
/// and `eq null`, when none does what they deny.
pub(super) fn compare_values(
    out: &mut Fragment,
    documents: &Documents,
    name: &AttributeName,
    comparison: &Comparison,
) -> Result<()> {
    let (negated, comparison) = negation(comparison);
    let (document, name) = documents.for_case(comparison.case_exact, name);
    out.sql(if negated { "NOT EXISTS (" } else { "EXISTS (" });
    out.sql("SELECT 1 FROM ");
    values(out, document, &name)?;
    out.sql(" WHERE ");
    condition(out, &comparison)?;
    out.sql(")");
    Ok(())
}

/// The elements of an attribute as rows of both documents, to stand behind
/// FROM. Returns the documents of one element, for what follows an AND.
pub(super) fn elements(
    out: &mut Fragment,
    documents: &Documents,
    name: &AttributeName,
    number: usize,
) -> Result<Documents> {
    let (exact, folded) = (format!("exact{number}"), format!("folded{number}"));
    rows(out, &documents.folded, &lower_case(name), &folded)?;
    // Where no schema spells the name, nothing is compared with regard to case.
    out.sql(" LEFT JOIN ");
    rows(out, &documents.exact, name, &exact)?;
    out.sql(&format!(" ON {folded}.key = {exact}.key WHERE "))
        .either(
            &format!("{folded}.type <> 'null'"),
            &format!("jsonb_typeof({folded}.value) <> 'null'"),
        );
    // A plain element is its own value.
    let object = |side: &str| match out.dialect {
        Dialect::Sqlite => format!(
            "CASE WHEN {side}.type = 'object' THEN {side}.value ELSE json_object('value', \
             json(CASE WHEN {side}.type IN ('true', 'false') THEN {side}.type \
             WHEN {side}.type = 'array' THEN {side}.value ELSE json_quote({side}.value) END)) END"
        ),
        Dialect::Postgres => format!(
            "CASE jsonb_typeof({side}.value) WHEN 'object' THEN {side}.value \
             ELSE jsonb_build_object('value', {side}.value) END"
        ),
    };
    Ok(Documents {
        exact: object(&exact),
        folded: object(&folded),
    })
}

/// Where the value is no number, one above all of them.
const NUMBER_KEY: &str = "CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric \
    WHEN jsonb_typeof(value) = 'boolean' THEN (value = 'true'::jsonb)::int::numeric \
    WHEN jsonb_typeof(value) <> 'null' THEN 'infinity'::numeric END";
const TEXT_KEY: &str = "CASE WHEN jsonb_typeof(value) NOT IN ('number', 'boolean', 'null') \
    THEN value #>> '{}' END COLLATE \"C\"";

/// The one value by which a list is sorted, that of the primary element or
/// else of the first, as expressions in the order in which they count. Numbers
/// come before texts.
pub(super) fn sort_values(
    dialect: Dialect,
    document: &str,
    name: &AttributeName,
) -> Result<Vec<Fragment>> {
    let of = |as_key: &str| {
        let mut out = Fragment::new(dialect);
        out.sql("(SELECT ").sql(as_key).sql(" FROM (SELECT ");
        element_value(&mut out, name)?;
        out.sql(" AS value FROM ");
        rows(&mut out, document, name, "e")?;
        out.either(
            " ORDER BY COALESCE(CASE WHEN e.type = 'object' THEN e.value END ->> 'primary', 0) \
             DESC, e.key LIMIT 1",
            " ORDER BY COALESCE(e.value ->> 'primary', '') = 'true' DESC, e.key LIMIT 1",
        );
        out.sql(") AS v)");
        Ok::<_, Error>(out)
    };
    match dialect {
        Dialect::Sqlite => Ok(vec![of("value")?]),
        Dialect::Postgres => Ok(vec![of(NUMBER_KEY)?, of(TEXT_KEY)?]),
    }
}

/// The attribute's values as rows of `v`, with the column `value` and on SQLite
/// its `type`.
fn values(out: &mut Fragment, document: &str, name: &AttributeName) -> Result<()> {
    if name.sub_attribute.is_empty() {
        return rows(out, document, name, "v");
    }
    out.sql("(SELECT ");
    if out.dialect == Dialect::Sqlite {
        out.sql("json_type(CASE WHEN e.type = 'object' THEN e.value END, ")
            .bind(format!("$.{}", quoted(&name.sub_attribute)?))
            .sql(") AS type, ");
    }
    element_value(out, name)?;
    out.sql(" AS value FROM ");
    rows(out, document, name, "e")?;
    out.sql(") AS v");
    Ok(())
}

/// Of the row `e` of an element, what is compared.
fn element_value(out: &mut Fragment, name: &AttributeName) -> Result<()> {
    if name.sub_attribute.is_empty() {
        out.sql("e.value");
        return Ok(());
    }
    let sub_attribute = quoted(&name.sub_attribute)?;
    match out.dialect {
        Dialect::Sqlite => out
            .sql("CASE WHEN e.type = 'object' THEN e.value END ->> ")
            .bind(format!("$.{sub_attribute}")),
        Dialect::Postgres => out
            .sql("e.value -> ")
            .bind(name.sub_attribute.as_str())
            .sql("::text"),
    };
    Ok(())
}

/// The attribute as rows, to stand behind FROM: a lone value is a list of one.
fn rows(out: &mut Fragment, document: &str, name: &AttributeName, alias: &str) -> Result<()> {
    let path = path(name)?;
    match out.dialect {
        Dialect::Sqlite => {
            out.sql("json_each(CASE json_type(").sql(document).sql(", ");
            out.bind(path.as_str()).sql(") WHEN 'array' THEN (");
            out.sql(document).sql(") -> ").bind(path.as_str());
            out.sql(" ELSE json_array((").sql(document).sql(") -> ");
            out.bind(path).sql(") END) AS ").sql(alias);
        }
        Dialect::Postgres => {
            out.sql("jsonb_array_elements(CASE jsonb_typeof(");
            member(out, document, name);
            out.sql(") WHEN 'array' THEN ");
            member(out, document, name);
            out.sql(" ELSE jsonb_build_array(");
            member(out, document, name);
            out.sql(") END) WITH ORDINALITY AS ").sql(alias);
            out.sql(" (value, key)");
        }
    }
    Ok(())
}

/// The attribute in a document of PostgreSQL; without a name of its own, the
/// whole extension.
fn member(out: &mut Fragment, document: &str, name: &AttributeName) {
    out.sql("(").sql(document).sql(")");
    for name in [&name.schema, &name.attribute] {
        if !name.is_empty() {
            out.sql(" -> ").bind(name.as_str()).sql("::text");
        }
    }
}

fn condition(out: &mut Fragment, comparison: &Comparison) -> Result<()> {
    let operator = comparison.operator();
    if operator == ComparisonOperator::Present {
        // What is kept has no empty lists and objects in it.
        out.either(
            "v.type IS NOT NULL AND v.type <> 'null' AND NOT (v.type = 'text' AND v.value = '')",
            "jsonb_typeof(v.value) <> 'null' AND v.value <> '\"\"'::jsonb",
        );
        return Ok(());
    }
    match &comparison.operand {
        Some(Operand::Text(text)) => {
            let text = if comparison.case_exact {
                text.clone()
            } else {
                fold(text)
            };
            out.either(
                "v.type = 'text' AND ",
                "jsonb_typeof(v.value) = 'string' AND ",
            );
            let value = match out.dialect {
                Dialect::Sqlite => "v.value",
                Dialect::Postgres => "(v.value #>> '{}')",
            };
            text_condition(out, value, operator, &text)
        }
        Some(Operand::Boolean(operand)) => {
            out.either(
                "v.type IN ('true', 'false') AND (v.type = 'true')",
                "jsonb_typeof(v.value) = 'boolean' AND (v.value = 'true'::jsonb)",
            );
            out.sql(symbol(operator)?).bind(*operand);
            Ok(())
        }
        Some(Operand::Integer(operand)) => {
            number(out);
            out.sql(symbol(operator)?).bind(*operand);
            Ok(())
        }
        Some(Operand::Decimal(operand)) => {
            number(out);
            out.sql(symbol(operator)?);
            match out.dialect {
                Dialect::Sqlite => out.bind(*operand),
                // A double becomes a number of PostgreSQL by its digits, not by
                // the fifteen that a cast keeps.
                Dialect::Postgres => out.bind(format!("{operand:e}")).sql("::text::numeric"),
            };
            Ok(())
        }
        Some(Operand::Time(_)) => Err(unanswerable("the attribute holds no times")),
        Some(Operand::Null(_)) => {
            out.sql("FALSE");
            Ok(())
        }
        None => Err(Error::FieldMissing { field: "operand" }),
    }
}

/// The value where it is a number, to stand before an operator.
fn number(out: &mut Fragment) {
    out.either(
        "v.type IN ('integer', 'real') AND v.value",
        "CASE WHEN jsonb_typeof(v.value) = 'number' THEN v.value::numeric END",
    );
}

/// Of an attribute, or without one of a whole extension.
fn path(name: &AttributeName) -> Result<String> {
    if name.attribute.is_empty() && name.sub_attribute.is_empty() {
        return Ok(format!("$.{}", quoted(&name.schema)?));
    }
    let attribute = quoted(&name.attribute)?;
    if name.schema.is_empty() {
        return Ok(format!("$.{attribute}"));
    }
    Ok(format!("$.{}.{attribute}", quoted(&name.schema)?))
}

/// A member's name in a path, in which a quotation mark cannot be told.
fn quoted(name: &str) -> Result<String> {
    if name.is_empty() || name.contains(['"', '\\']) || name.contains(char::is_control) {
        return Err(unanswerable(
            "an attribute has a name that no attribute has",
        ));
    }
    Ok(format!("\"{name}\""))
}
