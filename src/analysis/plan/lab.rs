//! A plant on which sets of raised measures are tried: what each set leaves of every step, of every probability and
//! of the index.
//!
//! Everything is tried on one drawing with one method: exact where the drawing allows, elsewhere on one set of
//! samples. So a set that does more never leaves more.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use crate::analysis::{
    Dense,
    impact::{Impacting, Suffering},
    run::Run,
    scales,
    strength::Raised,
};

use super::{
    functions::Functions,
    judge::{Judge, in_parallel, in_shares},
    samples::{self, Block, Order},
    sheet::{Improvement, Sheet, Trust, as_written},
};

/// The attacker whose probabilities make the index.
const FIRST: usize = 0;

/// A plant with measures that can be raised, by number.
#[derive(Debug)]
pub(crate) struct Lab<'r, 'a, 'p> {
    /// The plant as it is.
    pub(crate) run: &'r Run<'a, 'p>,
    sheet: &'r Sheet,
    /// What each raise improves.
    improved: Vec<Vec<Improvement>>,
    /// Harms as they are.
    sufferings: Arc<Vec<Suffering>>,
    /// Raises that take severity away, which is no matter of probabilities.
    backups: BTreeMap<u32, Vec<Raised>>,
    /// Harms under sets of those, as far as they were asked for.
    milder: Mutex<BTreeMap<Vec<u32>, Arc<Vec<Suffering>>>>,
    /// Nodes of the harms that count in the index, with the place of their harm.
    counted: Vec<(u32, usize)>,
    functions: Functions,
    order: Order<'r>,
    blocks: Vec<Block>,
    trials: u32,
    threads: usize,
}

/// Steps with what becomes of their probability.
pub(crate) type Changes = Vec<(u32, f64)>;

impl<'r, 'a, 'p> Lab<'r, 'a, 'p> {
    /// Prepares a plant for trying `raises`, on so many samples where it has to be sampled.
    pub(crate) fn new(
        run: &'r Run<'a, 'p>,
        sheet: &'r Sheet,
        impacting: &Impacting<'_, '_>,
        raises: &[Vec<Raised>],
        (trials, threads): (u32, usize),
    ) -> Self {
        let improved = in_parallel(threads, raises, |raised| {
            let each = raised
                .iter()
                .map(|raised| sheet.improvements(&run.attack, &run.strengths, raised));
            each.flatten().collect()
        });
        let backups = (0..)
            .zip(raises)
            .filter(|(_, raised)| raised.iter().any(|raised| impacting.depends_on(raised.measure)));
        let backups = backups.map(|(number, raised)| (number, raised.clone())).collect();
        let sufferings: Vec<Suffering> = run.harms.iter().map(|harm| impacting.suffering(harm)).collect();
        let harms = run.harms.iter().enumerate();
        let counted: Vec<(u32, usize)> = harms
            .filter(|(_, harm)| harm.in_index)
            .map(|(place, harm)| (harm.node, place))
            .filter(|&(_, place)| {
                sufferings
                    .get(place)
                    .is_some_and(|suffering| weight(run, *suffering) > 0.0)
            })
            .collect();
        let nodes: Vec<u32> = counted.iter().map(|&(node, _)| node).collect();
        let order = Order::new(&run.solver);
        let mut lab = Self {
            run,
            sheet,
            improved,
            sufferings: Arc::new(sufferings),
            backups,
            milder: Mutex::default(),
            counted,
            functions: Functions::new(run.solver.exact(), &nodes),
            order,
            blocks: Vec::new(),
            trials,
            threads,
        };
        if let Some(p) = run.weights.p.get(FIRST) {
            lab.blocks = lab.blocks_of(p, threads);
        }
        lab
    }

    /// All blocks where the steps have probabilities `p`; none where everything is exact.
    pub(crate) fn blocks_of(&self, p: &Dense<f64>, threads: usize) -> Vec<Block> {
        if self.order.is_empty() {
            return Vec::new();
        }
        let numbers: Vec<u32> = (0..samples::num_blocks(self.trials)).collect();
        in_parallel(threads, &numbers, |&number| {
            self.order.block(p, number, self.trials)
        })
    }

    /// Probabilities of all steps with efficacies and bases other than written.
    pub(crate) fn p_under(&self, trust: Trust<'_>, base: &dyn Fn(u32) -> f64) -> Dense<f64> {
        let mut p = Dense::filled(self.run.solver.system.num_steps(), 0.0);
        for site in 0..self.sheet.steps.len() {
            let (residual, detect) = self.sheet.left(site, &[], trust);
            for &step in &self.sheet.steps[site] {
                p[step] = base(step) * residual * (1.0 - detect);
            }
        }
        p
    }

    /// Samples behind the index; `None` = it is exact.
    pub(crate) fn trials(&self) -> Option<u32> {
        (!self.order.is_empty()).then_some(self.trials)
    }

    /// The index as it is.
    pub(crate) fn now(&self) -> f64 {
        self.indices(&[Vec::new()]).first().copied().unwrap_or_default()
    }

    /// The order of what has to be sampled.
    pub(crate) const fn order(&self) -> &Order<'r> {
        &self.order
    }

    /// What is left at each site that some of these raises reach.
    pub(crate) fn left(&self, made: &[u32], trust: Trust<'_>) -> Vec<(u32, f64, f64)> {
        let mut improved: Vec<Improvement> = made
            .iter()
            .filter_map(|&number| self.improved.get(number as usize))
            .flatten()
            .copied()
            .collect();
        improved.sort_by_key(|better| better.site);
        improved
            .chunk_by(|a, b| a.site == b.site)
            .filter_map(|here| {
                let site = here.first()?.site;
                let (residual, detect) = self.sheet.left(site, here, trust);
                Some((site, residual, detect))
            })
            .collect()
    }

    /// Families that a raise strengthens, with the sites, ascending.
    pub(crate) fn families(&self, number: u32) -> BTreeSet<(u32, u32)> {
        let improved = self.improved.get(number as usize).into_iter().flatten();
        improved.filter_map(|better| self.sheet.family(better)).collect()
    }

    /// Steps these raises make less likely, for an attacker with these bases.
    pub(crate) fn changes(&self, left: &[(u32, f64, f64)], base: &dyn Fn(u32) -> f64) -> Changes {
        let steps = left.iter().flat_map(|&(site, residual, detect)| {
            self.sheet.steps[site]
                .iter()
                .map(move |&step| (step, base(step) * residual * (1.0 - detect)))
        });
        steps.collect()
    }

    /// Base of a step for an attacker.
    pub(crate) fn base_of(&self, bases: &[f64], step: u32) -> f64 {
        let row = self.run.attack.row_number(step);
        bases.get(row as usize).copied().unwrap_or_default()
    }

    /// Harms with these raises made.
    pub(crate) fn sufferings(&self, made: &[u32]) -> Arc<Vec<Suffering>> {
        let backups: Vec<u32> = made
            .iter()
            .copied()
            .filter(|number| self.backups.contains_key(number))
            .collect();
        if backups.is_empty() {
            return Arc::clone(&self.sufferings);
        }
        // A thread that broke down while it held the list left it whole: entries are only added.
        let known = || self.milder.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(&backups) {
            return Arc::clone(known);
        }
        let found = Arc::new(self.milder(&backups));
        known().insert(backups, Arc::clone(&found));
        found
    }

    /// Harms with these backups raised.
    fn milder(&self, backups: &[u32]) -> Vec<Suffering> {
        let raised: Vec<Raised> = backups
            .iter()
            .filter_map(|number| self.backups.get(number))
            .flatten()
            .cloned()
            .collect();
        let strengths = self.run.strengths.clone().with(&raised);
        let supposed: Vec<Raised> = self.run.raised.iter().cloned().chain(raised).collect();
        let after = Impacting::new(self.run.facts, &strengths, &supposed);
        let harms = self.run.harms.iter().zip(self.sufferings.iter());
        harms
            .map(|(harm, &before)| {
                if harm.recovers.is_empty() {
                    before
                } else {
                    after.suffering(harm)
                }
            })
            .collect()
    }

    fn weights(&self, made: &[u32]) -> Vec<f64> {
        let sufferings = self.sufferings(made);
        let counted = self
            .counted
            .iter()
            .filter_map(|&(_, place)| sufferings.get(place));
        counted.map(|&suffering| weight(self.run, suffering)).collect()
    }

    fn sum(&self, weights: &[f64], given: &[f64], hits: &[u32]) -> f64 {
        let anchors = self.functions.anchors().iter().zip(hits);
        let share = |hits: u32| f64::from(hits) / f64::from(self.trials.max(1));
        let shares = anchors.map(|(anchor, &hits)| anchor.map_or(1.0, |_| share(hits)));
        let all = weights.iter().zip(given).zip(shares);
        all.map(|((weight, given), share)| weight * given * share).sum()
    }

    /// The index with each of some sets made, where the steps have probabilities `p` and these samples.
    ///
    /// Block by block, so that the memory of a block is set up once for all sets.
    pub(crate) fn indices_on(
        &self,
        p: &Dense<f64>,
        blocks: &[Block],
        sets: &[Vec<u32>],
        changes: &(dyn Fn(&[u32]) -> Changes + Sync),
    ) -> Vec<f64> {
        let changes: Vec<Changes> = sets.iter().map(|made| changes(made)).collect();
        let mut hits = vec![vec![0; self.counted.len()]; sets.len()];
        let mut scratch = (!blocks.is_empty()).then(|| self.order.scratch());
        for block in blocks {
            let Some(scratch) = &mut scratch else { break };
            scratch.load(block);
            for (changes, hits) in changes.iter().zip(&mut hits) {
                let fewer = changes
                    .iter()
                    .filter(|&&(step, after)| after < p[step] && !self.order.is_off(block, step));
                let fewer = fewer.map(|&(step, p)| (step, self.order.lanes(step, p, block.number())));
                self.order.again(scratch, block, fewer);
                for (hits, anchor) in hits.iter_mut().zip(self.functions.anchors()) {
                    *hits += anchor.map_or(0, |anchor| scratch.hits(block, anchor));
                }
            }
        }
        let mut changed = p.clone();
        let each = sets
            .iter()
            .zip(&changes)
            .zip(&hits)
            .map(|((made, changes), hits)| {
                for &(step, p) in changes {
                    changed[step] = p;
                }
                let given = self.functions.probabilities(&changed);
                for &(step, _) in changes {
                    changed[step] = p[step];
                }
                self.sum(&self.weights(made), &given, hits)
            });
        each.collect()
    }
}

impl Judge for Lab<'_, '_, '_> {
    fn indices(&self, sets: &[Vec<u32>]) -> Vec<f64> {
        let (Some(p), Some(attacker)) = (self.run.weights.p.get(FIRST), self.run.attack.attackers.first())
        else {
            return vec![0.0; sets.len()];
        };
        let bases = self.run.attack.bases(attacker);
        let base = |step: u32| self.base_of(&bases, step);
        let changes = |made: &[u32]| self.changes(&self.left(made, &as_written), &base);
        in_shares(self.threads, sets, |sets| {
            self.indices_on(p, &self.blocks, sets, &changes)
        })
    }
}

fn weight(run: &Run<'_, '_>, suffering: Suffering) -> f64 {
    scales::weight(&run.facts.catalogue.parameters, suffering.worst())
}
