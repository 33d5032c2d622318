//! The chart of what a budget buys, painted from the display list that paper would print.

use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

use crate::{
    analysis::plan::MeasurePlan,
    diagram::chart::{Staircase, staircase},
    i18n::{PlannerText as T, fill},
    ui::{
        ctx::ViewCtx,
        pen::{Pen, View},
    },
};

const HEIGHT: f32 = 132.0;

/// The chart; `spent` and `start` are what is switched on now and the index without it.
pub(super) fn curve_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, plan: &MeasurePlan, (spent, start): (u32, f64)) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let mut points: Vec<(u32, f64)> = Vec::new();
    if spent > 0 {
        points.push((0, start));
    }
    points.extend(plan.curve.iter().map(|point| (point.cost + spent, point.index)));
    if points.is_empty() {
        points.push((spent, plan.before.index));
    }
    let last = points.last().copied().unwrap_or_default();
    let chart = Staircase {
        points: &points,
        budget: plan.options.budget.map(|budget| budget + spent),
        here: Some((spent, plan.before.index)),
        across: T::CurveCost.get(ctx.lang),
        up: T::CurveLeft.get(ctx.lang),
    };
    let list = staircase(&chart, rect.width(), rect.height());
    let mut letters = ctx.letters.borrow_mut();
    let view = View {
        origin: rect.min,
        zoom: 1.0,
    };
    let mut pen = Pen::new(ui.ctx(), &mut letters, ctx.theme, view);
    for item in &list.items {
        pen.item(item);
    }
    ui.painter_at(rect.expand(2.0)).extend(pen.finish());
    let name = fill(
        T::CurveName.get(ctx.lang),
        &[
            ("cost", &last.0.to_string()),
            ("before", &format!("{start:.0}")),
            ("after", &format!("{:.0}", last.1)),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
}
