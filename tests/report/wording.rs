//! What the report says is what the plant holds: no record passed over, no hole left in a sentence.

use toride::{
    guideline::catalogue,
    i18n::{Lang, ReportText},
    plant::{Carrier, codes::ThreatCode},
    report::{
        Options,
        wording::{self, Teller},
    },
    samples,
};

use crate::{Case, DAY, text};

#[test]
fn a_path_somebody_wrote_about_is_never_called_unrecorded() {
    let case = Case::sample();
    let plant = &case.plant;
    let between = |a, b, carrier: Carrier| {
        let mut records = plant.conduits.iter();
        records.find(|(_, record)| {
            let same =
                [record.a, record.b] == [Some(a), Some(b)] || [record.b, record.a] == [Some(a), Some(b)];
            same && record.carrier == Some(carrier)
        })
    };
    let mut recorded = 0;
    for path in &case.now.conduits {
        let written = between(path.a, path.b, path.carrier);
        assert_eq!(path.record.is_some(), written.is_some(), "{path:?}");
        recorded += usize::from(written.is_some());
    }
    assert!(recorded > 10, "only {recorded}");
    let unrecorded = ReportText::ConduitUndeclared.get(Lang::Ja);
    let printed = text(Case::sample_pdf()).concat();
    let printed: String = printed.split_whitespace().collect();
    assert_eq!(
        printed.matches(unrecorded).count(),
        case.now.conduits.len() - recorded
    );
    assert!(printed.contains("C11"));
}

#[test]
fn every_step_names_what_its_sentence_has_room_for() {
    let mut passed_through = 0;
    for sample in samples::all() {
        let case = Case::of(sample.load().unwrap());
        for lang in Lang::ALL {
            let teller = Teller {
                plant: &case.plant,
                lang,
            };
            let graph = &case.now.graph;
            for step in &graph.steps {
                let sentence = teller.step(graph, step);
                assert!(!sentence.contains(['{', '}']), "{sentence}");
                let row = catalogue().step(&step.row).unwrap().text.get(lang);
                if row.contains("{via}") {
                    let via = case.plant.display_name(step.via.unwrap(), lang.is_english());
                    assert!(!via.is_empty() && sentence.contains(&via), "{sentence}");
                    passed_through += 1;
                }
                let to = teller.node(&graph.nodes[step.to as usize]);
                assert!(!row.contains("{to}") || !to.is_empty(), "{sentence}");
            }
        }
    }
    assert!(passed_through > 10, "only {passed_through}");
}

#[test]
fn a_threat_no_measure_prevents_is_told_with_what_helps() {
    let threat = ThreatCode::from("T05");
    for lang in Lang::ALL {
        let told = wording::no_prevention(&threat, lang);
        let mut helpers = catalogue().measures.iter();
        assert!(
            helpers.any(|measure| {
                measure.against(&threat).is_some() && told.contains(measure.name.get(lang))
            })
        );
        let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
        let report = squeezed(&text(&Case::sample().pdf(&Options::new(lang, DAY))).concat());
        let begin: String = squeezed(&told).chars().take(20).collect();
        assert!(report.contains(&begin), "{lang:?}: {begin}");
    }
}
