//! Lists, fetched page by page.

use std::collections::VecDeque;

use rollcall_proto::directory::v1::{
    Group, ListGroupsRequest, ListUsersRequest, User, list_groups_request, list_users_request,
};

use crate::error::Error;
use crate::{Client, Selection};

/// Users that are fetched as they are needed.
#[derive(Debug)]
pub struct Users {
    client: Client,
    /// The request of the next page, while there is one.
    request: Option<ListUsersRequest>,
    fetched: VecDeque<User>,
}

impl Users {
    pub(crate) fn new(client: Client, request: ListUsersRequest) -> Self {
        Self {
            client,
            request: Some(request),
            fetched: VecDeque::new(),
        }
    }

    /// The next user; `None` after the last. After an error it may be called
    /// again, and goes on where it was.
    pub async fn next(&mut self) -> Result<Option<User>, Error> {
        while self.fetched.is_empty()
            && let Some(request) = &self.request
        {
            let page = self
                .client
                .call(
                    &self.client.directory,
                    request.clone(),
                    |mut service, request| async move { service.list_users(request).await },
                )
                .await?;
            self.fetched = page.users.into();
            self.request = next_page(self.request.take(), page.next_page_token, |request| {
                &mut request.page_token
            });
        }
        Ok(self.fetched.pop_front())
    }

    /// All users that are left.
    pub async fn all(mut self) -> Result<Vec<User>, Error> {
        let mut users = Vec::new();
        while let Some(user) = self.next().await? {
            users.push(user);
        }
        Ok(users)
    }
}

/// Groups that are fetched as they are needed.
#[derive(Debug)]
pub struct Groups {
    client: Client,
    /// The request of the next page, while there is one.
    request: Option<ListGroupsRequest>,
    fetched: VecDeque<Group>,
}

impl Groups {
    pub(crate) fn new(client: Client, request: ListGroupsRequest) -> Self {
        Self {
            client,
            request: Some(request),
            fetched: VecDeque::new(),
        }
    }

    /// The next group; `None` after the last. After an error it may be called
    /// again, and goes on where it was.
    pub async fn next(&mut self) -> Result<Option<Group>, Error> {
        while self.fetched.is_empty()
            && let Some(request) = &self.request
        {
            let page = self
                .client
                .call(
                    &self.client.directory,
                    request.clone(),
                    |mut service, request| async move { service.list_groups(request).await },
                )
                .await?;
            self.fetched = page.groups.into();
            self.request = next_page(self.request.take(), page.next_page_token, |request| {
                &mut request.page_token
            });
        }
        Ok(self.fetched.pop_front())
    }

    /// All groups that are left.
    pub async fn all(mut self) -> Result<Vec<Group>, Error> {
        let mut groups = Vec::new();
        while let Some(group) = self.next().await? {
            groups.push(group);
        }
        Ok(groups)
    }
}

/// The request of the page after, unless this was the last.
fn next_page<Q>(
    request: Option<Q>,
    token: String,
    page_token: impl FnOnce(&mut Q) -> &mut String,
) -> Option<Q> {
    let mut request = request.filter(|_| !token.is_empty())?;
    *page_token(&mut request) = token;
    Some(request)
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
