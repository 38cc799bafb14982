//! Files that are locked while somebody writes what lies beside them.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Opens the file of a lock, which is made where there is none. One that another account made, and that cannot be written, can
/// be locked all the same.
///
/// # Errors
/// It can be neither written nor read.
pub fn open_lock(path: &Path) -> io::Result<File> {
    match File::options().read(true).write(true).create(true).truncate(false).open(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    }
}
