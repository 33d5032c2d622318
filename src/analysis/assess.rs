//! Likelihood meets impact: every effect with its class and grade, the worst foothold of each zone and way in, the
//! index. Asked once for the plant as it is, and again for every measure that is tried.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::Grade;

use super::{
    Dense,
    attack::{Attack, Weights},
    effects::{self, Harm, Hit},
    facts::Facts,
    findings::{EffectKind, Likelihood, Node, Probability},
    impact::{self, Impacting, Suffering, Values},
    likelihood::{Answer, Solver},
    scales,
};

/// A way in that has a row of its own: a threat that only puts somebody somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// Its threat, as an effect carries it.
    pub(crate) threat: &'static [&'static str],
    /// Entry points that are let open; empty = all.
    pub(crate) entry_points: Vec<String>,
    /// Values the threat hurts.
    pub(crate) values: Values,
    /// Only devices with a way to the internet count: being used against others.
    pub(crate) online_only: bool,
}

const WAYS: [(&[&str], bool); 5] = [
    (&["T01"], false),
    (&["T02"], false),
    (&["T03"], false),
    (&["T22"], false),
    (&["T17"], true),
];

/// Ways in of the guideline: each foothold threat with its entry points, and the stepping stone with all of them.
pub(crate) fn ways(facts: &Facts<'_>) -> Vec<Way> {
    let way = |&(threat, online_only): &(&'static [&'static str], bool)| {
        let row = facts.catalogue.threats.get(threat.first()?)?;
        Some(Way {
            threat,
            entry_points: if online_only {
                Vec::new()
            } else {
                row.entry_points.clone()
            },
            values: impact::values(&row.values),
            online_only,
        })
    };
    WAYS.iter().filter_map(way).collect()
}

/// A device that can be held.
#[derive(Clone, Debug)]
pub(crate) struct Holdable {
    /// The device.
    pub(crate) device: u32,
    /// Its control node.
    pub(crate) node: u32,
    /// It has a way to the internet.
    pub(crate) online: bool,
    /// Tasks that suffer: one class less than when the device stops (D-41).
    pub(crate) hits: Vec<Hit>,
}

/// Devices with a control node, by id.
pub(crate) fn holdable(facts: &Facts<'_>, attack: &Attack<'_, '_>) -> Vec<Holdable> {
    let outside: BTreeSet<u32> = facts.net.outside.iter().map(|link| link.device).collect();
    let control = |(node, of): (u32, &Node)| match of {
        Node::Control(device) => Some((facts.device_ids.number(*device)?, node)),
        _ => None,
    };
    let mut controls: Vec<(u32, u32)> = (0..).zip(attack.nodes()).filter_map(control).collect();
    controls.sort_unstable();
    let hold = |(device, node): (u32, u32)| {
        let mut attached = facts.net.of_device(device).iter().filter(|at| at.leaves);
        let online = attached.any(|at| attack.online[at.segment])
            || outside.contains(&device)
            || facts.devices[device].own_internet.yes;
        Holdable {
            device,
            node,
            online,
            hits: facts
                .needs
                .of_device(device)
                .iter()
                .map(|&need| effects::weaker_hit(need))
                .collect(),
        }
    };
    controls.into_iter().map(hold).collect()
}

/// Answers of the solver for one set of measures.
#[derive(Debug)]
pub(crate) struct Answers<'s> {
    /// Per attacker: all entries open.
    all: Vec<Asked<'s>>,
    /// Per way with entry points of its own, per attacker.
    ways: Vec<Option<Vec<Asked<'s>>>>,
}

#[derive(Debug)]
struct Asked<'s> {
    answer: Answer<'s>,
    reachable: Dense<bool>,
}

impl Asked<'_> {
    /// The probability of a node. What cannot be reached over these ways in is impossible, and that is never a matter
    /// of samples.
    fn probability(&self, node: u32) -> Probability {
        if self.reachable[node] {
            self.answer.probability(node)
        } else {
            Probability::NONE
        }
    }
}

impl<'s> Answers<'s> {
    /// Asks the solver about every attacker and way in.
    pub(crate) fn new(attack: &Attack<'_, '_>, solver: &'s Solver, weights: &Weights, ways: &[Way]) -> Self {
        let mut answers = Self {
            all: Vec::new(),
            ways: (ways.iter())
                .map(|way| (!way.entry_points.is_empty()).then(Vec::new))
                .collect(),
        };
        for p in &weights.p {
            let through = ways.iter().filter(|way| !way.entry_points.is_empty());
            let through: Vec<Dense<f64>> = through.map(|way| attack.through(p, &way.entry_points)).collect();
            let questions: Vec<&Dense<f64>> = std::iter::once(p).chain(&through).collect();
            let asked = solver.ask(&questions).into_iter().zip(&questions);
            let mut asked = asked.map(|(answer, p)| Asked {
                answer,
                reachable: solver.reachable(p),
            });
            answers.all.extend(asked.next());
            for (own, asked) in answers.ways.iter_mut().flatten().zip(asked) {
                own.push(asked);
            }
        }
        answers
    }

    fn of(&self, way: Option<usize>) -> &[Asked<'s>] {
        let own = way.and_then(|way| self.ways.get(way)?.as_ref());
        own.unwrap_or(&self.all)
    }

    /// How likely a node is, for the attacker for whom it is worst.
    pub(crate) fn worst(&self, facts: &Facts<'_>, asked_for: Asking, suffering: Suffering) -> Likely {
        let parameters = &facts.catalogue.parameters;
        let mut worst: Option<Likely> = None;
        for (attacker, asked) in self.of(asked_for.way).iter().enumerate() {
            let value = asked.answer.value(asked_for.node);
            let likelihood = scales::likelihood(parameters, value, asked.reachable[asked_for.node]);
            let likely = Likely {
                attacker,
                value,
                likelihood,
                grade: suffering.grade(parameters, asked_for.kind, likelihood),
            };
            if worst.as_ref().is_none_or(|known| likely.is_worse_than(known)) {
                worst = Some(likely);
            }
        }
        worst.unwrap_or_default()
    }

    /// The attacker for whom a node is likeliest, with its probability and class.
    pub(crate) fn likeliest(&self, facts: &Facts<'_>, node: u32) -> Option<(usize, Probability, Likelihood)> {
        let parameters = &facts.catalogue.parameters;
        let asked = self.all.iter().enumerate().map(|(attacker, asked)| {
            let p = asked.probability(node);
            let class = scales::likelihood(parameters, p.value, asked.reachable[node]);
            (attacker, p, class)
        });
        asked.max_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)))
    }

    /// The probability of a node for the first attacker.
    pub(crate) fn value(&self, node: u32) -> f64 {
        self.all.first().map_or(0.0, |asked| asked.answer.value(node))
    }

    /// The probability of a node for an attacker, with its interval.
    pub(crate) fn probability(&self, node: u32, way: Option<usize>, attacker: usize) -> Option<Probability> {
        self.of(way).get(attacker).map(|asked| asked.probability(node))
    }
}

/// What the likelihood is asked of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking {
    /// The node.
    pub(crate) node: u32,
    /// Only through this way in.
    pub(crate) way: Option<usize>,
    /// The kind of effect.
    pub(crate) kind: EffectKind,
}

impl From<&Harm> for Asking {
    fn from(harm: &Harm) -> Self {
        Self {
            node: harm.node,
            way: None,
            kind: harm.kind,
        }
    }
}

/// How likely an effect is, for the attacker for whom it is worst.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Likely {
    /// The attacker, by place.
    pub(crate) attacker: usize,
    /// The probability.
    pub(crate) value: f64,
    /// Its class.
    pub(crate) likelihood: Likelihood,
    /// The grade.
    pub(crate) grade: Option<Grade>,
}

impl Likely {
    /// Whether this is worse than another: by grade, then class, then probability.
    pub(crate) fn is_worse_than(&self, other: &Self) -> bool {
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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Foothold {
    /// The way, by place.
    pub(crate) way: usize,
    /// The device, by place among the holdable ones.
    pub(crate) held: usize,
    /// What it does.
    pub(crate) suffering: Suffering,
    /// How likely it is.
    pub(crate) likely: Likely,
}

/// The worst foothold of every zone and way in.
pub(crate) fn footholds(
    facts: &Facts<'_>,
    impacting: &Impacting<'_, '_>,
    answers: &Answers<'_>,
    ways: &[Way],
    holdable: &[Holdable],
) -> Vec<Foothold> {
    let mut worst: BTreeMap<(Option<u32>, usize), Foothold> = BTreeMap::new();
    for (number, way) in ways.iter().enumerate() {
        for (place, held) in holdable
            .iter()
            .enumerate()
            .filter(|(_, held)| held.online || !way.online_only)
        {
            let kind = EffectKind::Foothold;
            let suffering = impacting.suffering_in(kind, &held.hits, &[], way.values);
            let asking = Asking {
                node: held.node,
                way: Some(number),
                kind,
            };
            let likely = answers.worst(facts, asking, suffering);
            let key = (facts.devices[held.device].zone, number);
            if worst
                .get(&key)
                .is_none_or(|known| likely.is_worse_than(&known.likely))
            {
                let foothold = Foothold {
                    way: number,
                    held: place,
                    suffering,
                    likely,
                };
                worst.insert(key, foothold);
            }
        }
    }
    worst.into_values().collect()
}

/// The effect a foothold is.
pub(crate) fn foothold_harm(facts: &Facts<'_>, way: &Way, held: &Holdable) -> Harm {
    let device = &facts.devices[held.device];
    let threat = way.threat.first().copied().unwrap_or_default();
    Harm {
        id: format!(
            "{}-{threat}:{}",
            scales::kind_word(EffectKind::Foothold),
            device.id
        ),
        node: held.node,
        kind: EffectKind::Foothold,
        element: crate::plant::Element::Device(device.id),
        zone: device.zone,
        threats: way.threat,
        hits: held.hits.clone(),
        spared: Vec::new(),
        recovers: Vec::new(),
        in_index: false,
    }
}
