//! Tells a page of what arrives, as it arrives.

use rollcall_proto::setup::v1::{GetSetupProgressRequest, SetupProgress};

use super::Setup;
use super::page::{Fault, Page, ProgressPart};
use super::provider::Provider;
use crate::door::call;
use crate::live::Turn;

impl Setup {
    pub(super) async fn open_stream(
        &self,
        session: String,
        provider: Option<&'static Provider>,
    ) -> Result<Page, Fault> {
        let first = turn(Ok(self.progress(&session).await?), provider);
        let setup = self.clone();
        let live = self.streams.open(first, move || {
            let (setup, session) = (setup.clone(), session.clone());
            async move { turn(setup.progress(&session).await, provider) }
        });
        live.map(Page::live).ok_or(Fault::Unavailable)
    }

    async fn progress(&self, session: &str) -> Result<SetupProgress, Fault> {
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let session = session.to_owned();
        let answer = call(service.get_setup_progress(GetSetupProgressRequest { session })).await?;
        Ok(answer.progress.unwrap_or_default())
    }
}

fn turn(progress: Result<SetupProgress, Fault>, provider: Option<&'static Provider>) -> Turn {
    let part = progress.and_then(|it| ProgressPart::new(it, provider).render());
    match part {
        Ok(part) => Turn::Part(part),
        Err(Fault::SessionOver) => Turn::Over,
        Err(_) => Turn::Nothing,
    }
}
