//! The index of a plant when bases and efficacies are drawn from their ranges: one number per row of the step table
//! and one per measure.

use crate::analysis::Dense;

use super::{
    lab::Lab,
    stability::{Drawn, Uncertain, Uniform, triangular},
};

/// A plant with the candidates whose order is tested and the plan.
#[derive(Debug)]
pub(crate) struct Doubt<'l, 'r, 'a, 'p> {
    /// The plant.
    pub(crate) lab: &'l Lab<'r, 'a, 'p>,
    /// Candidates, by number.
    pub(crate) leading: &'l [u32],
    /// The plan.
    pub(crate) planned: &'l [u32],
}

impl Doubt<'_, '_, '_, '_> {
    fn num_rows(&self) -> u32 {
        self.lab.run.facts.catalogue.steps.len() as u32
    }
}

impl Uncertain for Doubt<'_, '_, '_, '_> {
    fn num_parameters(&self) -> u32 {
        self.num_rows() + self.lab.run.facts.catalogue.measures.len() as u32
    }

    fn under(&self, draws: &Uniform) -> Drawn {
        let run = self.lab.run;
        let range = run.facts.catalogue.parameters.uncertainty.value;
        let Some(attacker) = run.attack.attackers.first() else {
            return Drawn {
                before: 0.0,
                after: self.leading.iter().map(|&number| (number, 0.0)).collect(),
                planned: 0.0,
            };
        };
        let bases: Vec<f64> = (0..)
            .zip(run.attack.bases(attacker))
            .map(|(row, base)| {
                // What is certain by definition is no estimate.
                if base >= 1.0 {
                    base
                } else {
                    triangular(draws.at(row), base, &range, range.base_cap)
                }
            })
            .collect();
        let base = |step: u32| self.lab.base_of(&bases, step);
        let factors: Dense<f64> = (0..run.facts.catalogue.measures.len() as u32)
            .map(|measure| triangular(draws.at(self.num_rows() + measure), 1.0, &range, f64::INFINITY))
            .collect();
        // One factor for all strengths of a measure, so that more of it never does less.
        let trust = |measure: u32, efficacy: f64| {
            if efficacy > 0.0 {
                (efficacy * factors[measure]).min(range.efficacy_cap)
            } else {
                efficacy
            }
        };
        let p = self.lab.p_under(&trust, &base);
        let blocks = self.lab.blocks_of(&p, 1);
        let mut sets = vec![Vec::new(), self.planned.to_vec()];
        sets.extend(self.leading.iter().map(|&number| vec![number]));
        let changes = |made: &[u32]| self.lab.changes(&self.lab.left(made, &trust), &base);
        let mut found = self.lab.indices_on(&p, &blocks, &sets, &changes).into_iter();
        let (before, planned) = (found.next().unwrap_or_default(), found.next().unwrap_or_default());
        Drawn {
            before,
            after: self.leading.iter().copied().zip(found).collect(),
            planned,
        }
    }
}
