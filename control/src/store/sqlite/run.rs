//! Where statements run.

use sea_orm::DbErr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// In the thread of the caller, which nothing else goes on in meanwhile.
    InPlace,
    /// In a thread where it may take as long as it does.
    Apart,
}

impl Run {
    pub(super) async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> Result<T, DbErr> + Send + 'static,
    ) -> Result<T, DbErr> {
        match self {
            Self::InPlace => work(),
            Self::Apart => tokio::task::spawn_blocking(work)
                .await
                .unwrap_or_else(|error| Err(DbErr::Custom(error.to_string()))),
        }
    }
}
