//! Selected devices as a table for a spreadsheet: tab-separated, one line per device, with a head line.

use crate::{
    guideline::catalogue,
    i18n::{CanvasText, Lang},
    plant::{Element, Plant},
};

const HEAD: [CanvasText; 8] = [
    CanvasText::TableCode,
    CanvasText::TableName,
    CanvasText::TableKind,
    CanvasText::TableCount,
    CanvasText::TableZone,
    CanvasText::TablePlace,
    CanvasText::TableAddress,
    CanvasText::TableOs,
];

/// The table of the devices in a selection; devices of selected zones too.
pub(super) fn of(plant: &Plant, selection: &[Element], lang: Lang) -> String {
    let english = lang.is_english();
    let is_selected = |id, zone: Option<crate::plant::ZoneId>| {
        let in_zone = zone.is_some_and(|zone| {
            let mut around = plant.zone_and_parents(zone);
            around.any(|zone| selection.contains(&Element::Zone(zone)))
        });
        selection.contains(&Element::Device(id)) || in_zone
    };
    let name = |element: Option<Element>| {
        element.map_or_else(String::new, |element| plant.display_name(element, english))
    };
    let mut lines = vec![HEAD.map(|head| head.get(lang).to_owned()).join("\t")];
    for (&id, device) in &plant.devices {
        if !is_selected(id, device.zone) {
            continue;
        }
        let kind = catalogue().kind(&device.kind);
        let cells = [
            device.code.clone(),
            plant.display_name(id.into(), english),
            kind.map_or_else(|| device.kind.to_string(), |kind| kind.name.get(lang).to_owned()),
            device.count.to_string(),
            name(device.zone.map(Element::from)),
            name(device.place.map(Element::from)),
            device.address.clone(),
            device.os.clone(),
        ];
        lines.push(cells.map(|cell| cell.replace(['\t', '\n', '\r'], " ")).join("\t"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::{Device, DeviceId, IdSource};

    #[test]
    fn a_table_has_a_head_and_one_line_per_device_whatever_is_in_its_cells() {
        let mut plant = Plant::default();
        let mut ids = IdSource::new(5);
        let selection: Vec<Element> = ["盤 A", "盤\tB\nC"]
            .into_iter()
            .map(|name| {
                let id: DeviceId = ids.fresh();
                let device = Device {
                    name: name.to_owned(),
                    ..Device::default()
                };
                plant.devices.insert(id, device);
                id.into()
            })
            .collect();
        let table = of(&plant, &selection, Lang::Ja);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 3, "{table}");
        assert!(
            lines.iter().all(|line| line.split('\t').count() == HEAD.len()),
            "{table}"
        );
    }
}
