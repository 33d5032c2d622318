//! Planning measures: candidates with details of a plant of 100 devices, and whole plans of 100 and 1,000.

#![expect(clippy::unwrap_used, reason = "a measurement that fails should stop")]

use std::{hint::black_box, thread};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use toride::{
    analysis::{
        findings::Settings,
        plan::{Options, plan_unwatched},
    },
    guideline::catalogue,
    samples,
};

fn plans(criterion: &mut Criterion) {
    let settings = Settings {
        threads: thread::available_parallelism().map_or(1, usize::from),
        ..Settings::default()
    };
    let candidates = Options {
        candidates_only: true,
        ..Options::default()
    };
    let whole = Options {
        budget: Some(20),
        ..Options::default()
    };
    let mut group = criterion.benchmark_group("plan");
    group.sample_size(10);
    for (name, num_devices, options) in [
        ("candidates", 100, &candidates),
        ("whole", 100, &whole),
        ("candidates", 1_000, &candidates),
        ("whole", 1_000, &whole),
    ] {
        let plant = samples::generate(num_devices, 1);
        group.bench_with_input(BenchmarkId::new(name, num_devices), &plant, |bench, plant| {
            bench.iter(|| black_box(plan_unwatched(plant, catalogue(), &settings, options).unwrap()));
        });
    }
    group.finish();
}

criterion_group!(benches, plans);
criterion_main!(benches);
