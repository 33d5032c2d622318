//! How long the engine takes: drawing the graph, solving it exactly and by samples, full findings from the assumed
//! factory to 100,000 devices, the explanation of one effect, and plants drawn to break it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a measurement that fails should stop"
)]

#[path = "../tests/analysis/drawings.rs"]
mod drawings;

use std::{hint::black_box, time::Duration};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use toride::{
    analysis::{
        analyze, explain,
        findings::{Depth, Graph, Settings},
        graph,
        solve::{
            Clause, Dense, START, System,
            draws::{KeyedDraws, key, split_mix},
            exact, reach, sample,
        },
    },
    guideline::catalogue,
    plant::Plant,
    samples,
};

/// What the window computes after an edit.
fn after_an_edit() -> Settings {
    Settings {
        depth: Depth::Quick,
        ..Settings::default()
    }
}

fn plants() -> impl Iterator<Item = (String, Plant)> {
    let factory = samples::ASSUMED_FACTORY.load().unwrap();
    let generated = [100, 1_000, 10_000, 100_000];
    let generated = generated.map(|size| (size.to_string(), samples::generate(size, 1)));
    std::iter::once(("assumed factory".to_owned(), factory)).chain(generated)
}

fn drawing_the_graph(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("graph");
    group.sample_size(10);
    for (name, plant) in plants().filter(|(name, _)| name != "100000") {
        group.bench_with_input(BenchmarkId::from_parameter(name), &plant, |bench, plant| {
            bench.iter(|| black_box(graph(plant, catalogue(), &after_an_edit())));
        });
    }
    group.finish();
}

/// The graph as the solver takes it.
fn system(graph: &Graph) -> (System, Dense<f64>) {
    let clauses = graph.steps.iter().map(|step| Clause {
        needs: &step.needs,
        to: step.to,
        certain: step.base >= 1.0 && step.factors.is_empty(),
    });
    let system = System::new(graph.nodes.len() as u32, clauses);
    (system, graph.steps.iter().map(|step| step.p).collect())
}

fn solving_exactly(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("exact");
    for (name, plant) in plants().take(3) {
        let (system, p) = system(&graph(&plant, catalogue(), &after_an_edit()));
        let reach = reach::reach(&system, |_| true);
        let slice = reach::slice(&system, &reach, 0..system.num_nodes());
        let schedule = reach::schedule(&system, &reach, &slice);
        group.bench_function(BenchmarkId::new("functions", &name), |bench| {
            bench.iter(|| black_box(exact::solve(&system, &reach, &schedule, exact::TEST_LIMIT)));
        });
        let functions = exact::solve(&system, &reach, &schedule, exact::TEST_LIMIT);
        group.bench_function(BenchmarkId::new("probabilities", &name), |bench| {
            bench.iter(|| black_box(functions.probabilities(&p)));
        });
    }
    group.finish();
}

/// A random graph of 1,000 nodes and 3,494 steps at the threshold where trouble just spreads.
fn sampling(criterion: &mut Criterion) {
    const NODES: u32 = 1_000;
    const STEPS: u64 = 3_494;
    let draw = |number: u64, below: u32| (split_mix(1, number) % u64::from(below)) as u32;
    let steps: Vec<([u32; 1], u32)> = (0..STEPS)
        .map(|step| {
            let from = if step < 30 { START } else { draw(2 * step, NODES) };
            ([from], 1 + draw(2 * step + 1, NODES - 1))
        })
        .collect();
    let clauses = steps.iter().map(|(needs, to)| Clause {
        needs,
        to: *to,
        certain: false,
    });
    let system = System::new(NODES, clauses);
    let reach = reach::reach(&system, |_| true);
    let slice = reach::slice(&system, &reach, 1..NODES);
    let schedule = reach::schedule(&system, &reach, &slice);
    let draws = KeyedDraws::new(42, (0..STEPS).map(|step| key(&step.to_string())));
    let mut group = criterion.benchmark_group("samples");
    group.sample_size(20);
    for (name, p) in [("cold", 0.05), ("critical", 0.35), ("hot", 0.8)] {
        let p = Dense::filled(system.num_steps(), p);
        let job = sample::Job {
            system: &system,
            schedule: &schedule,
            p: &p,
            trials: 10_000,
            threads: 1,
        };
        group.bench_function(BenchmarkId::new("10,000 of 1,000 nodes", name), |bench| {
            bench.iter(|| black_box(sample::hits(&job, &draws)));
        });
    }
    group.finish();
}

fn full_findings(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("findings");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for (name, plant) in plants() {
        group.bench_with_input(BenchmarkId::from_parameter(name), &plant, |bench, plant| {
            bench.iter(|| black_box(analyze(plant, catalogue(), &after_an_edit())));
        });
    }
    group.finish();
}

fn explaining_one_effect(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("explanation");
    group.sample_size(10);
    for (name, plant) in plants().take(3) {
        let findings = analyze(&plant, catalogue(), &after_an_edit());
        let worst = findings.effects.iter().filter(|effect| effect.grade.is_some());
        let worst = worst.min_by_key(|effect| effect.grade).unwrap().id.clone();
        group.bench_function(BenchmarkId::from_parameter(name), |bench| {
            bench.iter(|| black_box(explain(&plant, catalogue(), &after_an_edit(), &worst)));
        });
    }
    group.finish();
}

fn hostile_plants(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10).measurement_time(Duration::from_secs(1));
    let mut without_tasks = samples::generate(10_000, 1);
    without_tasks.tasks.clear();
    let drawn = [
        ("100,000 lines from all to all", drawings::all_to_all(447)),
        ("100,000 devices on one network", drawings::one_network(100_000)),
        ("10,000 zones on one network", drawings::many_zones(10_000)),
        ("a ring of 100,000", drawings::ring(100_000)),
        (
            "10,000 devices, nothing known",
            drawings::everything_unknown(samples::generate(10_000, 1)),
        ),
        ("10,000 devices, no task", without_tasks),
    ];
    for (name, plant) in drawn {
        group.bench_function(name, |bench| {
            bench.iter(|| black_box(analyze(&plant, catalogue(), &after_an_edit())));
        });
    }
    group.finish();
}

criterion_group!(
    benches,
    drawing_the_graph,
    solving_exactly,
    sampling,
    full_findings,
    explaining_one_effect,
    hostile_plants
);
criterion_main!(benches);
