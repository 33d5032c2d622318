//! Lines of the planner's list: what is switched on, and the candidates with what there is to say about them.

use crate::{
    analysis::{
        findings::{CellGrade, Plan},
        plan::{
            Switch,
            found::{Candidate, Deed, MeasurePlan, Rise, Why},
        },
    },
    edit::attach::measure_at,
    guideline::catalogue,
    i18n::{PlannerText as T, fill},
    plant::{Fact, PlantState, Strength, Target, ZoneId},
    report::wording::{alternatives, premise, short_deed, sureness, together, why_left_out},
    ui::ctx::ViewCtx,
};

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What its switch does.
    pub(super) deed: Deed,
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
    /// Its stop is not allowed.
    pub(super) barred: bool,
}

/// What is switched on, in the order of measures; what is offered together is one line.
pub(super) fn switched_on(ctx: &ViewCtx<'_>, base: Plan) -> Vec<Line> {
    let package = &catalogue().parameters.response_package.value;
    let mut deeds: Vec<Deed> = Vec::new();
    for switch in ctx.workspace.switches() {
        let from = stands(ctx, base, switch);
        let measure = catalogue().measure(&switch.measure);
        let cost = measure.map_or(1, |measure| measure.cost_to_raise(from, switch.strength).max(1));
        let state = state_at(ctx, switch.target);
        let stop = measure.map_or(0, |measure| measure.stop_of(switch.strength, state));
        let rise = Rise {
            measure: switch.measure.clone(),
            from,
            to: switch.strength,
        };
        let is_package = package.contains(&switch.measure);
        let joined = deeds
            .iter_mut()
            .find(|deed| is_package && deed.is_package && deed.target == switch.target);
        if let Some(deed) = joined {
            deed.also.push(rise);
            deed.cost = deed.cost.saturating_add(cost);
            deed.stop = deed.stop.max(stop);
            continue;
        }
        deeds.push(Deed {
            target: switch.target,
            first: rise,
            also: Vec::new(),
            is_package,
            zones: Vec::new(),
            cost,
            stop,
            at_shutdown: false,
            awaits_restore_test: false,
        });
    }
    let line = |deed: Deed| Line {
        rank: None,
        removed: None,
        changes: Vec::new(),
        step: None,
        remarks: planned(ctx, &deed).into_iter().collect(),
        barred: false,
        deed,
    };
    deeds.into_iter().map(line).collect()
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

/// The plan has all of it already.
fn is_planned(ctx: &ViewCtx<'_>, deed: &Deed) -> bool {
    deed.switches().all(|switch| goal_reaches(ctx, &switch))
}

/// The plan has at least this strength there.
pub(super) fn goal_reaches(ctx: &ViewCtx<'_>, switch: &Switch) -> bool {
    let plant = ctx.plant();
    let record = measure_at(plant, switch.target, &switch.measure).and_then(|id| plant.measures.get(&id));
    let goal = record.and_then(|record| record.goal);
    goal.is_some_and(|goal| goal >= switch.strength)
}

fn planned(ctx: &ViewCtx<'_>, deed: &Deed) -> Option<String> {
    is_planned(ctx, deed).then(|| T::IsPlanned.get(ctx.lang).to_owned())
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
    let step = plan.steps.iter().position(|step| step.candidate == Some(place));
    Line {
        deed: candidate.deed.clone(),
        rank: Some(place + 1),
        removed: Some((candidate.removed() / plan.before.index.max(1e-9)) as f32),
        changes: candidate
            .detail
            .as_ref()
            .map(|detail| detail.changes.clone())
            .unwrap_or_default(),
        step: step.map(|step| step + 1),
        remarks: remarks(ctx, plan, place, candidate),
        barred: candidate.barred,
    }
}

fn remarks(ctx: &ViewCtx<'_>, plan: &MeasurePlan, place: usize, candidate: &Candidate) -> Vec<String> {
    let lang = ctx.lang;
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(planned(ctx, &candidate.deed));
    if candidate.barred {
        remarks.push(T::Barred.get(lang).to_owned());
    } else if candidate.deed.at_shutdown {
        remarks.push(T::AtShutdown.get(lang).to_owned());
    }
    remarks.extend(premise(&candidate.deed, lang));
    let shares = candidate
        .stability
        .filter(|shares| shares.first > 0.0 || shares.top_three >= 0.1);
    remarks.extend(shares.map(|shares| sureness(shares, lang)));
    remarks.extend(together(plan, candidate, ctx.plant(), lang));
    let left_out = plan.left_out.iter().find(|row| row.candidate == place);
    let why = left_out.map(|row| row.why).filter(|&why| why != Why::Stop);
    remarks.extend(why.map(|why| why_left_out(why).get(lang).to_owned()));
    remarks.extend(alternatives(&plan.candidates, candidate, ctx.plant(), lang));
    remarks
}

/// What a screen reader says of a line's switch.
pub(super) fn name(ctx: &ViewCtx<'_>, line: &Line) -> String {
    let deed = &line.deed;
    let same = deed
        .rises()
        .all(|rise| (rise.from, rise.to) == (deed.first.from, deed.first.to));
    let strengths: Vec<String> = (deed.rises().take(if same { 1 } else { usize::MAX }))
        .map(|rise| format!("{}→{}", rise.from, rise.to))
        .collect();
    let name = fill(
        T::SwitchName.get(ctx.lang),
        &[
            ("what", &short_deed(deed, ctx.plant(), ctx.lang)),
            ("strengths", &strengths.join(" ")),
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
