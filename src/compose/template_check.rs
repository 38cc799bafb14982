//! All errors of all templates at once. What is wrong is taken out of the text and the rest is tried again, so that
//! nothing is reported that only follows from another error.

use super::composer::Composer;
use super::diagnostics::{Diagnostic, Sources};
use super::report_context::ReportContext;
use super::templates::Templates;
use super::{avoided_words, typed_numbers};
use crate::model::avoided_word::AvoidedWord;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More than anybody fixes before trying again.
const MOST: usize = 200;

/// Fills every template with each subject and compares its words with its figures and with the words that the pack avoids.
pub fn check_templates<'t>(
    templates: impl Iterator<Item = (&'t str, &'t str)>,
    words: &[AvoidedWord],
    subjects: &[Arc<ReportContext>],
) -> Vec<Diagnostic> {
    let sources = Sources(templates.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
    let mut found: BTreeSet<Diagnostic> = typed_numbers::find(&sources).into_iter().collect();
    found.extend(avoided_words::find(&sources, words));
    for subject in subjects {
        let mut rest = sources.clone();
        for _ in 0..MOST {
            let Some(mistake) = first(&rest, subject) else { break };
            hide(&mut rest, &mistake);
            // Told as the file stands, not as what was taken out left it.
            let excerpt = sources.text(&mistake.file).lines().nth(mistake.line.saturating_sub(1)).unwrap_or_default();
            found.insert(Diagnostic { excerpt: excerpt.trim_end().to_owned(), ..mistake });
        }
    }
    found.into_iter().collect()
}

/// The first mistake there is.
fn first(sources: &Sources, subject: &Arc<ReportContext>) -> Option<Diagnostic> {
    let templates = sources.0.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let parsed = Templates::parse(templates).map_err(anyhow::Error::from);
    let tried = parsed.and_then(|parsed| Composer::new(&Arc::new(parsed), Arc::clone(subject)).fill_all());
    let error = tried.err()?;
    let unplaced = |error: anyhow::Error| Diagnostic {
        file: String::new(),
        line: 1,
        column: 1,
        english: format!("{error:#}"),
        vietnamese: format!("{error:#}"),
        excerpt: String::new(),
    };
    Some(error.downcast::<Diagnostic>().unwrap_or_else(unplaced))
}

/// Takes what is wrong out of the text, without moving anything else; where that is not possible, the whole file.
fn hide(sources: &mut Sources, mistake: &Diagnostic) {
    let Some(text) = sources.0.get_mut(&mistake.file) else { return sources.0.clear() };
    let hidden = match without_block(text, mistake.line).or_else(|| without_tag(text, mistake.line, mistake.column)) {
        Some(rest) if rest != *text => rest,
        _ if mistake.file.starts_with("documents/") => {
            sources.0.remove(&mistake.file);
            return;
        }
        _ => String::new(),
    };
    *text = hidden;
}

/// Another character for everything but line breaks.
fn covered(text: &str, with: char) -> String {
    text.chars().map(|c| if c == '\n' { c } else { with }).collect()
}

/// Without the element of a list in a fenced block that stands on a line, or the whole block.
fn without_block(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    let at = line.checked_sub(1)?;
    let above = lines.iter().take(at + 1).filter(|line| is_fence(line)).count();
    let inside = above % 2 == 1;
    let own = lines.get(at)?;
    if !inside {
        return None;
    }
    let element =
        own.trim_start().starts_with('{') && !own.trim_start().starts_with("{{") && own.trim_end().ends_with(',');
    let first = if element { at } else { lines.iter().take(at + 1).rposition(|line| is_fence(line))? };
    let length = if element { 1 } else { lines.iter().skip(first + 1).position(|line| is_fence(line))? + 2 };
    let kept = lines
        .iter()
        .enumerate()
        .map(|(n, line)| if (first..first + length).contains(&n) { covered(line, ' ') } else { (*line).to_owned() });
    Some(kept.collect())
}

/// Without the tag at a place; without the whole of what it opens, where it opens something.
fn without_tag(text: &str, line: usize, column: usize) -> Option<String> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let own = text.get(start..)?.lines().next()?;
    let reach: usize = own.chars().take(column + 1).map(char::len_utf8).sum();
    let tag = own.get(..reach)?.rfind("{{").or_else(|| own.find("{{"))? + start;
    let opened = text.get(tag..)?.strip_prefix("{{#");
    let length = match opened {
        None => text.get(tag..)?.find("}}")? + 2,
        Some(opened) => {
            let name: String = opened.chars().take_while(|c| !c.is_whitespace() && *c != '}').collect();
            closing(text.get(tag..)?, &name)?
        }
    };
    let (before, rest) = text.split_at(tag);
    let (tag, after) = rest.split_at(length);
    let after = after.strip_prefix('}').unwrap_or(after);
    // Words, since blanks at the beginning of a line would mean something to Markdown.
    Some(format!("{before}{}{after}", covered(tag, 'x')))
}

/// Where a block ends that begins at the start of a text.
fn closing(text: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("{{{{#{name}"), format!("{{{{/{name}}}}}"));
    let mut opens = text.match_indices(&open).peekable();
    let mut depth = 0_usize;
    for (at, _) in text.match_indices(&close) {
        while opens.next_if(|(opens, _)| *opens < at).is_some() {
            depth += 1;
        }
        depth = depth.checked_sub(1)?;
        if depth == 0 {
            return Some(at + close.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_taken_out_and_nothing_moves() {
        let text = "a {{fig \"x\"}} b\n{{#if x}}c {{#if y}}{{/if}}{{/if}} d\n";
        assert_eq!(without_tag(text, 1, 3).unwrap().lines().next(), Some("a xxxxxxxxxxx b"));
        let hidden = without_tag(text, 2, 1).unwrap();
        assert_eq!(hidden.lines().nth(1).map(|line| line.trim_start_matches('x')), Some(" d"));
        let block = "```table\nrows = \"lines\"\ncolumns = [\n  { show = \"x\" },\n]\n```\nend\n";
        assert!(without_block(block, 4).unwrap().contains("rows"), "an element alone");
        assert_eq!(without_block(block, 2).unwrap().trim(), "end");
        assert_eq!(without_block(block, 7), None);
    }
}
