//! Patches.

use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::provisioning::v1::{GroupOperation as WireGroupOperation, MemberNames};
use rollcall_proto::scim::v1::{
    ObjectValue, PatchOperation as WireOperation, PatchOperator as WireOperator, Value,
};
use rollcall_scim::patch::{GroupOperation, PatchOperation, PatchOperator};
use rollcall_scim::{ScimError, ScimType};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::filter::{filter, name};
use super::resource::member_names;

pub fn patch_operation(from: PatchOperation) -> Result<WireOperation, ScimError> {
    let PatchOperation {
        operator,
        attribute,
        element_filter,
        value,
        element_if_none,
    } = from;
    let operator = match operator {
        PatchOperator::Add => WireOperator::Add,
        PatchOperator::Replace => WireOperator::Replace,
        PatchOperator::Remove => WireOperator::Remove,
    };
    Ok(WireOperation {
        operator: operator.into(),
        attribute: Some(name(attribute)),
        element_filter: element_filter.map(filter),
        value: value.map(json::<Value>).transpose()?,
        element_if_none: element_if_none
            .map(|template| json::<ObjectValue>(Json::Object(template)))
            .transpose()?,
    })
}

pub fn group_operation(from: GroupOperation) -> Result<WireGroupOperation, ScimError> {
    let list = |members| MemberNames {
        members: member_names(members),
    };
    let operation = match from {
        GroupOperation::Attribute(operation) => {
            Operation::Attribute(Box::new(patch_operation(operation)?))
        }
        GroupOperation::AddMembers(members) => Operation::AddMembers(list(members)),
        GroupOperation::RemoveMembers(members) => Operation::RemoveMembers(list(members)),
        GroupOperation::RemoveMembersWhere(selected) => {
            Operation::RemoveMembersWhere(Box::new(filter(selected)))
        }
        GroupOperation::ReplaceMembers(members) => Operation::ReplaceMembers(list(members)),
    };
    Ok(WireGroupOperation {
        operation: Some(operation),
    })
}

fn json<T: DeserializeOwned>(value: Json) -> Result<T, ScimError> {
    serde_json::from_value(value).map_err(|_| {
        ScimError::invalid(
            ScimType::InvalidValue,
            "A patch operation has a value that no attribute can have",
        )
    })
}
