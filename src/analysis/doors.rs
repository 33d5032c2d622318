//! The doors of the analysis: from a plant and the guideline to findings, to the graph alone, to one effect explained.

use crate::{guideline::Catalogue, plant::Plant};

use super::{
    attack::Attack,
    explain as explaining,
    facts::Facts,
    findings::{Effect, Findings, Graph, Settings},
    impact::Impacting,
    lint,
    plan::{self, Switch},
    run::Run,
    strength::Strengths,
};

/// Computes everything about a plant. Its own numbers stand before the catalogue's.
pub fn analyze(plant: &Plant, catalogue: &Catalogue, settings: &Settings) -> Findings {
    analyze_supposing(plant, catalogue, settings, &[])
}

/// Computes everything about a plant in which some measures are supposed to stand that nobody has recorded.
pub fn analyze_supposing(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    switched_on: &[Switch],
) -> Findings {
    let catalogue = &*catalogue.of_plant(plant).0;
    let facts = Facts::new(plant, catalogue);
    let mut findings = Run::new(&facts, settings, plan::raised(catalogue, switched_on)).findings();
    let checked = lint::check(plant, catalogue, &findings);
    (findings.lint, findings.excluded) = (checked.found, checked.excluded);
    findings
}

/// The attack graph of a plant alone, nothing solved.
pub fn graph(plant: &Plant, catalogue: &Catalogue, settings: &Settings) -> Graph {
    let catalogue = &*catalogue.of_plant(plant).0;
    let facts = Facts::new(plant, catalogue);
    let attack = Attack::new(&facts);
    let strengths = Strengths::new(plant, catalogue, settings.plan);
    let weights = attack.weigh(&strengths);
    attack.graph(&weights)
}

/// One effect with up to five stories, the sets of steps without which it cannot happen, and the switches that matter
/// most; `None` when the plant has no effect of this id. Its steps are those of [`analyze`] on the same plant.
pub fn explain(plant: &Plant, catalogue: &Catalogue, settings: &Settings, effect: &str) -> Option<Effect> {
    let catalogue = &*catalogue.of_plant(plant).0;
    let facts = Facts::new(plant, catalogue);
    let run = Run::new(&facts, settings, Vec::new());
    let impacting = Impacting::new(&facts, &run.strengths, &run.raised);
    let answers = run.answers(&run.weights);
    let found = run.effects(&answers, &impacting).effects;
    let mut found = found.into_iter().find(|found| found.id == effect)?;
    explaining::explain(&mut found, &run);
    Some(found)
}
