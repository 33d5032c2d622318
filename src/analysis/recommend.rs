//! Recommended measures: what each zone lacks for the strength it asks for, ordered by what raising it alone takes
//! off the index for its cost and the stop it needs.

use std::collections::BTreeSet;

use crate::{
    guideline::{Action, Measure, Scope},
    plant::{Strength, Target, ZoneId, codes::ThreatCode},
};

use super::{
    Dense,
    assess::{self, Answers, Asking},
    coverage::{self, Required},
    findings::{CellGrade, Findings, Recommendation, RiskCell},
    impact::{self, Impacting, Suffering},
    risk,
    run::Run,
    scales,
    strength::Raised,
};

/// Work up to which candidates are tried along with the findings, in tests of the exact functions; beyond it, or
/// where something has to be sampled, they come without an index and in the guideline's order.
const WORK_LIMIT: u64 = 60_000_000;

/// A measure that falls short in a zone.
struct Candidate<'p> {
    zone: u32,
    number: u32,
    measure: &'p Measure,
    targets: Vec<Target>,
    from: Strength,
    to: Strength,
    threats: Vec<ThreatCode>,
}

/// Recommended measures of all zones, by zone, best first.
pub(crate) fn recommendations(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    cells: &[RiskCell],
) -> Vec<Recommendation> {
    let of_zone = |(zone, _)| candidates(run, zone, required[zone].strength, cells);
    let candidates: Vec<Candidate<'_>> = run.facts.inside_zones().flat_map(of_zone).collect();
    let asked = u64::from(run.solver.num_tests()) * (1 + run.ways.len() as u64) * candidates.len() as u64;
    let before = (run.solver.all_exact() && asked <= WORK_LIMIT).then(|| State::now(run));
    let mut tried: Vec<Recommendation> = candidates
        .iter()
        .map(|candidate| try_out(run, candidate, before.as_ref()))
        .collect();
    tried.sort_by(|a, b| {
        (a.zone.cmp(&b.zone))
            .then(b.worth.total_cmp(&a.worth))
            .then(b.threats.len().cmp(&a.threats.len()))
            .then_with(|| a.measure.cmp(&b.measure))
    });
    tried
}

impl Findings {
    /// Recommended measures of all zones, best first, each action once: a rule for the whole plant or a lock at a
    /// shared place is one thing to do, however many zones lack it.
    pub fn next_measures(&self) -> Vec<&Recommendation> {
        let mut best: Vec<&Recommendation> = self.recommendations.iter().collect();
        best.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        let mut seen = BTreeSet::new();
        best.retain(|row| seen.insert((&row.measure, &row.targets)));
        best
    }
}

impl Recommendation {
    /// It is recorded for the plant and counts in every zone.
    pub fn is_plant_wide(&self) -> bool {
        self.targets == [Target::Plant]
    }
}

/// What a zone lacks: measures made for preventing, limiting, noticing or undoing a threat that applies there.
fn candidates<'p>(
    run: &Run<'_, 'p>,
    zone: u32,
    required: Strength,
    cells: &[RiskCell],
) -> Vec<Candidate<'p>> {
    let facts = run.facts;
    let id = facts.zones[zone].id;
    let classes = facts.classes_in(zone);
    let mut applying: Vec<&RiskCell> = cells
        .iter()
        .filter(|cell| cell.zone == id && cell.computed != CellGrade::NotApplicable)
        .collect();
    applying.sort_by_key(|cell| std::cmp::Reverse(risk::badness(cell.grade)));
    let in_zone = coverage::InZone::new(facts, &run.strengths, zone);
    let lacking = (0..)
        .zip(&facts.catalogue.measures)
        .filter_map(|(number, measure)| {
            if !coverage::can_be_done(measure, classes.iter().copied()) {
                return None;
            }
            let from = in_zone.of(number).strength;
            let to = coverage::asked(facts, zone, measure, required);
            let works = |cell: &&&RiskCell| {
                let actions = [Action::Prevent, Action::Limit, Action::Detect, Action::Recover];
                measure
                    .against(&cell.threat)
                    .is_some_and(|effects| actions.iter().any(|&action| effects.mainly(action)))
            };
            let threats: Vec<ThreatCode> = applying
                .iter()
                .filter(works)
                .map(|cell| cell.threat.clone())
                .collect();
            (from < to && !threats.is_empty()).then(|| Candidate {
                zone,
                number,
                measure,
                targets: targets(run, zone, number, measure),
                from,
                to,
                threats,
            })
        });
    lacking.collect()
}

/// Where a measure of a zone is recorded: where it stands already for that zone or the plant, else its natural
/// scope, the first the guideline's table names.
fn targets(run: &Run<'_, '_>, zone: u32, number: u32, measure: &Measure) -> Vec<Target> {
    let facts = run.facts;
    let around = facts.zones[zone].chain.iter();
    let around = around.map(|&zone| Target::Zone(facts.zones[zone].id));
    if let Some(target) = (around.chain([Target::Plant])).find(|&at| run.strengths.stands_at(at, number)) {
        return vec![target];
    }
    let places: BTreeSet<u32> = facts.zones[zone]
        .devices
        .iter()
        .filter_map(|&device| facts.devices[device].place)
        .collect();
    match measure.scopes.first() {
        Some(Scope::Place) if !places.is_empty() => places
            .into_iter()
            .map(|place| Target::Place(facts.place_ids.id(place)))
            .collect(),
        Some(Scope::Place | Scope::Plant | Scope::Party) => vec![Target::Plant],
        Some(Scope::Zone | Scope::Device | Scope::Conduit) | None => vec![Target::Zone(facts.zones[zone].id)],
    }
}

/// Grades of zones and the index under one set of measures.
struct State {
    zones: Dense<CellGrade>,
    index: f64,
    sufferings: Vec<Suffering>,
}

impl State {
    fn now(run: &Run<'_, '_>) -> Self {
        let impacting = Impacting::new(run.facts, &run.strengths, &run.raised);
        let sufferings = run.harms.iter().map(|harm| impacting.suffering(harm)).collect();
        Self::asked(run, &run.answers(&run.weights), &impacting, sufferings)
    }

    /// `None` when raising it changes neither a probability nor an impact.
    fn raised(run: &Run<'_, '_>, raised: &Raised, before: &Self) -> Option<Self> {
        let strengths = run.strengths.clone().with(std::slice::from_ref(raised));
        let impacting = Impacting::new(run.facts, &strengths, std::slice::from_ref(raised));
        let weights = run.attack.weigh_raised(&run.strengths, &run.weights, raised);
        let sufferings = if impacting.depends_on(raised.measure) {
            run.harms.iter().map(|harm| impacting.suffering(harm)).collect()
        } else {
            weights.as_ref()?;
            before.sufferings.clone()
        };
        let answers = run.answers(weights.as_ref().unwrap_or(&run.weights));
        Some(Self::asked(run, &answers, &impacting, sufferings))
    }

    fn asked(
        run: &Run<'_, '_>,
        answers: &Answers<'_>,
        impacting: &Impacting<'_, '_>,
        sufferings: Vec<Suffering>,
    ) -> Self {
        let mut zones = Dense::filled(run.facts.zones.len(), CellGrade::NotReachable);
        let mut worse = |zone: Option<u32>, grade: Option<crate::plant::Grade>| {
            if let (Some(zone), Some(grade)) = (zone, grade) {
                zones[zone] = risk::worse(zones[zone], CellGrade::Grade(grade));
            }
        };
        let mut index = 0.0;
        for (harm, suffering) in run.harms.iter().zip(&sufferings) {
            if harm.in_index {
                index += scales::weight(&run.facts.catalogue.parameters, suffering.worst())
                    * answers.value(harm.node);
            }
            if harm.zone.is_some() {
                worse(
                    harm.zone,
                    answers.worst(run.facts, Asking::from(harm), *suffering).grade,
                );
            }
        }
        for foothold in assess::footholds(run.facts, impacting, answers, &run.ways, &run.holdable) {
            let held = run.holdable.get(foothold.held);
            worse(
                held.and_then(|held| run.facts.devices[held.device].zone),
                foothold.likely.grade,
            );
        }
        Self {
            zones,
            index,
            sufferings,
        }
    }
}

fn try_out(run: &Run<'_, '_>, candidate: &Candidate<'_>, before: Option<&State>) -> Recommendation {
    let raised = Raised {
        measure: candidate.number,
        targets: candidate.targets.clone(),
        strength: candidate.to,
    };
    let after = before.and_then(|before| State::raised(run, &raised, before));
    let mut changes: Vec<(ZoneId, CellGrade, CellGrade)> = Vec::new();
    let mut index_removed = 0.0;
    if let (Some(before), Some(after)) = (before, &after) {
        index_removed = (before.index - after.index).max(0.0);
        let zones = run
            .facts
            .inside_zones()
            .map(|(zone, facts)| (facts.id, before.zones[zone], after.zones[zone]));
        changes = zones.filter(|(_, before, after)| before != after).collect();
    }
    let state = coverage::state_of(run.facts, candidate.zone);
    let cost = candidate
        .measure
        .cost_to_raise(candidate.from, candidate.to)
        .max(1);
    let stop = candidate.measure.stop_of(candidate.to, state);
    Recommendation {
        zone: run.facts.zones[candidate.zone].id,
        measure: candidate.measure.code.clone(),
        targets: raised.targets,
        from: candidate.from,
        to: candidate.to,
        threats: candidate.threats.clone(),
        changes,
        index_removed,
        worth: worth(run, index_removed, cost, stop),
        awaits_restore_test: awaits_restore_test(run, candidate),
        cost,
        stop,
    }
}

/// Whether it is a backup strong enough to count, at a device whose restore nobody has tried.
fn awaits_restore_test(run: &Run<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let mut devices = run.facts.zones[candidate.zone].devices.iter();
    candidate.measure.code.as_str() == impact::BACKUP
        && candidate.to.get() >= 2
        && devices.any(|&device| !run.facts.is_restore_tried(device))
}

/// Index removed for cost and stop (C-17).
fn worth(run: &Run<'_, '_>, index_removed: f64, cost: u8, stop: u8) -> f64 {
    let factors = run.facts.catalogue.parameters.stop_factors.value;
    let factor = factors.get(usize::from(stop.clamp(1, 4)) - 1);
    index_removed / (f64::from(cost) * factor.copied().unwrap_or(1.0))
}
