//! `Debug` of the message that holds a bearer token.

use std::fmt;

use crate::provisioning::v1::RequestContext;

impl fmt::Debug for RequestContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            token: _,
            directory_id,
            request_id,
            user_agent,
        } = self;
        f.debug_struct("RequestContext")
            .field("directory_id", directory_id)
            .field("request_id", request_id)
            .field("user_agent", user_agent)
            .finish_non_exhaustive()
    }
}
