//! The plans of the fixtures, found by the search the product uses.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use serde::Deserialize;
use toride::{
    analysis::plan::{
        judge::{Cancelled, Judge, Move, Watch, ranked},
        search::{self, Advice, Method},
        stability::{Drawn, Uncertain, Uniform, stability, triangular},
    },
    guideline::{MeasureGroup, catalogue},
    plant::Strength,
};

use super::{
    fixture::{Named, NamedEffect, NamedStep, TaskImportance, close, index_share, parameters},
    golden2,
};

#[derive(Deserialize)]
struct Golden {
    steps: Vec<NamedStep>,
    effects: BTreeMap<String, NamedEffect>,
    tasks: BTreeMap<String, TaskImportance>,
    measures: BTreeMap<String, Measure>,
    #[serde(rename = "J0")]
    index: f64,
    #[serde(rename = "J1")]
    index_with: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct Measure {
    cost: u32,
    factors: BTreeMap<String, f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden/golden1.json")).expect("the fixture is well-formed")
}

fn unwatched<T>(work: impl FnOnce(Watch<'_>) -> T) -> T {
    work(Watch {
        progress: &|_, _| (),
        cancelled: &AtomicBool::new(false),
    })
}

impl Golden {
    fn moves(&self) -> Vec<Move> {
        let measures = self.measures.values().map(|measure| Move {
            cost: measure.cost,
            stop_factor: 1.0,
            after: None,
        });
        measures.collect()
    }

    fn names(&self, made: &[u32]) -> Vec<&str> {
        let names: Vec<&String> = self.measures.keys().collect();
        made.iter()
            .map(|&number| names[number as usize].as_str())
            .collect()
    }

    /// The index with some measures in place, where step `s` has probability `p(s)` without them.
    fn index(&self, made: &[u32], p: &dyn Fn(usize) -> f64) -> f64 {
        let names = self.names(made);
        let mut steps = self.steps.clone();
        for (number, step) in steps.iter_mut().enumerate() {
            step.p = p(number);
            for name in &names {
                step.p *= self.measures[*name].factors.get(&step.id).copied().unwrap_or(1.0);
            }
        }
        let named = Named::new(&steps);
        let exact = named.functions().probabilities(&named.p);
        let backup = names.contains(&"m8");
        let share = |effect: &NamedEffect| {
            let recovered =
                u8::from(backup && effect.kind == "deny" && matches!(effect.zone.as_str(), "ZM" | "ZP"));
            let p = exact[named.names[&effect.node]].expect("small enough to be exact");
            index_share(&effect.impacts(&self.tasks, recovered), p)
        };
        self.effects.values().map(share).sum()
    }

    fn advise(&self, budget: u32) -> Advice {
        unwatched(|watch| search::advise(self, &self.moves(), budget, watch)).expect("nobody cancels")
    }
}

impl Judge for Golden {
    fn indices(&self, sets: &[Vec<u32>]) -> Vec<f64> {
        let p = |step: usize| self.steps[step].p;
        sets.iter().map(|made| self.index(made, &p)).collect()
    }
}

impl Uncertain for Golden {
    fn num_parameters(&self) -> u32 {
        self.steps.len() as u32
    }

    fn under(&self, draws: &Uniform) -> Drawn {
        let range = parameters().uncertainty.value;
        let p = |step: usize| triangular(draws.at(step as u32), self.steps[step].p, &range, 1.0);
        let alone = (0..self.measures.len() as u32).map(|number| (number, self.index(&[number], &p)));
        Drawn {
            before: self.index(&[], &p),
            after: alone.collect(),
            planned: self.index(&[2, 5, 7], &p),
        }
    }
}

#[test]
fn each_measure_alone_removes_what_the_page_says() {
    let golden = golden();
    let sets: Vec<Vec<u32>> = (0..golden.measures.len() as u32)
        .map(|number| vec![number])
        .collect();
    assert!(close(golden.indices(&[Vec::new()])[0], golden.index, 1e-9));
    for (found, expected) in golden.indices(&sets).into_iter().zip(golden.index_with.values()) {
        assert!(close(found, *expected, 1e-9), "{found} instead of {expected}");
    }
    assert_eq!(
        golden.names(&golden.advise(8).order),
        ["m3", "m8", "m6", "m5", "m1", "m2", "m4", "m7"]
    );
}

#[test]
fn the_best_plan_of_each_budget_is_the_pages() {
    let golden = golden();
    for (budget, plan, index) in [
        (4, vec!["m3", "m6"], 5.927_820),
        (6, vec!["m3", "m6", "m8"], 4.055_261),
        (8, vec!["m3", "m5", "m8"], 2.987_145),
    ] {
        let frontier = golden.advise(budget).frontier;
        let best = frontier.answer().expect("something fits");
        assert_eq!(golden.names(&best.made), plan, "budget {budget}");
        assert!(close(best.index, index, 1e-6), "budget {budget}: {}", best.index);
        assert_eq!(frontier.method, Method::Exhaustive);
    }
}

#[test]
fn taking_the_best_next_measure_each_time_misses_the_best_plan_of_budget_8() {
    let frontier = golden().advise(8).frontier;
    assert_eq!(golden().names(&frontier.greedy.made), ["m1", "m3", "m6", "m8"]);
    assert!(close(frontier.greedy.index, 3.338_765, 1e-6));
    let best = frontier.answer().expect("something fits").index;
    assert!(close(frontier.greedy.index / best - 1.0, 0.117_711, 1e-6));
}

#[test]
fn a_larger_budget_never_leaves_more() {
    let best = golden().advise(18).frontier.best;
    assert_eq!(best.len(), 19);
    assert!(best.is_sorted_by(|less, more| more.index <= less.index && more.cost <= 18));
}

#[test]
fn the_shares_in_which_a_measure_leads_are_the_pages() {
    let golden = golden();
    let found = unwatched(|watch| stability(&golden, &golden.moves(), 2_000, 7, 2, watch));
    let found = found.expect("nobody cancels");
    let leading: BTreeMap<&str, f64> = (found.shares.iter())
        .filter(|(_, first, _)| *first > 0.0)
        .map(|&(number, first, _)| (golden.names(&[number])[0], first))
        .collect();
    assert_eq!(
        leading,
        BTreeMap::from([("m3", 0.437), ("m6", 0.19), ("m8", 0.373)])
    );
    for (found, expected) in [
        (found.before.low, 8.425),
        (found.before.median, 11.279),
        (found.before.high, 14.917),
    ] {
        assert!(close(found, expected, 5e-4), "{found} instead of {expected}");
    }
    let top_three: f64 = found.shares.iter().map(|(.., top_three)| top_three).sum();
    assert!(close(top_three, 3.0, 1e-9));
}

/// The page's example of two doors that need each other: the line stops over the office or by a stick.
struct TwoDoors(Golden);

impl Judge for TwoDoors {
    fn indices(&self, sets: &[Vec<u32>]) -> Vec<f64> {
        let index = |made: &Vec<u32>| {
            let mut steps = self.0.steps.clone();
            for step in &mut steps {
                let closed = match step.id.as_str() {
                    "s8" => made.contains(&0),
                    "s13" => made.contains(&1),
                    _ => false,
                };
                step.p *= f64::from(u8::from(!closed));
            }
            Named::new(&steps).exact("LINE_STOP")
        };
        sets.iter().map(index).collect()
    }
}

#[test]
fn two_doors_on_parallel_ways_are_said_to_need_each_other() {
    let doors = TwoDoors(golden());
    let door = Move {
        cost: 1,
        stop_factor: 1.0,
        after: None,
    };
    let advice = unwatched(|watch| search::advise(&doors, &[door, door], 2, watch)).expect("nobody cancels");
    let [pair] = advice.pairs[..] else {
        panic!("one pair: {:?}", advice.pairs)
    };
    assert_eq!((pair.a, pair.b), (0, 1));
    assert!(close(pair.removed, 0.086_657, 1e-6));
    assert!(close(pair.more, 0.086_657 - 0.083_295, 2e-6));
}

#[test]
fn work_nobody_wants_any_more_stops() {
    let golden = golden();
    let watch = Watch {
        progress: &|_, _| (),
        cancelled: &AtomicBool::new(true),
    };
    assert_eq!(search::advise(&golden, &golden.moves(), 8, watch), Err(Cancelled));
    assert_eq!(
        stability(&golden, &golden.moves(), 10, 7, 1, watch).err(),
        Some(Cancelled)
    );
}

#[test]
fn progress_is_told_and_changes_nothing() {
    let golden = golden();
    let told = AtomicBool::new(false);
    let watch = Watch {
        progress: &|_, done| {
            assert!((0.0..=1.0).contains(&done));
            told.store(true, Ordering::Relaxed);
        },
        cancelled: &AtomicBool::new(false),
    };
    let advice = search::advise(&golden, &golden.moves(), 8, watch).expect("nobody cancels");
    assert!(told.load(Ordering::Relaxed));
    assert_eq!(advice, golden.advise(8));
}

/// Golden 2 as it is, with every measure of a zone raised by one strength.
struct Factory {
    golden: golden2::Golden,
    raises: Vec<(String, String, Strength, Strength)>,
}

impl Factory {
    fn new() -> Self {
        let golden = golden2::golden();
        let mut raises = Vec::new();
        let technical = (catalogue().measures.iter())
            .filter(|measure| matches!(measure.group, MeasureGroup::Network | MeasureGroup::Device));
        for measure in technical {
            for (zone, strengths) in &golden.strengths["asis"] {
                let number = strengths.get(measure.code.as_str());
                let now = Strength::clamped(number.copied().unwrap_or_default());
                if let Some(next) = measure.next_strength(now) {
                    raises.push((measure.code.to_string(), zone.clone(), now, next));
                }
            }
        }
        Self { golden, raises }
    }

    fn moves(&self) -> Vec<Move> {
        let measure = |code: &str| catalogue().measures.get(code).expect("a measure");
        let raises = self.raises.iter().map(|(code, _, from, to)| Move {
            cost: u32::from(measure(code).cost_to_raise(*from, *to)),
            stop_factor: 1.0,
            after: None,
        });
        raises.collect()
    }
}

impl Judge for Factory {
    fn indices(&self, sets: &[Vec<u32>]) -> Vec<f64> {
        let index = |made: &Vec<u32>| {
            let mut golden = self.golden.clone();
            for &number in made {
                let (code, zone, _, to) = &self.raises[number as usize];
                let strengths = golden
                    .strengths
                    .get_mut("asis")
                    .and_then(|zones| zones.get_mut(zone));
                strengths.expect("a zone").insert(code.clone(), to.get());
            }
            golden.index("asis")
        };
        sets.iter().map(index).collect()
    }
}

#[test]
fn the_next_steps_of_the_factory_rank_as_on_the_page() {
    let factory = Factory::new();
    let moves = factory.moves();
    let numbers: Vec<u32> = (0..moves.len() as u32).collect();
    let sets: Vec<Vec<u32>> = numbers.iter().map(|&number| vec![number]).collect();
    let before = factory.indices(&[Vec::new()])[0];
    assert!(close(before, 31.3541, 1e-4), "{before}");
    let after = factory.indices(&sets);
    let order = ranked(&moves, before, numbers.iter().copied().zip(after.iter().copied()));
    let found: Vec<(String, f64, f64)> = (order.iter().take(15))
        .map(|&number| {
            let (code, zone, from, to) = &factory.raises[number as usize];
            let removed = before - after[number as usize];
            (
                format!("{code} {zone} {from}->{to}"),
                removed,
                moves[number as usize].worth(removed),
            )
        })
        .collect();
    // The page leaves the order among equals open; here the smaller measure comes first.
    let page = [
        ("D8 Z5 0->1", 4.1706, 4.1706),
        ("D3 Z8 0->2", 3.4907, 3.4907),
        ("D8 Z8 1->2", 3.4907, 3.4907),
        ("N3 Z7 0->2", 3.4288, 3.4288),
        ("D6 Z7 1->2", 3.3877, 3.3877),
        ("D14 Z4 0->2", 6.7389, 3.3694),
        ("N5 Z7 1->2", 3.1641, 3.1641),
        ("N4 Z5 0->1", 2.5709, 2.5709),
        ("D1 Z5 0->1", 2.5709, 2.5709),
        ("D12 Z5 0->1", 2.5709, 2.5709),
        ("D14 Z5 0->2", 5.0784, 2.5392),
        ("N1 Z5 0->2", 4.7134, 2.3567),
        ("N3 Z4 0->2", 2.2788, 2.2788),
        ("D14 Z6 0->2", 4.4958, 2.2479),
        ("D4 Z6 0->2", 3.9906, 1.9953),
    ];
    for ((name, removed, worth), (expected, page_removed, page_worth)) in found.iter().zip(page) {
        assert_eq!(name, expected);
        assert!(close(*removed, page_removed, 5.1e-5), "{name}: {removed}");
        assert!(close(*worth, page_worth, 5.1e-5), "{name}: {worth}");
    }
}
