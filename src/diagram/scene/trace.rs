//! Finds the way over the drawing from one thing to another: along links, over bars, through devices that pass on.

use std::collections::VecDeque;

use super::sketch::{Sketch, Spot, Way};
use crate::{
    diagram::zoning::passes_on,
    plant::{LinkKind, geometry::Point},
};

/// One link on the way, walked from its `from` to its `to` or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) way: usize,
    pub(super) forward: bool,
}

/// Which links hang on which spot.
#[derive(Debug)]
pub(super) struct Web<'a> {
    sketch: &'a Sketch<'a>,
    /// Per spot number: hop and where it leads, as a run in `hops`.
    starts: Vec<u32>,
    hops: Vec<(Hop, usize)>,
}

const UNSEEN: u32 = u32::MAX;

impl<'a> Web<'a> {
    pub(super) fn of(sketch: &'a Sketch<'a>) -> Self {
        let count = sketch.cards.len() + sketch.areas.len() + sketch.lines.len();
        let mut edges: Vec<(usize, Hop, usize)> = Vec::with_capacity(2 * sketch.ways.len());
        for (number, way) in sketch.ways.iter().enumerate() {
            let (Some(from), Some(to)) = (number_of(sketch, way.from), number_of(sketch, way.to)) else {
                continue;
            };
            let hop = |forward| Hop { way: number, forward };
            // A diode lets nothing back.
            let one_way = way.kind == LinkKind::OneWay;
            if !one_way || way.runs_forward() {
                edges.push((from, hop(true), to));
            }
            if !one_way || !way.runs_forward() {
                edges.push((to, hop(false), from));
            }
        }
        edges.sort_unstable_by_key(|&(from, hop, _)| (from, hop.way, hop.forward));
        let mut starts = vec![0_u32; count + 1];
        for &(from, ..) in &edges {
            if let Some(start) = starts.get_mut(from + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let hops = edges.into_iter().map(|(_, hop, to)| (hop, to)).collect();
        Self { sketch, starts, hops }
    }

    /// The shortest way from any of `from` to `to` over links that `may` be used.
    pub(super) fn find(&self, from: &[Spot], to: Spot, may: impl Fn(&Way<'_>) -> bool) -> Option<Vec<Hop>> {
        let target = number_of(self.sketch, to)?;
        let mut came_by = vec![(UNSEEN, UNSEEN); self.starts.len()];
        let mut queue: VecDeque<usize> = from
            .iter()
            .filter_map(|&spot| number_of(self.sketch, spot))
            .collect();
        for &start in &queue {
            *came_by.get_mut(start)? = (start as u32, UNSEEN);
        }
        let sources = queue.clone();
        while let Some(at) = queue.pop_front() {
            if at == target {
                return Some(self.walk_back(&came_by, at));
            }
            // Only bars, outside zones and devices that pass traffic on lead further.
            if !sources.contains(&at) && !self.leads_on(at) {
                continue;
            }
            for edge in self.edges(at) {
                let Some(&(hop, next)) = self.hops.get(edge) else {
                    continue;
                };
                let usable = self.sketch.ways.get(hop.way).is_some_and(&may);
                if let Some(slot) = came_by.get_mut(next)
                    && slot.0 == UNSEEN
                    && usable
                {
                    *slot = (at as u32, edge as u32);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    fn edges(&self, at: usize) -> std::ops::Range<usize> {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        bound(at)..bound(at + 1)
    }

    fn leads_on(&self, number: usize) -> bool {
        self.sketch
            .cards
            .get(number)
            .is_none_or(|card| passes_on(card.device))
    }

    fn walk_back(&self, came_by: &[(u32, u32)], to: usize) -> Vec<Hop> {
        let mut hops = Vec::new();
        let mut at = to;
        while let Some(&(before, edge)) = came_by.get(at) {
            let Some(&(hop, _)) = self.hops.get(edge as usize) else {
                break;
            };
            hops.push(hop);
            at = before as usize;
        }
        hops.reverse();
        hops
    }
}

fn number_of(sketch: &Sketch<'_>, spot: Spot) -> Option<usize> {
    match spot {
        Spot::Card(card) => Some(card),
        Spot::Area(area) => Some(sketch.cards.len() + area),
        Spot::Line(line) => Some(sketch.cards.len() + sketch.areas.len() + line),
        Spot::Nowhere => None,
    }
}

/// The points of a hop in walking direction.
pub(super) fn points_of(sketch: &Sketch<'_>, hop: Hop) -> Vec<Point> {
    let mut points = sketch
        .ways
        .get(hop.way)
        .map_or_else(Vec::new, |way| way.points.clone());
    if !hop.forward {
        points.reverse();
    }
    points
}

/// Where a hop arrives.
pub(super) fn end_of(sketch: &Sketch<'_>, hop: Hop) -> Option<Spot> {
    let way = sketch.ways.get(hop.way)?;
    Some(if hop.forward { way.to } else { way.from })
}
