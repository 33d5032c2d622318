//! Golden 2: the assumed factory as 44 steps with named measures. A fixture for solver, measures, impact and
//! index; it is not what the rules build from the sample (that is golden 3).

use std::collections::BTreeMap;

use serde::Deserialize;
use toride::{
    analysis::{findings::EffectKind, recovery, residual, solve::stories},
    plant::{Grade, Strength},
};

use super::fixture::{Named, NamedEffect, NamedStep, TaskImportance, close, index_share, parameters};

#[derive(Clone, Deserialize)]
pub struct Golden {
    steps: Vec<Step>,
    effects: BTreeMap<String, NamedEffect>,
    eta_primary: [f64; 4],
    eta_secondary: [f64; 4],
    floor: f64,
    asis: Expected,
    tobe: Expected,
    /// Plan, zone, measure.
    pub strengths: BTreeMap<String, BTreeMap<String, BTreeMap<String, u8>>>,
    operation: BTreeMap<String, BTreeMap<String, u8>>,
    tasks: BTreeMap<String, TaskImportance>,
}

#[derive(Clone, Deserialize)]
struct Step {
    id: String,
    needs: Vec<String>,
    to: String,
    base: f64,
    families: Vec<Vec<Control>>,
}

#[derive(Clone, Deserialize)]
struct Control {
    measure: String,
    zone: Option<String>,
    kind: String,
}

#[derive(Clone, Deserialize)]
struct Expected {
    #[serde(rename = "J")]
    index: f64,
    #[serde(rename = "P")]
    p: BTreeMap<String, f64>,
    zone_risk: BTreeMap<String, String>,
    mc: Option<Samples>,
}

#[derive(Clone, Deserialize)]
struct Samples {
    #[serde(rename = "N")]
    trials: u32,
    counts: BTreeMap<String, u32>,
}

pub fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden/golden2.json")).expect("the fixture is well-formed")
}

impl Golden {
    fn strength(&self, plan: &str, measure: &str, zone: Option<&str>) -> Strength {
        let number = match zone {
            Some(zone) => self.strengths[plan][zone].get(measure),
            None => self.operation[plan].get(measure),
        };
        Strength::clamped(number.copied().unwrap_or_default())
    }

    fn named(&self, plan: &str) -> Named {
        let efficacy = |control: &Control| {
            let strength = self.strength(plan, &control.measure, control.zone.as_deref());
            let table = if control.kind == "primary" {
                parameters().efficacy_primary.value
            } else {
                parameters().efficacy_secondary.value
            };
            residual::by_strength(table, strength)
        };
        let best = |family: &Vec<Control>| family.iter().map(efficacy).fold(0.0, f64::max);
        let steps: Vec<NamedStep> = (self.steps.iter())
            .map(|step| NamedStep {
                id: step.id.clone(),
                needs: step.needs.clone(),
                to: step.to.clone(),
                p: step.base
                    * residual::residual(step.families.iter().map(best), parameters().residual_floor.value),
            })
            .collect();
        Named::new(&steps)
    }

    /// Classes recovery takes off; the fixture counts every backup as tried.
    fn recovered(&self, plan: &str, effect: &NamedEffect) -> u8 {
        let means = recovery::Means {
            backup: self.strength(plan, "D14", Some(&effect.zone)),
            restore_tested: true,
            switchover_minutes: None,
        };
        recovery::classes(means, effect.kind(), None)
    }

    /// Σ g(impact)·P.
    pub fn index(&self, plan: &str) -> f64 {
        let named = self.named(plan);
        let exact = named.functions().probabilities(&named.p);
        let share = |(name, effect): (&String, &NamedEffect)| {
            let impacts = effect.impacts(&self.tasks, self.recovered(plan, effect));
            index_share(
                &impacts,
                exact[named.names[name]].expect("small enough to be exact"),
            )
        };
        self.effects.iter().map(share).sum()
    }

    fn expected(&self, plan: &str) -> &Expected {
        if plan == "asis" { &self.asis } else { &self.tobe }
    }
}

#[test]
fn the_strength_tables_are_the_fixtures() {
    let golden = golden();
    assert_eq!(golden.eta_primary, parameters().efficacy_primary.value);
    assert_eq!(golden.eta_secondary, parameters().efficacy_secondary.value);
    assert_eq!(golden.floor, parameters().residual_floor.value);
}

#[test]
fn every_effect_has_its_exact_probability_now_and_as_planned() {
    let golden = golden();
    for plan in ["asis", "tobe"] {
        let named = golden.named(plan);
        for (effect, &expected) in &golden.expected(plan).p {
            let found = named.exact(effect);
            assert!(
                close(found, expected, 1e-9),
                "{plan} {effect}: {found} instead of {expected}"
            );
        }
    }
}

#[test]
fn index_and_zone_grades_are_the_fixtures_now_and_as_planned() {
    let golden = golden();
    for plan in ["asis", "tobe"] {
        let expected = golden.expected(plan);
        let mut index = 0.0;
        let mut zones: BTreeMap<&str, Grade> = BTreeMap::new();
        for (name, effect) in &golden.effects {
            let impacts = effect.impacts(&golden.tasks, golden.recovered(plan, effect));
            index += index_share(&impacts, expected.p[name]);
            let grade = effect
                .grade(&impacts, expected.p[name])
                .expect("every effect here hurts");
            let worst = zones.entry(&effect.zone).or_insert(grade);
            *worst = grade.min(*worst);
        }
        assert!(close(index, expected.index, 1e-6), "{plan}: {index}");
        let letters: BTreeMap<String, String> = (zones
            .iter()
            .map(|(zone, grade)| ((*zone).to_owned(), grade.letter().to_string())))
        .collect();
        assert_eq!(letters, expected.zone_risk, "{plan}");
    }
}

#[test]
fn impacts_are_the_pages_table() {
    let golden = golden();
    let impacts = |plan: &str, effect: &str| {
        let effect = &golden.effects[effect];
        let impacts = effect.impacts(&golden.tasks, golden.recovered(plan, effect));
        let texts: Vec<String> = impacts
            .iter()
            .map(|(value, class)| format!("{}{class}", value.letters()))
            .collect();
        texts.join(" ")
    };
    assert_eq!(impacts("asis", "deny:EQ11"), "BC2 D2 C2");
    assert_eq!(impacts("asis", "manip:DT4"), "BC2 Q3 C1");
    assert_eq!(impacts("asis", "manip:EQ04"), "BC4 S4 Q4 D4 C4");
    assert_eq!(impacts("asis", "manip:EQ08"), "BC3 S3 C3");
    assert_eq!(impacts("tobe", "deny:EQ05"), "BC2 D2 C2");
    assert_eq!(impacts("tobe", "deny:EQ09"), "BC2 D3 C2");
}

#[test]
fn samples_hit_exactly_as_often_as_the_fixtures_stream() {
    let golden = golden();
    let samples = golden.asis.mc.as_ref().expect("the fixture holds counts");
    let hits = |threads| golden.named("asis").listed_hits(samples.trials, threads);
    for hits in [hits(1), hits(2)] {
        let named = golden.named("asis");
        for (effect, &expected) in &samples.counts {
            assert_eq!(hits[named.names[effect]], expected, "{effect}");
        }
    }
}

#[test]
fn the_best_stories_are_the_pages() {
    let golden = golden();
    let named = golden.named("asis");
    let routes = stories::routes(&named.system, &named.slice, &named.p, 5);
    let top = |effect: &str, place: usize| {
        let route = &routes[named.names[effect]][place];
        let ids = route
            .steps
            .iter()
            .map(|&step| golden.steps[step as usize].id.as_str());
        let mut ids: Vec<&str> = ids.filter(|id| !id.starts_with('P')).collect();
        ids.sort_unstable();
        format!("{:.4} {}", route.p, ids.join(">"))
    };
    assert_eq!(top("deny:EQ04", 0), "0.0639 E4>L12>L17>L19>X4");
    assert_eq!(top("manip:EQ04", 0), "0.0295 E5>L14>X6>X8");
    assert_eq!(top("manip:EQ04", 1), "0.0295 E5>L12>L18>X6>X8");
    assert_eq!(top("manip:EQ04", 2), "0.0275 E5>L13>L18>L8>X6>X8");
    assert_eq!(top("deny:EQ03", 0), "0.0183 E2>L3>L4>X2");
    assert_eq!(top("deny:EQ09", 1), "0.0633 E5>L10>L18>X12");
}

#[test]
fn closing_an_entry_lowers_the_index_as_the_page_says() {
    let golden = golden();
    let index_without = |entry: &str| -> f64 {
        let mut named = golden.named("asis");
        let place = golden
            .steps
            .iter()
            .position(|step| step.id == entry)
            .expect("an entry");
        named.p[place as u32] = 0.0;
        let p = named.functions().probabilities(&named.p);
        let share = |(name, effect): (&String, &NamedEffect)| {
            let impacts = effect.impacts(&golden.tasks, golden.recovered("asis", effect));
            index_share(&impacts, p[named.names[name]].expect("exact"))
        };
        golden.effects.iter().map(share).sum()
    };
    for (entry, expected) in [
        ("E1", 30.607),
        ("E2", 29.081),
        ("E3", 29.778),
        ("E4", 22.495),
        ("E5", 21.580),
    ] {
        assert!(
            close(index_without(entry), expected, 6e-4),
            "{entry}: {}",
            index_without(entry)
        );
    }
    assert_eq!(golden.effects["safe:SF1"].kind(), EffectKind::Safety);
}
