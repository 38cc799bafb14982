//! Whether what was appended to a finished PDF is signatures and nothing else.
//!
//! A signature is an incremental update (ISO 32000-1, 7.5.6 and 12.8): the file stays as it was, and objects follow that add to
//! it or take the place of its own. So that the pages show what they showed, only these may be replaced: the catalog, for its
//! form; the fields of signatures; the list of annotations of a page, for further fields without an area; and the metadata.

use crate::model::signature::Signature;
use anyhow::{Context as _, ensure};
use chrono::DateTime;
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{
    GeneralizedTime, ObjectIdentifier, OctetStringRef, PrintableStringRef, TeletexStringRef, UtcTime, Utf8StringRef,
};
use der::{Decode as _, SliceReader};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use sha2::{Sha256, Sha384, Sha512};
use std::ops::Range;

/// Most that signatures add to a file: pictures, certificates and what proves their time.
const MOST_APPENDED: usize = 16 << 20;
/// Most that a stream of the file may hold once it is inflated.
const MOST_INFLATED: usize = 64 << 20;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
/// RFC 5652, 11.2.
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
/// RFC 5652, 11.3.
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
/// RFC 5754, 2.
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

/// The signatures appended to a file that was `made` bytes long, in order.
///
/// # Errors
/// Something else was appended, a signature does not fit what it signs, or the last one does not cover the whole file.
pub fn signatures(bytes: &[u8], made: usize) -> anyhow::Result<Vec<Signature>> {
    let original = bytes.get(..made).context("the file is shorter than it was made")?;
    ensure!(bytes.len() - made <= MOST_APPENDED, "too much was appended to judge");
    let load = |bytes: &[u8]| {
        let options = LoadOptions { max_decompressed_size: Some(MOST_INFLATED), ..LoadOptions::default() };
        Document::load_mem_with_options(bytes, options)
    };
    let (before, after) = (load(original)?, load(bytes)?);
    let revision = Revision { before: &before, after: &after };
    revision.adds_signatures_only()?;
    let mut signed = Vec::new();
    for field in revision.fields()? {
        let Ok(value) = after.get_dict_in_dict(field, b"V") else { continue };
        let covered = covered(value, bytes)?;
        ensure!(covered.end > made, "a signature of something else");
        let name = field.get(b"T").and_then(Object::as_str).unwrap_or_default();
        let name = String::from_utf8_lossy(name).into_owned();
        let Signer { by, at } = signer(value, &covered, bytes)?;
        signed.push((covered.end, Signature { field: name, by, at: at.or_else(|| time(value)) }));
    }
    signed.sort_by_key(|(end, _)| *end);
    ensure!(
        signed.last().is_some_and(|(end, _)| *end == bytes.len()),
        "the last signature does not cover the whole file"
    );
    Ok(signed.into_iter().map(|(_, signature)| signature).collect())
}

/// A file as it was made, and with what was appended.
struct Revision<'a> {
    before: &'a Document,
    after: &'a Document,
}

impl<'a> Revision<'a> {
    fn adds_signatures_only(&self) -> anyhow::Result<()> {
        let root = |file: &Document| file.trailer.get(b"Root").and_then(Object::as_reference);
        ensure!(root(self.before)? == root(self.after)?, "the file has another catalog");
        for (id, was) in &self.before.objects {
            let is = self.after.objects.get(id);
            ensure!(is.is_some_and(|is| is == was || self.may_replace(*id, was, is)), "object {} was replaced", id.0);
        }
        let mut fields = self.fields()?.into_iter();
        let visible = fields.find(|field| self.is_further(field) && has_area(field));
        ensure!(visible.is_none(), "a further field lies over the page");
        Ok(())
    }

    fn may_replace(&self, id: ObjectId, was: &Object, is: &Object) -> bool {
        let refers = |holder: &Dictionary, key: &[u8]| holder.get(key).and_then(Object::as_reference).ok() == Some(id);
        if refers(&self.before.trailer, b"Info") || self.before.catalog().is_ok_and(|root| refers(root, b"Metadata")) {
            return true;
        }
        let (Ok(was), Ok(is)) = (was.as_dict(), is.as_dict()) else { return false };
        let is_of = |kind: &[u8]| was.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind);
        if is_of(b"Catalog") {
            return same_but(was, is, &[b"AcroForm", b"DSS", b"Extensions", b"Metadata"]) && self.form_grew();
        }
        if is_signature(was) {
            return same_but(was, is, &[b"AP", b"DA", b"F", b"Lock", b"M", b"MK", b"SV", b"V"]);
        }
        is_of(b"Page") && same_but(was, is, &[b"Annots"]) && self.annotations_grew(was, is)
    }

    /// The form holds its fields and otherwise only flags and resources.
    fn form_grew(&self) -> bool {
        let (Ok(was), Ok(is)) = (form(self.before), form(self.after)) else { return false };
        same_but(was, is, &[b"DA", b"DR", b"Fields", b"SigFlags"])
            && grew(array(self.before, was, b"Fields"), array(self.after, is, b"Fields"), |_| true)
    }

    fn annotations_grew(&self, was: &Dictionary, is: &Dictionary) -> bool {
        let is_field =
            |added: &Object| self.after.dereference(added).is_ok_and(|(_, it)| it.as_dict().is_ok_and(is_signature));
        grew(array(self.before, was, b"Annots"), array(self.after, is, b"Annots"), is_field)
    }

    /// All fields, each that of a signature.
    fn fields(&self) -> anyhow::Result<Vec<&'a Dictionary>> {
        let fields = array(self.after, form(self.after)?, b"Fields").iter();
        let fields = fields.map(|field| self.after.dereference(field)?.1.as_dict()).collect::<Result<Vec<_>, _>>()?;
        ensure!(fields.iter().all(|field| is_signature(field)), "a field that is no signature's");
        Ok(fields)
    }

    /// Whether the file was made without this field.
    fn is_further(&self, field: &Dictionary) -> bool {
        let name = |field: &Dictionary| field.get(b"T").ok().cloned();
        let mut known = self.before.objects.values().filter_map(|object| object.as_dict().ok());
        !known.any(|known| is_signature(known) && name(known) == name(field))
    }
}

fn form(file: &Document) -> lopdf::Result<&Dictionary> {
    file.get_dict_in_dict(file.catalog()?, b"AcroForm")
}

/// An array of a dictionary; empty where there is none.
fn array<'d>(file: &'d Document, holder: &'d Dictionary, key: &[u8]) -> &'d [Object] {
    let held = holder.get(key).and_then(|held| file.dereference(held)).and_then(|(_, held)| held.as_array());
    held.map_or(&[], Vec::as_slice)
}

/// Whether a list begins with another and goes on with what may be added.
fn grew(was: &[Object], is: &[Object], may_add: impl Fn(&Object) -> bool) -> bool {
    is.get(..was.len()) == Some(was) && is.iter().skip(was.len()).all(may_add)
}

fn same_but(was: &Dictionary, is: &Dictionary, but: &[&[u8]]) -> bool {
    let others = |one: &Dictionary, other: &Dictionary| {
        one.iter().all(|(key, value)| but.contains(&key.as_slice()) || other.get(key).ok() == Some(value))
    };
    others(was, is) && others(is, was)
}

fn is_signature(field: &Dictionary) -> bool {
    field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig")
}

fn has_area(field: &Dictionary) -> bool {
    let sides = field.get(b"Rect").and_then(Object::as_array);
    let sides: Vec<f32> = sides.into_iter().flatten().filter_map(|side| side.as_float().ok()).collect();
    !matches!(sides[..], [left, bottom, right, top] if left == right || bottom == top)
}

/// What a signature covers: everything up to its end but its own bytes.
struct Covered {
    parts: [Range<usize>; 2],
    end: usize,
}

fn covered(value: &Dictionary, bytes: &[u8]) -> anyhow::Result<Covered> {
    let numbers = value.get(b"ByteRange")?.as_array()?.iter().map(|n| Ok(usize::try_from(n.as_i64()?)?));
    let numbers = numbers.collect::<anyhow::Result<Vec<usize>>>()?;
    let [0, first, second, length] = numbers[..] else { anyhow::bail!("a signature with another range of bytes") };
    let end = second.checked_add(length).filter(|end| *end <= bytes.len()).context("a range beyond the file")?;
    let own = bytes.get(first..second).context("a range that runs backwards")?;
    let digits = own.strip_prefix(b"<").and_then(|own| own.strip_suffix(b">"));
    ensure!(
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        "a signature that leaves out more than itself"
    );
    Ok(Covered { parts: [0..first, second..end], end })
}

/// Who signed and when, where the signature says so.
#[derive(Default)]
struct Signer {
    by: Option<String>,
    at: Option<String>,
}

/// Who signed, where the signature fits what it covers.
fn signer(value: &Dictionary, covered: &Covered, bytes: &[u8]) -> anyhow::Result<Signer> {
    let contents = value.get(b"Contents")?.as_str()?;
    // Zeros fill the space that was left for it.
    let info = ContentInfo::decode(&mut SliceReader::new(contents)?)?;
    let data: SignedData = info.content.decode_as()?;
    if value.get(b"SubFilter").and_then(Object::as_name).is_ok_and(|kind| kind == b"ETSI.RFC3161") {
        // A time stamp signs a statement about the bytes, not them.
        return Ok(Signer::default());
    }
    let signer = data.signer_infos.0.get(0).context("a signature without a signer")?;
    let attribute = |oid: ObjectIdentifier| {
        let mut all = signer.signed_attrs.iter().flat_map(|attributes| attributes.iter());
        all.find(|attribute| attribute.oid == oid)?.values.get(0)
    };
    let digest = attribute(MESSAGE_DIGEST).context("a signature without the digest of what it signs")?;
    let parts = covered.parts.iter().filter_map(|part| bytes.get(part.clone()));
    let computed = hash(signer.digest_alg.oid, parts)?;
    ensure!(computed == digest.decode_as::<OctetStringRef<'_>>()?.as_bytes(), "a signature of other bytes");
    let since_1970 = attribute(SIGNING_TIME).and_then(|time| {
        let utc = time.decode_as::<UtcTime>().map(|time| time.to_unix_duration());
        utc.or_else(|_| time.decode_as::<GeneralizedTime>().map(|time| time.to_unix_duration())).ok()
    });
    let at = since_1970.and_then(|time| DateTime::from_timestamp(i64::try_from(time.as_secs()).ok()?, 0));
    Ok(Signer { by: name(&data, signer), at: at.map(|at| at.to_rfc3339()) })
}

fn hash<'b>(algorithm: ObjectIdentifier, parts: impl Iterator<Item = &'b [u8]>) -> anyhow::Result<Vec<u8>> {
    fn of<'b, D: sha2::Digest>(parts: impl Iterator<Item = &'b [u8]>) -> Vec<u8> {
        parts.fold(D::new(), |digest, part| digest.chain_update(part)).finalize().to_vec()
    }
    match algorithm {
        SHA_256 => Ok(of::<Sha256>(parts)),
        SHA_384 => Ok(of::<Sha384>(parts)),
        SHA_512 => Ok(of::<Sha512>(parts)),
        other => anyhow::bail!("a signature by the digest {other}"),
    }
}

/// Common name in the signer's certificate.
fn name(data: &SignedData, signer: &SignerInfo) -> Option<String> {
    let SignerIdentifier::IssuerAndSerialNumber(id) = &signer.sid else { return None };
    let certificates = data.certificates.iter().flat_map(|set| set.0.iter());
    let mut known = certificates.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(&certificate.tbs_certificate),
        CertificateChoices::Other(_) => None,
    });
    let own = known.find(|own| own.serial_number == id.serial_number && own.issuer == id.issuer)?;
    let mut parts = own.subject.0.iter().flat_map(|part| part.0.iter());
    let value = &parts.find(|part| part.oid == COMMON_NAME)?.value;
    let text = value.decode_as::<Utf8StringRef<'_>>().map(|text| text.as_str().to_owned());
    let text = text.or_else(|_| value.decode_as::<PrintableStringRef<'_>>().map(|text| text.as_str().to_owned()));
    text.or_else(|_| value.decode_as::<TeletexStringRef<'_>>().map(|text| text.as_str().to_owned())).ok()
}

/// When a signature says it was made: `D:20261130123032+07'00'` (ISO 32000-1, 7.9.4).
fn time(value: &Dictionary) -> Option<String> {
    let text = String::from_utf8_lossy(value.get(b"M").and_then(Object::as_str).ok()?).replace(['\'', 'Z'], "");
    let digits = text.strip_prefix("D:")?;
    let zoned = if digits.len() > 14 { digits.to_owned() } else { format!("{digits}+0000") };
    let zoned = zoned.get(..19).unwrap_or(&zoned);
    DateTime::parse_from_str(zoned, "%Y%m%d%H%M%S%z").ok().map(|time| time.to_rfc3339())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{IncrementalDocument, dictionary};

    /// A letter that pyHanko signed twice in its own fields, and how long it was before.
    const SIGNED: &[u8] = include_bytes!("../../../tests/signed/letter-signed-twice.pdf");
    const MADE: usize = 26_308;

    /// The letter with an update appended that nobody signed.
    fn updated(change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
        let mut update =
            IncrementalDocument::create_from(SIGNED[..MADE].to_vec(), Document::load_mem(&SIGNED[..MADE]).unwrap());
        change(&mut update);
        let mut bytes = Vec::new();
        update.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_was_signed_in_its_fields_is_as_it_was_made() {
        let found = signatures(SIGNED, MADE).unwrap();
        let seen: Vec<_> = found.iter().map(|one| (one.field.as_str(), one.by.as_deref())).collect();
        assert_eq!(seen, [("Sig_Signer", Some("Nguoi ky")), ("Sig_Seal", Some("Co quan"))]);
        assert_eq!(found[0].at.as_deref(), Some(TIME));
    }

    const TIME: &str = "2026-11-30T12:30:31+00:00";

    #[test]
    fn what_was_appended_after_the_last_signature_is_seen() {
        for more in [&b"\n"[..], b"1 0 obj\nnull\nendobj\n"] {
            assert!(signatures(&[SIGNED, more].concat(), MADE).is_err());
        }
        let cut = SIGNED.len() - 1;
        assert!(signatures(&SIGNED[..cut], MADE).is_err());
    }

    #[test]
    fn a_signature_must_fit_the_bytes_it_covers() {
        let mut other = SIGNED.to_vec();
        let at = memchr::memmem::rfind(&other, b"/SigFlags 3").unwrap();
        other[at + b"/SigFlags ".len()] = b'1';
        let told = signatures(&other, MADE).unwrap_err().to_string();
        assert_eq!(told, "a signature of other bytes");
    }

    #[test]
    fn an_update_that_changes_a_page_is_no_signature() {
        let content = updated(|update| {
            let page = *update.get_prev_documents().get_pages().get(&1).unwrap();
            let content = update.get_prev_documents().get_dictionary(page).unwrap().get(b"Contents").unwrap();
            let content = content.as_reference().unwrap();
            update.new_document.set_object(content, lopdf::Stream::new(dictionary! {}, b"q Q".to_vec()));
        });
        assert!(signatures(&content, MADE).unwrap_err().to_string().ends_with("was replaced"));
        let over = updated(|update| {
            let page = *update.get_prev_documents().get_pages().get(&1).unwrap();
            let over = update.new_document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
            let mut changed = update.get_prev_documents().get_dictionary(page).unwrap().clone();
            let mut all = changed.get(b"Annots").unwrap().as_array().unwrap().clone();
            all.push(over.into());
            changed.set("Annots", all);
            update.new_document.set_object(page, changed);
        });
        assert!(signatures(&over, MADE).unwrap_err().to_string().ends_with("was replaced"));
    }
}
