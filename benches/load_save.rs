//! How long it takes to open and to save a plant of 1,000 and of 10,000 devices, disk included.

#![expect(clippy::unwrap_used, reason = "a measurement that fails should stop")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use toride::{
    samples,
    storage::{self, File},
};

fn open_and_save(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    for num_devices in [1_000, 10_000] {
        let file = File {
            format: storage::FORMAT,
            plant: samples::generate(num_devices, 1),
            ..File::default()
        };
        let path = folder.path().join(format!("{num_devices}.toride"));
        storage::save(&path, &file, None).unwrap();
        let mut group = criterion.benchmark_group("load_save");
        group.sample_size(20);
        group.bench_with_input(BenchmarkId::new("open", num_devices), &path, |bench, path| {
            bench.iter(|| black_box(storage::open(path).unwrap()));
        });
        group.bench_with_input(BenchmarkId::new("save", num_devices), &path, |bench, path| {
            bench.iter(|| black_box(storage::save(path, &file, None).unwrap()));
        });
        group.finish();
    }
}

criterion_group!(load_save, open_and_save);
criterion_main!(load_save);
