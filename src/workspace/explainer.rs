//! Explains one effect in full when somebody looks at it that is not among those explained along with the findings.

use std::sync::Arc;

use super::{Job, Wake};
use crate::{
    analysis::{
        self,
        findings::{Effect, Settings},
    },
    edit::Session,
    guideline::catalogue,
};

/// What an explanation belongs to: a state of the plant, and an effect by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    generation: u64,
    effect: String,
}

/// The effect asked for, its explanation, and the one in the making.
#[derive(Debug, Default)]
pub(super) struct Explainer {
    wish: Option<String>,
    ready: Option<(Origin, Option<Arc<Effect>>)>,
    running: Option<(Origin, Job<Option<Effect>>)>,
    /// Counts the explanations.
    number: u64,
}

impl Explainer {
    /// Asks for the explanation of an effect, or for none any more.
    pub(super) fn ask(&mut self, effect: Option<String>) {
        self.wish = effect;
    }

    /// Grows with every explanation.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// The explanation of an effect of this state of the plant.
    pub(super) fn of(&self, generation: u64, effect: &str) -> Option<&Effect> {
        let (origin, found) = self.ready.as_ref()?;
        let is_it = origin.generation == generation && origin.effect == effect;
        found.as_deref().filter(|_| is_it)
    }

    /// Takes what is ready and starts what is asked for; not while something is dragged.
    pub(super) fn keep_up(&mut self, session: &Session, settings: &Settings, wake: impl FnOnce() -> Wake) {
        if let Some((origin, job)) = self.running.take() {
            match job.poll() {
                Some(result) => {
                    // An explanation that breaks down is none; the effect is still told as far as it is known.
                    self.ready = Some((origin, result.ok().flatten().map(Arc::new)));
                    self.number += 1;
                }
                None => self.running = Some((origin, job)),
            }
        }
        let Some(effect) = self.wish.clone() else { return };
        let wanted = Origin {
            generation: session.generation(),
            effect,
        };
        let is_ready = self.ready.as_ref().is_some_and(|(origin, _)| *origin == wanted);
        if is_ready || self.running.is_some() || session.in_gesture() {
            return;
        }
        let (plant, settings, origin) = (session.plant().clone(), settings.clone(), wanted.clone());
        let job = Job::start("toride-explain", wake(), move || {
            analysis::explain(&plant, catalogue(), &settings, &origin.effect)
        });
        self.running = Some((wanted, job));
    }
}
