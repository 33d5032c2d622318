//! Sampling: 512 samples at a time, one bit each. Integer counts, so any number of threads gives the same result.

use super::{
    Dense, START, System,
    draws::{BLOCK, Draws, Lanes, WORDS},
    reach::Schedule,
};

/// What to sample.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The system.
    pub system: &'a System,
    /// Its sliced steps in solving order.
    pub schedule: &'a Schedule,
    /// Probability of every step's switch.
    pub p: &'a Dense<f64>,
    /// Samples to draw.
    pub trials: u32,
    /// Threads to share them; never changes the counts.
    pub threads: usize,
}

/// In how many samples each node holds.
pub fn hits(job: &Job<'_>, draws: &impl Draws) -> Dense<u32> {
    let num_blocks = job.trials.div_ceil(BLOCK);
    let threads = (job.threads.max(1) as u32).min(num_blocks.max(1));
    let count = |thread: u32| {
        let mut worker = Worker::new(job);
        let mut hits = Dense::filled(job.system.num_nodes(), 0);
        for block in (thread..num_blocks).step_by(threads as usize) {
            worker.run(job, draws, block);
            worker.count(job, block, &mut hits);
        }
        hits
    };
    if threads == 1 {
        return count(0);
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || count(thread)))
            .collect();
        let mut total = Dense::filled(job.system.num_nodes(), 0);
        for (thread, worker) in (0..).zip(workers) {
            // A worker cannot panic; if one ever did, its share is counted here rather than lost.
            let part = worker.join().unwrap_or_else(|_| count(thread));
            for (node, hits) in (0..).zip(part.iter()) {
                total[node] += hits;
            }
        }
        total
    })
}

/// Hits of one node, and for each of some steps how many of the samples with its switch on were hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// Samples in which the node holds.
    pub hits: u32,
    /// Per step: samples with the switch on, and hits among them.
    pub on: Vec<(u32, u32)>,
}

/// Counts a node together with the switches of `steps`.
pub fn joint(job: &Job<'_>, draws: &impl Draws, node: u32, steps: &[u32]) -> Joint {
    let mut worker = Worker::new(job);
    let mut counts = Joint {
        hits: 0,
        on: vec![(0, 0); steps.len()],
    };
    for block in 0..job.trials.div_ceil(BLOCK) {
        worker.run(job, draws, block);
        let used = lanes_used(job.trials, block);
        let holds = both(worker.nodes[node], used);
        counts.hits += ones(holds);
        for (&step, (on, hit)) in steps.iter().zip(&mut counts.on) {
            let switched = both(worker.switches[step], used);
            *on += ones(switched);
            *hit += ones(both(switched, holds));
        }
    }
    counts
}

/// One thread's memory.
struct Worker {
    nodes: Dense<Lanes>,
    switches: Dense<Lanes>,
}

impl Worker {
    fn new(job: &Job<'_>) -> Self {
        Self {
            nodes: Dense::filled(job.system.num_nodes(), [0; WORDS]),
            switches: Dense::filled(job.system.num_steps(), [0; WORDS]),
        }
    }

    /// Draws all switches of a block and finds the least set of true nodes, 512 samples at once.
    fn run(&mut self, job: &Job<'_>, draws: &impl Draws, block: u32) {
        for &step in &job.schedule.steps {
            self.nodes[job.system.to(step)] = [0; WORDS];
            self.switches[step] = if job.system.is_certain(step) {
                [u64::MAX; WORDS]
            } else {
                draws.lanes(step, job.p[step], block)
            };
        }
        self.nodes[START] = [u64::MAX; WORDS];
        let mut from = 0;
        for &(to, feeds_itself) in &job.schedule.groups {
            let steps = job
                .schedule
                .steps
                .get(from as usize..to as usize)
                .unwrap_or_default();
            while self.sweep(job.system, steps) && feeds_itself {}
            from = to;
        }
    }

    /// Fires every step once; whether a node grew.
    fn sweep(&mut self, system: &System, steps: &[u32]) -> bool {
        let mut grew = 0;
        for &step in steps {
            let mut fires = self.switches[step];
            for &need in system.needs(step) {
                fires = both(fires, self.nodes[need]);
            }
            let node = &mut self.nodes[system.to(step)];
            for (node, fires) in node.iter_mut().zip(fires) {
                grew |= fires & !*node;
                *node |= fires;
            }
        }
        grew != 0
    }

    fn count(&self, job: &Job<'_>, block: u32, hits: &mut Dense<u32>) {
        let used = lanes_used(job.trials, block);
        for (node, lanes) in (0..).zip(self.nodes.iter()) {
            hits[node] += ones(both(*lanes, used));
        }
    }
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

fn ones(lanes: Lanes) -> u32 {
    lanes.into_iter().map(u64::count_ones).sum()
}
