//! The catalogue holds together: every file parses, every reference resolves, every row speaks both languages,
//! and the step table says what was decided.

use std::collections::{BTreeMap, BTreeSet};

use toride::{
    analysis::lint::RULES,
    guideline::{
        Action, Bilingual, Catalogue, Category, Class, FamilyRead, MeasureGroup, Parts, Rows, Scheme,
        Severity, StepRow, ThreatRole, Where, catalogue, cited, shipped_faults,
    },
    i18n::Lang,
    plant::{
        PlantState, Strength, Value,
        codes::{MeasureCode, ThreatCode},
    },
};

#[test]
fn every_shipped_file_parses() {
    assert_eq!(shipped_faults(), []);
}

#[test]
fn a_broken_file_is_named_with_line_and_column() {
    let broken = Parts {
        threats: "(assumed_columns: [], rows: [(code: \"T01\")])",
        kinds: "(assumed_columns: [], rows: [",
        ..Parts::SHIPPED
    };
    let faults = Catalogue::from_ron(&broken).expect_err("two files are broken");
    let files: Vec<&str> = faults.iter().map(|fault| fault.file).collect();
    assert_eq!(files, ["threats.ron", "kinds.ron"], "both are reported");
    assert!(
        faults.iter().all(|fault| fault.message.starts_with("1:")),
        "{faults:?}"
    );
}

#[test]
fn a_code_that_stands_twice_is_refused() {
    let row = "(code: \"A\", name: (ja: \"あ\", en: \"a\"), members: [], source: \"G\", assumed: false)";
    let families = format!("(assumed_columns: [], rows: [{row}, {row}])");
    let twice = Parts {
        families: &families,
        ..Parts::SHIPPED
    };
    let faults = Catalogue::from_ron(&twice).expect_err("the code stands twice");
    assert_eq!(
        faults.first().map(|fault| fault.message.as_str()),
        Some("`A` stands twice")
    );
}

#[test]
fn the_counts_are_the_guidelines() {
    let c = catalogue();
    assert_eq!((c.threat_kinds.len(), c.threats.len()), (10, 31));
    let measures = |group| c.measures.iter().filter(|measure| measure.group == group).count();
    assert_eq!(MeasureGroup::ALL.map(measures), [9, 15, 3, 6, 14, 8]);
    let items = |category| {
        c.checklist
            .iter()
            .filter(|item| item.category == category)
            .count()
    };
    assert_eq!(Category::ALL.map(items), [3, 5, 13, 8, 6]);
    assert_eq!(
        (c.entry_points.len(), c.motives.len(), c.attackers.len()),
        (14, 8, 5)
    );
    assert_eq!((c.targets.len(), c.procurement.len()), (17, 6));
    let levels = |scheme| c.levels.iter().filter(|level| level.scheme == scheme).count();
    assert_eq!(levels(Scheme::Achievement), 5);
    assert_eq!(levels(Scheme::SecurityLevel), 4);
    assert!(c.kinds.len() >= 43, "{} kinds of device", c.kinds.len());
}

#[test]
fn codes_run_in_the_order_of_the_guideline() {
    let c = catalogue();
    let numbered = |letter: &str, count: usize| {
        (1..=count)
            .map(move |n| format!("{letter}{n}"))
            .collect::<Vec<_>>()
    };
    let measures: Vec<String> = [("N", 9), ("D", 15), ("P", 3), ("F", 6), ("O", 14), ("S", 8)]
        .into_iter()
        .flat_map(|(letter, count)| numbered(letter, count))
        .collect();
    assert_eq!(codes(&c.measures), measures);
    assert_eq!(
        codes(&c.threats),
        (1..=31).map(|n| format!("T{n:02}")).collect::<Vec<_>>()
    );
    assert_eq!(codes(&c.threat_kinds), numbered("K", 10));
}

fn codes<R: toride::guideline::Row>(rows: &Rows<R>) -> Vec<String> {
    rows.iter().map(|row| row.code().to_owned()).collect()
}

#[test]
fn every_row_speaks_both_languages_and_names_its_source() {
    for (file, row) in catalogue().all_rows() {
        let name = format!("{} in {file}", row.code());
        assert!(!row.source().trim().is_empty(), "{name} has no source");
        assert!(
            row.assumed() || row.source() != "Toride",
            "{name} is ours but not marked"
        );
        assert!(!row.texts().is_empty(), "{name} has no text");
        for text in row.texts() {
            check_text(&name, text);
        }
        for lang in Lang::ALL {
            assert!(
                !cited(row.source(), lang).starts_with("G "),
                "{name}: {}",
                row.source()
            );
        }
    }
}

fn check_text(name: &str, text: &Bilingual) {
    for (lang, words) in [("Japanese", &text.ja), ("English", &text.en)] {
        assert!(!words.trim().is_empty(), "{name} has no {lang}");
        assert_eq!(words.trim(), words, "{name}: stray space in the {lang}");
    }
    assert!(
        text.en.is_ascii() || text.en.chars().all(is_western),
        "{name}: {}",
        text.en
    );
    assert!(!text.ja.chars().any(is_half_width_kana), "{name}: {}", text.ja);
    assert_eq!(holes(&text.ja), holes(&text.en), "{name}: holes differ");
}

fn is_western(letter: char) -> bool {
    letter.is_ascii() || "–—“”’…".contains(letter)
}

fn is_half_width_kana(letter: char) -> bool {
    ('\u{ff61}'..='\u{ff9f}').contains(&letter)
}

fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(hole, _)| hole)
        .collect()
}

#[test]
fn columns_marked_as_ours_exist() {
    let c = catalogue();
    let marked: BTreeMap<&str, &[String]> = BTreeMap::from([
        ("threats.ron", c.threats.assumed_columns()),
        ("measures.ron", c.measures.assumed_columns()),
        ("kinds.ron", c.kinds.assumed_columns()),
        ("steps.ron", c.steps.assumed_columns()),
        ("attackers.ron", c.attackers.assumed_columns()),
        ("checklist.ron", c.checklist.assumed_columns()),
    ]);
    for (file, text) in Parts::SHIPPED.named() {
        let Some(columns) = marked.get(file) else { continue };
        assert!(!columns.is_empty(), "{file} says nothing of what is ours");
        for column in *columns {
            assert!(
                text.contains(&format!("\n            {column}: ")),
                "{file} has no column {column}"
            );
        }
    }
}

#[test]
fn threats_refer_to_what_exists() {
    let c = catalogue();
    for threat in &c.threats {
        assert!(c.kind_of_threat(threat).is_some(), "{}", threat.code);
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
            all_levels || measure.group.has_guideline_strengths(),
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
    assert!(
        p.response_measures
            .value
            .iter()
            .chain(&p.slip.value.lowered_by)
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
fn impact_of_a_threat_lists_no_value_twice() {
    for threat in &catalogue().threats {
        let values: BTreeSet<Value> = threat.values.iter().copied().collect();
        assert_eq!(values.len(), threat.values.len(), "{}", threat.code);
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
