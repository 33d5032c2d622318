//! The drawing: whole on one page, and in parts on further pages where its letters would come out too small.

use super::{
    super::{
        Section,
        outline::{Block, Chapter, Column, Figure, Mark, Row, Table, marks, strong},
    },
    Source,
};
use crate::{
    diagram::{
        display_list::{DisplayList, Item, Shape},
        scene::{Layers, SceneOptions, scene},
    },
    i18n::ReportText as T,
    plant::{ZoneId, ZoneKind, geometry::Rect},
    typeset,
};

/// Room for a drawing on a landscape page, in points: width, width beside the grades, height.
const ROOM: (f32, f32, f32) = (728.0, 573.0, 395.0);
/// Letters smaller than this are hard to read, in points.
const SMALLEST: f32 = 7.0;
/// Larger than this a drawing looks coarse.
const LARGEST_SCALE: f32 = 0.8;
/// Parts a drawing is cut into at most; beyond, letters come out smaller.
const PARTS: usize = 16;
/// Share of a part that the next one shows again.
const OVERLAP: f32 = 0.06;
/// Zones whose grades find room beside the drawing.
const ZONES: usize = 13;

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let options = SceneOptions {
        lang: source.lang,
        findings: Some(source.now),
        layers: Layers {
            threats: false,
            notes: true,
            ..Layers::default()
        },
        ..SceneOptions::default()
    };
    let list = scene(source.plant, &options).list;
    let mut chapter = Chapter::new(source, Section::Drawing, Vec::new(), Vec::new());
    chapter.landscape = true;
    chapter.blocks = if list.items.is_empty() {
        vec![Block::Note(source.say(T::NothingEntered).to_owned())]
    } else {
        pictures(source, &list)
    };
    chapter
}

fn pictures(source: &Source<'_>, list: &DisplayList) -> Vec<Block> {
    let smallest = smallest_letters(list);
    let scale = |width: f32| (width / list.bounds.w.max(1.0)).min(ROOM.2 / list.bounds.h.max(1.0));
    let zones = source.zones(ZoneKind::Inside);
    let with_grades = scale(ROOM.1) * smallest >= SMALLEST && !zones.is_empty() && zones.len() <= ZONES;
    let whole = Figure {
        caption: Some(source.say(T::DrawingCaption).to_owned()),
        list: list.clone(),
        crop: None,
        max_scale: LARGEST_SCALE,
        max_height: 0.0,
        beside: if with_grades {
            grades(source, &zones)
        } else {
            Vec::new()
        },
    };
    let mut blocks = vec![Block::Figure(whole)];
    if !with_grades && scale(ROOM.0) * smallest < SMALLEST {
        let parts = parts(list.bounds, SMALLEST / smallest);
        let count = parts.len().to_string();
        for (n, crop) in parts.into_iter().enumerate() {
            let shown = inside(list, crop);
            if shown.items.is_empty() {
                continue;
            }
            let caption = source.fill(T::DrawingPart, &[("n", &(n + 1).to_string()), ("count", &count)]);
            blocks.push(Block::NewPage);
            blocks.push(Block::Figure(Figure {
                caption: Some(caption),
                list: shown,
                crop: Some(crop),
                max_scale: LARGEST_SCALE,
                max_height: 0.0,
                beside: Vec::new(),
            }));
        }
    }
    blocks
}

/// The smallest letters on a drawing, in its own units.
fn smallest_letters(list: &DisplayList) -> f32 {
    let sizes = list.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(run) => Some(run.size),
        _ => None,
    });
    sizes.fold(f32::MAX, f32::min).clamp(1.0, 100.0)
}

/// Windows on a drawing, row by row, through which it is seen at least at `scale` where [`PARTS`] allows.
fn parts(bounds: Rect, scale: f32) -> Vec<Rect> {
    let (width, height) = (ROOM.0 / scale, ROOM.2 / scale);
    let count = |length: f32, window: f32| {
        ((length - window * OVERLAP) / (window * (1.0 - OVERLAP)))
            .ceil()
            .max(1.0) as usize
    };
    let (mut columns, mut rows) = (count(bounds.w, width), count(bounds.h, height));
    while columns * rows > PARTS {
        if columns > rows { columns -= 1 } else { rows -= 1 }
    }
    let side = |length: f32, count: usize| length / (count as f32 * (1.0 - OVERLAP) + OVERLAP);
    let (width, height) = (side(bounds.w, columns), side(bounds.h, rows));
    let window = |n: usize| {
        let (row, column) = ((n / columns) as f32, (n % columns) as f32);
        let step = 1.0 - OVERLAP;
        Rect::new(
            bounds.x + column * width * step,
            bounds.y + row * height * step,
            width,
            height,
        )
    };
    (0..columns * rows).map(window).collect()
}

/// What shows in a window.
fn inside(list: &DisplayList, window: Rect) -> DisplayList {
    let shows = |item: &&Item| extent(&item.shape).grown(2.0).intersects(window);
    DisplayList {
        bounds: window,
        items: list.items.iter().filter(shows).cloned().collect(),
    }
}

/// The box around a shape.
fn extent(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } | Shape::Icon { rect, .. } => *rect,
        Shape::Circle { center, radius, .. } => Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius),
        Shape::Path { points, .. } => {
            let corners = points.iter().map(|p| Rect::new(p.x, p.y, 0.0, 0.0));
            corners.reduce(Rect::union).unwrap_or_default()
        }
        Shape::Text(run) => {
            let width = typeset::measure(&run.text, run.size, run.bold);
            Rect::new(run.at.x, run.at.y, 0.0, 0.0).union(Rect::new(
                run.at.x - width,
                run.at.y - run.size / 2.0,
                2.0 * width,
                run.size,
            ))
        }
    }
}

/// The zones' grades, worst first.
fn grades(source: &Source<'_>, zones: &[ZoneId]) -> Vec<Block> {
    let mut zones = zones.to_vec();
    zones.sort_by_key(|&zone| source.zone_grades(zone));
    let row = |zone: ZoneId| {
        let (now, target) = source.zone_grades(zone);
        let mut cell = strong(source.label(zone));
        cell.extend(marks(vec![Mark::Grade(now), Mark::Arrow, Mark::Grade(target)]));
        Row::plain(vec![cell])
    };
    let table = Table {
        caption: None,
        columns: vec![Column::rest(source.say(T::DrawingGrades))],
        rows: zones.into_iter().map(row).collect(),
    };
    vec![
        Block::Table(table),
        Block::Note(source.say(T::DrawingGradesNote).to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_the_drawing_and_overlap() {
        let bounds = Rect::new(-50.0, 20.0, 9_000.0, 4_000.0);
        let parts = parts(bounds, 0.5);
        assert!(parts.len() > 1 && parts.len() <= PARTS, "{}", parts.len());
        let all = parts.iter().copied().reduce(Rect::union).unwrap();
        assert!(all.grown(0.5).encloses(bounds), "{all:?}");
        assert!(
            parts
                .iter()
                .zip(parts.iter().skip(1))
                .all(|(a, b)| a.intersects(*b) || b.x < a.x)
        );
    }
}
