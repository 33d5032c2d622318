//! Sorting of large records: their places are sorted, and each record moves once.

use std::cmp::Ordering;

/// The records in order; equal ones stay as they came.
pub(super) fn sorted<T>(records: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> impl Iterator<Item = T> {
    let mut places: Vec<usize> = (0..records.len()).collect();
    places.sort_by(|&a, &b| match (records.get(a), records.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut records: Vec<Option<T>> = records.into_iter().map(Some).collect();
    places
        .into_iter()
        .filter_map(move |place| records.get_mut(place)?.take())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_records_keep_their_order() {
        let records = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let in_order: Vec<_> = sorted(records, |a, b| a.0.cmp(&b.0)).collect();
        assert_eq!(in_order, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
