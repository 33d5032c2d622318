//! What a set of raises does besides its number: grades it changes, stories it weakens, values it protects.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    analysis::{
        findings::CellGrade,
        impact::{Impacting, Suffering},
        run::Run,
        scales,
        solve::stories::{self, Route},
    },
    plant::{Value, ZoneId},
};

use super::{
    found::{BrokenStory, Detail, State},
    grades::Grades,
    judge::{Cancelled, Watch},
    lab::Lab,
    sheet::as_written,
    worlds::{Outlook, Worlds},
};

/// Stories told of a candidate.
const STORIES: usize = 5;

/// Index, grades and what stands behind them, under sets of raises.
#[derive(Debug)]
pub(crate) struct Views<'l, 'r, 'a, 'p> {
    lab: &'l Lab<'r, 'a, 'p>,
    worlds: Worlds<'l, 'r, 'a, 'p>,
    grades: Grades<'r, 'a, 'p>,
    /// The best story to every harm.
    routes: Vec<Option<Route>>,
}

/// A plant under one set of raises.
#[derive(Clone, Debug)]
pub(crate) struct View {
    outlook: Outlook,
    sufferings: Arc<Vec<Suffering>>,
    /// Index and grades.
    pub(crate) state: State,
}

impl<'l, 'r, 'a, 'p> Views<'l, 'r, 'a, 'p> {
    /// Prepares a plant, to be looked at with so many samples where it has to be sampled.
    pub(crate) fn new(
        lab: &'l Lab<'r, 'a, 'p>,
        impacting: &Impacting<'_, '_>,
        (trials, threads): (u32, usize),
    ) -> Self {
        let run = lab.run;
        let solver = &run.solver;
        let routes = match run.weights.p.first() {
            Some(p) => {
                let best = stories::best(&solver.system, &solver.slice, p);
                run.harms.iter().map(|harm| best.route(harm.node)).collect()
            }
            None => vec![None; run.harms.len()],
        };
        Self {
            lab,
            worlds: Worlds::new(lab, trials, threads),
            grades: Grades::new(run, impacting),
            routes,
        }
    }

    /// Looks at each set.
    pub(crate) fn look(&self, sets: &[Vec<u32>], watch: Watch<'_>) -> Result<Vec<View>, Cancelled> {
        let outlooks = self.worlds.look(sets, watch)?;
        let views = sets.iter().zip(outlooks).map(|(made, outlook)| {
            let sufferings = self.lab.sufferings(made);
            let zones = self.grades.of(&self.worlds, &outlook, &sufferings);
            let index = self.index(&outlook, &sufferings);
            View {
                outlook,
                sufferings,
                state: State { index, zones },
            }
        });
        Ok(views.collect())
    }

    fn run(&self) -> &'r Run<'a, 'p> {
        self.lab.run
    }

    /// The index, for the first attacker.
    fn index(&self, outlook: &Outlook, sufferings: &[Suffering]) -> f64 {
        let parameters = &self.run().facts.catalogue.parameters;
        let harms = self.run().harms.iter().zip(sufferings);
        harms
            .filter(|(harm, _)| harm.in_index)
            .map(|(harm, suffering)| (harm.node, scales::weight(parameters, suffering.worst())))
            .filter(|&(_, weight)| weight > 0.0)
            .map(|(node, weight)| weight * self.value(outlook, node))
            .sum()
    }

    fn value(&self, outlook: &Outlook, node: u32) -> f64 {
        self.worlds
            .values(outlook, None, node)
            .next()
            .map_or(0.0, |(value, _)| value)
    }

    /// What raises `made` do, compared with before.
    pub(crate) fn detail(&self, before: &View, after: &View, made: &[u32]) -> Detail {
        let (num_stories, stories) = self.broken(before, made);
        Detail {
            changes: changes(&before.state, &after.state),
            stories,
            num_stories,
            values: self.protected(before, after),
        }
    }

    fn broken(&self, before: &View, made: &[u32]) -> (usize, Vec<BrokenStory>) {
        let run = self.run();
        let parameters = &run.facts.catalogue.parameters;
        let (Some(p), Some(attacker)) = (run.weights.p.first(), run.attack.attackers.first()) else {
            return (0, Vec::new());
        };
        let bases = run.attack.bases(attacker);
        let base = |step: u32| self.lab.base_of(&bases, step);
        let changes: BTreeMap<u32, f64> = (self.lab)
            .changes(&self.lab.left(made, &as_written), &base)
            .into_iter()
            .filter(|&(step, after)| after < p[step])
            .collect();
        let mut broken: Vec<(f64, BrokenStory)> = Vec::new();
        let harms = run.harms.iter().zip(before.sufferings.iter()).zip(&self.routes);
        for ((harm, suffering), route) in harms.filter(|((harm, _), _)| harm.in_index) {
            let weight = scales::weight(parameters, suffering.worst());
            let Some(route) = route.as_ref().filter(|_| weight > 0.0) else {
                continue;
            };
            let weakened = route
                .steps
                .iter()
                .filter_map(|step| Some((step, changes.get(step)?)));
            let share: f64 = weakened.clone().map(|(&step, after)| after / p[step]).product();
            if weakened.count() > 0 {
                broken.push((
                    weight * route.p * (1.0 - share),
                    BrokenStory {
                        effect: harm.id.clone(),
                        element: harm.element,
                        before: route.p,
                        after: route.p * share,
                    },
                ));
            }
        }
        broken.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.effect.cmp(&b.1.effect)));
        let num = broken.len();
        let told = broken.into_iter().take(STORIES).map(|(_, story)| story);
        (num, told.collect())
    }

    fn protected(&self, before: &View, after: &View) -> BTreeMap<Value, f64> {
        let parameters = &self.run().facts.catalogue.parameters;
        let mut values: BTreeMap<Value, f64> = BTreeMap::new();
        let sufferings = before.sufferings.iter().zip(after.sufferings.iter());
        for (harm, (first, then)) in self.run().harms.iter().zip(sufferings) {
            if !harm.in_index {
                continue;
            }
            let p = (
                self.value(&before.outlook, harm.node),
                self.value(&after.outlook, harm.node),
            );
            for ((value, first), then) in Value::ALL.into_iter().zip(first.classes()).zip(then.classes()) {
                let removed =
                    scales::weight(parameters, first) * p.0 - scales::weight(parameters, then) * p.1;
                if removed > 0.0 {
                    *values.entry(value).or_insert(0.0) += removed;
                }
            }
        }
        values
    }
}

/// Zones whose grade differs.
pub(crate) fn changes(before: &State, after: &State) -> Vec<(ZoneId, CellGrade, CellGrade)> {
    let zones = before.zones.iter().zip(&after.zones);
    zones
        .filter(|(before, after)| before.1 != after.1)
        .map(|(before, after)| (before.0, before.1, after.1))
        .collect()
}
