//! Breaking a text into lines of a given width.

use super::{
    breaks::{Break, breaks, may_break},
    font::{advance, measure},
};

/// Up to so many lines the breaks are chosen for the best whole (labels); beyond, line by line (prose).
const LABEL_LINES: usize = 3;
/// What an uneven pair of lines costs against a bad break; tried on the labels of the sample.
const UNEVENNESS: f32 = 60.0;
const ELLIPSIS: char = '…';

/// Breaks `text` into at most `max_lines` lines, none wider than `width`; what does not fit ends in "…".
///
/// Labels (up to three lines) come out balanced and broken between phrases; longer texts are filled line by line.
/// Line feeds in the text always break. Trailing spaces are dropped. Always yields at least one line.
pub fn wrap(text: &str, size: f32, bold: bool, width: f32, max_lines: usize) -> Vec<String> {
    let max_lines = max_lines.max(1);
    if !text.contains('\n') && measure(text.trim_end(), size, bold) <= width {
        return vec![text.trim_end().to_owned()];
    }
    let text = Text::new(text, size, bold);
    if max_lines <= LABEL_LINES
        && let Some(lines) = text.balanced(width, max_lines)
    {
        return lines;
    }
    text.filled(width, max_lines)
}

/// One line that fits into `width`: the text itself, or its beginning and "…".
pub fn fit(text: &str, size: f32, bold: bool, width: f32) -> String {
    let line = text.lines().next().unwrap_or_default().trim_end();
    if line.len() == text.trim_end().len() && measure(line, size, bold) <= width {
        return line.to_owned();
    }
    let room = width - size * advance(ELLIPSIS, bold);
    let mut used = 0.0;
    let mut cut: String = line
        .chars()
        .take_while(|&character| {
            used += size * advance(character, bold);
            used <= room
        })
        .collect();
    // An opening bracket before the dots would promise something.
    while cut.ends_with(|last: char| last.is_whitespace() || !may_break(last, 'x')) {
        cut.pop();
    }
    cut.push(ELLIPSIS);
    cut
}

/// A text with its break places and the width from its start to each of its characters.
struct Text<'a> {
    text: &'a str,
    size: f32,
    bold: bool,
    breaks: Vec<Break>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str, size: f32, bold: bool) -> Self {
        let breaks = breaks(text);
        Self {
            text,
            size,
            bold,
            breaks,
        }
    }

    fn line(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default().trim_end()
    }

    fn width(&self, from: usize, to: usize) -> f32 {
        measure(self.line(from, to), self.size, self.bold)
    }

    /// The fewest lines that hold everything, broken where it reads best; `None` when it does not fit so.
    fn balanced(&self, width: f32, max_lines: usize) -> Option<Vec<String>> {
        (1..=max_lines)
            .find_map(|lines| self.best(0, 0, lines, width))
            .map(|(_, ends)| {
                let mut from = 0;
                ends.into_iter()
                    .map(|to| {
                        let line = self.line(from, to).to_owned();
                        from = to;
                        line
                    })
                    .collect()
            })
    }

    /// The cheapest way to set everything from byte `from` in exactly `lines` lines: cost and line ends.
    fn best(&self, from: usize, first_break: usize, lines: usize, width: f32) -> Option<(f32, Vec<usize>)> {
        let unevenness = |line: f32| {
            let slack = 1.0 - line / width;
            UNEVENNESS * slack * slack
        };
        if lines == 1 {
            let more_forced = self
                .breaks
                .iter()
                .skip(first_break)
                .any(|b| b.forced && b.at < self.text.len());
            let line = self.width(from, self.text.len());
            return (line <= width && !more_forced).then(|| (unevenness(line), vec![self.text.len()]));
        }
        let mut best: Option<(f32, Vec<usize>)> = None;
        for (index, place) in self.breaks.iter().enumerate().skip(first_break) {
            let line = self.width(from, place.at);
            if line > width || place.at >= self.text.len() {
                break;
            }
            if let Some((rest, ends)) = self.best(place.at, index + 1, lines - 1, width) {
                let cost = rest + place.cost + unevenness(line);
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, std::iter::once(place.at).chain(ends).collect()));
                }
            }
            if place.forced {
                break;
            }
        }
        best
    }

    /// Fills line after line; the last one allowed takes the beginning of what is left, with "…".
    fn filled(&self, width: f32, max_lines: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut from = 0;
        while from < self.text.len() || lines.is_empty() {
            if lines.len() + 1 == max_lines {
                let rest = self.text.get(from..).unwrap_or_default();
                lines.push(fit(rest, self.size, self.bold, width));
                break;
            }
            let to = self.line_end(from, width);
            lines.push(self.line(from, to).to_owned());
            from = to;
        }
        lines
    }

    /// Where the line starting at `from` ends: the last break that fits, else the last character that fits.
    fn line_end(&self, from: usize, width: f32) -> usize {
        let mut end = None;
        let mut checked = from;
        let mut used = 0.0;
        let first = self.breaks.partition_point(|place| place.at <= from);
        for place in self.breaks.iter().skip(first) {
            used += self.raw_width(checked, place.at);
            checked = place.at;
            // Trailing spaces may hang over the edge.
            if used > width && self.width(from, place.at) > width {
                break;
            }
            end = Some(place.at);
            if place.forced {
                break;
            }
        }
        end.unwrap_or_else(|| self.forced_end(from, width))
    }

    fn raw_width(&self, from: usize, to: usize) -> f32 {
        measure(self.text.get(from..to).unwrap_or_default(), self.size, self.bold)
    }

    /// Cuts a word that is wider than the line, still obeying line start and line end where it can.
    fn forced_end(&self, from: usize, width: f32) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        let mut used = 0.0;
        let mut last = None;
        let mut allowed = None;
        let mut previous = None;
        for (index, character) in rest.char_indices() {
            if let Some(before) = previous {
                last = Some(index);
                if may_break(before, character) {
                    allowed = Some(index);
                }
            }
            used += self.size * advance(character, self.bold);
            if used > width && last.is_some() {
                break;
            }
            previous = Some(character);
        }
        from + allowed.or(last).unwrap_or(rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Vec<String> {
        wrap(text, 12.5, false, 92.0, 2)
    }

    #[test]
    fn device_names_break_between_phrases() {
        assert_eq!(label("OA端末"), ["OA端末"]);
        assert_eq!(
            label("自動倉庫遠隔保守用サーバ"),
            ["自動倉庫遠隔", "保守用サーバ"]
        );
        assert_eq!(
            label("VPN装置兼ファイアウォール"),
            ["VPN装置兼", "ファイアウォール"]
        );
        assert_eq!(label("保守端末(常時非接続)"), ["保守端末", "(常時非接続)"]);
        assert_eq!(label("倉庫クレーン安全機能"), ["倉庫クレーン", "安全機能"]);
        assert_eq!(label("Industrial switch"), ["Industrial", "switch"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_dots_and_within_the_width() {
        for text in [
            "Remote-maintenance server for the automated warehouse",
            "非常に長い名前の自動倉庫遠隔保守用サーバ第二号機",
        ] {
            let lines = label(text);
            assert_eq!(lines.len(), 2, "{lines:?}");
            assert!(lines[1].ends_with('…'), "{lines:?}");
            assert!(
                lines.iter().all(|line| measure(line, 12.5, false) <= 92.0),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn nothing_is_lost_when_everything_fits() {
        let text = "工場システムの管理者は、（必要に応じて）ベンダーと協議する。";
        for width in 30..200_u8 {
            let lines = wrap(text, 10.0, false, f32::from(width), 99);
            assert_eq!(lines.concat(), text, "{width}");
        }
    }

    #[test]
    fn a_line_feed_always_breaks() {
        assert_eq!(
            wrap("一行目\n二行目", 12.0, false, 400.0, 5),
            ["一行目", "二行目"]
        );
        assert_eq!(
            wrap("一行目\n二行目", 12.0, false, 400.0, 2),
            ["一行目", "二行目"]
        );
        assert_eq!(wrap("a\n\nb", 12.0, false, 400.0, 9), ["a", "", "b"]);
        assert_eq!(fit("a\nb", 12.0, false, 400.0), "a…");
    }

    #[test]
    fn an_empty_text_and_no_room_yield_one_line() {
        assert_eq!(wrap("", 12.0, false, 10.0, 3), [""]);
        assert_eq!(wrap("設備", 12.0, false, 0.0, 1), ["…"]);
        assert_eq!(wrap("設備", 12.0, false, 0.0, 9), ["設", "備"]);
    }

    #[test]
    fn no_line_starts_or_ends_with_what_must_not_stand_there() {
        const STARTS: &str = "、。，．・：；？！）」』】ーっゃゅょァィゥェォ々";
        const ENDS: &str = "（「『【";
        let words = [
            "装置",
            "（常時非接続）",
            "ファイアウォール",
            "サーバー、",
            "「生産」",
            "チェック・リスト。",
            "佐々木さん",
            "ちょっと！",
            "Ethernet/IP",
            "3.5",
            "『ゾーン』？",
            "【重要】：",
            "ヴィジュアル",
            "っぽい",
            "ｘ；",
            "データ．",
        ];
        let mut seed = 12_345_u64;
        let mut draw = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for _ in 0..500 {
            let text: String = std::iter::once("設備")
                .chain((0..=draw(7)).map(|_| words[draw(words.len())]))
                .collect();
            for step in 0..20_u8 {
                let width = 56.0 + 8.0 * f32::from(step);
                for lines in [2, 3, 99] {
                    for line in wrap(&text, 14.0, false, width, lines) {
                        assert!(
                            !line.starts_with(|c| STARTS.contains(c)),
                            "{text} at {width}: {line}"
                        );
                        assert!(!line.ends_with(|c| ENDS.contains(c)), "{text} at {width}: {line}");
                        assert!(
                            measure(&line, 14.0, false) <= width + 0.01,
                            "{text} at {width}: {line}"
                        );
                    }
                }
            }
        }
    }
}
