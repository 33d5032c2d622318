//! A vector addressed by the small numbers one run of the analysis hands out itself.

use std::ops::{Index, IndexMut};

/// One value per node, step, device or zone of one run, addressed by its number.
///
/// A run numbers its nodes, steps, devices and zones itself, so every number it holds lies inside; [`super::solve::System::new`] drops
/// steps that name nodes outside. That is why the analysis may index, and only through this type.
#[derive(Debug, PartialEq)]
pub struct Dense<T>(Vec<T>);

impl<T> Default for Dense<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Clone for Dense<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }

    /// Reuses the memory, which matters where tables are set up thousands of times.
    fn clone_from(&mut self, source: &Self) {
        self.0.clone_from(&source.0);
    }
}

impl<T> Dense<T> {
    /// `len` copies of a value.
    pub fn filled(len: u32, value: T) -> Self
    where
        T: Clone,
    {
        Self(vec![value; len as usize])
    }

    /// How many values.
    pub fn len(&self) -> u32 {
        self.0.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One more value at the end.
    pub fn push(&mut self, value: T) {
        self.0.push(value);
    }

    /// All values in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// All values in order, to change.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// All values as a slice.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// A run of values.
    #[expect(
        clippy::indexing_slicing,
        reason = "ranges come from the same tables as the values; a wrong one is a bug of the run"
    )]
    pub fn run(&self, from: u32, to: u32) -> &[T] {
        &self.0[from as usize..to as usize]
    }
}

impl<'a, T> IntoIterator for &'a Dense<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Dense<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T> FromIterator<T> for Dense<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<T> From<Vec<T>> for Dense<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

impl<T> Index<u32> for Dense<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "a run only holds numbers it gave out itself"
    )]
    fn index(&self, number: u32) -> &T {
        &self.0[number as usize]
    }
}

impl<T> IndexMut<u32> for Dense<T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "a run only holds numbers it gave out itself"
    )]
    fn index_mut(&mut self, number: u32) -> &mut T {
        &mut self.0[number as usize]
    }
}
