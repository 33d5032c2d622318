//! Charts as display lists, so that screen and paper draw the same picture.

use super::display_list::{Anchor, Dash, DisplayList, Ink, Item, Role, Shape, Stroke, TextRun};
use crate::plant::geometry::{Point, Rect};

/// What is left of a risk for what is spent: a falling staircase.
#[derive(Clone, Copy, Debug)]
pub struct Staircase<'a> {
    /// Cost and what is left from there on; ascending by cost, the first one costs nothing.
    pub points: &'a [(u32, f64)],
    /// What may be spent, if that is limited.
    pub budget: Option<u32>,
    /// What is spent and left with what is chosen now.
    pub here: Option<(u32, f64)>,
    /// Name of the horizontal axis.
    pub across: &'a str,
    /// Name of the vertical axis.
    pub up: &'a str,
}

const TEXT: f32 = 12.0;
const LEFT: f32 = 34.0;
const BOTTOM: f32 = 20.0;
const TOP: f32 = 26.0;
/// Middle of the names of the axes.
const NAMES: f32 = 7.0;
const RIGHT: f32 = 10.0;
/// Numbers along the horizontal axis stand at least so far apart.
const TICK_APART: f32 = 28.0;

/// The chart in a box of this size.
pub fn staircase(chart: &Staircase<'_>, width: f32, height: f32) -> DisplayList {
    let plot = Rect::new(
        LEFT,
        TOP,
        (width - LEFT - RIGHT).max(1.0),
        (height - TOP - BOTTOM).max(1.0),
    );
    let costs = chart.points.iter().map(|&(cost, _)| cost);
    let others = chart.budget.into_iter().chain(chart.here.map(|(cost, _)| cost));
    let widest = costs.chain(others).max().unwrap_or_default().max(1);
    let left = chart.points.iter().map(|&(_, left)| left);
    let highest = left.chain(chart.here.map(|(_, left)| left)).fold(0.0, f64::max);
    let highest = nice(highest.max(1e-9));
    let at = |cost: u32, left: f64| {
        let x = plot.x + plot.w * cost as f32 / widest as f32;
        let y = plot.y + plot.h * (1.0 - (left / highest) as f32);
        Point::new(x, y)
    };
    let mut items = Vec::new();
    for part in [0.0, 0.5, 1.0] {
        let (from, to) = (at(0, highest * part), at(widest, highest * part));
        items.push(line(vec![from, to], Stroke::solid(1.0, Ink::Hairline)));
        let number = format!("{:.*}", decimals(highest), highest * part);
        items.push(text(
            number,
            Point::new(LEFT - 6.0, from.y),
            Anchor::Right,
            Ink::Text2,
        ));
    }
    let apart = TICK_APART * widest as f32 / plot.w;
    let step = steps().find(|&step| step as f32 >= apart).unwrap_or(widest);
    for cost in (0..=widest).step_by(step.max(1) as usize) {
        let foot = at(cost, 0.0);
        items.push(text(
            cost.to_string(),
            Point::new(foot.x, height - BOTTOM / 2.0),
            Anchor::Center,
            Ink::Text2,
        ));
    }
    items.push(text(
        chart.up.to_owned(),
        Point::new(0.0, NAMES),
        Anchor::Left,
        Ink::Text2,
    ));
    items.push(text(
        chart.across.to_owned(),
        Point::new(width, NAMES),
        Anchor::Right,
        Ink::Text2,
    ));
    if let Some(budget) = chart.budget {
        let stroke = Stroke {
            width: 1.0,
            ink: Ink::Text2,
            dash: Dash::Dashed,
        };
        items.push(line(vec![at(budget, highest), at(budget, 0.0)], stroke));
    }
    let mut corners: Vec<Point> = Vec::new();
    for &(cost, left) in chart.points {
        if let Some(&before) = corners.last() {
            corners.push(Point::new(at(cost, left).x, before.y));
        }
        corners.push(at(cost, left));
    }
    if corners.len() > 1 {
        items.push(line(corners, Stroke::solid(2.0, Ink::Accent)));
    }
    let mut dot = |(cost, left): (u32, f64), radius: f32, fill: Ink| {
        items.push(item(Shape::Circle {
            center: at(cost, left),
            radius,
            fill: Some(fill),
            stroke: Some(Stroke::solid(2.0, Ink::Accent)),
        }));
    };
    let mut last = f64::INFINITY;
    for &(cost, left) in chart.points {
        if left < last {
            dot((cost, left), 2.5, Ink::Accent);
        }
        last = left;
    }
    if let Some(here) = chart.here {
        dot(here, 5.0, Ink::Panel);
    }
    DisplayList {
        bounds: Rect::new(0.0, 0.0, width, height),
        items,
    }
}

/// 1, 2, 5, 10, 20, 50 …
fn steps() -> impl Iterator<Item = u32> {
    (0..9).flat_map(|power| [1, 2, 5].map(|first| first * 10_u32.pow(power)))
}

/// The next rounder number.
fn nice(value: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(value)));
    let shares = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let found = shares
        .into_iter()
        .map(|share| share * power)
        .find(|&nice| nice >= value);
    found.unwrap_or(value)
}

/// Digits behind the point that half of a number needs.
fn decimals(highest: f64) -> usize {
    match highest {
        highest if highest >= 10.0 => 0,
        highest if highest >= 1.0 => 1,
        _ => 2,
    }
}

fn line(points: Vec<Point>, stroke: Stroke) -> Item {
    item(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(stroke),
    })
}

fn text(text: String, at: Point, anchor: Anchor, ink: Ink) -> Item {
    item(Shape::Text(TextRun {
        text,
        at,
        anchor,
        size: TEXT,
        bold: false,
        ink,
        max_width: 0.0,
    }))
}

const fn item(shape: Shape) -> Item {
    Item {
        shape,
        role: Role::Chart,
        element: None,
        faded: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(points: &[(u32, f64)]) -> DisplayList {
        let chart = Staircase {
            points,
            budget: Some(8),
            here: Some((4, 60.0)),
            across: "cost",
            up: "risk",
        };
        staircase(&chart, 280.0, 140.0)
    }

    fn corners(list: &DisplayList) -> Vec<Point> {
        let lines = list.items.iter().filter_map(|item| match &item.shape {
            Shape::Path { points, stroke, .. } if stroke.is_some_and(|stroke| stroke.ink == Ink::Accent) => {
                Some(points.clone())
            }
            _ => None,
        });
        lines.flatten().collect()
    }

    #[test]
    fn what_is_left_falls_in_steps_and_stays_inside_the_box() {
        let list = chart(&[(0, 100.0), (1, 80.0), (4, 60.0), (8, 60.0)]);
        let corners = corners(&list);
        assert_eq!(corners.len(), 7);
        assert!(corners.is_sorted_by(|a, b| a.x <= b.x && a.y <= b.y));
        for item in &list.items {
            if let Shape::Text(run) = &item.shape {
                assert!(
                    (0.0..=280.0).contains(&run.at.x) && (0.0..=140.0).contains(&run.at.y),
                    "{run:?}"
                );
            }
        }
        assert!(corners.iter().all(|corner| list.bounds.contains(*corner)));
    }

    #[test]
    fn nothing_to_show_is_a_chart_too() {
        assert!(corners(&chart(&[])).is_empty());
        assert!(!chart(&[(0, 0.0)]).items.is_empty());
    }

    #[test]
    fn axes_end_at_round_numbers() {
        assert_eq!(nice(152.8), 200.0);
        assert!((nice(0.44) - 0.5).abs() < 1e-12);
        assert_eq!((decimals(200.0), decimals(2.0), decimals(0.5)), (0, 1, 2));
    }
}
