//! Scheduled steps laid out for sampling: nodes numbered in solving order, 512 samples of each side by side.

use std::collections::VecDeque;

use super::{
    Dense, START,
    draws::{Draws, Lanes, WORDS},
    sample::Job,
    system::Lists,
};

/// Not wired.
pub(super) const NONE: u32 = u32::MAX;
const ALL: Lanes = [u64::MAX; WORDS];
const NO: Lanes = [0; WORDS];

/// Steps by their place in the schedule, nodes by their place in the order of solving; START is node 0.
#[derive(Debug)]
pub(super) struct Wiring {
    /// Number in the system of each node here.
    pub(super) nodes: Vec<u32>,
    /// Number here of each node of the system.
    pub(super) number: Dense<u32>,
    /// Place of each step of the system; `NONE` for those that are not scheduled.
    pub(super) place: Dense<u32>,
    needs: Lists,
    to: Dense<u32>,
    /// Places of the steps that need a node.
    out: Lists,
    /// Nodes that a later step of their own group makes true after they were read.
    read_before: Dense<bool>,
}

impl Wiring {
    /// Lays out the steps of a job.
    pub(super) fn new(job: &Job<'_>) -> Self {
        let (system, steps) = (job.system, &job.schedule.steps);
        let mut nodes = vec![START];
        let mut number = Dense::filled(system.num_nodes(), NONE);
        let mut place = Dense::filled(system.num_steps(), NONE);
        number[START] = 0;
        for (at, &step) in (0..).zip(steps) {
            place[step] = at;
            let to = system.to(step);
            if number[to] == NONE {
                number[to] = nodes.len() as u32;
                nodes.push(to);
            }
        }
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(steps.len());
        for (at, &step) in (0..).zip(steps) {
            for &need in system.needs(step) {
                // A need that no step makes true never holds.
                if number[need] == NONE {
                    number[need] = nodes.len() as u32;
                    nodes.push(need);
                }
                pairs.push((at, number[need]));
            }
        }
        let num_nodes = nodes.len() as u32;
        let to: Dense<u32> = steps.iter().map(|&step| number[system.to(step)]).collect();
        let needs = Lists::new(steps.len() as u32, pairs.iter().copied());
        let out = Lists::new(num_nodes, pairs.iter().map(|&(at, need)| (need, at)));
        let mut read_before = Dense::filled(num_nodes, false);
        let mut last_made = Dense::filled(num_nodes, 0);
        for (at, &to) in (0..).zip(&to) {
            last_made[to] = at;
        }
        for &(at, need) in &pairs {
            read_before[need] |= at < last_made[need];
        }
        Self {
            nodes,
            number,
            place,
            needs,
            to,
            out,
            read_before,
        }
    }

    /// Number of nodes.
    pub(super) fn num_nodes(&self) -> u32 {
        self.nodes.len() as u32
    }
}

/// One thread's samples of one block.
#[derive(Debug)]
pub(super) struct Worker<'a> {
    job: &'a Job<'a>,
    wiring: &'a Wiring,
    /// By node: the samples in which it holds.
    pub(super) nodes: Dense<Lanes>,
    /// By place: the samples in which the step's switch is on.
    pub(super) switches: Dense<Lanes>,
    /// By place: the step does not count.
    pub(super) closed: Dense<bool>,
    queue: VecDeque<u32>,
    queued: Dense<bool>,
}

impl<'a> Worker<'a> {
    /// Memory for one block.
    pub(super) fn new(job: &'a Job<'a>, wiring: &'a Wiring) -> Self {
        Self {
            job,
            wiring,
            nodes: Dense::filled(wiring.num_nodes(), NO),
            switches: Dense::filled(job.schedule.steps.len() as u32, NO),
            closed: Dense::filled(job.schedule.steps.len() as u32, false),
            queue: VecDeque::new(),
            queued: Dense::filled(wiring.num_nodes(), false),
        }
    }

    /// Draws all switches of a block.
    pub(super) fn draw(&mut self, draws: &impl Draws, block: u32) {
        let job = self.job;
        for (place, &step) in (0..).zip(&job.schedule.steps) {
            self.switches[place] = if job.system.is_certain(step) {
                ALL
            } else {
                draws.lanes(step, job.p[step], block)
            };
        }
    }

    /// Closes steps, or lets them count again; places that are [`NONE`] are passed over.
    pub(super) fn close(&mut self, places: &[u32], closed: bool) {
        for &place in places.iter().filter(|&&place| place != NONE) {
            self.closed[place] = closed;
        }
    }

    /// Finds the least set of true nodes, 512 samples at once.
    pub(super) fn settle(&mut self) {
        for node in 0..self.wiring.num_nodes() {
            self.nodes[node] = NO;
        }
        self.nodes[0] = ALL;
        let wiring = self.wiring;
        let mut from = 0;
        for &(to, feeds_itself) in &self.job.schedule.groups {
            for place in from..to {
                if self.fire(place) && feeds_itself && wiring.read_before[wiring.to[place]] {
                    self.enqueue(wiring.to[place]);
                }
            }
            while let Some(node) = self.dequeue() {
                for &place in wiring.out.of(node) {
                    if (from..to).contains(&place) && self.fire(place) {
                        self.enqueue(wiring.to[place]);
                    }
                }
            }
            from = to;
        }
    }

    /// Opens closed steps again and lets what follows from them grow; `grew` is told each node with what it held and
    /// holds.
    pub(super) fn open(&mut self, places: &[u32], mut grew: impl FnMut(u32, &Lanes, &Lanes)) {
        let wiring = self.wiring;
        self.close(places, false);
        let mut out = places;
        loop {
            for &place in out.iter().filter(|&&place| place != NONE) {
                let node = wiring.to[place];
                let before = self.nodes[node];
                if self.fire(place) {
                    grew(node, &before, &self.nodes[node]);
                    self.enqueue(node);
                }
            }
            let Some(node) = self.dequeue() else { return };
            out = wiring.out.of(node);
        }
    }

    /// Fires a step; whether its node grew.
    fn fire(&mut self, place: u32) -> bool {
        if self.closed[place] {
            return false;
        }
        let mut fires = self.switches[place];
        for &need in self.wiring.needs.of(place) {
            fires = both(fires, self.nodes[need]);
        }
        let node = &mut self.nodes[self.wiring.to[place]];
        let mut grew = 0;
        for (node, fires) in node.iter_mut().zip(fires) {
            grew |= fires & !*node;
            *node |= fires;
        }
        grew != 0
    }

    fn enqueue(&mut self, node: u32) {
        if !std::mem::replace(&mut self.queued[node], true) {
            self.queue.push_back(node);
        }
    }

    fn dequeue(&mut self) -> Option<u32> {
        let node = self.queue.pop_front()?;
        self.queued[node] = false;
        Some(node)
    }
}

/// Samples in both.
pub(super) fn both(mut a: Lanes, b: Lanes) -> Lanes {
    for (a, b) in a.iter_mut().zip(b) {
        *a &= b;
    }
    a
}
