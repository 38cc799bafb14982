//! Writes a file: streams one by one, everything else packed together in streams of objects (ISO 32000-1, 7.5.7), and where each
//! stands in a cross-reference stream (7.5.8). lopdf writes each object; all of a file it would copy first, and pack on one
//! thread.

use anyhow::Context as _;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, Writer, dictionary};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Write as _;

/// The version, and bytes that say that the file is not text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// Objects that are packed together: the more, the better they deflate; several such streams of a long report are packed side
/// by side.
const TOGETHER: usize = 1000;

/// How hard a stream is deflated. lopdf does it as hard as can be, which takes twice as long for one part in a hundred.
const EFFORT: Compression = Compression::new(6);

/// What a cross-reference row says: kind, place, index.
const FIELDS: [usize; 3] = [1, 4, 2];
const ROW: usize = FIELDS[0] + FIELDS[1] + FIELDS[2];
type Row = [u8; ROW];

/// The predictor that subtracts the row above (ISO 32000-1, 7.4.4.4), and the byte that names it in each row.
const PNG_UP: i64 = 12;
const UP: u8 = 2;

/// An object as it is written.
pub(super) struct Written {
    number: u32,
    bytes: Vec<u8>,
}

impl Written {
    /// Writes an object that is no stream.
    pub(super) fn of(id: ObjectId, object: impl Into<Object>) -> anyhow::Result<Written> {
        let mut bytes = Vec::new();
        Writer::write_object(&mut bytes, &object.into())?;
        Ok(Written { number: id.0, bytes })
    }
}

/// Writes a document.
pub(super) fn save(mut file: Document, mut objects: Vec<Written>) -> anyhow::Result<Vec<u8>> {
    let mut streams = Vec::new();
    for (id, object) in std::mem::take(&mut file.objects) {
        match object {
            Object::Stream(stream) => streams.push((id.0, stream)),
            object => objects.push(Written::of(id, object)?),
        }
    }
    objects.sort_by_key(|object| object.number);
    streams.par_iter_mut().try_for_each(|(_, stream)| deflate(stream))?;
    let packed = objects.par_chunks(TOGETHER).map(together).collect::<anyhow::Result<Vec<_>>>()?;
    let containers = file.max_id + 1..;
    let mut out = Output { bytes: HEADER.to_vec(), rows: BTreeMap::new() };
    for (container, objects) in containers.clone().zip(objects.chunks(TOGETHER)) {
        let rows = objects.iter().zip(0..).map(|(object, index)| (object.number, row(2, container, index)));
        out.rows.extend(rows);
    }
    for (id, stream) in streams.into_iter().chain(containers.zip(packed)) {
        out.add(id, stream)?;
    }
    out.end(file.trailer)
}

/// Deflates a stream that may be, where that makes it shorter.
fn deflate(stream: &mut Stream) -> anyhow::Result<()> {
    if stream.allows_compression && !stream.dict.has(b"Filter") {
        let mut encoder = ZlibEncoder::new(Vec::new(), EFFORT);
        encoder.write_all(&stream.content)?;
        let packed = encoder.finish()?;
        if packed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

/// Objects as one stream: their numbers and places, then they themselves.
fn together(objects: &[Written]) -> anyhow::Result<Stream> {
    let (mut index, mut body) = (String::new(), Vec::new());
    for object in objects {
        index.push_str(&format!("{} {} ", object.number, body.len()));
        body.extend_from_slice(&object.bytes);
        body.push(b' ');
    }
    let head = dictionary! { "Type" => "ObjStm", "N" => objects.len() as i64, "First" => index.len() as i64 };
    let mut stream = Stream::new(head, [index.into_bytes(), body].concat());
    deflate(&mut stream)?;
    Ok(stream)
}

fn row(kind: u8, place: u32, index: u16) -> Row {
    let [a, b, c, d] = place.to_be_bytes();
    let [e, f] = index.to_be_bytes();
    [kind, a, b, c, d, e, f]
}

/// What of a file is written, and where its objects are found.
struct Output {
    bytes: Vec<u8>,
    rows: BTreeMap<u32, Row>,
}

impl Output {
    /// Writes a stream as an object of its own.
    fn add(&mut self, id: u32, stream: Stream) -> anyhow::Result<()> {
        let start = u32::try_from(self.bytes.len()).context("the file is larger than cross-references reach")?;
        self.rows.insert(id, row(1, start, 0));
        self.bytes.extend(format!("{id} 0 obj\n").into_bytes());
        Writer::write_object(&mut self.bytes, &Object::Stream(stream))?;
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Writes the cross-references, which are the last object and name themselves.
    fn end(mut self, trailer: Dictionary) -> anyhow::Result<Vec<u8>> {
        let (own, start) = (self.rows.last_key_value().map_or(1, |(last, _)| last + 1), self.bytes.len());
        self.rows.insert(own, row(1, start as u32, 0));
        let rows: Vec<Row> = (0..=own).map(|id| self.rows.get(&id).copied().unwrap_or(row(0, 0, u16::MAX))).collect();
        let mut head = trailer;
        head.set("Type", "XRef");
        head.set("Size", rows.len() as i64);
        head.set("W", FIELDS.map(|bytes| Object::Integer(bytes as i64)).to_vec());
        let mut stream = Stream::new(head, differences(&rows));
        deflate(&mut stream)?;
        if stream.dict.has(b"Filter") {
            stream.dict.set("DecodeParms", dictionary! { "Predictor" => PNG_UP, "Columns" => ROW as i64 });
        } else {
            stream.set_content(rows.concat());
        }
        self.add(own, stream)?;
        // With a line end, so that a signature can be appended (ISO 19005-2, 6.1.9).
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        Ok(self.bytes)
    }
}

/// Rows as PNG would filter them: a byte that says how, then each byte less the one above.
fn differences(rows: &[Row]) -> Vec<u8> {
    let mut above = [0; ROW];
    let mut out = Vec::with_capacity(rows.len() * (ROW + 1));
    for row in rows {
        out.push(UP);
        out.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = *row;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sequence_become_alike() {
        let after = [UP, 0, 0, 0, 0, 0, 0, 1];
        let rows = [row(2, 9, 0), row(2, 9, 1), row(2, 9, 2)];
        assert_eq!(differences(&rows), [[UP, 2, 0, 0, 0, 9, 0, 0], after, after].concat());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut file = Document::with_version("1.7");
        let stream = file.add_object(Stream::new(Dictionary::new(), vec![b'a'; 300]));
        let unused = file.new_object_id();
        let numbers: Vec<ObjectId> = (0..TOGETHER as i64 + 5).map(|n| file.add_object(n)).collect();
        let own = file.new_object_id();
        let before = Written::of(own, Object::Boolean(true)).unwrap();
        let root = file.add_object(dictionary! { "Type" => "Catalog", "Own" => stream });
        file.trailer.set("Root", root);
        let read = Document::load_mem(&save(file, vec![before]).unwrap()).unwrap();
        assert!(read.get_object(own).unwrap().as_bool().unwrap());
        assert_eq!(read.get_object(stream).unwrap().as_stream().unwrap().get_plain_content().unwrap(), [b'a'; 300]);
        assert!(numbers.iter().zip(0..).all(|(id, n)| read.get_object(*id).unwrap().as_i64().unwrap() == n));
        assert!(read.get_object(unused).is_err());
        assert_eq!(read.catalog().unwrap().get(b"Own").unwrap().as_reference().unwrap(), stream);
    }
}
