//! The order of the work: candidates, details, pairs, sets, stability, facts.

use std::collections::BTreeSet;

use crate::{
    analysis::{coverage, facts::Facts, findings::Settings, run::Run},
    guideline::Catalogue,
    plant::{Plant, Strength, Target},
};

use super::{
    detail::changes,
    facts::{Setting, unknown},
    found::{Basis, LeftOut, MeasurePlan, Method, Options, Point, Search, Shares, Step, Uncertainty, Why},
    judge::{Cancelled, Chosen, Part, Sets, Watch, rounded, with},
    lab::Lab,
    options::raised,
    ranking::{Ground, Ranking, on_ground},
    search::{self, Pair},
    stability::{Stability, stability},
    uncertain::Doubt,
};

/// Plans measures for a plant.
///
/// `settings` say which strengths count, samples, seed and threads; `options` limit the plan; `watch` hears how far
/// it is and can stop it.
pub fn plan(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    options: &Options,
    watch: Watch<'_>,
) -> Result<MeasurePlan, Cancelled> {
    plan_in_stages(plant, catalogue, settings, options, watch, &|_| ())
}

/// The same; `ranked` gets the candidates as soon as they are ranked, as a plan without steps, while the rest is made.
pub fn plan_in_stages(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    options: &Options,
    watch: Watch<'_>,
    ranked: &dyn Fn(MeasurePlan),
) -> Result<MeasurePlan, Cancelled> {
    watch.goes_on(Part::Candidates, 0, 1)?;
    let catalogue = &*catalogue.of_plant(plant).0;
    let facts = Facts::new(plant, catalogue);
    let run = Run::new(&facts, settings, raised(catalogue, &options.switched_on));
    let required = coverage::required(&facts, &coverage::importance_counting(&facts));
    let (mut plan, is_sampled) = on_ground(&run, &required, (settings, options), watch, |ground| {
        (ground.work(ranked), ground.lab.trials().is_some())
    });
    let wants_facts = !options.candidates_only && !options.without_doubt;
    if let (Ok(plan), true) = (&mut plan, wants_facts) {
        let asked = |target: Target| {
            let zones = facts.inside_zones().filter(|(_, zone)| match target {
                Target::Zone(id) => zone.id == id,
                _ => true,
            });
            let asked = zones.map(|(zone, _)| required[zone].strength);
            asked.max().unwrap_or(Strength::NONE)
        };
        let setting = Setting {
            catalogue,
            settings,
            raised: &run.raised,
            sampled: is_sampled,
            trials: catalogue.parameters.planning.value.trials.min(settings.trials),
            threads: settings.threads,
        };
        plan.unknown = Some(unknown(plant, &asked, setting, watch)?);
    }
    plan
}

impl Ground<'_, '_, '_, '_> {
    fn work(&self, ranked: &dyn Fn(MeasurePlan)) -> Result<MeasurePlan, Cancelled> {
        let mut sets = Sets::new(self.lab, self.moves);
        let mut ranking = self.ranking(&mut sets)?;
        let mut plan = MeasurePlan {
            settings: self.settings.clone(),
            options: self.options.clone(),
            basis: match self.lab.trials() {
                None => Basis::Exact,
                Some(first_trials) => Basis::Sampled {
                    trials: self.settings.trials,
                    first_trials,
                    seed: self.settings.seed,
                },
            },
            before: ranking.before.state.clone(),
            candidates: Vec::new(),
            steps: Vec::new(),
            search: None,
            curve: Vec::new(),
            left_out: Vec::new(),
            uncertainty: None,
            unknown: None,
        };
        if !self.options.candidates_only {
            ranked(MeasurePlan {
                candidates: ranking.candidates.clone(),
                ..plan.clone()
            });
            let leading = self.leading(&ranking, self.planning.leading);
            let pairs = search::pairs(&mut sets, &leading, self.watch)?;
            note_pairs(&mut ranking, &pairs);
            let made = self.sets(&mut sets, &ranking, &pairs, &mut plan)?;
            plan.left_out = self.left_out(&mut sets, &ranking, &made);
            if !self.options.without_doubt {
                plan.uncertainty = Some(self.doubt(&mut ranking, &leading, &made)?);
            }
        }
        plan.candidates = ranking.candidates;
        Ok(plan)
    }

    /// How far order and plan rest on assumed numbers.
    fn doubt(&self, ranking: &mut Ranking, leading: &[u32], made: &[u32]) -> Result<Uncertainty, Cancelled> {
        let doubt = Doubt {
            lab: self.lab,
            leading,
            planned: made,
        };
        let (draws, seed) = (self.planning.draws, self.settings.seed);
        let found = stability(&doubt, self.moves, draws, seed, self.settings.threads, self.watch)?;
        note_stability(ranking, &found);
        Ok(Uncertainty {
            draws,
            seed,
            before: found.before,
            planned: found.planned,
        })
    }

    /// Moves from which sets are made: the leading ones and what goes on from them.
    fn pool(&self, ranking: &Ranking) -> Vec<u32> {
        let mut pool: BTreeSet<u32> = self
            .leading(ranking, self.planning.detailed)
            .into_iter()
            .collect();
        // A raise that goes on stands right behind the one it needs.
        for (number, raise) in (0..).zip(self.raises) {
            if raise.after.is_some_and(|after| pool.contains(&after)) && !raise.barred {
                pool.insert(number);
            }
        }
        pool.into_iter().collect()
    }

    /// Makes the plan; gives its moves.
    fn sets(
        &self,
        sets: &mut Sets<'_, Lab<'_, '_, '_>>,
        ranking: &Ranking,
        pairs: &[Pair],
        plan: &mut MeasurePlan,
    ) -> Result<Vec<u32>, Cancelled> {
        let pool = self.pool(ranking);
        let found = match self.options.budget {
            Some(budget) => search::frontier(sets, &pool, pairs, budget, self.watch)?,
            None => search::one_by_one(sets, &pool, self.planning.moves, self.watch)?,
        };
        // What a budget buys is compared on all samples; a larger budget can always buy what a smaller one does.
        let mut looks: Vec<Vec<u32>> = found.best.iter().map(|set| set.made.clone()).collect();
        looks.push(found.greedy.made.clone());
        looks.dedup();
        let views = self.views.look(&looks, self.watch)?;
        let index_of = |made: &Vec<u32>| {
            let place = looks.iter().position(|look| look == made);
            place
                .and_then(|place| views.get(place))
                .map(|view| view.state.index)
        };
        let mut best: Option<(f64, &Vec<u32>)> = None;
        for (budget, set) in (0..).zip(&found.best) {
            let Some(index) = index_of(&set.made) else {
                continue;
            };
            if best.is_none_or(|(least, _)| rounded(index) < rounded(least)) {
                best = Some((index, &set.made));
            }
            let cost = if self.options.budget.is_some() {
                budget
            } else {
                set.cost
            };
            plan.curve.extend(best.map(|(index, _)| Point { cost, index }));
        }
        plan.search = Some(Search {
            method: found.method,
            pool: pool.len(),
            greedy: index_of(&found.greedy.made).unwrap_or_default(),
        });
        let made = best.map(|(_, made)| made.clone()).unwrap_or_default();
        let order = match found.method {
            Method::OneByOne => order_of(&found.best, &made),
            Method::Exhaustive | Method::Grown => search::in_order(sets, &made, self.watch)?,
        };
        self.steps(ranking, &order, plan)?;
        Ok(made)
    }

    /// The plan step by step, with what is left after each.
    fn steps(&self, ranking: &Ranking, order: &[u32], plan: &mut MeasurePlan) -> Result<(), Cancelled> {
        let mut made = Vec::new();
        let looks: Vec<Vec<u32>> = order
            .iter()
            .map(|&number| {
                made = with(&made, number);
                made.clone()
            })
            .collect();
        let views = self.views.look(&looks, self.watch)?;
        let mut before = ranking.before.state.clone();
        let mut cost_so_far = 0;
        for (&number, view) in order.iter().zip(views) {
            let Some(raise) = self.raises.get(number as usize) else {
                continue;
            };
            cost_so_far += u32::from(raise.cost());
            let after = view.state;
            plan.steps.push(Step {
                deed: raise.deed(),
                candidate: ranking.order.iter().position(|&known| known == number),
                cost_so_far,
                changes: changes(&before, &after),
                after: after.clone(),
            });
            before = after;
        }
        Ok(())
    }
    /// Leading candidates that are not in the plan, and others that rank before a part of it.
    /// Candidates that rank before a part of the plan and are not in it.
    fn left_out(
        &self,
        sets: &mut Sets<'_, Lab<'_, '_, '_>>,
        ranking: &Ranking,
        made: &[u32],
    ) -> Vec<LeftOut> {
        let last = ranking.order.iter().rposition(|number| made.contains(number));
        let counting = self.planning.leading.max(last.map_or(0, |last| last + 1));
        let before = sets.index(made);
        let mut left_out = Vec::new();
        for (candidate, &number) in ranking.order.iter().enumerate().take(counting) {
            if made.contains(&number) {
                continue;
            }
            let why = if self.is_barred(number) {
                Why::Stop
            } else if self
                .options
                .budget
                .is_some_and(|budget| sets.cost(number) > budget)
            {
                Why::Budget
            } else if rounded(before - sets.index(&with(made, number))) > 0.0 {
                Why::OthersRemoveMore
            } else {
                Why::NothingLeft
            };
            left_out.push(LeftOut { candidate, why });
            if left_out.len() >= self.planning.leading {
                break;
            }
        }
        left_out
    }
}

/// Moves in the order in which they were made one by one.
fn order_of(growing: &[Chosen], made: &[u32]) -> Vec<u32> {
    let mut order = Vec::new();
    for set in growing {
        let next = set
            .made
            .iter()
            .copied()
            .filter(|number| made.contains(number) && !order.contains(number));
        order.extend(next.collect::<Vec<u32>>());
    }
    order
}

fn note_pairs(ranking: &mut Ranking, pairs: &[Pair]) {
    for pair in pairs {
        let place = |number: u32| ranking.order.iter().position(|&known| known == number);
        let (Some(a), Some(b)) = (place(pair.a), place(pair.b)) else {
            continue;
        };
        for (one, other) in [(a, b), (b, a)] {
            if let Some(candidate) = ranking.candidates.get_mut(one) {
                candidate.together_with.push((other, pair.more));
            }
        }
    }
}

fn note_stability(ranking: &mut Ranking, found: &Stability) {
    for &(number, first, top_three) in &found.shares {
        let place = ranking.order.iter().position(|&known| known == number);
        if let Some(candidate) = place.and_then(|place| ranking.candidates.get_mut(place)) {
            candidate.stability = Some(Shares { first, top_three });
        }
    }
}
