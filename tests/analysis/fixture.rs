//! Systems given as named steps: read from a fixture, solved by name.

use std::collections::BTreeMap;

use serde::Deserialize;
use toride::analysis::{
    findings::EffectKind,
    recovery, scales,
    solve::{
        Clause, Dense, START, System,
        draws::{Draws, ListedDraws},
        exact::{self, Exact},
        reach::{self, Reach, Schedule},
        sample,
    },
};
use toride::guideline::{Parameters, catalogue};
use toride::plant::{Grade, Importance, Value};

/// A step of a fixture.
#[derive(Clone, Debug, Deserialize)]
pub struct NamedStep {
    pub id: String,
    pub needs: Vec<String>,
    pub to: String,
    #[serde(default)]
    pub p: f64,
}

/// A solvable system whose nodes have names.
pub struct Named {
    pub names: BTreeMap<String, u32>,
    pub system: System,
    pub p: Dense<f64>,
    pub reach: Reach,
    pub slice: Dense<bool>,
    pub schedule: Schedule,
}

impl Named {
    /// All steps uncertain, in listed order.
    pub fn new(steps: &[NamedStep]) -> Self {
        let mut names = BTreeMap::from([("START".to_owned(), START)]);
        for step in steps {
            for name in step.needs.iter().chain([&step.to]) {
                let next = names.len() as u32;
                names.entry(name.clone()).or_insert(next);
            }
        }
        let needs: Vec<Vec<u32>> = (steps
            .iter()
            .map(|step| step.needs.iter().map(|name| names[name]).collect()))
        .collect();
        let clauses = steps.iter().zip(&needs).map(|(step, needs)| Clause {
            needs,
            to: names[&step.to],
            certain: false,
        });
        let system = System::new(names.len() as u32, clauses);
        let reach = reach::reach(&system, |_| true);
        let slice = reach::slice(&system, &reach, 0..system.num_nodes());
        let schedule = reach::schedule(&system, &reach, &slice);
        let p = steps.iter().map(|step| step.p).collect::<Vec<_>>().into();
        Self {
            names,
            system,
            p,
            reach,
            slice,
            schedule,
        }
    }

    /// Functions of all nodes.
    pub fn functions(&self) -> Exact {
        exact::solve(&self.system, &self.reach, &self.schedule, exact::TEST_LIMIT)
    }

    /// Exact probability of a node.
    pub fn exact(&self, name: &str) -> f64 {
        self.functions().probabilities(&self.p)[self.names[name]].expect("small enough to be exact")
    }

    /// Samples in which a node holds, with the fixtures' source.
    pub fn listed_hits(&self, trials: u32, threads: usize) -> Dense<u32> {
        let draws = ListedDraws {
            seed: 42,
            num_steps: self.system.num_steps(),
        };
        self.hits(trials, threads, &draws)
    }

    /// Samples in which a node holds.
    pub fn hits(&self, trials: u32, threads: usize, draws: &impl Draws) -> Dense<u32> {
        let job = sample::Job {
            system: &self.system,
            schedule: &self.schedule,
            p: &self.p,
            trials,
            threads,
        };
        sample::hits(&job, draws)
    }
}

/// Importance of a task in the five values.
pub type TaskImportance = BTreeMap<String, u8>;

/// An effect of a fixture.
#[derive(Clone, Debug, Deserialize)]
pub struct NamedEffect {
    #[serde(default)]
    pub node: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub zone: String,
    pub tasks: BTreeMap<String, u8>,
}

impl NamedEffect {
    pub fn kind(&self) -> EffectKind {
        match self.kind.as_str() {
            "deny" => EffectKind::Deny,
            "manip" => EffectKind::Manip,
            "safety" => EffectKind::Safety,
            "disclose" => EffectKind::Disclose,
            "manipdata" => EffectKind::Tamper,
            other => panic!("unknown effect type {other}"),
        }
    }

    /// Worst impact class per value over the tasks, with so many classes taken off by recovery.
    pub fn impacts(&self, tasks: &BTreeMap<String, TaskImportance>, recovered: u8) -> BTreeMap<Value, u8> {
        let mut impacts = BTreeMap::new();
        for (task, &weight) in &self.tasks {
            for &value in scales::values_hit(parameters(), self.kind()) {
                let importance = Importance::clamped(tasks[task][value.letters()]);
                let impact = scales::impact(importance, recovery::lowered(weight, recovered));
                let worst = impacts.entry(value).or_insert(0);
                *worst = impact.max(*worst);
            }
        }
        impacts.retain(|_, impact| *impact > 0);
        impacts
    }

    /// Worst grade over the values, with the safety floor.
    pub fn grade(&self, impacts: &BTreeMap<Value, u8>, p: f64) -> Option<Grade> {
        let likelihood = scales::likelihood(parameters(), p, true);
        let worst = scales::worst_grade(parameters(), impacts, likelihood);
        let safety = impacts.get(&Value::S).copied().unwrap_or_default();
        let floor = scales::safety_floor(parameters(), self.kind(), safety, likelihood);
        worst.into_iter().chain(floor).min()
    }
}

/// The guideline's numbers.
pub fn parameters() -> &'static Parameters {
    &catalogue().parameters
}

/// What an effect adds to the index.
pub fn index_share(impacts: &BTreeMap<Value, u8>, p: f64) -> f64 {
    scales::weight(parameters(), impacts.values().copied().max().unwrap_or_default()) * p
}

pub fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance
}
