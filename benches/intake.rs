//! Cells per second of the intake compared with calamine's plain streaming, on the sample's 63 files in memory; an item is
//! a non-empty cell.

#![allow(missing_docs)] // divan's attribute makes public items.

use briefbook::intake::Intake;
use briefbook::model::limits::Limits;
use calamine::{DataRef, Reader, Xlsx};
use divan::Bencher;
use divan::counter::ItemsCount;
use std::io::Cursor;
use std::path::Path;

fn main() {
    divan::main();
}

fn files() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/2021-07-02-ccn/submissions");
    let entries = std::fs::read_dir(folder).expect("the sample is part of the repository");
    entries.map(|entry| std::fs::read(entry.expect("listed").path()).expect("readable")).collect()
}

/// Opens a workbook and streams all its cells.
fn streamed(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("the sample is sound");
    let mut cells = 0;
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).expect("the sample is sound");
        while let Some(cell) = reader.next_cell().expect("the sample is sound") {
            cells += usize::from(!matches!(divan::black_box(cell.get_value()), DataRef::Empty));
        }
    }
    cells
}

fn read(intake: &Intake, files: &[Vec<u8>]) -> usize {
    let count = |bytes: &Vec<u8>| {
        let book = intake.workbook("x.xlsx", bytes, &|c| c < '\u{2000}').value.expect("the sample is sound");
        book.sheets.iter().map(|sheet| sheet.cells.len()).sum::<usize>()
    };
    files.iter().map(count).sum()
}

#[divan::bench]
fn plain_calamine(bencher: Bencher<'_, '_>) {
    let files = files();
    let cells: usize = files.iter().map(|bytes| streamed(bytes)).sum();
    bencher.counter(ItemsCount::new(cells)).bench(|| files.iter().map(|bytes| streamed(bytes)).sum::<usize>());
}

#[divan::bench]
fn intake_in_this_process(bencher: Bencher<'_, '_>) {
    let (files, intake) = (files(), Intake::new(Limits::default(), None).expect("nothing to start"));
    bencher.counter(ItemsCount::new(read(&intake, &files))).bench(|| read(&intake, &files));
}

#[divan::bench]
fn intake_in_a_worker(bencher: Bencher<'_, '_>) {
    let worker = Path::new(env!("CARGO_BIN_EXE_briefbook"));
    let (files, intake) = (files(), Intake::new(Limits::default(), Some(worker)).expect("the worker starts"));
    bencher.counter(ItemsCount::new(read(&intake, &files))).bench(|| read(&intake, &files));
}
