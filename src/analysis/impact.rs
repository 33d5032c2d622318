//! What an effect means to tasks: impact classes after recovery, and the grade at each likelihood.

use crate::{
    guideline::Parameters,
    plant::{Grade, Plant, TaskId, Value},
};

use super::{
    effects::{Harm, Hit},
    facts::Facts,
    findings::{EffectKind, Impacts, Likelihood, TaskHit},
    recovery::{self, Means},
    scales,
    strength::{Raised, Strengths},
};

/// Backup and stand-by, the measure that takes severity away.
pub const BACKUP: &str = "D14";

/// What an effect does, whatever its likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct Suffering {
    /// Tasks hit.
    pub tasks: Vec<TaskHit>,
    /// Worst impact per value.
    pub impacts: Impacts,
    /// A task is hit whose importance nobody rated.
    pub unrated: bool,
    /// What it adds to the index per unit of probability.
    pub weight: f64,
    /// Grade at likelihood 0–5, with and without the safety floor.
    grades: [(Option<Grade>, Option<Grade>); 6],
}

impl Suffering {
    /// The grade at a likelihood.
    pub fn grade(&self, likelihood: Likelihood) -> Option<Grade> {
        self.at(likelihood).0
    }

    /// The grade before the safety floor, where the floor lifted it.
    pub fn without_floor(&self, likelihood: Likelihood) -> Option<Grade> {
        let (with, without) = self.at(likelihood);
        without.filter(|_| with != without)
    }

    /// The grade by the matrix alone: classes from a table know no floor (D-44).
    pub fn without_any_floor(&self, likelihood: Likelihood) -> Option<Grade> {
        self.at(likelihood).1
    }

    /// Both together: worst impact per value, worst severity per task.
    pub fn joined(mut self, other: Self, parameters: &Parameters) -> Self {
        for (value, impact) in other.impacts {
            let worst = self.impacts.entry(value).or_insert(0);
            *worst = impact.max(*worst);
        }
        for hit in other.tasks {
            match self.tasks.iter_mut().find(|known| known.task == hit.task) {
                Some(known) if known.severity >= hit.severity => {}
                Some(known) => *known = hit,
                None => self.tasks.push(hit),
            }
        }
        self.unrated |= other.unrated;
        self.weight = scales::weight(parameters, &self.impacts);
        let matrix = |likelihood| scales::worst_grade(parameters, &self.impacts, likelihood);
        self.grades = [0, 1, 2, 3, 4, 5].map(|likelihood| (matrix(likelihood), matrix(likelihood)));
        self
    }

    fn at(&self, likelihood: Likelihood) -> (Option<Grade>, Option<Grade>) {
        self.grades
            .get(usize::from(likelihood))
            .copied()
            .unwrap_or_default()
    }
}

/// Looks up what brings devices back.
#[derive(Clone, Copy, Debug)]
pub struct Recoveries<'a, 'p> {
    /// The plant.
    pub facts: &'a Facts<'p>,
    /// Strengths under the plan.
    pub strengths: &'a Strengths,
    /// A measure supposed to be raised.
    pub raised: Option<Raised>,
}

impl Recoveries<'_, '_> {
    /// What is known about bringing a device back. A backup that is supposed to be raised to 2 or more comes with a
    /// tried restore: that is what the guideline's medium strength asks for.
    fn means(&self, device: u32) -> Means {
        let facts = self.facts;
        let Some(measure) = facts.catalogue.measures.position(BACKUP) else {
            return Means::default();
        };
        let spot = facts.device_spot(device);
        let table = facts.catalogue.parameters.efficacy_primary.value;
        let measure = measure as u32;
        let applied = self.strengths.at(&spot, measure, table, self.raised);
        let tried_with = |raised: Raised| {
            raised.measure == measure && raised.strength.get() >= 2 && spot.zones.contains(&raised.zone)
        };
        let zones = facts.devices[device]
            .zone
            .map_or(&[][..], |zone| facts.zones[zone].chain.as_slice());
        let zones = zones
            .iter()
            .filter_map(|&zone| facts.plant.zones.get(&facts.zones[zone].id));
        let own = &facts.devices[device].record.recovery;
        let recoveries = || std::iter::once(own).chain(zones.clone().map(|zone| &zone.recovery));
        Means {
            backup: applied.strength,
            restore_tested: recoveries().any(|recovery| recovery.restore_tested.is_some())
                || self.raised.is_some_and(tried_with),
            switchover_minutes: recoveries().find_map(|recovery| recovery.switchover_minutes),
        }
    }

    /// An effect that hits nobody.
    pub fn nothing(&self) -> Suffering {
        Suffering {
            tasks: Vec::new(),
            impacts: Impacts::new(),
            unrated: false,
            weight: 0.0,
            grades: [(None, None); 6],
        }
    }

    /// What an effect does.
    pub fn suffering(&self, harm: &Harm) -> Suffering {
        let values = scales::values_hit(&self.facts.catalogue.parameters, harm.kind);
        self.suffering_in(harm, values)
    }

    /// What an effect does to some of the values.
    pub fn suffering_in(&self, harm: &Harm, values: &[Value]) -> Suffering {
        let means = harm.recovers.map(|device| self.means(device));
        let hits = harm
            .hits
            .iter()
            .map(|&hit| self.task_hit(harm.kind, hit, means, values));
        let tasks: Vec<TaskHit> = hits.collect();
        let mut impacts = Impacts::new();
        for (&value, &impact) in tasks.iter().flat_map(|hit| &hit.impact) {
            let worst = impacts.entry(value).or_insert(0);
            *worst = impact.max(*worst);
        }
        let parameters = &self.facts.catalogue.parameters;
        let unrated = tasks
            .iter()
            .any(|hit| is_unrated(self.facts.plant, hit.task, values));
        let grades = [0, 1, 2, 3, 4, 5].map(|likelihood| {
            let without = scales::worst_grade(parameters, &impacts, likelihood);
            let floor = scales::safety_floor(parameters, harm.kind, &impacts, likelihood);
            (without.into_iter().chain(floor).min(), without)
        });
        Suffering {
            weight: scales::weight(parameters, &impacts),
            tasks,
            impacts,
            unrated,
            grades,
        }
    }

    fn task_hit(&self, kind: EffectKind, hit: Hit, means: Option<Means>, values: &[Value]) -> TaskHit {
        let task = self.facts.plant.tasks.get(&hit.task);
        let tolerable = task.and_then(|task| task.tolerable_stop_minutes);
        let recovered = means.map_or(0, |means| recovery::classes(means, kind, tolerable));
        let severity = recovery::lowered(hit.severity, recovered);
        let impact = values.iter().filter_map(|&value| {
            let importance = task?.importance.of(value).value?;
            let impact = scales::impact(importance, severity);
            (impact > 0).then_some((value, impact))
        });
        TaskHit {
            task: hit.task,
            severity,
            recovered: hit.severity - severity,
            impact: impact.collect(),
        }
    }
}

fn is_unrated(plant: &Plant, task: TaskId, values: &[Value]) -> bool {
    let task = plant.tasks.get(&task);
    task.is_some_and(|task| {
        values
            .iter()
            .any(|&value| task.importance.of(value).value.is_none())
    })
}
