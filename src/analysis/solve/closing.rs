//! How much of a weighted sum of probabilities is left when steps are closed, one set of steps at a time.
//!
//! Sampling again for every set would take (sets × samples). Instead the sets are opened again by halves: to see the
//! plant without a set, everything else has to be open, and what the others let in is found once for half of all
//! sets at a time. Each set is opened about log₂(sets) times, mostly to find that little grows any more.
//!
//! Where there are many sets and what they let in runs far, fewer samples of the same stream are taken; where not even
//! 512 are affordable, nothing is told apart. What is affordable is counted, never timed.

use super::{
    Dense,
    draws::{BLOCK, Draws, Lanes},
    sample::{Job, lanes_used, ones, share},
    wiring::{NONE, Wiring, Worker, both},
};

/// Worth of a hit in whole numbers of this size, so that sums do not depend on their order.
const UNIT: f64 = (1_u64 << 32) as f64;

/// Steps that may be fired, 512 samples at a time, to tell sets apart.
const FIRES: u64 = 20_000_000;

/// The weighted sum with everything open and with each set closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Left {
    /// With everything open.
    pub(crate) whole: f64,
    /// Without each set; empty where there are too many to tell them apart.
    pub(crate) without: Vec<f64>,
    /// Without each step of each set alone; empty where there are too many to tell them apart.
    pub(crate) without_each: Vec<Vec<f64>>,
}

impl Left {
    /// Adds what is left of another sum; what one of them cannot tell apart, the sum cannot.
    pub(crate) fn add(&mut self, other: &Self) {
        self.whole += other.whole;
        self.without.truncate(other.without.len());
        self.without_each.truncate(other.without_each.len());
        let without = self.without.iter_mut().zip(&other.without);
        let each = self.without_each.iter_mut().zip(&other.without_each);
        let each = each.flat_map(|(each, other)| each.iter_mut().zip(other));
        for (sum, other) in without.chain(each) {
            *sum += other;
        }
    }
}

/// Samples of a job that telling so many sets apart can afford: all of them, or fewer whole blocks, or none.
fn affordable(job: &Job<'_>, sets: usize) -> u32 {
    let rounds = u64::from(usize::BITS - sets.leading_zeros());
    let fires = sets as u64 * rounds * job.schedule.steps.len() as u64;
    let blocks = FIRES / fires.max(1);
    job.trials
        .min(u32::try_from(blocks).unwrap_or(u32::MAX).saturating_mul(BLOCK))
}

/// Samples the sum of `worth · P(node)` without each of the sets of steps, and if `each`, without each of their steps,
/// as far as that can be afforded.
pub(crate) fn sampled(
    job: &Job<'_>,
    draws: &impl Draws,
    worth: &[(u32, f64)],
    sets: &[Vec<u32>],
    each: bool,
) -> Left {
    let within = |trials: u32| Job { trials, ..*job };
    let steps = sets.len() + sets.iter().map(Vec::len).sum::<usize>();
    let of_each = if each { affordable(job, steps) } else { 0 };
    match (of_each, affordable(job, sets.len())) {
        (0, 0) => told_apart(job, draws, worth, &[], false),
        (0, trials) => told_apart(&within(trials), draws, worth, sets, false),
        (trials, _) => told_apart(&within(trials), draws, worth, sets, true),
    }
}

/// Samples the sum without each of the sets, and if `each`, without each of their steps.
fn told_apart(
    job: &Job<'_>,
    draws: &impl Draws,
    worth: &[(u32, f64)],
    sets: &[Vec<u32>],
    each: bool,
) -> Left {
    let wiring = Wiring::new(job);
    let mut of_node = Dense::filled(wiring.num_nodes(), 0_u64);
    for &(node, worth) in worth {
        if wiring.number[node] != NONE {
            of_node[wiring.number[node]] += (worth * UNIT) as u64;
        }
    }
    let sets: Vec<Vec<u32>> = (sets.iter())
        .map(|steps| steps.iter().map(|&step| wiring.place[step]).collect())
        .collect();
    let of_each = sets.iter().filter(|_| each).map(|set| vec![0; set.len()]);
    let blank = || Sums {
        whole: 0,
        without: vec![0; sets.len()],
        without_each: of_each.clone().collect(),
    };
    let one = |worker: &mut Worker<'_>, block: u32, sums: &mut Sums| {
        worker.draw(draws, block);
        for set in &sets {
            worker.close(set, true);
        }
        worker.settle();
        let used = lanes_used(job.trials, block);
        let held = (0..).zip(&worker.nodes);
        let score =
            held.map(|(node, lanes)| u128::from(of_node[node]) * u128::from(ones(both(*lanes, used))));
        let mut halves = Halves {
            score: score.sum(),
            worker,
            of_node: &of_node,
            used,
            grown: Vec::new(),
        };
        let wanted: Vec<&[u32]> = sets.iter().map(Vec::as_slice).collect();
        halves.without(&wanted, 0, &mut |halves, number| {
            let Some(set) = sets.get(number) else { return };
            if let Some(sum) = sums.without.get_mut(number) {
                *sum += halves.score;
            }
            let Some(each) = sums.without_each.get_mut(number) else {
                return;
            };
            let single: Vec<&[u32]> = set.chunks(1).collect();
            halves.without(&single, 0, &mut |halves, number| {
                if let Some(sum) = each.get_mut(number) {
                    *sum += halves.score;
                }
            });
        });
        for set in &wanted {
            halves.open(set);
        }
        sums.whole += halves.score;
    };
    let sums = share(job, &wiring, blank, one, Sums::add);
    let mean = |sum: u128| sum as f64 / UNIT / f64::from(job.trials.max(1));
    Left {
        whole: mean(sums.whole),
        without: sums.without.into_iter().map(mean).collect(),
        without_each: (sums.without_each.into_iter())
            .map(|each| each.into_iter().map(mean).collect())
            .collect(),
    }
}

struct Sums {
    whole: u128,
    without: Vec<u128>,
    without_each: Vec<Vec<u128>>,
}

impl Sums {
    fn add(&mut self, part: &Self) {
        self.whole += part.whole;
        let without = self.without.iter_mut().zip(&part.without);
        let each = self.without_each.iter_mut().zip(&part.without_each);
        let each = each.flat_map(|(each, part)| each.iter_mut().zip(part));
        for (sum, part) in without.chain(each) {
            *sum += part;
        }
    }
}

/// Samples of one block with some sets closed.
struct Halves<'w, 'a> {
    worker: &'w mut Worker<'a>,
    of_node: &'w Dense<u64>,
    used: Lanes,
    /// Worth of all hits as they are.
    score: u128,
    /// Nodes that grew, with what they held before.
    grown: Vec<(u32, Lanes)>,
}

/// Told each set's number while all others are open.
type Told<'t, 'w, 'a> = &'t mut dyn FnMut(&mut Halves<'w, 'a>, usize);

impl<'w, 'a> Halves<'w, 'a> {
    /// Opens all sets but one, for each of them in turn. All of `sets` are closed before and after.
    fn without(&mut self, sets: &[&[u32]], first: usize, told: Told<'_, 'w, 'a>) {
        if sets.len() <= 1 {
            if !sets.is_empty() {
                told(self, first);
            }
            return;
        }
        let (left, right) = sets.split_at(sets.len() / 2);
        for (opened, closed, first) in [(right, left, first), (left, right, first + left.len())] {
            let (score, grown) = (self.score, self.grown.len());
            for set in opened {
                self.open(set);
            }
            self.without(closed, first, told);
            while self.grown.len() > grown {
                if let Some((node, held)) = self.grown.pop() {
                    self.worker.nodes[node] = held;
                }
            }
            self.score = score;
            for set in opened {
                self.worker.close(set, true);
            }
        }
    }

    fn open(&mut self, set: &[u32]) {
        let (of_node, used) = (self.of_node, self.used);
        let (score, grown) = (&mut self.score, &mut self.grown);
        self.worker.open(set, |node, before, after| {
            grown.push((node, *before));
            let mut new = both(*after, used);
            for (new, before) in new.iter_mut().zip(before) {
                *new &= !before;
            }
            *score += u128::from(of_node[node]) * u128::from(ones(new));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::solve::{
        Clause, START, System,
        draws::{KeyedDraws, mix},
        reach::{reach, schedule, slice},
        sample::hits_without,
    };

    #[test]
    fn more_ways_in_than_can_be_told_apart_are_told_by_sets_or_not_at_all() {
        let node = |step: u32| 1 + step / 2;
        let needs: Vec<[u32; 1]> = (0..20_000).map(|step| [step / 2]).collect();
        let clauses = (0..).zip(&needs).map(|(step, needs)| Clause {
            needs,
            to: node(step),
            certain: false,
        });
        let system = System::new(10_001, clauses);
        let reach = reach(&system, |_| true);
        let schedule = schedule(&system, &reach, &slice(&system, &reach, [10_000].into_iter()));
        let p = Dense::filled(20_000, 0.99);
        let job = Job {
            system: &system,
            schedule: &schedule,
            p: &p,
            trials: 1_024,
            threads: 1,
        };
        let draws = KeyedDraws::new(1, (0..20_000).map(mix));
        let singles = |number: u32| -> Vec<Vec<u32>> { (0..number).map(|step| vec![step]).collect() };
        let few = sampled(&job, &draws, &[(10_000, 1.0)], &singles(4), true);
        assert_eq!((few.without.len(), few.without_each.len()), (4, 4));
        let in_two = sampled(
            &job,
            &draws,
            &[(10_000, 1.0)],
            &[(0..500).collect(), vec![500]],
            true,
        );
        assert_eq!((in_two.without.len(), in_two.without_each.len()), (2, 0));
        let many = sampled(&job, &draws, &[(10_000, 1.0)], &singles(2_000), true);
        assert_eq!((many.without.len(), many.without_each.len()), (0, 0));
        assert_eq!(few.whole, many.whole);
    }

    #[test]
    fn opening_by_halves_counts_what_closing_one_set_after_the_other_counts() {
        const NODES: u32 = 12;
        for seed in 0..60 {
            let draw = |number: u64, below: u32| (mix(seed * 1_000 + number) % u64::from(below)) as u32;
            let entries = (0..6).map(|at| (vec![START], 1 + draw(at, NODES - 1)));
            let others = (10..40).map(|at| {
                let needs = vec![1 + draw(at, NODES - 1), 1 + draw(at + 100, NODES - 1)];
                let needs = if at % 4 == 0 { needs } else { needs[..1].to_vec() };
                (needs, 1 + draw(at + 200, NODES - 1))
            });
            let steps: Vec<(Vec<u32>, u32)> = entries.chain(others).collect();
            let clauses = steps.iter().map(|(needs, to)| Clause {
                needs,
                to: *to,
                certain: false,
            });
            let system = System::new(NODES, clauses);
            let reach = reach(&system, |_| true);
            let slice = slice(&system, &reach, 1..NODES);
            let schedule = schedule(&system, &reach, &slice);
            let p: Dense<f64> = (0..system.num_steps()).map(|_| 0.5).collect();
            let job = Job {
                system: &system,
                schedule: &schedule,
                p: &p,
                trials: 1_000,
                threads: 2,
            };
            let draws = KeyedDraws::new(seed, (0..u64::from(system.num_steps())).map(mix));
            let sets = vec![vec![0], vec![1, 2, 3], vec![], vec![4, 5]];
            let worth = [(3, 2.0), (7, 30.0), (11, 0.5)];
            let left = sampled(&job, &draws, &worth, &sets, true);
            let closing = |closed: &[u32]| {
                let hits = hits_without(&job, &draws, &[closed.to_vec()]);
                let of_node = |&(node, worth): &(u32, f64)| worth * f64::from(hits[0][node]) / 1_000.0;
                worth.iter().map(of_node).sum::<f64>()
            };
            assert!((left.whole - closing(&[])).abs() < 1e-9);
            for (number, set) in sets.iter().enumerate() {
                assert!(
                    (left.without[number] - closing(set)).abs() < 1e-9,
                    "{seed} {number}"
                );
                for (place, &step) in set.iter().enumerate() {
                    assert!((left.without_each[number][place] - closing(&[step])).abs() < 1e-9);
                }
            }
        }
    }
}
