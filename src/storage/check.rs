//! What must hold of a plant that came from a file, beyond its grammar: sizes, numbers, references.

use super::{Expected, FormatError, Limit, Place};
use crate::plant::{
    Device, Element, Fact, Measure, Plant, Task, ZONE_DEPTH_LIMIT,
    geometry::{COORDINATE_LIMIT, Point, Rect},
};

/// Refuses a plant that breaks a rule; `text` is searched for the place only when something is wrong.
pub(super) fn check(plant: &Plant, text: &str) -> Result<(), FormatError> {
    check_sizes(plant, text)?;
    check_numbers(plant).map_err(|wrong| FormatError::OutOfRange {
        at: Place::find(text, wrong.element, Some(wrong.field)),
        element: wrong.element,
        field: wrong.field,
        found: wrong.found,
        expected: wrong.expected,
    })
}

/// Refuses a plant in which a record names one that does not exist.
pub(super) fn check_references(plant: &Plant, text: &str) -> Result<(), FormatError> {
    match plant.dangling().first() {
        None => Ok(()),
        Some(&(from, to)) => Err(FormatError::Dangling {
            at: Place::find(text, from, Some(&format!("\"{to}\""))),
            from,
            to,
        }),
    }
}

fn check_sizes(plant: &Plant, text: &str) -> Result<(), FormatError> {
    let within = |limit: Limit, found: usize| {
        if found <= limit.most() {
            return Ok(());
        }
        Err(FormatError::TooMuch {
            at: Place::START,
            limit,
            found,
        })
    };
    within(Limit::Elements, plant.num_elements())?;
    within(Limit::Zones, plant.zones.len())?;
    let too_deep = |element: Element, limit: Limit| FormatError::TooMuch {
        at: Place::find(text, element, Some("parent")),
        limit,
        found: ZONE_DEPTH_LIMIT + 1,
    };
    if let Some(&zone) = plant.zones_too_deep().first() {
        return Err(too_deep(zone.into(), Limit::ZoneDepth));
    }
    if let Some(&place) = plant.places_too_deep().first() {
        return Err(too_deep(place.into(), Limit::PlaceDepth));
    }
    Ok(())
}

/// A number that makes no sense, and where.
struct Wrong {
    element: Element,
    field: &'static str,
    found: String,
    expected: Expected,
}

fn check_numbers(plant: &Plant) -> Result<(), Wrong> {
    for (&id, device) in &plant.devices {
        check_device(id.into(), device)?;
    }
    for (&id, zone) in &plant.zones {
        check_rect(id.into(), "rect", zone.rect)?;
        need(zone.sl_target.iter().all(|&level| level <= 4), || Wrong {
            element: id.into(),
            field: "sl_target",
            found: format!("{:?}", zone.sl_target),
            expected: Expected::ZeroToFour,
        })?;
    }
    for (&id, note) in &plant.notes {
        check_rect(id.into(), "rect", note.rect)?;
    }
    for (&id, network) in &plant.networks {
        let bar = network.bar.unwrap_or_default();
        check_point(id.into(), "bar", Point::new(bar.x0, bar.y))?;
        check_point(id.into(), "bar", Point::new(bar.x1, bar.label_x))?;
    }
    for (&id, link) in &plant.links {
        for &bend in &link.bends {
            check_point(id.into(), "bends", bend)?;
        }
        need(link.attachment().is_some() || link.devices().is_some(), || {
            Wrong {
                element: id.into(),
                field: "b",
                found: format!("{:?} – {:?}", link.a, link.b),
                expected: Expected::TwoEnds,
            }
        })?;
    }
    for (&id, measure) in &plant.measures {
        check_measure(id.into(), measure)?;
    }
    for (&id, task) in &plant.tasks {
        check_task(id.into(), task)?;
    }
    let hazards = (plant
        .places
        .iter()
        .map(|(&id, place)| (id.into(), &place.hazards)))
    .chain((plant.utilities.iter()).map(|(&id, utility)| (id.into(), &utility.hazards)));
    for (element, hazards) in hazards {
        for class in hazards.values().filter_map(Fact::known) {
            need(*class <= 5, || Wrong {
                element,
                field: "hazards",
                found: class.to_string(),
                expected: Expected::ZeroToFive,
            })?;
        }
    }
    Ok(())
}

fn check_device(element: Element, device: &Device) -> Result<(), Wrong> {
    need(device.count > 0, || Wrong {
        element,
        field: "count",
        found: device.count.to_string(),
        expected: Expected::AtLeastOne,
    })?;
    check_point(element, "position", device.position.unwrap_or_default())
}

fn check_measure(element: Element, measure: &Measure) -> Result<(), Wrong> {
    let coverage = measure.coverage.unwrap_or(1.0);
    need((0.0..=1.0).contains(&coverage), || Wrong {
        element,
        field: "coverage",
        found: coverage.to_string(),
        expected: Expected::Share,
    })?;
    let quality = measure.quality.unwrap_or(1);
    need((1..=5).contains(&quality), || Wrong {
        element,
        field: "quality",
        found: quality.to_string(),
        expected: Expected::OneToFive,
    })
}

fn check_task(element: Element, task: &Task) -> Result<(), Wrong> {
    let mut needs = task.devices.values().filter_map(|usage| usage.need);
    need(!needs.any(|need| need == 0), || Wrong {
        element,
        field: "need",
        found: "0".to_owned(),
        expected: Expected::AtLeastOne,
    })
}

fn check_rect(element: Element, field: &'static str, rect: Rect) -> Result<(), Wrong> {
    check_point(element, field, Point::new(rect.x, rect.y))?;
    check_point(element, field, Point::new(rect.w, rect.h))?;
    need(rect.w >= 0.0 && rect.h >= 0.0, || Wrong {
        element,
        field,
        found: format!("{} × {}", rect.w, rect.h),
        expected: Expected::Size,
    })
}

fn check_point(element: Element, field: &'static str, point: Point) -> Result<(), Wrong> {
    let is_drawable = |coordinate: f32| coordinate.abs() <= COORDINATE_LIMIT;
    need(is_drawable(point.x) && is_drawable(point.y), || Wrong {
        element,
        field,
        found: format!("({}, {})", point.x, point.y),
        expected: Expected::Coordinate,
    })
}

fn need(holds: bool, wrong: impl FnOnce() -> Wrong) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(wrong()) }
}
