//! Finds the fields of a plant that this version does not know, so that the user hears of them.

use super::Warning;
use crate::plant::{Element, Extra, Plant, Ratings, Recovery, Value};

/// One warning for each unknown field.
pub(super) fn warnings(file: &Extra, plant: &Plant) -> Vec<Warning> {
    let mut found = Found(Vec::new());
    found.add(None, file);
    found.add(None, &plant.extra);
    found.add(None, &plant.info.extra);
    macro_rules! add_all {
        ($($table:ident)*) => { $(
            for (&id, record) in &plant.$table {
                found.add(Some(id.into()), &record.extra);
            }
        )* };
    }
    add_all!(depts parties places utilities networks zones devices links conduits data flows tasks);
    add_all!(measures decisions notes exclusions numbers);
    for (&id, zone) in &plant.zones {
        let element = Some(id.into());
        found.add(element, &zone.importance.extra);
        found.add(element, &zone.target_strength.extra);
        found.add_recovery(element, &zone.recovery);
    }
    for (&id, device) in &plant.devices {
        found.add_ratings(id.into(), &device.importance);
        found.add_recovery(Some(id.into()), &device.recovery);
    }
    for (&id, data) in &plant.data {
        found.add_ratings(id.into(), &data.importance);
    }
    for (&id, task) in &plant.tasks {
        let element = Element::from(id);
        found.add_ratings(element, &task.importance);
        let devices = task.devices.values().map(|usage| &usage.extra);
        let data = task.data.values().map(|usage| &usage.extra);
        devices
            .chain(data)
            .for_each(|extra| found.add(Some(element), extra));
    }
    found.0
}

struct Found(Vec<Warning>);

impl Found {
    fn add(&mut self, element: Option<Element>, extra: &Extra) {
        let fields = extra.0.keys().map(|&field| Warning::UnknownField {
            element,
            field: field.to_owned(),
        });
        self.0.extend(fields);
    }

    fn add_ratings(&mut self, element: Element, ratings: &Ratings) {
        self.add(Some(element), &ratings.extra);
        for value in Value::ALL {
            self.add(Some(element), &ratings.of(value).extra);
        }
    }

    fn add_recovery(&mut self, element: Option<Element>, recovery: &Recovery) {
        self.add(element, &recovery.extra);
    }
}
