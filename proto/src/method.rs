//! Every method of the contract, and who may call it.

use crate::authz::v1::Caller;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Method {
    /// `/package.Service/Method`, as a call names it.
    pub path: &'static str,
    /// Any one of these.
    pub callers: &'static [Caller],
}

impl Method {
    /// `ListUsers`
    pub fn name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// As the `.proto` files declare them, in the order of their paths: one that
/// declares no caller ends the build.
pub const METHODS: &[Method] = &include!(concat!(env!("OUT_DIR"), "/methods.rs"));

/// The method of this path.
pub fn find(path: &str) -> Option<&'static Method> {
    let place = METHODS.binary_search_by(|method| method.path.cmp(path));
    place.ok().map(|place| &METHODS[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_declare_their_callers() {
        let callers = |path| find(path).map(|method| method.callers);
        assert_eq!(
            callers("/rollcall.directory.v1.DirectoryService/ListUsers"),
            Some(&[Caller::Reader, Caller::Operator][..])
        );
        assert_eq!(
            callers("/rollcall.management.v1.EnvironmentService/GetEnvironment"),
            Some(&[Caller::Manager, Caller::Operator][..])
        );
        assert_eq!(
            callers("/rollcall.directory.v1.DirectoryService/Other"),
            None
        );
        assert!(
            METHODS
                .iter()
                .all(|method| find(method.path) == Some(method))
        );
        assert!(
            METHODS
                .iter()
                .all(|method| !method.callers.contains(&Caller::Unspecified))
        );
    }
}
