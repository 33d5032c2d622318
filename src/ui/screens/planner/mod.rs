//! Step 2-2, planner: measures ranked by what they take off the risk, a switch for each, and what is on does.
//!
//! Switches belong to the session; the plant changes only when what is on is applied to the plan, as one step.

mod controls;
mod curve;
mod effect;
mod lines;
mod rows;

use std::collections::BTreeSet;

use egui::{Frame, Margin, Panel, RichText, Ui};

use crate::{
    analysis::{
        findings::Plan,
        plan::{Options, Switch, found::Deed},
    },
    i18n::PlannerText as T,
    ui::{
        ctx::{Action, ViewCtx},
        theme::size,
        widgets::link_button,
    },
    workspace::{PlanWish, Planning},
};
use controls::Stops;

/// Width of what stands beside the list.
const EFFECT: f32 = 304.0;

/// What the planner remembers.
#[derive(Debug, Default)]
pub(crate) struct PlannerState {
    /// The budget as typed.
    budget: String,
    stops: Stops,
    base: Plan,
    above_required: bool,
}

impl PlannerState {
    /// What a plan is asked for; `None` while the budget cannot be read.
    fn wish(&self, spent: u32) -> Option<PlanWish> {
        let budget = controls::budget(&self.budget).ok()?;
        Some(PlanWish {
            base: self.base,
            options: Options {
                // What is switched on has used up its share.
                budget: budget.map(|budget| budget.saturating_sub(spent)),
                max_stop: self.stops.most(),
                above_required: self.above_required,
                ..Options::default()
            },
        })
    }
}

/// The planner.
pub(crate) fn planner_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut PlannerState) {
    let on = lines::switched_on(ctx, state.base);
    let spent: u32 = on.iter().map(|line| u32::from(line.deed.cost)).sum();
    if let Some(wish) = state.wish(spent)
        && ctx.workspace.plan_wish() != Some(&wish)
    {
        ctx.send(Action::AskPlan(Some(wish)));
    }
    controls::controls_ui(ui, ctx, state, spent);
    let beside = Frame::new().inner_margin(Margin {
        left: 12,
        ..Margin::ZERO
    });
    Panel::right("planner-effect")
        .exact_size(EFFECT)
        .frame(beside)
        .show_separator_line(false)
        .show(ui, |ui| effect::effect_ui(ui, ctx, state, &on));
    let candidates = lines::candidates(ctx);
    if candidates.is_empty() && on.is_empty() {
        nothing_ui(ui, ctx, state);
    } else {
        rows::rows_ui(ui, ctx, &on, &candidates);
    }
}

/// Why there is nothing in the list, and what can be done about it.
fn nothing_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &PlannerState) {
    use crate::ui::view_state::Screen;
    let say = |ui: &mut Ui, text: T| {
        ui.label(RichText::new(text.get(ctx.lang)).color(ctx.theme.text_2));
    };
    ui.add_space(8.0);
    if ctx.plant().tasks.is_empty() {
        say(ui, T::NoTasks);
        if link_button(
            ui,
            ctx.theme,
            crate::i18n::threats::ThreatsText::ToTasks.get(ctx.lang),
        )
        .clicked()
        {
            ctx.send(Action::Show(Screen::Tasks));
        }
    } else if ctx.workspace.planning() == Planning::Ready {
        say(
            ui,
            if state.stops == Stops::All {
                T::Nothing
            } else {
                T::NothingAllowed
            },
        );
    }
}

/// Switches something on, in place of weaker strengths there, or off.
fn switch(ctx: &ViewCtx<'_>, deed: &Deed, on: bool) {
    let mut switches: BTreeSet<Switch> = ctx.workspace.switches().clone();
    set(&mut switches, deed, on);
    ctx.send(Action::Suppose(switches));
}

fn set(switches: &mut BTreeSet<Switch>, deed: &Deed, on: bool) {
    for switch in deed.switches() {
        switches.retain(|known| known.measure != switch.measure || known.target != switch.target);
        if on {
            switches.insert(switch);
        }
    }
}

/// Text of a list or a note.
fn small(text: impl Into<String>, color: egui::Color32) -> RichText {
    RichText::new(text).size(size::TEXT_SMALL).color(color)
}
