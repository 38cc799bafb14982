//! Delegates without names of persons: posts that every locality has, numbered.

use crate::conference::Conference;
use crate::dice::Dice;
use crate::locality::Locality;

pub(crate) struct Delegate {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) post: String,
    pub(crate) agency: String,
    pub(crate) phone: String,
    pub(crate) speaks: bool,
}

/// Posts and agencies; `{kind}` is tỉnh or thành phố, `{code}` the locality's code. The first two always come.
const POSTS: [(&str, &str); 8] = [
    ("Phó Chủ tịch UBND {kind}", "UBND {kind}"),
    ("Giám đốc Sở Công Thương", "Sở Công Thương"),
    ("Phó Giám đốc Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"),
    ("Phó Giám đốc Sở Tài nguyên và Môi trường", "Sở Tài nguyên và Môi trường"),
    ("Phó Giám đốc Sở Xây dựng", "Sở Xây dựng"),
    ("Trưởng phòng Quản lý công nghiệp", "Sở Công Thương"),
    ("Chủ tịch UBND huyện Mẫu 1", "UBND huyện Mẫu 1"),
    ("Giám đốc doanh nghiệp đầu tư hạ tầng", "Công ty mẫu A{code}-01"),
];

/// The same since departments merged and districts are no more.
const POSTS_NOW: [(&str, &str); 8] = [
    ("Phó Chủ tịch UBND {kind}", "UBND {kind}"),
    ("Giám đốc Sở Công Thương", "Sở Công Thương"),
    ("Phó Giám đốc Sở Tài chính", "Sở Tài chính"),
    ("Phó Giám đốc Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("Phó Giám đốc Sở Xây dựng", "Sở Xây dựng"),
    ("Trưởng phòng Quản lý công nghiệp", "Sở Công Thương"),
    ("Chủ tịch UBND xã Mẫu 1", "UBND xã Mẫu 1"),
    ("Giám đốc doanh nghiệp đầu tư hạ tầng", "Công ty mẫu A{code}-01"),
];

/// Four to eight delegates; one of the first two speaks, sometimes another as well.
pub(crate) fn invite(conference: &Conference, locality: &Locality, dice: &mut Dice) -> Vec<Delegate> {
    let posts = if conference.vintage == "63" { POSTS } else { POSTS_NOW };
    let mut others: Vec<usize> = (2..posts.len()).collect();
    dice.shuffle(&mut others);
    let wanted = [2, 2, 3, 3, 4, 5, 6][dice.index(7)];
    others.truncate(wanted);
    others.sort_unstable();
    let speaker = dice.index(2);
    let second = if dice.chance(40) { others.last().copied() } else { None };
    let chosen = [0, 1].into_iter().chain(others);
    let delegate = |(i, post): (usize, usize)| {
        let fill = |text: &str| text.replace("{kind}", &locality.kind).replace("{code}", &locality.code);
        let number = i + 1;
        Delegate {
            number,
            name: format!("Đại biểu {}-{number:02}", locality.code),
            post: fill(posts[post].0),
            agency: fill(posts[post].1),
            phone: format!("0200 0{} 0{number:02}", locality.code),
            speaks: post == speaker || second == Some(post),
        }
    };
    chosen.enumerate().map(delegate).collect()
}
