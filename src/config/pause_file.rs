//! `pause.toml`: while it lies in a conference's folder, its schedule makes no book.

use super::errors::DeclarationErrors;
use super::toml_file::TomlFile;
use crate::model::pause::Pause;
use crate::model::viet_nam;
use crate::msg;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::Spanned;
use toml::value::Datetime;

/// Its name in a conference's folder.
pub const NAME: &str = "pause.toml";

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    since: Spanned<Datetime>,
    until: Option<Spanned<Datetime>>,
    by: String,
    reason: String,
}

/// The pause of a conference's schedule; none where there is no file.
///
/// # Errors
/// The file cannot be read, or has mistakes: all of them.
pub fn pause(conference: &Path) -> anyhow::Result<Option<Pause>> {
    let path = conference.join(NAME);
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(parse(&TomlFile::read(&path)?)?))
}

fn parse(file: &TomlFile) -> Result<Pause, DeclarationErrors> {
    let moment = |written: &Spanned<Datetime>| {
        let moment = DateTime::parse_from_rfc3339(&written.get_ref().to_string()).ok();
        moment.unwrap_or_else(|| {
            file.wrong(&written.span(), msg!("pause-no-moment", text = written.get_ref().to_string()));
            DateTime::default()
        })
    };
    let pause = file.parse().map(|raw: RawFile| Pause {
        since: moment(&raw.since),
        until: raw.until.as_ref().map(moment),
        by: raw.by,
        reason: raw.reason,
    });
    file.finish(pause)
}

/// The file of a pause, as a person would write it.
pub fn pause_text(pause: &Pause) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Written<'p> {
        since: Datetime,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Datetime>,
        by: &'p str,
        reason: &'p str,
    }
    let moment = |at: DateTime<FixedOffset>| viet_nam::time(at).to_rfc3339_opts(SecondsFormat::Secs, false).parse();
    let until = pause.until.map(moment).transpose()?;
    Ok(toml::to_string(&Written { since: moment(pause.since)?, until, by: &pause.by, reason: &pause.reason })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_all_mistakes_are_told() {
        let read = |text: &str| parse(&TomlFile::of(Path::new("pause.toml"), text.to_owned()));
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let pause = Pause {
            since: at("2026-12-30T08:00:00+07:00"),
            until: Some(at("2026-12-31T08:00:00+07:00")),
            by: "Vụ trưởng".into(),
            reason: "chờ \"Lai Châu\"\n= 1".into(),
        };
        assert_eq!(read(&pause_text(&pause).unwrap()).unwrap(), pause);
        let error = read("since = 2026-12-30\nuntil = 08:00:00\nby = \"x\"\nreason = \"y\"\n").unwrap_err().to_string();
        assert!(error.contains("pause.toml:1: ") && error.contains("pause.toml:2: "), "{error}");
        assert!(
            [-1, 0, 23].map(|hours| pause.is_on(pause.since + chrono::TimeDelta::hours(hours))) == [false, true, true]
        );
        assert!(!pause.is_on(pause.since + chrono::TimeDelta::hours(24)));
    }
}
