//! A group as products see it.

use rollcall_proto::directory::v1::Group;

use crate::place::Place;
use crate::store::document::GroupDocument;
use crate::store::entity::group;

/// `parked_members` are some of those whom it awaits.
pub fn describe(row: group::Model, parked_members: Vec<String>, place: &Place) -> Group {
    let group::Model {
        id,
        directory_id,
        display_name_key: _,
        display_name: _,
        external_id: _,
        attributes: GroupDocument(attributes),
        folded_attributes: _,
        member_count,
        member_group_count,
        parked_count: _,
        version: _,
        create_time,
        update_time,
    } = row;
    Group {
        id: id.to_string(),
        directory_id: directory_id.to_string(),
        organization_id: place.organization_id.to_string(),
        organization_external_id: place.organization_external_id.clone().unwrap_or_default(),
        attributes: Some(attributes),
        member_count,
        member_group_count,
        parked_members,
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}

/// Without a word of its members.
pub fn describe_alone(row: group::Model, place: &Place) -> Group {
    Group {
        member_count: 0,
        member_group_count: 0,
        ..describe(row, vec![], place)
    }
}
