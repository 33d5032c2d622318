//! The attack graph of a plant, ready to be asked: steps in canonical order, weighed measures, probabilities by
//! attacker and way in.

use std::sync::Arc;

use crate::{
    guideline::{Attacker, StepRow},
    plant::{DeviceId, codes::AttackerCode},
};

use super::{
    Dense,
    facts::Facts,
    findings::{Graph, Node, Settings, Step},
    likelihood::{Solver, SolverStep},
    rules::{self, Drawn, DrawnStep},
    sites::{Scales, Site, Weighed},
    sorted::sorted,
    strength::Strengths,
};

/// The graph of one drawing with everything needed to weigh it.
#[derive(Debug)]
pub(crate) struct Attack<'a, 'p> {
    /// The plant.
    pub(crate) facts: &'a Facts<'p>,
    nodes: Dense<Node>,
    ids: Vec<String>,
    steps: Vec<DrawnStep>,
    sites: Dense<Site>,
    scales: Scales<'p>,
    /// Segments from which a boundary to the internet is found.
    pub(crate) online: Dense<bool>,
    /// Attackers assumed.
    pub(crate) attackers: Vec<&'p Attacker>,
}

/// Measures weighed and steps' probabilities, for one plan and possibly one raised measure.
#[derive(Debug)]
pub(crate) struct Weights {
    weighed: Dense<Weighed>,
    /// Per attacker.
    pub(crate) p: Vec<Dense<f64>>,
}

/// Attackers of a plant: those it names and the guideline knows, else the guideline's default.
fn attackers<'p>(facts: &Facts<'p>) -> Vec<&'p Attacker> {
    let catalogue = facts.catalogue;
    let find = |codes: &mut dyn Iterator<Item = &AttackerCode>| -> Vec<&'p Attacker> {
        codes.filter_map(|code| catalogue.attacker(code)).collect()
    };
    let named = find(&mut facts.plant.info.attackers.iter());
    if named.is_empty() {
        find(&mut catalogue.parameters.default_attackers.value.iter())
    } else {
        named
    }
}

impl<'a, 'p> Attack<'a, 'p> {
    /// Draws the graph of a plant.
    pub(crate) fn new(facts: &'a Facts<'p>) -> Self {
        Self::of(facts, rules::build(facts))
    }

    /// Draws the graph of what follows when devices are known to be held.
    pub(crate) fn after(facts: &'a Facts<'p>, held: &[DeviceId]) -> Self {
        Self::of(facts, rules::build_after(facts, held))
    }

    fn of(facts: &'a Facts<'p>, drawn: Drawn) -> Self {
        let texts: Vec<String> = drawn.nodes.iter().map(ToString::to_string).collect();
        let text = |node: u32| texts.get(node as usize).map_or("", String::as_str);
        let mut named: Vec<(String, DrawnStep)> = Vec::with_capacity(drawn.steps.len());
        for step in drawn.steps {
            let rule = step_row(facts, step.row).map_or("", |row| row.rule.as_str());
            let mut id = String::with_capacity(64);
            id.push_str(rule);
            for (place, &need) in step.needs.iter().enumerate() {
                id.push(if place == 0 { ':' } else { '+' });
                id.push_str(text(need));
            }
            id.push('>');
            id.push_str(text(step.to));
            named.push((id, step));
        }
        // Steps of the same id keep the order in which the rules drew them.
        let (mut ids, steps): (Vec<String>, Vec<DrawnStep>) =
            sorted(named, |(a, _), (b, _)| a.cmp(b)).unzip();
        number_repeated(&mut ids);
        Self {
            facts,
            nodes: drawn.nodes,
            ids,
            steps,
            sites: drawn.sites,
            scales: Scales::new(facts.catalogue, drawn.spots),
            online: drawn.online,
            attackers: attackers(facts),
        }
    }

    /// Nodes by number.
    pub(crate) fn nodes(&self) -> &Dense<Node> {
        &self.nodes
    }

    /// The row of the step table behind a step.
    pub(crate) fn row(&self, step: u32) -> Option<&'p StepRow> {
        step_row(self.facts, self.steps.get(step as usize)?.row)
    }

    /// Where steps look their measures up.
    pub(crate) fn sites(&self) -> &Dense<Site> {
        &self.sites
    }

    /// What weighs measures at sites.
    pub(crate) fn scales(&self) -> &Scales<'p> {
        &self.scales
    }

    /// Base of every row of the step table for an attacker.
    pub(crate) fn bases(&self, attacker: &Attacker) -> Vec<f64> {
        let rows = self.facts.catalogue.steps.iter();
        rows.map(|row| attacker.base(row)).collect()
    }

    /// The place of a step's row in the step table.
    pub(crate) fn row_number(&self, step: u32) -> u32 {
        self.steps.get(step as usize).map_or(u32::MAX, |step| step.row)
    }

    /// Steps by number.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (u32, &DrawnStep)> {
        (0..).zip(&self.steps)
    }

    /// Size up to which a drawing is solved exactly.
    pub(crate) fn exact_limit(&self) -> u32 {
        u32::try_from(self.facts.catalogue.parameters.exact_limit.value).unwrap_or(u32::MAX)
    }

    /// A solver for the drawing, exact up to a limit.
    pub(crate) fn solver(&self, targets: &[u32], limit: u32, settings: &Settings) -> Solver {
        let steps = self.ids.iter().zip(&self.steps).map(|(id, step)| SolverStep {
            id,
            needs: &step.needs,
            to: step.to,
            certain: self.is_certain(step),
        });
        Solver::new(self.nodes.len(), steps, targets, limit, settings)
    }

    /// Whether no measure could ever be read there, so no switch is drawn: a matter of the drawing alone.
    fn is_certain(&self, step: &DrawnStep) -> bool {
        let wall = self.sites[step.site].wall;
        step_row(self.facts, step.row)
            .is_some_and(|row| row.base >= 1.0 && row.families.iter().all(|read| read.wall && !wall))
    }

    /// Weighs all measures.
    pub(crate) fn weigh(&self, strengths: &Strengths) -> Weights {
        let weighed = self.scales.weigh_all(&self.sites, strengths);
        self.weights(weighed)
    }

    fn weights(&self, weighed: Dense<Weighed>) -> Weights {
        let p = |attacker: &&Attacker| {
            let bases = self.bases(attacker);
            let steps = self.steps.iter().map(|step| {
                let (base, weighed) = (
                    bases.get(step.row as usize).copied().unwrap_or_default(),
                    &weighed[step.site],
                );
                base * weighed.residual * (1.0 - weighed.detect)
            });
            steps.collect::<Dense<f64>>()
        };
        let p = self.attackers.iter().map(p).collect();
        Weights { weighed, p }
    }

    /// Probabilities with only the entries open that lead through one of `entry_points`.
    pub(crate) fn through(&self, p: &Dense<f64>, entry_points: &[String]) -> Dense<f64> {
        let open: Vec<bool> = (self.facts.catalogue.steps.iter())
            .map(|row| !row.is_entry() || row.entry_points.iter().any(|point| entry_points.contains(point)))
            .collect();
        let through = |(step, &p): (&DrawnStep, &f64)| {
            if open.get(step.row as usize).copied().unwrap_or(true) {
                p
            } else {
                0.0
            }
        };
        self.steps.iter().zip(p).map(through).collect()
    }

    /// Nodes whose truth rests on a fact that nobody confirmed.
    pub(crate) fn unknown_nodes(&self, weights: &Weights, solver: &Solver) -> Dense<bool> {
        let mut unknown = Dense::filled(self.nodes.len(), false);
        let mut stack = Vec::new();
        for (number, step) in self.steps() {
            let doubtful = step.unknown || weights.weighed[step.site].unknown;
            if doubtful && solver.slice[number] && !unknown[step.to] {
                unknown[step.to] = true;
                stack.push(step.to);
            }
        }
        while let Some(node) = stack.pop() {
            for &step in solver.system.needed_by(node) {
                let to = solver.system.to(step);
                if solver.slice[step] && !unknown[to] {
                    unknown[to] = true;
                    stack.push(to);
                }
            }
        }
        unknown
    }

    /// The graph as findings show it, with the first attacker's probabilities.
    pub(crate) fn graph(&self, weights: &Weights) -> Graph {
        let bases: Vec<f64> = match self.attackers.first() {
            Some(attacker) => self.bases(attacker),
            None => Vec::new(),
        };
        let p = weights.p.first();
        let (rules, codes): (Vec<Arc<str>>, Vec<Arc<str>>) = (self.facts.catalogue.steps.iter())
            .map(|row| (Arc::from(row.rule.as_str()), Arc::from(row.code.as_str())))
            .unzip();
        let steps = self.ids.iter().zip(self.steps()).map(|(id, (number, step))| {
            let weighed = &weights.weighed[step.site];
            Step {
                id: id.clone(),
                rule: rules.get(step.row as usize).cloned().unwrap_or_default(),
                row: codes.get(step.row as usize).cloned().unwrap_or_default(),
                needs: step.needs.clone(),
                to: step.to,
                base: bases.get(step.row as usize).copied().unwrap_or_default(),
                residual: weighed.residual,
                detect: weighed.detect,
                p: p.map_or(0.0, |p| p[number]),
                factors: weighed.factors.clone(),
                unknown: step.unknown || weighed.unknown,
                zone: step.zone,
                via: step.via,
            }
        });
        Graph {
            nodes: self.nodes.as_slice().to_vec(),
            steps: steps.collect(),
        }
    }
}

fn step_row<'p>(facts: &Facts<'p>, row: u32) -> Option<&'p StepRow> {
    facts.catalogue.steps.iter().as_slice().get(row as usize)
}

/// Equal ids get `#2`, `#3` … (D-50).
fn number_repeated(ids: &mut [String]) {
    let mut last = String::new();
    let mut times = 1;
    for id in ids {
        if *id == last {
            times += 1;
            *id = format!("{id}#{times}");
        } else {
            last.clone_from(id);
            times = 1;
        }
    }
}
