//! What templates may do with rows of table sheets: `group`, `pick`, `first`, `largest`, `how_many`, `clause`.

use super::calls::{Call, OfRows, knows};
use super::diagnostics::TemplateError;
use super::list_excerpt::AND_MORE;
use super::opinions::{self, Opinion};
use super::phrases::listed;
use super::report_context::ReportContext;
use crate::model::form::{ColumnKind, TableColumn};
use crate::model::number::number_in;
use crate::msg;
use handlebars::{Handlebars, Helper, JsonRender, PathAndJson, RenderError};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Registers the helpers of rows.
pub(super) fn register(registry: &mut Handlebars<'static>, subject: &Arc<ReportContext>) {
    for (name, call) in [
        ("pick", pick as Call),
        ("first", first),
        ("where", matching),
        ("without", without),
        ("as_declared", as_declared),
        ("largest", largest),
        ("group", group),
        ("how_many", how_many),
        ("clause", clause),
    ] {
        registry.register_helper(name, Box::new(OfRows { subject: Arc::clone(subject), call }));
    }
}

/// Two spellings of one thing: case, spaces and a last full stop make no difference.
pub(super) fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().trim_end_matches(['.', ';', ',', ' ']).to_owned()
}

fn rows<'h>(h: &'h Helper<'_>) -> Result<&'h [Value], RenderError> {
    let rows = h.param(0).and_then(|rows| rows.value().as_array());
    rows.map(Vec::as_slice)
        .ok_or_else(|| TemplateError::new(msg!("template-needs-list-rows", helper = h.name().to_string())).into())
}

fn option(h: &Helper<'_>, name: &str) -> Option<String> {
    h.hash_get(name).map(|value| value.value().render())
}

fn cell(row: &Value, column: &str) -> Result<String, RenderError> {
    row.get(column).map(JsonRender::render).ok_or_else(|| {
        let known = row.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
        TemplateError::column(column).unknown(column, known).into()
    })
}

/// How many localities some rows come from.
fn places(rows: &[Value]) -> usize {
    rows.iter().filter_map(|row| row.get("place_code")?.as_str()).collect::<BTreeSet<_>>().len()
}

/// How many rows there are, with those that a list is too long for.
fn count(rows: &[Value]) -> usize {
    let more = |row: &Value| row.get(AND_MORE)?.as_u64().and_then(|more| usize::try_from(more).ok());
    rows.len() + rows.iter().filter_map(more).sum::<usize>()
}

/// Rows that say the same in one column.
struct Grouped {
    key: String,
    rows: Vec<Value>,
    /// What each locality gave to the number in the key, where that is a sum.
    shares: Vec<(String, String)>,
}

impl Grouped {
    fn json(self, subject: &ReportContext) -> Value {
        let (count, places) = (subject.count(count(&self.rows)), subject.count(places(&self.rows)));
        let shares = listed(subject, self.shares.iter().map(|(place, share)| format!("{place} ({share})")));
        json!({ "key": self.key, "count": count, "places": places, "shares": shares, "rows": self.rows })
    }
}

/// `{{#each (group tables.vuong_mac by="nhom")}}` gives `key`, `count`, `places`, `rows`. Groups stand in order of their
/// first row; with `largest_first=true` by their number of rows, with `largest_first="places"` by their number of localities.
/// `most=8` keeps only so many. `first="…"` and `last="…"` name groups that stand there whether or not any row has
/// them. Rows without words are left out, or with `blank="…"` make a group of that name. `merge=true` takes for one what
/// differs in a number or in the locality's own name, and `at_least=2` leaves out what fewer localities say.
fn group(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &["by", "largest_first", "most", "at_least", "merge", "first", "last", "blank"])?;
    let by = option(h, "by").ok_or_else(|| TemplateError::new(msg!("template-group-needs-by-column")))?;
    let rows = rows(h)?;
    let mut groups = gather(rows, &by, option(h, "blank").as_deref())?;
    if h.hash_get("merge").is_some_and(|merge| merge.value().as_bool() == Some(true)) {
        groups = merged(subject, groups);
    }
    if let Some(least) = number(h, "at_least")? {
        groups.retain(|group| subject.trial || places(&group.rows) >= least);
    }
    let on_trial = if subject.trial { rows } else { &[] };
    let first = option(h, "first").map(|name| taken(&mut groups, name, on_trial));
    let last = option(h, "last").map(|name| taken(&mut groups, name, on_trial));
    match h.hash_get("largest_first").map(|value| value.value()) {
        None | Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => groups.sort_by_key(|group| Reverse(group.rows.len())),
        Some(Value::String(what)) if what == "places" => {
            groups.sort_by_key(|group| Reverse((places(&group.rows), group.rows.len())));
        }
        Some(other) => {
            return Err(
                TemplateError::new(msg!("template-largest-first-true-places-not", other = other.to_string())).into()
            );
        }
    }
    if let Some(most) = number(h, "most")? {
        groups.truncate(most);
    }
    Ok(first.into_iter().chain(groups).chain(last).map(|group| group.json(subject)).collect())
}

/// An option of `group` that is a whole number.
fn number(h: &Helper<'_>, name: &str) -> Result<Option<usize>, RenderError> {
    let Some(given) = h.hash_get(name).map(|given| given.value()) else { return Ok(None) };
    let number = given.as_u64().and_then(|number| usize::try_from(number).ok());
    let wrong = || TemplateError::new(msg!("template-group-number", option = name, given = given.to_string()));
    Ok(Some(number.ok_or_else(wrong)?))
}

/// Groups of one pattern, each with the opinions in it.
type Family = Vec<(Vec<Opinion>, Grouped)>;

/// Groups of which one is another with a different number or name of the locality, as one.
fn merged(subject: &ReportContext, groups: Vec<Grouped>) -> Vec<Grouped> {
    let mut alike: Vec<(String, Family)> = Vec::new();
    for group in groups {
        let code = |row: &Value| row.get("place_code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let read: Vec<Opinion> = group.rows.iter().map(|row| Opinion::of(subject, &group.key, &code(row))).collect();
        let pattern = read.first().map_or_else(|| group.key.clone(), |one| fold(&one.pattern));
        match alike.iter_mut().find(|(known, _)| *known == pattern) {
            Some((_, family)) => family.push((read, group)),
            None => alike.push((pattern, vec![(read, group)])),
        }
    }
    alike.into_iter().flat_map(|(_, family)| one_of(subject, family)).collect()
}

/// The groups of one pattern as one, or each by itself where they differ in more.
fn one_of(subject: &ReportContext, family: Family) -> Vec<Grouped> {
    if family.len() < 2 {
        return family.into_iter().map(|(_, group)| group).collect();
    }
    let (read, groups): (Vec<Vec<Opinion>>, Vec<Grouped>) = family.into_iter().unzip();
    let read: Vec<Opinion> = read.into_iter().flatten().collect();
    match opinions::merge(subject, &read) {
        Some(one) => {
            let rows = groups.into_iter().flat_map(|group| group.rows).collect();
            vec![Grouped { key: one.text, rows, shares: one.shares }]
        }
        None => groups,
    }
}

fn gather(rows: &[Value], by: &str, blank: Option<&str>) -> Result<Vec<Grouped>, RenderError> {
    let mut groups: Vec<Grouped> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let key = cell(row, by)?;
        let key = match blank {
            Some(blank) if key.is_empty() => blank.to_owned(),
            _ => key,
        };
        if key.is_empty() {
            continue;
        }
        let at = *seen.entry(fold(&key)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.rows.push(row.clone()),
            None => groups.push(Grouped { key, rows: vec![row.clone()], shares: Vec::new() }),
        }
    }
    Ok(groups)
}

/// Takes a group out by its name; where there is none, one of other rows.
fn taken(groups: &mut Vec<Grouped>, key: String, otherwise: &[Value]) -> Grouped {
    let at = groups.iter().position(|group| fold(&group.key) == fold(&key));
    let rows = at.map_or_else(|| otherwise.to_vec(), |at| groups.remove(at).rows);
    Grouped { key, rows, shares: Vec::new() }
}

/// `(first changes 8)`: so many elements of a list, from its beginning.
fn first(_: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &[])?;
    let most = h.param(1).and_then(|most| most.value().as_u64()).and_then(|most| usize::try_from(most).ok());
    let most = most.ok_or_else(|| TemplateError::new(msg!("template-first-needs-list-number-first")))?;
    Ok(rows(h)?.iter().take(most).cloned().collect())
}

/// `(where insights kind="movers")`: the elements of a list that have these words there.
fn matching(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let mut found = Vec::new();
    for element in rows(h)? {
        let mut fits = true;
        for (name, wanted) in h.hash() {
            fits &= cell(element, name)? == wanted.value().render();
        }
        if fits {
            found.push(element.clone());
        }
    }
    if found.is_empty() && subject.trial {
        found = rows(h)?.to_vec();
    }
    Ok(Value::Array(found))
}

/// `(without insights (first messages 4))`: the elements of a list that another one does not have.
fn without(_: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &[])?;
    let told = h.param(1).and_then(|told| told.value().as_array());
    let told = told.ok_or_else(|| TemplateError::new(msg!("template-without-needs-two-lists")))?;
    Ok(rows(h)?.iter().filter(|element| !told.contains(element)).cloned().collect())
}

/// `(as_declared (first messages 5))`: insights in the order in which the form declares their lines, duties after headlines,
/// what is of no line last.
fn as_declared(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &[])?;
    let headlines = subject.form.headlines.iter().map(|headline| &headline.line);
    let declared: Vec<&Arc<str>> = headlines.chain(subject.form.duties.iter().map(|duty| &duty.line)).collect();
    let mut ordered: Vec<(usize, &Value)> = Vec::new();
    for element in rows(h)? {
        let line = cell(element, "line")?;
        let at = declared.iter().position(|known| ***known == *line).unwrap_or(declared.len());
        ordered.push((at, element));
    }
    ordered.sort_by_key(|(at, _)| *at);
    Ok(ordered.into_iter().map(|(_, element)| element.clone()).collect())
}

/// `(largest tables.danh_muc by="dien_tich" most=5)`: the rows with the largest numbers in a column; rows that are equal there
/// keep their order.
fn largest(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &["by", "most"])?;
    let most = h.hash_get("most").and_then(|most| most.value().as_u64()).and_then(|most| usize::try_from(most).ok());
    let (Some(by), Some(most)) = (option(h, "by"), most) else {
        return Err(TemplateError::new(msg!("template-largest-needs-by-column-most")).into());
    };
    let mut sized: Vec<(Decimal, &Value)> = Vec::new();
    for row in rows(h)? {
        sized.extend(number_in(subject.language(), &cell(row, &by)?).map(|number| (number, row)));
    }
    sized.sort_by_key(|(number, _)| Reverse(*number));
    Ok(sized.into_iter().take(most).map(|(_, row)| row.clone()).collect())
}

/// `{{how_many tables.dai_bieu}}`, or with `of="places"` how many localities the rows come from.
fn how_many(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &["of"])?;
    let rows = rows(h)?;
    match option(h, "of").as_deref() {
        None | Some("rows") => Ok(json!(subject.count(count(rows)))),
        Some("places") => Ok(json!(subject.count(places(rows)))),
        Some(other) => Err(TemplateError::new(msg!("template-how-many-rows-places-not", other = other.to_string()))
            .unknown(other, ["rows", "places"])
            .into()),
    }
}

/// `{{clause kien_nghi "Đề nghị" co_quan}}`: a proposal as the beginning of a sentence, without the leads that stand in
/// front of it and without its full stop.
fn clause(_: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    knows(h, &[])?;
    let mut params = h.params().iter().map(PathAndJson::render);
    let whole = params.next().ok_or_else(|| TemplateError::new(msg!("template-clause-needs-words")))?;
    let rest = params.fold(whole.trim(), |rest, lead| behind(rest, &lead).unwrap_or(rest));
    let mut letters = rest.trim_end_matches(['.', ';', ',', ' ']).chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    Ok(json!(first.chain(letters.clone()).collect::<String>()))
}

/// What follows a lead and the space or comma behind it.
fn behind<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    for wanted in lead.chars() {
        if !letters.next()?.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = letters.as_str();
    let open = [' ', ',', ':'];
    rest.starts_with(open).then(|| rest.trim_start_matches(open))
}

/// `(pick tables.dai_bieu phat_bieu="Có")`: the rows that say this.
fn pick(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let mut wanted = Vec::new();
    for (column, value) in h.hash() {
        let value = value.value().render();
        may_say(subject.form.columns().map(|(_, column)| column), column, &value)?;
        wanted.push((*column, fold(&value)));
    }
    let mut picked = Vec::new();
    for row in rows(h)? {
        let mut fits = true;
        for (column, value) in &wanted {
            fits &= fold(&cell(row, column)?) == *value;
        }
        if fits {
            picked.push(row.clone());
        }
    }
    if picked.is_empty() && subject.trial {
        picked = rows(h)?.to_vec();
    }
    Ok(Value::Array(picked))
}

/// Whether a column of this name exists and, where it offers a choice, offers this one.
pub(super) fn may_say<'c>(
    columns: impl Iterator<Item = &'c TableColumn>,
    column: &str,
    value: &str,
) -> Result<(), TemplateError> {
    let all: Vec<&TableColumn> = columns.collect();
    let named: Vec<&TableColumn> = all.iter().copied().filter(|known| *known.key == *column).collect();
    if named.is_empty() {
        return Err(TemplateError::column(column).unknown(column, all.iter().map(|known| &*known.key)));
    }
    let options: Vec<&str> = named.iter().flat_map(|known| known.kind.options()).map(String::as_str).collect();
    let free = named.iter().any(|known| !matches!(known.kind, ColumnKind::Choice(_)));
    if free || options.iter().any(|option| fold(option) == fold(value)) {
        return Ok(());
    }
    Err(TemplateError::new(msg!(
        "template-column-never-says-only",
        column = column.to_string(),
        value = value.to_string(),
        known = options.join(", ")
    ))
    .unknown(value, options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_taken_off_whole_or_not_at_all() {
        assert_eq!(behind("Đề nghị Bộ Tài chính xem xét", "đề nghị"), Some("Bộ Tài chính xem xét"));
        assert_eq!(behind("Bộ Công Thương, chủ trì", "Bộ Công Thương"), Some("chủ trì"));
        assert_eq!(behind("Đề nghịch", "Đề nghị"), None);
        assert_eq!(behind("Đề nghị", "Đề nghị"), None);
    }

    #[test]
    fn spellings_of_one_thing_fold_together() {
        assert_eq!(fold(" Bộ  Công thương. "), fold("Bộ Công Thương"));
        assert_ne!(fold("Bộ Tài chính"), fold("Bộ Xây dựng"));
    }
}
