//! Which values explain what does not fit: as few as there can be (Fellegi and Holt 1976).

use super::evidence::{Evidence, Judged, Source, Way};
use std::collections::BTreeSet;

/// A value that explains contradictions.
pub(super) struct Suspect<'j, 'a> {
    pub(super) judged: &'j Judged<'a>,
    /// What speaks against it.
    pub(super) against: Vec<&'j Evidence<'a>>,
    /// Whether no other value explains any of that as well.
    pub(super) is_singled_out: bool,
}

/// A contradiction, the same seen from both lines that it compares.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Contradiction<'l> {
    Ratio(usize),
    Others(usize),
    Past(&'l str),
    Size(&'l str),
}

fn contradiction<'l>(judged: &'l Judged<'_>, evidence: &Evidence<'_>) -> Contradiction<'l> {
    match evidence.of {
        Source::Ratio(number, _) => Contradiction::Ratio(number),
        Source::Others(number, ..) => Contradiction::Others(number),
        Source::Past(..) => Contradiction::Past(&judged.line.code),
        Source::Size => Contradiction::Size(&judged.line.code),
    }
}

/// The values that explain all contradictions, the one that explains most first.
pub(super) fn suspects<'j, 'a>(judged: &'j [Judged<'a>]) -> Vec<Suspect<'j, 'a>> {
    let contradicted =
        |one: &'j Judged<'a>| one.evidence.iter().filter(|evidence| evidence.against(one.value).is_some());
    let mut open: BTreeSet<Contradiction<'j>> =
        judged.iter().flat_map(|one| contradicted(one).map(move |evidence| contradiction(one, evidence))).collect();
    let mut suspects = Vec::new();
    while !open.is_empty() {
        let weighed: Vec<(i64, &Judged<'a>, Way)> = judged
            .iter()
            .flat_map(|one| [Way::Above, Way::Below].map(|way| (one, way)))
            .filter_map(|(one, way)| Some((weight(one, way, &open)?, one, way)))
            .collect();
        // The first of the best, in the form's order.
        let Some(&(best, one, way)) = weighed.iter().reduce(|best, next| if next.0 > best.0 { next } else { best })
        else {
            break;
        };
        let against: Vec<&Evidence<'a>> = explained(one, way, &open).collect();
        let is_rival = |(weight, other, _): &&(i64, &Judged<'a>, Way)| {
            let compared = |evidence: &&Evidence<'a>| evidence.other(&one.line.code) == Some(&*other.line.code);
            *weight == best && against.iter().any(compared)
        };
        let is_singled_out = !weighed.iter().any(|other| is_rival(&other));
        for evidence in &against {
            open.remove(&contradiction(one, evidence));
        }
        suspects.push(Suspect { judged: one, against, is_singled_out });
    }
    suspects
}

/// Open contradictions that a value off in one way explains.
fn explained<'j, 'a>(
    one: &'j Judged<'a>,
    way: Way,
    open: &BTreeSet<Contradiction<'j>>,
) -> impl Iterator<Item = &'j Evidence<'a>> {
    one.evidence.iter().filter(move |evidence| {
        evidence.against(one.value) == Some(way) && open.contains(&contradiction(one, evidence))
    })
}

/// How well a value explains what is open: what it contradicts, less what it agrees with.
fn weight<'j>(one: &'j Judged<'_>, way: Way, open: &BTreeSet<Contradiction<'j>>) -> Option<i64> {
    let explained: i64 = explained(one, way, open).map(trust).sum();
    let agreed = one.evidence.iter().filter(|evidence| evidence.against(one.value).is_none());
    // A size is rough: to agree with it says nothing.
    let agreed: i64 = agreed.filter(|evidence| !matches!(evidence.of, Source::Size)).map(trust).sum();
    (explained > 0).then_some(2 * explained - agreed)
}

/// The past speaks of the value itself, a quotient of two.
fn trust(evidence: &Evidence<'_>) -> i64 {
    match evidence.of {
        Source::Past(..) | Source::Size => 4,
        Source::Ratio(..) => 2,
        Source::Others(..) => 1,
    }
}
