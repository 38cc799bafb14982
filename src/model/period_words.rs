//! The words in which people name a period.

/// First and last month, both from 1 and both counted.
pub type MonthSpan = (u8, u8);

/// What a text says of a period: its months, and the year where it says one. Nothing where a word of it means something
/// else, such as a plan or the year before: the rest is then no period to rely on.
///
/// Understood are `quý II/2026`, `tháng 5/2026`, `6T/2026`, `12 tháng năm 2026`, `6 tháng cuối năm`, `cả năm`, `lũy kế đến hết
/// quý III`, `lũy kế đến 14/6/2021`, `từ 15/12/2020 đến 14/6/2021`; what stands in brackets is passed over.
pub fn read(text: &str) -> Option<(Option<i32>, MonthSpan)> {
    let tokens = tokens(&text.to_lowercase());
    let only_known = tokens.iter().all(|token| !matches!(token, Token::Word(word) if !KNOWN.contains(&word.as_str())));
    let span = only_known.then(|| span(&tokens)).flatten()?;
    Some((tokens.iter().rev().find_map(Token::year), span))
}

/// Every word that may stand in the name of a period.
const KNOWN: &[&str] = &[
    "kỳ", "kì", "báo", "cáo", "số", "liệu", "thực", "hiện", "kết", "quả", "năm", "cả", "tháng", "quý", "ngày", "đầu",
    "cuối", "nửa", "lũy", "luỹ", "kế", "đến", "hết", "từ", "tính", "và", "của", "trong", "i", "ii", "iii", "iv", "ba",
    "sáu", "chín", "mười", "hai", "t", "q", "toàn", "cộng", "dồn",
];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Number(u32),
    /// Day and month, and the year where it is given.
    Day(u8, u8, Option<i32>),
    MonthOf(u8, i32),
}

impl Token {
    fn year(&self) -> Option<i32> {
        match self {
            Token::Number(number) => year(*number),
            Token::Day(_, _, year) => *year,
            Token::MonthOf(_, year) => Some(*year),
            Token::Word(_) => None,
        }
    }

    fn is(&self, word: &str) -> bool {
        matches!(self, Token::Word(own) if own == word)
    }
}

fn year(number: u32) -> Option<i32> {
    (2000..2100).contains(&number).then_some(number as i32)
}

fn month(number: u32) -> Option<u8> {
    (1..=12).contains(&number).then_some(number as u8)
}

/// Words, numbers and dates; what stands in brackets is left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut depth = 0_usize;
    let outside = text.chars().filter(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    let outside: Vec<char> = outside.collect();
    let kind = |c: &char| (c.is_ascii_digit(), c.is_alphabetic());
    let runs: Vec<String> = outside.chunk_by(|a, b| kind(a) == kind(b)).map(|run| run.iter().collect()).collect();
    let mut found = Vec::new();
    let mut rest = &runs[..];
    while let Some((token, after)) = next(rest) {
        found.extend(token);
        rest = after;
    }
    found
}

/// The next token, if the run is one, and what stands behind it.
fn next(runs: &[String]) -> Option<(Option<Token>, &[String])> {
    let number = |run: &String| run.parse::<u32>().ok();
    let joined = |run: &String| matches!(run.as_str(), "/" | "-" | ".");
    let space = |run: &String| run.trim().is_empty();
    if let [d, s, m, t, y, after @ ..] = runs
        && let (Some(day), Some(month), Some(year)) = (number(d), number(m).and_then(month), number(y).and_then(year))
        && joined(s)
        && joined(t)
    {
        return Some((Some(Token::Day(day.min(31) as u8, month, Some(year))), after));
    }
    if let [m, s, y, after @ ..] = runs
        && let (Some(month), Some(year)) = (number(m).and_then(month), number(y).and_then(year))
        && joined(s)
    {
        return Some((Some(Token::MonthOf(month, year)), after));
    }
    // "ngày 14 tháng 6"
    if let [day, a, d, b, month_word, c, m, after @ ..] = runs
        && day == "ngày"
        && month_word == "tháng"
        && [a, b, c].into_iter().all(space)
        && let (Some(day), Some(month)) = (number(d), number(m).and_then(month))
    {
        return Some((Some(Token::Day(day.min(31) as u8, month, None)), after));
    }
    let (run, after) = runs.split_first()?;
    let token = match number(run) {
        Some(number) => Some(Token::Number(number)),
        None if run.chars().all(char::is_alphabetic) => Some(Token::Word(run.clone())),
        // A number of more digits than any that is meant.
        None if run.chars().all(|c| c.is_ascii_digit()) => Some(Token::Word(run.clone())),
        None => None,
    };
    Some((token, after))
}

fn span(tokens: &[Token]) -> Option<MonthSpan> {
    let has = |word: &str| tokens.iter().any(|token| token.is(word));
    let cumulative = has("đến") || has("hết") || has("lũy") || has("luỹ") || has("dồn");
    let days: Vec<(u8, u8)> = tokens.iter().filter_map(day_and_month).collect();
    let found = months_counted(tokens, has("cuối"))
        .or_else(|| quarters(tokens).map(|(from, to)| if cumulative { (1, to) } else { (from, to) }))
        .or_else(|| of_months(tokens, cumulative))
        .or_else(|| match days[..] {
            [(_, last)] if cumulative => Some((1, last)),
            // A window begins on the 15th of the month before.
            [(day, first), (_, last)] if cumulative => Some((if day >= 15 { first % 12 + 1 } else { first }, last)),
            _ => None,
        })
        .or_else(|| match (has("nửa"), has("cuối"), has("đầu")) {
            (true, false, true) => Some((1, 6)),
            (true, true, false) => Some((7, 12)),
            _ => None,
        });
    let found = found.or_else(|| of_year(tokens))?;
    (found.0 <= found.1).then_some(found)
}

fn day_and_month(token: &Token) -> Option<(u8, u8)> {
    match token {
        Token::Day(day, month, _) => Some((*day, *month)),
        _ => None,
    }
}

/// `6 tháng`, `6T`, `mười hai tháng`: from January on, or to December.
fn months_counted(tokens: &[Token], last: bool) -> Option<MonthSpan> {
    let word = |token: &Token| match token {
        Token::Number(number) => month(*number),
        Token::Word(word) => match word.as_str() {
            "ba" => Some(3),
            "sáu" => Some(6),
            "chín" => Some(9),
            _ => None,
        },
        _ => None,
    };
    let is_months = |token: &Token| token.is("tháng") || token.is("t");
    let twelve = tokens.windows(3).any(|three| three[0].is("mười") && three[1].is("hai") && is_months(&three[2]));
    let counted = tokens.windows(2).find_map(|pair| word(&pair[0]).filter(|_| is_months(&pair[1])));
    let count = if twelve { 12 } else { counted? };
    // "từ tháng 1 đến tháng 6" names months, it does not count them.
    let named = tokens.windows(2).any(|pair| pair[0].is("tháng") && matches!(pair[1], Token::Number(n) if n <= 12));
    if named {
        return None;
    }
    Some(if last { (13 - count, 12) } else { (1, count) })
}

/// `quý II`, `quý 2`, `Q2`, `quý I và quý II`: from the first named to the last.
fn quarters(tokens: &[Token]) -> Option<MonthSpan> {
    let at = tokens.iter().position(|token| token.is("quý") || token.is("q"))?;
    let number = |token: &Token| match token {
        Token::Number(number @ 1..=4) => Some(*number as u8),
        Token::MonthOf(number @ 1..=4, _) => Some(*number),
        Token::Word(word) => ["i", "ii", "iii", "iv"].iter().position(|roman| roman == word).map(|at| at as u8 + 1),
        _ => None,
    };
    let named: Vec<u8> = tokens.get(at..)?.iter().filter_map(number).collect();
    let (first, last) = (named.iter().min()?, named.iter().max()?);
    Some((3 * first - 2, 3 * last))
}

/// `tháng 5`, `tháng 2 đến tháng 5`.
fn of_months(tokens: &[Token], cumulative: bool) -> Option<MonthSpan> {
    let is_month = |token: &Token| token.is("tháng") || token.is("t");
    let named = tokens.windows(2).filter(|pair| is_month(&pair[0])).filter_map(|pair| match pair[1] {
        Token::Number(number) => month(number),
        Token::MonthOf(month, _) => Some(month),
        _ => None,
    });
    match named.collect::<Vec<u8>>()[..] {
        [only] if cumulative => Some((1, only)),
        [only] => Some((only, only)),
        [first, last] => Some((first, last)),
        _ => None,
    }
}

/// `năm 2026`, `cả năm`, `2026`: nothing but a year.
fn of_year(tokens: &[Token]) -> Option<MonthSpan> {
    let mut years = 0;
    for token in tokens {
        match token {
            Token::Number(number) if year(*number).is_some() => years += 1,
            Token::Word(word)
                if matches!(word.as_str(), "đầu" | "cuối" | "nửa" | "tháng" | "quý" | "q" | "t" | "ngày") =>
            {
                return None;
            }
            Token::Word(_) => {}
            _ => return None,
        }
    }
    let named = tokens.iter().any(|token| token.is("năm"));
    (years == 1 || (years == 0 && named)).then_some((1, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_localities_are_understood() {
        for (text, wanted) in [
            (" 6 tháng  đầu năm 2021", (Some(2021), (1, 6))),
            ("Kỳ 6 tháng đầu năm 2021", (Some(2021), (1, 6))),
            ("6 tháng đầu năm, 2021", (Some(2021), (1, 6))),
            ("6 tháng đầu năm (quý I và II) 2021", (Some(2021), (1, 6))),
            ("Sáu tháng đầu năm 2021", (Some(2021), (1, 6))),
            ("6T/2021", (Some(2021), (1, 6))),
            ("6 tháng 2021", (Some(2021), (1, 6))),
            ("6 tháng đầu năm", (None, (1, 6))),
            ("nửa đầu năm 2021", (Some(2021), (1, 6))),
            ("6 tháng cuối năm 2026", (Some(2026), (7, 12))),
            ("Năm 2026", (Some(2026), (1, 12))),
            ("2026", (Some(2026), (1, 12))),
            ("Cả năm", (None, (1, 12))),
            ("cả năm 2026", (Some(2026), (1, 12))),
            ("12 tháng năm 2026", (Some(2026), (1, 12))),
            ("mười hai tháng năm 2026", (Some(2026), (1, 12))),
            ("9 tháng năm 2021", (Some(2021), (1, 9))),
            ("Quý II/2021", (Some(2021), (4, 6))),
            ("quý 2 năm 2021", (Some(2021), (4, 6))),
            ("Q2/2021", (Some(2021), (4, 6))),
            ("quý I và quý II năm 2021", (Some(2021), (1, 6))),
            ("tháng 5/2021", (Some(2021), (5, 5))),
            ("T5/2021", (Some(2021), (5, 5))),
            ("tháng 5 năm 2021", (Some(2021), (5, 5))),
            ("từ tháng 1 đến tháng 6 năm 2021", (Some(2021), (1, 6))),
            ("lũy kế đến 14/6/2021", (Some(2021), (1, 6))),
            ("Luỹ kế đến ngày 14 tháng 6 năm 2021", (Some(2021), (1, 6))),
            ("lũy kế đến hết quý III/2021", (Some(2021), (1, 9))),
            ("lũy kế đến tháng 6/2021", (Some(2021), (1, 6))),
            ("từ 15/12/2020 đến 14/6/2021", (Some(2021), (1, 6))),
            ("Số liệu 6 tháng đầu năm 2021, tính đến 14/6/2021", (Some(2021), (1, 6))),
        ] {
            assert_eq!(read(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_period() {
        for text in [
            "",
            "giữa kỳ",
            "kỳ 1/2021",
            "kế hoạch năm 2021",
            "cùng kỳ năm trước",
            "năm 12",
            "13 tháng năm 2021",
            "đầu năm 2021",
            "2021-2025",
            "giai đoạn 2021-2025",
            "từ 14/6/2021 đến 15/1/2021",
            "99999999999 tháng",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
