//! How an effect comes about: stories, single steps without which it cannot happen, and the switches that matter most.

use super::{
    Dense,
    findings::{Effect, Story},
    likelihood::Solver,
    solve::{reach, stories},
};

/// Stories kept per effect.
const STORIES: usize = 5;
/// Key steps kept per effect.
const KEY_STEPS: usize = 3;
/// Effects explained in full; the others carry their best story (D-53).
const EXPLAINED: usize = 50;
/// Steps up to which the worst effects of a plant are explained along with the findings.
const EXPLAINED_STEPS: u32 = 4_000;

/// Gives every effect its best story.
pub fn best_stories(effects: &mut [Effect], solver: &Solver, p: &[Dense<f64>], attackers: &[usize]) {
    for (attacker, p) in p.iter().enumerate() {
        let routes = stories::routes(&solver.system, &solver.slice, p, 1);
        for (effect, _) in effects
            .iter_mut()
            .zip(attackers)
            .filter(|&(_, &worst)| worst == attacker)
        {
            effect.stories = routes[effect.node].iter().map(story).collect();
        }
    }
}

/// Explains the worst effects in full.
pub fn explain_worst(effects: &mut [Effect], solver: &Solver, p: &[Dense<f64>]) {
    if solver.system.num_steps() > EXPLAINED_STEPS {
        return;
    }
    let mut order: Vec<usize> = (0..effects.len()).collect();
    let key = |place: usize| {
        let effect = effects.get(place);
        let grade = effect
            .and_then(|effect| effect.grade)
            .map_or(0, |grade| grade.bars() + 1);
        (grade, effect.map_or(0, |effect| effect.likelihood))
    };
    order.sort_by(|&a, &b| key(b).cmp(&key(a)).then(a.cmp(&b)));
    let Some(p) = p.first() else { return };
    for place in order.into_iter().take(EXPLAINED) {
        if let Some(effect) = effects.get_mut(place).filter(|effect| effect.likelihood > 0) {
            explain(effect, solver, p);
        }
    }
}

/// Explains one effect in full. `p` are the probabilities with the entries open that the effect counts.
pub fn explain(effect: &mut Effect, solver: &Solver, p: &Dense<f64>) {
    let system = &solver.system;
    let slice = reach::slice(system, &solver.reach, std::iter::once(effect.node));
    let routes = stories::routes(system, &slice, p, STORIES);
    effect.stories = routes[effect.node]
        .iter()
        .filter(|route| route.p > 0.0)
        .map(story)
        .collect();
    let Some(best) = effect.stories.first() else {
        return;
    };
    // A step without which nothing works stands in every story, so also in the best.
    let blocks = |step: u32| !reach::reach(system, |other| other != step && slice[other]).nodes[effect.node];
    effect.cuts = best.steps.iter().copied().filter(|&step| blocks(step)).collect();
    let mut told: Vec<u32> = effect
        .stories
        .iter()
        .flat_map(|story| story.steps.iter().copied())
        .collect();
    told.sort_unstable();
    told.dedup();
    told.retain(|&step| !system.is_certain(step));
    effect.key_steps = solver.birnbaum(effect.node, p, &told);
    effect.key_steps.truncate(KEY_STEPS);
}

fn story(route: &stories::Route) -> Story {
    Story {
        p: route.p,
        steps: route.steps.clone(),
    }
}
