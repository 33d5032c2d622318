//! One run of the analysis: from a plant to its findings.

use crate::{
    guideline::Catalogue,
    plant::{Importance, Plant},
};

use super::{
    Dense,
    assess::{self, Answers, Holdable, Likely, Way},
    attack::{Attack, Weights},
    conduits, coverage,
    effects::{self, Harm},
    explain, exposure,
    exposure::Index,
    facts::Facts,
    findings::{CellGrade, Depth, Effect, Findings, Probability, RiskCell, Settings, ZoneRisk},
    hazards::Hazards,
    impact::{Recoveries, Suffering},
    importance,
    likelihood::Solver,
    lint, recommend, risk, scales,
    strength::Strengths,
    tasks_of_zones::tasks_of_zones,
};

/// Everything about a plant that measures cannot change, and the measures as they are.
#[derive(Debug)]
pub struct Run<'a, 'p> {
    /// The plant.
    pub facts: &'a Facts<'p>,
    /// What was asked for.
    pub settings: &'a Settings,
    /// The attack graph.
    pub attack: Attack<'a, 'p>,
    /// Harms that can be done, by node.
    pub harms: Vec<Harm>,
    /// Ways in with rows of their own.
    pub ways: Vec<Way>,
    /// Devices that can be held.
    pub holdable: Vec<Holdable>,
    /// The solver.
    pub solver: Solver,
    /// Strengths under the plan.
    pub strengths: Strengths,
    /// The measures weighed.
    pub weights: Weights,
}

/// Computes everything about a plant.
pub fn analyze(plant: &Plant, catalogue: &Catalogue, settings: &Settings) -> Findings {
    let facts = Facts::new(plant, catalogue);
    Run::new(&facts, settings).findings()
}

impl<'a, 'p> Run<'a, 'p> {
    /// Draws the graph and weighs the measures.
    pub fn new(facts: &'a Facts<'p>, settings: &'a Settings) -> Self {
        let attack = Attack::new(facts);
        let harms = effects::harms(facts, attack.nodes());
        let ways = assess::ways(facts);
        let holdable = assess::holdable(facts, &attack);
        let mut targets: Vec<u32> = harms.iter().map(|harm| harm.node).collect();
        targets.extend(holdable.iter().map(|held| held.node));
        let solver = attack.solver(&targets, settings);
        let strengths = Strengths::new(facts.plant, facts.catalogue, settings.plan);
        let weights = attack.weigh(&strengths);
        Self {
            facts,
            settings,
            attack,
            harms,
            ways,
            holdable,
            solver,
            strengths,
            weights,
        }
    }

    /// The findings.
    pub fn findings(&self) -> Findings {
        let facts = self.facts;
        let answers = Answers::new(&self.attack, &self.solver, &self.weights, &self.ways);
        let recoveries = Recoveries {
            facts,
            strengths: &self.strengths,
            raised: None,
        };
        let (effects, attackers, weighted) = self.effects(&answers, &recoveries);
        let mut effects = effects;
        explain::best_stories(&mut effects, &self.solver, &self.weights.p, &attackers);
        let device_importance = importance::of_devices(facts);
        let tasks = tasks_of_zones(facts);
        let proposed: Dense<Option<Importance>> = (0..facts.zones.len())
            .map(|zone| importance::of_zone(facts, zone, &tasks[zone], &device_importance))
            .collect();
        let counting: Dense<Option<Importance>> = (facts.zones.iter().zip(&proposed))
            .map(|(zone, &proposed)| zone.rated.or(proposed))
            .collect();
        let required = coverage::required(facts, &counting);
        let hazards = Hazards::new(facts, &self.strengths, None);
        let table = risk::Table {
            facts,
            hazards: &hazards,
            effects: &effects,
            tasks: &tasks,
            importance: &counting,
        };
        let cells = table.cells();
        let coverage = coverage::coverage(facts, &self.strengths, &required, &cells);
        let index = Index {
            solver: &self.solver,
            weights: &weighted,
        };
        let (exposure, exposed) = match self.weights.p.first() {
            Some(p) => exposure::exposure(facts, &self.attack, &index, p),
            None => Default::default(),
        };
        let zones = facts.inside_zones().map(|(number, zone)| {
            let own = || cells.iter().filter(|cell| cell.zone == zone.id);
            let class_row = |cell: &&RiskCell| {
                facts
                    .catalogue
                    .threat(&cell.threat)
                    .is_some_and(risk::is_class_row)
            };
            let attacks = own().filter(|cell| !class_row(cell));
            let worst_of = |cells: &mut dyn Iterator<Item = &RiskCell>| {
                cells
                    .map(|cell| cell.grade)
                    .fold(CellGrade::NotApplicable, risk::worse)
            };
            let worst_effect = attacks
                .clone()
                .filter_map(|cell| cell.worst_effect)
                .max_by(|&a, &b| {
                    let key = |place: usize| effects.get(place).map(badness).unwrap_or_default();
                    key(a).cmp(&key(b)).then(b.cmp(&a))
                });
            ZoneRisk {
                zone: zone.id,
                grade: worst_of(&mut attacks.clone()),
                hazard_grade: worst_of(&mut own().filter(class_row)),
                worst_effect,
                proposed_importance: proposed[number],
                importance: counting[number],
                required: required[number].strength,
                required_is_proposal: required[number].proposal,
                exposure: exposed.get(&zone.id).copied().unwrap_or_default(),
                tasks: tasks[number].clone(),
            }
        });
        let zones: Vec<ZoneRisk> = zones.collect();
        let recommendations = match self.settings.depth {
            Depth::Full => {
                explain::explain_worst(&mut effects, &self.solver, &self.weights.p);
                recommend::recommendations(self, &required, &cells)
            }
            Depth::Quick => Vec::new(),
        };
        let mut findings = Findings {
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
            effects,
            zones,
            coverage,
            recommendations,
            exposure,
            device_importance,
            data_importance: importance::of_data(facts),
            lint: Vec::new(),
            conduits: conduits::conduits(facts, &self.strengths),
            risk: cells,
        };
        findings.lint = lint::check(facts.plant, facts.catalogue, &findings);
        findings
    }

    /// Every effect with its likelihood and grade, by id; the place of its worst attacker; nodes with their weight in
    /// the index.
    fn effects(
        &self,
        answers: &Answers,
        recoveries: &Recoveries<'_, '_>,
    ) -> (Vec<Effect>, Vec<usize>, Vec<(u32, f64)>) {
        let unknown = self.attack.unknown_nodes(&self.weights, &self.solver);
        let mut made: Vec<(Effect, usize)> = Vec::new();
        let mut weighted = Vec::new();
        for harm in &self.harms {
            let suffering = recoveries.suffering(harm);
            if suffering.weight > 0.0 {
                weighted.push((harm.node, suffering.weight));
            }
            let likely = answers.worst(self.facts, harm.node, None, &suffering);
            made.push((
                self.effect(harm, suffering, likely, None, answers, &unknown),
                likely.attacker,
            ));
        }
        let footholds = assess::footholds(self.facts, recoveries, answers, &self.ways, &self.holdable);
        for foothold in footholds {
            let (harm, likely) = (&foothold.harm, foothold.likely);
            let effect = self.effect(
                harm,
                foothold.suffering,
                likely,
                Some(foothold.way),
                answers,
                &unknown,
            );
            made.push((effect, likely.attacker));
        }
        made.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let (effects, attackers) = made.into_iter().unzip();
        (effects, attackers, weighted)
    }

    fn effect(
        &self,
        harm: &Harm,
        suffering: Suffering,
        likely: Likely,
        way: Option<usize>,
        answers: &Answers,
        unknown: &Dense<bool>,
    ) -> Effect {
        let parameters = &self.facts.catalogue.parameters;
        let p = answers.probability(harm.node, way, likely.attacker);
        let range = p.map_or((0, 0), |p| {
            let class = |value| scales::likelihood(parameters, value, likely.likelihood > 0);
            (class(p.low), class(p.high))
        });
        let entry_points = way
            .and_then(|way| self.ways.get(way))
            .map(|way| way.entry_points.clone());
        let attacker = self.attack.attackers.get(likely.attacker);
        Effect {
            id: harm.id.clone(),
            node: harm.node,
            kind: harm.kind,
            element: harm.element,
            zone: self.facts.zone_id(harm.zone),
            threats: harm.threats.iter().map(|&code| code.into()).collect(),
            entry_points: entry_points.unwrap_or_default(),
            attacker: attacker.map(|attacker| attacker.code.clone()).unwrap_or_default(),
            p: p.unwrap_or(Probability::NONE),
            likelihood: likely.likelihood,
            likelihood_range: range,
            grade: likely.grade,
            grade_without_floor: suffering.without_floor(likely.likelihood),
            impact: suffering.impacts,
            tasks: suffering.tasks,
            spared: harm.spared.clone(),
            unknown: unknown[harm.node],
            stories: Vec::new(),
            cuts: Vec::new(),
            key_steps: Vec::new(),
        }
    }
}

/// Worse effects compare greater: grade, class, then probability as bits (all are 0–1).
fn badness(effect: &Effect) -> (u8, u8, u64) {
    let grade = effect.grade.map_or(0, |grade| grade.bars() + 1);
    (grade, effect.likelihood, effect.p.value.to_bits())
}
