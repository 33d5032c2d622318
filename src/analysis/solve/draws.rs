//! Where the switches of the samples come from: two sources behind one trait (D-62).
//!
//! Both are random access: sample and step decide a draw, so threads and order cannot change a count, and a lower
//! probability turns a subset of the same samples off.

/// Samples of one block: 8 words of 64.
pub const BLOCK: u32 = 512;
/// Words of one block.
pub const WORDS: usize = 8;
/// One bit per sample of a block.
pub type Lanes = [u64; WORDS];

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// Decides in which samples of a block a step's switch is on.
pub trait Draws: Sync {
    /// Samples `block · 512 …` in which the switch of `step` is on with probability `p`.
    fn lanes(&self, step: u32, p: f64, block: u32) -> Lanes;
}

/// The finalizer of `SplitMix64`.
pub const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Number `n` (from 1) of the sequential `SplitMix64` stream.
pub const fn split_mix(seed: u64, n: u64) -> u64 {
    mix(seed.wrapping_add(n.wrapping_mul(GAMMA)))
}

/// A 64-bit name of a text (FNV-1a, then mixed): the key of a step's own draws.
pub fn key(text: &str) -> u64 {
    let fnv = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    mix(fnv)
}

/// The sequential stream of the golden fixtures: sample `i` draws for every step in listed order.
#[derive(Clone, Copy, Debug)]
pub struct ListedDraws {
    /// Seed of the stream.
    pub seed: u64,
    /// Steps drawn for in each sample.
    pub num_steps: u32,
}

impl Draws for ListedDraws {
    fn lanes(&self, step: u32, p: f64, block: u32) -> Lanes {
        let first = u64::from(block) * u64::from(BLOCK);
        let mut lanes = [0; WORDS];
        for (word, lane) in lanes.iter_mut().enumerate() {
            for bit in 0..64 {
                let sample = first + word as u64 * 64 + bit;
                let number = sample * u64::from(self.num_steps) + u64::from(step) + 1;
                let draw = (split_mix(self.seed, number) >> 11) as f64 / (1_u64 << 53) as f64;
                *lane |= u64::from(draw < p) << bit;
            }
        }
        lanes
    }
}

/// The product's source: every step has a stream of its own, keyed by its id, so another device or link in the
/// plant leaves all other steps' draws as they were.
#[derive(Clone, Debug)]
pub struct KeyedDraws {
    streams: Vec<u64>,
}

/// Bits to which a probability is resolved: enough that 2⁻³² is the smallest difference seen.
const RESOLUTION: u32 = 32;

impl KeyedDraws {
    /// Streams for steps with these keys.
    pub fn new(seed: u64, keys: impl Iterator<Item = u64>) -> Self {
        Self {
            streams: keys.map(|key| mix(seed ^ key)).collect(),
        }
    }
}

impl Draws for KeyedDraws {
    fn lanes(&self, step: u32, p: f64, block: u32) -> Lanes {
        let threshold = (p.clamp(0.0, 1.0) * (1_u64 << RESOLUTION) as f64) as u64;
        if threshold >> RESOLUTION > 0 {
            return [u64::MAX; WORDS];
        }
        if threshold == 0 {
            return [0; WORDS];
        }
        let stream = self.streams.get(step as usize).copied().unwrap_or_default();
        let first = u64::from(block) * WORDS as u64 * u64::from(RESOLUTION);
        let mut lanes = [0; WORDS];
        for (word, lane) in (0..).zip(&mut lanes) {
            let counter = first + word * u64::from(RESOLUTION);
            *lane = below(threshold, |bit| {
                mix(stream.wrapping_add(GAMMA.wrapping_mul(counter + bit)))
            });
        }
        lanes
    }
}

/// 64 comparisons "draw < threshold" at once: bit by bit from the top until every lane is decided.
fn below(threshold: u64, word: impl Fn(u64) -> u64) -> u64 {
    let (mut less, mut tied) = (0, u64::MAX);
    for bit in 0..u64::from(RESOLUTION) {
        let draw = word(bit);
        if threshold >> (u64::from(RESOLUTION) - 1 - bit) & 1 == 1 {
            less |= tied & !draw;
            tied &= draw;
        } else {
            tied &= !draw;
        }
        if tied == 0 {
            break;
        }
    }
    less
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_split_mix_64() {
        assert_eq!(split_mix(1_234_567, 1), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(1_234_567, 2), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_lower_probability_turns_a_subset_of_the_samples_on() {
        let draws = KeyedDraws::new(42, [key("R1:START>K:device-0000eq12")].into_iter());
        for block in 0..20 {
            let (low, high) = (draws.lanes(0, 0.31, block), draws.lanes(0, 0.32, block));
            for (low, high) in low.iter().zip(&high) {
                assert_eq!(low & !high, 0);
            }
        }
    }

    #[test]
    fn as_many_samples_are_on_as_the_probability_says() {
        let draws = KeyedDraws::new(7, [key("a step")].into_iter());
        let on: u32 = (0..400)
            .flat_map(|block| draws.lanes(0, 0.3, block))
            .map(u64::count_ones)
            .sum();
        let share = f64::from(on) / (400.0 * 512.0);
        assert!((share - 0.3).abs() < 0.004, "{share}");
    }
}
