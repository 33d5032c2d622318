//! Where it can spread next, the easiest first; the way to the picked one is lit up on the drawing.

use egui::{Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    super::{
        InspectorState,
        lists::coded,
        rows::{SectionHead, focus_ring, remark, text_in},
    },
    SHOWN, more_button,
};
use crate::{
    analysis::{
        findings::Story,
        incident::{Next, Outlook},
    },
    diagram::display_list::Ink,
    i18n::{fill, incident::IncidentText as T},
    report::wording::{Leg, Teller},
    ui::{
        ctx::{Action, ViewCtx},
        theme::{bold, font, size},
        widgets::paint_bars,
    },
};

const ROW: f32 = 38.0;
const BARS: egui::Vec2 = vec2(38.0, 9.0);

/// The section.
pub(super) fn next_section(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, outlook: &Outlook) {
    let head = SectionHead {
        count: Some(outlook.next.len()),
        open_at_first: true,
        ..SectionHead::closed("incident next", T::Next.get(ctx.lang))
    };
    let all = &mut state.incident.all_next;
    state.folds.section(ui, ctx.theme, &head, |ui| {
        if outlook.next.is_empty() {
            return remark(ui, ctx.theme, T::NextNone.get(ctx.lang));
        }
        remark(ui, ctx.theme, T::NextHelp.get(ctx.lang));
        let shown = if *all { usize::MAX } else { SHOWN };
        for next in outlook.next.iter().take(shown) {
            next_row(ui, ctx, outlook, next);
        }
        more_button(ui, ctx, all, outlook.next.len());
    });
}

/// Steps of the way there, without the one that puts somebody into an infected device.
fn legs(ctx: &ViewCtx<'_>, outlook: &Outlook, next: &Next) -> Vec<Leg> {
    let teller = Teller {
        plant: ctx.plant(),
        lang: ctx.lang,
    };
    let story = Story {
        p: next.p.value,
        steps: next.way.clone(),
    };
    let mut legs = teller.story(&outlook.findings, &story);
    legs.retain(|leg| {
        let step = outlook.findings.graph.steps.get(leg.step as usize);
        step.is_some_and(|step| step.needs != [0])
    });
    legs
}

fn next_row(ui: &mut Ui, ctx: &ViewCtx<'_>, outlook: &Outlook, next: &Next) {
    let theme = ctx.theme;
    let lit = ctx.lit_way == Some(next.device);
    let name = coded(ctx, next.device);
    let class = next.likelihood.to_string();
    let holes = [("name", name.as_str()), ("class", &class)];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let words = fill(T::NextRow.get(ctx.lang), &holes);
        WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), lit, words)
    });
    if lit {
        ui.painter().rect_filled(rect, size::RADIUS, theme.selection_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let ink = theme.ink(Ink::AttackPath);
    let bars = Rect::from_min_size(
        pos2(
            rect.right() - BARS.x - 4.0,
            rect.top() + 19.0 / 2.0 - BARS.y / 2.0,
        ),
        BARS,
    );
    paint_bars(ui.painter(), bars, 5, next.likelihood, ink);
    let upper = Rect::from_min_max(
        pos2(rect.left() + 4.0, rect.top() + 1.0),
        pos2(bars.left() - 6.0, rect.center().y + 1.0),
    );
    text_in(ui, upper, &name, bold(size::TEXT_DENSE), theme.text);
    let lower = Rect::from_min_max(pos2(upper.left(), rect.center().y), rect.max - vec2(4.0, 1.0));
    let zone = (ctx.plant().devices.get(&next.device)).and_then(|device| device.zone);
    let ease = fill(T::NextEase.get(ctx.lang), &[("class", class.as_str())]);
    let words = match zone {
        Some(zone) => format!("{}・{ease}", ctx.name(zone)),
        None => ease,
    };
    text_in(ui, lower, &words, font(size::TEXT_SMALL), theme.text_2);
    if response.clicked() {
        ctx.send(Action::LightWay((!lit).then_some(next.device)));
    }
    if lit {
        for (number, leg) in legs(ctx, outlook, next).iter().enumerate() {
            remark(ui, theme, &format!("{} {}", number + 1, leg.sentence));
        }
        ui.add_space(4.0);
    }
}
