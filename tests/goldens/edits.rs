//! Edits that people make in Word documents, and what `verify` has to say of each: tests/edits/edits.toml.

use crate::charts::template_of_charts;
use crate::support::golden::{root, templates, worker};
use briefbook::localities::LocalityMap;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::model::locality::Vintage;
use briefbook::model::word_base::{WordBase, figure_name};
use briefbook::render::docx;
use briefbook::word_edits::judge::{Judged, Vocabulary, judge};
use briefbook::word_edits::read;
use briefbook::{PreviewOptions, preview};
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

#[derive(Deserialize)]
struct Table {
    edit: Vec<Edit>,
}

/// One edit, or several of one document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    name: String,
    /// The report of the first conference unless another is named.
    #[serde(default = "report")]
    document: String,
    /// Path in the package.
    #[serde(default = "body")]
    part: String,
    /// Of a part that is a package itself, the path in that.
    inside: Option<String>,
    /// What is looked for and what is put in its place, the first time it stands there. `{08/3}` stands for the figure's link; see
    /// the head of the table.
    change: Vec<[String; 2]>,
    /// What is wrong: `what key: should → says`.
    #[serde(default)]
    wrong: Vec<String>,
    /// Keys of figures that are gone.
    #[serde(default)]
    gone: Vec<String>,
    /// What is unproven.
    #[serde(default)]
    unproven: Vec<String>,
}

fn report() -> String {
    "bao-cao-tong-hop".to_owned()
}

fn body() -> String {
    "word/document.xml".to_owned()
}

type Documents = LazyLock<BTreeMap<&'static str, Vec<u8>>>;

static DOCUMENTS: Documents = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let charts = template_of_charts(folder.path()).unwrap();
    let made = |document: &'static str, place: Option<&str>, packs: &Path| {
        let options = PreviewOptions {
            conference: root().join("input/2021-07-02-ccn"),
            templates: packs.to_owned(),
            out: folder.path().join("output"),
            document: document.to_owned(),
            place: place.map(str::to_owned),
            draft: None,
            format: "docx".to_owned(),
            jobs: 0,
            worker: Some(worker()),
        };
        (document, preview(&options).unwrap().bytes)
    };
    BTreeMap::from([
        made("bao-cao-tong-hop", None, &templates()),
        made("du-thao-ket-luan", None, &templates()),
        made("tom-tat", Some("08"), &templates()),
        made("bieu-do", None, &charts),
    ])
});

pub fn trials() -> Vec<Trial> {
    let text = std::fs::read_to_string(root().join("tests/edits/edits.toml")).unwrap();
    let table: Table = toml::from_str(&text).unwrap();
    table.edit.into_iter().map(|edit| Trial::test(format!("edits/{}", edit.name), move || tried(&edit))).collect()
}

fn tried(edit: &Edit) -> Result<(), Failed> {
    let made = DOCUMENTS.get(&*edit.document).ok_or("no such document")?;
    let base = docx::read::base(made)?.ok_or("the document does not know what it was generated as")?;
    let edited = edited(made, &base, edit)?;
    let seen = judge(&base, &read(&edited)?, &vocabulary(&base));
    let wanted = [&edit.wrong, &edit.gone, &edit.unproven];
    let told = told(&seen);
    let [wrong, gone, unproven] = &told;
    if wanted != [wrong, gone, unproven] {
        return Err(format!("wanted {wanted:#?}\ntold {told:#?}").into());
    }
    Ok(())
}

fn told(seen: &Judged) -> [Vec<String>; 3] {
    let word = |what: &dyn erased::Word| what.word();
    let wrong = seen.wrong.iter().map(|wrong| {
        let view = word(&wrong.view);
        let view = if view == "both" { String::new() } else { format!(" ({view})") };
        format!("{} {}: {} → {}{view}", word(&wrong.what), wrong.key, wrong.should, wrong.says)
    });
    let unproven = seen.unproven.iter().map(|one| format!("{} {}", word(&one.what), one.says));
    [wrong.collect(), seen.removed.iter().map(|gone| gone.key.clone()).collect(), unproven.collect()]
}

/// Words of a contract as JSON has them.
mod erased {
    pub trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            serde_json::to_value(self).unwrap().as_str().unwrap().to_owned()
        }
    }
}

fn vocabulary(base: &WordBase) -> Vocabulary {
    let map = LocalityMap::load(Vintage::V63, "2021-07-02".parse().unwrap()).unwrap();
    let places = map.localities().iter().map(|one| &*one.name).chain(map.regions().iter().map(|one| &*one.name));
    Vocabulary::new(Catalogue::embedded(Language::Vi), base.figures.iter().map(|figure| &*figure.unit), places)
}

fn edited(made: &[u8], base: &WordBase, edit: &Edit) -> Result<Vec<u8>, Failed> {
    with_part(made, &edit.part, |part| match &edit.inside {
        Some(inside) => with_part(part, inside, |part| changed(part, base, edit)),
        None => changed(part, base, edit),
    })
}

/// A package with another part.
fn with_part(package: &[u8], path: &str, change: impl Fn(&[u8]) -> Result<Vec<u8>, Failed>) -> Result<Vec<u8>, Failed> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for n in 0..archive.len() {
        let mut part = archive.by_index(n)?;
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        if name == path {
            found = true;
            bytes = change(&bytes)?;
        }
        out.start_file(name, SimpleFileOptions::default())?;
        out.write_all(&bytes)?;
    }
    if found { Ok(out.finish()?.into_inner()) } else { Err(format!("there is no {path}").into()) }
}

/// The text of a part as somebody left it.
fn changed(part: &[u8], base: &WordBase, edit: &Edit) -> Result<Vec<u8>, Failed> {
    let mut text = String::from_utf8(part.to_vec())?;
    for [find, replace] in &edit.change {
        let (find, replace) = (expanded(&text, base, find)?, expanded(&text, base, replace)?);
        if !text.contains(&find) {
            text = text.replace('\u{a0}', " ");
        }
        if !text.contains(&find) {
            return Err(format!("{} does not hold {find}", edit.part).into());
        }
        text = text.replacen(&find, &replace, 1);
    }
    Ok(text.into_bytes())
}

/// Puts the XML of figures in place of their names.
fn expanded(text: &str, base: &WordBase, template: &str) -> Result<String, Failed> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').ok_or("a brace is not closed")?;
        out.push_str(before);
        out.push_str(&named(text, base, name)?);
        rest = after;
    }
    Ok(out + rest)
}

/// `row::08/3#2=986`: an element around, the key, which of its places, another text; `row::08/3~5~6` with other words in it.
fn named(text: &str, base: &WordBase, name: &str) -> Result<String, Failed> {
    let (name, words) = name.split_once('~').map_or((name, None), |(name, words)| (name, words.split_once('~')));
    let (name, shown) = name.split_once('=').map_or((name, None), |(name, shown)| (name, Some(shown)));
    let (around, name) = name.rsplit_once("::").map_or(("link", name), |(around, name)| (around, name));
    let (key, place) = name.split_once('#').map_or((name, 1), |(key, place)| (key, place.parse().unwrap()));
    let mut places = base.figures.iter().enumerate().filter(|(_, figure)| figure.key == key);
    let (n, figure) = places.nth(place - 1).ok_or_else(|| format!("no figure {name}"))?;
    let tip = format!("w:tooltip=\"{}\"", figure_name(n));
    let at = text.find(&tip).ok_or_else(|| format!("{tip} is gone"))?;
    let element = |open: &str, close: &str| -> Option<String> {
        let start = text[..at].rfind(open)?;
        let end = at + text[at..].find(close)? + close.len();
        Some(text[start..end].to_owned())
    };
    let link = element("<w:hyperlink", "</w:hyperlink>").ok_or("no link")?;
    let found = match around {
        "link" => link,
        "row" => element("<w:tr>", "</w:tr>").ok_or("no row")?,
        "cell" => element("<w:tc>", "</w:tc>").ok_or("no cell")?,
        "paragraph" => element("<w:p>", "</w:p>").ok_or("no paragraph")?,
        // The number without what carries it.
        "run" => {
            let start = link.find("<w:r>").ok_or("no run")?;
            let end = link.rfind("</w:r>").ok_or("no run")? + "</w:r>".len();
            link[start..end].to_owned()
        }
        // With a property.
        property => link.replacen("<w:r>", &format!("<w:r><w:rPr><w:{property}/></w:rPr>"), 1),
    };
    if let Some((from, to)) = words {
        let is_there = found.contains(from);
        return if is_there { Ok(found.replacen(from, to, 1)) } else { Err(format!("no {from:?} in {found}").into()) };
    }
    Ok(match shown {
        Some(shown) => found.replacen(&figure.text, shown, 1),
        None => found,
    })
}
