//! Pages of what is managed, in the order of ids, which is that of creation.

use rollcall_proto::paged::Paged;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use crate::authz::{SecretKey, Viewing};
use crate::environment::{PageTokens, page_size};
use crate::error::Result;
use crate::id::{Id, Kind};

/// What a list asks of one page.
#[derive(Debug)]
pub struct Page<'k, K: Kind> {
    tokens: PageTokens<'k>,
    after: Option<Id<K>>,
    limit: u64,
}

/// From which end a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    OldestFirst,
    LatestFirst,
}

/// Who reads what, to bind page tokens to.
pub fn reader(grant: &Viewing<'_>) -> String {
    format!("{:?} {:?}", grant.actor(), grant.reach())
}

impl<'k, K: Kind> Page<'k, K> {
    /// Takes what the request says of the page.
    pub fn take<Q: Paged>(
        secret: &'k SecretKey,
        grant: &Viewing<'_>,
        request: &mut Q,
    ) -> Result<Self> {
        let (size, token) = request.take_page();
        let tokens = PageTokens::new(secret, &reader(grant), request);
        Ok(Self {
            after: tokens.read(&token)?,
            tokens,
            limit: page_size(size),
        })
    }

    /// The same, of no more than so many entries.
    #[must_use]
    pub fn at_most(self, entries: u64) -> Self {
        Self {
            limit: self.limit.min(entries),
            ..self
        }
    }

    /// The rows of the page, and the token of the next one.
    pub async fn read<E>(
        &self,
        grant: &Viewing<'_>,
        select: Select<E>,
        id: E::Column,
        order: Order,
        id_of: impl Fn(&E::Model) -> Id<K>,
    ) -> Result<(Vec<E::Model>, String)>
    where
        E: EntityTrait,
    {
        let select = match (self.after, order) {
            (None, _) => select,
            (Some(after), Order::OldestFirst) => select.filter(id.gt(after)),
            (Some(after), Order::LatestFirst) => select.filter(id.lt(after)),
        };
        let select = match order {
            Order::OldestFirst => select.order_by_asc(id),
            Order::LatestFirst => select.order_by_desc(id),
        };
        let mut rows = select.limit(self.limit + 1).all(grant.connection).await?;
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = match rows.last() {
            Some(last) if more => self.tokens.write(id_of(last)),
            _ => String::new(),
        };
        Ok((rows, next))
    }
}
