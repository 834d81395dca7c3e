//! SQL text and the values that it binds, in one order.

use sea_orm::Value;
use sea_orm::sea_query::{Expr, SimpleExpr};

#[derive(Debug, Default)]
pub(super) struct Fragment {
    text: String,
    values: Vec<Value>,
}

impl Fragment {
    pub(super) fn sql(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// A value stands in the text as a parameter alone, whatever is in it.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.text.push('?');
        self.values.push(value.into());
        self
    }

    pub(super) fn into_expr(self) -> SimpleExpr {
        Expr::cust_with_values(self.text, self.values)
    }
}
