//! Recommended measures: the ranking of everything that could be done next, then what the zones ask for although it
//! takes nothing off the index (hazards, recovery, what rests on measures nobody has taken yet).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    guideline::{Action, Measure, Scope},
    plant::{
        Target, ZoneId,
        codes::{MeasureCode, ThreatCode},
    },
};

use super::{
    Dense,
    coverage::{self, Required},
    findings::{CellGrade, Findings, RiskCell},
    plan::{
        self,
        found::{Candidate, Deed, Rise},
    },
    risk,
    run::Run,
};

/// Something to do that would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// What it is and what it takes off the index: nothing, where only the zones ask for it.
    pub candidate: Candidate,
    /// Zones it concerns, with the threats there that it is made for, worst first.
    pub threats: BTreeMap<ZoneId, Vec<ThreatCode>>,
}

impl Recommendation {
    /// What is done.
    pub const fn deed(&self) -> &Deed {
        &self.candidate.deed
    }

    /// It is recorded for the plant and counts in every zone.
    pub fn is_plant_wide(&self) -> bool {
        self.deed().target == Target::Plant
    }

    /// It helps a zone.
    pub fn concerns(&self, zone: ZoneId) -> bool {
        self.threats.contains_key(&zone)
    }

    /// It is made for a threat of a zone.
    pub fn works_against(&self, zone: ZoneId, threat: &ThreatCode) -> bool {
        self.threats
            .get(&zone)
            .is_some_and(|threats| threats.contains(threat))
    }

    /// All threats it is made for somewhere, each once: those of the first zone first.
    pub fn all_threats(&self) -> Vec<&ThreatCode> {
        let mut seen = BTreeSet::new();
        let all = self.threats.values().flatten();
        all.filter(|threat| seen.insert(*threat)).collect()
    }

    /// Zone grades that change when it alone is done, as far as they were looked at: before, after.
    pub fn changes(&self) -> &[(ZoneId, CellGrade, CellGrade)] {
        self.candidate
            .detail
            .as_ref()
            .map_or(&[], |detail| &detail.changes)
    }
}

impl Findings {
    /// What would help a zone, best first.
    pub fn recommended_in(&self, zone: ZoneId) -> impl Iterator<Item = &Recommendation> {
        self.recommendations.iter().filter(move |row| row.concerns(zone))
    }
}

/// What could be done next, best first, each thing once.
pub(crate) fn recommendations(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    cells: &[RiskCell],
) -> Vec<Recommendation> {
    let applying = Applying::new(run, cells);
    let ranked = plan::candidates(run, required, run.settings);
    let mut all: Vec<Recommendation> = ranked
        .into_iter()
        .map(|candidate| Recommendation {
            threats: applying.concerned(&candidate.deed),
            candidate,
        })
        .collect();
    let known: BTreeSet<(MeasureCode, ZoneId)> = all
        .iter()
        .flat_map(|row| {
            let zones = row.deed().zones.iter();
            zones.flat_map(|&zone| row.deed().rises().map(move |rise| (rise.measure.clone(), zone)))
        })
        .collect();
    all.extend(asked_for(run, required, &applying, &known));
    all
}

/// Threats that apply to each zone, worst first.
struct Applying<'r, 'a, 'p> {
    run: &'r Run<'a, 'p>,
    of_zone: BTreeMap<ZoneId, Vec<ThreatCode>>,
}

impl<'r, 'a, 'p> Applying<'r, 'a, 'p> {
    fn new(run: &'r Run<'a, 'p>, cells: &[RiskCell]) -> Self {
        let mut by_zone: BTreeMap<ZoneId, Vec<&RiskCell>> = BTreeMap::new();
        for cell in cells
            .iter()
            .filter(|cell| cell.computed != CellGrade::NotApplicable)
        {
            by_zone.entry(cell.zone).or_default().push(cell);
        }
        let sorted = by_zone.into_iter().map(|(zone, mut cells)| {
            cells.sort_by_key(|cell| std::cmp::Reverse(risk::badness(cell.grade)));
            (zone, cells.into_iter().map(|cell| cell.threat.clone()).collect())
        });
        Self {
            run,
            of_zone: sorted.collect(),
        }
    }

    /// Threats of a zone that one of some measures is made for preventing, limiting, noticing or undoing.
    fn of(&self, zone: ZoneId, measures: &[&Measure]) -> Vec<ThreatCode> {
        let works = |threat: &&ThreatCode| {
            let actions = [Action::Prevent, Action::Limit, Action::Detect, Action::Recover];
            let effects = measures.iter().filter_map(|measure| measure.against(threat));
            let mut effects = effects;
            effects.any(|effects| actions.iter().any(|&action| effects.mainly(action)))
        };
        let threats = self.of_zone.get(&zone).into_iter().flatten();
        threats.filter(works).cloned().collect()
    }

    fn concerned(&self, deed: &Deed) -> BTreeMap<ZoneId, Vec<ThreatCode>> {
        let measures = deed
            .rises()
            .filter_map(|rise| self.run.facts.catalogue.measure(&rise.measure));
        let measures: Vec<&Measure> = measures.collect();
        let zones = deed.zones.iter();
        zones.map(|&zone| (zone, self.of(zone, &measures))).collect()
    }
}

/// What zones ask for and no ranked candidate raises there.
fn asked_for(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    applying: &Applying<'_, '_, '_>,
    known: &BTreeSet<(MeasureCode, ZoneId)>,
) -> Vec<Recommendation> {
    let facts = run.facts;
    let package = &facts.catalogue.parameters.response_package.value;
    // By what is raised there; members of the package are one thing to do.
    let mut found: BTreeMap<(Target, Option<&MeasureCode>), Recommendation> = BTreeMap::new();
    for (zone, about) in facts.inside_zones() {
        let classes = facts.classes_in(zone);
        let in_zone = coverage::InZone::new(facts, &run.strengths, zone);
        for (number, measure) in (0..).zip(&facts.catalogue.measures) {
            let id = about.id;
            if known.contains(&(measure.code.clone(), id))
                || !coverage::can_be_done(measure, classes.iter().copied())
            {
                continue;
            }
            let from = in_zone.of(number).strength;
            let most = coverage::asked(facts, zone, measure, required[zone].strength);
            let next = measure.next_strength(from).filter(|&next| next <= most);
            let threats = applying.of(id, &[measure]);
            let Some(to) = next.filter(|_| !threats.is_empty()) else {
                continue;
            };
            let stop = measure.stop_of(to, coverage::state_of(facts, zone));
            let rise = Rise {
                measure: measure.code.clone(),
                from,
                to,
            };
            for target in targets(run, zone, number, measure) {
                let is_package = package.contains(&measure.code);
                let key = (target, (!is_package).then_some(&measure.code));
                let row = found
                    .entry(key)
                    .or_insert_with(|| nothing_yet(target, rise.clone(), is_package));
                row.join(&rise, measure.cost_to_raise(from, to).max(1), stop);
                let here = row.threats.entry(id).or_default();
                let new = threats.iter().filter(|threat| !here.contains(*threat));
                let new: Vec<ThreatCode> = new.cloned().collect();
                here.extend(new);
            }
        }
    }
    let mut rows: Vec<Recommendation> = found.into_values().collect();
    for row in &mut rows {
        row.candidate.deed.zones = row.threats.keys().copied().collect();
    }
    let weight = |row: &Recommendation| row.threats.values().map(Vec::len).sum::<usize>();
    rows.sort_by(|a, b| {
        (weight(b).cmp(&weight(a)))
            .then_with(|| a.deed().first.measure.cmp(&b.deed().first.measure))
            .then_with(|| a.deed().target.cmp(&b.deed().target))
    });
    rows
}

fn nothing_yet(target: Target, first: Rise, is_package: bool) -> Recommendation {
    Recommendation {
        candidate: Candidate {
            deed: Deed {
                target,
                first,
                also: Vec::new(),
                is_package,
                zones: Vec::new(),
                cost: 0,
                stop: 0,
                at_shutdown: false,
                awaits_restore_test: false,
            },
            barred: false,
            index_before: 0.0,
            index_after: 0.0,
            worth: 0.0,
            detail: None,
            stability: None,
            together_with: Vec::new(),
            instead_of: Vec::new(),
        },
        threats: BTreeMap::new(),
    }
}

impl Recommendation {
    /// Takes up what one more zone, or one more measure of the package, asks for.
    fn join(&mut self, rise: &Rise, cost: u8, stop: u8) {
        let deed = &mut self.candidate.deed;
        deed.stop = deed.stop.max(stop);
        let is_known = deed.rises().any(|known| known.measure == rise.measure);
        if !is_known {
            deed.also.push(rise.clone());
        }
        if !is_known || deed.cost == 0 {
            deed.cost = deed.cost.saturating_add(cost);
        }
    }
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
