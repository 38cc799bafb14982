//! Letters (RFC 5322) to parcels. A letter that forwards others is one parcel: what lay in them came with it.

use super::archive::{Budget, unpacked};
use super::kind::Kind;
use super::parcel::{Clock, Item, Parcel};
use super::{decode, header};
use crate::localities::LegacyTables;
use crate::msg;
use chrono::{DateTime, FixedOffset};
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Encoding, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Letters forwarded within letters: what offices send has two or three.
const DEPTH: usize = 5;

/// Parts of one letter.
const PARTS: usize = 200;

/// Below so many bytes a picture in a letter is a logo or a line under a signature.
const LOGO: usize = 20_000;

/// The parcels a file is: one of a letter or another file, many of a mailbox.
pub fn parcels(name: &str, bytes: Vec<u8>, legacy: &LegacyTables) -> Vec<Parcel> {
    let of_letter = |letter: Vec<u8>| {
        let parcel = opened(&letter, legacy);
        Parcel { letter: Some(letter), ..parcel }
    };
    match Kind::of(name, &bytes) {
        Kind::Letter => vec![of_letter(bytes)],
        Kind::Mailbox => {
            let read = MessageIterator::new(&*bytes).filter_map(Result::ok);
            read.map(|one| of_letter(one.unwrap_contents())).collect()
        }
        _ => vec![Parcel { items: unpacked(Item::new(name, bytes), &mut Budget::default()), ..Parcel::default() }],
    }
}

fn opened(bytes: &[u8], legacy: &LegacyTables) -> Parcel {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Parcel::default();
    };
    let mut reading = Reading { legacy, parts: PARTS, budget: Budget::default(), parcel: Parcel::default() };
    reading.head(&message);
    reading.content(&message, DEPTH);
    reading.parcel
}

/// A letter being taken apart.
struct Reading<'l> {
    legacy: &'l LegacyTables,
    /// How many more parts are read.
    parts: usize,
    budget: Budget,
    parcel: Parcel,
}

impl Reading<'_> {
    fn head(&mut self, message: &Message<'_>) {
        let received = message.headers().iter().find(|field| field.name == HeaderName::Received);
        let received = received.and_then(|field| field.value.as_received()).and_then(|received| moment(received.date));
        let sent = moment(message.date().copied());
        let parcel = &mut self.parcel;
        (parcel.at, parcel.clock) = received.map_or((sent, Clock::Sender), |at| (Some(at), Clock::Server));
        parcel.from = sender(message);
        parcel.subject = decode::readable(&subject(message), self.legacy);
        let automatic = message.header("Auto-Submitted").and_then(HeaderValue::as_text);
        parcel.is_automatic = automatic.is_some_and(|how| !how.trim().eq_ignore_ascii_case("no"));
    }

    fn content(&mut self, message: &Message<'_>, depth: usize) {
        if let Some(body) = message.body_text(0) {
            self.parcel.body.push_str(decode::readable(&body, self.legacy).trim());
        }
        for part in &message.parts {
            self.parts = self.parts.saturating_sub(1);
            let is_body =
                message.text_body.iter().chain(&message.html_body).any(|id| {
                    message.part(*id).is_some_and(|body| std::ptr::eq(body, part) && !body.is_encoding_problem)
                });
            match &part.body {
                _ if self.parts == 0 => {
                    let rest = Item::new("", Vec::new()).troubled(msg!("receive-letter-too-large"));
                    return self.parcel.items.push(rest);
                }
                PartType::Multipart(_) => {}
                PartType::Message(inner) => self.forwarded(inner, depth),
                _ if is_body && !part.content_disposition().is_some_and(|how| how.is_attachment()) => {}
                _ => self.attachment(message, part),
            }
        }
    }

    /// A letter in a letter: who wrote the innermost is who reports, and all heads are told.
    fn forwarded(&mut self, inner: &Message<'_>, depth: usize) {
        let Some(deeper) = depth.checked_sub(1) else {
            return self.parcel.items.push(Item::new("", Vec::new()).troubled(msg!("receive-letter-too-large")));
        };
        let from = sender(inner);
        let sent = moment(inner.date().copied()).map(|at| at.to_rfc3339()).unwrap_or_default();
        let head =
            [from.as_deref().unwrap_or_default(), &sent, &decode::readable(&subject(inner), self.legacy)].join(" · ");
        self.parcel.body.push_str(&format!("\n\n> {head}\n\n"));
        if !self.parcel.is_automatic {
            self.parcel.from = from.or(self.parcel.from.take());
        }
        self.content(inner, deeper);
    }

    fn attachment(&mut self, message: &Message<'_>, part: &MessagePart<'_>) {
        let name = decode::readable(&name(message, part).unwrap_or_default(), self.legacy);
        let item = Item::new(&name, content(message, part));
        let is_logo = item.kind == Kind::Picture && item.bytes.len() < LOGO;
        // Parts without a name are what mail programs put around a letter.
        let is_frame =
            name.is_empty() && matches!(item.kind, Kind::Other | Kind::Empty | Kind::Program | Kind::Picture);
        if !is_logo && !is_frame {
            self.parcel.items.extend(unpacked(item, &mut self.budget));
        }
    }
}

fn moment(date: Option<mail_parser::DateTime>) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(&date?.to_rfc3339()).ok()
}

fn sender(message: &Message<'_>) -> Option<String> {
    let address = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let plain = |address: &str| !address.is_empty() && !address.contains(|c: char| c.is_control() || c.is_whitespace());
    address.filter(|address| plain(address)).map(str::to_owned)
}

fn subject(message: &Message<'_>) -> String {
    message
        .parts
        .first()
        .and_then(|root| field(message, root, &HeaderName::Subject))
        .map(header::text)
        .unwrap_or_default()
}

/// A field as it stands in the letter.
fn field<'m>(message: &'m Message<'_>, part: &MessagePart<'_>, name: &HeaderName<'_>) -> Option<&'m [u8]> {
    let field = part.headers.iter().rfind(|field| field.name == *name)?;
    message.raw_message.get(field.offset_start as usize..field.offset_end as usize)
}

fn name(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let parameter = |field_name, name| field(message, part, &field_name).and_then(|raw| header::parameter(raw, name));
    let named = parameter(HeaderName::ContentDisposition, "filename");
    named.or_else(|| parameter(HeaderName::ContentType, "name")).filter(|name| !name.trim().is_empty())
}

/// The bytes of a part. Where its end is missing, what is there of it.
fn content(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let encoding = part.content_transfer_encoding().unwrap_or_default();
    if part.encoding == Encoding::None && encoding.trim().eq_ignore_ascii_case("base64") {
        let raw = message.raw_message.get(part.offset_body as usize..).unwrap_or_default();
        let end = memchr::memmem::find(raw, b"\n--").unwrap_or(raw.len());
        return decode::base64(raw.get(..end).unwrap_or_default());
    }
    part.contents().to_vec()
}
