//! Above the list: budget, stops, where it starts from, and how far the computation is.

use egui::{ProgressBar, RichText, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

use super::{PlannerState, small};
use crate::{
    analysis::{findings::Plan, plan::Part},
    i18n::{PlannerText as T, fill},
    ui::{
        ctx::{Action, ViewCtx},
        theme::size,
        widgets::{link_button, segmented},
    },
    workspace::Planning,
};

/// The largest budget.
const MOST: u32 = 1_000;

/// Stops that are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stops {
    /// All.
    #[default]
    All,
    /// Up to the planned shutdown.
    Planned,
    /// Up to a short local stop.
    Short,
    /// None.
    None,
}

impl Stops {
    /// The largest stop class.
    pub(super) const fn most(self) -> Option<u8> {
        match self {
            Self::All => None,
            Self::Planned => Some(3),
            Self::Short => Some(2),
            Self::None => Some(1),
        }
    }
}

/// A budget as typed; `None` = not limited.
pub(super) fn budget(typed: &str) -> Result<Option<u32>, T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse::<u32>().ok().filter(|&number| number <= MOST);
    number.map(Some).ok_or(T::NotABudget)
}

/// Budget, stops and start; below them how far it is.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut PlannerState, spent: u32) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    let caption = |ui: &mut Ui, text: T| {
        ui.label(
            RichText::new(text.get(lang))
                .size(size::TEXT_DENSE)
                .color(theme.text_2),
        );
    };
    ui.horizontal(|ui| {
        caption(ui, T::Budget);
        let width = if state.budget.is_empty() { 128.0 } else { 44.0 };
        let field = TextEdit::singleline(&mut state.budget)
            .hint_text(T::BudgetHint.get(lang))
            .vertical_align(egui::Align::Center)
            .desired_width(width);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, T::Budget.get(lang)));
        match budget(&state.budget) {
            Ok(Some(budget)) => bar_ui(ui, ctx, spent, budget),
            Ok(None) => {}
            Err(refusal) => {
                ui.label(small(refusal.get(lang), theme.error));
            }
        }
        ui.add_space(8.0);
        caption(ui, T::Stops);
        let stops = [
            (Stops::All, T::StopsAll),
            (Stops::Planned, T::StopsPlanned),
            (Stops::Short, T::StopsShort),
            (Stops::None, T::StopsNone),
        ];
        let stops = stops.map(|(stops, text)| (stops, text.get(lang)));
        if let Some(stops) = segmented(ui, theme, T::Stops.get(lang), state.stops, &stops) {
            state.stops = stops;
        }
        ui.add_space(8.0);
        caption(ui, T::Base);
        let bases = [
            (Plan::Now, T::BaseNow.get(lang)),
            (Plan::Target, T::BasePlanned.get(lang)),
        ];
        if let Some(base) = segmented(ui, theme, T::Base.get(lang), state.base, &bases) {
            state.base = base;
        }
    });
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let words = RichText::new(T::AboveRequired.get(lang)).size(size::TEXT_DENSE);
        ui.checkbox(&mut state.above_required, words);
        ui.add_space(8.0);
        progress_ui(ui, ctx);
    });
}

/// How much of the budget is used by what is on.
fn bar_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, spent: u32, budget: u32) {
    let (rect, response) = ui.allocate_exact_size(vec2(64.0, 9.0), egui::Sense::hover());
    let share = spent as f32 / budget.max(1) as f32;
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, ctx.theme.hairline);
    let used = egui::Rect::from_min_size(rect.min, vec2(rect.width() * share.min(1.0), rect.height()));
    let color = if spent > budget {
        ctx.theme.warning
    } else {
        ctx.theme.link_line
    };
    painter.rect_filled(used, 2.0, color);
    let words = format!("{spent} / {budget}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &words));
    ui.label(RichText::new(&words).size(size::TEXT_DENSE).color(color));
}

fn progress_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    match ctx.workspace.planning() {
        Planning::Running(part, done) => {
            let percent = format!("{:.0}", done * 100.0);
            let words = fill(
                T::Working.get(lang),
                &[("part", part_name(part).get(lang)), ("percent", &percent)],
            );
            ui.label(small(&words, theme.text_2));
            let place = Part::ALL
                .iter()
                .position(|&known| known == part)
                .unwrap_or_default();
            let whole = (place as f32 + done) / Part::ALL.len() as f32;
            let bar = ProgressBar::new(whole)
                .desired_width(120.0)
                .desired_height(6.0)
                .fill(theme.accent);
            let response = ui.add(bar);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &words));
            if link_button(ui, theme, T::Stop.get(lang)).clicked() {
                ctx.send(Action::StopPlanning);
            }
        }
        Planning::Stopped => {
            ui.label(small(T::Stopped.get(lang), theme.text_2));
            again_ui(ui, ctx);
        }
        Planning::Broken(breakdown) => {
            let words = fill(T::Broken.get(lang), &[("why", &breakdown.0)]);
            ui.label(small(words, theme.error));
            again_ui(ui, ctx);
        }
        Planning::Idle | Planning::Ready => {}
    }
}

fn again_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    if link_button(ui, ctx.theme, T::Again.get(ctx.lang)).clicked() {
        ctx.send(Action::AskPlan(ctx.workspace.plan_wish().cloned()));
    }
}

const fn part_name(part: Part) -> T {
    match part {
        Part::Candidates => T::PartCandidates,
        Part::Details => T::PartDetails,
        Part::Pairs => T::PartPairs,
        Part::Sets => T::PartSets,
        Part::Stability => T::PartStability,
        Part::Facts => T::PartFacts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_a_whole_number_or_nothing() {
        assert_eq!(budget(" "), Ok(None));
        assert_eq!(budget("8 "), Ok(Some(8)));
        assert_eq!(budget("-1"), Err(T::NotABudget));
        assert_eq!(budget("8.5"), Err(T::NotABudget));
        assert_eq!(budget("99999"), Err(T::NotABudget));
    }
}
