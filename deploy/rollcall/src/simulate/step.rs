//! What an identity provider does, step by step.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    TestConnection,
    RefuseToken,
    ImportUsers,
    ImportGroups,
    FindUser,
    CreateUser,
    RefuseDuplicate,
    ReadUser,
    UpdateUser,
    DeactivateUser,
    ReactivateUser,
    DeleteUser,
    MissDeletedUser,
    FindGroup,
    CreateGroup,
    ReadGroup,
    AddMembers,
    RemoveMembers,
    ReplaceMembers,
    RenameGroup,
    DeleteGroup,
    MissDeletedGroup,
    CompareUsers,
    CompareGroups,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::TestConnection => "test the connection",
            Self::RefuseToken => "refuse a wrong token",
            Self::ImportUsers => "import users",
            Self::ImportGroups => "import groups",
            Self::FindUser => "find a user",
            Self::CreateUser => "create a user",
            Self::RefuseDuplicate => "refuse a duplicate",
            Self::ReadUser => "read a user",
            Self::UpdateUser => "update a user",
            Self::DeactivateUser => "deactivate a user",
            Self::ReactivateUser => "reactivate a user",
            Self::DeleteUser => "delete a user",
            Self::MissDeletedUser => "miss a deleted user",
            Self::FindGroup => "find a group",
            Self::CreateGroup => "create a group",
            Self::ReadGroup => "read a group",
            Self::AddMembers => "add members",
            Self::RemoveMembers => "remove members",
            Self::ReplaceMembers => "replace members",
            Self::RenameGroup => "rename a group",
            Self::DeleteGroup => "delete a group",
            Self::MissDeletedGroup => "miss a deleted group",
            Self::CompareUsers => "compare users",
            Self::CompareGroups => "compare groups",
        })
    }
}
