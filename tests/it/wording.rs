//! What an official who edits templates meets: all mistakes at once, in two languages, and one document to look at.

use crate::declarations::copy;
use crate::golden::{sample, templates, worker};
use briefbook::compose::Diagnostic;
use briefbook::{
    CheckTemplatesOptions, PreviewOptions, VerifiedDocument, VerifyOptions, check_templates, preview, verify,
};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const PACK: &str = "cum-cong-nghiep";

/// A copy of the packs with changes: file within the pack, text, other text.
fn changed(changes: &[(&str, &str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("templates");
    copy(&templates(), &packs);
    for (file, from, to) in changes {
        let path = packs.join(PACK).join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    (folder, packs)
}

fn mistakes(packs: &Path, target: Option<&str>) -> Vec<Diagnostic> {
    let options = CheckTemplatesOptions { templates: packs.to_owned(), target: target.map(PathBuf::from) };
    check_templates(&options).unwrap()
}

const REPORT: &str = "documents/bao-cao-tong-hop.hbs";
const BRIEF: &str = "documents/tom-tat.hbs";
const SENTENCES: &str = "partials/tom-tat-ba-cau.hbs";
const NOTICE: &str = "documents/du-thao-ket-luan.hbs";

#[test]
fn the_packs_have_no_mistakes_by_themselves_and_with_the_sample() {
    assert_eq!(mistakes(&templates(), None), []);
    assert_eq!(mistakes(&templates(), Some(PACK)), []);
    assert_eq!(mistakes(&templates(), sample().to_str()), []);
}

/// Diagnostics of every kind in three files, each on a line of its own; all are reported at once.
#[test]
fn all_mistakes_are_told_in_one_go_with_place_and_nearest_name() {
    let (_folder, packs) = changed(&[
        (REPORT, "title = \"Báo cáo tổng hợp tình hình", "title = \"{{conference.titel}} tình hình"),
        (REPORT, "ngày {{conference.date_short}};", "ngày {{conference.dat_short}};"),
        (REPORT, "{{#if coverage.late}}", "{{#if coverage.lat}}"),
        (REPORT, "{ head = \"Chỉ tiêu\", show = \"short\" },", "{ head = \"Chỉ tiêu\", show = \"shrot\" },"),
        (
            REPORT,
            "{ head = \"Tỷ lệ\", show = \"value\", align = \"right\" },",
            "{ head = \"Tỷ lệ\", show = \"vlaue\", align = \"right\" },",
        ),
        (REPORT, "rows = \"followed\"", "rows = \"folowed\""),
        (REPORT, "{{fig \"16\" unit=true}}", "{{fig \"16x\" unit=true}}"),
        (REPORT, "{{fig \"13\" unit=true}}", "{{fgi \"13\" unit=true}}"),
        (REPORT, "```note\n", "```ntoe\n"),
        (SENTENCES, "{{fig \"4\" unit=true}}", "{{fig \"4\" units=true}}"),
        (BRIEF, "{{place.region}}", "{{place.regoin}}"),
        (NOTICE, "by=\"nhom\"", "by=\"nhon\""),
    ]);
    let found = mistakes(&packs, Some(PACK));
    let wanted = [
        (REPORT, "titel", "conference.title"),
        (REPORT, "dat_short", "conference.date_short"),
        (REPORT, "coverage.lat", "coverage.late"),
        (REPORT, "\"shrot\"", "short"),
        (REPORT, "\"vlaue\"", "value"),
        (REPORT, "\"folowed\"", "followed"),
        (REPORT, "\"16x\"", "16"),
        (REPORT, "\"fgi\"", "fig"),
        (REPORT, "\"ntoe\"", "note"),
        (SENTENCES, "\"units\"", "unit"),
        (BRIEF, "\"place.regoin\"", "place.region"),
        (NOTICE, "\"nhon\"", "nhom"),
    ];
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    for (file, wrong, nearest) in wanted {
        let one = found.iter().find(|one| one.file == format!("{PACK}/{file}") && one.english.contains(wrong));
        let one = one.unwrap_or_else(|| panic!("no {wrong} in\n{}", shown.join("\n")));
        let near = |text: &str, quoted: String| text.contains(&quoted);
        assert!(near(&one.english, format!("the nearest is \"{nearest}\"")), "{one}");
        assert!(one.vietnamese.contains("gần nhất là") && one.vietnamese.contains(nearest), "{}", one.vietnamese);
        let token = wrong.trim_matches(['"', '`']);
        assert!(one.excerpt.contains(token), "{one}: {}", one.excerpt);
        let text = std::fs::read_to_string(packs.join(&one.file)).unwrap();
        assert!(text.lines().nth(one.line - 1).unwrap().contains(token), "{one} is on another line");
    }
    assert_eq!(found.len(), wanted.len(), "nothing that only follows from them:\n{}", shown.join("\n"));
}

#[test]
fn numbers_and_judgements_typed_beside_figures_are_mistakes() {
    let (_folder, packs) = changed(&[
        (REPORT, "Đến nay đã thành lập {{fig \"3\"}} CCN", "Đến nay đã thành lập {{fig \"3\"}} CCN, tăng 12 CCN"),
        (
            SENTENCES,
            "Đất công nghiệp đã cho thuê",
            "{{!-- nguyên văn: theo Nghị quyết của tỉnh --}}\nVới 5 nhà đầu tư, đất công nghiệp đã cho thuê",
        ),
    ]);
    let found = mistakes(&packs, Some(PACK));
    let told: Vec<(&str, bool)> =
        found.iter().map(|one| (one.file.rsplit('/').next().unwrap(), one.english.contains("\"tăng\""))).collect();
    assert_eq!(told, [("bao-cao-tong-hop.hbs", true), ("bao-cao-tong-hop.hbs", false)], "{found:?}");
}

#[test]
fn declarations_are_checked_with_the_templates() {
    for (file, from, to, line) in [
        ("forms/bieu-04@2024-10-01.toml", "required = true", "requird = true", 1),
        ("../styles/nd30.toml", "004488", "xanh12", 1),
        ("thresholds.toml", "[[", "[", 1),
    ] {
        let (_folder, packs) = changed(&[(file, from, to)]);
        let found = mistakes(&packs, Some(PACK));
        let shown = file.strip_prefix("../").map_or_else(|| format!("{PACK}/{file}"), str::to_owned);
        let one = found.iter().find(|one| one.file == shown);
        let one = one.unwrap_or_else(|| panic!("{file}: {found:?}"));
        assert!(one.line >= line && !one.vietnamese.is_empty(), "{one}");
    }
}

#[test]
fn the_terminal_marks_the_place_and_ends_with_one() {
    let (_folder, packs) = changed(&[(REPORT, "{{fig \"16\" unit=true}}", "{{fig \"16x\" unit=true}}")]);
    let run =
        Command::new(worker()).args(["check-templates", "--lang", "vi", "--templates"]).arg(&packs).output().unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("{{fig \"16x\"")).unwrap();
    let column = lines[at].chars().take_while(|c| *c != '{').count();
    assert!(lines[at + 1].chars().position(|c| c == '^').unwrap().abs_diff(column) <= 2, "{text}");
    assert!(lines[at + 2].contains("biểu không có chỉ tiêu “16x”"), "{text}");
    assert_eq!(lines.last(), Some(&"1 lỗi"));
    let nothing =
        Command::new(worker()).args(["check-templates", "khong-co", "--templates"]).arg(&packs).output().unwrap();
    assert_eq!(nothing.status.code(), Some(2));
}

fn look(document: &str, place: Option<&str>, format: &str) -> anyhow::Result<briefbook::Preview> {
    preview(&PreviewOptions {
        conference: sample(),
        templates: templates(),
        // What was read for this book is not read again.
        out: crate::book::book().parent().unwrap().to_owned(),
        document: document.to_owned(),
        place: place.map(str::to_owned),
        format: format.to_owned(),
        draft: None,
        jobs: 0,
        worker: Some(worker()),
    })
}

#[test]
fn a_preview_is_the_file_of_the_book() {
    for format in ["pdf", "docx"] {
        let seen = look("tom-tat", Some("Tuyên Quang"), format).unwrap();
        assert_eq!(seen.name, format!("08-tuyen-quang.{format}"));
        let book = std::fs::read(crate::book::book().join("tom-tat").join(&seen.name)).unwrap();
        assert!(seen.bytes == book, "{format}: {} bytes, in the book {}", seen.bytes.len(), book.len());
    }
    let text = look("tom-tat", Some("08"), "txt").unwrap();
    assert!(String::from_utf8(text.bytes).unwrap().contains("55,46%"));
}

#[test]
fn a_preview_is_written_in_the_format_its_file_is_named_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("xem.txt");
    let mut command = Command::new(worker());
    command.arg("preview").arg(sample()).args(["--document", "phat-bieu", "--templates"]).arg(templates());
    let done = command.arg("--out").arg(folder.path()).arg("-o").arg(&file).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read_to_string(&file).unwrap().contains("968"));
}

#[test]
fn a_wrong_preview_is_refused_with_the_nearest_name() {
    for (document, place, format, wanted) in [
        ("bao-cao-tong-hp", None, "pdf", "the nearest is \"bao-cao-tong-hop\""),
        ("tom-tat", None, "pdf", "name one with --place"),
        ("tom-tat", Some("Tuyên Kwang"), "pdf", "the nearest names are Tuyên Quang"),
        ("bao-cao-tong-hop", Some("08"), "pdf", "takes no --place"),
        ("tom-tat", Some("08"), "odt", "the formats are pdf, docx and txt"),
    ] {
        let error = look(document, place, format).unwrap_err();
        assert!(format!("{error:#}").contains(wanted), "{error:#}");
    }
}

/// A Word file of the book with changes in the text of its body.
fn edited(path: &str, changes: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(crate::book::book().join(path)).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let target = folder.path().join("sửa.docx");
    let mut writer = ZipWriter::new(std::fs::File::create(&target).unwrap());
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_string()).collect();
    for name in names {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (from, to) in changes {
                assert!(text.contains(from), "no {from:?} in {path}");
                text = text.replacen(from, to, 1);
            }
            bytes = text.into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap();
    (folder, target)
}

fn verified(file: &Path) -> VerifiedDocument {
    let options = VerifyOptions {
        files: vec![file.to_owned()],
        conference: sample(),
        templates: templates(),
        jobs: 0,
        worker: None,
    };
    verify(&options).unwrap().documents.remove(0)
}

#[test]
fn documents_as_they_are_in_the_book_are_right() {
    for path in ["bao-cao-tong-hop", "tom-tat/08-tuyen-quang", "du-thao-ket-luan", "phat-bieu"] {
        let found = verified(&crate::book::book().join(format!("{path}.docx")));
        assert_eq!((found.document.as_str(), found.wrong.len(), found.gone), (path, 0, 0), "{:?}", found.wrong);
        assert!(found.right > 4, "{path}: {}", found.right);
    }
}

#[test]
fn a_figure_that_somebody_changed_is_told_with_what_it_should_be() {
    let (_folder, file) = edited(
        "tom-tat/08-tuyen-quang.docx",
        &[
            (">55,46%<", ">65,46%<"),
            ("Tỉnh Tuyên Quang có ", "Như Sở Công Thương đã trao đổi, đến nay tỉnh có "),
            (">2.650<", ">2.560<"),
        ],
    );
    let found = verified(&file);
    let wrong: Vec<(&str, &str, &str)> =
        found.wrong.iter().map(|w| (w.key.as_str(), w.says.as_str(), w.should.as_str())).collect();
    assert_eq!(wrong, [("08/19/computed", "65,46%", "55,46%"), ("08/25", "2.560", "2.650")], "{found:?}");
    assert_eq!(found.document, "tom-tat/08-tuyen-quang", "known by its title, whatever its name");
    assert!(found.wrong[0].context.contains("65,46%"), "{found:?}");
    let run = Command::new(worker())
        .arg("verify")
        .arg(&file)
        .arg("--conference")
        .arg(sample())
        .arg("--templates")
        .arg(templates())
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{text}");
    assert!(text.contains("08/25: says 2.560, should be 2.650"), "{text}");
}
