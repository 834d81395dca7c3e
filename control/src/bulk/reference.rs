//! Where an operation names resources, and may do so by `bulkId:` (RFC 7644
//! section 3.7.2).

use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::group_operation::Operation as GroupChange;
use rollcall_proto::provisioning::v1::{GroupOperation, MemberName};
use rollcall_proto::scim::v1::value::Kind;
use rollcall_proto::scim::v1::{PatchOperation, UserAttributes};

const ENTERPRISE_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PREFIX: &str = "bulkId:";

/// An id, or what stands for one.
#[derive(Debug)]
pub(super) struct Name<'o> {
    pub text: &'o mut String,
    pub role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Of the resource that the operation is for.
    Itself,
    Manager,
    Member,
}

/// The bulkId to which a name refers. No id begins like that.
pub(super) fn bulk_id(name: &str) -> Option<&str> {
    let (prefix, bulk_id) = name.split_at_checked(PREFIX.len())?;
    prefix.eq_ignore_ascii_case(PREFIX).then_some(bulk_id)
}

/// All names in an operation.
pub(super) fn names(operation: &mut Operation) -> Vec<Name<'_>> {
    match operation {
        Operation::CreateUser(request) => manager(request.attributes.as_mut()).collect(),
        Operation::ReplaceUser(request) => itself(&mut request.id)
            .chain(manager(request.attributes.as_mut()))
            .collect(),
        Operation::PatchUser(request) => itself(&mut request.id)
            .chain(request.operations.iter_mut().filter_map(patched_manager))
            .collect(),
        Operation::DeleteUser(request) => itself(&mut request.id).collect(),
        Operation::CreateGroup(request) => members(&mut request.members).collect(),
        Operation::ReplaceGroup(request) => itself(&mut request.id)
            .chain(members(&mut request.members))
            .collect(),
        Operation::PatchGroup(request) => itself(&mut request.id)
            .chain(request.operations.iter_mut().flat_map(changed_members))
            .collect(),
        Operation::DeleteGroup(request) => itself(&mut request.id).collect(),
        Operation::Refusal(_) => vec![],
    }
}

fn itself(id: &mut String) -> impl Iterator<Item = Name<'_>> {
    std::iter::once(Name {
        text: id,
        role: Role::Itself,
    })
}

fn manager(attributes: Option<&mut UserAttributes>) -> impl Iterator<Item = Name<'_>> {
    let text = attributes
        .and_then(|attributes| attributes.enterprise.as_mut())
        .and_then(|enterprise| enterprise.manager.as_mut())
        .and_then(|manager| manager.value.as_mut());
    text.into_iter().map(|text| Name {
        text,
        role: Role::Manager,
    })
}

fn patched_manager(operation: &mut PatchOperation) -> Option<Name<'_>> {
    let name = operation.attribute.as_ref()?;
    if name.schema != ENTERPRISE_URN || name.attribute != "manager" {
        return None;
    }
    let value = match (name.sub_attribute.as_str(), operation.value.as_mut()?) {
        ("value", value) => value,
        ("", value) => match value.kind.as_mut()? {
            Kind::Object(object) => object.fields.get_mut("value")?,
            _ => return None,
        },
        _ => return None,
    };
    match value.kind.as_mut()? {
        Kind::Text(text) => Some(Name {
            text,
            role: Role::Manager,
        }),
        _ => None,
    }
}

fn members(members: &mut [MemberName]) -> impl Iterator<Item = Name<'_>> {
    members.iter_mut().map(|MemberName { value }| Name {
        text: value,
        role: Role::Member,
    })
}

fn changed_members(change: &mut GroupOperation) -> impl Iterator<Item = Name<'_>> {
    let list = match change.operation.as_mut() {
        Some(
            GroupChange::AddMembers(list)
            | GroupChange::RemoveMembers(list)
            | GroupChange::ReplaceMembers(list),
        ) => Some(list),
        Some(GroupChange::Attribute(_) | GroupChange::RemoveMembersWhere(_)) | None => None,
    };
    list.into_iter().flat_map(|list| members(&mut list.members))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let check = |name: &str, expect: Option<&str>| assert_eq!(bulk_id(name), expect, "{name}");
        check("bulkId:x", Some("x"));
        check("BULKID:X", Some("X"));
        check("bulkId:bulkId:x", Some("bulkId:x"));
        check("bulkId:", Some(""));
        check("bulkId", None);
        check("", None);
        check("bulkI\u{e9}x", None);
        check("user_01h455vb4pex5vsknk084sn02q", None);
    }
}
