//! Standard output, for people or for programs.

use std::fmt::{Display, Write as _};
use std::io::{IsTerminal as _, Write as _};

use prost::{Message, Name};
use prost_reflect::{
    DescriptorPool, DynamicMessage, FieldDescriptor, ReflectMessage as _, SerializeOptions,
};
use rollcall_client::proto::FILE_DESCRIPTOR_SET;
use serde_json::Value;

use super::escape::escape;
use super::failure::{Failure, Outcome};
use super::table::{Columns, Table};
use super::words::{cell, fields};

#[derive(Debug)]
pub(super) struct Screen {
    /// For programs.
    pub(super) json: bool,
    pool: DescriptorPool,
}

impl Screen {
    pub(super) fn new(json: bool) -> Outcome<Self> {
        let pool = DescriptorPool::decode(FILE_DESCRIPTOR_SET);
        let pool = pool.map_err(|error| internal(&error))?;
        Ok(Self { json, pool })
    }

    /// Some items of a list.
    pub(super) fn items<M: Message + Name>(
        &self,
        table: &mut Table,
        columns: Columns,
        items: &[M],
    ) -> Outcome {
        let mut described = Vec::with_capacity(items.len());
        for item in items {
            described.push(self.describe(item)?);
        }
        if self.json {
            let mut text = String::new();
            for item in &described {
                text.push_str(&json_of(item)?.to_string());
                text.push('\n');
            }
            return write(&text);
        }
        let row = |item| columns.iter().map(|(_, paths)| cell(item, paths)).collect();
        let rows: Vec<_> = described.iter().map(row).collect();
        write(&table.lines(&rows))
    }

    /// The resource that an answer is about, or the whole answer where it says more.
    pub(super) fn answer<M: Message + Name>(&self, answer: &M) -> Outcome {
        let answer = self.describe(answer)?;
        let told = only_part(&answer).unwrap_or(answer);
        if self.json {
            return value(&json_of(&told)?);
        }
        let fields = fields(&told);
        let width = fields.iter().map(|(name, _)| name.len()).max();
        let width = width.unwrap_or_default();
        let mut text = String::new();
        for (name, value) in fields {
            // A text takes what it is given.
            let _ = writeln!(text, "{name:width$}  {value}");
        }
        write(&text)
    }

    /// A line for people, or an object for programs.
    pub(super) fn done(&self, sentence: &str, object: &Value) -> Outcome {
        if self.json {
            value(object)
        } else {
            write(&format!("{}\n", escape(sentence)))
        }
    }

    /// What people should know beside what is printed.
    pub(super) fn note(&self, sentence: &str) {
        if !self.json {
            // Whoever does not read it has the output still.
            let _ = writeln!(std::io::stderr(), "{sentence}");
        }
    }

    fn describe<M: Message + Name>(&self, message: &M) -> Outcome<DynamicMessage> {
        let name = M::full_name();
        let descriptor = self.pool.get_message_by_name(&name);
        let descriptor = descriptor.ok_or_else(|| internal(&"not described"))?;
        let bytes = message.encode_to_vec();
        let described = DynamicMessage::decode(descriptor, bytes.as_slice());
        described.map_err(|error| internal(&error))
    }
}

/// What only a defect of the program explains.
fn internal(error: &impl Display) -> Failure {
    Failure::Local(format!("An answer is not what it should be: {error}"))
}

/// The one message that an answer has and nothing else.
fn only_part(answer: &DynamicMessage) -> Option<DynamicMessage> {
    let mut fields = answer
        .descriptor()
        .fields()
        .collect::<Vec<FieldDescriptor>>();
    let field = fields.pop().filter(|_| fields.is_empty())?;
    if field.is_list() || !answer.has_field(&field) {
        return None;
    }
    answer.get_field(&field).as_message().cloned()
}

fn json_of(message: &DynamicMessage) -> Outcome<Value> {
    let options = SerializeOptions::new().skip_default_fields(false);
    let json = message.serialize_with_options(serde_json::value::Serializer, &options);
    json.map_err(|error| internal(&error))
}

/// A table of these columns, as wide as the terminal.
pub(super) fn table(columns: Columns) -> Table {
    let headings = columns.iter().map(|(heading, _)| *heading).collect();
    Table::new(headings, terminal_width())
}

/// A line for programs.
pub(super) fn value(value: &Value) -> Outcome {
    write(&format!("{value}\n"))
}

pub(super) fn write(text: &str) -> Outcome {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}

fn terminal_width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
