//! Lists, fetched page by page.

use std::collections::VecDeque;

use rollcall_proto::call::List;
use rollcall_proto::directory::v1::{
    ListGroupsRequest, ListUsersRequest, list_groups_request, list_users_request,
};

use crate::error::Error;
use crate::{Client, Selection};

/// What a list has, fetched as it is needed.
#[derive(Debug)]
pub struct Items<Q: List> {
    client: Client,
    /// The request of the next page, while there is one.
    request: Option<Q>,
    fetched: VecDeque<Q::Item>,
}

/// Users that are fetched as they are needed.
pub type Users = Items<ListUsersRequest>;
/// Groups that are fetched as they are needed.
pub type Groups = Items<ListGroupsRequest>;

impl<Q: List> Items<Q> {
    pub(crate) fn new(client: Client, request: Q) -> Self {
        Self {
            client,
            request: Some(request),
            fetched: VecDeque::new(),
        }
    }

    /// The next one; `None` after the last. After an error it may be called again,
    /// and goes on where it was.
    pub async fn next(&mut self) -> Result<Option<Q::Item>, Error> {
        while self.fetched.is_empty() {
            let Some(page) = self.next_page().await? else {
                return Ok(None);
            };
            self.fetched = page.into();
        }
        Ok(self.fetched.pop_front())
    }

    /// The next ones, as many as come at once; likewise.
    pub async fn next_page(&mut self) -> Result<Option<Vec<Q::Item>>, Error> {
        if !self.fetched.is_empty() {
            return Ok(Some(self.fetched.drain(..).collect()));
        }
        let Some(request) = &self.request else {
            return Ok(None);
        };
        let (page, token) = Q::take_page(self.client.call(request.clone()).await?);
        self.request = self.request.take().filter(|_| !token.is_empty());
        if let Some(request) = &mut self.request {
            *request.page_token_mut() = token;
        }
        Ok(Some(page))
    }

    /// All that are left.
    pub async fn all(mut self) -> Result<Vec<Q::Item>, Error> {
        let mut items = Vec::new();
        while let Some(page) = self.next_page().await? {
            items.extend(page);
        }
        Ok(items)
    }
}

impl From<Selection> for list_users_request::Selection {
    fn from(selection: Selection) -> Self {
        match selection {
            Selection::DirectoryId(id) => Self::DirectoryId(id),
            Selection::OrganizationId(id) => Self::OrganizationId(id),
            Selection::OrganizationExternalId(id) => Self::OrganizationExternalId(id),
        }
    }
}

impl From<Selection> for list_groups_request::Selection {
    fn from(selection: Selection) -> Self {
        match selection {
            Selection::DirectoryId(id) => Self::DirectoryId(id),
            Selection::OrganizationId(id) => Self::OrganizationId(id),
            Selection::OrganizationExternalId(id) => Self::OrganizationExternalId(id),
        }
    }
}
