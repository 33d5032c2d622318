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

/// A step as it is fired: `to` holds where its switch is on and both needs hold.
#[derive(Clone, Copy, Debug)]
struct Leg {
    step: u32,
    to: u32,
    /// With one need only, the other is START.
    needs: [u32; 2],
    /// It has more needs than two.
    has_more: bool,
    group: u32,
}

/// The order of solving, with everything looked up beforehand.
#[derive(Debug)]
pub(crate) struct Order<'a> {
    solver: &'a Solver,
    legs: Vec<Leg>,
    /// Place of each step among the legs; `u32::MAX` = it does not matter.
    place: Dense<u32>,
    /// Where each group begins and ends among the legs, and whether it feeds itself.
    groups: Vec<(usize, usize, bool)>,
}

/// One block of samples as it is without further measures.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    number: u32,
    /// Samples of the block that count.
    used: Lanes,
    /// By place.
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
    /// Samples of each waiting group in which something that had fired no longer does.
    affected: Dense<Lanes>,
    touched_places: Vec<u32>,
    touched_nodes: Vec<u32>,
}

impl<'a> Order<'a> {
    /// The order of what has to be sampled.
    pub(crate) fn new(solver: &'a Solver) -> Self {
        let (system, schedule) = (&solver.system, solver.sampled());
        let mut place = Dense::filled(system.num_steps(), u32::MAX);
        let mut legs = Vec::with_capacity(schedule.steps.len());
        let mut groups = Vec::with_capacity(schedule.groups.len());
        let mut from = 0;
        for (group, &(to, feeds_itself)) in (0..).zip(&schedule.groups) {
            let to = to as usize;
            for &step in schedule.steps.get(from..to).unwrap_or_default() {
                let needs = system.needs(step);
                let need = |place: usize| needs.get(place).copied().unwrap_or(START);
                place[step] = legs.len() as u32;
                legs.push(Leg {
                    step,
                    to: system.to(step),
                    needs: [need(0), need(1)],
                    has_more: needs.len() > 2,
                    group,
                });
            }
            groups.push((from, to, feeds_itself));
            from = to;
        }
        Self {
            solver,
            legs,
            place,
            groups,
        }
    }

    /// Whether nothing has to be sampled.
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    fn system(&self) -> &System {
        &self.solver.system
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
        let switches = self
            .legs
            .iter()
            .map(|leg| self.lanes(leg.step, p[leg.step], number));
        let mut block = Block {
            number,
            used: lanes_used(trials, number),
            switches: switches.collect(),
            nodes: Dense::filled(0, NONE),
        };
        self.solve(&mut block);
        block
    }

    /// The same block with some steps closed.
    pub(crate) fn without(&self, block: &Block, closed: impl Fn(u32) -> bool) -> Block {
        let mut block = block.clone();
        for (place, leg) in (0..).zip(&self.legs) {
            if closed(leg.step) {
                block.switches[place] = NONE;
            }
        }
        self.solve(&mut block);
        block
    }

    fn solve(&self, block: &mut Block) {
        block.nodes = Dense::filled(self.system().num_nodes(), NONE);
        block.nodes[START] = [u64::MAX; WORDS];
        for &(from, to, feeds_itself) in &self.groups {
            while self.sweep(from, to, &block.switches, &mut block.nodes) && feeds_itself {}
        }
    }

    /// Fires every step of a group once; whether a node grew.
    fn sweep(&self, from: usize, to: usize, switches: &Dense<Lanes>, nodes: &mut Dense<Lanes>) -> bool {
        let mut grew = 0;
        let legs = self.legs.get(from..to).unwrap_or_default();
        let switches = switches.as_slice().get(from..to).unwrap_or_default();
        for (leg, &switch) in legs.iter().zip(switches) {
            let fires = self.fires(leg, switch, nodes);
            let node = &mut nodes[leg.to];
            for (node, fires) in node.iter_mut().zip(fires) {
                grew |= fires & !*node;
                *node |= fires;
            }
        }
        grew != 0
    }

    fn fires(&self, leg: &Leg, switch: Lanes, nodes: &Dense<Lanes>) -> Lanes {
        let [a, b] = leg.needs;
        let mut fires = both(both(switch, nodes[a]), nodes[b]);
        if leg.has_more {
            for &need in self.system().needs(leg.step).iter().skip(2) {
                fires = both(fires, nodes[need]);
            }
        }
        fires
    }

    /// Memory for this order.
    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            switches: Dense::filled(self.legs.len() as u32, NONE),
            nodes: Dense::filled(self.system().num_nodes(), NONE),
            waiting: vec![0; self.groups.len().div_ceil(64)],
            affected: Dense::filled(self.groups.len() as u32, NONE),
            touched_places: Vec::new(),
            touched_nodes: Vec::new(),
        }
    }

    /// Solves a block again with the switches of some steps replaced by fewer; then [`Scratch::hits`] says where a
    /// node holds, until the next time.
    pub(crate) fn again(
        &self,
        scratch: &mut Scratch,
        block: &Block,
        fewer: impl Iterator<Item = (u32, Lanes)>,
    ) {
        scratch.begin(block);
        for (step, lanes) in fewer {
            let place = self.place[step];
            let Some(leg) = self.legs.get(place as usize) else {
                continue;
            };
            let before = block.switches[place];
            let lost = without(before, lanes);
            if is_none(lost) {
                continue;
            }
            scratch.switches[place] = both(lanes, before);
            scratch.touched_places.push(place);
            scratch.wait(leg.group, self.fires(leg, lost, &block.nodes));
        }
        let mut next = 0;
        while let Some(group) = scratch.next_waiting(next) {
            self.solve_again(scratch, block, group);
            next = group + 1;
        }
    }

    /// Solves a group again in the samples in which something that had fired no longer does; in all others the old
    /// solution still stands.
    fn solve_again(&self, scratch: &mut Scratch, block: &Block, group: u32) {
        let affected = std::mem::replace(&mut scratch.affected[group], NONE);
        let Some(&(from, to, feeds_itself)) = self.groups.get(group as usize) else {
            return;
        };
        let first = scratch.touched_nodes.len();
        let mut last = u32::MAX;
        for leg in self.legs.get(from..to).unwrap_or_default() {
            if leg.to != last && !is_none(both(scratch.nodes[leg.to], affected)) {
                scratch.nodes[leg.to] = without(scratch.nodes[leg.to], affected);
                scratch.touched_nodes.push(leg.to);
            }
            last = leg.to;
        }
        while self.sweep(from, to, &scratch.switches, &mut scratch.nodes) && feeds_itself {}
        for place in first..scratch.touched_nodes.len() {
            let Some(&node) = scratch.touched_nodes.get(place) else {
                continue;
            };
            let lost = without(block.nodes[node], scratch.nodes[node]);
            if is_none(lost) {
                continue;
            }
            for &step in self.system().needed_by(node) {
                let place = self.place[step];
                if let Some(leg) = self.legs.get(place as usize).filter(|leg| leg.group > group) {
                    let fired = both(self.fires(leg, block.switches[place], &block.nodes), lost);
                    scratch.wait(leg.group, fired);
                }
            }
        }
    }

    /// Whether a step's switch is on in no sample of a block, or does not matter there.
    pub(crate) fn is_off(&self, block: &Block, step: u32) -> bool {
        let place = self.place[step];
        place == u32::MAX || is_none(block.switches[place])
    }
}

impl Block {
    /// Its place among the blocks.
    pub(crate) const fn number(&self) -> u32 {
        self.number
    }
}

impl Scratch {
    /// Takes over a block; only what was touched last time is put right.
    fn begin(&mut self, block: &Block) {
        for place in self.touched_places.drain(..) {
            self.switches[place] = block.switches[place];
        }
        for node in self.touched_nodes.drain(..) {
            self.nodes[node] = block.nodes[node];
        }
    }

    /// Takes over a block in full: needed whenever it is another one than last time.
    pub(crate) fn load(&mut self, block: &Block) {
        self.switches.clone_from(&block.switches);
        self.nodes.clone_from(&block.nodes);
        self.touched_places.clear();
        self.touched_nodes.clear();
    }

    /// In how many samples of the block a node holds now.
    pub(crate) fn hits(&self, block: &Block, node: u32) -> u32 {
        ones(both(self.nodes[node], block.used))
    }

    /// A group has to be looked at in these samples, if there are any.
    fn wait(&mut self, group: u32, affected: Lanes) {
        if is_none(affected) {
            return;
        }
        for (known, affected) in self.affected[group].iter_mut().zip(affected) {
            *known |= affected;
        }
        if let Some(word) = self.waiting.get_mut(group as usize / 64) {
            *word |= 1 << (group % 64);
        }
    }

    /// The first waiting group from `from` on, which then waits no more.
    fn next_waiting(&mut self, from: u32) -> Option<u32> {
        let first = from as usize / 64;
        for (place, word) in self.waiting.iter_mut().enumerate().skip(first) {
            if *word != 0 {
                let bit = word.trailing_zeros();
                *word &= *word - 1;
                return Some(place as u32 * 64 + bit);
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

fn is_none(lanes: Lanes) -> bool {
    lanes.into_iter().fold(0, |any, lane| any | lane) == 0
}

fn ones(lanes: Lanes) -> u32 {
    lanes.into_iter().map(u64::count_ones).sum()
}
