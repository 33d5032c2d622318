//! How long the PDF takes: the assumed factory's whole report, and a long one of some 200 pages.

#![expect(clippy::unwrap_used, reason = "a measurement that fails should stop")]

use std::{collections::BTreeSet, hint::black_box};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use toride::{
    analysis::{
        analyze,
        findings::{Findings, Plan, Settings},
    },
    guideline::catalogue,
    i18n::Lang,
    plant::Date,
    report::{self, Options, Section},
    samples,
};

const DAY: Date = Date {
    year: 2026,
    month: 11,
    day: 21,
};

fn report(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);

    let plant = samples::all().first().unwrap().load().unwrap();
    let findings = |plan| {
        let settings = Settings {
            plan,
            ..Settings::default()
        };
        analyze(&plant, catalogue(), &settings)
    };
    let (now, target) = (findings(Plan::Now), findings(Plan::Target));
    for lang in Lang::ALL {
        let options = Options::new(lang, DAY);
        group.bench_function(BenchmarkId::new("sample", lang.code()), |bench| {
            bench.iter(|| black_box(report::pdf(&plant, catalogue(), &now, &target, &options).unwrap()));
        });
    }

    let plant = samples::generate(3_500, 1);
    let empty = Findings::default();
    let options = Options {
        sections: BTreeSet::from([Section::Tasks, Section::Zones]),
        ..Options::new(Lang::Ja, DAY)
    };
    let document = report::document(&plant, catalogue(), &empty, &empty, &options);
    let pages = document.pages.len();
    group.bench_function(BenchmarkId::new("pages", pages), |bench| {
        bench.iter(|| black_box(report::pdf(&plant, catalogue(), &empty, &empty, &options).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
