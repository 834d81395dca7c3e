//! A user as products see them.

use rollcall_proto::directory::v1::User;

use super::address::contact;
use crate::place::Place;
use crate::store::document::UserDocument;
use crate::store::entity::user;

pub fn describe(row: user::Model, place: &Place) -> User {
    let user::Model {
        id,
        directory_id,
        user_name_key: _,
        external_id: _,
        display_name: _,
        active,
        attributes: UserDocument(attributes),
        folded_attributes: _,
        version: _,
        create_time,
        update_time,
        delete_time: _,
    } = row;
    User {
        id: id.to_string(),
        directory_id: directory_id.to_string(),
        organization_id: place.organization_id.to_string(),
        organization_external_id: place.organization_external_id.clone().unwrap_or_default(),
        active: active && !place.is_disabled,
        email: contact(&attributes).unwrap_or_default().to_owned(),
        attributes: Some(attributes),
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}
