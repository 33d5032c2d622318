//! Full-width signs, as a Japanese keyboard writes them.

/// Full-width digits, letters, signs and spaces as half-width ones; everything else as it is.
pub fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// One character, narrow where it has a narrow form.
pub fn narrow(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn what_a_japanese_keyboard_writes_reads_like_any_other() {
        assert_eq!(half_width("２０２６／４／１２　ａＺ（～）"), "2026/4/12 aZ(~)");
        assert_eq!(half_width("砦 カナ ｶﾅ 12"), "砦 カナ ｶﾅ 12");
    }
}
