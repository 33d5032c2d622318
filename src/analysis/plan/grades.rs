//! The grade of every zone under a set of raised measures: the worst of its rows of attacks, as the findings have it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::{
        Dense,
        effects::Hit,
        findings::{CellGrade, EffectKind},
        impact::{self, Impacting, Suffering, Values},
        risk,
        run::Run,
        scales,
    },
    guideline::Threat,
    plant::{Grade, ZoneId},
};

use super::worlds::{Outlook, Worlds};

/// A foothold that counts in a row of its zone.
#[derive(Clone, Copy, Debug)]
struct Held {
    node: u32,
    zone: u32,
    way: usize,
    suffering: Suffering,
    unrated: bool,
}

/// How a harm counts for its zone.
#[derive(Clone, Copy, Debug)]
struct Counted {
    zone: u32,
    /// Values that some row of the zone counts.
    values: Values,
    /// Nobody wrote down who needs what is hit, or how important that is.
    unrated: bool,
}

/// What counts for which zone.
#[derive(Debug)]
pub(crate) struct Grades<'r, 'a, 'p> {
    run: &'r Run<'a, 'p>,
    /// Grade of each zone where nothing is reached.
    least: Dense<CellGrade>,
    /// How each harm counts, if it does.
    counted: Vec<Option<Counted>>,
    held: Vec<Held>,
}

/// Rows of one zone.
struct Rows<'p> {
    /// Threats whose cell is computed here.
    computed: BTreeMap<&'p str, &'p Threat>,
    least: CellGrade,
}

impl<'r, 'a, 'p> Grades<'r, 'a, 'p> {
    /// Prepares the zones of a plant.
    pub(crate) fn new(run: &'r Run<'a, 'p>, impacting: &Impacting<'_, '_>) -> Self {
        let facts = run.facts;
        let stores = facts.plant.data.values().flat_map(|data| &data.stored_at);
        let keeping_data: BTreeSet<u32> = stores
            .filter_map(|&store| facts.devices[facts.device_ids.number(store)?].zone)
            .collect();
        let rows: Dense<Rows<'p>> = (0..facts.zones.len())
            .map(|zone| rows(run, zone, keeping_data.contains(&zone)))
            .collect();
        let counted = run.harms.iter().map(|harm| {
            let zone = harm.zone.filter(|&zone| facts.zones[zone].inside)?;
            let threats = harm
                .threats
                .iter()
                .filter_map(|&code| rows[zone].computed.get(code));
            let values = threats.map(|threat| impact::values(&threat.values));
            let values = values.reduce(either)?;
            let unrated =
                harm.spared.is_empty() && harm.hits.is_empty() || is_unrated(run, &harm.hits, values);
            Some(Counted {
                zone,
                values,
                unrated,
            })
        });
        let mut held = Vec::new();
        for (way, opened) in run.ways.iter().enumerate() {
            let threat = opened.threat.first().copied().unwrap_or_default();
            for at in run.holdable.iter().filter(|at| at.online || !opened.online_only) {
                let zone = facts.devices[at.device].zone;
                let zone = zone.filter(|&zone| rows[zone].computed.contains_key(threat));
                let Some(zone) = zone.filter(|&zone| facts.zones[zone].inside) else {
                    continue;
                };
                held.push(Held {
                    node: at.node,
                    zone,
                    way,
                    suffering: impacting.suffering_in(EffectKind::Foothold, &at.hits, &[], opened.values),
                    unrated: at.hits.is_empty() || is_unrated(run, &at.hits, opened.values),
                });
            }
        }
        Self {
            run,
            least: rows.iter().map(|rows| rows.least).collect(),
            counted: counted.collect(),
            held,
        }
    }

    /// Grades of the inside zones, by id, with harms as they are under the raises.
    pub(crate) fn of(
        &self,
        worlds: &Worlds<'_, '_, '_, '_>,
        outlook: &Outlook,
        sufferings: &[Suffering],
    ) -> Vec<(ZoneId, CellGrade)> {
        let facts = self.run.facts;
        let mut zones = self.least.clone();
        if facts.plant.tasks.is_empty() {
            return self.listed(&zones);
        }
        let mut see = |zone: u32, grade: CellGrade| zones[zone] = risk::worse(zones[zone], grade);
        for ((harm, counted), suffering) in self.run.harms.iter().zip(&self.counted).zip(sufferings) {
            if let Some(counted) = counted {
                let values = worlds.values(outlook, None, harm.node);
                let suffering = suffering.only(counted.values);
                see(
                    counted.zone,
                    self.grade(values, harm.kind, suffering, counted.unrated),
                );
            }
        }
        for held in &self.held {
            let values = worlds.values(outlook, Some(held.way), held.node);
            see(
                held.zone,
                self.grade(values, EffectKind::Foothold, held.suffering, held.unrated),
            );
        }
        self.listed(&zones)
    }

    fn listed(&self, zones: &Dense<CellGrade>) -> Vec<(ZoneId, CellGrade)> {
        let inside = self.run.facts.inside_zones();
        inside.map(|(zone, facts)| (facts.id, zones[zone])).collect()
    }

    /// The worst grade over the attackers.
    fn grade(
        &self,
        values: impl Iterator<Item = (f64, bool)>,
        kind: EffectKind,
        suffering: Suffering,
        unrated: bool,
    ) -> CellGrade {
        let parameters = &self.run.facts.catalogue.parameters;
        let (mut worst, mut reached): (Option<Grade>, bool) = (None, false);
        for (value, reachable) in values {
            let likelihood = scales::likelihood(parameters, value, reachable);
            let grade = suffering.grade(parameters, kind, likelihood);
            worst = worst.into_iter().chain(grade).min();
            reached |= reachable;
        }
        match worst {
            Some(grade) => CellGrade::Grade(grade),
            None if unrated && reached => CellGrade::NotComputed,
            None => CellGrade::NotApplicable,
        }
    }
}

/// Which rows of attacks a zone has, and what people decided about them.
fn rows<'p>(run: &Run<'_, 'p>, zone: u32, keeps_data: bool) -> Rows<'p> {
    let facts = run.facts;
    let id = facts.zones[zone].id;
    let classes = facts.classes_in(zone);
    let mut rows = Rows {
        computed: BTreeMap::new(),
        least: CellGrade::NotApplicable,
    };
    let attacks = facts
        .catalogue
        .threats
        .iter()
        .filter(|threat| !risk::is_class_row(threat));
    for threat in attacks {
        let applies =
            !facts.zones[zone].devices.is_empty() && threat.applies_to(classes.iter().copied(), keeps_data);
        // Of two decisions about one cell the later id stands.
        let mut decided = facts.plant.decisions.values().rev();
        let decided = decided.find(|decided| decided.zone == Some(id) && decided.threat == threat.code);
        let grade = match decided.map(|decided| (decided.applicable, decided.grade)) {
            Some((Some(false), _)) => continue,
            Some((_, Some(grade))) => CellGrade::Grade(grade),
            _ if !applies => continue,
            _ => {
                rows.computed.insert(threat.code.as_str(), threat);
                if facts.plant.tasks.is_empty() {
                    CellGrade::NotComputed
                } else {
                    CellGrade::NotReachable
                }
            }
        };
        rows.least = risk::worse(rows.least, grade);
    }
    rows
}

/// Nobody rated one of these values of a task that is hit.
fn is_unrated(run: &Run<'_, '_>, hits: &[Hit], values: Values) -> bool {
    hits.iter().any(|hit| {
        let importance = run.facts.needs.tasks[hit.task].importance;
        importance
            .iter()
            .zip(values)
            .any(|(importance, counts)| counts && importance.is_none())
    })
}

fn either(mut a: Values, b: Values) -> Values {
    for (a, b) in a.iter_mut().zip(b) {
        *a |= b;
    }
    a
}
