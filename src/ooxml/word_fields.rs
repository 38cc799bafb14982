//! Fields of Word documents: what a reader sees of them may be counted anew by every program that opens the file.

/// A step of a field: it begins, its instruction ends and its result follows, it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Begin,
    Separate,
    End,
}

impl Step {
    /// Reads the type of a field's character.
    pub(crate) fn of(word: &str) -> Option<Step> {
        match word {
            "begin" => Some(Step::Begin),
            "separate" => Some(Step::Separate),
            "end" => Some(Step::End),
            _ => None,
        }
    }
}

/// The fields around a place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<Field>);

#[derive(Debug, Clone, Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

/// More fields in each other than these are nobody's.
const DEEPEST: usize = 64;

impl Fields {
    /// A step of a field.
    pub(crate) fn step(&mut self, step: Step) {
        match step {
            Step::Begin if self.0.len() < DEEPEST => self.0.push(Field::default()),
            Step::Begin => {}
            Step::Separate => self.0.iter_mut().last().into_iter().for_each(|field| field.has_result = true),
            Step::End => drop(self.0.pop()),
        }
    }

    /// A stretch of the instruction of the innermost field.
    pub(crate) fn instruction(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(text);
        }
    }

    /// Whether what stands here is the number of a page, which is layout.
    pub(crate) fn counts_pages(&self) -> bool {
        self.0.iter().any(|field| is_page(&field.instruction))
    }
}

/// Whether a field with this instruction shows the number of a page, or how many there are.
pub(crate) fn is_page(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    ["PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"].iter().any(|name| name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_layout_and_a_caption_is_not() {
        let mut fields = Fields::default();
        for instruction in [r#" TOC \o "1-2" "#, " PAGE", "REF _Toc1 \\h "] {
            fields.step(Step::Begin);
            fields.instruction(instruction);
            fields.step(Step::Separate);
        }
        assert!(fields.counts_pages(), "a field in it does not change that");
        fields.step(Step::End);
        fields.step(Step::End);
        assert!(!fields.counts_pages());
        (0..1000).for_each(|_| fields.step(Step::Begin));
        assert!(fields.0.len() <= DEEPEST);
    }
}
