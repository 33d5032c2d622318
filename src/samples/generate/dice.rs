//! Chance that repeats: the same seed always throws the same numbers.

/// A stream of numbers from a seed (`SplitMix64`).
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number of `from..=to`.
    pub(super) fn between(&mut self, from: u32, to: u32) -> u32 {
        from + u32::try_from(self.next() % u64::from(to.saturating_sub(from) + 1)).unwrap_or(0)
    }

    /// True once in `of` throws.
    pub(super) const fn once_in(&mut self, of: u64) -> bool {
        self.next().is_multiple_of(if of == 0 { 1 } else { of })
    }
}
