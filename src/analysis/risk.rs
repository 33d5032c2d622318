//! Zones × threats: applicability, potential, grade of every cell, and the people's decisions beside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    guideline::Threat,
    plant::{Grade, Importance, TaskId, Value, ZoneId, codes::ThreatCode},
};

use super::{
    Dense,
    effects::{SLIP, SLIP_EFFECTS},
    facts::Facts,
    findings::{CellGrade, Effect, EffectKind, Hazard, Impact, Impacts, Likelihood, Method, RiskCell},
    hazards::{Hazards, ZoneHazards},
    scales,
};

/// What the table of cells is made from.
#[derive(Debug)]
pub(crate) struct Table<'a, 'p> {
    facts: &'a Facts<'p>,
    hazards: &'a Hazards<'a, 'p>,
    effects: &'a [Effect],
    tasks: &'a Dense<Vec<TaskId>>,
    importance: &'a Dense<Option<Importance>>,
    /// Effects of each zone.
    in_zone: Dense<Vec<usize>>,
    /// Zones that keep data.
    keeping_data: BTreeSet<u32>,
}

/// A person's word on a cell: applicable at all, and the grade.
type Decided = (Option<bool>, Option<Grade>);

/// The worst effect of a cell.
#[derive(Clone, Debug)]
struct Worst {
    effect: usize,
    /// Class of each value, in their order.
    impact: [Impact; 5],
    grade: Option<Grade>,
    without_floor: Option<Grade>,
    unrated: bool,
}

impl<'a, 'p> Table<'a, 'p> {
    /// Groups effects and data by zone.
    pub(crate) fn new(
        facts: &'a Facts<'p>,
        hazards: &'a Hazards<'a, 'p>,
        effects: &'a [Effect],
        tasks: &'a Dense<Vec<TaskId>>,
        importance: &'a Dense<Option<Importance>>,
    ) -> Self {
        let mut in_zone = Dense::filled(facts.zones.len(), Vec::new());
        for (place, effect) in effects.iter().enumerate() {
            if let Some(zone) = effect.zone.and_then(|zone| facts.zone_ids.number(zone)) {
                in_zone[zone].push(place);
            }
        }
        let stores = facts.plant.data.values().flat_map(|data| &data.stored_at);
        let zone_of = |&store| facts.devices[facts.device_ids.number(store)?].zone;
        Self {
            facts,
            hazards,
            effects,
            tasks,
            importance,
            in_zone,
            keeping_data: stores.filter_map(zone_of).collect(),
        }
    }

    /// All cells: inside zones by id, then threats in the guideline's order.
    pub(crate) fn cells(&self) -> Vec<RiskCell> {
        let decisions = self.decisions();
        let mut cells = Vec::new();
        for (zone, facts) in self.facts.inside_zones() {
            let classes = self.facts.classes_in(zone);
            let keeps_data = self.keeping_data.contains(&zone);
            let worst = self.worst_effects(zone);
            let hazards = self.hazards.in_zone(zone);
            for (threat, worst) in self.facts.catalogue.threats.iter().zip(&worst) {
                let applies =
                    !facts.devices.is_empty() && threat.applies_to(classes.iter().copied(), keeps_data);
                let mut cell = if applies {
                    self.cell(zone, threat, worst.as_ref(), &hazards)
                } else {
                    blank(facts.id, threat, CellGrade::NotApplicable)
                };
                if let Some(&(applicable, grade)) = decisions.get(&(facts.id, &threat.code)) {
                    decide(&mut cell, applicable, grade);
                }
                cells.push(cell);
            }
        }
        cells
    }

    /// The worst effect of a zone in each row it belongs to, by the threats' order.
    fn worst_effects(&self, zone: u32) -> Vec<Option<Worst>> {
        let threats = &self.facts.catalogue.threats;
        let mut worst: Vec<Option<Worst>> = vec![None; threats.len()];
        for &place in &self.in_zone[zone] {
            let Some(effect) = self.effects.get(place) else {
                continue;
            };
            let impact = Value::ALL.map(|value| effect.impact.get(&value).copied().unwrap_or_default());
            for code in &effect.threats {
                let row = threats.position(code.as_str());
                let row =
                    row.and_then(|row| Some((threats.iter().as_slice().get(row)?, worst.get_mut(row)?)));
                let Some((threat, known)) = row else { continue };
                let candidate = self.as_row(place, effect, impact, threat);
                if known
                    .as_ref()
                    .is_none_or(|known| self.is_worse(&candidate, known))
                {
                    *known = Some(candidate);
                }
            }
        }
        worst
    }

    /// An effect as one row sees it: only the values the threat hurts.
    fn as_row(&self, place: usize, effect: &Effect, mut impact: [Impact; 5], threat: &Threat) -> Worst {
        let parameters = &self.facts.catalogue.parameters;
        for (impact, value) in impact.iter_mut().zip(Value::ALL) {
            *impact *= u8::from(threat.values.contains(&value));
        }
        let [_, safety, ..] = impact;
        let worst = impact.into_iter().max().unwrap_or_default();
        // The matrix never falls when impact rises, so the worst impact has the worst grade.
        let without = scales::grade(parameters, worst, effect.likelihood);
        let floor = scales::safety_floor(parameters, effect.kind, safety, effect.likelihood);
        let grade = without.into_iter().chain(floor).min();
        Worst {
            effect: place,
            impact,
            grade,
            without_floor: without.filter(|_| without != grade),
            unrated: grade.is_none() && effect.likelihood > 0 && self.is_unrated(effect, threat),
        }
    }

    fn is_worse(&self, candidate: &Worst, known: &Worst) -> bool {
        let effect = |worst: &Worst| self.effects.get(worst.effect);
        let key = |worst: &Worst| {
            let likelihood = effect(worst).map_or(0, |effect| effect.likelihood);
            (
                worst.grade.map_or(0, |grade| grade.bars() + 1),
                worst.unrated,
                likelihood,
            )
        };
        let p = |worst: &Worst| effect(worst).map_or(0.0, |effect| effect.p.value);
        key(candidate)
            .cmp(&key(known))
            .then(p(candidate).total_cmp(&p(known)))
            .is_gt()
    }

    /// Nobody wrote down which task needs what is hit, or how important such a task is.
    fn is_unrated(&self, effect: &Effect, threat: &Threat) -> bool {
        if effect.serves_no_task() {
            return true;
        }
        let mut tasks = effect
            .tasks
            .iter()
            .filter_map(|hit| self.facts.plant.tasks.get(&hit.task));
        tasks.any(|task| {
            threat
                .values
                .iter()
                .any(|&value| task.importance.of(value).value.is_none())
        })
    }

    fn floor(&self, kind: EffectKind, impact: &Impacts, likelihood: Likelihood) -> Option<Grade> {
        let safety = impact.get(&Value::S).copied().unwrap_or_default();
        scales::safety_floor(&self.facts.catalogue.parameters, kind, safety, likelihood)
    }

    /// Grade of each value; the safety floor is safety's own.
    fn grades(&self, kind: EffectKind, impact: &Impacts, likelihood: Likelihood) -> BTreeMap<Value, Grade> {
        let floor = self.floor(kind, impact, likelihood);
        let grade = |(&value, &class): (&Value, &u8)| {
            let by_matrix = scales::grade(&self.facts.catalogue.parameters, class, likelihood)?;
            let lifted = floor.filter(|_| value == Value::S);
            Some((value, lifted.map_or(by_matrix, |floor| floor.min(by_matrix))))
        };
        impact.iter().filter_map(grade).collect()
    }

    fn cell(
        &self,
        zone: u32,
        threat: &Threat,
        worst: Option<&Worst>,
        hazards: &ZoneHazards<'_, '_, '_>,
    ) -> RiskCell {
        let mut cell = blank(self.facts.zones[zone].id, threat, CellGrade::NotReachable);
        let (grade, unrated) = if threat.is_hazard() {
            self.fill_hazard(&mut cell, hazards, threat)
        } else if threat.code.as_str() == SLIP {
            self.fill_slip(&mut cell, zone, hazards, threat)
        } else {
            self.fill_attack(&mut cell, worst)
        };
        cell.computed = match grade {
            // Without any task nothing can be graded, and the cell says so.
            _ if self.facts.plant.tasks.is_empty() => CellGrade::NotComputed,
            // Ways were left out, so what was computed would look better than it is.
            _ if !self.facts.net.beyond.is_empty() && !is_class_row(threat) => CellGrade::NotComputed,
            Some(grade) => CellGrade::Grade(grade),
            None if unrated => CellGrade::NotComputed,
            None => CellGrade::NotReachable,
        };
        cell.grade = cell.computed;
        cell.potential = self.potential(zone, threat);
        cell
    }

    fn fill_attack(&self, cell: &mut RiskCell, worst: Option<&Worst>) -> (Option<Grade>, bool) {
        let Some((worst, effect)) = worst.and_then(|worst| Some((worst, self.effects.get(worst.effect)?)))
        else {
            return (None, false);
        };
        cell.likelihood = effect.likelihood;
        cell.likelihood_range = effect.likelihood_range;
        let impact = Value::ALL.into_iter().zip(worst.impact);
        cell.impact = impact.filter(|&(_, impact)| impact > 0).collect();
        cell.grades = self.grades(effect.kind, &cell.impact, effect.likelihood);
        cell.method = effect.p.method;
        cell.worst_effect = Some(worst.effect);
        cell.grade_without_floor = worst.without_floor;
        cell.unknown = effect.unknown;
        (worst.grade, worst.unrated)
    }

    fn fill_hazard(
        &self,
        cell: &mut RiskCell,
        hazards: &ZoneHazards<'_, '_, '_>,
        threat: &Threat,
    ) -> (Option<Grade>, bool) {
        let Some(struck) = hazards.worst(threat) else {
            return (None, false);
        };
        cell.impact = struck.suffering.impacts();
        cell.hazard = Some(struck.hazard);
        cell.unknown = struck.unknown;
        let grade = self.fill_class(cell, struck.likelihood);
        (
            grade,
            grade.is_none() && struck.likelihood > 0 && struck.suffering.unrated,
        )
    }

    /// A slip can do what altered data or a changed setting does, at a likelihood of its own.
    fn fill_slip(
        &self,
        cell: &mut RiskCell,
        zone: u32,
        hazards: &ZoneHazards<'_, '_, '_>,
        threat: &Threat,
    ) -> (Option<Grade>, bool) {
        let (class, likelihood, lowered_by) = hazards.slip();
        let mut unrated = false;
        let mut tasks = BTreeSet::new();
        let effects = self.in_zone[zone]
            .iter()
            .filter_map(|&place| self.effects.get(place));
        for effect in effects.filter(|effect| {
            effect
                .threats
                .iter()
                .any(|code| SLIP_EFFECTS.contains(&code.as_str()))
        }) {
            unrated |= self.is_unrated(effect, threat);
            tasks.extend(effect.tasks.iter().map(|hit| hit.task));
            for (&value, &impact) in effect
                .impact
                .iter()
                .filter(|(value, _)| threat.values.contains(value))
            {
                let worst = cell.impact.entry(value).or_insert(0);
                *worst = impact.max(*worst);
            }
        }
        cell.hazard = Some(Hazard {
            source: None,
            class,
            assumed: true,
            lowered_by,
            tasks: tasks.into_iter().collect(),
        });
        let grade = self.fill_class(cell, likelihood);
        (grade, grade.is_none() && unrated)
    }

    /// Grades of a row that is a class: by the matrix alone.
    fn fill_class(&self, cell: &mut RiskCell, likelihood: Likelihood) -> Option<Grade> {
        cell.likelihood = likelihood;
        cell.likelihood_range = (likelihood, likelihood);
        cell.grades = self.grades(EffectKind::Deny, &cell.impact, likelihood);
        cell.grades.values().copied().min()
    }

    /// Importance of what a threat would hit here: worst over the zone's tasks and the threat's values; a zone
    /// without tasks has its own importance (D-40).
    fn potential(&self, zone: u32, threat: &Threat) -> Option<Importance> {
        let tasks = &self.tasks[zone];
        if tasks.is_empty() {
            return self.importance[zone];
        }
        let of_task = |task: &TaskId| {
            let task = self.facts.plant.tasks.get(task)?;
            threat
                .values
                .iter()
                .filter_map(|&value| task.importance.of(value).value)
                .max()
        };
        Some(tasks.iter().filter_map(of_task).max().unwrap_or_default())
    }

    /// People's decisions; of two about one cell the later id stands.
    fn decisions(&self) -> BTreeMap<(ZoneId, &ThreatCode), Decided> {
        let records = self.facts.plant.decisions.values();
        records
            .filter_map(|record| Some(((record.zone?, &record.threat), (record.applicable, record.grade))))
            .collect()
    }
}

fn blank(zone: ZoneId, threat: &Threat, grade: CellGrade) -> RiskCell {
    RiskCell {
        zone,
        threat: threat.code.clone(),
        potential: None,
        grade,
        computed: grade,
        decided: false,
        likelihood: 0,
        likelihood_range: (0, 0),
        impact: Impacts::new(),
        grades: BTreeMap::new(),
        method: Method::Class,
        worst_effect: None,
        hazard: None,
        grade_without_floor: None,
        unknown: false,
    }
}

fn decide(cell: &mut RiskCell, applicable: Option<bool>, grade: Option<Grade>) {
    cell.decided = applicable.is_some() || grade.is_some();
    if applicable == Some(false) {
        cell.grade = CellGrade::NotApplicable;
    } else if let Some(grade) = grade {
        cell.grade = CellGrade::Grade(grade);
    }
}

/// Whether the cells of a threat come from classes of a table and not from the attack graph.
pub(crate) fn is_class_row(threat: &Threat) -> bool {
    threat.is_hazard() || threat.code.as_str() == SLIP
}

/// How bad a cell is: a grade is worse than "not computed", that worse than "–".
pub(crate) const fn badness(grade: CellGrade) -> u8 {
    match grade {
        CellGrade::Grade(grade) => 3 + grade.bars(),
        CellGrade::NotComputed => 2,
        CellGrade::NotReachable => 1,
        CellGrade::NotApplicable => 0,
    }
}

/// The worse of two cells.
pub(crate) fn worse(a: CellGrade, b: CellGrade) -> CellGrade {
    if badness(b) > badness(a) { b } else { a }
}
