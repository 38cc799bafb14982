//! The documentation: links lead somewhere, commands do what a page says, examples are complete.
//!
//! `docs/development/docs.md` says how a page marks its commands and examples.

use crate::declarations::copy;
use crate::support;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Pages outside the book.
const OUTSIDE: [&str; 4] = ["README.md", "README.vi.md", "CONTRIBUTING.md", "SECURITY.md"];
/// Largest README, in bytes.
const README: usize = 8 << 10;
/// Blocks with commands that are not run: `watch`, in two languages, and two tasks of batch engines.
const NOT_RUN: usize = 5;
/// The pack and the conference that the reference describes piece by piece.
const FORM: &str = "templates/cho/forms/cho@2026-01-01.toml";
const LAW: &str = "templates/cho/thresholds.toml";
const DOCUMENT: &str = "templates/cho/documents/bao-cao.hbs";
const CONFERENCE: &str = "input/2026-cho/conference.toml";
const STYLE: &str = "templates/styles/nd30.toml";

/// A page, as far as these tests look at it.
#[derive(Default)]
struct Page {
    links: Vec<String>,
    anchors: BTreeSet<String>,
    blocks: Vec<(String, String)>,
    code: Vec<String>,
    html: Vec<String>,
}

impl Page {
    fn read(path: &Path) -> Page {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut page = Page::default();
        let (mut heading, mut block) = (None, None);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            let is_code = matches!(event, Event::Code(_));
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push(dest_url.into_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => page.anchor(&heading.take().unwrap_or_default()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    block = Some((info.into_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => page.blocks.extend(block.take()),
                Event::Text(words) | Event::Code(words) => {
                    page.code.extend(is_code.then(|| words.to_string()));
                    if let Some(text) = block.as_mut().map(|(_, text)| text).or(heading.as_mut()) {
                        text.push_str(&words);
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => page.html.push(html.into_string()),
                _ => {}
            }
        }
        page
    }

    /// The anchor of a heading, as GitHub and mdBook make it; a second one of the same words has a number.
    fn anchor(&mut self, heading: &str) {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '_'));
        let slug: String = kept.map(|c| if c.is_whitespace() { '-' } else { c }).collect::<String>().to_lowercase();
        let names = (0..).map(|n| if n == 0 { slug.clone() } else { format!("{slug}-{n}") });
        let free = names.into_iter().find(|name| !self.anchors.contains(name));
        self.anchors.extend(free);
    }
}

/// Every file below a folder with an extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn docs() -> PathBuf {
    root().join("docs")
}

/// Pages of the book in the order of its contents.
fn chapters() -> Vec<PathBuf> {
    Page::read(&docs().join("SUMMARY.md")).links.iter().map(|link| docs().join(link)).collect()
}

/// All pages, those outside the book first.
fn pages() -> Vec<PathBuf> {
    OUTSIDE.iter().map(|name| root().join(name)).chain(chapters()).collect()
}

/// A path as people write it.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part.as_os_str() == ".." {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let mut wrong = Vec::new();
    let summary = docs().join("SUMMARY.md");
    for path in pages().into_iter().chain([summary]) {
        let page = Page::read(&path);
        for link in page.links.iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (file, anchor) = link.split_once('#').map_or((&**link, None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() { path.clone() } else { plain(&path.parent().unwrap().join(file)) };
            let within = !path.starts_with(docs()) || target.starts_with(docs());
            let there = target.is_file() || (target.is_dir() && file.ends_with('/'));
            // Where hyphens follow each other, GitHub and mdBook make different anchors.
            let is_anchor = |anchor: &str| !anchor.contains("--") && Page::read(&target).anchors.contains(anchor);
            let anchored = anchor.is_none_or(|anchor| there && is_anchor(anchor));
            if !(within && there && anchored) {
                let why = if !within { "leads out of the book" } else { "leads nowhere" };
                wrong.push(format!("{}: the link {link} {why}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_in_the_contents_once() {
    let chapters = chapters();
    let listed: BTreeSet<&PathBuf> = chapters.iter().collect();
    assert_eq!(listed.len(), chapters.len(), "SUMMARY.md lists a page twice");
    for page in files(&docs(), "md").iter().filter(|page| !page.ends_with("SUMMARY.md")) {
        assert!(listed.contains(page), "{} is not in SUMMARY.md", shown(page));
    }
}

#[test]
fn a_readme_is_short() {
    for name in ["README.md", "README.vi.md"] {
        let size = fs::metadata(root().join(name)).unwrap().len();
        assert!(size <= README as u64, "{name} has {size} bytes: the rest belongs into docs/");
    }
}

/// A word in angle brackets outside code would vanish in the book.
#[test]
fn pages_hold_no_html() {
    for path in pages() {
        let page = Page::read(&path);
        let html = page.html.iter().find(|html| !html.trim_start().starts_with("<!--"));
        assert!(html.is_none(), "{}: {html:?} is HTML: write it in code type", shown(&path));
    }
}

/// Files and folders of the repository, and tests, that pages name in code type.
#[test]
fn files_and_tests_that_pages_name_are_there() {
    let rooms = ["src/", "tests/", "benches/", "examples/", "packaging/"];
    let mut tests = String::new();
    for file in files(&root().join("tests"), "rs") {
        tests.push_str(&fs::read_to_string(file).unwrap());
    }
    for path in pages() {
        let is_of_safety = path.ends_with("security.md");
        for name in Page::read(&path).code.iter().filter(|name| !name.contains(['<', '*', ' ', '…'])) {
            if rooms.iter().any(|room| name.starts_with(room)) {
                assert!(root().join(name).exists(), "{}: there is no {name}", shown(&path));
            } else if is_of_safety && name.matches('_').count() > 1 && !name.contains('.') {
                assert!(tests.contains(&format!("fn {name}(")), "{}: there is no test {name}", shown(&path));
            }
        }
    }
}

#[test]
fn examples_of_toml_and_json_are_well_formed() {
    for path in pages() {
        for (info, text) in Page::read(&path).blocks {
            let wrong = match info.split_whitespace().next() {
                Some("toml") => text.parse::<toml::Table>().err().map(|error| error.to_string()),
                Some("json") => serde_json::from_str::<serde_json::Value>(&text).err().map(|error| error.to_string()),
                _ => None,
            };
            assert!(wrong.is_none(), "{}: {wrong:?} in\n{text}", shown(&path));
        }
    }
}

/// A command of a page, and what the page says of it.
struct Shown {
    page: String,
    line: String,
    exit: i32,
    /// The line that stands below it.
    output: Option<String>,
}

/// Commands of a block; `Err` where the block says why they are not run.
fn commands(page: &Path, info: &str, text: &str) -> Result<Vec<Shown>, String> {
    let (language, words) = info.split_once(' ').unwrap_or((info, ""));
    let prompt = match language {
        "sh" => "",
        "console" => "$ ",
        _ => return Ok(Vec::new()),
    };
    let lines: Vec<&str> = text.lines().collect();
    let ours = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.trim().strip_prefix(prompt)?)));
    let ours = ours.filter(|(_, line)| line.starts_with("briefbook ") || line.starts_with("cargo run --release -- "));
    let exit = match words.split_once(['=', ':']).map(|(word, value)| (word, value.trim())) {
        None if words.is_empty() => 0,
        Some(("exit", code)) => code.parse().unwrap(),
        Some(("no-run", why)) if !why.is_empty() => return Err(why.to_owned()),
        _ => panic!("{}: {info:?} is neither exit=CODE nor no-run: REASON", shown(page)),
    };
    let command = |(at, line): (usize, &str)| Shown {
        page: shown(page),
        line: line.to_owned(),
        exit,
        output: lines.get(at + 1).filter(|_| language == "console").map(|line| (*line).to_owned()),
    };
    Ok(ours.map(command).collect())
}

/// Words of a command line as a shell reads a simple one: quotes and comments, nothing else.
fn words(line: &str) -> Vec<String> {
    let words: Vec<String> =
        support::words::words(line).into_iter().take_while(|word| !word.starts_with('#')).collect();
    let is_more = |word: &String| word.contains(['$', '|', '>', '<', ';', '&', '\\', '\'']);
    assert!(!words.iter().any(is_more) && !line.contains("\"#"), "{line}: only simple commands are run");
    words
}

/// Puts the pieces of the reference together: by file, its text.
fn pieces() -> BTreeMap<&'static str, String> {
    let mut files = BTreeMap::<&str, String>::new();
    for path in chapters() {
        for (info, text) in Page::read(&path).blocks {
            let file = match info.as_str() {
                "toml form" => FORM,
                "toml law" => LAW,
                "toml conference" => CONFERENCE,
                "handlebars document" => DOCUMENT,
                _ => continue,
            };
            let whole = files.entry(file).or_default();
            whole.push_str(&text);
            whole.push('\n');
        }
    }
    files
}

/// A folder as the pages assume it: sample conferences, packs, and the pack of the reference.
fn workplace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("templates"), &folder.path().join("templates"));
    for (file, text) in pieces() {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::create_dir_all(folder.path().join("input/2026-cho/submissions")).unwrap();
    folder
}

#[test]
fn every_command_does_what_its_page_says() {
    let folder = workplace();
    copy(&root().join("input"), &folder.path().join("input"));
    let mut not_run = 0;
    let mut seen = BTreeSet::new();
    for path in pages() {
        for (info, text) in Page::read(&path).blocks {
            let Ok(commands) = commands(&path, &info, &text) else {
                not_run += 1;
                continue;
            };
            for command in commands.into_iter().filter(|command| seen.insert((command.line.clone(), command.exit))) {
                run(&command, folder.path());
            }
        }
    }
    assert_eq!(not_run, NOT_RUN, "blocks of commands that are not run");
    assert!(seen.len() > 30, "only {} commands were found", seen.len());
}

fn run(shown: &Shown, folder: &Path) {
    let words = words(&shown.line);
    let arguments = words.iter().skip_while(|word| !["briefbook", "--"].contains(&word.as_str())).skip(1);
    let program = Command::new(env!("CARGO_BIN_EXE_briefbook"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "en_US.UTF-8")
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let (said, trouble) = (String::from_utf8_lossy(&program.stdout), String::from_utf8_lossy(&program.stderr));
    let Shown { page, line, exit, output } = shown;
    assert_eq!(program.status.code(), Some(*exit), "{page}: {line}\n{said}{trouble}");
    // The first word is the severity, in the language of the terminal.
    let address = |line: &str| line.split_once(' ').map(|(_, rest)| rest.to_owned());
    if let Some(output) = output.as_ref().filter(|_| words.iter().any(|word| word == "check")) {
        assert_eq!(address(said.lines().next().unwrap_or_default()), address(output), "{page}: {line}");
    }
}

/// Names that the program lists where a declaration has a key, or a word, that it does not know.
fn known(file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = workplace();
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let (conference, packs) = (folder.path().join("input/2026-cho"), folder.path().join("templates"));
    let error = format!("{:#}", briefbook::documents(&conference, &packs).expect_err(to));
    let listed = error.split_once(", only ").unwrap_or_else(|| panic!("{from} → {to}: {error}")).1;
    // The nearest name, other lines of the file and other mistakes follow.
    let listed = listed.split([';', '\n']).next().unwrap_or_default();
    listed.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_page_of_contracts_names_every_schema_and_its_number() {
    let page = fs::read_to_string(root().join("docs/reference/contracts.md")).unwrap();
    let schemas = files(&root().join("docs/contracts"), "json");
    assert!(!schemas.is_empty());
    for file in schemas {
        let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let title = schema["title"].as_str().unwrap();
        assert!(page.contains(&format!("| `{title}` |")), "contracts.md has no row for {title}");
        assert!(
            page.contains(&format!("[{name}](../contracts/{name}.json)")),
            "contracts.md does not lead to {name}.json"
        );
    }
}

#[test]
fn the_reference_names_every_key_and_every_word() {
    let form = "docs/reference/form.md";
    let rules = "docs/reference/rules.md";
    let law = "docs/reference/law.md";
    let conference = "docs/reference/conference.md";
    let style = "docs/reference/styles.md";
    let mut asked = vec![
        (form, FORM, "id = ", "zzz = 1\nid = "),
        (form, FORM, "in_force = { from", "in_force = { zzz = 1, from"),
        (form, FORM, "[[unit]]\n", "[[unit]]\nzzz = 1\n"),
        (form, FORM, "scales = [{ ", "scales = [{ zzz = 1, "),
        (form, FORM, "[[sheet]]\n", "[[sheet]]\nzzz = 1\n"),
        (form, FORM, "[sheet.info]\n", "[sheet.info]\nzzz = 1\n"),
        (form, FORM, "{ key = \"dia_phuong\"", "{ zzz = 1, key = \"dia_phuong\""),
        (form, FORM, "role = \"place\"", "role = \"zzz\""),
        (form, FORM, "[sheet.lines]\n", "[sheet.lines]\nzzz = 1\n"),
        (form, FORM, "{ code = \"I\"", "{ zzz = 1, code = \"I\""),
        (form, FORM, "[sheet.table]\n", "[sheet.table]\nzzz = 1\n"),
        (form, FORM, "{ key = \"tt\"", "{ zzz = 1, key = \"tt\""),
        (form, FORM, "kind = \"index\"", "kind = \"zzz\""),
        (form, FORM, "{ number = { ", "{ number = { zzz = 1, "),
        (form, FORM, "[[line]]\n", "[[line]]\nzzz = 1\n"),
        (form, FORM, "kind = \"stock\"", "kind = \"zzz\""),
        (form, FORM, "national = \"sum\"", "national = \"zzz\""),
        (form, FORM, "{ ratio = { ", "{ ratio = { zzz = 1, "),
        (form, FORM, "[[method]]\n", "[[method]]\nzzz = 1\n"),
        (rules, FORM, "[[rule]]\n", "[[rule]]\nzzz = 1\n"),
        (rules, FORM, "status = \"trial\"", "status = \"zzz\""),
        (rules, FORM, "[[relation]]\n", "[[relation]]\nzzz = 1\n"),
        (rules, FORM, "severity = \"error\"", "severity = \"zzz\""),
        (rules, FORM, "bound = \"at_most\"", "bound = \"zzz\""),
        (rules, FORM, "rows = [{ ", "rows = [{ zzz = 1, "),
        (law, LAW, "[[instrument]]\n", "[[instrument]]\nzzz = 1\n"),
        (law, LAW, "[[provision]]\n", "[[provision]]\nzzz = 1\n"),
        (law, LAW, "known = \"primary\"", "known = \"zzz\""),
        (conference, CONFERENCE, "title = ", "zzz = 1\ntitle = "),
        (conference, CONFERENCE, "[[generate]]\n", "[[generate]]\nzzz = 1\n"),
        (conference, CONFERENCE, "below = \"hold and warn\"", "below = \"zzz\""),
        (conference, CONFERENCE, "[notify]\n", "[notify]\nzzz = 1\n"),
        (conference, CONFERENCE, "[[waiver]]\n", "[[waiver]]\nzzz = 1\n"),
        (conference, CONFERENCE, "{ value = ", "{ zzz = 1, value = "),
        (conference, CONFERENCE, "[limits]\n", "[limits]\nzzz = 1\n"),
        (style, STYLE, "word_font = ", "zzz = 1\nword_font = "),
        (style, STYLE, "[page]\n", "[page]\nzzz = 1\n"),
        (style, STYLE, "body = { ", "body = { zzz = 1, "),
        (style, STYLE, "align = \"justify\"", "align = \"zzz\""),
        (style, STYLE, "[table]\n", "[table]\nzzz = 1\n"),
        (style, STYLE, "[chart]\n", "[chart]\nzzz = 1\n"),
    ];
    let kinds = known(FORM, "must = { equals = ", "must = { zzz = ");
    assert!(kinds.len() >= 15, "{kinds:?}");
    let fields: Vec<(String, String)> = kinds
        .iter()
        .map(|kind| (format!("must = {{ {kind} = {{ "), format!("must = {{ {kind} = {{ zzz = 1, ")))
        .collect();
    asked.extend(fields.iter().map(|(from, to)| (rules, FORM, from.as_str(), to.as_str())));
    for (page, file, from, to) in asked {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let names = known(file, from, to);
        assert!(!names.is_empty(), "nothing is listed for {from}");
        for name in names {
            let there = text.contains(&format!("`{name}`")) || text.contains(&format!("`\"{name}\"`"));
            let shown = there || text.contains(&format!("{name} = ")) || text.contains(&format!("[{name}]`"));
            assert!(shown, "{page} does not say what `{name}` is ({from})");
        }
    }
}
