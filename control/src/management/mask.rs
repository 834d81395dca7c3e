//! Which fields an update changes.

use prost_types::FieldMask;

use crate::error::{Error, Result};

/// The fields that an update names, of those that it may name.
#[derive(Debug)]
pub struct Mask(Vec<String>);

impl Mask {
    /// `known` are the paths that may be updated.
    pub fn new(mask: Option<FieldMask>, known: &[&str]) -> Result<Self> {
        let paths = mask.unwrap_or_default().paths;
        if paths.is_empty() {
            return Err(Error::UpdateMaskInvalid {
                why: format!("must name at least one of {}", known.join(", ")),
            });
        }
        if paths.iter().any(|path| !known.contains(&path.as_str())) {
            return Err(Error::UpdateMaskInvalid {
                why: format!("may name nothing but {}", known.join(", ")),
            });
        }
        Ok(Self(paths))
    }

    /// Whether a field is named, by itself or with the message that it is of.
    pub fn has(&self, path: &str) -> bool {
        self.0.iter().any(|named| {
            path.strip_prefix(named.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_names_what_is_known() {
        let mask = |paths: &[&str]| {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            Mask::new(
                Some(FieldMask { paths }),
                &["name", "breaker", "breaker.hold"],
            )
        };
        let named = mask(&["breaker"]).expect("known");
        assert!(named.has("breaker") && named.has("breaker.hold"));
        assert!(!named.has("name") && !named.has("breakers"));
        let named = mask(&["breaker.hold", "name"]).expect("known");
        assert!(named.has("breaker.hold") && named.has("name") && !named.has("breaker"));
        for refused in [&[][..], &["id"], &["name", "*"], &["breaker."], &[""]] {
            assert!(mask(refused).is_err(), "{refused:?}");
        }
    }
}
