//! Likelihood meets impact: every effect with its class and grade, the worst foothold of each zone and way in, the
//! index. Asked once for the plant as it is, and again for every measure that is tried.

use super::{
    Dense,
    attack::{Attack, Weights},
    effects::{self, FOOTHOLDS, Harm, STEPPING_STONE},
    facts::Facts,
    findings::{Likelihood, Node, Probability},
    impact::{Recoveries, Suffering},
    likelihood::{Answer, Solver},
    scales,
};
use crate::plant::{Grade, Value};

/// A way in that has rows of its own.
#[derive(Clone, Debug)]
pub struct Way {
    /// Its threat, as an effect carries it.
    pub threat: &'static [&'static str],
    /// Entry points that are let open; empty = all.
    pub entry_points: Vec<String>,
    /// Values the threat hurts.
    pub values: Vec<Value>,
    /// Only devices with a way to the internet count.
    pub online_only: bool,
}

const WAY_THREATS: [&[&str]; 5] = [&["T01"], &["T02"], &["T03"], &["T22"], &["T17"]];

/// Ways in of the guideline: each foothold threat with its entry points, and the stepping stone with all of them.
pub fn ways(facts: &Facts<'_>) -> Vec<Way> {
    let row = |threat: &&'static [&'static str]| {
        let code = threat.first().copied()?;
        let row = facts.catalogue.threats.get(code)?;
        let online_only = code == STEPPING_STONE;
        (FOOTHOLDS.contains(&code) || online_only).then(|| Way {
            threat,
            entry_points: if online_only {
                Vec::new()
            } else {
                row.entry_points.clone()
            },
            values: row.values.clone(),
            online_only,
        })
    };
    WAY_THREATS.iter().filter_map(row).collect()
}

/// A device that can be held, for footholds.
#[derive(Clone, Debug)]
pub struct Holdable {
    /// The device.
    pub device: u32,
    /// Its control node.
    pub node: u32,
    /// It has a way to the internet.
    pub online: bool,
}

/// Devices with a control node.
pub fn holdable(facts: &Facts<'_>, attack: &Attack<'_, '_>) -> Vec<Holdable> {
    let nodes = (0..).zip(attack.nodes());
    let controls = nodes.filter_map(|(node, of)| match of {
        Node::Control(device) => Some((node, facts.device_ids.number(*device)?)),
        _ => None,
    });
    let mut found: Vec<Holdable> = controls
        .map(|(node, device)| {
            let facts_of = &facts.devices[device];
            let outside = facts.net.outside.iter().any(|link| link.device == device);
            let attached = facts.net.of_device(device).iter();
            let online = attached
                .filter(|at| at.leaves)
                .any(|at| attack.online[at.segment]);
            Holdable {
                device,
                node,
                online: online || outside || facts_of.own_internet.yes,
            }
        })
        .collect();
    found.sort_unstable_by_key(|holdable| holdable.device);
    found
}

/// Answers of the solver for one set of measures.
#[derive(Debug)]
pub struct Answers {
    /// Per attacker: all entries open.
    all: Vec<Asked>,
    /// Per way with entry points of its own, per attacker.
    ways: Vec<Option<Vec<Asked>>>,
}

#[derive(Debug)]
struct Asked {
    answer: Answer,
    reachable: Dense<bool>,
}

impl Answers {
    /// Asks the solver about every attacker and way in.
    pub fn new(attack: &Attack<'_, '_>, solver: &Solver, weights: &Weights, ways: &[Way]) -> Self {
        let ask = |p: &Dense<f64>| Asked {
            answer: solver.ask(p),
            reachable: solver.reachable(p),
        };
        let through = |way: &Way| {
            (!way.entry_points.is_empty()).then(|| {
                weights
                    .p
                    .iter()
                    .map(|p| ask(&attack.through(p, &way.entry_points)))
                    .collect()
            })
        };
        Self {
            all: weights.p.iter().map(ask).collect(),
            ways: ways.iter().map(through).collect(),
        }
    }

    fn of(&self, way: Option<usize>) -> &[Asked] {
        let own = way.and_then(|way| self.ways.get(way)?.as_ref());
        own.unwrap_or(&self.all)
    }

    /// The attacker for whom a node's suffering is worst, with class and grade.
    pub fn worst(&self, facts: &Facts<'_>, node: u32, way: Option<usize>, suffering: &Suffering) -> Likely {
        let parameters = &facts.catalogue.parameters;
        let mut worst: Option<Likely> = None;
        for (attacker, asked) in self.of(way).iter().enumerate() {
            let value = asked.answer.value(node);
            let likelihood = scales::likelihood(parameters, value, asked.reachable[node]);
            let likely = Likely {
                attacker,
                value,
                likelihood,
                grade: suffering.grade(likelihood),
            };
            if worst.as_ref().is_none_or(|known| likely.is_worse_than(known)) {
                worst = Some(likely);
            }
        }
        worst.unwrap_or_default()
    }

    /// The probability of a node for the first attacker.
    pub fn value(&self, node: u32) -> f64 {
        self.all.first().map_or(0.0, |asked| asked.answer.value(node))
    }

    /// The probability of a node for an attacker, with its interval.
    pub fn probability(&self, node: u32, way: Option<usize>, attacker: usize) -> Option<Probability> {
        self.of(way)
            .get(attacker)
            .map(|asked| asked.answer.probability(node))
    }
}

/// How likely an effect is, for the attacker for whom it is worst.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likely {
    /// The attacker, by place.
    pub attacker: usize,
    /// The probability.
    pub value: f64,
    /// Its class.
    pub likelihood: Likelihood,
    /// The grade.
    pub grade: Option<Grade>,
}

impl Likely {
    /// Whether this is worse than another: by grade, then class, then probability.
    pub fn is_worse_than(&self, other: &Self) -> bool {
        let key = |likely: &Self| {
            (
                likely.grade.map_or(0, |grade| grade.bars() + 1),
                likely.likelihood,
            )
        };
        key(self)
            .cmp(&key(other))
            .then(self.value.total_cmp(&other.value))
            .is_gt()
    }
}

/// The worst foothold of one zone and way.
#[derive(Clone, Debug)]
pub struct Foothold {
    /// The way, by place.
    pub way: usize,
    /// The effect.
    pub harm: Harm,
    /// What it does.
    pub suffering: Suffering,
    /// How likely it is.
    pub likely: Likely,
}

/// The worst foothold of every zone and way in that can be reached or hurts somebody.
pub fn footholds(
    facts: &Facts<'_>,
    recoveries: &Recoveries<'_, '_>,
    answers: &Answers,
    ways: &[Way],
    holdable: &[Holdable],
) -> Vec<Foothold> {
    let mut worst: std::collections::BTreeMap<(Option<u32>, usize), Foothold> =
        std::collections::BTreeMap::new();
    for (number, way) in ways.iter().enumerate() {
        for held in holdable.iter().filter(|held| held.online || !way.online_only) {
            let harm = effects::foothold(facts, held.device, held.node, way.threat);
            let suffering = recoveries.suffering_in(&harm, &way.values);
            let likely = answers.worst(facts, held.node, Some(number), &suffering);
            let key = (harm.zone, number);
            if worst
                .get(&key)
                .is_none_or(|known| likely.is_worse_than(&known.likely))
            {
                let foothold = Foothold {
                    way: number,
                    harm,
                    suffering,
                    likely,
                };
                worst.insert(key, foothold);
            }
        }
    }
    worst.into_values().collect()
}
