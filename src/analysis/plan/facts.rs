//! Facts nobody confirmed: what the index would be with the better answer, one by one and all together (D-21).
//!
//! The worse answer to all of them is what everything else is computed with; each better answer is a drawing of its
//! own, solved the same way on the same draws.

use crate::{
    analysis::{
        attack::Attack, facts::Facts, findings::Settings, impact::Impacting, run::Run, strength::Raised,
    },
    guideline::Catalogue,
    plant::{DeviceId, Element, Fact, FlowId, MeasureId, Plant, Strength, Target},
};

use super::{
    found::{Question, Unknown, UnknownFact},
    judge::{Cancelled, Part, Watch, in_parallel},
    lab::Lab,
    sheet::Sheet,
};

/// Most facts that are looked at one by one.
const LOOKED_AT: usize = 200;

/// A fact and its record.
#[derive(Clone, Debug)]
enum Place {
    Device(DeviceId),
    Flow(FlowId),
    Measure(MeasureId, Strength),
}

/// A fact nobody confirmed.
#[derive(Clone, Debug)]
struct Open {
    place: Place,
    element: Element,
    question: Question,
}

/// How everything is computed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'s> {
    /// The guideline.
    pub(crate) catalogue: &'s Catalogue,
    /// As the plan is.
    pub(crate) settings: &'s Settings,
    /// Supposed to be done.
    pub(crate) raised: &'s [Raised],
    /// Everything on samples, because the plant as it is has to be.
    pub(crate) sampled: bool,
    /// Samples.
    pub(crate) trials: u32,
    /// Threads.
    pub(crate) threads: usize,
}

impl Setting<'_> {
    /// The index of a plant.
    fn index(&self, plant: &Plant, threads: usize) -> f64 {
        let facts = Facts::new(plant, self.catalogue);
        let attack = Attack::new(&facts);
        // A better answer can put a wall where none was, so the drawing may grow a little.
        let limit = if self.sampled {
            0
        } else {
            attack.exact_limit().saturating_mul(4)
        };
        let settings = Settings {
            threads,
            ..self.settings.clone()
        };
        let run = Run::within(attack, &settings, self.raised.to_vec(), limit);
        let impacting = Impacting::new(&facts, &run.strengths, &run.raised);
        let sheet = Sheet::new(
            &run.attack,
            &run.strengths,
            self.catalogue.parameters.residual_floor.value,
        );
        let lab = Lab::new(&run, &sheet, &impacting, &[], (self.trials, threads));
        lab.now()
    }
}

/// The facts worth finding out.
pub(crate) fn unknown(
    plant: &Plant,
    required: &dyn Fn(Target) -> Strength,
    setting: Setting<'_>,
    watch: Watch<'_>,
) -> Result<Unknown, Cancelled> {
    let open = open(plant, required);
    let most = setting.catalogue.parameters.planning.value.facts;
    let all_bad = setting.index(plant, setting.threads);
    if open.is_empty() {
        return Ok(Unknown {
            count: 0,
            all_bad,
            all_good: all_bad,
            facts: Vec::new(),
        });
    }
    let mut better = plant.clone();
    for fact in &open {
        answer_well(&mut better, fact);
    }
    let all_good = setting.index(&better, setting.threads);
    let mut facts = Vec::new();
    let looked_at: Vec<&Open> = open.iter().take(LOOKED_AT).collect();
    for part in looked_at.chunks(setting.threads.max(1) * 2) {
        watch.goes_on(Part::Facts, facts.len(), looked_at.len())?;
        facts.extend(in_parallel(setting.threads, part, |fact| {
            let mut better = plant.clone();
            answer_well(&mut better, fact);
            let good = setting.index(&better, 1);
            UnknownFact {
                element: fact.element,
                question: fact.question.clone(),
                good,
                spread: (all_bad - good).max(0.0),
            }
        }));
    }
    facts.sort_by(|a, b| {
        b.spread
            .total_cmp(&a.spread)
            .then_with(|| (a.element, &a.question).cmp(&(b.element, &b.question)))
    });
    facts.truncate(most);
    Ok(Unknown {
        count: open.len(),
        all_bad,
        all_good,
        facts,
    })
}

/// Facts explicitly marked as not confirmed that the analysis reads.
fn open(plant: &Plant, required: &dyn Fn(Target) -> Strength) -> Vec<Open> {
    let mut open = Vec::new();
    for (&id, device) in &plant.devices {
        let questions = [
            (&device.mail_web, Question::MailWeb),
            (&device.own_internet, Question::OwnInternet),
            (&device.touchable, Question::Touchable),
            (&device.forwards, Question::Forwards),
            (&device.delivery_checked, Question::DeliveryChecked),
        ];
        let unknown = questions.into_iter().filter(|(fact, _)| **fact == Fact::Unknown);
        open.extend(unknown.map(|(_, question)| Open {
            place: Place::Device(id),
            element: Element::Device(id),
            question,
        }));
    }
    for (&id, flow) in &plant.flows {
        if flow.encrypted == Fact::Unknown {
            open.push(Open {
                place: Place::Flow(id),
                element: Element::Flow(id),
                question: Question::FlowEncrypted,
            });
        }
    }
    for (&id, measure) in &plant.measures {
        if measure.now == Fact::Unknown {
            let Some(target) = measure.target else { continue };
            open.push(Open {
                place: Place::Measure(id, measure.goal.unwrap_or_else(|| required(target))),
                element: Element::Measure(id),
                question: Question::Strength(measure.measure.clone()),
            });
        }
    }
    open
}

/// Gives the better answer: no way in, checked, encrypted, as strong as planned.
fn answer_well(plant: &mut Plant, open: &Open) {
    match open.place {
        Place::Device(id) => {
            let Some(device) = plant.devices.get_mut(&id) else {
                return;
            };
            match open.question {
                Question::MailWeb => device.mail_web = Fact::Known(false),
                Question::OwnInternet => device.own_internet = Fact::Known(false),
                Question::Touchable => device.touchable = Fact::Known(false),
                Question::Forwards => device.forwards = Fact::Known(false),
                Question::DeliveryChecked => device.delivery_checked = Fact::Known(true),
                Question::FlowEncrypted | Question::Strength(_) => {}
            }
        }
        Place::Flow(id) => {
            if let Some(flow) = plant.flows.get_mut(&id) {
                flow.encrypted = Fact::Known(true);
            }
        }
        Place::Measure(id, strength) => {
            if let Some(measure) = plant.measures.get_mut(&id) {
                measure.now = Fact::Known(strength);
            }
        }
    }
}
