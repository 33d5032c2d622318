//! Device cards: icon, name, count, grade chip, marks for entries, spare detail when near.

use super::{
    Detail, DeviceShape, Stage,
    paint::{Type, dashed},
    sketch::Card,
};
use crate::{
    diagram::{
        chip::{DEVICE_CHIP, centered, grade_chip},
        display_list::{Dash, Ink, Role, Stroke},
        icons::Icon,
    },
    i18n::DrawingText,
    plant::{
        DeviceId, Grade,
        geometry::{Point, Rect},
    },
    typeset,
};

const RADIUS: f32 = 4.0;
/// Room for a name inside a card.
const NAME_WIDTH: f32 = 91.0;
/// Room for the count left of the icon.
const COUNT_WIDTH: f32 = 29.0;
const ONE_LINE: f32 = 13.0;
const TWO_LINES: f32 = 12.5;
const SMALL: f32 = 12.0;
const SMALLEST: f32 = 11.0;

/// All cards of the drawing.
pub(super) fn cards(stage: &mut Stage<'_>) {
    if !stage.options.layers.assets {
        return;
    }
    let sketch = stage.sketch;
    if let Some(drop) = stage.options.drop {
        for &origin in &drop.origins {
            ghost(stage, origin);
        }
    }
    stage.hits.devices = sketch
        .cards
        .iter()
        .map(|card| DeviceShape {
            device: card.id,
            rect: card.rect,
            badge: None,
        })
        .collect();
    let is_moving = |card: &Card<'_>| {
        stage
            .options
            .drop
            .is_some_and(|drop| drop.devices.contains(&card.id))
    };
    // What is being dragged lies on top.
    let (moving, resting): (Vec<_>, Vec<_>) = sketch
        .cards
        .iter()
        .enumerate()
        .partition(|(_, card)| is_moving(card));
    for (number, card) in resting {
        draw(stage, number, card, false);
    }
    for (number, card) in moving {
        draw(stage, number, card, true);
    }
}

/// Where a dragged card came from.
fn ghost(stage: &mut Stage<'_>, origin: Rect) {
    stage.paint.begin(Role::Ground, None, false, origin);
    let dashes = dashed(1.0, Ink::ControlBorder, Dash::Dashed);
    stage.paint.rect(origin, RADIUS, None, Some(dashes));
    let text = DrawingText::OriginalPlace.get(stage.options.lang);
    let style = Type::regular(12.0, Ink::Text2).centered().within(origin.w - 8.0);
    stage.paint.text(text, origin.center(), style);
}

fn draw(stage: &mut Stage<'_>, number: usize, card: &Card<'_>, moving: bool) {
    let rect = card.rect;
    if !stage.is_seen(rect.grown(20.0)) {
        return;
    }
    let faded = stage.is_faded_device(card.id);
    let on_path = stage.is_on_path(card.id);
    stage
        .paint
        .begin(Role::Device, Some(card.id.into()), faded, rect.grown(10.0));
    let is_group = card.device.count > 1;
    let edge = if moving {
        Stroke::solid(2.0, Ink::Accent)
    } else if on_path {
        Stroke::solid(2.5, Ink::AttackPath)
    } else if stage.sketch.zoning.is_visiting(card.id) {
        dashed(1.0, Ink::ControlBorder, Dash::Dashed)
    } else {
        Stroke::solid(1.0, Ink::Hairline)
    };
    if is_group {
        let behind = Stroke::solid(1.0, Ink::Hairline);
        stage
            .paint
            .rect(rect.moved(3.0, 3.0), RADIUS, Some(Ink::Panel), Some(behind));
    }
    stage.paint.rect(rect, RADIUS, Some(Ink::Panel), Some(edge));
    match stage.options.detail {
        Detail::Plant | Detail::Zone => far(stage, card),
        Detail::Device => near(stage, card),
        Detail::Full => full(stage, card),
    }
    let badge = chip(stage, card.id, rect);
    if let Some(shape) = stage.hits.devices.get_mut(number) {
        shape.badge = badge;
    }
}

/// Icon only: the name would be too small to read. It makes room for the letter of the grade.
fn far(stage: &mut Stage<'_>, card: &Card<'_>) {
    let graded = stage.options.layers.threats && stage.verdicts.device(card.id).is_some();
    let middle = card.rect.center().moved(if graded { -10.0 } else { 0.0 }, 0.0);
    stage
        .paint
        .icon(Icon::of_kind(&card.device.kind), middle, 48.0, Ink::Text);
}

fn near(stage: &mut Stage<'_>, card: &Card<'_>) {
    let rect = card.rect;
    let name = stage.name(&card.device.name, &card.device.name_en);
    let (size, lines) = name_lines(name);
    let middle = rect.center().x;
    let (icon, icon_y, first) = if lines.len() > 1 {
        (28.0, 20.0, 44.5)
    } else {
        (32.0, 25.0, 54.0)
    };
    stage.paint.icon(
        Icon::of_kind(&card.device.kind),
        Point::new(middle, rect.y + icon_y),
        icon,
        Ink::Text,
    );
    stage.paint.role(Role::Label);
    for (number, line) in lines.into_iter().enumerate() {
        let at = Point::new(middle, rect.y + first + 15.0 * number as f32);
        stage.paint.text(
            line,
            at,
            Type::regular(size, Ink::Text).centered().within(NAME_WIDTH),
        );
    }
    marks(stage, card);
    tasks(stage, card);
}

/// A name as its card shows it: font size and at most two lines. Smaller before a word is broken or cut.
fn name_lines(name: &str) -> (f32, Vec<String>) {
    for size in [ONE_LINE, SMALL] {
        if typeset::measure(name, size, false) <= NAME_WIDTH {
            return (size, vec![name.to_owned()]);
        }
    }
    let lines = typeset::wrap(name, TWO_LINES, false, NAME_WIDTH, 2);
    let is_cut = lines.last().is_some_and(|line| line.ends_with('…')) && !name.ends_with('…');
    if is_cut {
        return (SMALLEST, typeset::wrap(name, SMALLEST, false, NAME_WIDTH, 2));
    }
    (TWO_LINES, lines)
}

/// Left-top corner: entry mark, then how many there are.
fn marks(stage: &mut Stage<'_>, card: &Card<'_>) {
    let rect = card.rect;
    let mut y = rect.y + 11.0;
    if stage.options.layers.threats && stage.verdicts.is_entry(card.id) {
        let mark = Rect::new(rect.x + 4.0, rect.y + 5.0, 16.0, 16.0);
        stage.paint.role(Role::Badge);
        entry_mark(stage, mark);
        y = mark.bottom() + 9.0;
    }
    if card.device.count > 1 {
        stage.paint.role(Role::Label);
        let count = format!("×{}", card.device.count);
        // Smaller where the icon stands beside it.
        let size = if y > rect.y + 11.0 { 11.0 } else { 12.0 };
        stage.paint.text(
            count,
            Point::new(rect.x + 5.0, y),
            Type::regular(size, Ink::Text2).within(COUNT_WIDTH),
        );
    }
}

/// A way in: an arrow into a dark square.
fn entry_mark(stage: &mut Stage<'_>, rect: Rect) {
    stage.paint.rect(rect, 2.0, Some(Ink::Text), None);
    let (middle, reach) = (rect.center(), rect.w * 0.28);
    let (from, tip) = (middle.moved(-reach, 0.0), middle.moved(reach, 0.0));
    let line = Stroke::solid(1.8, Ink::Panel);
    stage.paint.line(vec![from, tip], line);
    stage.paint.line(
        vec![tip.moved(-reach, -reach), tip, tip.moved(-reach, reach)],
        line,
    );
}

/// The tasks layer: which tasks need this device.
fn tasks(stage: &mut Stage<'_>, card: &Card<'_>) {
    if !stage.options.layers.tasks {
        return;
    }
    let Some(codes) = stage.task_codes(card.id) else {
        return;
    };
    let rect = card.rect;
    let style = Type::regular(10.0, Ink::Text).centered().within(NAME_WIDTH);
    let codes = style.fit(&codes);
    let width = style.width(&codes) + 8.0;
    let plate = Rect::new(rect.center().x - width / 2.0, rect.bottom() - 7.0, width, 12.0);
    stage.paint.role(Role::Badge);
    stage.paint.rect(
        plate,
        3.0,
        Some(Ink::Panel),
        Some(Stroke::solid(1.0, Ink::ControlBorder)),
    );
    stage.paint.text(codes, plate.center(), style);
    stage.take(plate);
}

/// Near enough to read small print: code, address and firmware under the name.
fn full(stage: &mut Stage<'_>, card: &Card<'_>) {
    let rect = card.rect;
    let middle = rect.center().x;
    let name = stage.name(&card.device.name, &card.device.name_en);
    stage.paint.icon(
        Icon::of_kind(&card.device.kind),
        Point::new(middle, rect.y + 17.0),
        26.0,
        Ink::Text,
    );
    stage.paint.role(Role::Label);
    let mut y = rect.y + 40.0;
    for line in typeset::wrap(name, 10.5, false, NAME_WIDTH, 2) {
        stage.paint.text(
            line,
            Point::new(middle, y),
            Type::regular(10.5, Ink::Text).centered().within(NAME_WIDTH),
        );
        y += 11.0;
    }
    let device = card.device;
    let small = Type::regular(7.5, Ink::Text2).centered().within(NAME_WIDTH);
    let identity = [device.code.as_str(), device.address.as_str()];
    let make = [device.model.as_str(), device.firmware.as_str()];
    for words in [identity, make] {
        let text = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        if !text.is_empty() && y < rect.bottom() - 3.0 {
            stage.paint.text(small.fit(&text), Point::new(middle, y), small);
            y += 9.0;
        }
    }
    marks(stage, card);
    tasks(stage, card);
}

/// The grade chip over the right end of the upper edge; from far away only its letter, larger.
fn chip(stage: &mut Stage<'_>, device: DeviceId, rect: Rect) -> Option<Rect> {
    let grade = stage
        .verdicts
        .device(device)
        .filter(|_| stage.options.layers.threats)?;
    stage.paint.role(Role::Badge);
    if stage.options.detail <= Detail::Zone {
        let chip = Rect::new(rect.right() - 32.0, rect.y + 4.0, 28.0, 28.0);
        letter_chip(stage, grade, chip);
        return Some(chip);
    }
    let chip = Rect::new(rect.right() - 31.0, rect.y - 5.0, DEVICE_CHIP.0, DEVICE_CHIP.1);
    stage.paint.shapes(|out| grade_chip(grade, chip, out));
    stage.take(chip);
    Some(chip)
}

fn letter_chip(stage: &mut Stage<'_>, grade: Grade, rect: Rect) {
    let edge = Stroke::solid(1.5, Ink::GradeEdge(grade));
    stage
        .paint
        .rect(rect, 4.0, Some(Ink::GradeFill(grade)), Some(edge));
    stage.paint.shape(centered(
        grade.letter(),
        rect.center(),
        rect.h * 0.7,
        true,
        Ink::GradeText(grade),
    ));
}
