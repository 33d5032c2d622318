//! Which sets of moves to make within a budget.
//!
//! The index is neither sub- nor supermodular: two walls on one way overlap, two walls on parallel ways need each
//! other. So taking the best next move has no guarantee. With few moves every set is tried; with more, the best set
//! of each cost is grown from those of smaller costs, by single moves and by pairs that help each other, and every
//! member is tried against what was left out. The result says which it was.

use super::judge::{Cancelled, Chosen, Judge, Move, Part, Sets, Watch, ranked, rounded, with, worth};

/// Moves up to which every set is tried.
pub const BRUTE_FORCE: usize = 12;

/// How the sets were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Every set within the budget was tried: the best there is.
    Exhaustive,
    /// Grown from smaller budgets with pairs and exchanges: good, without a guarantee.
    Grown,
    /// One best next move after the other; without a budget nothing has to be given up for anything.
    OneByOne,
}

/// Two moves that remove more together than the sum of what each removes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The move with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What both remove together.
    pub removed: f64,
    /// How much of it is more than the sum of each alone.
    pub more: f64,
}

/// The best sets by budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// How they were found.
    pub method: Method,
    /// The best set of each budget from 0 up; without a budget, what each move left, one after the other.
    pub best: Vec<Chosen>,
    /// What taking the best next move each time leads to within the whole budget.
    pub greedy: Chosen,
}

impl Frontier {
    /// The best set of the whole budget.
    pub fn answer(&self) -> Option<&Chosen> {
        self.best.last()
    }
}

/// What the search says about all moves together.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Moves that need no other, best first.
    pub order: Vec<u32>,
    /// Pairs of them that help each other.
    pub pairs: Vec<Pair>,
    /// The best sets.
    pub frontier: Frontier,
}

/// Ranks moves, looks at their pairs and finds the best sets within a budget.
pub fn advise<J: Judge>(
    judge: &J,
    moves: &[Move],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Advice, Cancelled> {
    let mut sets = Sets::new(judge, moves);
    let all: Vec<u32> = (0..moves.len() as u32).collect();
    let first: Vec<u32> = all
        .iter()
        .copied()
        .filter(|&number| sets.can_follow(&[], number))
        .collect();
    sets.judge_all(first.iter().map(|&number| vec![number]), |done, all| {
        watch.goes_on(Part::Candidates, done, all)
    })?;
    let before = sets.index(&[]);
    let after: Vec<(u32, f64)> = first
        .iter()
        .map(|&number| (number, sets.index(&[number])))
        .collect();
    let order = ranked(moves, before, after.into_iter());
    let pairs = pairs(&mut sets, &first, watch)?;
    let frontier = frontier(&mut sets, &all, &pairs, budget, watch)?;
    Ok(Advice {
        order,
        pairs,
        frontier,
    })
}

/// Share of what a pair removes by which it has to beat the sum of both; less is the ordinary slack of parallel ways.
const WORTH_TELLING: f64 = 0.01;

/// Looks at all pairs of `among`, all of which can be made at once; those that help each other, largest first.
pub(crate) fn pairs<J: Judge>(
    sets: &mut Sets<'_, J>,
    among: &[u32],
    watch: Watch<'_>,
) -> Result<Vec<Pair>, Cancelled> {
    let before = sets.index(&[]);
    let of = |numbers: &[u32]| {
        let all = numbers.iter().enumerate();
        let each = |(place, &a): (usize, &u32)| {
            let later = numbers.iter().skip(place + 1);
            later.map(move |&b| (a.min(b), a.max(b))).collect::<Vec<_>>()
        };
        all.flat_map(each).collect::<Vec<_>>()
    };
    let both = of(among);
    sets.judge_all(both.iter().map(|&(a, b)| vec![a, b]), |done, all| {
        watch.goes_on(Part::Pairs, done, all)
    })?;
    let mut found: Vec<Pair> = Vec::new();
    for (a, b) in both {
        let removed = before - sets.index(&[a, b]);
        let alone = 2.0 * before - sets.index(&[a]) - sets.index(&[b]);
        let more = removed - alone;
        if more > removed * WORTH_TELLING && rounded(more) > 0.0 {
            found.push(Pair { a, b, removed, more });
        }
    }
    found.sort_by(|x, y| {
        rounded(y.more)
            .total_cmp(&rounded(x.more))
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    Ok(found)
}

/// Finds the best sets of moves from `pool` for every budget up to `budget`.
pub(crate) fn frontier<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    pairs: &[Pair],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Frontier, Cancelled> {
    let mut pool = pool.to_vec();
    pool.sort_unstable();
    // No set costs more than everything together.
    let all: u32 = pool.iter().map(|&number| sets.cost(number)).sum();
    let budget = budget.min(all);
    let greedy = greedy(sets, &pool, budget, watch)?;
    let (method, best) = if pool.len() <= BRUTE_FORCE {
        (Method::Exhaustive, exhaustive(sets, &pool, budget, watch)?)
    } else {
        (Method::Grown, grown(sets, &pool, pairs, budget, watch)?)
    };
    Ok(Frontier { method, best, greedy })
}

/// One best next move after the other until none removes anything, or `most` are made.
pub(crate) fn one_by_one<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    most: usize,
    watch: Watch<'_>,
) -> Result<Frontier, Cancelled> {
    let mut best = vec![sets.chosen(Vec::new())];
    while best.len() <= most {
        watch.goes_on(Part::Sets, best.len(), most + 1)?;
        let made = best.last().map(|last| last.made.clone()).unwrap_or_default();
        let Some(next) = best_next(sets, pool, &made, u32::MAX, watch)? else {
            break;
        };
        best.push(sets.chosen(with(&made, next)));
    }
    let greedy = best.last().cloned().unwrap_or_else(|| sets.chosen(Vec::new()));
    Ok(Frontier {
        method: Method::OneByOne,
        best,
        greedy,
    })
}

/// The moves of a set in the order of their worth one after the other.
pub(crate) fn in_order<J: Judge>(
    sets: &mut Sets<'_, J>,
    set: &[u32],
    watch: Watch<'_>,
) -> Result<Vec<u32>, Cancelled> {
    let (mut made, mut order) = (Vec::new(), Vec::new());
    while order.len() < set.len() {
        let next = match best_next(sets, set, &made, u32::MAX, watch)? {
            Some(next) => Some(next),
            // What removes nothing until the rest is there comes last.
            None => set.iter().copied().find(|&number| sets.can_follow(&made, number)),
        };
        let Some(next) = next else { break };
        made = with(&made, next);
        order.push(next);
    }
    Ok(order)
}

/// The move that is worth most after those made, and fits; `None` when none removes anything.
fn best_next<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    made: &[u32],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Option<u32>, Cancelled> {
    let spent: u32 = made.iter().map(|&number| sets.cost(number)).sum();
    let fitting: Vec<u32> = pool
        .iter()
        .copied()
        .filter(|&number| sets.can_follow(made, number) && spent.saturating_add(sets.cost(number)) <= budget)
        .collect();
    let tried = fitting.iter().map(|&number| with(made, number));
    sets.judge_all(tried, |_, _| watch.goes_on_silently())?;
    let before = sets.index(made);
    let mut best: Option<(f64, u32)> = None;
    for number in fitting {
        let removed = before - sets.index(&with(made, number));
        let worth = rounded(worth(sets.moves, number, removed));
        let is_better = best.is_none_or(|(known, other)| worth > known || (worth == known && number < other));
        if rounded(removed) > 0.0 && is_better {
            best = Some((worth, number));
        }
    }
    Ok(best.map(|(_, number)| number))
}

fn greedy<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Chosen, Cancelled> {
    let mut made = Vec::new();
    while let Some(next) = best_next(sets, pool, &made, budget, watch)? {
        made = with(&made, next);
    }
    Ok(sets.chosen(made))
}

fn exhaustive<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Vec<Chosen>, Cancelled> {
    let mut fitting: Vec<Vec<u32>> = Vec::new();
    for choice in 0..1_u32 << pool.len() {
        let members = (0..).zip(pool).filter(|(bit, _)| choice >> bit & 1 == 1);
        let set: Vec<u32> = members.map(|(_, &number)| number).collect();
        let cost: u32 = set.iter().map(|&number| sets.cost(number)).sum();
        let whole = set.iter().all(|&number| {
            let without: Vec<u32> = set.iter().copied().filter(|&other| other != number).collect();
            sets.can_follow(&without, number)
        });
        if cost <= budget && whole {
            fitting.push(set);
        }
    }
    sets.judge_all(fitting.iter().cloned(), |done, all| {
        watch.goes_on(Part::Sets, done, all)
    })?;
    let mut best = vec![sets.chosen(Vec::new()); budget as usize + 1];
    for set in fitting {
        let set = sets.chosen(set);
        for known in best.iter_mut().skip(set.cost as usize) {
            if set.is_better_than(known) {
                *known = set.clone();
            }
        }
    }
    Ok(best)
}

fn grown<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    pairs: &[Pair],
    budget: u32,
    watch: Watch<'_>,
) -> Result<Vec<Chosen>, Cancelled> {
    let mut best = vec![sets.chosen(Vec::new())];
    for limit in 1..=budget {
        watch.goes_on(Part::Sets, limit as usize - 1, budget as usize)?;
        let from = |cost: u32| {
            limit
                .checked_sub(cost)
                .and_then(|left| best.get(left as usize))
                .filter(|_| cost > 0)
        };
        let mut tried: Vec<Vec<u32>> = Vec::new();
        for &number in pool {
            let Some(smaller) = from(sets.cost(number)) else {
                continue;
            };
            if sets.can_follow(&smaller.made, number) {
                tried.push(with(&smaller.made, number));
            }
        }
        for pair in pairs {
            let Some(smaller) = from(sets.cost(pair.a) + sets.cost(pair.b)) else {
                continue;
            };
            if [pair.a, pair.b]
                .iter()
                .all(|&number| sets.can_follow(&smaller.made, number))
            {
                tried.push(with(&with(&smaller.made, pair.a), pair.b));
            }
        }
        let tried_greedily = greedy(sets, pool, limit, watch)?;
        let mut here = best.last().cloned().unwrap_or_else(|| sets.chosen(Vec::new()));
        if tried_greedily.is_better_than(&here) {
            here = tried_greedily;
        }
        sets.judge_all(tried.iter().cloned(), |_, _| {
            watch.goes_on(Part::Sets, limit as usize - 1, budget as usize)
        })?;
        for set in tried {
            let set = sets.chosen(set);
            if set.is_better_than(&here) {
                here = set;
            }
        }
        best.push(exchanged(sets, pool, here, limit, watch)?);
    }
    Ok(best)
}

/// Rounds of exchanges, as long as one helps.
const ROUNDS: usize = 2;
/// Moves left out that are tried in place of each member: those that would remove most for their cost on top.
const IN_ITS_PLACE: usize = 6;

/// Exchanges members against moves left out.
fn exchanged<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    mut set: Chosen,
    budget: u32,
    watch: Watch<'_>,
) -> Result<Chosen, Cancelled> {
    for _ in 0..ROUNDS {
        let others = next_best(sets, pool, &set.made, watch)?;
        let mut tried = Vec::new();
        for &member in set
            .made
            .iter()
            .filter(|&&member| sets.can_leave(&set.made, member))
        {
            let without: Vec<u32> = set
                .made
                .iter()
                .copied()
                .filter(|&other| other != member)
                .collect();
            let left = budget.saturating_sub(set.cost - sets.cost(member));
            for &number in &others {
                if sets.cost(number) <= left && sets.can_follow(&without, number) {
                    tried.push(with(&without, number));
                }
            }
        }
        sets.judge_all(tried.iter().cloned(), |_, _| watch.goes_on_silently())?;
        let mut better = set.clone();
        for other in tried {
            let other = sets.chosen(other);
            if other.is_better_than(&better) {
                better = other;
            }
        }
        if better.made == set.made {
            break;
        }
        set = better;
    }
    Ok(set)
}

/// Moves that would remove most for their cost on top of a set, whatever the budget.
fn next_best<J: Judge>(
    sets: &mut Sets<'_, J>,
    pool: &[u32],
    made: &[u32],
    watch: Watch<'_>,
) -> Result<Vec<u32>, Cancelled> {
    let fitting: Vec<u32> = pool
        .iter()
        .copied()
        .filter(|&number| sets.can_follow(made, number))
        .collect();
    let tried = fitting.iter().map(|&number| with(made, number));
    sets.judge_all(tried, |_, _| watch.goes_on_silently())?;
    let before = sets.index(made);
    let mut after = Vec::new();
    for number in fitting {
        let index = sets.index(&with(made, number));
        if rounded(before - index) > 0.0 {
            after.push((number, index));
        }
    }
    let mut best = ranked(sets.moves, before, after.into_iter());
    best.truncate(IN_ITS_PLACE);
    Ok(best)
}
