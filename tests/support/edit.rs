//! What people do to Word documents, done to the XML, and what a document says afterwards.

use briefbook::render::docx::read::base;
use std::fmt;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BODY: &str = "word/document.xml";

/// The parts of a package.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |n: usize| {
        let mut entry = archive.by_index(n).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A package with one part changed.
pub fn with_part(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let (_, content) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    let text = String::from_utf8(content.clone()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "{part} was to be changed");
    *content = changed.into_bytes();
    packed(&parts)
}

/// One edit, `verb: what`.
///
/// | edit | |
/// |---|---|
/// | `words: A => B` | other words, the figures beside them as they were |
/// | `figure: 968 => 970` | a number typed over |
/// | `delete: A`, `delete-table: A` | the paragraph, the table with these words |
/// | `after: A => B` | a new paragraph |
/// | `retype: A => B` | a paragraph written again: no figure of it is known |
/// | `delete-row: A`, `row-after: A => b; c` | rows |
/// | `column: Ghi chú; b; c` | a column at the end |
/// | `column-first: …` | one at the beginning |
/// | `comment: A => B` | a comment of a person on the paragraph with A |
/// | `inserted: A => B`, `deleted: A` | recorded changes: B behind A; A |
/// | `note: A => B` | other words in a note |
/// | `bold: A` | a run of its own |
/// | `no-base` | the document no longer knows what it was |
pub fn apply(bytes: &[u8], edit: &str) -> Vec<u8> {
    let (verb, what) = edit.split_once(": ").unwrap_or((edit, ""));
    let (one, other) = what.split_once(" => ").unwrap_or((what, ""));
    let body = |change: &dyn Fn(&str) -> String| with_part(bytes, BODY, change);
    match verb {
        "words" => body(&|xml| {
            assert!(xml.contains(one), "there are no words {one:?}");
            xml.replacen(one, other, 1)
        }),
        "figure" => body(&|xml| xml.replacen(&format!(">{one}</w:t>"), &format!(">{other}</w:t>"), 1)),
        "delete" => body(&|xml| without(xml, "w:p", one)),
        "delete-table" => body(&|xml| without(xml, "w:tbl", one)),
        "delete-row" => body(&|xml| without(xml, "w:tr", one)),
        "after" => body(&|xml| {
            let end = element(xml, "w:p", one).1;
            format!("{}<w:p><w:r><w:t>{other}</w:t></w:r></w:p>{}", &xml[..end], &xml[end..])
        }),
        "retype" => body(&|xml| {
            let (start, end) = element(xml, "w:p", one);
            format!("{}<w:p><w:r><w:t>{other}</w:t></w:r></w:p>{}", &xml[..start], &xml[end..])
        }),
        "row-after" => body(&|xml| {
            let end = element(xml, "w:tr", one).1;
            let cells: String = other.split("; ").map(cell).collect();
            format!("{}<w:tr>{cells}</w:tr>{}", &xml[..end], &xml[end..])
        }),
        "column" => body(&|xml| column(xml, what, false)),
        "column-first" => body(&|xml| column(xml, what, true)),
        "comment" => commented(bytes, one, other),
        "inserted" => body(&|xml| {
            let run = format!(
                "</w:t></w:r><w:ins w:id=\"901\" w:author=\"Chị Thư\"><w:r><w:t xml:space=\"preserve\">{other}</w:t></w:r></w:ins>\
                 <w:r><w:t xml:space=\"preserve\">"
            );
            xml.replacen(one, &format!("{one}{run}"), 1)
        }),
        "deleted" => body(&|xml| {
            let run = format!(
                "</w:t></w:r><w:del w:id=\"902\" w:author=\"Chị Thư\"><w:r><w:delText>{one}</w:delText></w:r></w:del>\
                 <w:r><w:t xml:space=\"preserve\">"
            );
            xml.replacen(one, &run, 1)
        }),
        "note" => with_part(bytes, "word/footnotes.xml", |xml| xml.replacen(one, other, 1)),
        "bold" => body(&|xml| {
            let run = format!(
                "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{one}</w:t></w:r><w:r><w:t xml:space=\"preserve\">"
            );
            xml.replacen(one, &run, 1)
        }),
        "no-base" => {
            let kept: Vec<_> =
                parts(bytes).into_iter().filter(|(name, _)| !name.starts_with("customXml/item")).collect();
            packed(&kept)
        }
        _ => panic!("no edit {edit:?}"),
    }
}

fn cell(words: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
    )
}

fn column(xml: &str, cells: &str, first: bool) -> String {
    let mut cells = cells.split("; ");
    let mut made = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find(if first { "<w:tc>" } else { "</w:tr>" }) {
        let end = rest.find("</w:tr>").unwrap() + "</w:tr>".len();
        made.push_str(&rest[..at]);
        made.push_str(&cell(cells.next().unwrap_or_default()));
        made.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    made + rest
}

/// Where the innermost element of a name stands that has these words.
fn element(xml: &str, name: &str, words: &str) -> (usize, usize) {
    let at = xml.find(words).unwrap_or_else(|| panic!("there are no words {words:?}"));
    let starts = [format!("<{name}>"), format!("<{name} ")];
    let start = starts.iter().filter_map(|start| xml[..at].rfind(start)).max().unwrap();
    let end = at + xml[at..].find(&format!("</{name}>")).unwrap() + name.len() + 3;
    (start, end)
}

fn without(xml: &str, name: &str, words: &str) -> String {
    let (start, end) = element(xml, name, words);
    format!("{}{}", &xml[..start], &xml[end..])
}

fn commented(bytes: &[u8], words: &str, comment: &str) -> Vec<u8> {
    let with = with_part(bytes, BODY, |xml| {
        let end = element(xml, "w:p", words).1 - "</w:p>".len();
        let mark = "<w:commentRangeStart w:id=\"7\"/><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>";
        format!("{}{mark}{}", &xml[..end], &xml[end..])
    });
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    let with = with_part(&with, "[Content_Types].xml", |xml| {
        xml.replace("</Types>", &format!("<Override PartName=\"/word/comments.xml\" ContentType=\"{kind}\"/></Types>"))
    });
    let with = with_part(&with, "word/_rels/document.xml.rels", |xml| {
        let own = format!("<Relationship Id=\"rIdHers\" Type=\"{relation}\" Target=\"comments.xml\"/></Relationships>");
        xml.replace("</Relationships>", &own)
    });
    let mut parts = parts(&with);
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let text = format!(
        "<w:comments xmlns:w=\"{space}\"><w:comment w:id=\"7\" w:author=\"Chị Thư\"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    parts.push(("word/comments.xml".to_owned(), text.into_bytes()));
    packed(&parts)
}

/// What a document says, line by line: figures with the key they are known by, recorded changes, comments below the paragraph they
/// stand at, notes at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown(Vec<Line>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    words: String,
    /// Author and words.
    comments: Vec<String>,
}

impl Shown {
    pub fn of(bytes: &[u8]) -> Shown {
        let parts = parts(bytes);
        let text = |name: &str| {
            let found = parts.iter().find(|(part, _)| part == name);
            found.map(|(_, content)| String::from_utf8(content.clone()).unwrap()).unwrap_or_default()
        };
        let keys: Vec<String> = base(bytes)
            .ok()
            .flatten()
            .map(|base| base.figures.into_iter().map(|figure| format!("{}={}", figure.key, figure.text)).collect())
            .unwrap_or_default();
        let comments = comments(&text("word/comments.xml"));
        let mut lines = lines(&text(BODY), &keys, &comments);
        let notes = self::lines(&text("word/footnotes.xml"), &keys, &comments);
        lines.extend(
            notes
                .into_iter()
                .filter(|line| !line.words.is_empty())
                .map(|line| Line { words: format!("note: {}", line.words.trim()), ..line }),
        );
        let feet = ["word/footer1.xml", "word/footer2.xml"];
        if let Some(foot) = feet.into_iter().find(|name| text(name).contains("Mã")) {
            lines.extend(
                self::lines(&text(foot), &keys, &comments)
                    .into_iter()
                    .map(|line| Line { words: format!("foot: {}", line.words), ..line }),
            );
        }
        for (name, content) in parts.iter().filter(|(name, _)| name.starts_with("word/charts/chart")) {
            let xml = String::from_utf8(content.clone()).unwrap();
            let values = xml.split("<c:v>").skip(1).filter_map(|value| value.split("</c:v>").next());
            let words = format!("{name}: {}", values.collect::<Vec<_>>().join(" "));
            lines.push(Line { words, comments: Vec::new() });
        }
        Shown(lines)
    }

    /// What it says without comments.
    pub fn without_comments(&self) -> Vec<&str> {
        self.0.iter().map(|line| &*line.words).collect()
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Line { words, comments } in &self.0 {
            writeln!(f, "{words}")?;
            comments.iter().try_for_each(|comment| writeln!(f, "    » {comment}"))?;
        }
        Ok(())
    }
}

/// Tags and texts of some XML, in order.
fn pieces(xml: &str) -> Vec<(&str, &str)> {
    xml.split('<').skip(1).map(|piece| piece.split_once('>').unwrap_or((piece, ""))).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn comments(xml: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (tag, text) in pieces(xml) {
        if tag.starts_with("w:comment ") {
            let author = attribute(tag, "w:author").unwrap_or_default();
            found.push((attribute(tag, "w:id").unwrap_or_default().to_owned(), format!("{author}: ")));
        } else if tag == "w:t" || tag.starts_with("w:t ") {
            found.last_mut().unwrap().1.push_str(text);
        }
    }
    found
}

fn lines(xml: &str, keys: &[String], comments: &[(String, String)]) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut line, mut depth) = (Line { words: String::new(), comments: Vec::new() }, 0);
    for (tag, text) in pieces(xml) {
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        match (tag.starts_with('/'), name) {
            (false, "w:tr") => depth += 1,
            (true, "w:tr") => {
                depth -= 1;
                lines.push(std::mem::replace(&mut line, Line { words: String::new(), comments: Vec::new() }));
            }
            (false, "w:tc") => line.words.push_str(if line.words.is_empty() { "| " } else { " | " }),
            (true, "w:p") if depth == 0 => {
                lines.push(std::mem::replace(&mut line, Line { words: String::new(), comments: Vec::new() }));
            }
            (false, "w:hyperlink") => {
                let carrier =
                    attribute(tag, "w:tooltip").and_then(|name| name.strip_prefix('k')?.parse::<usize>().ok());
                let key = carrier.and_then(|n| keys.get(n.checked_sub(1)?));
                line.words.push_str(&format!("{{{} ", key.map_or("?", |key| key)));
            }
            (true, "w:hyperlink") => line.words.push('}'),
            (false, "w:ins") => line.words.push_str("[+"),
            (true, "w:ins") => line.words.push_str("+]"),
            (false, "w:del") => line.words.push_str("[-"),
            (true, "w:del") => line.words.push_str("-]"),
            (false, "w:b") => line.words.push('*'),
            (false, "w:t" | "w:delText") => line.words.push_str(text),
            (false, "w:footnoteReference") => line.words.push_str("[^]"),
            (false, "w:drawing") => line.words.push_str("[drawing]"),
            (false, "w:commentReference") => {
                let id = attribute(tag, "w:id").unwrap_or_default();
                line.comments.extend(comments.iter().filter(|(own, _)| own == id).map(|(_, words)| words.clone()));
            }
            _ => {}
        }
    }
    lines
}
