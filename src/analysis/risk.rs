//! Zones × threats: applicability, potential, grade of every cell, and the people's decisions beside it.

use std::collections::BTreeMap;

use crate::{
    guideline::Threat,
    plant::{Grade, Importance, TaskId, Value, ZoneId, codes::ThreatCode},
};

use super::{
    Dense,
    effects::{SLIP, SLIP_EFFECTS},
    facts::Facts,
    findings::{CellGrade, Effect, EffectKind, Hazard, Impacts, Likelihood, Method, RiskCell},
    hazards::Hazards,
    scales,
};

/// What the table of cells is made from.
#[derive(Debug)]
pub struct Table<'a, 'p> {
    /// The plant.
    pub facts: &'a Facts<'p>,
    /// Hazards and slips.
    pub hazards: &'a Hazards<'a, 'p>,
    /// All effects, by id.
    pub effects: &'a [Effect],
    /// Tasks of every zone.
    pub tasks: &'a Dense<Vec<TaskId>>,
    /// Importance that counts for every zone.
    pub importance: &'a Dense<Option<Importance>>,
}

/// The worst of a cell so far.
#[derive(Clone, Debug)]
struct Worst {
    effect: usize,
    grade: Option<Grade>,
    without_floor: Option<Grade>,
    grades: BTreeMap<Value, Grade>,
    impact: Impacts,
    unrated: bool,
}

impl Table<'_, '_> {
    /// All cells: inside zones by id, then threats in the guideline's order.
    pub fn cells(&self) -> Vec<RiskCell> {
        let worst = self.worst_effects();
        let decisions = self.decisions();
        let mut cells = Vec::new();
        for (zone, facts) in self.facts.inside_zones() {
            let classes = self.facts.classes_in(zone);
            let stores_data = self.stores_data(zone);
            for threat in &self.facts.catalogue.threats {
                let applies =
                    !facts.devices.is_empty() && threat.applies_to(classes.iter().copied(), stores_data);
                let mut cell = if applies {
                    self.cell(zone, facts.id, threat, worst.get(&(zone, &threat.code)))
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

    /// The worst effect of every zone and threat.
    fn worst_effects(&self) -> BTreeMap<(u32, &ThreatCode), Worst> {
        let mut worst: BTreeMap<(u32, &ThreatCode), Worst> = BTreeMap::new();
        for (number, effect) in self.effects.iter().enumerate() {
            let Some(zone) = effect.zone.and_then(|zone| self.facts.zone_ids.number(zone)) else {
                continue;
            };
            for code in &effect.threats {
                let Some(threat) = self.facts.catalogue.threat(code) else {
                    continue;
                };
                let candidate = self.as_row(number, effect, threat);
                let known = worst.get(&(zone, &threat.code));
                if known.is_none_or(|known| self.is_worse(&candidate, known)) {
                    worst.insert((zone, &threat.code), candidate);
                }
            }
        }
        worst
    }

    /// An effect as one row sees it: only the values the threat hurts.
    fn as_row(&self, number: usize, effect: &Effect, threat: &Threat) -> Worst {
        let parameters = &self.facts.catalogue.parameters;
        let mut impact = effect.impact.clone();
        impact.retain(|value, _| threat.values.contains(value));
        let without = scales::worst_grade(parameters, &impact, effect.likelihood);
        let floor = scales::safety_floor(parameters, effect.kind, &impact, effect.likelihood);
        let grade = without.into_iter().chain(floor).min();
        Worst {
            effect: number,
            grade,
            without_floor: without.filter(|_| without != grade),
            grades: self.grades(effect.kind, &impact, effect.likelihood),
            unrated: grade.is_none() && effect.likelihood > 0 && self.has_unrated_task(effect, threat),
            impact,
        }
    }

    fn is_worse(&self, candidate: &Worst, known: &Worst) -> bool {
        let key = |worst: &Worst| {
            let effect = self.effects.get(worst.effect);
            let likelihood = effect.map_or(0, |effect| effect.likelihood);
            (
                worst.grade.map_or(0, |grade| grade.bars() + 1),
                worst.unrated,
                likelihood,
            )
        };
        let p = |worst: &Worst| {
            self.effects
                .get(worst.effect)
                .map_or(0.0, |effect| effect.p.value)
        };
        key(candidate)
            .cmp(&key(known))
            .then(p(candidate).total_cmp(&p(known)))
            .is_gt()
    }

    fn has_unrated_task(&self, effect: &Effect, threat: &Threat) -> bool {
        effect
            .tasks
            .iter()
            .filter_map(|hit| self.facts.plant.tasks.get(&hit.task))
            .any(|task| {
                threat
                    .values
                    .iter()
                    .any(|&value| task.importance.of(value).value.is_none())
            })
    }

    fn grades(&self, kind: EffectKind, impact: &Impacts, likelihood: Likelihood) -> BTreeMap<Value, Grade> {
        let parameters = &self.facts.catalogue.parameters;
        let floor = scales::safety_floor(parameters, kind, impact, likelihood);
        let grade = |(&value, &impact): (&Value, &u8)| {
            let by_matrix = scales::grade(parameters, impact, likelihood)?;
            let lifted = floor.filter(|_| value == Value::S);
            Some((value, lifted.map_or(by_matrix, |floor| floor.min(by_matrix))))
        };
        impact.iter().filter_map(grade).collect()
    }

    fn cell(&self, zone: u32, id: ZoneId, threat: &Threat, worst: Option<&Worst>) -> RiskCell {
        let mut cell = if threat.is_hazard() {
            self.hazard_cell(zone, id, threat)
        } else if threat.code.as_str() == SLIP {
            self.slip_cell(zone, id, threat)
        } else {
            self.attack_cell(id, threat, worst)
        };
        cell.potential = self.potential(zone, threat);
        cell
    }

    fn attack_cell(&self, id: ZoneId, threat: &Threat, worst: Option<&Worst>) -> RiskCell {
        let mut cell = blank(id, threat, CellGrade::NotReachable);
        let Some((worst, effect)) = worst.and_then(|worst| Some((worst, self.effects.get(worst.effect)?)))
        else {
            return cell;
        };
        cell.computed = self.cell_grade(worst.grade, worst.unrated);
        cell.likelihood = effect.likelihood;
        cell.likelihood_range = effect.likelihood_range;
        cell.impact = worst.impact.clone();
        cell.grades = worst.grades.clone();
        cell.method = effect.p.method;
        cell.worst_effect = Some(worst.effect);
        cell.grade_without_floor = worst.without_floor;
        cell.unknown = effect.unknown;
        cell.grade = cell.computed;
        cell
    }

    fn hazard_cell(&self, zone: u32, id: ZoneId, threat: &Threat) -> RiskCell {
        let mut cell = blank(id, threat, CellGrade::NotReachable);
        let Some(struck) = self.hazards.worst(zone, threat) else {
            return cell;
        };
        let grade = struck.suffering.without_any_floor(struck.likelihood);
        cell.computed = self.cell_grade(
            grade,
            grade.is_none() && struck.likelihood > 0 && struck.suffering.unrated,
        );
        cell.grade = cell.computed;
        cell.likelihood = struck.likelihood;
        cell.likelihood_range = (struck.likelihood, struck.likelihood);
        cell.grades = self.grades(EffectKind::Deny, &struck.suffering.impacts, struck.likelihood);
        cell.impact = struck.suffering.impacts;
        cell.hazard = Some(struck.hazard);
        cell.unknown = struck.unknown;
        cell
    }

    /// A slip can do what altered data or a changed setting does, at a likelihood of its own.
    fn slip_cell(&self, zone: u32, id: ZoneId, threat: &Threat) -> RiskCell {
        let mut cell = blank(id, threat, CellGrade::NotReachable);
        let parameters = &self.facts.catalogue.parameters;
        let (class, likelihood, lowered_by) = self.hazards.slip(zone);
        let mut unrated = false;
        let mut tasks = std::collections::BTreeSet::new();
        for effect in self.effects.iter().filter(|effect| effect.zone == Some(id)) {
            if !effect
                .threats
                .iter()
                .any(|code| SLIP_EFFECTS.contains(&code.as_str()))
            {
                continue;
            }
            unrated |= self.has_unrated_task(effect, threat);
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
        let grade = scales::worst_grade(parameters, &cell.impact, likelihood);
        cell.computed = self.cell_grade(grade, grade.is_none() && unrated);
        cell.grade = cell.computed;
        cell.likelihood = likelihood;
        cell.likelihood_range = (likelihood, likelihood);
        cell.grades = self.grades(EffectKind::Tamper, &cell.impact, likelihood);
        cell.hazard = Some(Hazard {
            source: None,
            class,
            assumed: true,
            lowered_by,
            tasks: tasks.into_iter().collect(),
        });
        cell
    }

    /// Without any task nothing can be graded, and the cell says so.
    fn cell_grade(&self, grade: Option<Grade>, unrated: bool) -> CellGrade {
        match grade {
            _ if self.facts.plant.tasks.is_empty() => CellGrade::NotComputed,
            Some(grade) => CellGrade::Grade(grade),
            None if unrated => CellGrade::NotComputed,
            None => CellGrade::NotReachable,
        }
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

    fn stores_data(&self, zone: u32) -> bool {
        let devices = &self.facts.zones[zone].devices;
        let here = |id| {
            self.facts
                .device_ids
                .number(id)
                .is_some_and(|device| devices.contains(&device))
        };
        self.facts
            .plant
            .data
            .values()
            .any(|data| data.stored_at.iter().any(|&id| here(id)))
    }

    /// People's decisions; of two about one cell the later id stands.
    fn decisions(&self) -> BTreeMap<(ZoneId, &ThreatCode), (Option<bool>, Option<Grade>)> {
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

/// Whether a cell comes from a class of a table and not from the attack graph.
pub fn is_class_row(threat: &Threat) -> bool {
    threat.is_hazard() || threat.code.as_str() == SLIP
}

/// How bad a cell is: a grade is worse than "not computed", that worse than "–".
pub const fn badness(grade: CellGrade) -> u8 {
    match grade {
        CellGrade::Grade(grade) => 3 + grade.bars(),
        CellGrade::NotComputed => 2,
        CellGrade::NotReachable => 1,
        CellGrade::NotApplicable => 0,
    }
}

/// The worse of two cells.
pub fn worse(a: CellGrade, b: CellGrade) -> CellGrade {
    if badness(b) > badness(a) { b } else { a }
}
