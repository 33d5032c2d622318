//! The order of the work: candidates, details, pairs, sets, stability, facts.

use std::collections::BTreeSet;

use crate::{
    analysis::{coverage, facts::Facts, findings::Settings, impact::Impacting, run::Run, strength::Raised},
    guideline::{Catalogue, Planning},
    plant::{Plant, Strength, Target},
};

use super::{
    candidates::{Offer, Raise},
    detail::{View, Views, changes},
    facts::{Setting, unknown},
    found::{
        Basis, Candidate, LeftOut, MeasurePlan, Method, Options, Point, Search, Shares, Step, Uncertainty,
        Why,
    },
    judge::{Cancelled, Chosen, Move, Part, Sets, Watch, ranked, rounded, with},
    lab::Lab,
    options::raised,
    search::{self, Pair},
    sheet::Sheet,
    stability::{Stability, stability},
    uncertain::Doubt,
};

/// Plans measures for a plant.
pub(super) fn plan(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    options: &Options,
    watch: Watch<'_>,
) -> Result<MeasurePlan, Cancelled> {
    watch.goes_on(Part::Candidates, 0, 1)?;
    let facts = Facts::new(plant, catalogue);
    let run = Run::new(&facts, settings, raised(catalogue, &options.switched_on));
    let impacting = Impacting::new(&facts, &run.strengths, &run.raised);
    let parameters = &catalogue.parameters;
    let sheet = Sheet::new(&run.attack, &run.strengths, parameters.residual_floor.value);
    let required = coverage::required(&facts, &coverage::importance_counting(&facts));
    let offer = Offer {
        facts: &facts,
        strengths: &run.strengths,
        required: &required,
        sheet: &sheet,
        options,
    };
    let raises = offer.raises(&impacting);
    let moves: Vec<Move> = (raises.iter())
        .map(|raise| raise.as_move(parameters.stop_factors.value))
        .collect();
    let raised: Vec<Raised> = raises.iter().map(Raise::raised).collect();
    let planning = parameters.planning.value;
    let threads = settings.threads;
    let first_trials = planning.trials.min(settings.trials);
    let lab = Lab::new(&run, &sheet, &impacting, &raised, (first_trials, threads));
    let views = Views::new(&lab, &impacting, (settings.trials, threads));
    let planner = Planner {
        settings,
        options,
        planning,
        raises: &raises,
        moves: &moves,
        lab: &lab,
        views: &views,
        watch,
    };
    let mut plan = planner.work()?;
    if !options.candidates_only {
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
            sampled: lab.trials().is_some(),
            trials: first_trials,
            threads,
        };
        plan.unknown = Some(unknown(plant, &asked, setting, watch)?);
    }
    Ok(plan)
}

/// One plan in the making.
struct Planner<'l, 'r, 'a, 'p> {
    settings: &'l Settings,
    options: &'l Options,
    planning: Planning,
    raises: &'l [Raise<'p>],
    moves: &'l [Move],
    lab: &'l Lab<'r, 'a, 'p>,
    views: &'l Views<'l, 'r, 'a, 'p>,
    watch: Watch<'l>,
}

/// The candidates as they are ranked.
struct Ranking {
    /// Moves in order.
    order: Vec<u32>,
    candidates: Vec<Candidate>,
    before: View,
}

impl Planner<'_, '_, '_, '_> {
    fn work(&self) -> Result<MeasurePlan, Cancelled> {
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
            let leading = self.leading(&ranking, self.planning.leading);
            let pairs = search::pairs(&mut sets, &leading, self.watch)?;
            note_pairs(&mut ranking, &pairs);
            let made = self.sets(&mut sets, &ranking, &pairs, &mut plan)?;
            plan.left_out = self.left_out(&mut sets, &ranking, &made);
            let doubt = Doubt {
                lab: self.lab,
                leading: &leading,
                planned: &made,
            };
            let draws = self.planning.draws;
            let seed = self.settings.seed;
            let found = stability(&doubt, self.moves, draws, seed, self.settings.threads, self.watch)?;
            note_stability(&mut ranking, &found);
            plan.uncertainty = Some(Uncertainty {
                draws,
                seed,
                before: found.before,
                planned: found.planned,
            });
        }
        plan.candidates = ranking.candidates;
        Ok(plan)
    }

    /// Every candidate alone, then the best of them in detail.
    fn ranking(&self, sets: &mut Sets<'_, Lab<'_, '_, '_>>) -> Result<Ranking, Cancelled> {
        let singles: Vec<u32> = (0..)
            .zip(self.raises)
            .filter(|(_, raise)| raise.after.is_none())
            .map(|(number, _)| number)
            .collect();
        let tried = singles.iter().map(|&number| vec![number]);
        sets.judge_all(tried, |done, all| self.watch.goes_on(Part::Candidates, done, all))?;
        let before = sets.index(&[]);
        let mut after = Vec::new();
        for &number in &singles {
            let index = sets.index(&[number]);
            if rounded(before - index) > 0.0 {
                after.push((number, index));
            }
        }
        let order = ranked(self.moves, before, after.iter().copied());
        let mut leading = self.first(&order, self.planning.detailed, false);
        leading.extend(self.first(&order, self.planning.detailed / 4, true));
        let mut looks = vec![Vec::new()];
        looks.extend(leading.iter().map(|&number| vec![number]));
        let views = self.views.look(&looks, self.watch)?;
        let mut views = views.into_iter();
        let Some(unchanged) = views.next() else {
            return Err(Cancelled);
        };
        let views: Vec<(u32, View)> = leading.iter().copied().zip(views).collect();
        let known = views.iter().map(|(number, view)| (*number, view.state.index));
        let mut best = ranked(self.moves, unchanged.state.index, known);
        best.extend(order.iter().copied().filter(|number| !leading.contains(number)));
        let candidates = best.iter().map(|&number| {
            let view = views.iter().find(|(known, _)| *known == number);
            let (index_before, index_after) = match view {
                Some((_, view)) => (unchanged.state.index, view.state.index),
                None => (before, sets.index(&[number])),
            };
            let detail = view.map(|(_, view)| self.views.detail(&unchanged, view, &[number]));
            self.candidate(number, index_before, index_after, detail)
        });
        let candidates = candidates.collect::<Option<Vec<Candidate>>>().unwrap_or_default();
        Ok(Ranking {
            order: best,
            candidates,
            before: unchanged,
        })
    }

    fn candidate(
        &self,
        number: u32,
        index_before: f64,
        index_after: f64,
        detail: Option<super::found::Detail>,
    ) -> Option<Candidate> {
        let raise = self.raises.get(number as usize)?;
        let worth = self.moves.get(number as usize)?.worth(index_before - index_after);
        Some(Candidate {
            measure: raise.measure.code.clone(),
            target: raise.target,
            from: raise.from,
            to: raise.to,
            cost: raise.cost(),
            stop: raise.stop,
            at_shutdown: raise.at_shutdown,
            barred: raise.barred,
            awaits_restore_test: raise.awaits_restore_test,
            index_before,
            index_after,
            worth,
            detail,
            stability: None,
            together_with: Vec::new(),
        })
    }

    /// The first so many moves of an order that are barred, or are not.
    fn first(&self, order: &[u32], count: usize, barred: bool) -> Vec<u32> {
        let moves = order
            .iter()
            .copied()
            .filter(|&number| self.is_barred(number) == barred);
        moves.take(count).collect()
    }

    fn leading(&self, ranking: &Ranking, count: usize) -> Vec<u32> {
        self.first(&ranking.order, count, false)
    }

    fn is_barred(&self, number: u32) -> bool {
        self.raises.get(number as usize).is_none_or(|raise| raise.barred)
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
                measure: raise.measure.code.clone(),
                target: raise.target,
                from: raise.from,
                to: raise.to,
                cost: raise.cost(),
                stop: raise.stop,
                at_shutdown: raise.at_shutdown,
                awaits_restore_test: raise.awaits_restore_test,
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
