//! Links inside a document: figures lead to the row that states their source, references to what they name.

use super::diagnostics::TemplateError;
use crate::model::document::{Block, Emphasis, Inline, Name, Row, Section, plain};
use crate::model::figure::{FigureKey, Place};
use crate::model::number::NBSP;
use crate::msg;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is said at a target, and whether in a table.
type Targets = BTreeMap<Name, (String, bool)>;

/// A name of a template stands in marks, links and bookmarks: small letters, digits and hyphens.
pub(super) fn check_name(name: &str) -> Result<(), TemplateError> {
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !name.is_empty() && plain {
        return Ok(());
    }
    Err(TemplateError::new(msg!("template-name-written-with-z-hyphens", name = name.to_string())))
}

/// A title with its number, `Bảng 1. …`, and what stands between them; the number is a target where it has a name.
pub(super) fn titled(number: String, name: Option<&str>, between: Inline, title: Vec<Inline>) -> Result<Vec<Inline>> {
    let emphasis = Emphasis::default();
    let mut titled = Vec::with_capacity(title.len() + 2);
    titled.push(match name {
        Some(name) => {
            check_name(name)?;
            Inline::Target { name: name.into(), text: number, emphasis }
        }
        None => Inline::text(number),
    });
    for inline in std::iter::once(between).chain(title) {
        match (titled.last_mut(), inline) {
            (Some(Inline::Text { text, emphasis: last }), Inline::Text { text: more, emphasis })
                if *last == emphasis =>
            {
                text.push_str(&more);
            }
            (_, inline) => titled.push(inline),
        }
    }
    Ok(titled)
}

/// Name of the row that tells the sources of a place's figures. Names of templates have no colon.
pub(super) fn source_of(place: &Place) -> Name {
    format!("nguon:{place}").into()
}

/// The same for one line of it, `nguon:08/18`.
pub(super) fn source_of_line(place: &Place, line: &str) -> Name {
    format!("nguon:{place}/{line}").into()
}

/// Makes a row the target of a name: the words of its cell `at`, or of its first cell that says something.
pub(super) fn name_row(row: &mut Row, at: Option<usize>, name: Name) {
    let says = |row: &Row, n: usize| row.cells.get(n).is_some_and(|cell| !plain(&cell.content).is_empty());
    let Some(at) = at.filter(|n| says(row, *n)).or_else(|| (0..row.cells.len()).find(|n| says(row, *n))) else {
        return;
    };
    let words = row.cells.get_mut(at).into_iter().flat_map(|cell| &mut cell.content);
    for inline in words {
        if let Inline::Text { text, emphasis } = inline {
            *inline = Inline::Target { name, text: std::mem::take(text), emphasis: *emphasis };
            return;
        }
    }
}

/// Leads everything where it belongs.
pub(super) fn resolve(sections: &mut [Section]) -> Result<()> {
    let targets = targets(sections)?;
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block {
            lead(&mut table.caption, &targets, &|_| true)?;
            for row in table.header.iter_mut().chain(&mut table.rows) {
                let beside = names(row);
                let leads = |name: &Name| !beside.contains(name);
                row.cells.iter_mut().try_for_each(|cell| lead(&mut cell.content, &targets, &leads))?;
            }
        } else {
            // A list of cells goes by the codes of lines, which stand next to the figures of tables and not of sentences.
            let leads = |name: &Name| targets.get(name).is_some_and(|(_, in_table)| *in_table);
            block.contents_mut().into_iter().try_for_each(|content| lead(content, &targets, &leads))?;
        }
    }
    Ok(())
}

/// The words of every target.
fn targets(sections: &mut [Section]) -> Result<Targets> {
    let mut targets = Targets::new();
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let in_table = matches!(block, Block::Table(_));
        for inline in block.contents_mut().into_iter().flatten() {
            if let Inline::Target { name, text, .. } = inline
                && targets.insert(name.clone(), (text.clone(), in_table)).is_some()
            {
                bail!(TemplateError::new(msg!("template-name-twice", name = &*name)));
            }
        }
    }
    Ok(targets)
}

fn names(row: &Row) -> Vec<Name> {
    let name = |inline: &Inline| if let Inline::Target { name, .. } = inline { Some(name.clone()) } else { None };
    row.cells.iter().flat_map(|cell| &cell.content).filter_map(name).collect()
}

/// Leads figures to their sources, as far as those will do.
fn lead(content: &mut [Inline], targets: &Targets, leads: &dyn Fn(&Name) -> bool) -> Result<()> {
    for inline in content {
        match inline {
            Inline::Figure { key, source, .. } => {
                *source = target_of(key, targets).filter(|name| leads(name));
            }
            Inline::Reference { target, text, .. } => {
                let (words, _) = targets.get(target).ok_or_else(|| unknown(target, targets))?;
                *text = words.replace(' ', &NBSP.to_string());
            }
            Inline::Note(note) => lead(&mut note.content, targets, leads)?,
            Inline::Text { .. } | Inline::Target { .. } | Inline::Break => {}
        }
    }
    Ok(())
}

/// The row of the figure's line, or else of its place.
fn target_of(key: &FigureKey, targets: &Targets) -> Option<Name> {
    let names = [source_of_line(&key.place, &key.line), source_of(&key.place)];
    names.iter().find_map(|name| targets.get_key_value(name)).map(|(name, _)| Arc::clone(name))
}

fn unknown(name: &Name, targets: &Targets) -> TemplateError {
    let named = targets.keys().map(|known| &**known).filter(|known| check_name(known).is_ok());
    TemplateError::new(msg!("template-nothing-document-named", name = name.to_string())).unknown(name, named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Cell, Orientation, Paragraph, Role, RowKind, Table, TableLook};
    use crate::model::figure::Aspect;

    fn figure(place: &str, line: &str) -> Inline {
        let key = FigureKey { place: Place::parse(place), line: line.into(), aspect: Aspect::Value };
        Inline::Figure { key, text: "1".into(), emphasis: Emphasis::default(), source: None }
    }

    fn row(name: &str, content: Vec<Inline>) -> Row {
        let cells = [vec![Inline::text("")], vec![Inline::text("Huế")], content];
        let cells = cells.into_iter().map(|content| Cell { content, span: 1, behind: 0 }).collect();
        let mut row = Row { kind: RowKind::Body, cells };
        name_row(&mut row, None, name.into());
        row
    }

    fn section(blocks: Vec<Block>) -> Section {
        Section { orientation: Orientation::Portrait, annex: false, blocks }
    }

    fn words(content: Vec<Inline>) -> Block {
        Block::Paragraph(Paragraph { role: Role::Body, content })
    }

    #[test]
    fn figures_lead_to_their_line_or_place_but_never_to_their_own_row() {
        let rows = vec![row("nguon:46", vec![figure("46", "3")]), row("nguon:46/18", vec![figure("46", "3")])];
        let table = Table { look: TableLook::Grid, caption: vec![], columns: vec![], header: vec![], rows };
        let text = words(vec![figure("46", "18"), figure("46", "3"), figure("vn", "3")]);
        let mut sections = [section(vec![text, Block::Table(table)])];
        resolve(&mut sections).unwrap();
        let mut led = Vec::new();
        for content in sections[0].blocks.iter_mut().flat_map(Block::contents_mut) {
            let figures = content.iter().filter(|inline| matches!(inline, Inline::Figure { .. }));
            led.extend(figures.map(|inline| inline.leads_to().map(|name| name.to_string())));
        }
        let place = Some("nguon:46".to_owned());
        assert_eq!(led, [Some("nguon:46/18".to_owned()), place.clone(), None, None, place]);
    }

    #[test]
    fn a_list_of_cells_is_for_figures_of_tables() {
        let name: Name = "nguon:46/18".into();
        let entry = Inline::Target { name, text: "18 D31".into(), emphasis: Emphasis::default() };
        let rows = vec![row("hang", vec![figure("46", "18")])];
        let table = Table { look: TableLook::Grid, caption: vec![], columns: vec![], header: vec![], rows };
        let blocks = vec![words(vec![figure("46", "18")]), Block::Table(table), words(vec![entry])];
        let mut sections = [section(blocks)];
        resolve(&mut sections).unwrap();
        let contents = sections[0].blocks.iter_mut().flat_map(Block::contents_mut);
        let led: Vec<bool> = contents.map(|content| content.iter().any(|one| one.leads_to().is_some())).collect();
        assert_eq!(led.iter().filter(|led| **led).count(), 1);
        assert!(!led[0], "a sentence does not lead to a list");
    }

    #[test]
    fn references_say_what_their_target_says() {
        let caption = titled("Bảng 7".into(), Some("chinh"), Inline::text(". "), vec![Inline::text("Tên")]).unwrap();
        assert_eq!(plain(&caption), "Bảng 7. Tên");
        let reference = |name: &str| {
            words(vec![Inline::Reference { target: name.into(), text: String::new(), emphasis: Emphasis::default() }])
        };
        let mut sections = [section(vec![reference("chinh"), words(caption.clone())])];
        resolve(&mut sections).unwrap();
        assert_eq!(plain(sections[0].blocks[0].contents_mut()[0]), "Bảng\u{a0}7");
        let error = resolve(&mut [section(vec![reference("chin"), words(caption.clone())])]).unwrap_err();
        assert_eq!(error.to_string(), "nothing in this document is named \"chin\"; the nearest is \"chinh\"");
        assert!(resolve(&mut [section(vec![words(caption.clone()), words(caption)])]).is_err());
        assert!(titled("Bảng 7".into(), Some("Bảng"), Inline::text(". "), vec![]).is_err());
    }
}
