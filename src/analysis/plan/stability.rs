//! How far the order of the moves rests on numbers nobody measured: they are drawn again and again within their
//! ranges, and each time the moves are ranked anew.

use crate::{analysis::solve::draws::split_mix, guideline::Uncertainty};

use super::judge::{Cancelled, Move, Part, Watch, in_parallel, ranked};

/// Numbers that are not sure, and the index under each choice of them.
pub trait Uncertain: Sync {
    /// How many numbers are drawn.
    fn num_parameters(&self) -> u32;

    /// The index as it is and after each of the moves alone, with uniform draws for the parameters.
    fn under(&self, draws: &Uniform) -> Drawn;
}

/// The index under one choice of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// With nothing changed.
    pub before: f64,
    /// After each move alone.
    pub after: Vec<(u32, f64)>,
    /// After the whole plan.
    pub planned: f64,
}

/// Uniform numbers for the parameters of one draw: parameter `j` of draw `i` is number `i · parameters + j + 1` of a
/// `SplitMix64` stream.
#[derive(Clone, Copy, Debug)]
pub struct Uniform {
    seed: u64,
    first: u64,
}

impl Uniform {
    /// The number for a parameter, 0–1.
    pub fn at(&self, parameter: u32) -> f64 {
        (split_mix(self.seed, self.first + u64::from(parameter) + 1) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A number from its range: triangular, with the value as mode and the ends at shares of it.
///
/// `uniform` is 0–1; the upper end stops at `cap`.
pub fn triangular(uniform: f64, value: f64, range: &Uncertainty, cap: f64) -> f64 {
    let (low, mode, high) = (
        value * range.low,
        value * range.mode,
        (value * range.high).min(cap.max(value)),
    );
    if high <= low {
        return value;
    }
    let split = (mode - low) / (high - low);
    if uniform < split {
        low + libm::sqrt(uniform * (high - low) * (mode - low))
    } else {
        high - libm::sqrt((1.0 - uniform) * (high - low) * (high - mode))
    }
}

/// 5 %, median and 95 % of a number over the draws.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// 5 % lie below.
    pub low: f64,
    /// Half lie below.
    pub median: f64,
    /// 5 % lie above.
    pub high: f64,
}

impl Range {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (share * values.len() as f64) as usize;
            values.get(place).copied().unwrap_or_default()
        };
        Self {
            low: at(0.05),
            median: at(0.5),
            high: at(0.95),
        }
    }
}

/// What the draws say.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// How many draws.
    pub draws: u32,
    /// Per move, by number: share of draws in which it is worth most, and in which it is among the first three.
    pub shares: Vec<(u32, f64, f64)>,
    /// The index as it is.
    pub before: Range,
    /// The index after the plan.
    pub planned: Range,
}

/// Places that count as leading.
const LEADING: usize = 3;

/// Draws all parameters `draws` times and counts which move leads.
pub fn stability(
    uncertain: &impl Uncertain,
    moves: &[Move],
    draws: u32,
    seed: u64,
    threads: usize,
    watch: Watch<'_>,
) -> Result<Stability, Cancelled> {
    let parameters = u64::from(uncertain.num_parameters());
    let numbers: Vec<u32> = (0..draws).collect();
    let mut drawn: Vec<Drawn> = Vec::with_capacity(numbers.len());
    for part in numbers.chunks(threads.max(1) * 4) {
        watch.goes_on(Part::Stability, drawn.len(), numbers.len())?;
        drawn.extend(in_parallel(threads, part, |&draw| {
            uncertain.under(&Uniform {
                seed,
                first: u64::from(draw) * parameters,
            })
        }));
    }
    let mut counts: Vec<(u32, u32, u32)> = drawn
        .first()
        .map(|drawn| drawn.after.iter().map(|&(number, _)| (number, 0, 0)).collect())
        .unwrap_or_default();
    for drawn in &drawn {
        let order = ranked(moves, drawn.before, drawn.after.iter().copied());
        for (place, number) in order.iter().enumerate().take(LEADING) {
            if let Some((_, first, leading)) = counts.iter_mut().find(|(known, ..)| known == number) {
                *first += u32::from(place == 0);
                *leading += 1;
            }
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(draws.max(1));
    Ok(Stability {
        draws,
        shares: counts
            .into_iter()
            .map(|(number, first, leading)| (number, share(first), share(leading)))
            .collect(),
        before: Range::of(drawn.iter().map(|drawn| drawn.before).collect()),
        planned: Range::of(drawn.iter().map(|drawn| drawn.planned).collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANGE: Uncertainty = Uncertainty {
        low: 0.5,
        mode: 1.0,
        high: 1.5,
        base_cap: 1.0,
        efficacy_cap: 0.95,
    };

    #[test]
    fn a_draw_stays_in_its_range_and_falls_below_the_value_half_the_time() {
        assert_eq!(triangular(0.0, 0.4, &RANGE, 1.0), 0.2);
        assert!((triangular(1.0, 0.4, &RANGE, 1.0) - 0.6).abs() < 1e-12);
        assert!((triangular(0.5, 0.4, &RANGE, 1.0) - 0.4).abs() < 1e-12);
        assert!(triangular(1.0, 0.8, &RANGE, 1.0) <= 1.0);
        assert_eq!(triangular(0.7, 0.0, &RANGE, 1.0), 0.0);
    }
}
