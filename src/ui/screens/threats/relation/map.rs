//! The graph that `egui_graphs` shows, built from the relations: boxes at their places, lines between them.

use std::{collections::BTreeMap, sync::Arc};

use egui::pos2;
use egui_graphs::Graph;
use petgraph::{
    Directed,
    stable_graph::{DefaultIx, NodeIndex},
};

use super::{
    layout::positions,
    relations::{Column, Relations},
    shapes::{Face, FaceNode, Joint, JointEdge},
};
use crate::{
    diagram::icons::{Glyph, Icon},
    plant::{Element, Importance},
    ui::{ctx::ViewCtx, theme::Theme},
};

/// The graph as the library keeps it.
pub(super) type RelationGraph = Graph<Arc<Face>, Joint, Directed, DefaultIx, FaceNode, JointEdge>;

/// A graph with the record behind each of its nodes.
pub(super) struct Map {
    pub(super) graph: RelationGraph,
    pub(super) elements: BTreeMap<NodeIndex<DefaultIx>, Element>,
    /// Where the columns stand.
    pub(super) columns: BTreeMap<Column, f32>,
    /// Size of what is drawn.
    pub(super) extent: egui::Vec2,
}

/// Builds the graph for a view of this size.
pub(super) fn build(ctx: &ViewCtx<'_>, focus: Option<Element>, size: egui::Vec2) -> Map {
    let relations = Relations::of(ctx.plant(), focus);
    let places = positions(&relations, size.x, size.y);
    let selected = |element: Element| ctx.selection.contains(&element);
    // Only what touches the selection directly is lit: everything on a way through it would be nearly all.
    let lit = |a: Element, b: Element| selected(a) || selected(b);
    let any_selected = relations.nodes.iter().any(|&(_, element)| selected(element));
    let near: std::collections::BTreeSet<Element> = relations
        .edges
        .iter()
        .filter_map(|&(a, b, _)| Some((relations.nodes.get(a)?.1, relations.nodes.get(b)?.1)))
        .filter(|&(a, b)| lit(a, b))
        .flat_map(|(a, b)| [a, b])
        .collect();
    let theme = Arc::new(ctx.theme.clone());
    let mut graph = RelationGraph::new();
    let mut indexes = Vec::with_capacity(relations.nodes.len());
    let mut elements = BTreeMap::new();
    let mut extent = egui::Vec2::ZERO;
    let mut columns = BTreeMap::new();
    for (&(column, element), place) in relations.nodes.iter().zip(&places) {
        columns.insert(column, place.x);
        let faded = any_selected && !selected(element) && !near.contains(&element);
        let face = face(ctx, element, (selected(element), faded), &theme);
        let index = graph.add_node_custom(Arc::new(face), |node| node.set_location(pos2(place.x, place.y)));
        extent = extent.max(egui::vec2(place.x, place.y));
        elements.insert(index, element);
        indexes.push((index, element));
    }
    for &(a, b, relation) in &relations.edges {
        if let (Some(&(from, a)), Some(&(to, b))) = (indexes.get(a), indexes.get(b)) {
            let joint = Joint {
                relation,
                lit: any_selected.then(|| lit(a, b)),
            };
            graph.add_edge_custom(from, to, joint, |_| {});
        }
    }
    Map {
        graph,
        elements,
        columns,
        extent,
    }
}

fn face(ctx: &ViewCtx<'_>, element: Element, (selected, faded): (bool, bool), theme: &Arc<Theme>) -> Face {
    let plant = ctx.plant();
    let findings = ctx.findings.as_deref();
    let mut face = Face {
        name: crate::ui::panels::inspector::coded(ctx, element),
        icon: Icon::from(Glyph::Other),
        grade: None,
        importance: None,
        selected,
        faded,
        theme: Arc::clone(theme),
    };
    match element {
        Element::Task(id) => {
            face.icon = Icon::from(Glyph::Table);
            face.importance = plant.tasks.get(&id).and_then(|task| task.importance.worst());
        }
        Element::Data(id) => {
            face.icon = Icon::named("db").unwrap_or(face.icon);
            let proposed =
                findings.and_then(|findings| findings.data_importance.get(&id)?.values().max().copied());
            let own = plant.data.get(&id).and_then(|data| data.importance.worst());
            face.importance = own
                .or(proposed)
                .filter(|importance| *importance > Importance::NONE);
        }
        Element::Device(id) => {
            if let Some(device) = plant.devices.get(&id) {
                face.icon = Icon::of_kind(&device.kind);
            }
            face.grade = findings.and_then(|findings| crate::diagram::scene::grade_at(findings, element));
        }
        Element::Zone(id) => {
            face.icon = Icon::from(Glyph::Zone);
            let grade = findings
                .and_then(|findings| findings.zone(id))
                .map(|risk| risk.grade);
            face.grade = match grade {
                Some(crate::analysis::findings::CellGrade::Grade(grade)) => Some(grade),
                _ => None,
            };
        }
        _ => {}
    }
    face
}
