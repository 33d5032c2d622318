//! Synthetic plants of any size, for trials and measurements: believable, laid out, the same for the same seed.
//!
//! Like the assumed factory, many times over: an office behind a firewall; areas, each with its management and a
//! row of cells; in each cell controllers and machines on a network of their own.

mod area;
mod builder;
mod dice;
mod words;

use builder::{Builder, COLUMN, ONE_ROW, PADDING, TITLE, zone_width};
use words::OFFICE;

use crate::plant::{
    DeviceId, Fact, NetworkId, NetworkKind, Party, PartyKind, Plant, ZoneId,
    geometry::{Point, Rect},
};

/// Devices of a cell, on average.
const CELL: usize = 12;
/// Most devices of one office zone.
const OFFICE_COLUMNS: usize = 24;

/// A synthetic plant with exactly `num_devices` device records.
pub fn generate(num_devices: usize, seed: u64) -> Plant {
    let mut builder = Builder::new(seed);
    builder.plant.info.name = format!("合成工場({num_devices}機器)");
    builder.plant.info.name_en = format!("Synthetic plant ({num_devices} devices)");
    let outside = outside(&mut builder);
    let num_office = (num_devices / 20).max(3).min(num_devices);
    let site = office(&mut builder, num_office, &outside);
    let mut left = num_devices - num_office;
    // About as high as wide on the drawing.
    let cells_per_area = (((num_devices / 17) as f32).sqrt() as usize).max(3);
    let mut number = 0;
    while left > 0 {
        number += 1;
        let share = left.min(cells_per_area * CELL);
        area::area(&mut builder, (number, share), &site);
        left -= share;
    }
    builder.plant
}

/// What lies around the plant.
struct Outside {
    internet: ZoneId,
    vendor: ZoneId,
}

/// What all areas hang on.
struct Site {
    /// The office network.
    network: NetworkId,
    /// Where the first area may begin.
    top: f32,
    /// An office terminal.
    terminal: Option<DeviceId>,
}

fn outside(builder: &mut Builder) -> Outside {
    let internet = builder.outside("インターネット", "Internet", Rect::new(272.0, 8.0, 128.0, 48.0));
    let vendor = builder.outside(
        "設備ベンダ",
        "Equipment vendor",
        Rect::new(432.0, 8.0, 128.0, 48.0),
    );
    let parties = [
        ("インターネット", "Internet", PartyKind::Internet, internet),
        ("設備ベンダ", "Equipment vendor", PartyKind::Vendor, vendor),
    ];
    for (name, name_en, kind, zone) in parties {
        let party = Party {
            code: format!("XP{}", builder.plant.parties.len() + 1),
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            kind,
            lives_in: Some(zone),
            ..Party::default()
        };
        builder.add(|plant| &mut plant.parties, party);
    }
    Outside { internet, vendor }
}

/// The office: a firewall in front, terminals and servers behind it.
fn office(builder: &mut Builder, num_devices: usize, outside: &Outside) -> Site {
    let texts = |ja: &str, en: &str| (ja.to_owned(), en.to_owned());
    let top = 80.0;
    let columns = num_devices.min(OFFICE_COLUMNS);
    let rows = num_devices.div_ceil(OFFICE_COLUMNS);
    let height = ONE_ROW + rows.saturating_sub(1) as f32 * ONE_ROW;
    let rect = Rect::new(160.0, top, zone_width(columns), height);
    let zone = builder.zone(texts("情報系ゾーン", "Office"), rect, 2);
    let bar_y = rect.bottom() + 16.0;
    let bar = (bar_y, 64.0, rect.right() - COLUMN / 2.0);
    let network = builder.network(
        texts("情報系ネットワーク", "Office network"),
        (NetworkKind::Office, zone),
        Some(bar),
    );
    let internet = builder.network(
        texts("インターネット", "Internet"),
        (NetworkKind::Internet, outside.internet),
        None,
    );
    let vendor_line = builder.network(
        texts("ベンダ保守回線", "Vendor maintenance line"),
        (NetworkKind::VendorLine, outside.vendor),
        None,
    );
    let mut terminal = None;
    for number in 0..num_devices {
        let (column, row) = (number % OFFICE_COLUMNS, number / OFFICE_COLUMNS);
        let at = Point::new(
            rect.x + PADDING + column as f32 * COLUMN,
            rect.y + TITLE + row as f32 * ONE_ROW,
        );
        let name = (number + 1).to_string();
        // The firewall stands under the internet, second in the row.
        if number == 1 {
            let firewall = ("firewall", "ファイアウォール", "Firewall");
            let device = builder.device(firewall, &name, zone, at);
            builder.attach(device, internet);
            builder.attach(device, vendor_line);
            builder.attach(device, network);
            continue;
        }
        let word = OFFICE.get(number.saturating_sub(1) % OFFICE.len()).copied();
        let word = word.unwrap_or(("oa_pc", "OA端末", "Office terminals"));
        let device = builder.device(word, &name, zone, at);
        if word.0 == "oa_pc" {
            let count = builder.dice.between(5, 40);
            builder.change(device, |device| {
                device.count = count;
                device.mail_web = Fact::Known(true);
            });
            terminal = terminal.or(Some(device));
        }
        builder.attach(device, network);
    }
    builder.measures(zone);
    Site {
        network,
        top: bar_y + 40.0,
        terminal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{self, File};

    #[test]
    fn a_generated_plant_has_exactly_the_devices_asked_for_and_can_be_saved() {
        for num_devices in [0, 1, 2, 3, 7, 13, 40, 100, 257, 1_000] {
            let plant = generate(num_devices, 7);
            assert_eq!(plant.devices.len(), num_devices);
            assert_eq!(plant.violations(), Vec::<String>::new(), "{num_devices}");
            assert!(plant.devices.values().all(|device| device.zone.is_some()));
            let file = File {
                format: storage::FORMAT,
                plant,
                ..File::default()
            };
            let text = storage::to_text(&file).unwrap();
            assert!(
                storage::from_bytes(text.as_bytes()).unwrap().file == file,
                "{num_devices}"
            );
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_plant_and_another_seed_another() {
        assert!(generate(300, 5) == generate(300, 5));
        assert!(generate(300, 5) != generate(300, 6));
    }

    #[test]
    fn devices_lie_in_their_zones_and_boxes_do_not_overlap() {
        let plant = generate(500, 3);
        super::super::tests::assert_tidy(&plant);
    }

    #[test]
    fn a_large_plant_has_tasks_data_flows_and_measures_in_proportion() {
        let plant = generate(2_000, 3);
        for (what, number) in [
            ("tasks", plant.tasks.len()),
            ("data", plant.data.len()),
            ("flows", plant.flows.len()),
            ("measures", plant.measures.len()),
            ("zones", plant.zones.len()),
        ] {
            assert!((100..3_000).contains(&number), "{number} {what}");
        }
        assert!((2_000..3_000).contains(&plant.links.len()));
    }
}
