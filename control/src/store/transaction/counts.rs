//! The columns of a directory that count what it holds. Whoever changes them has
//! the directory's row to itself, so they are computed here and written once.

use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, QueryFilter as _,
    QuerySelect as _,
};

use crate::clock::Moment;
use crate::id::DirectoryId;
use crate::store::entity::directory;

#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    pub user_count: i64,
    pub active_user_count: i64,
    pub group_count: i64,
    pub user_list_version: i64,
    pub group_list_version: i64,
    pub breaker_window_start: Option<Moment>,
    pub breaker_window_users: i64,
    pub breaker_count: i64,
    pub breaker_trip_time: Option<Moment>,
}

impl Counts {
    pub const COLUMNS: [directory::Column; 9] = [
        directory::Column::UserCount,
        directory::Column::ActiveUserCount,
        directory::Column::GroupCount,
        directory::Column::UserListVersion,
        directory::Column::GroupListVersion,
        directory::Column::BreakerWindowStart,
        directory::Column::BreakerWindowUsers,
        directory::Column::BreakerCount,
        directory::Column::BreakerTripTime,
    ];

    /// The counts of a directory that nobody else changes from now on.
    pub(super) async fn lock<C: ConnectionTrait>(
        connection: &C,
        id: DirectoryId,
    ) -> Result<Option<Self>, DbErr> {
        directory::Entity::find_by_id(id)
            .select_only()
            .columns(Self::COLUMNS)
            .lock(LockType::NoKeyUpdate)
            .into_model::<Self>()
            .one(connection)
            .await
    }

    pub(super) async fn write<C: ConnectionTrait>(
        self,
        connection: &C,
        id: DirectoryId,
    ) -> Result<(), DbErr> {
        let values = [
            Expr::value(self.user_count),
            Expr::value(self.active_user_count),
            Expr::value(self.group_count),
            Expr::value(self.user_list_version),
            Expr::value(self.group_list_version),
            Expr::value(self.breaker_window_start),
            Expr::value(self.breaker_window_users),
            Expr::value(self.breaker_count),
            Expr::value(self.breaker_trip_time),
        ];
        let mut update = directory::Entity::update_many().filter(directory::Column::Id.eq(id));
        for (column, value) in Self::COLUMNS.into_iter().zip(values) {
            update = update.col_expr(column, value);
        }
        update.exec(connection).await?;
        Ok(())
    }
}
