//! The rows: every reference resolves, every class stays in range, what follows from them is as expected.

use std::collections::{BTreeMap, BTreeSet};

use toride::{
    analysis::lint::RULES,
    guideline::{Action, Class, Scale, Severity, catalogue},
    plant::{PlantState, Strength, Value, codes::ThreatCode},
};

#[test]
fn threats_refer_to_what_exists() {
    let c = catalogue();
    for threat in &c.threats {
        assert!(c.threat_kinds.get(&threat.kind).is_some(), "{}", threat.code);
        assert!(
            !threat.targets.is_empty() && !threat.values.is_empty() && !threat.needs.is_empty(),
            "{}",
            threat.code
        );
        assert!(
            threat
                .entry_points
                .iter()
                .all(|code| c.entry_points.get(code).is_some()),
            "{}",
            threat.code
        );
        assert!(
            threat
                .techniques
                .iter()
                .all(|code| c.techniques.get(code).is_some()),
            "{}",
            threat.code
        );
        assert_eq!(
            threat.is_hazard() || threat.code.as_str() == "T23",
            threat.techniques.is_empty(),
            "{}",
            threat.code
        );
    }
    for kind in &c.threat_kinds {
        assert!(
            c.threats_of_kind(&kind.code).count() > 0,
            "{} is empty",
            kind.code
        );
    }
    for class in c.targets.iter().map(|target| target.class) {
        assert_eq!(
            c.targets.get(class.letters()).map(|target| target.class),
            Some(class)
        );
    }
    for entry in &c.entry_points {
        assert!(
            entry
                .techniques
                .iter()
                .all(|code| c.techniques.get(code).is_some()),
            "{}",
            entry.code
        );
    }
}

#[test]
fn impact_of_a_threat_lists_no_value_twice() {
    for threat in &catalogue().threats {
        let values: BTreeSet<Value> = threat.values.iter().copied().collect();
        assert_eq!(values.len(), threat.values.len(), "{}", threat.code);
    }
}

#[test]
fn measures_refer_to_what_exists_and_stay_in_range() {
    let c = catalogue();
    for measure in &c.measures {
        let name = &measure.code;
        assert!(
            measure.counters.keys().all(|threat| c.threat(threat).is_some()),
            "{name}"
        );
        assert!(
            measure
                .mitigations
                .iter()
                .all(|code| c.mitigations.get(code).is_some()),
            "{name}"
        );
        assert!(
            measure.requirements.iter().all(|code| is_requirement(code)),
            "{name}: {:?}",
            measure.requirements
        );
        assert!(
            !measure.applies.is_empty() && !measure.scopes.is_empty(),
            "{name}"
        );
        for strength in Strength::ALL.into_iter().skip(1) {
            let defined = measure.level(strength).is_some();
            assert_eq!(
                defined,
                (1..=5).contains(&measure.cost_of(strength)),
                "{name} cost at {strength}"
            );
            for state in [PlantState::Running, PlantState::Renewal, PlantState::New] {
                assert_eq!(
                    defined,
                    (1..=4).contains(&measure.stop_of(strength, state)),
                    "{name} stop at {strength}"
                );
            }
        }
        let costs: Vec<u8> = measure
            .strengths()
            .map(|strength| measure.cost_of(strength))
            .collect();
        assert!(costs.is_sorted(), "{name} gets cheaper with strength: {costs:?}");
        assert_eq!(measure.level(Strength::NONE), None);
        let all_levels = measure.strengths().count() == 4;
        assert!(
            all_levels || measure.scale == Scale::Strength,
            "{name}: only the guideline leaves levels out"
        );
    }
}

fn is_requirement(code: &str) -> bool {
    code.strip_prefix("SR ")
        .is_some_and(|number| number.split('.').all(|part| part.parse::<u8>().is_ok()))
        || code.starts_with("IEC 62443-2-")
}

#[test]
fn strengths_without_a_level_are_never_offered() {
    let c = catalogue();
    let strengths = |code: &str| {
        let measure = c.measure(&code.into()).expect("a measure");
        measure.strengths().map(Strength::get).collect::<Vec<_>>()
    };
    assert_eq!(strengths("N1"), [0, 2, 3], "segmentation has no minimum");
    assert_eq!(strengths("D8"), [0, 1, 2, 3]);
    let backup = c.measure(&"D14".into()).expect("backup");
    assert_eq!(backup.next_strength(Strength::NONE), Strength::new(2));
    assert_eq!(backup.next_strength(Strength::MAX), None);
    assert_eq!(backup.cost_to_raise(Strength::clamped(2), Strength::MAX), 3);
}

#[test]
fn every_cyber_threat_has_a_primary_measure() {
    let c = catalogue();
    for threat in c.threats.iter().filter(|threat| !threat.is_hazard()) {
        let any = [Action::Prevent, Action::Limit, Action::Detect]
            .into_iter()
            .any(|action| c.against(&threat.code, action, true).next().is_some());
        assert!(any, "{} {}", threat.code, threat.name.en);
    }
    let infected_device = ThreatCode::from("T22");
    let preventive: Vec<&str> = c
        .primary_preventive(&infected_device)
        .map(|measure| measure.code.as_str())
        .collect();
    assert_eq!(preventive, ["N2", "D2", "D3", "D8", "D12", "O7", "O12", "S6"]);
    let helping = c.against(&infected_device, Action::Prevent, false).count();
    assert!(helping > preventive.len(), "helpers are found when asked for");
}

/// D-40 on the assumed factory: classes of the devices in each zone, and whether one of them keeps data.
#[test]
fn applicability_on_the_assumed_factory_follows_from_targets() {
    use Class::{Bnd, Ctl, Mob, Net, Pc, Saf, Sca, Srv, Whs, Wls};
    let zones: [(&[Class], bool); 8] = [
        (&[Srv, Pc], true),
        (&[Bnd], false),
        (&[Srv, Net], true),
        (&[Ctl, Sca, Net, Saf], true),
        (&[Wls, Pc, Mob, Saf], false),
        (&[Whs, Saf], true),
        (&[Srv], true),
        (&[Pc], true),
    ];
    let not_applicable: BTreeMap<&str, &str> = BTreeMap::from([
        ("T04", "###...##"),
        ("T05", "###...##"),
        ("T06", "###...##"),
        ("T07", ".#......"),
        ("T10", ".#......"),
        ("T15", ".#......"),
        ("T16", ".#...#.."),
        ("T21", ".#......"),
        ("T23", "....#..."),
    ]);
    for threat in &catalogue().threats {
        let row: String = zones
            .iter()
            .map(|(classes, data)| {
                if threat.applies_to(classes.iter().copied(), *data) {
                    '.'
                } else {
                    '#'
                }
            })
            .collect();
        let expected = not_applicable
            .get(threat.code.as_str())
            .copied()
            .unwrap_or("........");
        assert_eq!(row, expected, "{} {}", threat.code, threat.name.en);
    }
}

#[test]
fn device_kinds_fit_the_classes_and_are_found_by_other_words() {
    for kind in &catalogue().kinds {
        let code = &kind.code;
        assert!(
            kind.class.is_device() || matches!(kind.class, Class::Ext | Class::Utl),
            "{code}"
        );
        let passes_on = matches!(kind.class, Class::Bnd | Class::Net | Class::Wls);
        assert_eq!(kind.facts.forwards, passes_on, "{code}");
        assert!(!kind.also.is_empty(), "{code} is found by its name alone");
        assert!(kind.also.iter().all(|word| !word.trim().is_empty()), "{code}");
    }
    let plc = catalogue()
        .kind(&"plc".into())
        .map(|kind| kind.also.contains(&"シーケンサ".to_owned()));
    assert_eq!(plc, Some(true), "what the floor calls a PLC finds it");
}

#[test]
fn checklist_items_ask_about_measures_that_exist() {
    let c = catalogue();
    for item in &c.checklist {
        assert!(!item.section.is_empty(), "{}", item.code);
        assert!(
            item.measures.iter().all(|code| c.measure(code).is_some()),
            "{}",
            item.code
        );
    }
}

#[test]
fn every_rule_that_checks_a_drawing_has_its_words_and_no_words_lack_a_rule() {
    let with_words: BTreeMap<&str, Severity> = catalogue()
        .rules
        .iter()
        .map(|rule| (rule.code.as_str(), rule.severity))
        .collect();
    let checked: BTreeMap<&str, Severity> = RULES.iter().map(|rule| (rule.code, rule.severity)).collect();
    assert_eq!(with_words, checked);
}
