//! Packs the cross-reference stream, which lopdf writes as it is: in a long document an eighth of the file.
//!
//! In: a file as lopdf saved it. Out: the same with its last object deflated, each row as its difference from the one
//! above (ISO 32000-1, 7.4.4.4). Must not: move another object.

use anyhow::{Context as _, ensure};
use lopdf::{Dictionary, Stream};

/// Bytes of a row: kind, place, index.
const ROW: usize = 7;
/// lopdf writes rows of these fields.
const FIELDS: &[u8] = b"/W[1 4 2]";
/// The predictor that subtracts the row above.
const UP: u8 = 2;

/// Packs the cross-reference stream of a file.
pub(super) fn pack(mut file: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let (start, dictionary, rows) = parts(&file).context("lopdf wrote its cross-references in another form")?;
    ensure!(rows.len() % ROW == 0, "cross-references of {} bytes", rows.len());
    let packed = deflated(&differences(rows))?;
    let columns =
        format!("/DecodeParms<</Predictor 12/Columns {ROW}>>/Filter/FlateDecode/Length {}>>stream\n", packed.len());
    let head = [dictionary, columns.as_bytes()].concat();
    file.truncate(start);
    file.extend(head);
    file.extend(packed);
    file.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF").into_bytes());
    Ok(file)
}

/// Where the stream's object starts, its head up to the length, and its rows.
fn parts(file: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let tail = file.get(file.len().saturating_sub(64)..)?;
    let at = find(tail, b"startxref")?;
    let digits = String::from_utf8_lossy(tail.get(at + 9..)?).into_owned();
    let start: usize = digits.split_whitespace().next()?.parse().ok()?;
    let object = file.get(start..)?;
    let length = find(object, b"/Length ")?;
    let head = object.get(..length).filter(|head| find(head, FIELDS).is_some())?;
    let after = object.get(length + 8..)?;
    let body = find(after, b"stream")? + 6;
    let count: usize = std::str::from_utf8(after.get(..find(after, b">")?)?).ok()?.trim().parse().ok()?;
    let rows = after.get(body..)?;
    let ended = rows.iter().position(|byte| *byte == b'\n')? + 1;
    Some((start, head, rows.get(ended..ended + count)?))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

/// Rows as PNG would filter them: a byte that says how, then each byte less the one above.
fn differences(rows: &[u8]) -> Vec<u8> {
    let mut above = [0; ROW];
    let mut out = Vec::with_capacity(rows.len() / ROW * (ROW + 1));
    for row in rows.as_chunks::<ROW>().0 {
        out.push(UP);
        out.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = *row;
    }
    out
}

fn deflated(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress()?;
    ensure!(stream.dict.has(b"Filter"), "cross-references that do not deflate");
    Ok(stream.content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sequence_become_alike() {
        let rows = [[2, 0, 0, 0, 9, 0, 0], [2, 0, 0, 0, 9, 0, 1], [2, 0, 0, 0, 9, 0, 2]].concat();
        let after = [UP, 0, 0, 0, 0, 0, 0, 1];
        assert_eq!(differences(&rows), [[UP, 2, 0, 0, 0, 9, 0, 0], after, after].concat());
    }

    #[test]
    fn another_form_of_file_is_an_error() {
        assert!(pack(b"%PDF-1.7\nstartxref\n3\n%%EOF".to_vec()).is_err());
        assert!(pack(Vec::new()).is_err());
    }
}
