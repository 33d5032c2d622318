//! Memos: a sheet with a folded corner.

use super::{Detail, NoteShape, Stage, paint::Type};
use crate::{
    diagram::display_list::{Ink, Role, Shape, Stroke},
    plant::geometry::Point,
    typeset,
};

const FOLD: f32 = 12.0;
const PADDING: f32 = 8.0;
const SIZE: f32 = 12.5;
const LEADING: f32 = 15.5;

/// All memos.
pub(super) fn notes(stage: &mut Stage<'_>) {
    if !stage.options.layers.notes {
        return;
    }
    let plant = stage.sketch.plant;
    for (&id, note) in &plant.notes {
        let rect = note.rect;
        let fold = FOLD.min(rect.w / 2.0).min(rect.h / 2.0);
        let faded = stage.focus.is_some();
        stage
            .paint
            .begin(Role::Note, Some(id.into()), faded, rect.grown(1.0));
        let (right, bottom) = (rect.right(), rect.bottom());
        let edge = Stroke::solid(1.0, Ink::ControlBorder);
        stage.paint.shape(Shape::Path {
            points: vec![
                Point::new(rect.x, rect.y),
                Point::new(right, rect.y),
                Point::new(right, bottom - fold),
                Point::new(right - fold, bottom),
                Point::new(rect.x, bottom),
            ],
            closed: true,
            fill: Some(Ink::Panel),
            stroke: Some(edge),
        });
        let corner = [
            Point::new(right, bottom - fold),
            Point::new(right - fold, bottom - fold),
            Point::new(right - fold, bottom),
        ];
        stage.paint.line(corner.to_vec(), edge);
        stage.hits.notes.push(NoteShape { note: id, rect });
        if stage.options.detail < Detail::Device {
            continue;
        }
        stage.paint.role(Role::Label);
        let room = rect.w - 2.0 * PADDING;
        let lines = ((rect.h - PADDING) / LEADING).floor().max(1.0) as usize;
        for (number, line) in typeset::wrap(&note.text, SIZE, false, room, lines)
            .into_iter()
            .enumerate()
        {
            let y = rect.y + PADDING + LEADING * (number as f32 + 0.4);
            stage.paint.text(
                line,
                Point::new(rect.x + PADDING, y),
                Type::regular(SIZE, Ink::Text2).within(room),
            );
        }
    }
}
