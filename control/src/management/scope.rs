//! The scopes that a caller gives to another.

use rollcall_proto::management::v1::Scope;

use crate::error::{Error, Result};
use crate::store::document::Scopes;

/// At least one scope, in order and each once. Nobody gives a scope that they
/// have not: a key that manages could else read what it may not.
pub fn scopes(numbers: &[i32], givable: &[Scope]) -> Result<Scopes> {
    if numbers.is_empty() {
        return Err(Error::FieldMissing { field: "scopes" });
    }
    let mut scopes = Vec::with_capacity(givable.len());
    for number in numbers {
        let scope = Scope::try_from(*number)
            .ok()
            .filter(|scope| *scope != Scope::Unspecified)
            .ok_or_else(|| Error::InvalidValue {
                why: "`scopes` holds one that there is not".to_owned(),
            })?;
        if !givable.contains(&scope) {
            return Err(Error::CallerNotAllowed);
        }
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes.sort_unstable_by_key(|scope| i32::from(*scope));
    Ok(Scopes(scopes))
}

/// For the audit log.
pub fn names(Scopes(scopes): &Scopes) -> Vec<&'static str> {
    scopes.iter().map(Scope::as_str_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gives_what_they_have_not() {
        let all = [Scope::ReadUsers, Scope::FollowEvents, Scope::Manage];
        let given = scopes(&[3, 1, 3], &all).expect("given");
        assert_eq!(given.0, [Scope::ReadUsers, Scope::Manage]);
        let refused = scopes(&[1], &[Scope::Manage]);
        assert_eq!(refused.err(), Some(Error::CallerNotAllowed));
        for numbers in [&[][..], &[0], &[4], &[1, -1]] {
            assert!(scopes(numbers, &all).is_err(), "{numbers:?}");
        }
    }
}
