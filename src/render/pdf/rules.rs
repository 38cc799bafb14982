//! Joins the rules of a table: each row has its own piece of every upright rule, and pieces that meet are one rule. A third
//! of what is drawn were such pieces.

use super::display_list::{Colour, Paint};
use std::collections::HashMap;

/// Pieces that are parted by less than this meet: heights are sums of fractions.
const MEETS: f64 = 0.02;

/// What an upright rule looks like, in hundredths of a point, and where it stands.
type Look = (i64, i64, Colour);

/// Joins the upright rules of a page that stand outside every element.
pub(super) fn join(paints: Vec<Paint>) -> Vec<Paint> {
    let mut kept: Vec<Option<Paint>> = Vec::with_capacity(paints.len());
    // By look: the last piece, where its rule begins and where it ends.
    let mut open: HashMap<Look, (usize, f64, f64)> = HashMap::new();
    let mut page_chrome = true;
    for mut one in paints {
        match &mut one {
            Paint::Begin(_) => page_chrome = false,
            Paint::End => page_chrome = true,
            Paint::Rule { from, to, width, colour } if page_chrome && from.0 == to.0 && from.1 < to.1 => {
                let hundredths = |number: f64| (number * 100.0).round() as i64;
                let look = (hundredths(from.0), hundredths(*width), *colour);
                if let Some((before, top, bottom)) = open.get(&look)
                    && (bottom - from.1).abs() < MEETS
                {
                    from.1 = *top;
                    if let Some(before) = kept.get_mut(*before) {
                        *before = None;
                    }
                }
                open.insert(look, (kept.len(), from.1, to.1));
            }
            _ => {}
        }
        kept.push(Some(one));
    }
    kept.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(x: f64, top: f64, bottom: f64) -> Paint {
        Paint::Rule { from: (x, top), to: (x, bottom), width: 0.5, colour: (128, 128, 128) }
    }

    #[test]
    fn pieces_that_meet_are_one_rule_where_the_last_was() {
        let fill = Paint::Fill { area: (0.0, 0.0, 1.0, 1.0), colour: (255, 255, 255) };
        let page = vec![rule(1.0, 10.0, 20.0), rule(2.0, 10.0, 20.0), fill.clone(), rule(1.0, 20.0, 30.0)];
        assert_eq!(join(page), [rule(2.0, 10.0, 20.0), fill, rule(1.0, 10.0, 30.0)]);
    }

    #[test]
    fn rules_apart_or_inside_an_element_stay() {
        let page =
            vec![rule(1.0, 10.0, 20.0), rule(1.0, 21.0, 30.0), Paint::Begin(1), rule(1.0, 30.0, 35.0), Paint::End];
        assert_eq!(join(page.clone()), page);
    }
}
