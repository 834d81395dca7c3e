//! Rows of one column. Of several columns a row is a struct: SQLite's driver hands a
//! row on by names, so by places its columns would be in the order of these.

use sea_orm::{EntityTrait, Select, SelectGetableTuple, Selector, TryGetable};

pub trait OneColumn {
    /// The values of the one column that is selected.
    fn one_column<T: TryGetable + Send>(self) -> Selector<SelectGetableTuple<T>>;
}

impl<E: EntityTrait> OneColumn for Select<E> {
    #[expect(
        clippy::disallowed_methods,
        reason = "one column is in its place, whatever its name"
    )]
    fn one_column<T: TryGetable + Send>(self) -> Selector<SelectGetableTuple<T>> {
        self.into_tuple()
    }
}
