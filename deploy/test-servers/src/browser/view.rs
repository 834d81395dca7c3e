//! What pages look like.

use std::path::{Path, PathBuf};

/// Of the screen of a phone, and of a desk.
const PHONE: u32 = 360;
pub(super) const DESK: u32 = 1_440;

/// How pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub width: u32,
    pub is_dark: bool,
}

impl View {
    /// A phone's and a desk's, by day and by night.
    pub fn all() -> impl Iterator<Item = Self> {
        [PHONE, DESK].into_iter().flat_map(|width| {
            let schemes = [false, true].into_iter();
            schemes.map(move |is_dark| Self { width, is_dark })
        })
    }

    /// Such as `360-dark`.
    pub fn name(self) -> String {
        let scheme = if self.is_dark { "dark" } else { "light" };
        format!("{}-{scheme}", self.width)
    }
}

/// Where screenshots go.
pub fn screenshots() -> PathBuf {
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let workspace = deploy.and_then(Path::parent).expect("a workspace");
    let folder = workspace.join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
