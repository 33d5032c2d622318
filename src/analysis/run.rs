//! One run of the analysis: from a plant to its findings.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::{DeviceId, Importance, TaskId, ZoneId};

use super::{
    Dense,
    assess::{self, Answers, Asking, Foothold, Holdable, Likely, Way},
    attack::{Attack, Weights},
    conduits,
    coverage::{self, Required},
    effects::{self, Harm},
    explain, exposure,
    facts::{CROSSINGS_LIMIT, Facts},
    findings::{
        Beyond, CellGrade, CutSets, Depth, Effect, Findings, Probability, RiskCell, Settings, ZoneRisk,
    },
    hazards::Hazards,
    impact::{Impacting, Suffering, Values},
    importance,
    likelihood::Solver,
    recommend, risk, scales,
    sorted::sorted,
    strength::{Raised, Strengths},
    tasks_of_zones::tasks_of_zones,
};

/// Everything about a plant that measures cannot change, and the measures as they are.
#[derive(Debug)]
pub(crate) struct Run<'a, 'p> {
    /// The plant.
    pub(crate) facts: &'a Facts<'p>,
    /// The attack graph.
    pub(crate) attack: Attack<'a, 'p>,
    /// Harms that can be done, by node.
    pub(crate) harms: Vec<Harm>,
    /// Ways in with rows of their own.
    pub(crate) ways: Vec<Way>,
    /// Devices that can be held.
    pub(crate) holdable: Vec<Holdable>,
    /// The solver.
    pub(crate) solver: Solver,
    /// Strengths under the plan.
    pub(crate) strengths: Strengths,
    /// Those among them that are only supposed.
    pub(crate) raised: Vec<Raised>,
    /// The measures weighed.
    pub(crate) weights: Weights,
    /// What it was set to.
    pub(crate) settings: &'a Settings,
}

/// Effects with what is only needed while the run lasts.
pub(super) struct Effects {
    /// By id.
    pub(super) effects: Vec<Effect>,
    /// Worst attacker of each effect, by place.
    attackers: Vec<usize>,
    /// Nodes with their weight in the index.
    weighted: Vec<(u32, f64)>,
}

impl<'a, 'p> Run<'a, 'p> {
    /// Draws the graph and weighs the measures.
    pub(crate) fn new(facts: &'a Facts<'p>, settings: &'a Settings, raised: Vec<Raised>) -> Self {
        let attack = Attack::new(facts);
        let limit = attack.exact_limit();
        Self::within(attack, settings, raised, limit)
    }

    /// What follows when devices are known to be held.
    pub(crate) fn after(facts: &'a Facts<'p>, settings: &'a Settings, held: &[DeviceId]) -> Self {
        let attack = Attack::after(facts, held);
        let limit = attack.exact_limit();
        Self::within(attack, settings, Vec::new(), limit)
    }

    /// Devices that can be held at all.
    pub(crate) fn reachable_devices(&self) -> BTreeSet<DeviceId> {
        let reachable = (self.holdable.iter()).filter(|held| self.solver.reach.nodes[held.node]);
        reachable
            .map(|held| self.facts.device_ids.id(held.device))
            .collect()
    }

    /// With a limit of its own up to which the drawing is solved exactly; 0 = everything is sampled.
    pub(crate) fn within(
        attack: Attack<'a, 'p>,
        settings: &'a Settings,
        raised: Vec<Raised>,
        limit: u32,
    ) -> Self {
        let facts = attack.facts;
        let harms = effects::harms(facts, attack.nodes());
        let holdable = assess::holdable(facts, &attack);
        let mut targets: Vec<u32> = harms.iter().map(|harm| harm.node).collect();
        targets.extend(holdable.iter().map(|held| held.node));
        let solver = attack.solver(&targets, limit, settings);
        let strengths = Strengths::new(facts.plant, facts.catalogue, settings.plan).with(&raised);
        let weights = attack.weigh(&strengths);
        Self {
            facts,
            attack,
            harms,
            ways: assess::ways(facts),
            holdable,
            solver,
            strengths,
            raised,
            weights,
            settings,
        }
    }

    /// Asks the solver with these weights.
    pub(crate) fn answers(&self, weights: &Weights) -> Answers<'_> {
        Answers::new(&self.attack, &self.solver, weights, &self.ways)
    }

    /// The findings, without what the rules for the drawing say.
    pub(crate) fn findings(&self) -> Findings {
        let facts = self.facts;
        let impacting = Impacting::new(facts, &self.strengths, &self.raised);
        let answers = self.answers(&self.weights);
        let Effects {
            mut effects,
            attackers,
            weighted,
        } = self.effects(&answers, &impacting);
        explain::best_stories(&mut effects, self, &attackers);
        if self.settings.depth >= Depth::Full {
            explain::explain_worst(&mut effects, self, self.settings.depth == Depth::Every);
        }
        let device_importance = importance::of_devices(facts);
        let tasks = tasks_of_zones(facts);
        let proposed: Dense<Option<Importance>> = (0..facts.zones.len())
            .map(|zone| importance::of_zone(facts, zone, &tasks[zone], &device_importance))
            .collect();
        let counting: Dense<Option<Importance>> = (facts.zones.iter().zip(&proposed))
            .map(|(zone, &proposed)| zone.rated.or(proposed))
            .collect();
        let required = coverage::required(facts, &counting);
        let hazards = Hazards::new(facts, &self.strengths, &impacting);
        let cells = risk::Table::new(facts, &hazards, &effects, &tasks, &counting).cells();
        let (exposure, exposed) = exposure::exposure(
            &self.attack,
            &self.solver,
            &weighted,
            self.weights.p.first(),
            self.settings.depth,
        );
        let about = ZonesBy {
            effects: &effects,
            cells: &cells,
            tasks: &tasks,
            proposed: &proposed,
            counting: &counting,
            required: &required,
            exposed: &exposed,
        };
        let (conduits, mut beyond) = conduits::conduits(facts, &self.strengths);
        beyond.extend(facts.net.beyond.iter().map(|&(device, number)| Beyond {
            element: facts.device_ids.id(device).into(),
            number,
            limit: CROSSINGS_LIMIT,
        }));
        Findings {
            settings: self.settings.clone(),
            attackers: self
                .attack
                .attackers
                .iter()
                .map(|attacker| attacker.code.clone())
                .collect(),
            graph: self.attack.graph(&self.weights),
            index: weighted
                .iter()
                .map(|&(node, weight)| weight * answers.value(node))
                .sum(),
            zones: self.zone_risks(&about),
            coverage: coverage::coverage(facts, &self.strengths, &required, &cells),
            recommendations: match self.settings.depth {
                Depth::Full | Depth::Every => recommend::recommendations(self, &required, &cells),
                Depth::Quick => Vec::new(),
            },
            exposure,
            conduits,
            beyond,
            device_importance,
            data_importance: importance::of_data(facts),
            lint: Vec::new(),
            excluded: Vec::new(),
            effects,
            risk: cells,
        }
    }

    /// Every effect with its likelihood and grade, by id.
    pub(super) fn effects(&self, answers: &Answers<'_>, impacting: &Impacting<'_, '_>) -> Effects {
        let unknown = self.attack.unknown_nodes(&self.weights, &self.solver);
        let mut made: Vec<(Effect, usize)> = Vec::new();
        let mut weighted = Vec::new();
        for harm in &self.harms {
            let suffering = impacting.suffering(harm);
            let weight = scales::weight(&self.facts.catalogue.parameters, suffering.worst());
            if harm.in_index && weight > 0.0 {
                weighted.push((harm.node, weight));
            }
            let likely = answers.worst(self.facts, Asking::from(harm), suffering);
            let mut effect = self.effect(harm, suffering, likely, answers, None);
            effect.tasks = impacting.task_hits(harm, impacting.values_hit(harm.kind));
            made.push((effect, likely.attacker));
        }
        for foothold in assess::footholds(self.facts, impacting, answers, &self.ways, &self.holdable) {
            made.extend(self.foothold(&foothold, answers, impacting));
        }
        for (effect, _) in &mut made {
            effect.unknown = unknown[effect.node];
        }
        let (effects, attackers) = sorted(made, |(a, _), (b, _)| a.id.cmp(&b.id)).unzip();
        Effects {
            effects,
            attackers,
            weighted,
        }
    }

    fn foothold(
        &self,
        foothold: &Foothold,
        answers: &Answers<'_>,
        impacting: &Impacting<'_, '_>,
    ) -> Option<(Effect, usize)> {
        let (way, held) = (self.ways.get(foothold.way)?, self.holdable.get(foothold.held)?);
        let harm = assess::foothold_harm(self.facts, way, held);
        let mut effect = self.effect(
            &harm,
            foothold.suffering,
            foothold.likely,
            answers,
            Some(foothold.way),
        );
        let values: Values = way.values;
        effect.tasks = impacting.task_hits(&harm, values);
        effect.entry_points.clone_from(&way.entry_points);
        Some((effect, foothold.likely.attacker))
    }

    fn effect(
        &self,
        harm: &Harm,
        suffering: Suffering,
        likely: Likely,
        answers: &Answers<'_>,
        way: Option<usize>,
    ) -> Effect {
        let parameters = &self.facts.catalogue.parameters;
        let p = answers
            .probability(harm.node, way, likely.attacker)
            .unwrap_or(Probability::NONE);
        let class = |value| scales::likelihood(parameters, value, likely.likelihood > 0);
        let attacker = self.attack.attackers.get(likely.attacker);
        Effect {
            id: harm.id.clone(),
            node: harm.node,
            kind: harm.kind,
            element: harm.element,
            zone: self.facts.zone_id(harm.zone),
            threats: harm.threats.iter().map(|&code| code.into()).collect(),
            entry_points: Vec::new(),
            attacker: attacker.map(|attacker| attacker.code.clone()).unwrap_or_default(),
            p,
            likelihood: likely.likelihood,
            likelihood_range: (class(p.low), class(p.high)),
            tasks: Vec::new(),
            impact: suffering.impacts(),
            grade: likely.grade,
            grade_without_floor: suffering.without_floor(parameters, harm.kind, likely.likelihood),
            spared: harm.spared.clone(),
            in_index: harm.in_index,
            unknown: false,
            stories: Vec::new(),
            explained: false,
            told: None,
            cuts: CutSets::default(),
            key_steps: Vec::new(),
        }
    }

    fn zone_risks(&self, about: &ZonesBy<'_>) -> Vec<ZoneRisk> {
        let num_threats = self.facts.catalogue.threats.len().max(1);
        let class_rows: Vec<bool> = self
            .facts
            .catalogue
            .threats
            .iter()
            .map(risk::is_class_row)
            .collect();
        let rows = about.cells.chunks(num_threats);
        let zones = self.facts.inside_zones().zip(rows).map(|((number, zone), row)| {
            let worst = |class_row: bool| {
                let cells = row
                    .iter()
                    .zip(&class_rows)
                    .filter(|&(_, &is_class)| is_class == class_row);
                cells
                    .map(|(cell, _)| cell.grade)
                    .fold(CellGrade::NotApplicable, risk::worse)
            };
            ZoneRisk {
                zone: zone.id,
                grade: worst(false),
                hazard_grade: worst(true),
                worst_effect: about.worst_effect(row),
                proposed_importance: about.proposed[number],
                importance: about.counting[number],
                required: about.required[number].strength,
                required_is_proposal: about.required[number].proposal,
                exposure: about.exposed.get(&zone.id).copied().unwrap_or_default(),
                tasks: about.tasks[number].clone(),
            }
        });
        zones.collect()
    }
}

/// What is known about zones, by zone.
struct ZonesBy<'r> {
    effects: &'r [Effect],
    cells: &'r [RiskCell],
    tasks: &'r Dense<Vec<TaskId>>,
    proposed: &'r Dense<Option<Importance>>,
    counting: &'r Dense<Option<Importance>>,
    required: &'r Dense<Required>,
    exposed: &'r BTreeMap<ZoneId, f64>,
}

impl ZonesBy<'_> {
    /// The worst effect of a row of cells: by grade, class, then probability; the first among equals.
    fn worst_effect(&self, row: &[RiskCell]) -> Option<usize> {
        let mut worst: Option<(usize, &Effect)> = None;
        for place in row.iter().filter_map(|cell| cell.worst_effect) {
            let Some(effect) = self.effects.get(place) else {
                continue;
            };
            let key = |effect: &Effect| {
                (
                    effect.grade.map_or(0, |grade| grade.bars() + 1),
                    effect.likelihood,
                )
            };
            let is_worse = worst.is_none_or(|(_, known)| {
                key(effect)
                    .cmp(&key(known))
                    .then(effect.p.value.total_cmp(&known.p.value))
                    .is_gt()
            });
            if is_worse {
                worst = Some((place, effect));
            }
        }
        worst.map(|(place, _)| place)
    }
}
