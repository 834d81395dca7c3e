//! What was just made, and is shown this once: the answer to the form that made it
//! has it, since nothing may keep it until the browser comes again.

use askama::Template;

use crate::console::fault::Fault;
use crate::console::frame::{Frame, show};
use crate::page::Page;

#[derive(Template)]
#[template(path = "console/secret.html")]
pub(super) struct SecretPage<'p> {
    pub(super) frame: Frame,
    pub(super) title: &'p str,
    pub(super) values: Vec<Value<'p>>,
    /// What to do with it.
    pub(super) next: &'p str,
    /// The page on which the form stands.
    pub(super) back: String,
}

/// A value with a button that copies it.
#[derive(Template)]
#[template(path = "console/copy.html")]
pub(super) struct Value<'p> {
    label: &'p str,
    text: String,
}

impl<'p> Value<'p> {
    pub(super) fn new(label: &'p str, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { label, text }
    }
}

impl SecretPage<'_> {
    pub(super) fn show(&self) -> Result<Page, Fault> {
        show(self)
    }
}
