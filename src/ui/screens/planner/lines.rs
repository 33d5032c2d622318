//! Lines of the planner's list: what is switched on, and the candidates with what there is to say about them.

use crate::{
    analysis::{
        findings::{CellGrade, Plan},
        plan::{
            Switch,
            found::{Candidate, MeasurePlan, Why},
        },
    },
    edit::attach::measure_at,
    guideline::catalogue,
    i18n::{PlannerText as T, fill},
    plant::{Fact, PlantState, Strength, Target, ZoneId},
    report::wording::{sureness, together, why_left_out},
    ui::ctx::ViewCtx,
};

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What its switch does.
    pub(super) switch: Switch,
    /// Strength without it.
    pub(super) from: Strength,
    /// Cost classes.
    pub(super) cost: u8,
    /// Stop class.
    pub(super) stop: u8,
    /// Place among the candidates, from 1.
    pub(super) rank: Option<usize>,
    /// Share of the index that it alone removes.
    pub(super) removed: Option<f32>,
    /// Zones whose grade it alone changes.
    pub(super) changes: Vec<(ZoneId, CellGrade, CellGrade)>,
    /// Place in the plan, from 1.
    pub(super) step: Option<usize>,
    /// What else there is to say.
    pub(super) remarks: Vec<String>,
    /// The plan has at least this strength there already.
    pub(super) is_planned: bool,
    /// Its stop is not allowed.
    pub(super) barred: bool,
}

/// What is switched on, in the order of measures.
pub(super) fn switched_on(ctx: &ViewCtx<'_>, base: Plan) -> Vec<Line> {
    let line = |switch: &Switch| {
        let from = stands(ctx, base, switch);
        let measure = catalogue().measure(&switch.measure);
        let cost = measure.map_or(1, |measure| measure.cost_to_raise(from, switch.strength).max(1));
        let state = state_at(ctx, switch.target);
        Line {
            switch: switch.clone(),
            from,
            cost,
            stop: measure.map_or(0, |measure| measure.stop_of(switch.strength, state)),
            rank: None,
            removed: None,
            changes: Vec::new(),
            step: None,
            remarks: planned(ctx, switch).into_iter().collect(),
            is_planned: is_planned(ctx, switch),
            barred: false,
        }
    };
    ctx.workspace.switches().iter().map(line).collect()
}

/// The strength at a target without the switch: what is recorded there, at its zones or for the plant.
fn stands(ctx: &ViewCtx<'_>, base: Plan, switch: &Switch) -> Strength {
    let plant = ctx.plant();
    let around: Vec<Target> = match switch.target {
        Target::Zone(zone) => plant.zone_and_parents(zone).map(Target::Zone).collect(),
        Target::Place(place) => plant.place_and_parents(place).map(Target::Place).collect(),
        target => vec![target],
    };
    let strength = |target: Target| {
        let record = plant.measures.get(&measure_at(plant, target, &switch.measure)?)?;
        let now = match record.now {
            Fact::Known(strength) => strength,
            Fact::Unknown | Fact::NotApplicable { .. } | Fact::Assumed => Strength::NONE,
        };
        let goal = record.goal.filter(|_| base == Plan::Target);
        Some(goal.unwrap_or(now))
    };
    let all = around.into_iter().chain([Target::Plant]).filter_map(strength);
    all.filter(|&strength| strength < switch.strength)
        .max()
        .unwrap_or_default()
}

fn state_at(ctx: &ViewCtx<'_>, target: Target) -> PlantState {
    let plant = ctx.plant();
    let of_zone = match target {
        Target::Zone(zone) => plant
            .zone_and_parents(zone)
            .find_map(|zone| plant.zones.get(&zone)?.state),
        _ => None,
    };
    of_zone.unwrap_or(plant.info.state)
}

fn is_planned(ctx: &ViewCtx<'_>, switch: &Switch) -> bool {
    let plant = ctx.plant();
    let record = measure_at(plant, switch.target, &switch.measure).and_then(|id| plant.measures.get(&id));
    let goal = record.and_then(|record| record.goal);
    goal.is_some_and(|goal| goal >= switch.strength)
}

fn planned(ctx: &ViewCtx<'_>, switch: &Switch) -> Option<String> {
    is_planned(ctx, switch).then(|| T::IsPlanned.get(ctx.lang).to_owned())
}

/// The candidates, best first.
pub(super) fn candidates(ctx: &ViewCtx<'_>) -> Vec<Line> {
    let Some(plan) = ctx.workspace.plan() else {
        return Vec::new();
    };
    let all = plan.candidates.iter().enumerate();
    all.map(|(place, candidate)| line(ctx, plan, place, candidate))
        .collect()
}

fn line(ctx: &ViewCtx<'_>, plan: &MeasurePlan, place: usize, candidate: &Candidate) -> Line {
    let switch = Switch {
        measure: candidate.measure.clone(),
        target: candidate.target,
        strength: candidate.to,
    };
    let step = plan.steps.iter().position(|step| step.candidate == Some(place));
    Line {
        from: candidate.from,
        cost: candidate.cost,
        stop: candidate.stop,
        rank: Some(place + 1),
        removed: Some((candidate.removed() / plan.before.index.max(1e-9)) as f32),
        changes: candidate
            .detail
            .as_ref()
            .map(|detail| detail.changes.clone())
            .unwrap_or_default(),
        step: step.map(|step| step + 1),
        remarks: remarks(ctx, plan, place, candidate, &switch),
        is_planned: is_planned(ctx, &switch),
        barred: candidate.barred,
        switch,
    }
}

fn remarks(
    ctx: &ViewCtx<'_>,
    plan: &MeasurePlan,
    place: usize,
    candidate: &Candidate,
    switch: &Switch,
) -> Vec<String> {
    let lang = ctx.lang;
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(planned(ctx, switch));
    if candidate.barred {
        remarks.push(T::Barred.get(lang).to_owned());
    } else if candidate.at_shutdown {
        remarks.push(T::AtShutdown.get(lang).to_owned());
    }
    let shares = candidate
        .stability
        .filter(|shares| shares.first > 0.0 || shares.top_three >= 0.1);
    remarks.extend(shares.map(|shares| sureness(shares, lang)));
    if candidate.awaits_restore_test {
        remarks.push(T::AwaitsRestore.get(lang).to_owned());
    }
    remarks.extend(together(plan, candidate, ctx.plant(), lang));
    let left_out = plan.left_out.iter().find(|row| row.candidate == place);
    let why = left_out.map(|row| row.why).filter(|&why| why != Why::Stop);
    remarks.extend(why.map(|why| why_left_out(why).get(lang).to_owned()));
    remarks
}

/// What a screen reader says of a line's switch.
pub(super) fn name(ctx: &ViewCtx<'_>, line: &Line) -> String {
    let switch = &line.switch;
    let name = fill(
        T::SwitchName.get(ctx.lang),
        &[
            ("measure", switch.measure.as_str()),
            (
                "place",
                &crate::report::wording::short_target(switch.target, ctx.plant(), ctx.lang),
            ),
            ("from", &line.from.to_string()),
            ("to", &switch.strength.to_string()),
        ],
    );
    match line.step {
        None => name,
        Some(step) => {
            let step = fill(T::InPlan.get(ctx.lang), &[("step", &step.to_string())]);
            format!("{name}, {step}")
        }
    }
}
