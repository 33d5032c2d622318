//! The ranking: every candidate alone, the best of them in detail.
//!
//! One ranking serves the findings (window and report) and the plans: who asks for less gets the same order.

use std::{collections::BTreeSet, sync::atomic::AtomicBool};

use crate::{
    analysis::{
        Dense, coverage::Required, findings::Settings, impact::Impacting, run::Run, strength::Raised,
    },
    guideline::Planning,
};

use super::{
    candidates::{Offer, Raise},
    detail::{View, Views},
    found::{Candidate, Detail, Options},
    judge::{Cancelled, Move, Part, Sets, Watch, ranked, rounded},
    lab::Lab,
    sheet::Sheet,
};

/// What a ranking and a plan are made on: a plant with everything that could be done to it.
pub(crate) struct Ground<'l, 'r, 'a, 'p> {
    pub(crate) settings: &'l Settings,
    pub(crate) options: &'l Options,
    pub(crate) planning: Planning,
    pub(crate) raises: &'l [Raise<'p>],
    pub(crate) moves: &'l [Move],
    pub(crate) lab: &'l Lab<'r, 'a, 'p>,
    pub(crate) views: &'l Views<'l, 'r, 'a, 'p>,
    pub(crate) watch: Watch<'l>,
}

/// The candidates as they are ranked.
pub(crate) struct Ranking {
    /// Moves in order.
    pub(crate) order: Vec<u32>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) before: View,
}

/// Work up to which candidates are tried along with the findings: they grow with the steps, and each is tried on all
/// of them. Larger plants are ranked when a plan is asked for.
const WORK_LIMIT: u64 = 150_000_000;
/// What a sampled step costs, in exact ones.
const SAMPLED: u64 = 8;

/// The candidates of a plant that is being analysed, best first; none where trying them would hold up the findings.
pub(crate) fn candidates(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    settings: &Settings,
) -> Vec<Candidate> {
    let steps = u64::from(run.solver.system.num_steps());
    let weight = if run.solver.all_exact() { 1 } else { SAMPLED };
    if steps * steps * weight > WORK_LIMIT {
        return Vec::new();
    }
    let watch = Watch {
        progress: &|_, _| (),
        cancelled: &AtomicBool::new(false),
    };
    let ranking = on_ground(run, required, (settings, &Options::default()), watch, |ground| {
        ground.ranking(&mut Sets::new(ground.lab, ground.moves))
    });
    ranking.map(|ranking| ranking.candidates).unwrap_or_default()
}

/// Prepares a plant and works on it.
pub(crate) fn on_ground<R>(
    run: &Run<'_, '_>,
    required: &Dense<Required>,
    (settings, options): (&Settings, &Options),
    watch: Watch<'_>,
    work: impl FnOnce(&Ground<'_, '_, '_, '_>) -> R,
) -> R {
    let impacting = Impacting::new(run.facts, &run.strengths, &run.raised);
    let parameters = &run.facts.catalogue.parameters;
    let sheet = Sheet::new(&run.attack, &run.strengths, parameters.residual_floor.value);
    let offer = Offer {
        facts: run.facts,
        strengths: &run.strengths,
        required,
        sheet: &sheet,
        options,
    };
    let raises = offer.raises(&impacting);
    let moves: Vec<Move> = (raises.iter())
        .map(|raise| raise.as_move(parameters.stop_factors.value))
        .collect();
    let raised: Vec<Vec<Raised>> = raises.iter().map(Raise::raised).collect();
    let planning = parameters.planning.value;
    let first_trials = planning.trials.min(settings.trials);
    let lab = Lab::new(run, &sheet, &impacting, &raised, (first_trials, settings.threads));
    let views = Views::new(&lab, &impacting, (settings.trials, settings.threads));
    work(&Ground {
        settings,
        options,
        planning,
        raises: &raises,
        moves: &moves,
        lab: &lab,
        views: &views,
        watch,
    })
}

impl Ground<'_, '_, '_, '_> {
    /// Every candidate alone, then the best of them in detail.
    pub(crate) fn ranking(&self, sets: &mut Sets<'_, Lab<'_, '_, '_>>) -> Result<Ranking, Cancelled> {
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
        let mut candidates = candidates.collect::<Option<Vec<Candidate>>>().unwrap_or_default();
        self.note_alternatives(&best, &mut candidates);
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
        detail: Option<Detail>,
    ) -> Option<Candidate> {
        let raise = self.raises.get(number as usize)?;
        let worth = self.moves.get(number as usize)?.worth(index_before - index_after);
        Some(Candidate {
            deed: raise.deed(),
            barred: raise.barred,
            index_before,
            index_after,
            worth,
            detail,
            stability: None,
            together_with: Vec::new(),
            instead_of: Vec::new(),
        })
    }

    /// Says of each leading candidate which others strengthen the same family on mostly the same steps.
    fn note_alternatives(&self, order: &[u32], candidates: &mut [Candidate]) {
        let leading = order.iter().take(self.planning.detailed);
        let families: Vec<BTreeSet<(u32, u32)>> = leading.map(|&number| self.lab.families(number)).collect();
        for (place, own) in families.iter().enumerate() {
            let Some(candidate) = candidates.get_mut(place).filter(|_| !own.is_empty()) else {
                continue;
            };
            let overlaps = |(other, theirs): (usize, &BTreeSet<(u32, u32)>)| {
                let shared = own.intersection(theirs).count();
                let fewer = own.len().min(theirs.len());
                (other != place && fewer > 0 && 2 * shared >= fewer).then_some(other)
            };
            candidate.instead_of = families.iter().enumerate().filter_map(overlaps).collect();
        }
    }

    /// The first so many moves of an order that are barred, or are not.
    pub(crate) fn first(&self, order: &[u32], count: usize, barred: bool) -> Vec<u32> {
        let moves = order
            .iter()
            .copied()
            .filter(|&number| self.is_barred(number) == barred);
        moves.take(count).collect()
    }

    pub(crate) fn leading(&self, ranking: &Ranking, count: usize) -> Vec<u32> {
        self.first(&ranking.order, count, false)
    }

    pub(crate) fn is_barred(&self, number: u32) -> bool {
        self.raises.get(number as usize).is_none_or(|raise| raise.barred)
    }
}
