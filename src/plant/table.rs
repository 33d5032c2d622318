//! A table of records by id: sorted, and it refuses the same id twice.

use std::{
    collections::{BTreeMap, btree_map},
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
    sync::Arc,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, Visitor},
};

/// Records by id, in id order, which is also file order.
///
/// A copy of a table shares its records until one of the two is changed. So a snapshot of a plant (for undo, for
/// the analysis, for a save in the background) costs next to nothing, and what was not touched compares at once.
#[derive(Clone, Debug)]
pub struct Table<I: Ord, R>(Arc<BTreeMap<I, R>>);

impl<I: Ord, R> Table<I, R> {
    /// Whether both are copies of one table that nobody has changed since; `false` says nothing.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<I: Ord, R: PartialEq> PartialEq for Table<I, R> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl<I: Ord, R> Default for Table<I, R> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<I: Ord, R> Deref for Table<I, R> {
    type Target = BTreeMap<I, R>;

    fn deref(&self) -> &BTreeMap<I, R> {
        &self.0
    }
}

impl<I: Ord + Clone, R: Clone> DerefMut for Table<I, R> {
    fn deref_mut(&mut self) -> &mut BTreeMap<I, R> {
        Arc::make_mut(&mut self.0)
    }
}

impl<I: Ord, R> FromIterator<(I, R)> for Table<I, R> {
    fn from_iter<T: IntoIterator<Item = (I, R)>>(records: T) -> Self {
        Self(Arc::new(records.into_iter().collect()))
    }
}

impl<'a, I: Ord, R> IntoIterator for &'a Table<I, R> {
    type Item = (&'a I, &'a R);
    type IntoIter = btree_map::Iter<'a, I, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<I: Ord + Serialize, R: Serialize> Serialize for Table<I, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&*self.0)
    }
}

impl<'de, I: Ord + fmt::Display + Deserialize<'de>, R: Deserialize<'de>> Deserialize<'de> for Table<I, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Records<I, R>(PhantomData<(I, R)>);
        impl<'de, I: Ord + fmt::Display + Deserialize<'de>, R: Deserialize<'de>> Visitor<'de> for Records<I, R> {
            type Value = Table<I, R>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table `{ id: ( … ), … }`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut records = BTreeMap::new();
                while let Some(id) = map.next_key::<I>()? {
                    if records.contains_key(&id) {
                        return Err(A::Error::custom(format_args!("{id} stands twice")));
                    }
                    let record = map.next_value()?;
                    records.insert(id, record);
                }
                Ok(Table(Arc::new(records)))
            }
        }
        deserializer.deserialize_map(Records(PhantomData))
    }
}
