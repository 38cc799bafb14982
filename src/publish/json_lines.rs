//! JSON for machines and for people who compare two books: each element of the outermost list on a line of its own.

use anyhow::Result;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a list, or an object whose lists are given line by line, and a last line break.
///
/// # Errors
/// What it is written to refuses.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, ElementPerLine { depth: 0 }))?;
    Ok(out.write_all(b"\n")?)
}

/// Breaks lines in lists that stand at the top or directly in the object there.
struct ElementPerLine {
    /// How many lists and objects are open.
    depth: usize,
}

impl ElementPerLine {
    fn breaks(&self) -> bool {
        self.depth <= 2
    }
}

impl Formatter for ElementPerLine {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        out.write_all(match (self.breaks(), first) {
            (true, true) => b"\n",
            (true, false) => b",\n",
            (false, true) => b"",
            (false, false) => b",",
        })
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let end: &[u8] = if self.breaks() { b"\n]" } else { b"]" };
        self.depth -= 1;
        out.write_all(end)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(b"}")
    }
}

#[cfg(test)]
mod tests {
    use super::write_json;
    use serde_json::json;

    fn written(value: serde_json::Value) -> String {
        let mut out = Vec::new();
        write_json(&mut out, &value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn elements_of_the_outermost_list_stand_on_lines_of_their_own() {
        assert_eq!(written(json!([{ "a": [1, 2] }, { "a": [] }])), "[\n{\"a\":[1,2]},\n{\"a\":[]}\n]\n");
        assert_eq!(written(json!([])), "[\n]\n");
        assert_eq!(
            written(json!({ "coverage": { "late": ["02"] }, "figures": [{ "n": 1 }, { "n": 2 }] })),
            "{\"coverage\":{\"late\":[\"02\"]},\"figures\":[\n{\"n\":1},\n{\"n\":2}\n]}\n"
        );
    }
}
