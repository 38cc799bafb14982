//! What a page answers.

use crate::messages::Failure;
use crate::model::message::Message;
use anyhow::Error;

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// Why there is no page.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Nothing is here that this person may see.
    NotFound,
    /// It cannot be done, and why.
    Refused(Message),
    /// Something failed, or declarations have mistakes.
    Failed(Error),
}

/// What a page gives.
pub(super) type Done = Result<Answer, Trouble>;

impl Answer {
    /// A page.
    pub(super) fn html(html: String) -> Answer {
        Answer::of("text/html; charset=utf-8", html.into_bytes())
    }

    /// Something of a media type.
    pub(super) fn of(content_type: &str, body: Vec<u8>) -> Answer {
        Answer { status: 200, content_type: content_type.to_owned(), headers: Vec::new(), body }
    }

    /// The same with another status.
    pub(super) fn with_status(self, status: u16) -> Answer {
        Answer { status, ..self }
    }

    /// The same with a header more.
    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// Another page is to be asked for, with GET.
    pub(super) fn redirect(to: impl Into<String>) -> Answer {
        Answer::of("text/plain", Vec::new()).with_status(303).with_header("location", to)
    }

    /// A file, to be shown in the browser or to be saved.
    pub(super) fn file(name: &str, bytes: Vec<u8>, shown: bool) -> Answer {
        let (kind, may_show) = media_type(name);
        let way = if shown && may_show { "inline" } else { "attachment" };
        let last = name.rsplit('/').next().unwrap_or(name);
        Answer::of(kind, bytes).with_header("content-disposition", format!("{way}; filename*=UTF-8''{}", encoded(last)))
    }
}

/// The media type of a file by its ending, and whether a browser may show it. What is not known is only saved.
fn media_type(name: &str) -> (&'static str, bool) {
    match name.rsplit('.').next().unwrap_or_default() {
        "pdf" => ("application/pdf", true),
        "docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        "csv" => ("text/csv; charset=utf-8", false),
        "json" => ("application/json", false),
        _ => ("application/octet-stream", false),
    }
}

/// A part of an address, or a name in a header, with everything but letters and digits by its bytes (RFC 5987, RFC 3986).
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        Trouble::Failed(error)
    }
}

impl Trouble {
    /// Whether whoever asks can do something about it.
    pub(super) fn is_failure(error: &Error) -> bool {
        let told = error.is::<Failure>() || error.is::<crate::config::DeclarationErrors>();
        !told && !error.is::<crate::compose::Diagnostic>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_stays_inside_its_header() {
        let answer = Answer::file("a/08 \"x\"\r\nSet-Cookie: é.html", Vec::new(), true);
        let (_, value) = &answer.headers[0];
        assert_eq!(value, "attachment; filename*=UTF-8''08%20%22x%22%0D%0ASet-Cookie%3A%20%C3%A9.html");
        assert_eq!(answer.content_type, "application/octet-stream", "a page from a book would run in the desk's name");
        assert!(Answer::file("b.pdf", Vec::new(), true).headers[0].1.starts_with("inline"));
    }
}
