//! Recommended measures: what each zone lacks for the strength it asks for, ordered by what raising it alone takes
//! off the index for its cost and the stop it needs.

use crate::{
    guideline::{Action, Measure},
    plant::{Strength, ZoneId, codes::ThreatCode},
};

use super::{
    Dense,
    assess::{self, Answers},
    coverage::{self, Required},
    findings::{CellGrade, Recommendation, RiskCell},
    impact::Recoveries,
    risk,
    run::Run,
    strength::Raised,
};

/// Work up to which candidates are tried along with the findings, in tests of the exact functions; beyond it they
/// are tried for one zone when somebody asks.
const WORK_LIMIT: u64 = 40_000_000;

/// A measure that falls short in a zone.
struct Candidate<'p> {
    zone: u32,
    number: u32,
    measure: &'p Measure,
    from: Strength,
    to: Strength,
    threats: Vec<ThreatCode>,
}

/// Recommended measures of all zones, by zone, best first.
pub fn recommendations(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    cells: &[RiskCell],
) -> Vec<Recommendation> {
    let candidates: Vec<Candidate<'_>> = run
        .facts
        .inside_zones()
        .flat_map(|(zone, _)| candidates(run, zone, required[zone].strength, cells))
        .collect();
    let per_candidate = u64::from(run.solver.num_tests()) * (1 + run.ways.len() as u64);
    if !run.solver.all_exact() || per_candidate * candidates.len() as u64 > WORK_LIMIT {
        return Vec::new();
    }
    let before = State::of(run, None);
    let mut tried: Vec<Recommendation> = candidates
        .iter()
        .map(|candidate| try_out(run, candidate, &before))
        .collect();
    tried.sort_by(|a, b| {
        let worth = |recommendation: &Recommendation| worth(run, recommendation);
        (a.zone.cmp(&b.zone))
            .then(worth(b).total_cmp(&worth(a)))
            .then(b.threats.len().cmp(&a.threats.len()))
            .then(a.measure.cmp(&b.measure))
    });
    tried
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
    let measures = (0..).zip(&facts.catalogue.measures);
    let lacking = measures.filter_map(|(number, measure)| {
        if !coverage::can_be_done(measure, classes.iter().copied()) {
            return None;
        }
        let from = coverage::strength_in(facts, &run.strengths, zone, number).strength;
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
        (from < to && !threats.is_empty()).then_some(Candidate {
            zone,
            number,
            measure,
            from,
            to,
            threats,
        })
    });
    lacking.collect()
}

/// Grades of zones and the index under one set of measures.
struct State {
    zones: Vec<(ZoneId, CellGrade)>,
    index: f64,
}

impl State {
    fn of(run: &Run<'_, '_>, raised: Option<Raised>) -> Self {
        let weighed = raised.and_then(|raised| run.attack.weigh_raised(&run.strengths, &run.weights, raised));
        let answers = Answers::new(
            &run.attack,
            &run.solver,
            weighed.as_ref().unwrap_or(&run.weights),
            &run.ways,
        );
        let recoveries = Recoveries {
            facts: run.facts,
            strengths: &run.strengths,
            raised,
        };
        let mut zones = Dense::filled(run.facts.zones.len(), CellGrade::NotReachable);
        let mut worse = |zone: Option<u32>, grade: Option<crate::plant::Grade>| {
            if let (Some(zone), Some(grade)) = (zone, grade) {
                zones[zone] = risk::worse(zones[zone], CellGrade::Grade(grade));
            }
        };
        let mut index = 0.0;
        for harm in &run.harms {
            let suffering = recoveries.suffering(harm);
            let likely = answers.worst(run.facts, harm.node, None, &suffering);
            index += suffering.weight * answers.value(harm.node);
            worse(harm.zone, likely.grade);
        }
        for foothold in assess::footholds(run.facts, &recoveries, &answers, &run.ways, &run.holdable) {
            worse(foothold.harm.zone, foothold.likely.grade);
        }
        let zones = run
            .facts
            .inside_zones()
            .map(|(number, zone)| (zone.id, zones[number]))
            .collect();
        Self { zones, index }
    }
}

fn try_out(run: &Run<'_, '_>, candidate: &Candidate<'_>, before: &State) -> Recommendation {
    let id = run.facts.zones[candidate.zone].id;
    let raised = Raised {
        measure: candidate.number,
        zone: id,
        strength: candidate.to,
    };
    let after = State::of(run, Some(raised));
    let changes = before
        .zones
        .iter()
        .zip(&after.zones)
        .filter(|(before, after)| before.1 != after.1);
    let state = coverage::state_of(run.facts, candidate.zone);
    Recommendation {
        zone: id,
        measure: candidate.measure.code.clone(),
        from: candidate.from,
        to: candidate.to,
        threats: candidate.threats.clone(),
        changes: changes
            .map(|(before, after)| (before.0, before.1, after.1))
            .collect(),
        index_removed: (before.index - after.index).max(0.0),
        cost: candidate.measure.cost_to_raise(candidate.from, candidate.to),
        stop: candidate.measure.stop_of(candidate.to, state),
    }
}

/// Index removed for cost and stop (C-17).
fn worth(run: &Run<'_, '_>, recommendation: &Recommendation) -> f64 {
    let factors = run.facts.catalogue.parameters.stop_factors.value;
    let stop = usize::from(recommendation.stop.clamp(1, 4)) - 1;
    let factor = factors.get(stop).copied().unwrap_or(1.0);
    recommendation.index_removed / (f64::from(recommendation.cost.max(1)) * factor)
}
