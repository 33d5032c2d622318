//! Connecting devices and networks: what can be joined, and what kind of link it probably is.

use super::hit::network_is_at;
use crate::{
    diagram::scene::Hits,
    i18n::CanvasText,
    plant::{Element, End, Link, LinkKind, Plant, geometry::Point},
    ui::pen::View,
};

/// Reach of a network bar for a link's end, in px.
const BAR_REACH: f32 = 12.0;

/// The device or network at a point that a link could end at.
pub(super) fn target_at(hits: &Hits, at: Point, view: View) -> Option<Element> {
    let device = hits.devices.iter().rev().find(|shape| shape.rect.contains(at));
    let reach = BAR_REACH / view.zoom;
    let network = || {
        let mut networks = hits.networks.iter();
        networks.find(|shape| network_is_at(shape, at, reach))
    };
    device
        .map(|shape| Element::from(shape.device))
        .or_else(|| network().map(|shape| shape.network.into()))
}

/// The link between two things, or why there can be none.
pub(super) fn link_between(plant: &Plant, from: Element, to: Element) -> Result<Link, CanvasText> {
    if from == to {
        return Err(CanvasText::CannotConnectSame);
    }
    let (a, b) = match (end(from), end(to)) {
        (Some(End::Network(_)), Some(End::Network(_))) => {
            return Err(CanvasText::CannotConnectNetworks);
        }
        // A link starts at its device.
        (Some(End::Network(network)), Some(End::Device(device))) => {
            (End::Device(device), End::Network(network))
        }
        (Some(a), Some(b)) => (a, b),
        _ => return Err(CanvasText::CannotConnectSame),
    };
    let ends = [Some(a), Some(b)];
    let joined = |link: &Link| ends.contains(&link.a) && ends.contains(&link.b);
    if plant.links.values().any(joined) {
        return Err(CanvasText::AlreadyConnected);
    }
    let mut link = Link::between(a, b);
    link.kind = guessed_kind(plant, a, b);
    link.temporary = [a, b]
        .into_iter()
        .any(|end| kind_of(plant, end) == "maint_laptop");
    Ok(link)
}

/// The end a thing can be, if a link can end at it.
pub(super) const fn end(element: Element) -> Option<End> {
    match element {
        Element::Device(id) => Some(End::Device(id)),
        Element::Network(id) => Some(End::Network(id)),
        _ => None,
    }
}

fn kind_of(plant: &Plant, end: End) -> &str {
    match end {
        End::Device(id) => plant.devices.get(&id).map_or("", |device| device.kind.as_str()),
        End::Network(_) => "",
    }
}

/// What the two kinds suggest; the user can change it.
fn guessed_kind(plant: &Plant, a: End, b: End) -> LinkKind {
    let kinds = [kind_of(plant, a), kind_of(plant, b)];
    let has = |kind: &str| kinds.contains(&kind);
    let has_mobile = ["agv", "tablet"].into_iter().any(has);
    if has("usb") {
        LinkKind::Media
    } else if has("diode") {
        LinkKind::OneWay
    } else if has("wlan_ap") && has_mobile {
        LinkKind::Wireless
    } else if has("vendor") {
        LinkKind::Remote
    } else {
        LinkKind::Wired
    }
}
