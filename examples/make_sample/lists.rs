//! The sheets with one row per thing: DANH_MUC_CCN, VUONG_MAC, DAI_BIEU.

use crate::cluster::{Cluster, DeveloperKind, Kind, Stage};
use crate::styles::{self, Styles};
use crate::submission::Submission;
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Worksheet};

const CLUSTER_HEADS: [&str; 15] = [
    "TT",
    "Tên CCN",
    "Địa bàn",
    "Số, ngày quyết định thành lập",
    "Chủ đầu tư hạ tầng",
    "Loại chủ đầu tư",
    "Diện tích (ha)",
    "Đất công nghiệp (ha)",
    "Đã cho thuê (ha)",
    "Số dự án",
    "Vốn đăng ký (tỷ đồng)",
    "Lao động (người)",
    "Xử lý nước thải",
    "Tình trạng",
    "Ghi chú",
];
const CLUSTER_WIDTHS: [u16; 15] = [5, 27, 27, 34, 34, 15, 10, 11, 10, 8, 11, 10, 9, 11, 26];
const DIFFICULTY_WIDTHS: [u16; 5] = [5, 28, 62, 62, 22];
const DELEGATE_WIDTHS: [u16; 6] = [5, 22, 40, 36, 16, 14];
const DEVELOPERS: [&str; 3] = ["Doanh nghiệp", "Đơn vị sự nghiệp", "UBND"];
const STATES: [&str; 3] = ["Quy hoạch", "Thành lập", "Hoạt động"];

/// One row per planned cluster.
pub(crate) fn write_clusters(sheet: &mut Worksheet, submission: &Submission, styles: &Styles) -> Result<()> {
    sheet.set_name("DANH_MUC_CCN")?;
    styles::set_widths(sheet, &CLUSTER_WIDTHS)?;
    styles::set_page(sheet, "DANH MỤC CỤM CÔNG NGHIỆP", true);
    styles::write_heads(sheet, 0, &CLUSTER_HEADS, &CLUSTER_WIDTHS, styles)?;
    for (row, cluster) in (1..).zip(&submission.clusters) {
        sheet.write_number_with_format(row, 0, row, &styles.centred)?;
        write_words(sheet, row, cluster, styles)?;
        write_amounts(sheet, row, cluster, styles)?;
    }
    let last = u32::try_from(submission.clusters.len())?;
    sheet.add_data_validation(1, 5, last, 5, &DataValidation::new().allow_list_strings(&DEVELOPERS)?)?;
    sheet.add_data_validation(1, 12, last, 12, &DataValidation::new().allow_list_strings(&["0", "1", "2"])?)?;
    sheet.add_data_validation(1, 13, last, 13, &DataValidation::new().allow_list_strings(&STATES)?)?;
    Ok(())
}

fn write_words(sheet: &mut Worksheet, row: u32, cluster: &Cluster, styles: &Styles) -> Result<()> {
    let developer = cluster.developer.as_ref();
    let kind = developer.map_or("", |(_, kind)| match kind {
        DeveloperKind::Enterprise => DEVELOPERS[0],
        DeveloperKind::PublicUnit => DEVELOPERS[1],
        DeveloperKind::Committee => DEVELOPERS[2],
    });
    let state = match cluster.stage {
        Stage::Planned => STATES[0],
        Stage::Established => STATES[1],
        Stage::Operating | Stage::Unestablished => STATES[2],
    };
    let texts = [
        (1_u16, cluster.name.as_str()),
        (2, cluster.commune.as_str()),
        (3, cluster.decision.as_ref().map_or("", |decision| decision.text.as_str())),
        (4, developer.map_or("", |(name, _)| name.as_str())),
        (5, kind),
        (13, state),
        (14, note(cluster)),
    ];
    let by_column = texts.map(|(_, text)| text);
    let widths = texts.map(|(column, _)| CLUSTER_WIDTHS[usize::from(column)]);
    styles::set_height(sheet, row, &by_column, &widths)?;
    for (column, text) in texts {
        if text.is_empty() {
            sheet.write_blank(row, column, &styles.text)?;
        } else {
            sheet.write_string_with_format(row, column, text, &styles.text)?;
        }
    }
    Ok(())
}

fn note(cluster: &Cluster) -> &'static str {
    match (cluster.stage, cluster.kind) {
        (Stage::Unestablished, _) => "Hình thành trước 05/10/2009, chưa có quyết định thành lập",
        (_, Kind::CraftVillage) => "Cụm làng nghề",
        (_, Kind::Specialised) => "Cụm chuyên ngành",
        (Stage::Planned, _) if cluster.detailed_plan => "Đã phê duyệt quy hoạch chi tiết",
        _ => "",
    }
}

/// A cluster that is only planned has an area and nothing else yet.
fn write_amounts(sheet: &mut Worksheet, row: u32, cluster: &Cluster, styles: &Styles) -> Result<()> {
    let amounts = [
        (6, cluster.area, 2),
        (7, cluster.industrial, 2),
        (8, cluster.leased, 2),
        (9, cluster.projects, 0),
        (10, cluster.capital, 1),
        (11, cluster.workers, 0),
        (12, cluster.wastewater, 0),
    ];
    for (column, amount, decimals) in amounts {
        if cluster.stage == Stage::Planned && column > 6 {
            sheet.write_blank(row, column, &styles.number)?;
        } else {
            let value = styles::double(Decimal::new(amount, decimals))?;
            sheet.write_number_with_format(row, column, value, &styles.number)?;
        }
    }
    Ok(())
}

/// Difficulties and proposals.
pub(crate) fn write_difficulties(sheet: &mut Worksheet, submission: &Submission, styles: &Styles) -> Result<()> {
    sheet.set_name("VUONG_MAC")?;
    styles::set_widths(sheet, &DIFFICULTY_WIDTHS)?;
    styles::set_page(sheet, "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ", true);
    let heads = ["TT", "Nhóm vấn đề", "Nội dung khó khăn, vướng mắc", "Kiến nghị", "Cơ quan giải quyết"];
    styles::write_heads(sheet, 0, &heads, &DIFFICULTY_WIDTHS, styles)?;
    for (row, difficulty) in (1..).zip(&submission.difficulties) {
        sheet.write_number_with_format(row, 0, row, &styles.centred)?;
        let texts = [&difficulty.group, &difficulty.content, &difficulty.proposal, &difficulty.agency];
        styles::set_height(sheet, row, &texts.map(String::as_str), &DIFFICULTY_WIDTHS[1..])?;
        for (column, text) in (1..).zip(texts) {
            sheet.write_string_with_format(row, column, text, &styles.text)?;
        }
    }
    Ok(())
}

/// Delegates of the venue.
pub(crate) fn write_delegates(sheet: &mut Worksheet, submission: &Submission, styles: &Styles) -> Result<()> {
    sheet.set_name("DAI_BIEU")?;
    styles::set_widths(sheet, &DELEGATE_WIDTHS)?;
    styles::set_page(sheet, "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ", true);
    let heads = ["TT", "Họ và tên", "Chức vụ", "Cơ quan", "Điện thoại", "Đăng ký phát biểu"];
    styles::write_heads(sheet, 0, &heads, &DELEGATE_WIDTHS, styles)?;
    for (row, delegate) in (1..).zip(&submission.delegates) {
        sheet.write_number_with_format(row, 0, u32::try_from(delegate.number)?, &styles.centred)?;
        let speaks = if delegate.speaks { "Có" } else { "Không" };
        let texts = [&delegate.name, &delegate.post, &delegate.agency, &delegate.phone, speaks];
        styles::set_height(sheet, row, &texts, &DELEGATE_WIDTHS[1..])?;
        for (column, text) in (1..).zip(texts) {
            sheet.write_string_with_format(row, column, text, &styles.text)?;
        }
    }
    let last = u32::try_from(submission.delegates.len())?;
    sheet.add_data_validation(1, 5, last, 5, &DataValidation::new().allow_list_strings(&["Có", "Không"])?)?;
    Ok(())
}
