//! A file that was sent over a network, checked before it counts.

use crate::commands::receive::Upload;
use crate::commands::snapshot::Snapshot;
use crate::contracts::CheckReport;
use crate::messages::Explain as _;
use crate::msg;
use crate::publish;
use anyhow::Result;

/// What it is called while it is checked, before its own ending.
const NAME: &str = "bao-cao";

/// The name of an upload in the report on it. Nothing but a short ending is taken from the name it was sent with.
pub(crate) fn checked_name(upload: &Upload) -> String {
    let ending = upload.name.rsplit('.').next().unwrap_or_default();
    let plain = !ending.is_empty() && ending.len() <= 4 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { format!("{NAME}.{}", ending.to_lowercase()) } else { format!("{NAME}.xlsx") }
}

/// Checks it as `check` does, next to what the conference has received.
///
/// # Errors
/// As for [`check`](crate::check), or there is no room for it on the disk.
pub(crate) fn check_upload(snapshot: &Snapshot, upload: &Upload) -> Result<CheckReport> {
    let folder = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    snapshot.check(publish::file(folder.path(), &checked_name(upload), &upload.bytes)?)
}
