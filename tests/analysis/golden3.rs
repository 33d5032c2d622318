//! The samples' own numbers, built by the rules from the drawing and frozen.
//!
//! They are not golden 2: there the steps are given and only some effects are counted; here rules R1–R19 build the
//! graph, so every device has effects, walls stand where a zone is not the network's home, and the fleet PC acts
//! through its vehicles. `golden3.json` (the assumed factory), `agv-warehouse.json` and `machine-shop.json` hold probability and grade of every effect, the grade of every zone and
//! the row of grades of every zone over the 31 threats (`A`–`E`, `-` not reachable, `.` does not apply). The
//! probabilities are also met by sampling the printed graph independently (`tests/cli.rs`). A change here is a
//! change of what people read in their reports: review it, then freeze it again with `UPDATE_GOLDEN=1`.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde::{Deserialize, Serialize};
use toride::{
    analysis::{
        analyze,
        findings::{CellGrade, Findings, Settings},
    },
    guideline::catalogue,
    samples::{self, Sample},
};

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Golden {
    index: f64,
    zones: BTreeMap<String, String>,
    rows: BTreeMap<String, String>,
    effects: BTreeMap<String, (f64, String)>,
}

fn letter(grade: CellGrade) -> char {
    match grade {
        CellGrade::Grade(grade) => grade.letter(),
        CellGrade::NotReachable => '-',
        CellGrade::NotApplicable => '.',
        CellGrade::NotComputed => '?',
    }
}

fn golden(findings: &Findings) -> Golden {
    let mut golden = Golden {
        index: findings.index,
        ..Golden::default()
    };
    for zone in &findings.zones {
        golden
            .zones
            .insert(zone.zone.to_string(), letter(zone.grade).to_string());
    }
    for cell in &findings.risk {
        golden
            .rows
            .entry(cell.zone.to_string())
            .or_default()
            .push(letter(cell.computed));
    }
    for effect in &findings.effects {
        let grade = letter(effect.cell_grade()).to_string();
        golden.effects.insert(effect.id.clone(), (effect.p.value, grade));
    }
    golden
}

fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/golden", name]
        .iter()
        .collect()
}

fn assert_frozen(sample: &Sample, name: &str) {
    let plant = sample.load().expect("the sample");
    let found = golden(&analyze(&plant, catalogue(), &Settings::default()));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(&found).expect("numbers");
        fs::write(path(name), format!("{text}\n")).expect("the golden file");
    }
    let text = fs::read_to_string(path(name)).expect("the golden file");
    let frozen: Golden = serde_json::from_str(&text).expect("its numbers");
    assert_eq!(found.zones, frozen.zones);
    assert_eq!(found.rows, frozen.rows);
    let ids = |golden: &Golden| golden.effects.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(&found), ids(&frozen));
    for (id, (p, grade)) in &found.effects {
        let (frozen_p, frozen_grade) = &frozen.effects[id];
        assert!((p - frozen_p).abs() < 1e-9, "{id}: {p}, frozen {frozen_p}");
        assert_eq!(grade, frozen_grade, "{id}");
    }
    assert!(
        (found.index - frozen.index).abs() < 1e-6,
        "{} {}",
        found.index,
        frozen.index
    );
}

#[test]
fn the_assumed_factory_gives_the_numbers_that_were_reviewed() {
    assert_frozen(&samples::ASSUMED_FACTORY, "golden3.json");
}

#[test]
fn the_warehouse_gives_the_numbers_that_were_reviewed() {
    assert_frozen(&samples::AGV_WAREHOUSE, "agv-warehouse.json");
}

#[test]
fn the_machine_shop_gives_the_numbers_that_were_reviewed() {
    assert_frozen(&samples::MACHINE_SHOP, "machine-shop.json");
}

#[test]
fn the_analysis_is_the_same_on_any_number_of_threads() {
    let plant = samples::generate(120, 7);
    let on = |threads| {
        analyze(
            &plant,
            catalogue(),
            &Settings {
                threads,
                ..Settings::default()
            },
        )
    };
    let (one, four) = (on(1), on(4));
    assert!(one.effects == four.effects && one.risk == four.risk && one.index == four.index);
}

#[test]
fn planned_measures_never_raise_a_grade_or_the_index() {
    let plant = samples::ASSUMED_FACTORY.load().expect("the sample");
    let with = |plan| {
        analyze(
            &plant,
            catalogue(),
            &Settings {
                plan,
                ..Settings::default()
            },
        )
    };
    let now = with(toride::analysis::findings::Plan::Now);
    let target = with(toride::analysis::findings::Plan::Target);
    assert!(target.index < now.index);
    for (before, after) in now.risk.iter().zip(&target.risk) {
        assert!(
            after.computed >= before.computed,
            "{} {}",
            before.zone,
            before.threat
        );
    }
    // Footholds are kept only at a zone's worst device, which may be another one after the plan.
    for before in &now.effects {
        if let Some(after) = target.effects.iter().find(|after| after.id == before.id) {
            assert!(after.p.value <= before.p.value + 1e-12, "{}", before.id);
        }
    }
}
