//! The rules of reading: what is asked of every workbook, whatever its form. Whoever receives and reads workbooks checks
//! them.

use super::finding::Severity::{self, Error, Info, Warning};
use super::rule::{Origin, Rule, Status};

/// A file cannot be opened as a workbook.
pub const UNOPENABLE: &str = "R01";
/// The locality is not named, unknown or ambiguous.
pub const PLACE: &str = "R02";
/// A required sheet, or its header row, is absent.
pub const SHEET: &str = "R03";
/// A required line is absent or empty.
pub const MISSING: &str = "R04";
/// A cell that should hold a number holds something else.
pub const NUMBER: &str = "R05";
/// Several workbooks of one locality.
pub const SEVERAL: &str = "R06";
/// The workbook is for another period, or does not say for which.
pub const PERIOD: &str = "R07";
/// A locality sent nothing usable.
pub const ABSENT: &str = "R08";
/// A character that no document can print was replaced by its code.
pub const CHARACTER: &str = "R09";
/// A line, a sheet or a column stands twice in a workbook, or a row names two lines.
pub const TWICE: &str = "R10";
/// A word outside the list a column allows.
pub const CHOICE: &str = "R11";
/// Text in an encoding from before Unicode was repaired.
pub const LEGACY: &str = "R12";
/// A value stands in another unit than the form's.
pub const UNIT: &str = "R13";
/// A locality's first workbook came after the deadline.
pub const LATE: &str = "R14";
/// A waiver of the conference does not apply any more.
pub const WAIVER: &str = "R15";
/// The workbook's mark names another form or another locality than the workbook.
pub const FORM: &str = "R16";

/// All of them, by id.
pub fn rules() -> Vec<Rule> {
    vec![
        rule(
            UNOPENABLE,
            &[Error],
            "Tệp mở được như một bảng tính, không hỏng, không vượt giới hạn",
            "Tệp có mật khẩu, tệp rỗng, tệp HTML đổi đuôi thành .xls, danh mục hơn 5.000 dòng",
        ),
        rule(
            PLACE,
            &[Error],
            "Tệp ghi rõ địa phương nào gửi",
            "Ô Địa phương ghi “Hà Tay”: không đúng tên địa phương nào",
        ),
        rule(
            SHEET,
            &[Error, Warning, Info],
            "Có đủ trang tính bắt buộc và dòng tiêu đề cột",
            "Tệp không có trang BIEU_04; hoặc trang tính không còn dòng tiêu đề cột",
        ),
        rule(MISSING, &[Error, Warning], "Chỉ tiêu, ô bắt buộc không để trống", "Ô D32 (tỷ lệ lấp đầy) để trống"),
        rule(
            NUMBER,
            &[Error, Warning],
            "Ô số liệu là một con số đọc được, không hai nghĩa",
            "Ô ghi “chưa rõ”, “12 cụm, 5 ha”, #REF!",
        ),
        rule(
            SEVERAL,
            &[Error, Info],
            "Mỗi địa phương có một tệp được tính; lần gửi cao nhất",
            "Hai tệp của một tỉnh cùng ghi lần gửi 2 nhưng số liệu khác nhau: chưa tệp nào được tính",
        ),
        rule(
            PERIOD,
            &[Error, Warning],
            "Tệp thuộc đúng kỳ báo cáo của hội nghị",
            "Ô Kỳ báo cáo ghi “năm 2020” trong khi hội nghị lấy số 6 tháng đầu năm 2021",
        ),
        rule(ABSENT, &[Error], "Địa phương đã gửi báo cáo", "Đến lúc tổng hợp chưa có tệp nào của địa phương"),
        rule(
            CHARACTER,
            &[Warning, Info],
            "Ký tự trong ô in được",
            "Trong ô có ký tự biểu tượng mà phông chữ văn bản không có",
        ),
        rule(
            TWICE,
            &[Error, Warning, Info],
            "Mỗi chỉ tiêu, cột, trang tính chỉ có một",
            "Chỉ tiêu 15 có ở hai dòng với hai số khác nhau; hai cột cùng tên “Kết quả”",
        ),
        rule(
            CHOICE,
            &[Warning],
            "Ô lựa chọn ghi đúng một giá trị của danh sách",
            "Cột Loại chủ đầu tư ghi “DN” thay cho “Doanh nghiệp”; cột Xử lý nước thải ghi 5 (chỉ có 0, 1, 2)",
        ),
        rule(
            LEGACY,
            &[Info],
            "Chữ theo Unicode, không theo bảng mã cũ (TCVN3, VNI)",
            "Ô dùng phông .VnTime được đọc theo TCVN3 và đổi sang Unicode",
        ),
        rule(
            UNIT,
            &[Warning, Info],
            "Số liệu theo đơn vị tính của biểu",
            "Cột Đơn vị tính ghi “triệu đồng”, biểu dùng “tỷ đồng”: số được đổi và báo lại",
        ),
        rule(LATE, &[Info], "Báo cáo đến trước hạn của hội nghị", "Sổ nhận ghi tệp đến sau hạn của hội nghị"),
        rule(
            WAIVER,
            &[Warning],
            "Miễn trừ của ban tổ chức còn hiệu lực và khớp số liệu",
            "Miễn trừ đã hết hạn, hoặc số liệu không còn vi phạm",
        ),
        rule(
            FORM,
            &[Error, Warning],
            "Mẫu biểu đã phát được dùng đúng biểu mẫu, đúng địa phương",
            "Mẫu phát cho Bắc Giang được gửi lại với tên địa phương Bắc Ninh",
        ),
    ]
}

fn rule(id: &str, severity: &[Severity], title: &str, example: &str) -> Rule {
    Rule {
        id: id.into(),
        title: title.to_owned(),
        why: String::new(),
        example: example.to_owned(),
        reads: "tệp gửi đến".to_owned(),
        in_force: "mọi kỳ".to_owned(),
        basis: Vec::new(),
        severity: severity.to_vec(),
        reweighed: None,
        status: Status::Active,
        explainable: false,
        after: Vec::new(),
        origin: Origin::Reading,
        defined: file!().replace('\\', "/"),
    }
}
