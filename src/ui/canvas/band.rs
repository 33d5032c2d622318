//! The rubber band: to the right it takes what it encloses, to the left what it touches, as in CAD.

use super::moving::rect_of;
use crate::{
    diagram::scene::Hits,
    plant::{
        Element, Plant,
        geometry::{Point, Rect},
    },
};

/// Whether a band dragged this way takes what it only touches.
pub(super) fn touches(from: Point, to: Point) -> bool {
    to.x < from.x
}

/// What lies in a band.
pub(super) fn inside(plant: &Plant, hits: &Hits, from: Point, to: Point) -> Vec<Element> {
    let band = Rect::from_corners(from, to);
    let touching = touches(from, to);
    let boxed = |element: &Element| {
        let Some(rect) = rect_of(plant, *element) else {
            return false;
        };
        match element {
            // The inside of a zone is ground: a band within it has nothing to do with the zone.
            Element::Zone(_) => band.encloses(rect) || (touching && crosses_border(band, rect)),
            Element::Network(_) => band.encloses(rect) || (touching && overlaps(band, rect)),
            _ => band.encloses(rect) || (touching && band.intersects(rect)),
        }
    };
    let devices = plant.devices.keys().map(|&id| Element::from(id));
    let zones = plant.zones.keys().map(|&id| Element::from(id));
    let networks = plant.networks.keys().map(|&id| Element::from(id));
    let notes = plant.notes.keys().map(|&id| Element::from(id));
    let drawn = devices.chain(zones).chain(networks).chain(notes).filter(boxed);
    let linked = hits.links.iter().filter(|shape| {
        let all_in = shape.line.iter().all(|&corner| band.contains(corner));
        all_in || (touching && shape.line.iter().any(|&corner| band.contains(corner)))
    });
    let links = linked.map(|shape| Element::from(shape.link));
    drawn.chain(links).collect()
}

fn crosses_border(band: Rect, zone: Rect) -> bool {
    band.intersects(zone) && !zone.encloses(band)
}

/// A bar has no height, so sharing an area does not say whether they meet.
fn overlaps(band: Rect, bar: Rect) -> bool {
    bar.x <= band.right() && band.x <= bar.right() && bar.y >= band.y && bar.y <= band.bottom()
}

/// The selection after a band: added to what was kept, or toggled.
pub(super) fn combined(keep: &[Element], inside: &[Element], toggles: bool) -> Vec<Element> {
    let mut selection = keep.to_vec();
    for &element in inside {
        match selection.iter().position(|&known| known == element) {
            Some(index) if toggles => drop(selection.remove(index)),
            Some(_) => {}
            None => selection.push(element),
        }
    }
    selection
}
