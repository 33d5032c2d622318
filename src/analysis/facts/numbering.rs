//! Dense numbers for ids, in id order.

use crate::analysis::Dense;

/// Ids of one kind with the numbers of one run.
#[derive(Clone, Debug)]
pub(crate) struct Numbering<I>(Dense<I>);

impl<I: Copy + Ord> Numbering<I> {
    /// Numbers ids that come in ascending order, as tables give them.
    pub(crate) fn new(ascending: impl Iterator<Item = I>) -> Self {
        Self(ascending.collect())
    }

    /// How many.
    pub(crate) fn len(&self) -> u32 {
        self.0.len()
    }

    /// The number of an id; `None` when no such record exists.
    pub(crate) fn number(&self, id: I) -> Option<u32> {
        let place = self.0.as_slice().binary_search(&id).ok()?;
        Some(place as u32)
    }

    /// The id behind a number.
    pub(crate) fn id(&self, number: u32) -> I {
        self.0[number]
    }
}
