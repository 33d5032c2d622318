//! What to compute, and how.

use crate::plant::Date;

/// What to compute. Part of the result, so a figure can be made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Samples where exact is out of reach (a multiple of 512).
    pub trials: u32,
    /// Seed of the samples.
    pub seed: u64,
    /// With the measures as they are, or as planned.
    pub plan: Plan,
    /// Threads for sampling; never changes the result.
    pub threads: usize,
    /// How much to compute.
    pub depth: Depth,
    /// The day that ends of support and restore tests are compared with; `None` = the day of the plant's own state.
    pub today: Option<Date>,
}

/// How much to compute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Graph, probabilities, grades, coverage, rules, one best story: enough while something is dragged.
    Quick,
    /// Also more stories, cuts and key steps of the worst effects, and recommended measures.
    #[default]
    Full,
    /// As full, and every effect is explained, not only the worst: for scripts that read everything.
    Every,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trials: 10_240,
            seed: 42,
            plan: Plan::Now,
            threads: 1,
            depth: Depth::Full,
            today: None,
        }
    }
}

/// Which strengths count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plan {
    /// Strengths of today.
    #[default]
    Now,
    /// Planned strengths; where none is planned, today's.
    Target,
}
