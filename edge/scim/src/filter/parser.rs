//! From tokens to a tree, by recursive descent: only parentheses and brackets
//! recurse, and their depth is bounded.

use std::iter::Peekable;
use std::vec;

use super::lexer::{self, Token};
use super::{
    Comparison, ComparisonOperator, FILTER_BYTES_MAX, FILTER_DEPTH_MAX, FILTER_TERMS_MAX, Filter,
    invalid, operand, schemas,
};
use crate::error::{ScimError, shown};
use crate::path::{self, AttributeName, Resolved};
use crate::quirk;
use crate::schema::{Attribute, Kind, ResourceType};

/// Where a filter's names are looked up.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    Resource(&'static ResourceType),
    /// Inside the brackets behind an attribute.
    Element(Option<&'static Attribute>),
}

pub(super) fn parse(scope: Scope, text: &str) -> Result<Filter, ScimError> {
    if text.len() > FILTER_BYTES_MAX {
        return Err(invalid(format!(
            "The filter is longer than {FILTER_BYTES_MAX} bytes."
        )));
    }
    let mut parser = Parser {
        tokens: lexer::tokens(text)?.into_iter().peekable(),
        terms: 0,
        depth: 0,
    };
    let filter = parser.alternatives(scope)?;
    match parser.tokens.next() {
        None => Ok(filter),
        Some(_) => Err(invalid(
            "The filter goes on behind a complete comparison without \"and\" or \"or\".",
        )),
    }
}

struct Parser<'a> {
    tokens: Peekable<vec::IntoIter<Token<'a>>>,
    terms: usize,
    depth: usize,
}

impl Parser<'_> {
    fn alternatives(&mut self, scope: Scope) -> Result<Filter, ScimError> {
        let mut filters = vec![self.conjunction(scope)?];
        while self.take_keyword("or") {
            filters.push(self.conjunction(scope)?);
        }
        Ok(Filter::any(filters))
    }

    fn conjunction(&mut self, scope: Scope) -> Result<Filter, ScimError> {
        let mut filters = vec![self.term(scope)?];
        while self.take_keyword("and") {
            filters.push(self.term(scope)?);
        }
        Ok(Filter::all(filters))
    }

    fn term(&mut self, scope: Scope) -> Result<Filter, ScimError> {
        match self.tokens.next() {
            Some(Token::LeftParenthesis) => self.group(scope),
            Some(Token::Word(word)) => {
                let parenthesis = self.tokens.next_if(|next| {
                    word.eq_ignore_ascii_case("not") && *next == Token::LeftParenthesis
                });
                if parenthesis.is_some() {
                    return Ok(Filter::Not(Box::new(self.group(scope)?)));
                }
                match scope {
                    Scope::Resource(resource_type) => self.resource_term(resource_type, word),
                    Scope::Element(attribute) => self.element_term(attribute, word),
                }
            }
            _ => Err(invalid("The filter lacks an attribute name.")),
        }
    }

    /// What follows an opening parenthesis.
    fn group(&mut self, scope: Scope) -> Result<Filter, ScimError> {
        let filter = self.nested(scope)?;
        match self.tokens.next() {
            Some(Token::RightParenthesis) => Ok(filter),
            _ => Err(invalid("The filter lacks a closing parenthesis.")),
        }
    }

    fn nested(&mut self, scope: Scope) -> Result<Filter, ScimError> {
        if self.depth == FILTER_DEPTH_MAX {
            return Err(invalid(format!(
                "The filter is nested more than {FILTER_DEPTH_MAX} levels deep."
            )));
        }
        self.depth += 1;
        let filter = self.alternatives(scope)?;
        self.depth -= 1;
        Ok(filter)
    }

    fn resource_term(
        &mut self,
        resource_type: &'static ResourceType,
        word: &str,
    ) -> Result<Filter, ScimError> {
        let text = quirk::attribute_in_filter(resource_type, word);
        let resolved = path::resolve(resource_type, text)
            .filter(|resolved| resolved.name != AttributeName::default())
            .ok_or_else(no_name)?;
        refuse_secret(&resolved.name)?;
        refuse_shown(&resolved.name)?;
        let names_extension = resolved.name.attribute.is_empty();
        if !names_extension && self.tokens.next_if_eq(&Token::LeftBracket).is_some() {
            return self.elements(resolved);
        }
        let operator = self.operator()?;
        if names_extension && operator != ComparisonOperator::Present {
            return Err(no_name());
        }
        let Resolved {
            mut name,
            attribute,
            mut sub_attribute,
        } = resolved;
        let shown_name = name.to_string();
        if operator != ComparisonOperator::Present
            && name.sub_attribute.is_empty()
            && let Some(complex) = attribute.filter(|attribute| attribute.kind == Kind::Complex)
        {
            let value = quirk::compared_sub_attribute(complex).ok_or_else(|| {
                invalid(format!(
                    "The filter must name a sub-attribute of \"{}\", such as \"{}.{}\".",
                    complex.name,
                    complex.name,
                    complex
                        .sub_attributes
                        .first()
                        .map_or("value", |sub| sub.name)
                ))
            })?;
            value.name.clone_into(&mut name.sub_attribute);
            sub_attribute = Some(value);
        }
        let known = if name.sub_attribute.is_empty() {
            attribute
        } else {
            sub_attribute
        };
        let is_schemas = name.is("schemas") && name.sub_attribute.is_empty();
        let comparison = self.comparison(name, known, &shown_name, operator)?;
        if is_schemas {
            return schemas::compare(resource_type, comparison);
        }
        Ok(Filter::Comparison(comparison))
    }

    fn element_term(
        &mut self,
        attribute: Option<&'static Attribute>,
        word: &str,
    ) -> Result<Filter, ScimError> {
        let (attribute, known) =
            path::resolve_sub_attribute(attribute, word).ok_or_else(no_name)?;
        let name = AttributeName {
            attribute,
            ..AttributeName::default()
        };
        refuse_secret(&name)?;
        let operator = self.operator()?;
        let shown_name = name.to_string();
        self.comparison(name, known, &shown_name, operator)
            .map(Filter::Comparison)
    }

    /// What follows an opening bracket. Entra ID compares a sub-attribute of
    /// the selected elements behind it: `emails[type eq "work"].value eq "x"`.
    fn elements(&mut self, resolved: Resolved) -> Result<Filter, ScimError> {
        let Resolved {
            name,
            attribute: known,
            ..
        } = resolved;
        let single = known.is_some_and(|known| !known.multi_valued || known.kind != Kind::Complex);
        if single || !name.sub_attribute.is_empty() {
            return Err(invalid(format!(
                "\"{}\" has no elements that a filter in brackets could select.",
                shown(&name.to_string())
            )));
        }
        let mut filter = self.nested(Scope::Element(known))?;
        if self.tokens.next() != Some(Token::RightBracket) {
            return Err(invalid("The filter lacks a closing bracket."));
        }
        let behind = |token: &Token| matches!(token, Token::Word(word) if word.starts_with('.'));
        if let Some(Token::Word(word)) = self.tokens.next_if(behind) {
            let compared = self.element_term(known, &word[1..])?;
            filter = Filter::all(vec![filter, compared]);
        }
        Ok(Filter::Element {
            attribute: name,
            filter: Box::new(filter),
        })
    }

    fn operator(&mut self) -> Result<ComparisonOperator, ScimError> {
        let Some(Token::Word(word)) = self.tokens.next() else {
            return Err(no_operator());
        };
        ComparisonOperator::ALL
            .into_iter()
            .find(|operator| operator.as_str().eq_ignore_ascii_case(word))
            .ok_or_else(no_operator)
    }

    fn comparison(
        &mut self,
        attribute: AttributeName,
        known: Option<&'static Attribute>,
        shown_name: &str,
        operator: ComparisonOperator,
    ) -> Result<Comparison, ScimError> {
        self.terms += 1;
        if self.terms > FILTER_TERMS_MAX {
            return Err(invalid(format!(
                "The filter has more than {FILTER_TERMS_MAX} comparisons."
            )));
        }
        let operand = if operator == ComparisonOperator::Present {
            None
        } else {
            let token = self.tokens.next();
            let token = token.ok_or_else(|| operand::missing(operator))?;
            Some(operand::read(known, shown_name, operator, &token)?)
        };
        Ok(Comparison {
            attribute,
            operator,
            operand,
            // RFC 7643 section 2.2: where no schema says, case is no difference.
            case_exact: known.is_some_and(|known| known.case_exact),
        })
    }

    fn take_keyword(&mut self, keyword: &str) -> bool {
        let is_keyword = |token: &Token| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case(keyword));
        self.tokens.next_if(is_keyword).is_some()
    }
}

fn no_name() -> ScimError {
    invalid("The filter has something else where an attribute name should stand.")
}

/// What stands where a name should may be a value that lost its quotation marks,
/// so it is not said.
fn no_operator() -> ScimError {
    invalid(
        "The filter must have one of eq, ne, co, sw, ew, gt, ge, lt, le and pr behind each \
         attribute name.",
    )
}

/// Of `meta`, the version and the location tell of a representation: of the
/// groups that it shows, of the URL by which it was asked for.
fn refuse_shown(name: &AttributeName) -> Result<(), ScimError> {
    if name.is("meta") && matches!(name.sub_attribute.as_str(), "version" | "location") {
        return Err(invalid(
            "The version and the location of a resource cannot be compared.",
        ));
    }
    Ok(())
}

/// A comparison with a secret tells of the secret (RFC 7643 section 7: what is
/// never returned is not searched).
fn refuse_secret(name: &AttributeName) -> Result<(), ScimError> {
    if name.is_secret() {
        return Err(invalid("Passwords cannot be searched for."));
    }
    Ok(())
}
