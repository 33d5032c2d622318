//! Findings settled: what a finding says would settle it, turned into one change of the plant.

use std::collections::BTreeSet;

use crate::{
    analysis::findings::{Fix, Lint},
    edit::{Change, Record, StepName},
    plant::{
        By, Conduit, ConduitId, DeviceId, Element, Exclusion, ExclusionId, Fact, IdSource, Plant, Rating,
        Strength, Value, ZoneId,
    },
};

/// The attacker supposed where nobody chose one.
const USUAL_ATTACKER: &str = "AT2";

/// What a person can choose from to settle a finding: each choice is a list of fixes that go together. Findings told
/// as one offer to settle all of them, where each has exactly one way.
pub fn choices(lint: &Lint) -> Vec<Vec<Fix>> {
    if lint.parts.is_empty() {
        return lint.fixes.iter().map(|fix| vec![fix.clone()]).collect();
    }
    let only = lint.parts.iter().map(|part| match part.fixes.as_slice() {
        [fix] => Some(fix.clone()),
        _ => None,
    });
    only.collect::<Option<Vec<Fix>>>().into_iter().collect()
}

/// Fixes that go together, as one change with the name of its step. `why` is the reason written beside an importance
/// that the fix sets.
pub fn change(fixes: &[Fix], plant: &Plant, ids: &mut IdSource, why: &str) -> (StepName, Change) {
    let mut maker = Maker {
        plant,
        ids,
        why,
        codes: BTreeSet::new(),
    };
    let changes = fixes.iter().map(|fix| maker.change(fix)).collect();
    let name = fixes.first().map_or(StepName::Edit, step_name);
    (name, Change::All(changes))
}

/// A finding set aside with a reason: one record for each finding it stands for.
pub fn exclude(
    lint: &Lint,
    ids: &mut IdSource,
    by: &str,
    why: &str,
    today: Option<crate::plant::Date>,
) -> Change {
    let whole = lint.parts.is_empty().then_some(lint);
    let records = whole.into_iter().chain(&lint.parts).map(|lint| {
        let exclusion = Exclusion {
            rule: lint.rule.into(),
            subjects: lint.subjects.iter().copied().collect(),
            by: By::Person(by.to_owned()),
            on: today,
            why: why.trim().to_owned(),
            ..Exclusion::default()
        };
        Record::Exclusion(ids.fresh(), Box::new(exclusion))
    });
    Change::Put(records.collect())
}

/// A finding taken up again.
pub fn include(exclusion: ExclusionId) -> Change {
    Change::Delete(BTreeSet::from([exclusion.into()]))
}

const fn step_name(fix: &Fix) -> StepName {
    match fix {
        Fix::MoveToZone { .. } => StepName::MoveToZone,
        Fix::Remove(_) => StepName::Delete,
        Fix::DeclareConduit { .. } => StepName::Add,
        Fix::Rate { .. } | Fix::TakeProposal { .. } => StepName::Rate,
        Fix::SetTargets(_) | Fix::SetNow { .. } | Fix::SetGoal { .. } | Fix::ConfirmMeasures(_) => {
            StepName::SetStrength
        }
        Fix::SupposeAttackers(_) => StepName::EditPlant,
        Fix::Renumber(_) => StepName::Rename,
        Fix::SetPlace { .. } | Fix::SetHomeZone { .. } => StepName::Edit,
    }
}

struct Maker<'a> {
    plant: &'a Plant,
    ids: &'a mut IdSource,
    why: &'a str,
    /// Numbers given by fixes of the same change.
    codes: BTreeSet<String>,
}

impl Maker<'_> {
    fn change(&mut self, fix: &Fix) -> Change {
        let plant = self.plant;
        match fix {
            Fix::MoveToZone { device, zone } => Change::SetZone {
                devices: BTreeSet::from([*device]),
                zone: Some(*zone),
            },
            Fix::SetPlace { device, place } => {
                Change::edit(plant, &[*device], |device| device.place = Some(*place))
            }
            Fix::Renumber(devices) => self.renumber(devices),
            Fix::Remove(element) => Change::Delete(BTreeSet::from([*element])),
            Fix::ConfirmMeasures(device) => {
                let waiting = plant
                    .measures
                    .iter()
                    .filter(|(_, measure)| measure.unconfirmed_for.contains(device));
                let waiting: Vec<_> = waiting.map(|(&id, _)| id).collect();
                Change::edit(plant, &waiting, |measure| {
                    measure.unconfirmed_for.remove(device);
                })
            }
            Fix::DeclareConduit { a, b, carrier, kind } => {
                let taken = plant.conduits.values().map(|conduit| conduit.code.as_str());
                let conduit = Conduit {
                    code: free_code("C01", taken, &mut self.codes),
                    a: Some(*a),
                    b: Some(*b),
                    carrier: Some(*carrier),
                    kind: *kind,
                    ..Conduit::default()
                };
                Change::put::<ConduitId>(self.ids.fresh(), conduit)
            }
            Fix::SetHomeZone { network, zone } => {
                Change::edit(plant, &[*network], |network| network.home_zone = Some(*zone))
            }
            Fix::Rate {
                element,
                value,
                importance,
            } => self.rate(*element, &[*value], &Rating::person(*importance, self.why)),
            Fix::TakeProposal { element, values } => self.rate(*element, values, &Rating::default()),
            Fix::SetTargets(targets) => self.set_targets(targets),
            Fix::SetNow { measure, strength } => Change::edit(plant, &[*measure], |measure| {
                measure.now = Fact::Known(*strength);
            }),
            Fix::SetGoal { measure, strength } => {
                Change::edit(plant, &[*measure], |measure| measure.goal = Some(*strength))
            }
            Fix::SupposeAttackers(attackers) => {
                let mut info = plant.info.clone();
                if info.attackers.is_empty() {
                    info.attackers.insert(USUAL_ATTACKER.into());
                }
                info.attackers.extend(attackers.iter().cloned());
                Change::PutInfo(Box::new(info))
            }
        }
    }

    /// The first keeps its number.
    fn renumber(&mut self, devices: &[DeviceId]) -> Change {
        let mut records = Vec::new();
        for &id in devices.iter().skip(1) {
            if let Some(device) = self.plant.devices.get(&id) {
                let taken = self.plant.devices.values().map(|device| device.code.as_str());
                let mut device = device.clone();
                device.code = free_code(device.code.trim(), taken, &mut self.codes);
                records.push(Record::Device(id, Box::new(device)));
            }
        }
        Change::Put(records)
    }

    fn rate(&self, element: Element, values: &[Value], rating: &Rating) -> Change {
        let set = |ratings: &mut crate::plant::Ratings| {
            for &value in values {
                *ratings.of_mut(value) = rating.clone();
            }
        };
        match element {
            Element::Task(id) => Change::edit(self.plant, &[id], |task| set(&mut task.importance)),
            Element::Device(id) => Change::edit(self.plant, &[id], |device| set(&mut device.importance)),
            Element::Data(id) => Change::edit(self.plant, &[id], |data| set(&mut data.importance)),
            Element::Zone(id) => Change::edit(self.plant, &[id], |zone| zone.importance = rating.clone()),
            _ => Change::NOTHING,
        }
    }

    fn set_targets(&self, targets: &[(ZoneId, Strength)]) -> Change {
        let set = targets.iter().map(|&(zone, strength)| {
            Change::edit(self.plant, &[zone], |zone| {
                zone.target_strength.value = Some(strength);
                zone.target_strength.by = By::Person(String::new());
            })
        });
        Change::All(set.collect())
    }
}

/// The number after the last one that begins alike, as wide as `like`.
fn free_code<'a>(like: &str, taken: impl Iterator<Item = &'a str>, given: &mut BTreeSet<String>) -> String {
    let prefix = like.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let width = like.len() - prefix.len();
    let number = |code: &str| code.trim().strip_prefix(prefix)?.parse::<u32>().ok();
    let last = taken
        .filter_map(number)
        .chain(given.iter().filter_map(|code| number(code)))
        .max();
    let next = last.map_or(1, |last| last.saturating_add(1));
    let code = format!("{prefix}{next:0width$}");
    given.insert(code.clone());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_number_follows_the_last_one_that_begins_alike() {
        let mut given = BTreeSet::new();
        let taken = ["EQ01", "EQ01", "EQ09", "X77", "EQ2a"];
        assert_eq!(free_code("EQ01", taken.into_iter(), &mut given), "EQ10");
        assert_eq!(free_code("EQ01", taken.into_iter(), &mut given), "EQ11");
        assert_eq!(free_code("pump", ["pump"].into_iter(), &mut given), "pump1");
    }
}
