//! What the papers of the chair say, and what they must not: register, dates, telephone numbers, words.

use crate::golden::{root, sample, templates};
use briefbook::model::document::{Block, Document};
use briefbook::render::text::{Provenance, text};
use briefbook::{BuildOptions, CheckTemplatesOptions, build, check_templates, documents};
use chrono::NaiveDate;
use std::path::Path;
use std::sync::LazyLock;

type Documents = LazyLock<Vec<Document>>;

static OF_2026: Documents =
    LazyLock::new(|| documents(&root().join("input/2026-12-hoi-nghi-ccn"), &templates()).unwrap());
static OF_2021: Documents = LazyLock::new(|| documents(&sample(), &templates()).unwrap());

fn words(documents: &[Document], path: &str) -> String {
    let document = documents.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("no {path}"));
    text(document, Provenance::Hidden).replace('\u{a0}', " ")
}

/// Days after `trước ngày ` in a text.
fn due(text: &str) -> Vec<NaiveDate> {
    let day = |rest: &str| {
        let token = rest.split(|c: char| !c.is_ascii_digit() && c != '/').next()?;
        NaiveDate::parse_from_str(token, "%d/%m/%Y").ok()
    };
    text.split("trước ngày ").skip(1).filter_map(day).collect()
}

#[test]
fn the_minister_instructs_his_own_units_and_asks_others() {
    let notice = words(&OF_2026, "du-thao-ket-luan");
    for wanted in [
        "Giao Cục Đổi mới sáng tạo",
        "Đề nghị Ủy ban nhân dân các tỉnh",
        "Đề nghị Bộ Tài chính; giao Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công chuẩn bị văn bản",
        "Ghi nhận, giao Cục Đổi mới",
    ] {
        assert!(notice.contains(wanted), "{wanted}: {notice}");
    }
    for wrong in ["Giao Bộ", "Giao Ủy ban", "giao Ủy ban", "Giao UBND", "Yêu cầu"] {
        assert!(!notice.contains(wrong), "{wrong}: {notice}");
    }
}

#[test]
fn a_petition_of_few_is_noted_and_not_a_task() {
    let notice = words(&OF_2026, "du-thao-ket-luan");
    let (tasks, noted) = notice.split_once("Ghi nhận, giao").unwrap();
    let few = "mô hình xử lý nước thải dùng chung";
    assert!(noted.contains(few) && !tasks.contains(few), "{notice}");
    assert!(tasks.contains("11 địa phương kiến nghị"), "{tasks}");
}

#[test]
fn tasks_are_due_after_the_meeting_and_keep_their_ids() {
    for (documents, meeting) in [(&OF_2021, (2021, 7, 2)), (&OF_2026, (2027, 1, 8))] {
        let notice = words(documents, "du-thao-ket-luan");
        let (y, m, d) = meeting;
        let meeting = NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let (_, tasks) = notice.split_once("NHIỆM VỤ").unwrap();
        // The day of the first regulation is part of a task's words.
        let days: Vec<NaiveDate> =
            due(tasks).into_iter().filter(|day| day.format("%d/%m/%Y").to_string() != "05/10/2009").collect();
        assert!(days.len() > 5 && days.iter().all(|day| *day > meeting), "{days:?}");
        assert!(!tasks.contains("…/…"), "{tasks}");
    }
    let notice = words(&OF_2026, "du-thao-ket-luan");
    assert!(notice.contains("[TB-2027-01/03]") && notice.contains("[KN-0DC4]"), "{notice}");
}

#[test]
fn the_next_conference_tells_what_became_of_the_tasks() {
    let notice = words(&OF_2026, "du-thao-ket-luan");
    let row = |id: &str| notice.lines().find(|line| line.contains(id)).unwrap_or_else(|| panic!("{id}: {notice}"));
    assert!(row("TB-2026-07/04").contains("hoàn thành quá hạn (văn bản hướng dẫn ngày 20/11/2026)"), "{notice}");
    assert!(row("TB-2026-07/05").contains("chưa báo cáo, quá hạn"), "{notice}");
    assert!(row("TB-2026-07/02").contains("địa phương đã hoàn thành"), "{notice}");
    let brief = words(&OF_2026, "tom-tat/08-tuyen-quang");
    assert!(brief.contains("Quyết định thành lập các CCN hình thành trước ngày 05/10/2009 chưa có quyết định thành lập: chưa hoàn thành, quá hạn"), "{brief}");
}

#[test]
fn telephone_numbers_stand_in_the_internal_list_alone() {
    let mut listed = 0;
    for document in OF_2026.iter().chain(OF_2021.iter()) {
        let said = text(document, Provenance::Hidden).replace('\u{a0}', " ");
        if document.path.starts_with("noi-bo/") {
            assert!(said.contains("LƯU HÀNH NỘI BỘ"));
            listed += 1;
        } else {
            assert!(!said.contains("0200 0") && !said.contains("Điện thoại"), "{}", document.path);
        }
    }
    assert_eq!(listed, 2);
}

#[test]
fn page_1_of_a_brief_holds_no_code_file_or_command() {
    for document in OF_2026.iter().filter(|document| document.path.starts_with("tom-tat/")) {
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let first: Vec<Block> = blocks.take_while(|block| **block != Block::PageBreak).cloned().collect();
        let mut page = document.clone();
        page.sections.truncate(1);
        page.sections[0].blocks = first;
        let said = text(&page, Provenance::Hidden);
        assert!(!said.contains(".xlsx") && !said.contains("briefbook"), "{}: {said}", document.path);
        let codes = said.split(|c: char| !c.is_alphanumeric()).filter(|word| {
            word.len() == 3 && word.starts_with(['V', 'R']) && word[1..].chars().all(|c| c.is_ascii_digit())
        });
        assert_eq!(codes.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", document.path);
        assert!(said.contains("Hai câu hỏi"), "{}: {said}", document.path);
    }
}

#[test]
fn the_missing_locality_has_a_brief_of_what_was_last_known() {
    let brief = words(&OF_2026, "tom-tat/96-ca-mau");
    assert!(brief.contains("chưa gửi báo cáo năm 2026") && brief.contains("Số liệu gần nhất"), "{brief}");
    assert!(brief.contains("Vì sao đến nay chưa gửi báo cáo"), "{brief}");
}

#[test]
fn words_to_avoid_are_found_in_templates() {
    let folder = tempfile::tempdir().unwrap();
    crate::declarations::copy(&templates(), folder.path());
    let target = folder.path().join("cum-cong-nghiep/documents/phat-bieu.hbs");
    let said = std::fs::read_to_string(&target).unwrap();
    std::fs::write(&target, said + "\nĐã lập {{fig \"3\"}} trên {{fig \"1\"}} CCN.\n").unwrap();
    let options = CheckTemplatesOptions { templates: folder.path().to_owned(), target: Some("cum-cong-nghiep".into()) };
    let found = check_templates(&options).unwrap();
    assert!(found.iter().any(|found| found.english.contains("\"trên … CCN\" is avoided")), "{found:?}");
    assert_eq!(found.len(), 1, "the pack itself avoids them: {found:?}");
}

#[test]
fn a_deadline_is_past_only_at_a_moment_that_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let letter = |out: &str, at: Option<&str>| {
        let options = BuildOptions {
            conference: root().join("input/2026-12-hoi-nghi-ccn"),
            templates: templates(),
            out: folder.path().join(out),
            at: at.map(|at| at.parse().unwrap()),
            jobs: 0,
            fresh: false,
            worker: Some(crate::golden::worker()),
        };
        let book = build(&options, &crate::declarations::Quiet).unwrap().folder;
        read(&book.join("phan-hoi/96-ca-mau.docx"))
    };
    assert!(letter("plain", None).contains("trước 17h00 ngày 06/01/2027"));
    let late = letter("late", Some("2027-01-07T18:00:00+07:00"));
    assert!(late.contains("ngay sau khi nhận được văn bản này"), "{late}");
}

fn read(path: &Path) -> String {
    briefbook::render::docx::read::back(&std::fs::read(path).unwrap()).unwrap().text.replace('\u{a0}', " ")
}
