//! Which fields an update changes.

use prost_types::FieldMask;

use super::failure::{Failure, Outcome};

/// Those that were given.
pub(super) fn mask(fields: &[(&str, bool)]) -> Outcome<Option<FieldMask>> {
    let given = fields.iter().filter(|(_, is_given)| *is_given);
    let paths: Vec<_> = given.map(|(path, _)| (*path).to_owned()).collect();
    if paths.is_empty() {
        let why = "Nothing to change was given: see --help";
        return Err(Failure::Usage(why.to_owned()));
    }
    Ok(Some(FieldMask { paths }))
}
