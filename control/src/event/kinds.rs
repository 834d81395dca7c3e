//! Sets of kinds of events, and what a webhook calls a kind.

use rollcall_proto::event::v1::EventKind;
use sea_orm::DeriveValueType;

/// The numbers of the kinds, bit by bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, DeriveValueType)]
pub struct Kinds(pub(super) i64);

/// Every kind has a number below this.
const NUMBERS: i32 = 63;

impl Kinds {
    /// Those that come later too.
    pub const ALL: Self = Self(-1);

    /// None where one of them is no kind. Of none it is all.
    pub fn of_numbers(numbers: &[i32]) -> Option<Self> {
        Self::of(numbers.iter().map(|number| {
            let kind = EventKind::try_from(*number).ok();
            kind.filter(|kind| *kind != EventKind::Unspecified)
        }))
    }

    /// The same by what a webhook calls them.
    pub fn of_names(names: &[String]) -> Option<Self> {
        Self::of(
            names
                .iter()
                .map(|named| known().find(|kind| name(*kind) == *named)),
        )
    }

    fn of(kinds: impl Iterator<Item = Option<EventKind>>) -> Option<Self> {
        let mut bits = 0;
        for kind in kinds {
            bits |= 1 << i32::from(kind?);
        }
        Some(if bits == 0 { Self::ALL } else { Self(bits) })
    }

    /// None of them where it is all.
    pub fn names(self) -> Vec<String> {
        if self == Self::ALL {
            return vec![];
        }
        known()
            .filter(|kind| self.0 >> i32::from(*kind) & 1 == 1)
            .map(name)
            .collect()
    }
}

fn known() -> impl Iterator<Item = EventKind> {
    (1..NUMBERS).filter_map(|number| EventKind::try_from(number).ok())
}

/// The noun and what happened to it, such as `user.created`.
pub fn name(kind: EventKind) -> String {
    let name = kind.as_str_name().trim_start_matches("EVENT_KIND_");
    match name.to_ascii_lowercase().rsplit_once('_') {
        Some((noun, verb)) => format!("{noun}.{verb}"),
        None => name.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_names() {
        for (kind, expect) in [
            (EventKind::UserCreated, "user.created"),
            (EventKind::MembershipAdded, "membership.added"),
            (
                EventKind::WebhookEndpointDisabled,
                "webhook_endpoint.disabled",
            ),
        ] {
            assert_eq!(name(kind), expect);
        }
        let names: std::collections::BTreeSet<_> = known().map(name).collect();
        assert_eq!(names.len(), known().count());
    }

    #[test]
    fn a_set_is_what_it_was_made_of() {
        let all: Vec<_> = known().map(name).collect();
        for names in [&all[..1], &all[2..5], &all[..]] {
            let kinds = Kinds::of_names(names).expect("kinds");
            assert_eq!(kinds.names(), names);
        }
        assert_eq!(Kinds::of_names(&[]), Some(Kinds::ALL));
        assert_eq!(Kinds::of_numbers(&[]), Some(Kinds::ALL));
        assert_eq!(Kinds::ALL.names(), Vec::<String>::new());
        assert_eq!(Kinds::of_numbers(&[0]), None);
        assert_eq!(Kinds::of_numbers(&[9]), None);
        assert_eq!(Kinds::of_names(&["user.left".to_owned()]), None);
        assert_eq!(Kinds::of_names(&["unspecified".to_owned()]), None);
    }
}
