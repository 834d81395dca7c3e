//! The settings of a directory.

use askama::Template;
use rollcall_proto::management::v1::{
    DeleteDirectoryRequest, Directory, DisableDirectoryRequest, EnableDirectoryRequest,
    RestoreDirectoryRequest, UpdateDirectoryRequest,
};

use crate::console::fault::Fault;
use crate::console::form::mask;
use crate::console::frame::{Frame, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const PATH: &str = "/settings";

#[derive(Template)]
#[template(path = "console/directory_settings.html")]
struct SettingsPage {
    frame: Frame,
    base: String,
    directory: Directory,
    /// When it was; empty while it is not.
    disabled: String,
    deleted: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let (frame, directory) = visit.directory_frame(Tab::Settings).await?;
    let when = |at: Option<_>| at.map(|at| time(Some(at))).unwrap_or_default();
    show_page(&SettingsPage {
        frame,
        base: visit.url(&visit.in_directory(PATH)),
        disabled: when(directory.disable_time),
        deleted: when(directory.delete_time),
        directory,
    })
}

pub(in crate::console) async fn update(visit: &Visit) -> Result<Page, Fault> {
    let directory = Directory {
        id: visit.directory().await?.id,
        display_name: visit.form.text("display_name"),
        is_primary: visit.form.is_set("is_primary"),
        ..Directory::default()
    };
    let asked = visit.ask(UpdateDirectoryRequest {
        directory: Some(directory),
        update_mask: Some(mask(&["display_name", "is_primary"])),
        request_id: visit.request_id(),
    });
    call(visit.directories().update_directory(asked)).await?;
    Ok(visit.see_in_directory(PATH))
}

pub(in crate::console) async fn disable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(DisableDirectoryRequest {
        id: named(visit).await?,
        request_id: visit.request_id(),
    });
    call(visit.directories().disable_directory(asked)).await?;
    Ok(visit.see_in_directory(PATH))
}

pub(in crate::console) async fn enable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(EnableDirectoryRequest {
        id: visit.directory().await?.id,
        request_id: visit.request_id(),
    });
    call(visit.directories().enable_directory(asked)).await?;
    Ok(visit.see_in_directory(PATH))
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(DeleteDirectoryRequest {
        id: named(visit).await?,
        request_id: visit.request_id(),
    });
    call(visit.directories().delete_directory(asked)).await?;
    Ok(visit.see_in_directory(PATH))
}

pub(in crate::console) async fn restore(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(RestoreDirectoryRequest {
        id: visit.directory().await?.id,
        request_id: visit.request_id(),
    });
    call(visit.directories().restore_directory(asked)).await?;
    Ok(visit.see_in_directory(PATH))
}

/// The id of the directory in the URL, whose name was typed.
async fn named(visit: &Visit) -> Result<String, Fault> {
    let directory = visit.directory().await?;
    visit.check_name(&directory.display_name)?;
    Ok(directory.id)
}
