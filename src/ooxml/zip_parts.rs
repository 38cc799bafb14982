//! How parts are packed: deflated, dated 1980-01-01, the same bytes whenever it is done.

use anyhow::Context;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Options of every part.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// A package of these parts, in this order.
pub(crate) fn pack<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> anyhow::Result<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        out.start_file(path, options()).with_context(|| format!("packing {path}"))?;
        out.write_all(bytes)?;
    }
    Ok(out.finish()?.into_inner())
}
