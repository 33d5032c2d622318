//! Stable identifiers: one `Copy` type per kind of record, written as `<kind>-<8 letters>`.
//!
//! The letters are a 40-bit number in base 32 (no `i l o u`, so nobody misreads them aloud).
//! Text order, number order and file order are the same order.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const NUM_LETTERS: usize = 8;

/// Ids are 40-bit numbers; anything above does not exist.
pub const ID_LIMIT: u64 = 1 << 40;

/// Text that is not an id of the expected kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} id; expected `{kind}-` and 8 letters of 0-9 a-h j k m n p-t v-z")]
pub struct BadId {
    /// What stood there.
    pub text: String,
    /// The kind that was expected.
    pub kind: &'static str,
}

/// What every id type can do; lets tables and diffs be written once.
pub trait RecordId: Copy + Ord + fmt::Display + fmt::Debug + FromStr<Err = BadId> + From<IdNumber> {
    /// The word before the dash.
    const KIND: &'static str;

    /// The number behind the text.
    fn number(self) -> u64;
}

/// A 40-bit number fit to become an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdNumber(u64);

/// Draws fresh ids. The seed comes in from outside, so tests and `generate` repeat exactly.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A source that draws the same ids for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number of the stream (`SplitMix64`, upper 40 bits).
    fn next_number(&mut self) -> IdNumber {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        IdNumber((z ^ (z >> 31)) >> 24)
    }

    /// A fresh id; the chance to meet one that exists is 2⁻⁴⁰ per record.
    pub fn fresh<I: RecordId>(&mut self) -> I {
        I::from(self.next_number())
    }
}

fn parse(text: &str, kind: &'static str) -> Result<u64, BadId> {
    let bad = || BadId {
        text: text.to_owned(),
        kind,
    };
    let letters = text
        .strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix('-'))
        .ok_or_else(bad)?;
    if letters.len() != NUM_LETTERS {
        return Err(bad());
    }
    letters.bytes().try_fold(0, |number: u64, letter| {
        let digit = LETTERS
            .iter()
            .position(|&known| known == letter)
            .ok_or_else(bad)?;
        Ok(number << 5 | digit as u64)
    })
}

fn write(number: u64, kind: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut letters = [b'0'; NUM_LETTERS];
    for (place, letter) in letters.iter_mut().rev().enumerate() {
        let digit = (number >> (5 * place)) as usize & 31;
        *letter = LETTERS.get(digit).copied().unwrap_or(b'0');
    }
    f.write_str(kind)?;
    f.write_str("-")?;
    f.write_str(str::from_utf8(&letters).unwrap_or_default())
}

/// Reads an id from its text, without a copy.
struct IdText<I>(PhantomData<I>);

impl<I: RecordId> Visitor<'_> for IdText<I> {
    type Value = I;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} id", I::KIND)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<I, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! record_ids { ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => { $(
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub struct $name(u64);

    impl Serialize for $name {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }
    impl<'de> Deserialize<'de> for $name {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(IdText(PhantomData))
        }
    }

    impl RecordId for $name {
        const KIND: &'static str = $kind;
        fn number(self) -> u64 { self.0 }
    }
    impl From<IdNumber> for $name { fn from(number: IdNumber) -> Self { Self(number.0) } }
    impl fmt::Display for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write(self.0, $kind, f) }
    }
    impl FromStr for $name {
        type Err = BadId;
        fn from_str(text: &str) -> Result<Self, BadId> { parse(text, $kind).map(Self) }
    }
)* } }

record_ids! {
    /// A department of the plant.
    DeptId = "dept";
    /// A party outside the plant: vendor, headquarters, supplier, service.
    PartyId = "party";
    /// A place: site, room, floor.
    PlaceId = "place";
    /// A utility: power feeder, air, water.
    UtilityId = "utility";
    /// A network.
    NetworkId = "net";
    /// A device, or a group of like devices.
    DeviceId = "device";
    /// A link between two ends.
    LinkId = "link";
    /// A zone.
    ZoneId = "zone";
    /// A conduit between two zones.
    ConduitId = "conduit";
    /// A data item.
    DataId = "data";
    /// A data flow.
    FlowId = "flow";
    /// A business task.
    TaskId = "task";
    /// One measure at one target.
    MeasureId = "measure";
    /// A person's judgement of one zone and threat.
    DecisionId = "decision";
    /// A memo on the drawing.
    NoteId = "note";
    /// A finding that somebody set aside, with the reason.
    ExclusionId = "exclusion";
    /// A number of the analysis that the plant sets itself.
    OwnNumberId = "number";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_wrote() {
        let mut source = IdSource::new(7);
        for _ in 0..1_000 {
            let id: DeviceId = source.fresh();
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn text_order_is_number_order() {
        let mut source = IdSource::new(1);
        let mut ids: Vec<ZoneId> = (0..200).map(|_| source.fresh()).collect();
        ids.sort_unstable();
        let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted(), "{texts:?}");
    }

    #[test]
    fn another_kinds_id_is_refused() {
        assert!("device-0000eq03".parse::<ZoneId>().is_err());
        assert!("zone-0000eq0i".parse::<ZoneId>().is_err());
    }
}
