//! What a form sends: fields and files, within limits.

use super::fields::Fields;
use crate::commands::receive::Upload;
use crate::model::message::Message;
use crate::msg;
use axum::RequestExt as _;
use axum::extract::{Form as Encoded, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

/// What was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    pub(super) fields: Fields,
    pub(super) files: Vec<Upload>,
}

/// Most fields and files of a form.
const MOST_PARTS: usize = 2_000;

/// Most bytes of a file: a little more than any conference takes, which says so itself.
const MOST_FILE: usize = 300 << 20;

/// Most bytes of a field: the largest template and more.
const MOST_FIELD: usize = 1 << 20;

/// Reads what was sent. How much may be sent at all the server has limited.
///
/// # Errors
/// It is no form, or too large.
pub(super) async fn read(request: Request) -> Result<Form, Message> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let fields: Encoded<Vec<(String, String)>> = request.extract().await.map_err(|_| msg!("desk-no-form"))?;
        return Ok(Form { fields: Fields(fields.0), files: Vec::new() });
    }
    let mut parts: Multipart = request.extract().await.map_err(|_| msg!("desk-no-form"))?;
    let mut form = Form::default();
    while let Some(mut part) = parts.next_field().await.map_err(|_| msg!("desk-no-form"))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let most = if file.is_some() { MOST_FILE } else { MOST_FIELD };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| msg!("desk-no-form"))? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > most {
                return Err(msg!("desk-too-large"));
            }
        }
        match file {
            // A browser sends a field for files without a file as one without a name.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => form.files.push(Upload { name: file, bytes }),
            None => form.fields.0.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if form.fields.0.len() + form.files.len() > MOST_PARTS {
            return Err(msg!("desk-too-large"));
        }
    }
    Ok(form)
}
