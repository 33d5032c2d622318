//! What sets of raised measures leave of every probability that is graded: for each attacker, with all ways in open
//! and with those of one threat alone.

use crate::{
    analysis::{Dense, run::Run, solve::draws::Lanes},
    guideline::StepRow,
};

use super::{
    functions::Functions,
    judge::{Cancelled, Part, Watch, in_shares},
    lab::{Changes, Lab},
    samples,
    sheet::as_written,
};

/// An attacker and the ways in that are open.
#[derive(Clone, Debug)]
struct World {
    attacker: usize,
    /// Entries closed.
    closed: Dense<bool>,
    /// Nodes that can be reached at all.
    reachable: Dense<bool>,
    /// Probabilities as it is.
    p: Dense<f64>,
}

/// Everything that can be asked of a plant besides the index.
#[derive(Debug)]
pub(crate) struct Worlds<'l, 'r, 'a, 'p> {
    lab: &'l Lab<'r, 'a, 'p>,
    worlds: Vec<World>,
    /// Number of the world of each way in and attacker.
    of_way: Vec<Vec<usize>>,
    /// Nodes that are asked for.
    nodes: Vec<u32>,
    /// Place of a node among them.
    place: Dense<u32>,
    functions: Functions,
    trials: u32,
    threads: usize,
}

/// Probabilities with one set of raises made.
#[derive(Clone, Debug)]
pub(crate) struct Outlook {
    /// By world, then node.
    values: Vec<Vec<f64>>,
}

impl<'l, 'r, 'a, 'p> Worlds<'l, 'r, 'a, 'p> {
    /// Prepares all attackers and ways in.
    pub(crate) fn new(lab: &'l Lab<'r, 'a, 'p>, trials: u32, threads: usize) -> Self {
        let run = lab.run;
        let mut worlds = Vec::new();
        let mut number_of = |entry_points: &[String]| -> Vec<usize> {
            let attackers = run.weights.p.iter().enumerate();
            attackers
                .map(|(attacker, p)| {
                    worlds.push(world(run, attacker, p, entry_points));
                    worlds.len() - 1
                })
                .collect()
        };
        let mut of_way = vec![number_of(&[])];
        for way in &run.ways {
            let own = if way.entry_points.is_empty() {
                of_way.first().cloned().unwrap_or_default()
            } else {
                number_of(&way.entry_points)
            };
            of_way.push(own);
        }
        let mut nodes: Vec<u32> = run.harms.iter().map(|harm| harm.node).collect();
        nodes.extend(run.holdable.iter().map(|held| held.node));
        nodes.sort_unstable();
        nodes.dedup();
        let mut place = Dense::filled(run.solver.system.num_nodes(), u32::MAX);
        for (number, &node) in (0..).zip(&nodes) {
            place[node] = number;
        }
        Self {
            lab,
            worlds,
            of_way,
            functions: Functions::new(run.solver.exact(), &nodes),
            nodes,
            place,
            trials,
            threads,
        }
    }

    /// Attackers, each with whether a node can be reached through a way in and how likely it is.
    pub(crate) fn values<'s>(
        &'s self,
        outlook: &'s Outlook,
        way: Option<usize>,
        node: u32,
    ) -> impl Iterator<Item = (f64, bool)> {
        let worlds = self.of_way.get(way.map_or(0, |way| way + 1));
        let place = self.place[node] as usize;
        worlds.into_iter().flatten().filter_map(move |&number| {
            let world = self.worlds.get(number)?;
            let value = outlook.values.get(number)?.get(place)?;
            Some((*value, world.reachable[node]))
        })
    }

    /// Looks at each of some sets of raises; the first look of a world costs most.
    pub(crate) fn look(&self, sets: &[Vec<u32>], watch: Watch<'_>) -> Result<Vec<Outlook>, Cancelled> {
        let left: Vec<Vec<(u32, f64, f64)>> =
            sets.iter().map(|made| self.lab.left(made, &as_written)).collect();
        // By attacker, then set.
        let changes: Vec<Vec<Changes>> = (self.lab.run.attack.attackers.iter())
            .map(|attacker| {
                let bases = self.lab.run.attack.bases(attacker);
                let base = |step: u32| self.lab.base_of(&bases, step);
                left.iter().map(|left| self.lab.changes(left, &base)).collect()
            })
            .collect();
        let numbers: Vec<usize> = (0..sets.len()).collect();
        let mut exact: Vec<Vec<Vec<f64>>> = Vec::new();
        for part in numbers.chunks(16) {
            watch.goes_on(Part::Details, exact.len(), 2 * sets.len())?;
            exact.extend(in_shares(self.threads, part, |part| {
                part.iter().map(|&set| self.exact(&changes, set)).collect()
            }));
        }
        let hits = self.sampled(&changes, sets.len(), watch)?;
        let outlooks = exact.into_iter().zip(hits).map(|(exact, hits)| {
            let worlds = exact.into_iter().zip(hits);
            let values = worlds.map(|(exact, hits)| {
                let share = |hits: u32| f64::from(hits) / f64::from(self.trials.max(1));
                let all = exact.iter().zip(hits).zip(self.functions.anchors());
                all.map(|((given, hits), anchor)| given * anchor.map_or(1.0, |_| share(hits)))
                    .collect()
            });
            Outlook {
                values: values.collect(),
            }
        });
        Ok(outlooks.collect())
    }

    fn exact(&self, changes: &[Vec<Changes>], set: usize) -> Vec<Vec<f64>> {
        let of_world = |world: &World| {
            let mut p = world.p.clone();
            let changes = changes.get(world.attacker).and_then(|sets| sets.get(set));
            for &(step, after) in changes.into_iter().flatten() {
                if !world.closed[step] {
                    p[step] = after;
                }
            }
            self.functions.probabilities(&p)
        };
        self.worlds.iter().map(of_world).collect()
    }

    /// Hits by set, world and node.
    fn sampled(
        &self,
        changes: &[Vec<Changes>],
        num_sets: usize,
        watch: Watch<'_>,
    ) -> Result<Vec<Vec<Vec<u32>>>, Cancelled> {
        let mut hits = vec![vec![vec![0; self.nodes.len()]; self.worlds.len()]; num_sets];
        if self.lab.order().is_empty() {
            return Ok(hits);
        }
        let blocks: Vec<u32> = (0..samples::num_blocks(self.trials)).collect();
        for (done, part) in blocks.chunks(self.threads.max(1)).enumerate() {
            watch.goes_on(Part::Details, blocks.len() + done * part.len(), 2 * blocks.len())?;
            let found = in_shares(self.threads, part, |part| {
                part.iter()
                    .map(|&block| self.on_block(changes, num_sets, block))
                    .collect()
            });
            for found in found {
                add(&mut hits, &found);
            }
        }
        Ok(hits)
    }

    fn on_block(&self, changes: &[Vec<Changes>], num_sets: usize, number: u32) -> Vec<Vec<Vec<u32>>> {
        let order = self.lab.order();
        let mut hits = vec![Vec::with_capacity(self.worlds.len()); num_sets];
        let mut scratch = order.scratch();
        let mut open = None;
        let mut fewer: Vec<Vec<(u32, Lanes)>> = Vec::new();
        for world in &self.worlds {
            let Some(p) = self.lab.run.weights.p.get(world.attacker) else {
                continue;
            };
            if open
                .as_ref()
                .is_none_or(|(attacker, _)| *attacker != world.attacker)
            {
                let block = order.block(p, number, self.trials);
                fewer = (changes.get(world.attacker).into_iter().flatten())
                    .map(|changes| {
                        let mattering = changes
                            .iter()
                            .filter(|&&(step, after)| after < p[step] && !order.is_off(&block, step));
                        mattering
                            .map(|&(step, after)| (step, order.lanes(step, after, number)))
                            .collect()
                    })
                    .collect();
                open = Some((world.attacker, block));
            }
            let Some((_, block)) = &open else { continue };
            let block = order.without(block, |step| world.closed[step]);
            scratch.load(&block);
            for (fewer, hits) in fewer.iter().zip(&mut hits) {
                order.again(&mut scratch, &block, fewer.iter().copied());
                hits.push(
                    (self.functions.anchors().iter())
                        .map(|anchor| anchor.map_or(0, |anchor| scratch.hits(&block, anchor)))
                        .collect(),
                );
            }
        }
        hits
    }
}

fn add(all: &mut [Vec<Vec<u32>>], found: &[Vec<Vec<u32>>]) {
    for (all, found) in all.iter_mut().zip(found) {
        for (all, found) in all.iter_mut().zip(found) {
            for (all, found) in all.iter_mut().zip(found) {
                *all += found;
            }
        }
    }
}

fn world(run: &Run<'_, '_>, attacker: usize, p: &Dense<f64>, entry_points: &[String]) -> World {
    let through = if entry_points.is_empty() {
        p.clone()
    } else {
        run.attack.through(p, entry_points)
    };
    let closed = (run.attack.steps())
        .map(|(step, _)| {
            let is_entry = run.attack.row(step).is_some_and(StepRow::is_entry);
            is_entry && through[step] == 0.0 && !entry_points.is_empty()
        })
        .collect();
    World {
        attacker,
        closed,
        reachable: run.solver.reachable(&through),
        p: through,
    }
}
