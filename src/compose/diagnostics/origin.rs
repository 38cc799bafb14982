//! Where a piece of the filled text stands in its template. Lines and columns count from 1.

/// Writes behind the name of each fenced block where it stands: `table` becomes `table documents/x.hbs:57`, which
/// Markdown carries along as words of the fence.
pub(in crate::compose) fn marked(file: &str, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let (words, end) = line.strip_suffix('\n').map_or((line, ""), |words| (words, "\n"));
        out.push_str(words);
        if words.trim_start().starts_with("```") {
            inside = !inside;
            if inside {
                out.push_str(&format!(" {file}:{}", n + 1));
            }
        }
        out.push_str(end);
    }
    out
}

/// Name of a block, and file and line of its fence.
pub(in crate::compose) fn parse(fence: &str) -> (&str, Option<(&str, usize)>) {
    let (name, place) = fence.trim().split_once(' ').unwrap_or((fence.trim(), ""));
    let place = place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    (name, place)
}

/// Line and column in a block's template of something at a line of its filled body, both counted from 1. Lines that
/// handlebars took out or put in shift the others, so the line is known by its words first.
pub(super) fn in_block(source: &str, fence: usize, body: &str, line: usize, token: Option<&str>) -> (usize, usize) {
    let name = source.lines().nth(fence.saturating_sub(1)).unwrap_or_default().trim_start().trim_start_matches('`');
    if token == Some(name.trim()) {
        return (fence, 1);
    }
    let written = block(source, fence);
    let quoted = token.map(|token| (format!("\"{token}\""), token));
    let holds = |text: &str| quoted.as_ref().and_then(|(quoted, token)| text.find(quoted).or_else(|| text.find(token)));
    let filled = body.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim();
    let by_token = written.iter().position(|text| holds(text).is_some());
    let by_words = written.iter().position(|text| !filled.is_empty() && text.trim() == filled);
    let at = by_token.or(by_words).unwrap_or(line.saturating_sub(1));
    let text = written.get(at).copied().unwrap_or_default();
    let column = holds(text).unwrap_or_else(|| text.len() - text.trim_start().len());
    (fence + 1 + at, characters(text, column) + 1)
}

/// Lines of a block, without its fences.
fn block(source: &str, fence: usize) -> Vec<&str> {
    source.lines().skip(fence).take_while(|line| !line.trim_start().starts_with("```")).collect()
}

/// Line of the template that looks most like a line of the filled text.
pub(super) fn like(source: &str, filled: &str) -> Option<usize> {
    let same = |line: &str| line.trim().chars().zip(filled.trim().chars()).take_while(|(a, b)| a == b).count();
    let scored = source.lines().enumerate().map(|(n, line)| (same(line), std::cmp::Reverse(n)));
    scored.max().filter(|(same, _)| *same > 0).map(|(_, n)| n.0 + 1)
}

/// Line and column of a word between quotes.
pub(super) fn quoted(source: &str, token: &str) -> Option<(usize, usize)> {
    let wanted = format!("\"{token}\"");
    source.lines().enumerate().find_map(|(n, line)| Some((n + 1, characters(line, line.find(&wanted)?) + 1)))
}

/// Where a place inside a string of the front matter stands in the file.
pub(super) fn in_front(source: &str, field: &str, line: usize, column: usize) -> (usize, usize) {
    // A short string may be part of a word; between quotes it is a string.
    let whole = source.find(&format!("\"{field}\"")).map(|quote| quote + 1);
    let Some(at) = whole.or_else(|| source.find(field)) else { return (1, 1) };
    let start = field.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let before = source.get(..at + start).unwrap_or_default();
    let own = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, own.chars().count() + column)
}

fn characters(text: &str, bytes: usize) -> usize {
    text.get(..bytes).map_or(0, |before| before.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_carry_their_line_and_only_where_a_block_opens() {
        let marked = marked("documents/x.hbs", "# A\n```table\nrows = \"lines\"\n```\n\n```page\n```");
        assert_eq!(marked, "# A\n```table documents/x.hbs:2\nrows = \"lines\"\n```\n\n```page documents/x.hbs:6\n```");
        assert_eq!(parse("table documents/x.hbs:2"), ("table", Some(("documents/x.hbs", 2))));
        assert_eq!(parse("table"), ("table", None));
    }

    #[test]
    fn a_line_of_a_block_is_found_though_others_were_taken_out() {
        let source = "\n```table\nrows = \"lines\"\n{{#if x}}\nlines = [\"1x\"]\n{{/if}}\n```\n";
        let body = "rows = \"lines\"\nlines = [\"1x\"]\n";
        assert_eq!(in_block(source, 2, body, 2, None), (5, 1));
        assert_eq!(in_block(source, 2, body, 1, Some("1x")), (5, 10));
        assert_eq!(in_block(source, 2, body, 0, Some("table")), (2, 1), "it is the block's name");
    }
}
