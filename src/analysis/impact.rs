//! What an effect means to tasks: impact classes after recovery, and the grade at each likelihood.

use crate::{
    guideline::Parameters,
    plant::{Grade, Importance, Value},
};

use super::{
    effects::{Harm, Hit},
    facts::Facts,
    findings::{EffectKind, Impact, Impacts, Likelihood, TaskHit},
    recovery::{self, Means},
    scales,
    strength::{Raised, Strengths},
};

/// Backup and stand-by, the measure that takes severity away.
pub(crate) const BACKUP: &str = "D14";

/// Which of the five values count.
pub(crate) type Values = [bool; 5];

/// A choice of values.
pub(crate) fn values(chosen: &[Value]) -> Values {
    Value::ALL.map(|value| chosen.contains(&value))
}

/// Worst impact class per value over the tasks an effect hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suffering {
    impacts: [Impact; 5],
    /// A task is hit whose importance nobody rated, or nobody wrote down which task needs what is hit.
    pub(crate) unrated: bool,
}

impl Suffering {
    /// Adds a task hit with a severity.
    pub(crate) fn add(&mut self, importance: &[Option<Importance>; 5], severity: u8, values: Values) {
        for ((worst, importance), counts) in self.impacts.iter_mut().zip(importance).zip(values) {
            match importance {
                _ if !counts => {}
                Some(importance) => *worst = scales::impact(*importance, severity).max(*worst),
                None => self.unrated = true,
            }
        }
    }

    /// The impact class of each value, in their order.
    pub(crate) const fn classes(self) -> [Impact; 5] {
        self.impacts
    }

    /// Only what hurts some of the values.
    pub(crate) fn only(mut self, values: Values) -> Self {
        for (impact, counts) in self.impacts.iter_mut().zip(values) {
            *impact *= u8::from(counts);
        }
        self
    }

    /// The worst of the impact classes.
    pub(crate) fn worst(self) -> Impact {
        self.impacts.into_iter().max().unwrap_or_default()
    }

    /// The classes above 0.
    pub(crate) fn impacts(self) -> Impacts {
        let all = Value::ALL.into_iter().zip(self.impacts);
        all.filter(|&(_, impact)| impact > 0).collect()
    }

    /// Worst grade over the values, by the matrix alone. The matrix never falls when impact rises, so the worst
    /// impact has the worst grade.
    pub(crate) fn by_matrix(self, parameters: &Parameters, likelihood: Likelihood) -> Option<Grade> {
        scales::grade(parameters, self.worst(), likelihood)
    }

    /// Worst grade over the values, with the safety floor.
    pub(crate) fn grade(
        self,
        parameters: &Parameters,
        kind: EffectKind,
        likelihood: Likelihood,
    ) -> Option<Grade> {
        let [_, safety, ..] = self.impacts;
        let floor = scales::safety_floor(parameters, kind, safety, likelihood);
        self.by_matrix(parameters, likelihood)
            .into_iter()
            .chain(floor)
            .min()
    }

    /// The grade before the safety floor, where the floor lifted it.
    pub(crate) fn without_floor(
        self,
        parameters: &Parameters,
        kind: EffectKind,
        likelihood: Likelihood,
    ) -> Option<Grade> {
        let without = self.by_matrix(parameters, likelihood);
        without.filter(|_| without != self.grade(parameters, kind, likelihood))
    }
}

/// What stopping devices does to each of the five values, whichever of them count later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blow {
    impacts: [Impact; 5],
    /// A task is hit whose importance nobody rated in this value.
    unrated: [bool; 5],
    /// Nobody wrote down which task needs what is hit.
    pub(crate) serves_nobody: bool,
}

impl Blow {
    fn add(&mut self, importance: &[Option<Importance>; 5], severity: u8) {
        let values = self.impacts.iter_mut().zip(&mut self.unrated);
        for ((worst, unrated), importance) in values.zip(importance) {
            match importance {
                Some(importance) => *worst = scales::impact(*importance, severity).max(*worst),
                None => *unrated = true,
            }
        }
    }

    /// Where only some of the values count.
    pub(crate) fn on(self, values: Values) -> Suffering {
        let mut suffering = Suffering {
            impacts: self.impacts,
            unrated: self.serves_nobody,
        };
        suffering.unrated |= self
            .unrated
            .iter()
            .zip(values)
            .any(|(&unrated, counts)| unrated && counts);
        suffering.only(values)
    }
}

/// Looks up how effects hit tasks.
#[derive(Debug)]
pub(crate) struct Impacting<'a, 'p> {
    facts: &'a Facts<'p>,
    strengths: &'a Strengths,
    raised: &'a [Raised],
    backup: Option<u32>,
    by_kind: [Values; 7],
}

const KINDS: [EffectKind; 7] = [
    EffectKind::Deny,
    EffectKind::Manip,
    EffectKind::Safety,
    EffectKind::Disclose,
    EffectKind::Tamper,
    EffectKind::Lose,
    EffectKind::Foothold,
];

impl<'a, 'p> Impacting<'a, 'p> {
    /// Reads the strengths of one plan; `raised` are those among them that are only supposed.
    pub(crate) fn new(facts: &'a Facts<'p>, strengths: &'a Strengths, raised: &'a [Raised]) -> Self {
        let parameters = &facts.catalogue.parameters;
        let backup = facts.catalogue.measures.position(BACKUP);
        Self {
            facts,
            strengths,
            raised,
            backup: backup.map(|place| place as u32),
            by_kind: KINDS.map(|kind| values(scales::values_hit(parameters, kind))),
        }
    }

    /// Whether raising a measure can change an impact.
    pub(crate) fn depends_on(&self, measure: u32) -> bool {
        self.backup == Some(measure)
    }

    /// Values that an effect of this kind hurts.
    pub(crate) fn values_hit(&self, kind: EffectKind) -> Values {
        let known = KINDS.iter().zip(self.by_kind).find(|(known, _)| **known == kind);
        known.map(|(_, values)| values).unwrap_or_default()
    }

    /// What an effect does.
    pub(crate) fn suffering(&self, harm: &Harm) -> Suffering {
        self.suffering_in(harm.kind, &harm.hits, &harm.recovers, self.values_hit(harm.kind))
    }

    /// What hits do to some of the values.
    pub(crate) fn suffering_in(
        &self,
        kind: EffectKind,
        hits: &[Hit],
        recovers: &[u32],
        values: Values,
    ) -> Suffering {
        let means = self.all_means(recovers);
        let mut suffering = Suffering::default();
        for hit in hits {
            let task = &self.facts.needs.tasks[hit.task];
            suffering.add(&task.importance, self.severity(kind, *hit, &means), values);
        }
        suffering
    }

    /// Each task with its classes.
    pub(crate) fn task_hits(&self, harm: &Harm, values: Values) -> Vec<TaskHit> {
        let means = self.all_means(&harm.recovers);
        let hits = harm.hits.iter().map(|hit| {
            let severity = self.severity(harm.kind, *hit, &means);
            let mut suffering = Suffering::default();
            suffering.add(&self.facts.needs.tasks[hit.task].importance, severity, values);
            TaskHit {
                task: self.facts.needs.task_ids.id(hit.task),
                severity,
                recovered: hit.severity - severity,
                impact: suffering.impacts(),
            }
        });
        hits.collect()
    }

    /// What stopping devices does; spares among them are no help.
    pub(crate) fn blow(&self, devices: &[u32]) -> Blow {
        let mut blow = Blow {
            serves_nobody: true,
            ..Blow::default()
        };
        for &device in devices {
            let needs = self.facts.needs.of_device(device);
            if needs.is_empty() {
                continue;
            }
            blow.serves_nobody = false;
            let means = [self.means(device)];
            for need in needs {
                let hit = Hit {
                    task: need.task,
                    severity: need.weight.get(),
                };
                let severity = self.severity(EffectKind::Deny, hit, &means);
                blow.add(&self.facts.needs.tasks[need.task].importance, severity);
            }
        }
        blow
    }

    fn all_means(&self, devices: &[u32]) -> Vec<Means> {
        devices.iter().map(|&device| self.means(device)).collect()
    }

    /// What all devices that keep it can bring back counts.
    fn severity(&self, kind: EffectKind, hit: Hit, means: &[Means]) -> u8 {
        let tolerable = self.facts.needs.tasks[hit.task].tolerable_stop_minutes;
        let classes = means
            .iter()
            .map(|&means| recovery::classes(means, kind, tolerable));
        recovery::lowered(hit.severity, classes.min().unwrap_or_default())
    }

    /// What is known about bringing a device back. A backup that is supposed to be raised to 2 or more counts as
    /// if its restore were tried as well; a recommendation says so where nobody has recorded that yet.
    fn means(&self, device: u32) -> Means {
        let tried = self.facts.is_restore_tried(device);
        let Some(backup) = self.backup.filter(|_| tried || !self.raised.is_empty()) else {
            return Means::default();
        };
        let spot = self.facts.device_spot(device);
        let comes_tried =
            |raised: &Raised| raised.measure == backup && raised.strength.get() >= 2 && raised.reaches(&spot);
        let table = self.facts.catalogue.parameters.efficacy_primary.value;
        Means {
            backup: self.strengths.at(&spot, backup, table, None).strength,
            restore_tested: tried || self.raised.iter().any(comes_tried),
            switchover_minutes: self
                .facts
                .recoveries(device)
                .find_map(|recovery| recovery.switchover_minutes),
        }
    }
}
