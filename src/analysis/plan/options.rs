//! What a plan may cost and disturb, and what is supposed to be done already.

use std::collections::BTreeSet;

use crate::{
    analysis::strength::Raised,
    guideline::Catalogue,
    plant::{PlantState, Strength, Target, ZoneId, codes::MeasureCode},
};

/// A measure supposed to stand at a target with a strength, without a record of it in the plant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Switch {
    /// The measure.
    pub measure: MeasureCode,
    /// Where.
    pub target: Target,
    /// How strong.
    pub strength: Strength,
}

/// Limits of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Cost classes the plan may add up to; `None` = it is not limited, only ordered.
    pub budget: Option<u32>,
    /// Largest stop class (1 no stop … 4 major change) allowed; `None` = all.
    pub max_stop: Option<u8>,
    /// Zones whose next planned shutdown can be used: stop class 3 is allowed there whatever `max_stop` says.
    pub shutdowns: BTreeSet<ZoneId>,
    /// Where the plant is supposed to stand in its life; `None` = as recorded for plant and zones.
    pub state: Option<PlantState>,
    /// Also strengths above those that the zones ask for and those planned.
    pub above_required: bool,
    /// Supposed to be done: everything is computed on top of these.
    pub switched_on: Vec<Switch>,
    /// Without what only says how sure it is: the order under uncertainty, and facts.
    pub without_doubt: bool,
    /// Without the parts that take longest: pairs, sets, order under uncertainty, facts.
    pub candidates_only: bool,
}

/// Switches as the analysis supposes them; measures the guideline does not know are passed over.
pub(crate) fn raised(catalogue: &Catalogue, switches: &[Switch]) -> Vec<Raised> {
    let raised = switches.iter().filter_map(|switch| {
        let number = catalogue.measures.position(switch.measure.as_str())?;
        Some(Raised {
            measure: number as u32,
            targets: vec![switch.target],
            strength: switch.strength,
        })
    });
    raised.collect()
}
