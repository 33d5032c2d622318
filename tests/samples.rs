//! Samples and generated plants: what a newcomer opens first must be sound in the analysis, too.

use std::collections::{BTreeMap, BTreeSet};

use toride::{
    analysis::{
        analyze,
        findings::{CellGrade, Findings, Settings},
    },
    guideline::{self, Severity},
    plant::{Grade, Plant},
    samples,
};

fn findings(plant: &Plant) -> Findings {
    analyze(plant, guideline::catalogue(), &Settings::default())
}

#[test]
fn no_sample_and_no_generated_plant_contradicts_itself() {
    let samples = samples::all().iter().map(|sample| sample.load().unwrap());
    for plant in samples.chain([samples::generate(60, 1)]) {
        let lint = findings(&plant).lint;
        let errors: Vec<_> = lint
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", plant.info.name);
    }
}

#[test]
fn every_device_is_of_a_known_kind_and_every_measure_is_in_the_catalogue() {
    let catalogue = guideline::catalogue();
    let samples = samples::all().iter().map(|sample| sample.load().unwrap());
    for plant in samples.chain([samples::generate(200, 1)]) {
        for device in plant.devices.values() {
            assert!(catalogue.kind(&device.kind).is_some(), "{}", device.kind);
        }
        for measure in plant.measures.values() {
            assert!(
                catalogue.measure(&measure.measure).is_some(),
                "{}",
                measure.measure
            );
        }
    }
}

/// `assumed-factory-potential.json`: per zone one character for each of the 31 threats in the guideline's order:
/// the importance of what the threat would hit there (0–3), or `.` where nothing in the zone is a target of it.
#[test]
fn the_assumed_factory_meets_every_threat_where_its_targets_stand() {
    let plant = samples::ASSUMED_FACTORY.load().unwrap();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for cell in &findings(&plant).risk {
        let applies = cell.computed != CellGrade::NotApplicable;
        let potential = cell
            .potential
            .map(|importance| char::from(b'0' + importance.get()));
        let row = found.entry(cell.zone.to_string()).or_default();
        row.push(potential.filter(|_| applies).unwrap_or('.'));
    }
    let text = include_str!("golden/assumed-factory-potential.json");
    let expected: BTreeMap<String, String> = serde_json::from_str(text).unwrap();
    assert_eq!(found, expected);
    assert_eq!(expected.values().map(String::len).sum::<usize>(), 248);
}

#[test]
fn a_boundary_no_task_names_is_not_rated_rather_than_harmless() {
    let plant = samples::ASSUMED_FACTORY.load().unwrap();
    let findings = findings(&plant);
    let boundary = |threat: &str| {
        let mut cells = findings.risk.iter();
        let cell = cells
            .find(|cell| cell.zone.to_string() == "zone-000000z2" && cell.threat.as_str() == threat)
            .unwrap();
        (cell.computed, cell.likelihood)
    };
    let (intrusion, likelihood) = boundary("T03");
    assert_eq!(intrusion, CellGrade::NotComputed);
    assert!(likelihood > 1, "the way in from the internet leads there");
    assert_eq!(boundary("T18").0, CellGrade::NotComputed);
    assert_eq!(boundary("T04").0, CellGrade::NotApplicable);
}

#[test]
fn the_reason_of_a_row_starts_at_a_way_in_of_that_row() {
    let catalogue = guideline::catalogue();
    let mut told = 0;
    for sample in samples::all() {
        let findings = findings(&sample.load().unwrap());
        for effect in findings
            .effects
            .iter()
            .filter(|effect| !effect.entry_points.is_empty())
        {
            for step in effect.stories.iter().flat_map(|story| &story.steps) {
                let step = &findings.graph.steps[*step as usize];
                let row = catalogue.steps.iter().find(|row| row.code.as_str() == &*step.row);
                let row = row.unwrap();
                if row.is_entry() {
                    let open = |point| effect.entry_points.contains(point);
                    assert!(row.entry_points.iter().any(open), "{}: {}", effect.id, step.id);
                    told += 1;
                }
            }
        }
    }
    assert!(told > 0);
}

#[test]
fn what_is_done_once_for_the_whole_plant_is_recommended_once() {
    let findings = findings(&samples::ASSUMED_FACTORY.load().unwrap());
    let all = &findings.recommendations;
    let watching = all
        .iter()
        .filter(|row| row.deed().rises().any(|rise| rise.measure.as_str() == "O1"));
    assert_eq!(watching.count(), 1);
    let mut seen = BTreeSet::new();
    for row in all {
        for rise in row.deed().rises() {
            assert!(
                seen.insert((row.deed().target, rise.measure.clone())),
                "{:?} twice",
                row.deed()
            );
        }
    }
    assert!(
        all.iter()
            .map(|row| row.candidate.worth)
            .is_sorted_by(|a, b| a >= b)
    );
}

#[test]
fn the_assumed_factory_shows_what_it_is_there_to_show() {
    let plant = samples::ASSUMED_FACTORY.load().unwrap();
    let findings = findings(&plant);
    let rules: Vec<&str> = findings.lint.iter().map(|finding| finding.rule).collect();
    for expected in [
        "V-ZON-04", "V-CON-03", "V-DEV-05", "V-ZON-06", "V-WLS-01", "V-TMP-01", "V-PLC-02", "V-DAT-03",
        "V-MAP-01", "V-ZON-08", "V-POL-01", "V-THR-04", "V-MEA-04",
    ] {
        assert!(rules.contains(&expected), "{expected} is not among {rules:?}");
    }
    assert!(rules.len() <= 35, "nobody reads {} findings", rules.len());
    let undeclared = rules.iter().filter(|&&rule| rule == "V-CON-02").count();
    assert_eq!(undeclared, 4, "ways between zones that nobody has written down");
    let production = findings
        .zones
        .iter()
        .find(|risk| plant.zones.get(&risk.zone).is_some_and(|zone| zone.code == "Z4"));
    assert_eq!(production.unwrap().grade, CellGrade::Grade(Grade::A));
}
