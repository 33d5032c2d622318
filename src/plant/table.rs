//! A table of records by id: sorted, and it refuses the same id twice.

use std::{
    collections::{BTreeMap, btree_map},
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, Visitor},
};

/// Records by id, in id order, which is also file order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<I: Ord, R>(BTreeMap<I, R>);

impl<I: Ord, R> Default for Table<I, R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<I: Ord, R> Deref for Table<I, R> {
    type Target = BTreeMap<I, R>;

    fn deref(&self) -> &BTreeMap<I, R> {
        &self.0
    }
}

impl<I: Ord, R> DerefMut for Table<I, R> {
    fn deref_mut(&mut self) -> &mut BTreeMap<I, R> {
        &mut self.0
    }
}

impl<I: Ord, R> FromIterator<(I, R)> for Table<I, R> {
    fn from_iter<T: IntoIterator<Item = (I, R)>>(records: T) -> Self {
        Self(records.into_iter().collect())
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
        serializer.collect_map(&self.0)
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
                Ok(Table(records))
            }
        }
        deserializer.deserialize_map(Records(PhantomData))
    }
}
