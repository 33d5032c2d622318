//! Samples and generated plants: what a newcomer opens first must be sound in the analysis, too.

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

#[test]
fn the_assumed_factory_shows_what_it_is_there_to_show() {
    let plant = samples::ASSUMED_FACTORY.load().unwrap();
    let findings = findings(&plant);
    let rules: Vec<&str> = findings.lint.iter().map(|finding| finding.rule).collect();
    for expected in [
        "V-ZON-04", "V-CON-03", "V-DEV-05", "V-ZON-06", "V-WLS-01", "V-TMP-01", "V-PLC-02", "V-DAT-03",
        "V-MAP-01",
    ] {
        assert!(rules.contains(&expected), "{expected} is not among {rules:?}");
    }
    let undeclared = rules.iter().filter(|&&rule| rule == "V-CON-02").count();
    assert_eq!(undeclared, 4, "ways between zones that nobody has written down");
    let production = findings
        .zones
        .iter()
        .find(|risk| plant.zones.get(&risk.zone).is_some_and(|zone| zone.code == "Z4"));
    assert_eq!(production.unwrap().grade, CellGrade::Grade(Grade::A));
}
