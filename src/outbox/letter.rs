//! A letter as the bytes of an `.eml` file. They are the same for the same letter: neither the clock nor the machine is in them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A letter to one locality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Address it is from; the mail program's own where absent.
    pub from: Option<String>,
    /// Address it goes to; whoever sends it fills it in where absent.
    pub to: Option<String>,
    /// Subject.
    pub subject: String,
    /// Text, with line breaks.
    pub body: String,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// When it was made.
    pub at: DateTime<FixedOffset>,
}

/// What Office's files are, by extension.
const TYPES: [(&str, &str); 3] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// Characters of a line of base64 (RFC 2045, 6.8).
const LINE: usize = 76;

/// Bytes of text in one encoded word: with its frame it stays below 75 characters (RFC 2047, 2).
const WORD: usize = 42;

impl Letter {
    /// The file (RFC 5322, RFC 2045). `X-Unsent` makes Outlook open it as a draft.
    pub fn eml(&self) -> Vec<u8> {
        let (id, date) = (self.id(), self.at.to_rfc2822());
        let mut text = String::new();
        let mut header = |name: &str, value: &str| text.push_str(&format!("{name}: {value}\r\n"));
        header("MIME-Version", "1.0");
        header("X-Unsent", "1");
        header("Date", &date);
        header("Message-ID", &format!("<{id}@briefbook.invalid>"));
        for (name, address) in [("From", &self.from), ("To", &self.to)] {
            if let Some(address) = address {
                header(name, &plain(address));
            }
        }
        header("Subject", &words(&self.subject));
        header("Content-Type", &format!("multipart/mixed; boundary=\"briefbook_{id}\""));
        text.push_str("\r\n");
        let body = self.body.replace('\n', "\r\n");
        let part = |kind: &str, name: Option<&str>, bytes: &[u8]| {
            let disposition = name.map(disposition).unwrap_or_default();
            let content = format!("Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{disposition}");
            format!("--briefbook_{id}\r\n{content}\r\n{}", encoded(bytes))
        };
        text.push_str(&part("text/plain; charset=utf-8", None, body.as_bytes()));
        for file in &self.attachments {
            text.push_str(&part(kind(&file.name), Some(&file.name), &file.bytes));
        }
        text.push_str(&format!("--briefbook_{id}--\r\n"));
        text.into_bytes()
    }

    /// A hash of all that it says, for what has to be unique.
    fn id(&self) -> String {
        let mut hash = Sha256::new();
        for text in [&self.subject, &self.body] {
            hash.update(text);
            hash.update([0]);
        }
        for text in [&self.from, &self.to].into_iter().flatten() {
            hash.update(text);
            hash.update([0]);
        }
        hash.update(self.at.to_rfc3339());
        self.attachments.iter().for_each(|file| hash.update(&file.bytes));
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn kind(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    TYPES.iter().find(|(known, _)| extension == *known).map_or("application/octet-stream", |(_, kind)| kind)
}

/// Bytes in lines of base64.
fn encoded(bytes: &[u8]) -> String {
    let whole = STANDARD.encode(bytes);
    let lines = whole.as_bytes().chunks(LINE).map(|line| format!("{}\r\n", String::from_utf8_lossy(line)));
    lines.collect()
}

/// An address, or another value of a header, without what would end it.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii() && !c.is_ascii_control()).collect()
}

/// Text of a header in encoded words (RFC 2047), none of which cuts a letter in two.
fn words(text: &str) -> String {
    let mut words = vec![String::new()];
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= WORD => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let words: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect();
    words.join("\r\n ")
}

/// That a part is a file, and its name: as it is (RFC 2231), and in plain letters for what knows only those.
fn disposition(name: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._".contains(byte);
    let encoded: String = name
        .bytes()
        .map(|byte| if is_plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    let ascii: String = name.chars().map(|c| if c.is_ascii() && is_plain(&(c as u8)) { c } else { '_' }).collect();
    format!("Content-Disposition: attachment;\r\n filename*=utf-8''{encoded};\r\n filename=\"{ascii}\"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};

    fn letter() -> Letter {
        Letter {
            from: Some("hoinghi@moit.example".to_owned()),
            to: Some("sct@tuyenquang.example".to_owned()),
            subject: "Hội nghị: nhắc hạn gửi báo cáo\r\nBcc: moi-nguoi@x.example".to_owned(),
            body: "Kính gửi: Ủy ban nhân dân tỉnh Tuyên Quang.\n\n.\nTrân trọng./.\n".to_owned(),
            attachments: vec![Attachment {
                name: "08-tuyên-quang, bản 2.xlsx".to_owned(),
                bytes: vec![0, 255, 13, 10, 46],
            }],
            at: "2026-12-24T17:00:00+07:00".parse().unwrap(),
        }
    }

    #[test]
    fn a_letter_reads_back_as_it_was_written() {
        let eml = letter().eml();
        let read = MessageParser::default().parse(&eml).unwrap();
        assert_eq!(read.to().unwrap().first().unwrap().address(), Some("sct@tuyenquang.example"));
        assert!(read.bcc().is_none(), "a break in a subject begins no header");
        assert!(read.subject().unwrap().starts_with("Hội nghị: nhắc hạn gửi báo cáo"), "{:?}", read.subject());
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), letter().body);
        assert_eq!(read.date().unwrap().to_rfc3339(), "2026-12-24T17:00:00+07:00");
        let file = read.attachment(0).unwrap();
        assert_eq!(
            (file.attachment_name(), file.contents()),
            (Some("08-tuyên-quang, bản 2.xlsx"), &[0, 255, 13, 10, 46][..])
        );
        assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
    }

    #[test]
    fn a_letter_is_the_same_bytes_each_time_and_another_letter_is_another() {
        let eml = |letter: Letter| letter.eml();
        assert_eq!(eml(letter()), eml(letter()));
        assert_ne!(eml(letter()), eml(Letter { to: None, ..letter() }));
    }
}
