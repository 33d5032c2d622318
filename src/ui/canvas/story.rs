//! The banner over a highlighted way of attack: where it leads, and how to stop highlighting.

use egui::{Area, Frame, Margin, Order, Rect, Stroke, Ui, vec2};

use crate::{
    analysis::findings::CellGrade,
    i18n::CanvasText,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        widgets::{self, ChipSize},
    },
};

const WIDTH: f32 = 340.0;

/// The banner, while a story is lit up.
pub(super) fn banner_ui(ui: &Ui, ctx: &ViewCtx<'_>, canvas: Rect) {
    let Some((index, story)) = ctx.highlight else {
        return;
    };
    let Some(effect) = ctx.workspace.effect(index) else {
        return;
    };
    let stories = effect.stories.len();
    if effect.stories.get(story).is_none() {
        return;
    }
    Area::new(ui.id().with("story"))
        .order(Order::Middle)
        .fixed_pos(canvas.min + vec2(12.0, 12.0))
        .show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(ctx.theme.panel)
                .stroke(Stroke::new(1.0, ctx.theme.control_border))
                .corner_radius(size::RADIUS)
                .inner_margin(Margin::same(12));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.horizontal(|ui| {
                    ui.label(strong(CanvasText::StoryTitle.get(ctx.lang), size::TEXT_BODY));
                    if let Some(grade) = effect.grade {
                        let name = grade.letter().to_string();
                        widgets::grade_chip(ui, ctx.theme, CellGrade::Grade(grade), ChipSize::Medium, &name);
                    }
                });
                ui.colored_label(ctx.theme.text_2, ctx.name(effect.element));
                ui.horizontal(|ui| {
                    if !ctx.is_explained(index) {
                        ui.colored_label(ctx.theme.text_2, CanvasText::StoryOthersLater.get(ctx.lang));
                    } else if stories > 1 {
                        let here = story + 1;
                        ui.colored_label(ctx.theme.text_2, format!("{here} / {stories}"));
                        if widgets::plain_button(ui, CanvasText::StoryNext.get(ctx.lang)).clicked() {
                            ctx.send(Action::Highlight(Some((index, (story + 1) % stories))));
                        }
                    }
                    if widgets::link_button(ui, ctx.theme, CanvasText::StoryEnd.get(ctx.lang)).clicked() {
                        ctx.send(Action::Highlight(None));
                    }
                });
            });
        });
}
