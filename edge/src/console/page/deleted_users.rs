//! The users whom the identity provider deleted.

use askama::Template;
use rollcall_proto::management::v1::{DeletedUser, ListDeletedUsersRequest};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/deleted_users.html")]
struct DeletedUsersPage {
    frame: Frame,
    name: String,
    users: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    user_name: String,
    deleted: String,
    purged: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListDeletedUsersRequest {
            directory_id: visit.id("directory"),
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
        });
        Ok(call(visit.users().list_deleted_users(asked)).await?)
    };
    let frame = visit.directory_frame(Tab::Users);
    let ((frame, directory), listed) = tokio::try_join!(frame, listed)?;
    show_page(&DeletedUsersPage {
        frame: frame.crumb("Users", &visit.in_directory("/users")),
        name: directory.display_name,
        users: listed.users.into_iter().map(row).collect(),
        pager: visit.pager(&[], &listed.next_page_token),
    })
}

fn row(user: DeletedUser) -> Row {
    Row {
        id: user.id,
        user_name: user.user_name,
        deleted: time(user.delete_time),
        purged: time(user.purge_time),
    }
}
