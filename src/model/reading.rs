//! The rules of reading: what is asked of every workbook, whatever its form.
//!
//! In: nothing. Out: their ids, for `intake`, `normalise` and whoever receives workbooks, and what people are told of them.
//! Must not: read. The rules of content, V01 and on, stand in the form and in `validate`.

use super::finding::Severity::{self, Error, Info, Warning};

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

/// A rule of reading, for people.
pub struct Reading {
    /// `R05`.
    pub id: &'static str,
    /// Weights its findings can have, heaviest first.
    pub severity: &'static [Severity],
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    /// What breaks it, in Vietnamese.
    pub example: &'static str,
}

/// All of them, by id.
pub const RULES: [Reading; 16] = [
    Reading {
        id: UNOPENABLE,
        severity: &[Error],
        title: "Tệp mở được như một bảng tính, không hỏng, không vượt giới hạn",
        example: "Tệp có mật khẩu, tệp rỗng, tệp HTML đổi đuôi thành .xls, danh mục hơn 5.000 dòng",
    },
    Reading {
        id: PLACE,
        severity: &[Error],
        title: "Tệp ghi rõ địa phương nào gửi",
        example: "Ô Địa phương ghi “Hà Tay”: không đúng tên địa phương nào",
    },
    Reading {
        id: SHEET,
        severity: &[Error, Warning, Info],
        title: "Có đủ trang tính bắt buộc và dòng tiêu đề cột",
        example: "Tệp không có trang BIEU_04; hoặc trang tính không còn dòng tiêu đề cột",
    },
    Reading {
        id: MISSING,
        severity: &[Error, Warning],
        title: "Chỉ tiêu, ô bắt buộc không để trống",
        example: "Ô D32 (tỷ lệ lấp đầy) để trống",
    },
    Reading {
        id: NUMBER,
        severity: &[Error, Warning],
        title: "Ô số liệu là một con số đọc được, không hai nghĩa",
        example: "Ô ghi “chưa rõ”, “12 cụm, 5 ha”, #REF!",
    },
    Reading {
        id: SEVERAL,
        severity: &[Error, Info],
        title: "Mỗi địa phương có một tệp được tính; lần gửi cao nhất",
        example: "Hai tệp của một tỉnh cùng ghi lần gửi 2 nhưng số liệu khác nhau: chưa tệp nào được tính",
    },
    Reading {
        id: PERIOD,
        severity: &[Error, Warning],
        title: "Tệp thuộc đúng kỳ báo cáo của hội nghị",
        example: "Ô Kỳ báo cáo ghi “năm 2020” trong khi hội nghị lấy số 6 tháng đầu năm 2021",
    },
    Reading {
        id: ABSENT,
        severity: &[Error],
        title: "Địa phương đã gửi báo cáo",
        example: "Đến lúc tổng hợp chưa có tệp nào của địa phương",
    },
    Reading {
        id: CHARACTER,
        severity: &[Warning, Info],
        title: "Ký tự trong ô in được",
        example: "Trong ô có ký tự biểu tượng mà phông chữ văn bản không có",
    },
    Reading {
        id: TWICE,
        severity: &[Error, Warning, Info],
        title: "Mỗi chỉ tiêu, cột, trang tính chỉ có một",
        example: "Chỉ tiêu 15 có ở hai dòng với hai số khác nhau; hai cột cùng tên “Kết quả”",
    },
    Reading {
        id: CHOICE,
        severity: &[Warning],
        title: "Ô lựa chọn ghi đúng một giá trị của danh sách",
        example: "Cột Loại chủ đầu tư ghi “DN” thay cho “Doanh nghiệp”; cột Xử lý nước thải ghi 5 (chỉ có 0, 1, 2)",
    },
    Reading {
        id: LEGACY,
        severity: &[Info],
        title: "Chữ theo Unicode, không theo bảng mã cũ (TCVN3, VNI)",
        example: "Ô dùng phông .VnTime được đọc theo TCVN3 và đổi sang Unicode",
    },
    Reading {
        id: UNIT,
        severity: &[Warning, Info],
        title: "Số liệu theo đơn vị tính của biểu",
        example: "Cột Đơn vị tính ghi “triệu đồng”, biểu dùng “tỷ đồng”: số được đổi và báo lại",
    },
    Reading {
        id: LATE,
        severity: &[Info],
        title: "Báo cáo đến trước hạn của hội nghị",
        example: "Sổ nhận ghi tệp đến sau hạn của hội nghị",
    },
    Reading {
        id: WAIVER,
        severity: &[Warning],
        title: "Miễn trừ của ban tổ chức còn hiệu lực và khớp số liệu",
        example: "Miễn trừ đã hết hạn, hoặc số liệu không còn vi phạm",
    },
    Reading {
        id: FORM,
        severity: &[Error, Warning],
        title: "Mẫu biểu đã phát được dùng đúng biểu mẫu, đúng địa phương",
        example: "Mẫu phát cho Bắc Giang được gửi lại với tên địa phương Bắc Ninh",
    },
];
