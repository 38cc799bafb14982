//! Colours of classes, and the ink that reads on them.

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Reads six hexadecimal digits.
pub fn rgb(digits: &str) -> Option<Rgb> {
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((channel(0)?, channel(2)?, channel(4)?)).filter(|_| digits.len() == 6)
}

/// So many colours out of those of a style, from end to end.
pub fn spread(colours: &[String], count: usize) -> Vec<&str> {
    let last = colours.len().saturating_sub(1);
    let at = |n: usize| if count < 2 { last / 2 } else { (n * last + (count - 1) / 2) / (count - 1) };
    (0..count).filter_map(|n| colours.get(at(n)).map(String::as_str)).collect()
}

/// Lightness of a grey print, 0 to 100: CIE L* of the luminance.
pub fn lightness(colour: Rgb) -> f64 {
    let own = luminance(colour);
    if own <= 216.0 / 24389.0 { own * 24389.0 / 27.0 } else { 116.0 * own.cbrt() - 16.0 }
}

/// Whether white words read better on a ground than black ones: the contrast of WCAG 2.2 is (lighter + 0.05) / (darker + 0.05).
pub fn takes_white(ground: Rgb) -> bool {
    let own = luminance(ground) + 0.05;
    1.05 / own > own / 0.05
}

/// Relative luminance, 0 to 1: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
pub fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_from_end_to_end() {
        let colours = ["a", "b", "c", "d", "e"].map(str::to_owned);
        let taken = |count| spread(&colours, count).concat();
        assert_eq!([0, 1, 2, 3, 4, 5].map(taken), ["", "c", "ae", "ace", "abde", "abcde"]);
    }

    #[test]
    fn words_take_the_ink_of_the_greater_contrast() {
        assert_eq!([(0, 0, 0), (255, 255, 255)].map(luminance), [0.0, 1.0]);
        assert_eq!(
            ["EFF3FF", "6BAED6", "2171B5", "08306B"].map(|own| takes_white(rgb(own).unwrap())),
            [false, false, true, true]
        );
        assert_eq!(rgb("12345"), None);
    }
}
