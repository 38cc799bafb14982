//! The first sheet: what the workbook is and how to read it.

use super::grid::BEFORE;
use super::summary_workbook::SummaryWorkbook;
use crate::model::figure::CARRIED;
use crate::model::number::moment;
use crate::spreadsheets::book::{self, Paper, SYNTHETIC};
use crate::spreadsheets::cell::text;
use anyhow::Result;

const SHEET: &str = "Thuyết minh";

const HOW_TO_READ: [&str; 8] = [
    "Trang “Địa phương” ghi số liệu đúng như địa phương báo cáo và được tính; ô trống là chưa có số liệu dùng được, không phải số 0.",
    "Các trang “Vùng” và “Cả nước” là công thức tính từ trang “Địa phương”, có thể bấm vào từng ô để xem; số địa phương có số liệu ghi ngay bên cạnh mỗi số tổng.",
    "Tỷ lệ của vùng và cả nước bằng tổng tử số chia tổng mẫu số của các địa phương báo cáo đủ cả hai, không phải trung bình các tỷ lệ.",
    "Từ “khoảng”, “trên”, “dưới” trước con số là của địa phương; từ đó thuộc định dạng của ô, giá trị của ô vẫn là con số. Số tổng có từ kèm theo được ghi ở cột “Số in trong tài liệu”.",
    "Dấu “…” là chưa địa phương nào có số liệu dùng được.",
    "Bảng tính chỉ giữ được khoảng 15 chữ số của một số; ô nào có giá trị chính xác dài hơn thì có ghi chú kèm theo.",
    "Trang “Nguồn số liệu” dẫn từng con số về tệp, trang tính, ô và nội dung nguyên văn của ô; trang “Điểm cần xem lại” liệt kê các điểm đã báo cho địa phương.",
    "Số liệu dùng trong tài liệu hội nghị là số liệu này; sửa ở đây không làm thay đổi các tài liệu đã lập.",
];

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let conference = of.conference;
    let facts = [
        conference.title.to_owned(),
        format!("Kỳ báo cáo: {}. Biểu mẫu: {}.", conference.period, desk.of.form.title),
        format!("Lập lúc {}.", moment(desk.of.created)),
    ];
    desk.sheet(SHEET, "SỐ LIỆU TỔNG HỢP", Paper::A4, (0, 1))?;
    let (sheet, look) = desk.open(SHEET)?;
    sheet.set_column_width(0, 120)?;
    let words = facts.iter().map(String::as_str).chain(HOW_TO_READ);
    let mark = conference.synthetic.then_some(SYNTHETIC);
    let before = of.book.carried.as_ref().map(|carried| {
        format!(
            "Số có dấu {CARRIED} là số kỳ trước ({}), hoặc có gồm số kỳ trước, của địa phương chưa có báo cáo được tính; cột cuối \
             của trang “Địa phương” ghi “{BEFORE}”. Số địa phương có số liệu không tính các địa phương này.",
            carried.period
        )
    });
    for (row, words) in (3..).zip(mark.into_iter().chain(words).chain(before.as_deref())) {
        text(sheet, (row, 0), words, &look.wrapped)?;
        book::fit(sheet, row, &[(words, 115)])?;
    }
    Ok(())
}
