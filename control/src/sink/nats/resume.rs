//! Where to go on with an environment. The stream knows best: what it has was
//! published, noted or not.

use super::session::Failure;
use super::stream::Chain;
use crate::authz::Surveying;
use crate::event::Standing;
use crate::id::EnvironmentId;
use crate::sink::position;

/// Behind the last event that the stream has, or behind `noted`, whichever is
/// later: the stream may have forgotten, and events that were never published may
/// have been passed over.
pub(super) async fn resume(
    survey: &Surveying<'_>,
    chain: &Chain,
    id: EnvironmentId,
    noted: Standing,
) -> Result<Standing, Failure> {
    let Some(last) = chain.last_of(id).await? else {
        return Ok(noted);
    };
    if last.position <= noted.position {
        return Ok(noted);
    }
    let (last_position, event_id) = position::at(survey, id, last.position)
        .await?
        .unwrap_or_default();
    let is_another = matches!((event_id, last.event_id), (Some(is), Some(was)) if is != was);
    if last.position > last_position || is_another {
        tracing::error!(
            environment_id = %id,
            stream = last.position,
            database = last_position,
            "the stream has events that the database does not: was it restored from a backup?"
        );
        return Ok(noted);
    }
    Ok(last)
}
