//! Sampling: 512 samples at a time, one bit each. Integer counts, so any number of threads gives the same result.

use super::{
    Dense, System,
    draws::{BLOCK, Draws, Lanes, WORDS},
    reach::Schedule,
    wiring::{NONE, Wiring, Worker, both},
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

/// Steps that may be fired for one question, 512 samples at a time.
const FIRES: u64 = 20_000_000;
/// About how often a step fires in a part that feeds itself, until nothing grows any more.
const ROUNDS: u64 = 16;

/// How many of the wanted samples a drawing of this size gets: all of them, or fewer whole blocks of the same stream, but
/// at least one. Counted from the steps alone, never timed, so no measure and no machine can change it; the interval
/// says what fewer samples cost.
pub(crate) fn affordable(schedule: &Schedule, wanted: u32) -> u32 {
    let mut from = 0;
    let mut fires = 0;
    for &(to, feeds_itself) in &schedule.groups {
        fires += u64::from(to - from) * if feeds_itself { ROUNDS } else { 1 };
        from = to;
    }
    let blocks = u32::try_from(FIRES / fires.max(1)).unwrap_or(u32::MAX);
    wanted.min(blocks.max(1).saturating_mul(BLOCK))
}

/// In how many samples each node holds.
pub fn hits(job: &Job<'_>, draws: &impl Draws) -> Dense<u32> {
    let mut found = hits_without(job, draws, &[Vec::new()]);
    found.pop().unwrap_or_default()
}

/// In how many of the same samples each node holds when some steps are closed, for each choice of such steps.
pub(crate) fn hits_without(job: &Job<'_>, draws: &impl Draws, closed: &[Vec<u32>]) -> Vec<Dense<u32>> {
    let wiring = Wiring::new(job);
    let closed: Vec<Vec<u32>> = (closed.iter())
        .map(|steps| steps.iter().map(|&step| wiring.place[step]).collect())
        .collect();
    let blank = || -> Vec<Dense<u32>> {
        closed
            .iter()
            .map(|_| Dense::filled(wiring.num_nodes(), 0))
            .collect()
    };
    let one = |worker: &mut Worker<'_>, block: u32, hits: &mut Vec<Dense<u32>>| {
        worker.draw(draws, block);
        let used = lanes_used(job.trials, block);
        for (closed, hits) in closed.iter().zip(hits) {
            worker.close(closed, true);
            worker.settle();
            worker.close(closed, false);
            for (node, lanes) in (0..).zip(&worker.nodes) {
                hits[node] += ones(both(*lanes, used));
            }
        }
    };
    let add = |total: &mut Vec<Dense<u32>>, part: &Vec<Dense<u32>>| {
        for (total, part) in total.iter_mut().zip(part) {
            for (node, hits) in (0..).zip(part) {
                total[node] += hits;
            }
        }
    };
    let found = share(job, &wiring, blank, one, add);
    let spread = |hits: Dense<u32>| {
        let mut all = Dense::filled(job.system.num_nodes(), 0);
        for (&node, &hits) in wiring.nodes.iter().zip(&hits) {
            all[node] = hits;
        }
        all
    };
    found.into_iter().map(spread).collect()
}

/// Hits of one node, and for each of some steps how many of the samples with its switch on were hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// Samples in which the node holds.
    pub hits: u32,
    /// Per step: samples with the switch on, and hits among them.
    pub on: Vec<(u32, u32)>,
}

/// Counts a node together with the switches of `steps`.
pub fn joint(job: &Job<'_>, draws: &impl Draws, node: u32, steps: &[u32]) -> Joint {
    let wiring = Wiring::new(job);
    let blank = || Joint {
        hits: 0,
        on: vec![(0, 0); steps.len()],
    };
    let one = |worker: &mut Worker<'_>, block: u32, counts: &mut Joint| {
        worker.draw(draws, block);
        worker.settle();
        let used = lanes_used(job.trials, block);
        let number = wiring.number[node];
        if number == NONE {
            return;
        }
        let holds = both(worker.nodes[number], used);
        counts.hits += ones(holds);
        for (&step, (on, hit)) in steps.iter().zip(&mut counts.on) {
            let place = wiring.place[step];
            if place != NONE {
                let switched = both(worker.switches[place], used);
                *on += ones(switched);
                *hit += ones(both(switched, holds));
            }
        }
    };
    let add = |total: &mut Joint, part: &Joint| {
        total.hits += part.hits;
        for ((on, hit), (more_on, more_hit)) in total.on.iter_mut().zip(&part.on) {
            *on += more_on;
            *hit += more_hit;
        }
    };
    share(job, &wiring, blank, one, add)
}

/// Shares the blocks of a job over its threads and adds up what they found.
pub(super) fn share<'a, T: Send>(
    job: &'a Job<'a>,
    wiring: &'a Wiring,
    blank: impl Fn() -> T + Sync,
    one: impl Fn(&mut Worker<'a>, u32, &mut T) + Sync,
    add: impl Fn(&mut T, &T),
) -> T {
    let num_blocks = job.trials.div_ceil(BLOCK);
    let threads = (job.threads.max(1) as u32).min(num_blocks.max(1));
    let count = |thread: u32| {
        let mut worker = Worker::new(job, wiring);
        let mut counts = blank();
        for block in (thread..num_blocks).step_by(threads as usize) {
            one(&mut worker, block, &mut counts);
        }
        counts
    };
    if threads == 1 {
        return count(0);
    }
    let count = &count;
    std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads)
            .map(|thread| (thread, scope.spawn(move || count(thread))))
            .collect();
        let mut total = count(0);
        for (thread, worker) in workers {
            // A worker cannot panic; if one ever did, its share is counted here rather than lost.
            let part = worker.join().unwrap_or_else(|_| count(thread));
            add(&mut total, &part);
        }
        total
    })
}

/// The last block may be cut short.
pub(super) fn lanes_used(trials: u32, block: u32) -> Lanes {
    let mut left = trials.saturating_sub(block * BLOCK);
    [(); WORDS].map(|()| {
        let here = left.min(64);
        left -= here;
        if here == 64 { u64::MAX } else { (1 << here) - 1 }
    })
}

/// How many samples.
pub(super) fn ones(lanes: Lanes) -> u32 {
    lanes.into_iter().map(u64::count_ones).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_feeds_itself_through_a_million_steps_gets_one_block_of_samples() {
        let with = |groups: &[(u32, bool)]| Schedule {
            steps: Vec::new(),
            groups: groups.to_vec(),
        };
        assert_eq!(affordable(&with(&[]), 10_240), 10_240);
        assert_eq!(
            affordable(&with(&[(20_000, true), (900_000, false)]), 10_240),
            16 * BLOCK
        );
        assert_eq!(affordable(&with(&[(1_000_000, true)]), 10_240), BLOCK);
        assert_eq!(affordable(&with(&[(1_000_000, true)]), 300), 300);
    }
}
