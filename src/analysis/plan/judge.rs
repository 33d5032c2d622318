//! What a search needs to know of a plan: what each move costs, and what a set of moves leaves of the index.
//!
//! Moves are plain numbers here; a plant answers for its measures, and so does a fixture for its own.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::atomic::{self, AtomicBool},
};

/// One measure raised by one strength at one target. Moves are numbered by measure, then target, then strength, so
/// that among equals the smaller number comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Cost classes it adds.
    pub cost: u32,
    /// What the stop it needs adds to the cost when moves are ranked; 1 = nothing.
    pub stop_factor: f64,
    /// The move to the strength below, without which it cannot be made.
    pub after: Option<u32>,
}

impl Move {
    /// What taking so much off the index is worth.
    pub fn worth(&self, removed: f64) -> f64 {
        removed / (f64::from(self.cost.max(1)) * self.stop_factor.max(1e-9))
    }
}

/// Says what sets of moves leave.
pub trait Judge: Sync {
    /// The index once each of these sets of moves is made (ascending, each move after the one it needs). A set with
    /// more moves never leaves more.
    fn indices(&self, sets: &[Vec<u32>]) -> Vec<f64>;
}

/// Whether the work is still wanted, and how far it is. Both come in from outside; neither changes a result.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Called now and then with the part at work and how much of it is done, 0–1.
    pub progress: &'a (dyn Fn(Part, f32) + Sync),
    /// Set from outside to stop.
    pub cancelled: &'a AtomicBool,
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch<'_> {
    /// Reports and goes on, unless nobody wants the result any more.
    pub fn goes_on(&self, part: Part, done: usize, of: usize) -> Result<(), Cancelled> {
        (self.progress)(part, done as f32 / of.max(1) as f32);
        self.goes_on_silently()
    }

    /// Goes on without reporting, unless nobody wants the result any more.
    pub fn goes_on_silently(&self) -> Result<(), Cancelled> {
        if self.cancelled.load(atomic::Ordering::Relaxed) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }
}

/// Nobody wants the result any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// Parts of the work, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Every candidate alone.
    Candidates,
    /// The best of them in detail.
    Details,
    /// Two at a time.
    Pairs,
    /// Sets within the budget.
    Sets,
    /// How far the order rests on assumed numbers.
    Stability,
    /// Facts worth finding out.
    Facts,
}

impl Part {
    /// In the order of the work.
    pub const ALL: [Self; 6] = [
        Self::Candidates,
        Self::Details,
        Self::Pairs,
        Self::Sets,
        Self::Stability,
        Self::Facts,
    ];
}

/// Differences below this are rounding.
const STEP: f64 = 1e-9;

/// A number as it is compared: rounded, so that the last bits decide nothing.
pub(crate) fn rounded(value: f64) -> f64 {
    libm::round(value / STEP)
}

/// Moves in the order of their worth, best first; ties by number.
pub fn ranked(moves: &[Move], before: f64, after: impl Iterator<Item = (u32, f64)>) -> Vec<u32> {
    let mut order: Vec<(f64, u32)> = after
        .map(|(number, after)| (rounded(worth(moves, number, before - after)), number))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, number)| number).collect()
}

pub(super) fn worth(moves: &[Move], number: u32, removed: f64) -> f64 {
    moves.get(number as usize).map_or(0.0, |it| it.worth(removed))
}

/// A set of moves with what it costs and leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The moves, ascending.
    pub made: Vec<u32>,
    /// Cost classes together.
    pub cost: u32,
    /// The index left.
    pub index: f64,
}

impl Chosen {
    /// Whether it leaves less than another; among equals, costs less, then has the smaller numbers.
    pub fn is_better_than(&self, other: &Self) -> bool {
        rounded(self.index)
            .total_cmp(&rounded(other.index))
            .then(self.cost.cmp(&other.cost))
            .then_with(|| self.made.cmp(&other.made))
            == Ordering::Less
    }
}

/// Sets judged between two looks at the flag: few enough to stop soon, enough for every thread.
const BATCH: usize = 64;

/// Sets already judged, and the moves they are made of.
#[derive(Debug)]
pub(crate) struct Sets<'a, J> {
    judge: &'a J,
    /// All moves.
    pub(crate) moves: &'a [Move],
    known: BTreeMap<Vec<u32>, f64>,
}

impl<'a, J: Judge> Sets<'a, J> {
    /// Nothing judged yet.
    pub(crate) fn new(judge: &'a J, moves: &'a [Move]) -> Self {
        Self {
            judge,
            moves,
            known: BTreeMap::new(),
        }
    }

    /// Judges sets that are not known yet.
    pub(crate) fn judge_all(
        &mut self,
        sets: impl IntoIterator<Item = Vec<u32>>,
        mut goes_on: impl FnMut(usize, usize) -> Result<(), Cancelled>,
    ) -> Result<(), Cancelled> {
        let sets: BTreeSet<Vec<u32>> = sets
            .into_iter()
            .filter(|set| !self.known.contains_key(set))
            .collect();
        let sets: Vec<Vec<u32>> = sets.into_iter().collect();
        for (number, part) in sets.chunks(BATCH).enumerate() {
            goes_on(number * BATCH, sets.len())?;
            let found = self.judge.indices(part);
            self.known.extend(part.iter().cloned().zip(found));
        }
        Ok(())
    }

    /// What a set leaves.
    pub(crate) fn index(&mut self, made: &[u32]) -> f64 {
        if let Some(&index) = self.known.get(made) {
            return index;
        }
        let index = self.judge.indices(&[made.to_vec()]).first().copied();
        let index = index.unwrap_or_default();
        self.known.insert(made.to_vec(), index);
        index
    }

    /// A set with its cost and index.
    pub(crate) fn chosen(&mut self, made: Vec<u32>) -> Chosen {
        Chosen {
            cost: made.iter().map(|&number| self.cost(number)).sum(),
            index: self.index(&made),
            made,
        }
    }

    /// Cost classes of a move.
    pub(crate) fn cost(&self, number: u32) -> u32 {
        self.moves.get(number as usize).map_or(0, |it| it.cost)
    }

    /// Whether a move can be added to a set: it is not in yet, and the one it needs is.
    pub(crate) fn can_follow(&self, made: &[u32], number: u32) -> bool {
        let needs = self.moves.get(number as usize).and_then(|it| it.after);
        !made.contains(&number) && needs.is_none_or(|needs| made.contains(&needs))
    }

    /// Whether a move can be taken out of a set: nothing there needs it.
    pub(crate) fn can_leave(&self, made: &[u32], number: u32) -> bool {
        made.iter()
            .all(|&other| self.moves.get(other as usize).and_then(|it| it.after) != Some(number))
    }
}

/// A set with one more move.
pub(crate) fn with(made: &[u32], number: u32) -> Vec<u32> {
    let mut more = made.to_vec();
    if let Err(place) = more.binary_search(&number) {
        more.insert(place, number);
    }
    more
}

/// Does the same to each of some things on several threads; the order of the results is that of the things.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    threads: usize,
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    in_shares(threads, things, |part| part.iter().map(&work).collect())
}

/// Gives each thread a share of some things; the order of the results is that of the things.
pub(crate) fn in_shares<T: Sync, R: Send>(
    threads: usize,
    things: &[T],
    work: impl Fn(&[T]) -> Vec<R> + Sync,
) -> Vec<R> {
    let share = things.len().div_ceil(threads.max(1)).max(1);
    if share >= things.len() {
        return work(things);
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = things
            .chunks(share)
            .map(|part| {
                let work = &work;
                (part, scope.spawn(move || work(part)))
            })
            .collect();
        let mut all = Vec::with_capacity(things.len());
        for (part, worker) in workers {
            // A worker cannot panic; if one ever did, its share is done here rather than lost.
            all.extend(worker.join().unwrap_or_else(|_| work(part)));
        }
        all
    })
}
