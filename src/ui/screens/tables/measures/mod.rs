//! Step 2-2: which measure stands how strong where, today and planned, and what each strength means.

mod axes;
mod matrix;
mod strip;

use egui::{Align, Frame, Layout, Margin, RichText, Ui, vec2};

use super::screen::{head_ui, hint_ui, sum};
use crate::{
    edit::attach::When,
    guideline::catalogue,
    i18n::{ShellText, TablesText as T},
    plant::{Fact, Measure, Strength, Target, codes::MeasureCode},
    ui::{
        ctx::ViewCtx,
        screens::planner::{PlannerState, planner_ui},
        theme::size,
        widgets::{segmented, shield},
    },
};
pub(super) use axes::Side;

/// Height of the strip under the matrix.
const STRIP: f32 = 148.0;

/// One half of a cell of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
struct At {
    target: Target,
    measure: MeasureCode,
    when: When,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub(super) struct MeasuresState {
    side: Side,
    planner: PlannerState,
    cursor: Option<At>,
    wants_focus: bool,
}

impl MeasuresState {
    /// Whether somebody looks at the planner.
    pub(super) fn shows_planner(&self) -> bool {
        self.side == Side::Planner
    }
}

/// The screen.
pub(super) fn measures_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut MeasuresState) {
    let title = ShellText::StepMeasures.get(ctx.lang);
    head_ui(ui, ctx, title, |ui| {
        let sides = Side::ALL.map(|side| (side, side.text().get(ctx.lang)));
        if let Some(side) = segmented(ui, ctx.theme, title, state.side, &sides) {
            state.side = side;
            state.cursor = None;
        }
        if state.side != Side::Planner {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| legend_ui(ui, ctx));
        }
    });
    let frame = Frame::new().inner_margin(Margin {
        left: 12,
        right: 12,
        top: 0,
        bottom: 8,
    });
    frame.show(ui, |ui| {
        if state.side == Side::Planner {
            planner_ui(ui, ctx, &mut state.planner);
            return;
        }
        let (rows, columns) = (axes::rows(ctx, state.side), axes::columns(state.side));
        let matrix = vec2(
            ui.available_width(),
            (ui.available_height() - STRIP - 30.0).max(140.0),
        );
        ui.allocate_ui(matrix, |ui| matrix::matrix_ui(ui, ctx, state, &rows, &columns));
        sums_ui(ui, ctx);
        strip::strip_ui(ui, ctx, state.cursor.as_ref());
    });
}

/// The instance of a measure at a target.
fn instance<'c>(ctx: &'c ViewCtx<'_>, target: Target, code: &MeasureCode) -> Option<&'c Measure> {
    let mut measures = ctx.plant().measures.values();
    measures.find(|measure| measure.target == Some(target) && measure.measure == *code)
}

/// Strength today, where somebody wrote it down.
fn now(measure: &Measure) -> Option<Strength> {
    match measure.now {
        Fact::Known(strength) => Some(strength),
        Fact::Unknown | Fact::NotApplicable { .. } | Fact::Assumed => None,
    }
}

/// What the shields mean, as far as there is room for it, from the right.
fn legend_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let width = |words: &str| {
        let letters = crate::ui::theme::font(size::TEXT_SMALL);
        let galley = ui
            .painter()
            .layout_no_wrap(words.to_owned(), letters, ctx.theme.text_2);
        galley.size().x + ui.spacing().item_spacing.x
    };
    let word_of = |strength: Strength| {
        let word = crate::report::wording::InWords::in_words(strength, ctx.lang);
        format!("{strength} {word}")
    };
    let shield_width = 20.0 + ui.spacing().item_spacing.x;
    let signs: f32 = Strength::ALL
        .iter()
        .map(|&strength| width(&word_of(strength)) + shield_width)
        .sum();
    let sides = T::LeftNowRightGoal.get(ctx.lang);
    let room = ui.available_width();
    let (shows_signs, shows_sides) = (signs <= room, signs + width(sides) <= room);
    for strength in Strength::ALL.into_iter().rev().filter(|_| shows_signs) {
        let word = word_of(strength);
        ui.label(
            RichText::new(&word)
                .size(size::TEXT_SMALL)
                .color(ctx.theme.text_2),
        );
        shield(ui, ctx.theme, strength, None, &word);
    }
    if shows_sides {
        ui.label(
            RichText::new(sides)
                .size(size::TEXT_SMALL)
                .color(ctx.theme.text_2),
        );
    }
}

/// How much is planned, and how much of it waits for a planned shutdown.
fn sums_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let raised = || {
        let measures = ctx.plant().measures.values();
        measures.filter(|measure| {
            measure
                .goal
                .is_some_and(|goal| goal > now(measure).unwrap_or_default())
        })
    };
    let waits = raised().filter(|measure| {
        let state = match measure.target {
            Some(Target::Zone(zone)) => ctx.plant().zones.get(&zone).and_then(|zone| zone.state),
            _ => None,
        };
        let row = catalogue().measure(&measure.measure);
        let state = state.unwrap_or(ctx.plant().info.state);
        row.zip(measure.goal)
            .is_some_and(|(row, goal)| row.stop_of(goal, state) >= 3)
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for text in [
            sum(ctx, T::CountRaised, raised().count()),
            sum(ctx, T::CountNeedStop, waits.count()),
        ] {
            ui.label(RichText::new(text).size(size::TEXT_DENSE).color(ctx.theme.text_2));
        }
        hint_ui(ui, ctx, T::MatrixHint.get(ctx.lang));
    });
}
