//! Zones: frames in the style of their layer, parties outside, folded tiles; titles and grade chips.

use super::{
    Detail, Stage, ZoneShape,
    paint::{Type, dashed},
    sketch::{Area, Face, TITLE_HEIGHT},
};
use crate::{
    analysis::findings::CellGrade,
    diagram::{
        chip::{IMPORTANCE_BARS, ZONE_CHIP, cell_chip, importance_bars},
        display_list::{Dash, Ink, Role, Stroke},
        icons::{Glyph, Icon},
        zoning::ZoneLayer,
    },
    i18n::{DrawingText, Lang, fill},
    plant::{
        Layer, NetworkKind, PartyKind, Plant, ZoneId,
        geometry::{Point, Rect},
    },
    typeset,
};

/// Corner radius of a frame.
const RADIUS: f32 = 4.0;
/// The inner line of a boundary zone stands this far inside.
const INNER_LINE: f32 = 3.0;
/// Distance of title and badge from the left border.
const INDENT: f32 = 8.0;
/// A title that has to be cut is set this much smaller first.
const SMALLEST_TITLE: f32 = 0.85;
/// Between a title and its importance bars.
const BARS_GAP: f32 = 5.0;

/// Frames and boxes, outer ones first.
pub(super) fn boxes(stage: &mut Stage<'_>) {
    let sketch = stage.sketch;
    for area in &sketch.areas {
        if !stage.is_seen(area.rect.grown(4.0)) {
            continue;
        }
        let faded = stage.is_faded_zone(area.id);
        let look = sketch.zoning.zone(area.id);
        stage
            .paint
            .begin(Role::Zone, Some(area.id.into()), faded, area.rect.grown(2.0));
        if stage.is_target(area.id) {
            let stroke = Stroke::solid(3.0, Ink::Accent);
            stage
                .paint
                .rect(area.rect, RADIUS, Some(Ink::SelectionFill), Some(stroke));
        } else {
            frame(stage, area.rect, look);
        }
        match area.face {
            Face::Party => party(stage, area),
            Face::Tile => tile(stage, area),
            Face::Frame => {}
        }
    }
}

fn frame(stage: &mut Stage<'_>, rect: Rect, look: ZoneLayer) {
    let border = Ink::ZoneBorder(look.layer);
    let fill = Some(Ink::ZoneFill(look.layer));
    match look.layer {
        Layer::Equipment | Layer::Boundary => {
            stage
                .paint
                .rect(rect, RADIUS, fill, Some(Stroke::solid(2.0, border)));
        }
        Layer::ProductionManagement => {
            // Double: two lines of 1 with 2 between.
            stage.paint.rect(
                rect.grown(1.0),
                RADIUS + 1.0,
                fill,
                Some(Stroke::solid(1.0, border)),
            );
            stage.paint.rect(
                rect.grown(-2.0),
                RADIUS - 1.0,
                None,
                Some(Stroke::solid(1.0, border)),
            );
        }
        Layer::Office => {
            stage
                .paint
                .rect(rect, RADIUS, fill, Some(dashed(2.0, border, Dash::LongDash)));
        }
        Layer::Outside => {
            stage
                .paint
                .rect(rect, RADIUS, fill, Some(dashed(2.0, border, Dash::Dotted)));
        }
    }
    if look.boundary {
        let line = Stroke::solid(1.0, Ink::ZoneBorder(Layer::Boundary));
        stage
            .paint
            .rect(rect.grown(-INNER_LINE), RADIUS - 2.0, None, Some(line));
    }
}

/// An outside party: its icon and name in one box.
fn party(stage: &mut Stage<'_>, area: &Area<'_>) {
    let icon = party_icon(stage.sketch.plant, area.id);
    let size = 24.0_f32.min(area.rect.h - 8.0);
    let middle = Point::new(area.rect.x + 8.0 + size / 2.0, area.rect.center().y);
    stage.paint.icon(icon.into(), middle, size, Ink::Text);
    stage.paint.role(Role::Label);
    let left = middle.x + size / 2.0 + 5.0;
    let room = area.rect.right() - 3.0 - left;
    let name = stage.name(area.zone.name.as_str(), area.zone.name_en.as_str());
    let size = match stage.options.detail {
        Detail::Zone => 19.0,
        _ if typeset::measure(name, 13.0, false) <= room => 13.0,
        _ => 12.0,
    };
    let lines = typeset::wrap(name, size, false, room, 2);
    let leading = size * 1.18;
    let first = middle.y - (lines.len() as f32 - 1.0) * leading / 2.0;
    for (number, line) in lines.into_iter().enumerate() {
        let at = Point::new(left, first + leading * number as f32);
        stage
            .paint
            .text(line, at, Type::regular(size, Ink::Text).within(room));
    }
    stage.hits.zones.push(ZoneShape {
        zone: area.id,
        rect: area.rect,
        title: area.rect,
        chip: None,
        depth: area.depth,
    });
}

/// The icon of an outside zone: of the party that lives there, else of the network at home there.
fn party_icon(plant: &Plant, zone: ZoneId) -> Glyph {
    let of_party = |kind: PartyKind| match kind {
        PartyKind::Internet => (0, Glyph::Internet),
        PartyKind::Headquarters | PartyKind::Customer => (1, Glyph::Partner),
        PartyKind::Vendor | PartyKind::Service => (2, Glyph::Vendor),
        PartyKind::Supplier => (3, Glyph::Truck),
    };
    let parties = plant
        .parties
        .values()
        .filter(|party| party.lives_in == Some(zone));
    let networks = plant
        .networks
        .values()
        .filter(|network| network.home_zone == Some(zone));
    let of_network = |kind: NetworkKind| match kind {
        NetworkKind::Internet => Glyph::Internet,
        NetworkKind::VendorLine => Glyph::Vendor,
        _ => Glyph::Partner,
    };
    let first = parties
        .map(|party| of_party(party.kind))
        .min_by_key(|&(rank, _)| rank);
    first
        .map(|(_, glyph)| glyph)
        .or_else(|| networks.map(|network| of_network(network.kind)).next())
        .unwrap_or(Glyph::Partner)
}

/// A folded zone: name, number of devices, worst grade.
fn tile(stage: &mut Stage<'_>, area: &Area<'_>) {
    let look = stage.sketch.zoning.zone(area.id);
    badge(
        stage,
        look,
        Point::new(area.rect.x + 20.0, area.rect.y + 20.0),
        18.0,
    );
    stage.paint.role(Role::Label);
    let name = stage.name(&area.zone.name, &area.zone.name_en);
    let style = Type::bold(13.0, Ink::Text).within(area.rect.w - 44.0);
    let name = style.fit(name);
    stage
        .paint
        .text(name, Point::new(area.rect.x + 34.0, area.rect.y + 20.0), style);
    let count = stage.devices_within(area.id).to_string();
    let count = fill(DrawingText::Devices.get(stage.options.lang), &[("n", &count)]);
    let at = Point::new(area.rect.x + 12.0, area.rect.y + 43.0);
    stage.paint.text(count, at, Type::regular(12.0, Ink::Text2));
    let chip = zone_chip(
        stage,
        area,
        Rect::new(
            area.rect.right() - 52.0,
            area.rect.bottom() - 27.0,
            ZONE_CHIP.0,
            ZONE_CHIP.1,
        ),
    );
    stage.hits.zones.push(ZoneShape {
        zone: area.id,
        rect: area.rect,
        title: area.rect,
        chip,
        depth: area.depth,
    });
}

/// Titles of frames, over the lines; grade chips on their upper border.
pub(super) fn titles(stage: &mut Stage<'_>) {
    let sketch = stage.sketch;
    for area in sketch.areas.iter().filter(|area| area.face == Face::Frame) {
        if !stage.is_seen(area.rect.grown(40.0)) {
            continue;
        }
        let faded = stage.is_faded_zone(area.id);
        stage
            .paint
            .begin(Role::Label, Some(area.id.into()), faded, area.rect.grown(16.0));
        let title = title(stage, area);
        let corner = Point::new(area.rect.right() - 6.0 - ZONE_CHIP.0, area.rect.y - 15.0);
        let unrated = stage.verdicts.zone(area.id) == Some(CellGrade::NotComputed);
        let chip = if stage.options.detail == Detail::Zone {
            Rect::new(corner.x - 28.0, corner.y - 14.0, 72.0, 33.0)
        } else if unrated {
            // No bars to show, so it keeps to the side and leaves the upper border to gates and their codes.
            let width = ZONE_CHIP.0 / 2.0;
            Rect::new(area.rect.right() - 6.0, area.rect.y + 3.0, width, ZONE_CHIP.1)
        } else {
            Rect::new(corner.x, corner.y, ZONE_CHIP.0, ZONE_CHIP.1)
        };
        let chip = zone_chip(stage, area, chip);
        stage.hits.zones.push(ZoneShape {
            zone: area.id,
            rect: area.rect,
            title,
            chip,
            depth: area.depth,
        });
    }
}

/// Only grades, and `?` where none could be computed: a zone nobody reaches stays quiet.
fn zone_chip(stage: &mut Stage<'_>, area: &Area<'_>, rect: Rect) -> Option<Rect> {
    let grade = stage
        .verdicts
        .zone(area.id)
        .filter(|_| stage.options.layers.threats)?;
    if !matches!(grade, CellGrade::Grade(_) | CellGrade::NotComputed) {
        return None;
    }
    stage.paint.role(Role::Badge);
    stage.paint.shapes(|out| cell_chip(grade, rect, out));
    stage.take(rect);
    Some(rect)
}

fn badge(stage: &mut Stage<'_>, look: ZoneLayer, middle: Point, size: f32) {
    let layer = if look.boundary {
        Layer::Boundary
    } else {
        look.layer
    };
    let rect = Rect::new(middle.x, middle.y, 0.0, 0.0).grown(size / 2.0);
    stage.paint.rect(rect, 3.0, Some(Ink::ZoneBorder(layer)), None);
    let letter = look.letter(stage.options.lang);
    stage
        .paint
        .text(letter, middle, Type::bold(size * 0.72, Ink::OnLayer).centered());
}

/// Words of a title as they fit: text, size, and whether there is room for the importance bars.
struct Words {
    text: String,
    size: f32,
    bars: bool,
}

/// Draws a title on a plate in the zone's colour and returns the plate.
fn title(stage: &mut Stage<'_>, area: &Area<'_>) -> Rect {
    let far = stage.options.detail == Detail::Zone;
    let (badge_size, size) = if far { (21.0, 19.0) } else { (16.0, 12.0) };
    let look = stage.sketch.zoning.zone(area.id);
    let middle = area.rect.y + 1.0 + TITLE_HEIGHT / 2.0;
    let left = area.rect.x + INDENT + badge_size + 4.0;
    let importance = stage.verdicts.importance(area.id).filter(|_| !far);
    let bars = if importance.is_some() {
        IMPORTANCE_BARS.0 + BARS_GAP
    } else {
        0.0
    };
    let name = stage.name(&area.zone.name, &area.zone.name_en);
    let words = words(
        name,
        stage.options.lang,
        size,
        area.rect.right() - 3.0 - left,
        bars,
    );
    let widest = typeset::measure(&words.text, words.size, true);
    let end = left + widest + if words.bars { bars } else { 0.0 };
    let plate = Rect::new(
        area.rect.x + INDENT - 2.0,
        middle - badge_size / 2.0 - 1.0,
        end - area.rect.x - INDENT + 4.0,
        badge_size + 2.0,
    );
    let ground = if stage.is_target(area.id) {
        Ink::SelectionFill
    } else {
        Ink::ZoneFill(look.layer)
    };
    stage.paint.role(Role::Zone);
    stage.paint.rect(plate, 0.0, Some(ground), None);
    badge(
        stage,
        look,
        Point::new(area.rect.x + INDENT + badge_size / 2.0, middle),
        badge_size,
    );
    stage.paint.role(Role::Label);
    stage.paint.text(
        words.text,
        Point::new(left, middle),
        Type::bold(words.size, Ink::Text),
    );
    if let (Some(importance), true) = (importance, words.bars) {
        stage.paint.role(Role::Badge);
        let corner = Point::new(left + widest + BARS_GAP, middle - IMPORTANCE_BARS.1 / 2.0);
        stage
            .paint
            .shapes(|out| importance_bars(importance, corner, 1.0, out));
    }
    stage.take(plate);
    plate
}

/// Tries, in this order: everything; a little tighter; without the word for zone; smaller; without bars; cut.
fn words(name: &str, lang: Lang, size: f32, room: f32, bars: f32) -> Words {
    let short = short_name(name, lang);
    let (tight, small) = (size - 0.5, size - 1.5);
    let tries = [
        (name, size, bars),
        (name, tight, bars),
        (short, size, bars),
        (short, small, bars),
        (short, small, 0.0),
    ];
    let fits = |&(text, size, bars): &(&str, f32, f32)| typeset::measure(text, size, true) + bars <= room;
    match tries.into_iter().find(fits) {
        Some((text, size, bars)) => Words {
            text: text.to_owned(),
            size,
            bars: bars > 0.0,
        },
        None => Words {
            text: typeset::fit(short, size * SMALLEST_TITLE, true, room),
            size: size * SMALLEST_TITLE,
            bars: false,
        },
    }
}

/// A name without the word for zone, which the frame says already.
fn short_name(name: &str, lang: Lang) -> &str {
    let short = name.strip_suffix(lang.pick("ゾーン", " zone"));
    short.filter(|short| !short.is_empty()).unwrap_or(name)
}

/// What the measures layer says: how many measures of the zone are weaker than asked for.
pub(super) fn measures(stage: &mut Stage<'_>) {
    if !stage.options.layers.measures || stage.options.detail < Detail::Device {
        return;
    }
    let sketch = stage.sketch;
    for area in sketch.areas.iter().filter(|area| area.face == Face::Frame) {
        let gaps = stage.verdicts.gaps(area.id);
        if gaps == 0 || !stage.is_seen(area.rect.grown(20.0)) {
            continue;
        }
        let style = Type::regular(12.0, Ink::Text);
        let Some((rect, text)) = gaps_place(stage, area.rect, gaps, style) else {
            continue;
        };
        let faded = stage.is_faded_zone(area.id);
        stage
            .paint
            .begin(Role::Badge, Some(area.id.into()), faded, rect.grown(1.0));
        stage.paint.rect(
            rect,
            3.0,
            Some(Ink::Panel),
            Some(Stroke::solid(1.0, Ink::Strength(3))),
        );
        let icon = Icon::from(Glyph::Shield1);
        stage.paint.icon(
            icon,
            Point::new(rect.x + 11.0, rect.center().y),
            13.0,
            Ink::Strength(3),
        );
        stage.paint.role(Role::Label);
        stage
            .paint
            .text(text, Point::new(rect.x + 22.0, rect.center().y), style);
        stage.take(rect);
    }
}

/// A free place on the lower border for the number of gaps: with its word where there is room, else alone.
fn gaps_place(stage: &Stage<'_>, frame: Rect, gaps: usize, style: Type) -> Option<(Rect, String)> {
    let number = gaps.to_string();
    let words = fill(DrawingText::Gaps.get(stage.options.lang), &[("n", &number)]);
    [words, number].into_iter().find_map(|text| {
        let width = style.width(&text) + 30.0;
        let place = |x: f32| Rect::new(x, frame.bottom() - 4.0, width, 17.0);
        let steps = ((frame.w - width - 16.0) / 8.0).max(0.0) as u16;
        let mut places = (0..=steps).map(|step| place(frame.right() - 8.0 - width - 8.0 * f32::from(step)));
        let rect = places.find(|&rect| stage.is_free(rect) && !stage.is_on_card(rect))?;
        Some((rect, text))
    })
}

/// The whole plant from far away: one tile per zone with its worst grade.
pub(super) fn overview(stage: &mut Stage<'_>) {
    let sketch = stage.sketch;
    for area in &sketch.areas {
        let look = sketch.zoning.zone(area.id);
        let faded = stage.is_faded_zone(area.id);
        stage
            .paint
            .begin(Role::Zone, Some(area.id.into()), faded, area.rect.grown(2.0));
        let target = stage.is_target(area.id);
        let (fill, border) = if target {
            (Ink::SelectionFill, Ink::Accent)
        } else {
            (Ink::ZoneFill(look.layer), Ink::ZoneBorder(look.layer))
        };
        stage
            .paint
            .rect(area.rect, 8.0, Some(fill), Some(Stroke::solid(6.0, border)));
        let chip = if area.leaf {
            overview_tile(stage, area)
        } else {
            None
        };
        stage.hits.zones.push(ZoneShape {
            zone: area.id,
            rect: area.rect,
            title: area.rect,
            chip,
            depth: area.depth,
        });
    }
}

fn overview_tile(stage: &mut Stage<'_>, area: &Area<'_>) -> Option<Rect> {
    let inner = area.rect.grown(-14.0);
    if inner.w <= 0.0 || inner.h <= 0.0 {
        return None;
    }
    let middle = inner.center();
    if area.face == Face::Party {
        let icon = party_icon(stage.sketch.plant, area.id);
        stage
            .paint
            .icon(icon.into(), middle, inner.h.min(inner.w), Ink::Text);
        return None;
    }
    let grade = stage
        .verdicts
        .zone(area.id)
        .filter(|_| stage.options.layers.threats);
    let grade = grade.filter(|grade| matches!(grade, CellGrade::Grade(_) | CellGrade::NotComputed));
    // The same size in every zone of the same width, so that no zone shouts.
    let size = (inner.w / 6.0).clamp(14.0, 30.0);
    let name = short_name(
        stage.name(&area.zone.name, &area.zone.name_en),
        stage.options.lang,
    );
    let room = if grade.is_some() { inner.h * 0.5 } else { inner.h };
    let most = if room >= 2.2 * size { 2 } else { 1 };
    let lines = typeset::wrap(name, size, true, inner.w, most);
    stage.paint.role(Role::Label);
    let top = if grade.is_some() {
        inner.y
    } else {
        middle.y - size * 0.55 * lines.len() as f32
    };
    for (number, line) in lines.into_iter().enumerate() {
        let at = Point::new(middle.x, top + size * (0.5 + 1.1 * number as f32));
        stage
            .paint
            .text(line, at, Type::bold(size, Ink::Text).centered().within(inner.w));
    }
    let grade = grade?;
    let height = (inner.h * 0.42).min(inner.w * 0.36);
    let width = height * ZONE_CHIP.0 / ZONE_CHIP.1;
    let chip = Rect::new(middle.x - width / 2.0, inner.bottom() - height, width, height);
    stage.paint.role(Role::Badge);
    stage.paint.shapes(|out| cell_chip(grade, chip, out));
    Some(chip)
}
