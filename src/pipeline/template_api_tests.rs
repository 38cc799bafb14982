//! The lists of template words compared with what templates can use: every word listed works, every word that works is
//! listed.

use super::fixture;
use crate::compose::template_api::{self, BLOCKS, CONTEXT, HELPERS, KEYS, ROWS, SHOWS, Word};
use crate::compose::{Composer, ReportContext, Templates};
use crate::project::Project;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

fn subject() -> Arc<ReportContext> {
    let project = Project::load(Path::new("input/2021-07-02-ccn"), Path::new("templates")).unwrap();
    fixture::made_up_subjects(&project).collect::<Vec<_>>().remove(0)
}

/// Fills a template of this body; what is wrong with it otherwise.
fn filled(subject: &Arc<ReportContext>, per: &str, front: &str, body: &str) -> Result<(), String> {
    let fields = ["title", "subject", "author", "footer"].map(|key| format!("{key} = \"x\"\n")).concat();
    let text = format!("+++\nper = \"{per}\"\npath = \"x\"\n{fields}{front}\n+++\n{body}\n");
    let templates = Templates::parse([("documents/x.hbs", text.as_str())].into_iter());
    let composer = Composer::new(&Arc::new(templates.map_err(|error| error.to_string())?), Arc::clone(subject));
    let job = composer.jobs().into_iter().next().unwrap();
    composer.compose(&job).map(|_| ()).map_err(|error| error.to_string())
}

fn names(words: &[Word]) -> impl Iterator<Item = &'static str> {
    words.iter().map(|word| word.name)
}

fn listed(words: &[Word]) -> BTreeSet<String> {
    names(words).map(str::to_owned).collect()
}

#[test]
fn every_name_of_the_context_is_listed_and_no_other() {
    let subject = subject();
    let templates = Arc::new(Templates::parse([].into_iter()).unwrap());
    let composer = Composer::new(&templates, Arc::clone(&subject));
    let mut found = BTreeSet::new();
    for about in [None, subject.book.localities.first()] {
        walk(&composer.all_names(about.map(|locality| &**locality)), "", &mut found);
    }
    let of_pages = [
        "documents[]",
        "document_groups[]",
        "issued[]",
        "places[]",
        "rows[]",
        "key_messages[]",
        "headlines[]",
        "absent[]",
        "doubted[]",
        "finding_groups[]",
        "map",
        "states[]",
        "totals",
        "documents_count",
    ];
    let wanted: BTreeSet<String> =
        listed(&CONTEXT).into_iter().filter(|name| !of_pages.contains(&name.as_str())).collect();
    assert_eq!(found, wanted);
}

/// Paths of a context; what is said of all of a list or of a sheet once is listed once.
fn walk(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    if ["tables", "trial", "messages", "place", "findings.of_files", "localities[].files"].contains(&path) {
        found.insert(path.to_owned());
        return;
    }
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                walk(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, found);
            }
        }
        Value::Array(elements) => match elements.first() {
            Some(element @ Value::Object(_)) => walk(element, &format!("{path}[]"), found),
            _ => {
                found.insert(format!("{path}[]"));
            }
        },
        _ => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn every_key_is_listed_and_no_other() {
    let subject = subject();
    let block = |name: &str, body: &str| (String::new(), format!("```{name}\n{body}\n```"));
    let cases = [
        ("zzz = 1".to_owned(), String::new()),
        ("[masthead]\nzzz = 1".to_owned(), String::new()),
        ("[title_block]\nzzz = 1".to_owned(), String::new()),
        ("[closing]\nzzz = 1".to_owned(), String::new()),
        block("table", "zzz = 1"),
        block("table", "rows = \"lines\"\ncolumns = [{ zzz = 1 }]"),
        block("table", "rows = \"matrix\"\nmatrix = { zzz = 1 }"),
        block("chart", "zzz = 1"),
        block("chart", "kind = \"zzz\""),
        block("chart", "against = { zzz = 1 }"),
        block("cards", "zzz = 1"),
        block("map", "zzz = 1"),
        block("strip", "zzz = 1"),
        block("strip", "columns = [{ zzz = 1 }]"),
        block("note", "zzz = 1"),
        block("sources", "zzz = 1"),
        block("contents", "zzz = 1"),
        block("annex", "zzz = 1"),
        block("beside", "zzz = 1"),
        block("beside", "[[column]]\nzzz = 1"),
        block("page", "zzz = 1"),
        block("addressed", "zzz = 1"),
    ];
    for ((front, body), (title, keys)) in cases.iter().zip(KEYS) {
        let error = filled(&subject, "conference", front, body).unwrap_err();
        let expected = error.split("\"zzz\", only ").nth(1).unwrap_or_else(|| panic!("{title}: {error}"));
        let known = expected.split(';').next().unwrap().split(", ").map(str::to_owned).collect();
        assert_eq!(listed(keys), known, "{title}");
    }
}

/// Words in quotes of a source file.
fn quoted(file: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let words = code.split('"').skip(1).step_by(2);
    words
        .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_thing_to_show_is_listed_and_no_other() {
    let subject = subject();
    let candidates: BTreeSet<String> =
        quoted("src/compose/cells.rs").union(&quoted("src/compose/template_api/aspects.rs")).cloned().collect();
    for (rows, shown) in SHOWS {
        let mut wanted = listed(shown);
        let (rows, per) = match rows {
            "lines" => ("lines", "locality"),
            "sheet" => ("vuong_mac", "conference"),
            rows => (rows, "conference"),
        };
        if rows == "lines" {
            wanted.extend(listed(&template_api::aspects()));
        }
        let works = |word: &str| {
            let body = format!("```table\nrows = \"{rows}\"\ncolumns = [{{ head = \"x\", show = \"{word}\" }}]\n```");
            filled(&subject, per, "", &body)
        };
        for word in &wanted {
            assert_eq!(works(word), Ok(()), "{rows}: {word}");
        }
        // Rows of regions are empty where only localities have something.
        for word in candidates.difference(&wanted).filter(|_| rows != "regions") {
            let own_column = rows == "vuong_mac" && subject.form.column(rows, word).is_some();
            assert!(own_column || works(word).is_err(), "{rows} can show {word:?}, but it is not listed");
        }
    }
}

#[test]
fn notes_have_one_mark_and_one_paragraph() {
    let subject = subject();
    let body = |body: &str| filled(&subject, "conference", "", body);
    assert_eq!(body("Có[^a] và:\n\n- một[^b]\n\n[^b]: Hai: {{fig \"3\"}}.\n\n[^a]: Một."), Ok(()));
    for (wrong, told) in [
        ("Có[^a].", "no paragraph [^a]"),
        ("Có.\n\n[^a]: Một.", "nothing refers to the note [^a]"),
        ("Có[^a], có[^a].\n\n[^a]: Một.", "has its mark already"),
        ("Có[^a].\n\n[^a]: Một.\n\n[^a]: Hai.", "is written twice"),
        ("Có[^a].\n\n[^a]: Một[^b].\n\n[^b]: Hai.", "a note has no notes"),
        ("# Đề mục[^a]\n\n[^a]: Một.", "a heading has no notes"),
        ("```note\ntext = \"Có[^a]\"\n```\n\n[^a]: Một.", "paragraphs and items of lists only"),
    ] {
        let error = body(wrong).unwrap_err();
        assert!(error.contains(told) && error.contains("x.hbs:"), "{wrong}: {error}");
    }
}

#[test]
fn every_row_and_block_listed_works() {
    let subject = subject();
    for rows in names(&ROWS).filter(|rows| *rows != "matrix") {
        let body = format!("```table\nrows = \"{rows}\"\ncolumns = [{{ head = \"x\", show = \"index\" }}]\n```");
        assert_eq!(filled(&subject, "conference", "", &body), Ok(()), "{rows}");
    }
    let error = filled(&subject, "conference", "", "```zzz\n```").unwrap_err();
    assert!(error.contains("there is no block"), "{error}");
    let reads = std::fs::read_to_string("src/compose/blocks.rs").unwrap();
    for block in names(&BLOCKS) {
        assert!(reads.contains(&format!("            \"{block}\" =>")), "{block}");
    }
    assert_eq!(
        reads.matches("\" => ").count() + reads.matches("\" =>\n").count(),
        BLOCKS.len(),
        "a block is not listed"
    );
}

#[test]
fn every_helper_is_listed_and_its_example_works() {
    let subject = subject();
    for helper in HELPERS {
        let of_a_row = helper.example.contains("@index") || helper.example.contains("kien_nghi ");
        let body = if of_a_row {
            format!("{{{{#each tables.vuong_mac}}}}{}{{{{/each}}}}", helper.example)
        } else {
            helper.example.to_owned()
        };
        let referred = "```annex\nname = \"bang-chinh\"\ntitle = \"x\"\n```";
        assert_eq!(filled(&subject, "locality", "", &format!("{body}\n\n{referred}")), Ok(()), "{}", helper.name);
        assert!(helper.example.contains(helper.name), "{}", helper.name);
    }
    let known: BTreeSet<&str> = HELPERS.iter().map(|helper| helper.name).collect();
    for file in ["helpers", "rows", "phrases", "law"] {
        let text = std::fs::read_to_string(format!("src/compose/{file}.rs")).unwrap();
        let register = text.split("pub(super) fn register").nth(1).unwrap().split("\n}\n").next().unwrap();
        for name in register.split('"').skip(1).step_by(2) {
            assert!(known.contains(name), "the helper {name:?} is not listed");
        }
    }
}

#[test]
fn a_chart_shows_what_has_a_length() {
    let subject = subject();
    let drawn = |show: &str| {
        let keys = "kind = \"ranked\"\ncaption = \"x\"\nrows = \"regions\"\nlines = [\"3\"]";
        filled(&subject, "conference", "", &format!("```chart\n{keys}\nshow = \"{show}\"\n```"))
    };
    assert_eq!(["value", "moved", "gap"].map(drawn), [Ok(()), Ok(()), Ok(())]);
    for signed in ["change", "change_percent_2", "rank"] {
        assert!(drawn(signed).is_err(), "{signed}");
    }
}
