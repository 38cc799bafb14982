//! Joins the rules of a table: each row is drawn with its own piece of every upright rule, and pieces that meet are
//! one rule. A quarter of a table's bytes were such pieces.
//!
//! In: [`Drawn`] things of a page. Out: the same with fewer rules. Must not: change what is seen; a joined rule is
//! drawn where its last piece was, so that no fill drawn in between covers it.

use super::content::Drawn;
use std::collections::HashMap;

/// Pieces that are parted by less than this meet: printpdf writes two decimals.
const MEETS: f64 = 0.02;

/// An upright rule of the furniture: what it looks like, in hundredths, and from where to where it goes.
struct Upright {
    key: [i64; 5],
    top: f64,
    bottom: f64,
}

/// Joins the upright rules of a page that stand outside every element.
pub(super) fn join(drawn: Vec<Drawn>) -> Vec<Drawn> {
    let mut kept: Vec<Option<Drawn>> = Vec::with_capacity(drawn.len());
    let mut open: HashMap<[i64; 5], (usize, f64, f64)> = HashMap::new();
    let mut furniture = true;
    for mut one in drawn {
        match &one {
            Drawn::Begin(_) => furniture = false,
            Drawn::End => furniture = true,
            _ => {}
        }
        if let Some(upright) = upright(&one).filter(|_| furniture) {
            let mut top = upright.top;
            if let Some((before, its_top, its_bottom)) = open.get(&upright.key)
                && (its_bottom - upright.top).abs() < MEETS
            {
                top = *its_top;
                one = extended(one, top);
                if let Some(before) = kept.get_mut(*before) {
                    *before = None;
                }
            }
            open.insert(upright.key, (kept.len(), top, upright.bottom));
        }
        kept.push(Some(one));
    }
    kept.into_iter().flatten().collect()
}

fn upright(drawn: &Drawn) -> Option<Upright> {
    let Drawn::Rule { points, width, colour: [red, green, blue] } = drawn else { return None };
    let [(x, top), (end, bottom)] = points.as_slice() else { return None };
    let hundredths = |number: f64| (number * 100.0).round() as i64;
    let key = [*x, *width, *red, *green, *blue].map(hundredths);
    (x == end && top > bottom).then_some(Upright { key, top: *top, bottom: *bottom })
}

fn extended(rule: Drawn, to: f64) -> Drawn {
    match rule {
        Drawn::Rule { mut points, width, colour } => {
            if let Some((_, top)) = points.first_mut() {
                *top = to;
            }
            Drawn::Rule { points, width, colour }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(x: f64, top: f64, bottom: f64) -> Drawn {
        Drawn::Rule { points: vec![(x, top), (x, bottom)], width: 0.5, colour: [0.5; 3] }
    }

    #[test]
    fn pieces_that_meet_are_one_rule_where_the_last_was() {
        let fill = Drawn::Fill { points: vec![(0.0, 0.0)], colour: [1.0; 3] };
        let page = vec![rule(1.0, 30.0, 20.0), rule(2.0, 30.0, 20.0), fill.clone(), rule(1.0, 20.0, 10.0)];
        assert_eq!(join(page), [rule(2.0, 30.0, 20.0), fill, rule(1.0, 30.0, 10.0)]);
    }

    #[test]
    fn rules_apart_or_inside_an_element_stay() {
        let page =
            vec![rule(1.0, 30.0, 20.0), rule(1.0, 19.0, 10.0), Drawn::Begin(1), rule(1.0, 10.0, 5.0), Drawn::End];
        assert_eq!(join(page.clone()), page);
    }
}
