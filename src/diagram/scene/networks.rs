//! Network bars and their name plates.

use super::{
    Detail, NetworkShape, Stage,
    paint::Type,
    sketch::{Line, bar_rect},
};
use crate::{
    diagram::display_list::{Ink, Role, Stroke},
    i18n::{DrawingText, Lang},
    plant::{
        Bar,
        geometry::{Point, Rect},
    },
};

const BAR_WIDTH: f32 = 4.0;
const PLATE_HEIGHT: f32 = 17.0;
const PADDING: f32 = 6.0;
/// Steps in which a place for the plate is searched, and how many to each side.
const STEP: f32 = 8.0;
const PLACES: u8 = 100;
/// How much of a name is kept where not all of it finds room.
const SHARES: [f32; 5] = [1.0, 0.85, 0.7, 0.55, 0.4];
/// A plate keeps this far from the taps of a bar.
const TAP_MARGIN: f32 = 5.0;

/// The bars, over the zones and under the links.
pub(super) fn bars(stage: &mut Stage<'_>) {
    let sketch = stage.sketch;
    for (number, line) in sketch.lines.iter().enumerate() {
        let Bar { y, x0, x1, .. } = line.bar;
        let faded = stage.is_faded_line(number);
        let bounds = bar_rect(line.bar).grown(BAR_WIDTH);
        stage
            .paint
            .begin(Role::Network, Some(line.id.into()), faded, bounds);
        let width = if stage.options.detail == Detail::Plant {
            10.0
        } else {
            BAR_WIDTH
        };
        let points = vec![Point::new(x0, y), Point::new(x1, y)];
        stage.paint.line(points, Stroke::solid(width, Ink::LinkLine));
    }
}

/// The names, over everything else on the bars.
pub(super) fn plates(stage: &mut Stage<'_>) {
    let sketch = stage.sketch;
    for (number, line) in sketch.lines.iter().enumerate() {
        // A plate may run over the end of its bar.
        if !stage.is_seen(bar_rect(line.bar).grown(300.0)) {
            continue;
        }
        let words = words(stage, line);
        let size = if stage.options.detail == Detail::Zone {
            18.0
        } else {
            12.0
        };
        let undivided = stage.options.layers.threats && sketch.zoning.is_undivided(line.id);
        let ink = if undivided { Ink::Warning } else { Ink::Text2 };
        let style = Type::regular(size, ink);
        let (rect, text) = place(stage, number, line.bar, &words, style);
        let faded = stage.is_faded_line(number);
        stage
            .paint
            .begin(Role::Network, Some(line.id.into()), faded, rect.grown(1.0));
        let edge = if undivided {
            Ink::Warning
        } else {
            Ink::ControlBorder
        };
        let width = if undivided { 1.5 } else { 1.0 };
        stage
            .paint
            .rect(rect, 3.0, Some(Ink::Panel), Some(Stroke::solid(width, edge)));
        stage.paint.role(Role::Label);
        stage.paint.text(text, rect.center(), style.centered());
        stage.take(rect);
        let Bar { y, x0, x1, .. } = line.bar;
        stage.hits.networks.push(NetworkShape {
            network: line.id,
            bar: (Point::new(x0, y), Point::new(x1, y)),
            label: rect,
        });
    }
}

/// Code and name without the word for network, which the bar says already; or the finding that matters most.
fn words(stage: &Stage<'_>, line: &Line<'_>) -> String {
    let lang = stage.options.lang;
    let code = line.network.code.as_str();
    let name = if stage.options.layers.threats && stage.sketch.zoning.is_undivided(line.id) {
        DrawingText::Undivided.get(lang)
    } else {
        short_name(stage.name(&line.network.name, &line.network.name_en), lang)
    };
    if stage.options.detail == Detail::Zone && !code.is_empty() {
        return code.to_owned();
    }
    [code, name]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn short_name(name: &str, lang: Lang) -> &str {
    let short = name
        .strip_suffix(lang.pick("ネットワーク", " network"))
        .unwrap_or(name);
    if short.is_empty() { name } else { short }
}

/// Where the plate goes: as near to its stored place as taps, gates and other labels allow; cut where there is no
/// room for all of it.
fn place(stage: &Stage<'_>, number: usize, bar: Bar, words: &str, style: Type) -> (Rect, String) {
    let far = stage.options.detail == Detail::Zone;
    let height = if far { PLATE_HEIGHT * 1.4 } else { PLATE_HEIGHT };
    let plate = |x: f32, width: f32| Rect::new(x, bar.y - height / 2.0, width, height);
    let is_free =
        |rect: Rect| stage.is_free(rect) && !stage.is_on_card(rect) && !stage.is_on_other_line(rect, number);
    let stretches = stretches(stage, number, bar);
    let full = style.width(words);
    for share in SHARES {
        let text = style.within(full * share + 1.0).fit(words);
        let width = style.width(&text) + 2.0 * PADDING;
        let fits = |x: f32| stretches.iter().any(|&(from, to)| from <= x && x + width <= to);
        // The stored place first, then in steps to both sides as far as the bar goes.
        let steps =
            (0..PLACES).flat_map(|step| [1.0, -1.0].map(|side| bar.label_x + side * f32::from(step) * STEP));
        let on_bar = steps.filter(|&x| x + width >= bar.x0 && x <= bar.x1 + TAP_MARGIN);
        if let Some(x) = on_bar.filter(|&x| fits(x)).find(|&x| is_free(plate(x, width))) {
            return (plate(x, width), text);
        }
    }
    (plate(bar.label_x, full + 2.0 * PADDING), words.to_owned())
}

/// The pieces of a bar between links that meet it; the last one may run over its end.
fn stretches(stage: &Stage<'_>, number: usize, bar: Bar) -> Vec<(f32, f32)> {
    let taps = stage.sketch.taps(number);
    let starts = std::iter::once(bar.x0).chain(taps.iter().map(|x| x + TAP_MARGIN));
    let ends = taps.iter().map(|x| x - TAP_MARGIN).chain([f32::MAX]);
    starts.zip(ends).filter(|(from, to)| to > from).collect()
}
