//! Numbers of the analysis that a plant may set itself: which there are, how they are written, and what fits.
//!
//! Only judgements are open: bases of steps that measures can act on, efficacies, classes, weights, the risk matrix.
//! What follows from the drawing (a step that is certain) and how thoroughly is computed are not numbers of this kind.
//! Each is checked so that the promises of the analysis hold whatever somebody sets: more of a measure never does less,
//! more impact or likelihood is never a better grade.

use std::borrow::Cow;

use crate::{
    i18n::half_width,
    plant::{
        Grade, OwnNumberId, Plant,
        codes::{NumberCode, ThreatCode},
    },
};

use super::{Bilingual, Catalogue, Parameter, Parameters};

/// The prefix of codes that rate a hazard nobody rated: `hazard_classes/T18`.
const HAZARDS: &str = "hazard_classes/";
/// A base is neither impossible nor certain: that is drawn, not set.
const BASE: Range = Range::between(0.0001, 0.9999);
const SHARE: Range = Range::between(0.0, 1.0);
const CLASS: Range = Range::between(0.0, 5.0);

/// A number as the guideline has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its code.
    pub code: NumberCode,
    /// Its name.
    pub name: Bilingual,
    /// The value in use, as people write it.
    pub value: String,
    /// Where the shipped value comes from.
    pub source: String,
}

/// How the members of a list follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Any,
    Rising,
    Falling,
}

/// What members of a value may be.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: f64,
    high: f64,
    order: Order,
}

impl Range {
    const fn between(low: f64, high: f64) -> Self {
        let order = Order::Any;
        Self { low, high, order }
    }

    const fn in_order(self, order: Order) -> Self {
        Self { order, ..self }
    }

    fn holds(self, values: &[f64]) -> bool {
        let in_order = |pair: &[f64]| match (self.order, pair) {
            (Order::Rising, &[a, b]) => a <= b,
            (Order::Falling, &[a, b]) => a >= b,
            _ => true,
        };
        values.iter().all(|value| (self.low..=self.high).contains(value)) && values.windows(2).all(in_order)
    }
}

/// A value as people write it and back: numbers side by side, shares also in percent, grades as letters.
trait Written: Sized {
    fn write(&self) -> String;

    /// Reads what somebody wrote in place of `self`; `None` = it does not fit.
    fn read(&self, text: &str, range: Range) -> Option<Self>;
}

impl<const N: usize> Written for [f64; N] {
    fn write(&self) -> String {
        self.map(|value| value.to_string()).join(" ")
    }

    fn read(&self, text: &str, range: Range) -> Option<Self> {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '、' | '・'));
        let values: Vec<f64> = words
            .filter(|word| !word.is_empty())
            .map(read_number)
            .collect::<Option<_>>()?;
        if range.holds(&values) {
            values.try_into().ok()
        } else {
            None
        }
    }
}

impl<const N: usize> Written for [u8; N] {
    fn write(&self) -> String {
        self.map(|value| value.to_string()).join(" ")
    }

    fn read(&self, text: &str, range: Range) -> Option<Self> {
        let values = self.map(f64::from).read(text, range)?;
        let whole = values.iter().all(|value| value.fract() == 0.0);
        whole.then(|| values.map(|value| value as u8))
    }
}

impl Written for f64 {
    fn write(&self) -> String {
        [*self].write()
    }

    fn read(&self, text: &str, range: Range) -> Option<Self> {
        [*self].read(text, range).map(|[value]| value)
    }
}

impl Written for u8 {
    fn write(&self) -> String {
        [*self].write()
    }

    fn read(&self, text: &str, range: Range) -> Option<Self> {
        [*self].read(text, range).map(|[value]| value)
    }
}

/// The risk matrix: a group of letters per impact, one letter per likelihood.
impl<const N: usize> Written for Vec<[Grade; N]> {
    fn write(&self) -> String {
        let rows: Vec<String> = self
            .iter()
            .map(|row| row.iter().copied().map(Grade::letter).collect())
            .collect();
        rows.join(" ")
    }

    fn read(&self, text: &str, _: Range) -> Option<Self> {
        let grade = |letter: char| Grade::ALL.into_iter().find(|grade| grade.letter() == letter);
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        let grades: Vec<Grade> = letters
            .map(|c| grade(c.to_ascii_uppercase()))
            .collect::<Option<_>>()?;
        let rows: Self = grades
            .chunks(N)
            .map(|row| row.try_into().ok())
            .collect::<Option<_>>()?;
        // The worst grade is the smallest.
        let worsens_across = rows.iter().all(|row| row.is_sorted_by(|a, b| a >= b));
        let worsens_down = rows.windows(2).all(|pair| match pair {
            [above, below] => above.iter().zip(below).all(|(above, below)| above >= below),
            _ => true,
        });
        (rows.len() == self.len() && worsens_across && worsens_down).then_some(rows)
    }
}

/// `0.6`, `60%`, or the same with full-width signs.
fn read_number(word: &str) -> Option<f64> {
    let number: f64 = match word.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0,
        None => word.parse().ok()?,
    };
    number.is_finite().then_some(number)
}

macro_rules! numbers { ($($field:ident: $range:expr;)*) => {
    fn parameters(parameters: &Parameters) -> Vec<Number> {
        vec![$( number(stringify!($field), &parameters.$field), )*]
    }

    /// Sets a parameter; `None` = there is none of this code, or the text does not fit.
    fn set_parameter(parameters: &mut Parameters, code: &str, text: &str) -> Option<()> {
        match code {
            $( stringify!($field) => parameters.$field.value = parameters.$field.value.read(text, $range)?, )*
            _ => return None,
        }
        Some(())
    }
} }

numbers! {
    efficacy_primary: SHARE.in_order(Order::Rising);
    efficacy_secondary: SHARE.in_order(Order::Rising);
    residual_floor: Range::between(0.0001, 1.0);
    detection: SHARE.in_order(Order::Rising);
    response: SHARE.in_order(Order::Rising);
    quality: SHARE.in_order(Order::Rising);
    drawn_firewall_strength: Range::between(0.0, 3.0);
    likelihood_borders: Range::between(0.0001, 0.9999).in_order(Order::Falling);
    risk_matrix: SHARE;
    safety_floor_impact: Range::between(1.0, 4.0);
    index_weights: Range::between(0.0, 1_000_000.0).in_order(Order::Rising);
    hazard_unknown: CLASS;
    stop_factors: Range::between(1.0, 1_000.0).in_order(Order::Rising);
    target_strength: Range::between(0.0, 3.0).in_order(Order::Rising);
}

fn number<T: Written>(code: &str, parameter: &Parameter<T>) -> Number {
    Number {
        code: code.into(),
        name: parameter.name.clone(),
        value: parameter.value.write(),
        source: parameter.source.clone(),
    }
}

impl Catalogue {
    /// Every number a plant may set itself: bases of steps, parameters, classes of hazards nobody rated.
    pub fn numbers(&self) -> Vec<Number> {
        let open = self.steps.iter().filter(|row| row.base < 1.0);
        let mut numbers: Vec<Number> = open
            .map(|row| Number {
                code: row.code.as_str().into(),
                name: row.name.clone(),
                value: row.base.write(),
                source: row.source.clone(),
            })
            .collect();
        numbers.extend(parameters(&self.parameters));
        let hazards = &self.parameters.hazard_classes;
        let threats = self.threats.iter();
        numbers.extend(threats.filter_map(|threat| {
            let class = hazards.value.get(&threat.code)?;
            Some(Number {
                code: NumberCode::from(format!("{HAZARDS}{}", threat.code)),
                name: threat.name.clone(),
                value: class.write(),
                source: hazards.source.clone(),
            })
        }));
        numbers
    }

    /// A number by its code.
    pub fn number(&self, code: &NumberCode) -> Option<Number> {
        self.numbers().into_iter().find(|number| number.code == *code)
    }

    /// The catalogue with the plant's own numbers before the shipped ones, and which of them stand for nothing: no such
    /// number, not set yet, or a value that does not fit. The shipped rows are never changed.
    pub fn of_plant(&self, plant: &Plant) -> (Cow<'_, Self>, Vec<OwnNumberId>) {
        let mut catalogue = Cow::Borrowed(self);
        let mut refused = Vec::new();
        for (&id, own) in &plant.numbers {
            if catalogue.to_mut().set_number(&own.number, &own.value).is_none() {
                refused.push(id);
            }
        }
        (catalogue, refused)
    }

    /// Whether this may stand for a number.
    pub fn fits(&self, code: &NumberCode, text: &str) -> bool {
        self.clone().set_number(code, text).is_some()
    }

    fn set_number(&mut self, code: &NumberCode, text: &str) -> Option<()> {
        let text = half_width(text);
        let code = code.as_str();
        if let Some(threat) = code.strip_prefix(HAZARDS) {
            let class = self
                .parameters
                .hazard_classes
                .value
                .get_mut(&ThreatCode::from(threat))?;
            *class = class.read(&text, CLASS)?;
            return Some(());
        }
        match self.steps.get_mut(code) {
            Some(row) if row.base < 1.0 => {
                row.base = row.base.read(&text, BASE)?;
                Some(())
            }
            Some(_certain) => None,
            None => set_parameter(&mut self.parameters, code, &text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{guideline::catalogue, plant::OwnNumber};

    fn plant(code: &str, value: &str) -> Plant {
        let own = OwnNumber {
            number: code.into(),
            value: value.to_owned(),
            ..OwnNumber::default()
        };
        let mut plant = Plant::default();
        plant
            .numbers
            .insert("number-00000001".parse().expect("an id"), own);
        plant
    }

    fn read(code: &str, value: &str) -> Option<String> {
        let plant = plant(code, value);
        let (own, refused) = catalogue().of_plant(&plant);
        let number = own.number(&code.into())?;
        refused.is_empty().then_some(number.value)
    }

    #[test]
    fn every_number_reads_back_what_it_writes_and_says_where_it_comes_from() {
        let numbers = catalogue().numbers();
        assert!(numbers.len() > 60, "{}", numbers.len());
        for number in numbers {
            assert_eq!(
                read(number.code.as_str(), &number.value),
                Some(number.value.clone())
            );
            assert!(
                !number.source.is_empty() && !number.name.ja.is_empty(),
                "{}",
                number.code
            );
        }
    }

    #[test]
    fn a_base_is_written_as_a_share_or_in_percent_with_any_keyboard() {
        for text in ["0.6", "60%", "６０％", " 0.60 "] {
            assert_eq!(read("R12.CROSS", text).as_deref(), Some("0.6"), "{text}");
        }
    }

    #[test]
    fn what_would_break_a_promise_of_the_analysis_is_refused() {
        for (code, text, why) in [
            ("R12.CROSS", "0", "impossible is drawn, not set"),
            ("R12.CROSS", "1", "certain is drawn, not set"),
            ("R12.BRIDGE", "0.5", "an access point decides nothing"),
            ("R12.CROSS", "NaN", "no number"),
            ("R12.CROSS", "0.4 0.5", "two numbers for one"),
            ("R99", "0.5", "no such step"),
            (
                "efficacy_primary",
                "0 0.5 0.4 0.8",
                "a stronger measure would do less",
            ),
            ("efficacy_primary", "0 0.5 0.8", "a strength is missing"),
            ("likelihood_borders", "0.01 0.05 0.2 0.5", "classes upside down"),
            (
                "risk_matrix",
                "AAAAA EEEEE EEEEE EEEEE",
                "more impact would be better",
            ),
            ("risk_matrix", "EEDDC EDCCB DCBBA", "an impact is missing"),
            ("target_strength", "0 1 1.5 3", "half a strength"),
            ("hazard_classes/T18", "6", "no such class"),
            ("hazard_classes/T01", "2", "no hazard"),
            ("R12.CROSS", "", "nothing written yet"),
        ] {
            assert_eq!(read(code, text), None, "{why}");
            assert!(!catalogue().fits(&code.into(), text), "{why}");
        }
    }

    #[test]
    fn the_shipped_rows_stay_as_they_are() {
        let plant = plant("risk_matrix", "EDDCC EDCCB DCBBA CBBAA");
        let (own, _) = catalogue().of_plant(&plant);
        let shipped = catalogue().number(&"risk_matrix".into());
        assert_eq!(shipped.expect("it is one").value, "EEDDC EDCCB DCBBA CBBAA");
        assert_ne!(own.parameters, catalogue().parameters);
        assert_eq!(own.steps, catalogue().steps);
        let (same, _) = catalogue().of_plant(&Plant::default());
        assert!(matches!(same, Cow::Borrowed(_)), "nothing is copied without need");
    }
}
