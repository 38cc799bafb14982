//! Bytes in, cells with addresses out. The only user of calamine.
//!
//! From the name and the bytes of one file to a [`RawWorkbook`], or to findings that say why there is none. Nothing is
//! interpreted, fetched or run, and no size that the file declares is trusted.
//!
//! [`RawWorkbook`]: crate::model::workbook::RawWorkbook
//!
//! ```text
//!               this process │ worker process, under limits of memory and time
//! bytes ─► stage ─► worker ──┼─► serve ─► open ─► detect_format ─┬─► sanitise, xml_scan ─► xlsx, xlsb ─┐
//!                            │                                   └─► compound ──────────► xls_ods ─────┤
//! RawWorkbook ◄── text ◄─────┼───────────────────────────────────────────────── workbook_builder ◄─────┘
//! ```

mod stage;

mod read;

mod findings;

mod worker;

mod job;

mod timeout;

mod serve;

mod open;

mod detect_format;

mod sanitise;

mod xml_scan;

mod compound;

mod xlsx;

mod cell_styles;

mod number_format;

mod sheet_info;

mod package_parts;

mod active_content;
mod biff12;

mod xlsb_parts;

mod xls_stream;
mod xls_texts;

mod ods_styles;

mod ods_content;

mod xlsb;

mod xls_ods;

mod value;

mod workbook_builder;

mod text;

pub use serve::serve;
pub use stage::Intake;
pub(crate) use text::shown_name;
pub use worker::COMMAND;

use read::{Note, Read, Reason};
