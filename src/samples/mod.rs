//! Plants to start from: shipped examples, embedded in the program, and a generator of synthetic ones.
//!
//! Knows the plant and its file; what they mean to the analysis is found out there.

#![warn(missing_docs)]

mod generate;

pub use generate::generate;

use crate::{
    plant::Plant,
    storage::{self, FormatError},
};

/// A shipped plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name on the command line and of its file, without the ending.
    pub name: &'static str,
    /// Title, Japanese and English.
    pub title: [&'static str; 2],
    /// What it shows, in one line, Japanese and English.
    pub description: [&'static str; 2],
    /// The text of its file.
    pub text: &'static str,
}

impl Sample {
    /// The plant.
    pub fn load(&self) -> Result<Plant, FormatError> {
        storage::from_bytes(self.text.as_bytes()).map(|loaded| loaded.file.plant)
    }
}

/// The shipped plants, the guideline's own first.
pub const fn all() -> &'static [Sample] {
    &[ASSUMED_FACTORY, MACHINE_SHOP, AGV_WAREHOUSE]
}

/// The shipped plant of this name.
pub fn find(name: &str) -> Option<&'static Sample> {
    all().iter().find(|sample| sample.name == name)
}

/// The guideline's assumed factory.
pub const ASSUMED_FACTORY: Sample = Sample {
    name: "assumed-factory",
    title: ["想定工場", "Assumed factory"],
    description: [
        "ガイドラインの想定工場。プリント基板の工場、17機器・8ゾーン",
        "The guideline's example: a circuit-board plant with 17 devices in 8 zones",
    ],
    text: include_str!("../../samples/assumed-factory.toride"),
};

/// A small shop that cuts metal.
pub const MACHINE_SHOP: Sample = Sample {
    name: "machine-shop",
    title: ["小さな加工工場", "Machine shop"],
    description: [
        "従業員30名ほどの切削加工。工作機とロボット、13機器・3ゾーン",
        "Some thirty people cutting metal: machine tools and robots, 13 devices in 3 zones",
    ],
    text: include_str!("../../samples/machine-shop.toride"),
};

/// A warehouse that runs on vehicles and cranes.
pub const AGV_WAREHOUSE: Sample = Sample {
    name: "agv-warehouse",
    title: ["物流倉庫(AGV・自動倉庫)", "AGV warehouse"],
    description: [
        "AGVと自動倉庫で動く物流センター。WMSと配車クラウド、15機器・4ゾーン",
        "A distribution centre on AGVs and automated storage, with WMS and a dispatch cloud: 15 devices in 4 zones",
    ],
    text: include_str!("../../samples/agv-warehouse.toride"),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::geometry::Rect;

    /// Devices lie in their zones' boxes; no two devices and no two zones side by side overlap.
    pub(super) fn assert_tidy(plant: &Plant) {
        let mut devices: Vec<Rect> = plant
            .devices
            .values()
            .map(|device| device.rect().unwrap())
            .collect();
        devices.sort_by(|a, b| a.x.total_cmp(&b.x));
        for (number, device) in devices.iter().enumerate() {
            let near = devices[number + 1..]
                .iter()
                .take_while(|other| other.x < device.right());
            assert!(
                near.into_iter().all(|other| !other.intersects(*device)),
                "{device:?}"
            );
        }
        let zones: Vec<Rect> = plant.zones.values().map(|zone| zone.rect).collect();
        for (number, zone) in zones.iter().enumerate() {
            assert!(
                zones[number + 1..].iter().all(|other| !other.intersects(*zone)),
                "{zone:?}"
            );
        }
        for device in plant.devices.values() {
            let zone = &plant.zones[&device.zone.unwrap()];
            assert!(zone.rect.encloses(device.rect().unwrap()), "{}", device.name);
        }
    }

    #[test]
    fn samples_are_tidy_and_named_in_both_languages() {
        for sample in all() {
            let plant = sample.load().unwrap();
            assert_tidy(&plant);
            let info = &plant.info;
            assert!(!info.name.is_empty() && !info.name_en.is_empty());
            assert!(plant.devices.values().all(|device| !device.name_en.is_empty()));
            assert!(plant.zones.values().all(|zone| !zone.name_en.is_empty()));
            assert!(
                plant
                    .tasks
                    .values()
                    .all(|task| !task.name_en.is_empty() && task.importance.worst().is_some())
            );
            assert!(plant.data.values().all(|data| !data.name_en.is_empty()));
            assert_eq!(find(sample.name), Some(sample));
        }
    }

    #[test]
    fn the_assumed_factory_holds_the_whole_table() {
        let plant = ASSUMED_FACTORY.load().unwrap();
        let counts = [
            (plant.depts.len(), 6),
            (plant.parties.len(), 5),
            (plant.places.len(), 7),
            (plant.networks.len(), 7),
            (plant.devices.len(), 17),
            (plant.zones.len(), 11),
            (plant.data.len(), 8),
            (plant.tasks.len(), 9),
            (plant.flows.len(), 17),
            (plant.conduits.len(), 15),
        ];
        assert!(
            counts.iter().all(|(found, expected)| found == expected),
            "{counts:?}"
        );
    }

    #[test]
    fn every_sample_opens_without_a_warning_and_is_kept_in_canonical_form() {
        for sample in all() {
            let loaded = storage::from_bytes(sample.text.as_bytes()).unwrap();
            assert_eq!(loaded.warnings, [], "{}", sample.name);
            assert!(
                storage::to_text(&loaded.file).unwrap() == sample.text,
                "{}",
                sample.name
            );
            assert_eq!(loaded.file.plant.violations(), Vec::<String>::new());
        }
    }
}
