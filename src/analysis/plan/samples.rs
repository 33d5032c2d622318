//! Samples asked again and again with some steps less likely: only what a lost switch had carried is solved anew.
//!
//! The samples are those of the ordinary analysis (same draws, same blocks), so a set of measures turns off a subset
//! of what was on, sample by sample, and differences between sets are exact on them.

use crate::analysis::{
    Dense,
    likelihood::Solver,
    solve::{
        START, System,
        draws::{BLOCK, Draws as _, Lanes, WORDS},
    },
};

const NONE: Lanes = [0; WORDS];

/// The order of solving, looked up from both ends.
#[derive(Debug)]
pub(crate) struct Order<'a> {
    solver: &'a Solver,
    /// Group of each step; `u32::MAX` = it does not matter.
    group_of: Dense<u32>,
    /// Where each group begins and ends in the schedule, and whether it feeds itself.
    groups: Vec<(usize, usize, bool)>,
}

/// One block of samples as it is without further measures.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    number: u32,
    /// Samples of the block that count.
    used: Lanes,
    switches: Dense<Lanes>,
    nodes: Dense<Lanes>,
}

/// A thread's memory for trying things out on blocks.
#[derive(Debug)]
pub(crate) struct Scratch {
    switches: Dense<Lanes>,
    nodes: Dense<Lanes>,
    /// Groups that have to be looked at, one bit each.
    waiting: Vec<u64>,
    touched_steps: Vec<u32>,
    touched_nodes: Vec<u32>,
}

impl<'a> Order<'a> {
    /// The order of what has to be sampled.
    pub(crate) fn new(solver: &'a Solver) -> Self {
        let schedule = solver.sampled();
        let mut group_of = Dense::filled(solver.system.num_steps(), u32::MAX);
        let mut groups = Vec::with_capacity(schedule.groups.len());
        let mut from = 0;
        for (number, &(to, feeds_itself)) in (0..).zip(&schedule.groups) {
            let to = to as usize;
            for &step in schedule.steps.get(from..to).unwrap_or_default() {
                group_of[step] = number;
            }
            groups.push((from, to, feeds_itself));
            from = to;
        }
        Self {
            solver,
            group_of,
            groups,
        }
    }

    /// Whether nothing has to be sampled.
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Whether a step matters to what is sampled.
    pub(crate) fn matters(&self, step: u32) -> bool {
        self.group_of[step] != u32::MAX
    }

    fn system(&self) -> &System {
        &self.solver.system
    }

    fn steps(&self, (from, to): (usize, usize)) -> &[u32] {
        self.solver.sampled().steps.get(from..to).unwrap_or_default()
    }

    /// Switches of a block; a step with a probability of 0 is always off.
    pub(crate) fn lanes(&self, step: u32, p: f64, block: u32) -> Lanes {
        if self.system().is_certain(step) && p > 0.0 {
            [u64::MAX; WORDS]
        } else {
            self.solver.draws().lanes(step, p, block)
        }
    }

    /// Draws and solves a block of `trials` samples.
    pub(crate) fn block(&self, p: &Dense<f64>, number: u32, trials: u32) -> Block {
        let mut switches = Dense::filled(self.system().num_steps(), NONE);
        for &step in &self.solver.sampled().steps {
            switches[step] = self.lanes(step, p[step], number);
        }
        let mut block = Block {
            number,
            used: lanes_used(trials, number),
            switches,
            nodes: Dense::filled(self.system().num_nodes(), NONE),
        };
        self.solve(&mut block);
        block
    }

    /// The same block with some steps closed.
    pub(crate) fn without(&self, block: &Block, closed: impl Fn(u32) -> bool) -> Block {
        let mut block = block.clone();
        for &step in self.solver.sampled().steps.iter().filter(|&&step| closed(step)) {
            block.switches[step] = NONE;
        }
        self.solve(&mut block);
        block
    }

    fn solve(&self, block: &mut Block) {
        block.nodes = Dense::filled(self.system().num_nodes(), NONE);
        block.nodes[START] = [u64::MAX; WORDS];
        for &(from, to, feeds_itself) in &self.groups {
            let steps = self.steps((from, to));
            while self.sweep(steps, &block.switches, &mut block.nodes) && feeds_itself {}
        }
    }

    /// Fires every step once; whether a node grew.
    fn sweep(&self, steps: &[u32], switches: &Dense<Lanes>, nodes: &mut Dense<Lanes>) -> bool {
        let mut grew = 0;
        for &step in steps {
            let fires = self.fires(step, switches[step], nodes);
            let node = &mut nodes[self.system().to(step)];
            for (node, fires) in node.iter_mut().zip(fires) {
                grew |= fires & !*node;
                *node |= fires;
            }
        }
        grew != 0
    }

    fn fires(&self, step: u32, mut fires: Lanes, nodes: &Dense<Lanes>) -> Lanes {
        for &need in self.system().needs(step) {
            fires = both(fires, nodes[need]);
        }
        fires
    }

    /// Memory for this order.
    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            switches: Dense::filled(self.system().num_steps(), NONE),
            nodes: Dense::filled(self.system().num_nodes(), NONE),
            waiting: vec![0; self.groups.len().div_ceil(64)],
            touched_steps: Vec::new(),
            touched_nodes: Vec::new(),
        }
    }

    /// Solves a block again with the switches of some steps replaced by fewer; then [`Scratch::hits`] counts where a
    /// node holds, until the next time.
    pub(crate) fn again(
        &self,
        scratch: &mut Scratch,
        block: &Block,
        fewer: impl Iterator<Item = (u32, Lanes)>,
    ) {
        scratch.begin(block);
        for (step, lanes) in fewer {
            let before = block.switches[step];
            let lanes = both(lanes, before);
            let lost = without(before, lanes);
            if lost == NONE || !self.matters(step) {
                continue;
            }
            scratch.switches[step] = lanes;
            scratch.touched_steps.push(step);
            if self.fires(step, lost, &block.nodes) != NONE {
                scratch.wait(self.group_of[step]);
            }
        }
        let mut next = 0;
        while let Some(group) = scratch.next_waiting(next) {
            self.solve_again(scratch, block, group);
            next = group + 1;
        }
    }

    fn solve_again(&self, scratch: &mut Scratch, block: &Block, group: u32) {
        let Some(&(from, to, feeds_itself)) = self.groups.get(group as usize) else {
            return;
        };
        let steps = self.steps((from, to));
        // Samples in which something that had fired no longer does; in all others the old solution still stands.
        let mut affected = NONE;
        for &step in steps {
            let before = self.fires(step, block.switches[step], &block.nodes);
            if before != NONE {
                let now = self.fires(step, scratch.switches[step], &scratch.nodes);
                for ((affected, before), now) in affected.iter_mut().zip(before).zip(now) {
                    *affected |= before & !now;
                }
            }
        }
        if affected == NONE {
            return;
        }
        let first = scratch.touched_nodes.len();
        let mut last = u32::MAX;
        for &step in steps {
            let to = self.system().to(step);
            if to != last && both(scratch.nodes[to], affected) != NONE {
                scratch.nodes[to] = without(scratch.nodes[to], affected);
                scratch.touched_nodes.push(to);
            }
            last = to;
        }
        while self.sweep(steps, &scratch.switches, &mut scratch.nodes) && feeds_itself {}
        for place in first..scratch.touched_nodes.len() {
            let Some(&node) = scratch.touched_nodes.get(place) else {
                continue;
            };
            if scratch.nodes[node] != block.nodes[node] {
                for &step in self.system().needed_by(node) {
                    let waits = self.group_of[step];
                    if waits != u32::MAX && waits > group {
                        scratch.wait(waits);
                    }
                }
            }
        }
    }
}

impl Block {
    /// Its place among the blocks.
    pub(crate) const fn number(&self) -> u32 {
        self.number
    }

    /// Whether a step's switch is on in no sample.
    pub(crate) fn is_off(&self, step: u32) -> bool {
        self.switches[step] == NONE
    }
}

impl Scratch {
    /// Takes over a block; only what was touched last time is put right.
    fn begin(&mut self, block: &Block) {
        for step in self.touched_steps.drain(..) {
            self.switches[step] = block.switches[step];
        }
        for node in self.touched_nodes.drain(..) {
            self.nodes[node] = block.nodes[node];
        }
    }

    /// Takes over a block in full: needed whenever it is another one than last time.
    pub(crate) fn load(&mut self, block: &Block) {
        self.switches.clone_from(&block.switches);
        self.nodes.clone_from(&block.nodes);
        self.touched_steps.clear();
        self.touched_nodes.clear();
    }

    /// In how many samples of the block a node holds now.
    pub(crate) fn hits(&self, block: &Block, node: u32) -> u32 {
        ones(both(self.nodes[node], block.used))
    }

    fn wait(&mut self, group: u32) {
        if let Some(word) = self.waiting.get_mut(group as usize / 64) {
            *word |= 1 << (group % 64);
        }
    }

    /// The first waiting group from `from` on, which then waits no more.
    fn next_waiting(&mut self, from: u32) -> Option<u32> {
        for (place, word) in (0_u32..).zip(&mut self.waiting).skip(from as usize / 64) {
            if *word != 0 {
                let bit = word.trailing_zeros();
                *word &= *word - 1;
                return Some(place * 64 + bit);
            }
        }
        None
    }
}

/// Blocks for so many samples.
pub(crate) const fn num_blocks(trials: u32) -> u32 {
    trials.div_ceil(BLOCK)
}

/// The last block may be cut short.
fn lanes_used(trials: u32, block: u32) -> Lanes {
    let mut left = trials.saturating_sub(block * BLOCK);
    [(); WORDS].map(|()| {
        let here = left.min(64);
        left -= here;
        if here == 64 { u64::MAX } else { (1 << here) - 1 }
    })
}

fn both(mut a: Lanes, b: Lanes) -> Lanes {
    for (a, b) in a.iter_mut().zip(b) {
        *a &= b;
    }
    a
}

fn without(mut a: Lanes, b: Lanes) -> Lanes {
    for (a, b) in a.iter_mut().zip(b) {
        *a &= !b;
    }
    a
}

fn ones(lanes: Lanes) -> u32 {
    lanes.into_iter().map(u64::count_ones).sum()
}
