//! The numbers the analysis reads: step table, families, attackers, parameters.

use std::collections::BTreeSet;

use toride::{
    analysis::findings::Settings,
    guideline::{Class, FamilyRead, Scheme, StepRow, ThreatRole, Where, catalogue},
    plant::codes::{MeasureCode, ThreatCode},
};

use super::holes;

#[test]
fn steps_read_members_of_families_that_exist() {
    let c = catalogue();
    for family in &c.families {
        assert!(
            family.members.iter().all(|code| c.measure(code).is_some()),
            "{}",
            family.code
        );
    }
    for step in &c.steps {
        assert!(
            step.code == step.rule || step.code.starts_with(&format!("{}.", step.rule)),
            "{}",
            step.code
        );
        assert!((0.0..=1.0).contains(&step.base), "{}", step.code);
        assert!(
            step.techniques
                .iter()
                .all(|code| c.techniques.get(code).is_some()),
            "{}",
            step.code
        );
        assert!(
            step.entry_points
                .iter()
                .all(|code| c.entry_points.get(code).is_some()),
            "{}",
            step.code
        );
        assert!(
            holes(&step.text.ja).is_subset(&BTreeSet::from(["from", "to", "via"])),
            "{}",
            step.code
        );
        let mut seen = BTreeSet::new();
        for read in &step.families {
            let family = c.family(&read.family).expect("a family");
            assert!(
                seen.insert(&read.family),
                "{} reads {} twice",
                step.code,
                read.family
            );
            assert!(
                !read.primary.is_empty() || !read.secondary.is_empty(),
                "{} {}",
                step.code,
                read.family
            );
            for code in read.primary.iter().chain(&read.secondary) {
                assert!(
                    family.members.contains(code),
                    "{}: {code} is not in {}",
                    step.code,
                    read.family
                );
            }
        }
    }
}

#[test]
fn measures_of_recovery_and_governance_never_change_a_probability() {
    let c = catalogue();
    let outside = "F1 F2 F3 F4 D14 D15 O2 O3 O4 O10 O11 O13 O14 S5 S8";
    for code in outside.split(' ').map(MeasureCode::from) {
        assert!(c.measure(&code).is_some(), "{code}");
        assert!(
            !c.families.iter().any(|family| family.members.contains(&code)),
            "{code}"
        );
    }
}

#[test]
fn every_device_class_has_its_steps() {
    let c = catalogue();
    for class in Class::DEVICES {
        for rule in ["R11", "R16.DENY"] {
            assert!(c.step_for(rule, class).is_some(), "{rule} for {class:?}");
        }
    }
    assert!(
        c.step_for("R11", Class::Ext).is_none(),
        "a picture of the internet is not taken over"
    );
}

/// A step as one line: `base | primary +secondary @where; …`, `wall` before families read only at a wall.
fn line(step: &StepRow) -> String {
    let join = |codes: &[MeasureCode], sign: &str| {
        codes
            .iter()
            .map(|code| format!("{sign}{code}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let read = |family: &FamilyRead| {
        let members = [join(&family.primary, ""), join(&family.secondary, "+")];
        let members: Vec<&str> = members
            .iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect();
        let place = match family.at {
            Where::Own => "",
            Where::Network => "@net",
            Where::Boundary => "@bnd",
            Where::Place => "@place",
            Where::Party => "@party",
        };
        format!(
            "{}{}{place}",
            if family.wall { "wall " } else { "" },
            members.join(" ")
        )
    };
    let families: Vec<String> = step.families.iter().map(read).collect();
    format!("{} | {}", step.base, families.join("; "))
}

#[test]
fn the_step_table_says_what_was_decided() {
    let wall = "wall N1 N4 N3";
    let decided = [
        ("R1", "0.6 | D12; D8; +N4@bnd; +O12".to_owned()),
        ("R2", "0.4 | N8 D12; N5 D6".to_owned()),
        ("R3", "0.4 | N5 D6; N4 N3; N8 D12; +S2@party".to_owned()),
        ("R4", "0.25 | N4".to_owned()),
        ("R5.ENTRY", "0.3 | D8; D3 D2 O7 S6; D12".to_owned()),
        ("R5.NET", "1 | N2 D4@net; +D1".to_owned()),
        ("R5.CTL", "0.6 | D6; D7".to_owned()),
        ("R5.WHS", "0.6 | D6; D4".to_owned()),
        ("R6", "0.1 | N2 D4; D5".to_owned()),
        ("R7", "0.4 | N8 D12; N5 D6; N3 N4".to_owned()),
        ("R8", "0.03 | S6 O7; +S1 +S3@party".to_owned()),
        ("R9.ENTRY", "0.05 | F6 F5 O8@place".to_owned()),
        ("R9.TOUCH", "1 | D2 D3; +D6".to_owned()),
        ("R10", "1 | ".to_owned()),
        ("R10.WALL", format!("1 | {wall}")),
        ("R11.SRV", format!("0.7 | D1; D12; D6; +D8; {wall}")),
        ("R11.SCA", format!("0.7 | D1; D12; D6; D8; {wall}")),
        ("R11.PC", format!("0.7 | D1; D12; D8; +D6; {wall}")),
        ("R11.CTL", format!("0.6 | D4; +D1; D7; {wall}")),
        ("R11.WHS", format!("0.6 | D4; D1; {wall}")),
        ("R11.MOB", format!("0.6 | D4; D1; {wall}")),
        ("R11.NET", "0.4 | N8 D12; D6; D1".to_owned()),
        ("R12.CROSS", "0.8 | N4 N1 N3@net".to_owned()),
        ("R12.BRIDGE", "1 | ".to_owned()),
        ("R13.STEAL", "0.5 | D6".to_owned()),
        ("R13.USE", "0.8 | D1".to_owned()),
        ("R14", "0.8 | D6; D4".to_owned()),
        ("R15", "0.8 | D6; D7".to_owned()),
        ("R16.DENY.SRV", "0.8 | D8".to_owned()),
        ("R16.DENY.CTL", "0.6 | +D7".to_owned()),
        ("R16.DENY.WHS", "0.6 | +D8".to_owned()),
        ("R16.DENYNET", "0.6 | D8".to_owned()),
        ("R16.MANIP.CTL", "0.4 | D7".to_owned()),
        ("R16.MANIP.MOB", "0.3 | D4".to_owned()),
        ("R16.SAFE", "0.3 | D4; D7; +F5".to_owned()),
        ("R17.READ", "0.7 | D9".to_owned()),
        ("R17.TAMPER", "0.5 | D9; D7".to_owned()),
        ("R17.FLOWREAD", "0.4 | D5@net; +N2@net".to_owned()),
        ("R17.FLOWTAMPER", "0.2 | D5@net; +N2@net".to_owned()),
        ("R19", "0.6 | P3 +S4@party".to_owned()),
    ];
    for (code, expected) in decided {
        assert_eq!(
            catalogue().step(code).map(line).as_deref(),
            Some(expected.as_str()),
            "{code}"
        );
    }
}

#[test]
fn attackers_change_the_base_values_as_decided() {
    let c = catalogue();
    let base = |attacker: &str, step: &str| {
        let attacker = c.attacker(&attacker.into()).expect("an attacker");
        attacker.base(c.step(step).expect("a step"))
    };
    let near =
        |value: f64, expected: f64| assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    near(base("AT2", "R1"), 0.60);
    near(base("AT0", "R1"), 0.36);
    near(base("AT0", "R16.MANIP.CTL"), 0.0);
    near(base("AT0", "R11.SRV"), 0.70);
    near(base("AT1", "R11.SRV"), 0.91);
    near(base("AT1", "R12.CROSS"), 0.95);
    near(base("AT1", "R10"), 1.0);
    near(base("AT4", "R9.ENTRY"), 0.50);
    near(base("AT4", "R1"), 0.0);
    near(base("AT4", "R12.CROSS"), 0.80);
    for motive in &c.motives {
        assert!(
            motive.attackers.iter().all(|code| c.attacker(code).is_some()),
            "{}",
            motive.code
        );
    }
    for attacker in &c.attackers {
        assert!(
            attacker.entries.keys().all(|code| c.step(code).is_some()),
            "{}",
            attacker.code
        );
    }
}

#[test]
fn parameters_refer_to_what_exists() {
    let c = catalogue();
    let p = &c.parameters;
    assert!(c.family(&p.detection_family.value).is_some());
    let settings = Settings::default();
    assert_eq!((settings.trials, settings.seed), (p.trials.value, p.seed.value));
    assert!(
        p.response_measures
            .value
            .iter()
            .chain(&p.slip.value.lowered_by)
            .chain(&p.response_package.value)
            .all(|code| c.measure(code).is_some())
    );
    assert!(
        p.default_attackers
            .value
            .iter()
            .all(|code| c.attacker(code).is_some())
    );
    let hazards: Vec<&ThreatCode> = c
        .threats
        .iter()
        .filter(|threat| threat.role == ThreatRole::Hazard)
        .map(|threat| &threat.code)
        .collect();
    assert_eq!(
        p.hazard_classes.value.keys().collect::<Vec<_>>(),
        hazards,
        "every hazard has a class"
    );
    assert!(p.hazard_classes.value.values().all(|class| *class <= 5));
    assert!(p.efficacy_primary.value.is_sorted() && p.efficacy_secondary.value.is_sorted());
    let secondary_never_beats_primary = p
        .efficacy_primary
        .value
        .iter()
        .zip(p.efficacy_secondary.value)
        .all(|(primary, secondary)| secondary <= *primary);
    assert!(secondary_never_beats_primary);
    let achievements: Vec<f64> = c
        .levels
        .iter()
        .filter(|level| level.scheme == Scheme::Achievement)
        .filter_map(|level| level.quality)
        .collect();
    assert_eq!(
        achievements, p.quality.value,
        "the checklist's scale and the engine's are one"
    );
}
