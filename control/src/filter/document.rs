//! A comparison with the values that an attribute has in a JSON document of the
//! database.

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator};

use super::fragment::Fragment;
use super::scalar::{symbol, text_condition};
use super::sql::{negation, unanswerable};
use crate::error::{Error, Result};
use crate::fold::fold;

/// Two expressions of the same document.
pub(super) struct Documents {
    pub exact: String,
    /// With every text folded.
    pub folded: String,
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
    let folds = matches!(comparison.operand, Some(Operand::Text(_))) && !comparison.case_exact;
    let document = if folds {
        &documents.folded
    } else {
        &documents.exact
    };
    out.sql(if negated { "NOT EXISTS (" } else { "EXISTS (" });
    out.sql("SELECT 1 FROM ");
    values(out, document, name)?;
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
    let path = path(name)?;
    out.sql("json_each(");
    list(out, &documents.exact, &path);
    out.sql(&format!(") AS exact{number} JOIN json_each("));
    list(out, &documents.folded, &path);
    out.sql(&format!(
        ") AS folded{number} ON folded{number}.key = exact{number}.key \
         WHERE exact{number}.type <> 'null'"
    ));
    let object = |side: &str| {
        format!("CASE WHEN {side}{number}.type = 'object' THEN {side}{number}.value END")
    };
    Ok(Documents {
        exact: object("exact"),
        folded: object("folded"),
    })
}

/// The one value by which a list is sorted: that of the primary element, else
/// of the first.
pub(super) fn sort_value(out: &mut Fragment, document: &str, name: &AttributeName) -> Result<()> {
    let path = path(name)?;
    out.sql("(SELECT ");
    if name.sub_attribute.is_empty() {
        out.sql("e.value");
    } else {
        let sub_path = format!("$.{}", quoted(&name.sub_attribute)?);
        out.sql("CASE WHEN e.type = 'object' THEN e.value END ->> ")
            .bind(sub_path);
    }
    out.sql(" FROM json_each(");
    list(out, document, &path);
    out.sql(
        ") AS e ORDER BY COALESCE(CASE WHEN e.type = 'object' THEN e.value END \
         ->> '$.primary', 0) DESC, e.key LIMIT 1)",
    );
    Ok(())
}

/// The attribute's values as rows of `v`, with the columns `type` and `value`.
fn values(out: &mut Fragment, document: &str, name: &AttributeName) -> Result<()> {
    let path = path(name)?;
    if name.sub_attribute.is_empty() {
        out.sql("json_each(");
        list(out, document, &path);
        out.sql(") AS v");
        return Ok(());
    }
    let sub_path = quoted(&name.sub_attribute)?;
    let object = "CASE WHEN e.type = 'object' THEN e.value END";
    out.sql("(SELECT json_type(")
        .sql(object)
        .sql(", ")
        .bind(format!("$.{sub_path}"));
    out.sql(") AS type, ")
        .sql(object)
        .sql(" ->> ")
        .bind(format!("$.{sub_path}"));
    out.sql(" AS value FROM json_each(");
    list(out, document, &path);
    out.sql(") AS e) AS v");
    Ok(())
}

/// The attribute as a list: a lone value is a list of one.
fn list(out: &mut Fragment, document: &str, path: &str) {
    out.sql("CASE json_type(")
        .sql(document)
        .sql(", ")
        .bind(path);
    out.sql(") WHEN 'array' THEN (")
        .sql(document)
        .sql(") -> ")
        .bind(path);
    out.sql(" ELSE json_array((")
        .sql(document)
        .sql(") -> ")
        .bind(path);
    out.sql(") END");
}

fn condition(out: &mut Fragment, comparison: &Comparison) -> Result<()> {
    let operator = comparison.operator();
    if operator == ComparisonOperator::Present {
        // What is kept has no empty lists and objects in it.
        out.sql(
            "v.type IS NOT NULL AND v.type <> 'null' AND NOT (v.type = 'text' AND v.value = '')",
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
            out.sql("v.type = 'text' AND ");
            text_condition(out, "v.value", operator, &text)
        }
        Some(Operand::Boolean(operand)) => {
            out.sql("v.type IN ('true', 'false') AND (v.type = 'true')");
            out.sql(symbol(operator)?).bind(*operand);
            Ok(())
        }
        Some(Operand::Integer(operand)) => {
            out.sql("v.type IN ('integer', 'real') AND v.value");
            out.sql(symbol(operator)?).bind(*operand);
            Ok(())
        }
        Some(Operand::Decimal(operand)) => {
            out.sql("v.type IN ('integer', 'real') AND v.value");
            out.sql(symbol(operator)?).bind(*operand);
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
