//! How long the findings take: as the window computes them after an edit, on the assumed factory and on generated
//! plants of 100 to 10,000 devices; and everything about the assumed factory at once.

use std::{hint::black_box, time::Duration};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use toride::{
    analysis::{
        analyze,
        findings::{Depth, Settings},
    },
    guideline::catalogue,
    plant::Plant,
    samples,
};

fn plants() -> Vec<(String, Plant)> {
    let factory = samples::ASSUMED_FACTORY.load().unwrap_or_default();
    let generated = [100, 1_000, 10_000].map(|size| (size.to_string(), samples::generate(size, 1)));
    std::iter::once(("assumed factory".to_owned(), factory))
        .chain(generated)
        .collect()
}

fn findings(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("findings");
    group.sample_size(10).measurement_time(Duration::from_secs(4));
    for (name, plant) in plants() {
        for (depth, words) in [(Depth::Quick, "after an edit"), (Depth::Full, "everything")] {
            if depth == Depth::Full && plant.devices.len() > 1_000 {
                continue;
            }
            let settings = Settings {
                depth,
                ..Settings::default()
            };
            group.bench_with_input(BenchmarkId::new(words, &name), &plant, |bench, plant| {
                bench.iter(|| black_box(analyze(plant, catalogue(), &settings)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, findings);
criterion_main!(benches);
