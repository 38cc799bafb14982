//! The words of templates as a document: `docs/templates.vi.md`.
//!
//! In: the vocabulary of `compose`, the forms of every pack. Out: Markdown in Vietnamese. Must not: explain a word that
//! templates cannot use, or leave one out.

use crate::compose::template_api::{self, Word};
use crate::config;
use crate::model::form::{Form, SheetKind};
use crate::validate;
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

/// The document.
///
/// # Errors
/// A declaration is wrong.
pub fn template_reference(templates: &Path) -> Result<String> {
    let mut out = String::from(OPENING);
    helpers(&mut out);
    list(&mut out, "Khối", "Viết giữa hai dòng ba dấu huyền, dòng đầu có tên khối.", &template_api::BLOCKS);
    list(&mut out, "Hàng của bảng (`rows`)", "Ngoài ra: tên một danh mục của biểu.", &template_api::ROWS);
    shows(&mut out);
    keys(&mut out);
    list(&mut out, "Tên dùng trong `{{…}}`", CONTEXT, &template_api::CONTEXT);
    for (pack, form) in config::forms(templates, &validate::built_in())? {
        of_form(&mut out, &pack, &form);
    }
    Ok(out)
}

const OPENING: &str = "# Viết mẫu tài liệu: các từ dùng được

Tệp này do lệnh `briefbook templates` in ra. Mẫu nằm ở `templates/<gói>/documents/*.hbs`, sửa bằng Notepad; soát lỗi bằng
`briefbook check-templates`, xem thử bằng `briefbook preview`.

";

const CONTEXT: &str =
    "`[]` là danh sách: dùng trong `{{#each …}}`, ví dụ `{{#each findings.list}}{{message}}{{/each}}`.";

fn heading(out: &mut String, title: &str, about: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "## {title}\n\n{about}\n\n");
}

fn table(out: &mut String, heads: [&str; 2], rows: impl Iterator<Item = (String, String)>) {
    let _ = write!(out, "| {} | {} |\n|---|---|\n", heads[0], heads[1]);
    for (left, right) in rows {
        let _ = writeln!(out, "| {} | {} |", left.replace('|', "\\|"), right.replace('|', "\\|"));
    }
    out.push('\n');
}

fn words(words: &'static [Word]) -> impl Iterator<Item = (String, String)> {
    words.iter().map(|word| (format!("`{}`", word.name), word.about.to_owned()))
}

fn list(out: &mut String, title: &str, about: &str, list: &'static [Word]) {
    heading(out, title, about);
    table(out, ["từ", "nghĩa"], words(list));
}

fn helpers(out: &mut String) {
    heading(out, "Hàm", "Gọi trong `{{…}}`; trong ngoặc đơn khi đứng trong một lời gọi khác.");
    let rows = template_api::HELPERS.iter();
    table(out, ["ví dụ", "nghĩa"], rows.map(|helper| (format!("`{}`", helper.example), helper.about.to_owned())));
}

fn shows(out: &mut String) {
    list(out, "Mục của con số (`show`)", "Dùng với `fig`, và ở cột có `line`.", &template_api::ASPECTS);
    heading(out, "Cột in được gì (`show` của cột)", "Tùy theo hàng của bảng.");
    for (rows, shown) in template_api::SHOWS {
        let title = match rows {
            "sheet" => "Hàng là danh mục (thêm các cột của danh mục đó)".to_owned(),
            "lines" => "Hàng là `lines` (thêm mọi mục của con số)".to_owned(),
            rows => format!("Hàng là `{rows}`"),
        };
        let _ = write!(out, "### {title}\n\n");
        table(out, ["từ", "nghĩa"], words(shown));
    }
}

fn keys(out: &mut String) {
    heading(out, "Khóa", "Viết theo TOML, mỗi dòng `khóa = giá trị`.");
    for (title, keys) in template_api::KEYS {
        let _ = write!(out, "### Khóa của {title}\n\n");
        table(out, ["khóa", "nghĩa"], words(keys));
    }
}

/// Codes of lines, and keys of sheets and columns.
fn of_form(out: &mut String, pack: &str, form: &Form) {
    heading(out, &format!("Gói `{pack}`, biểu `{}`", form.id), &form.title);
    let lines = form.lines.iter().map(|line| (format!("`{}`", line.code), format!("{} ({})", line.short, line.unit)));
    table(out, ["mã chỉ tiêu", "tên ngắn"], lines);
    for sheet in &form.sheets {
        if let SheetKind::Table(columns) = &sheet.kind {
            let _ = write!(out, "### Danh mục `{}` (trang {})\n\n", sheet.key, sheet.name);
            let own = columns.iter().map(|column| (format!("`{}`", column.key), column.name().to_owned()));
            let of_each = [("`place`", "tên địa phương"), ("`place_code`", "mã địa phương, chỉ trong `{{…}}`")];
            table(out, ["cột", "nghĩa"], own.chain(of_each.map(|(key, about)| (key.to_owned(), about.to_owned()))));
        }
    }
}
