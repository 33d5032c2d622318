//! How an effect comes about: stories and how much of its probability they account for, sets of steps without which it
//! cannot happen, and the switches that matter most.

use std::collections::BTreeMap;

use super::{
    Dense,
    findings::{Effect, Story},
    likelihood::Solver,
    run::Run,
    solve::{cuts, reach, stories},
};

/// Stories kept per effect.
const STORIES: usize = 5;
/// Key steps kept per effect.
const KEY_STEPS: usize = 3;
/// Effects explained in full; the others carry their best story (D-53).
const EXPLAINED: usize = 50;
/// Steps up to which the worst effects of a plant are explained along with the findings.
const EXPLAINED_STEPS: u32 = 4_000;

/// Steps of all best stories together; a plant of nothing but long lines would fill the memory with them.
const TOLD_STEPS: usize = 8_000_000;

/// Gives every effect its best story for its worst attacker, among those that start at the entries it was computed
/// with.
pub(crate) fn best_stories(effects: &mut [Effect], run: &Run<'_, '_>, attackers: &[usize]) {
    let mut alike: BTreeMap<(usize, Vec<String>), Vec<&mut Effect>> = BTreeMap::new();
    for (effect, &attacker) in effects.iter_mut().zip(attackers) {
        let key = (attacker, effect.entry_points.clone());
        alike.entry(key).or_default().push(effect);
    }
    let mut left = TOLD_STEPS;
    for ((attacker, entry_points), effects) in alike {
        let Some(p) = run.weights.p.get(attacker) else {
            continue;
        };
        let through;
        let p = if entry_points.is_empty() {
            p
        } else {
            through = run.attack.through(p, &entry_points);
            &through
        };
        let best = stories::best(&run.solver.system, &run.solver.slice, p);
        for effect in effects {
            let route = best.route(effect.node).filter(|route| route.steps.len() <= left);
            left -= route.as_ref().map_or(0, |route| route.steps.len());
            effect.stories = route.map(story).into_iter().collect();
        }
    }
}

/// Explains the worst effects in full, or every one.
pub(crate) fn explain_worst(effects: &mut [Effect], run: &Run<'_, '_>, every: bool) {
    let most = match (every, run.solver.system.num_steps()) {
        (true, _) => usize::MAX,
        (false, ..=EXPLAINED_STEPS) => EXPLAINED,
        _ => return,
    };
    let mut worst: Vec<&mut Effect> = effects
        .iter_mut()
        .filter(|effect| effect.likelihood > 0)
        .collect();
    let key = |effect: &Effect| {
        (
            effect.grade.map_or(0, |grade| grade.bars() + 1),
            effect.likelihood,
        )
    };
    worst.sort_by(|a, b| {
        key(b)
            .cmp(&key(a))
            .then(b.p.value.total_cmp(&a.p.value))
            .then_with(|| a.id.cmp(&b.id))
    });
    for effect in worst.into_iter().take(most) {
        explain(effect, run);
    }
}

/// Explains one effect in full.
pub(crate) fn explain(effect: &mut Effect, run: &Run<'_, '_>) {
    let attackers = run.attack.attackers.iter();
    let attacker = attackers
        .zip(&run.weights.p)
        .find(|(attacker, _)| attacker.code == effect.attacker);
    let Some((_, p)) = attacker else { return };
    if effect.entry_points.is_empty() {
        explain_with(effect, &run.solver, p);
    } else {
        explain_with(effect, &run.solver, &run.attack.through(p, &effect.entry_points));
    }
}

/// Explains one effect. `p` are the probabilities with the entries open that the effect counts.
fn explain_with(effect: &mut Effect, solver: &Solver, p: &Dense<f64>) {
    let system = &solver.system;
    let mut slice = reach::slice(system, &solver.reach, std::iter::once(effect.node));
    for step in 0..system.num_steps() {
        slice[step] &= p[step] > 0.0;
    }
    // One more than is told shows whether there are others; a way left out at a node before may be one, too.
    let mut routes = stories::routes(system, &slice, p, STORIES + 1);
    let no_others = routes.iter().all(|routes| routes.len() <= STORIES);
    let routes = &mut routes[effect.node];
    routes.truncate(STORIES);
    effect.explained = true;
    effect.stories = routes.iter().cloned().map(story).collect();
    if effect.p.value > 0.0 {
        effect.told = Some((stories::any_open(routes, p) / effect.p.value).min(1.0));
    }
    effect.cuts = cuts::cut_sets(system, &slice, effect.node, routes, no_others);
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

fn story(route: stories::Route) -> Story {
    Story {
        p: route.p,
        steps: route.steps,
    }
}
