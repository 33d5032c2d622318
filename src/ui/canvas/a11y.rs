//! Everything on the drawing as nodes of the accessibility tree: a screen reader, and a test, meets the plant here.
//!
//! Nodes are made only while somebody listens. They take no pointer: the canvas itself decides what is hit.

use egui::{
    Id, Rect, Response, Ui, WidgetInfo, WidgetType,
    accesskit::{Action as Ask, Node, Role, Toggled},
};

use super::{CanvasState, rename::Rename};
use crate::{
    analysis::findings::{CellGrade, Findings, Severity},
    diagram::scene::{LinkShape, NetworkShape, grade_at},
    guideline::catalogue,
    i18n::{CanvasText, Word, fill},
    plant::{DeviceId, Element, Importance, ZoneId},
    ui::{ctx::ViewCtx, pen::View},
};

/// The node of an element: its id comes from the record's.
pub(super) fn node_id(element: Element) -> Id {
    Id::new(("drawn", element))
}

/// Nodes for everything drawn that is in view.
pub(super) fn nodes(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CanvasState,
    view: View,
    rect: Rect,
    response: &Response,
) {
    response
        .widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, CanvasText::A11yCanvas.get(ctx.lang)));
    let is_listening = ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Group);
    });
    if is_listening.is_none() {
        return;
    }
    let mut drawn: Vec<(Element, Rect, Role, String)> = Vec::new();
    let hits = state.scene.hits();
    let findings = ctx.findings.as_deref();
    for shape in &hits.zones {
        let title = view.screen_rect(shape.title);
        drawn.push((
            shape.zone.into(),
            title,
            Role::Group,
            zone_label(ctx, findings, shape.zone),
        ));
    }
    for shape in &hits.networks {
        let label = view.screen_rect(shape.label);
        drawn.push((
            shape.network.into(),
            label,
            Role::Button,
            network_label(ctx, shape),
        ));
    }
    for shape in &hits.links {
        if let Some(middle) = middle_of(shape, view) {
            drawn.push((shape.link.into(), middle, Role::Button, link_label(ctx, shape)));
        }
    }
    for shape in &hits.devices {
        let on_screen = view.screen_rect(shape.rect);
        drawn.push((
            shape.device.into(),
            on_screen,
            Role::Button,
            device_label(ctx, findings, shape.device),
        ));
    }
    for shape in &hits.notes {
        let on_screen = view.screen_rect(shape.rect);
        let label = format!("{}、{}", ctx.name(shape.note), CanvasText::A11yNote.get(ctx.lang));
        drawn.push((shape.note.into(), on_screen, Role::Note, label));
    }
    for (element, on_screen, role, label) in drawn {
        if !rect.intersects(on_screen) {
            continue;
        }
        let id = node_id(element);
        let selected = ctx.selection.contains(&element);
        ui.ctx()
            .accesskit_node_builder(id, |node| fill_node(node, role, &label, on_screen, selected));
        let asked = |ask: Ask| ui.input(|input| input.has_accesskit_action_request(id, ask));
        if asked(Ask::Click) || asked(Ask::Focus) {
            state.select(ctx, vec![element]);
        }
        if asked(Ask::SetValue) {
            state.rename = Rename::of(ctx, element);
        }
    }
}

fn fill_node(node: &mut Node, role: Role, label: &str, rect: Rect, selected: bool) {
    node.set_role(role);
    node.set_label(label);
    node.set_bounds(egui::accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    });
    node.set_toggled(if selected { Toggled::True } else { Toggled::False });
    node.add_action(Ask::Click);
    node.add_action(Ask::Focus);
}

/// A small square on the line, away from what lies at its ends.
fn middle_of(shape: &LinkShape, view: View) -> Option<Rect> {
    let pieces = shape.line.iter().zip(shape.line.iter().skip(1));
    let (a, b) = pieces.max_by(|(a, b), (c, d)| a.distance(**b).total_cmp(&c.distance(**d)))?;
    let middle = crate::plant::geometry::Rect::from_corners(*a, *b).center();
    Some(Rect::from_center_size(
        view.screen_from_world(middle),
        egui::vec2(8.0, 8.0),
    ))
}

/// 名前、種類、ゾーン、最大リスク、問題n件.
fn device_label(ctx: &ViewCtx<'_>, findings: Option<&Findings>, id: DeviceId) -> String {
    let plant = ctx.plant();
    let mut parts = vec![ctx.name(id)];
    if let Some(device) = plant.devices.get(&id) {
        if let Some(kind) = catalogue().kind(&device.kind) {
            parts.push(kind.name.get(ctx.lang).to_owned());
        }
        parts.push(device.zone.map_or_else(
            || CanvasText::A11yNoZone.get(ctx.lang).to_owned(),
            |zone| ctx.name(zone),
        ));
    }
    parts.extend(super::infected::mark(ctx, id));
    if let Some(findings) = findings.filter(|_| ctx.workspace.infected().is_empty()) {
        if let Some(grade) = grade_at(findings, id.into()) {
            parts.push(fill(
                CanvasText::A11yWorst.get(ctx.lang),
                &[("grade", &grade.letter().to_string())],
            ));
        }
        parts.extend(problems(ctx, findings, id.into()));
    }
    parts.join("、")
}

fn zone_label(ctx: &ViewCtx<'_>, findings: Option<&Findings>, id: ZoneId) -> String {
    let devices = ctx.plant().devices.values();
    let count = devices.filter(|device| device.zone == Some(id)).count();
    let mut parts = vec![
        ctx.name(id),
        CanvasText::A11yZone.get(ctx.lang).to_owned(),
        fill(
            CanvasText::A11yDevices.get(ctx.lang),
            &[("n", &count.to_string())],
        ),
    ];
    if let Some(findings) = findings {
        if let Some(risk) = findings.zone(id) {
            if let Some(importance) = risk.importance {
                parts.push(fill(
                    CanvasText::A11yImportance.get(ctx.lang),
                    &[("importance", importance_word(importance).get(ctx.lang))],
                ));
            }
            if let CellGrade::Grade(grade) = risk.grade {
                parts.push(fill(
                    CanvasText::A11yWorst.get(ctx.lang),
                    &[("grade", &grade.letter().to_string())],
                ));
            }
        }
        parts.extend(problems(ctx, findings, id.into()));
    }
    parts.join("、")
}

const fn importance_word(importance: Importance) -> Word {
    match importance.get() {
        0 => Word::ImportanceNone,
        1 => Word::ImportanceLow,
        2 => Word::ImportanceMedium,
        _ => Word::ImportanceHigh,
    }
}

fn network_label(ctx: &ViewCtx<'_>, shape: &NetworkShape) -> String {
    let (code, name) = ctx
        .plant()
        .code_and_name(shape.network.into(), ctx.lang.is_english());
    let label = format!("{code} {name}");
    format!("{}、{}", label.trim(), CanvasText::A11yNetwork.get(ctx.lang))
}

fn link_label(ctx: &ViewCtx<'_>, shape: &LinkShape) -> String {
    let Some(link) = ctx.plant().links.get(&shape.link) else {
        return String::new();
    };
    let name =
        |end: Option<crate::plant::End>| end.map_or_else(String::new, |end| ctx.name(Element::from(end)));
    let ends = [("a", &*name(link.a)), ("b", &*name(link.b))];
    fill(CanvasText::A11yLink.get(ctx.lang), &ends)
}

fn problems(ctx: &ViewCtx<'_>, findings: &Findings, element: Element) -> Option<String> {
    let lint = findings.lint.iter();
    let about = lint.filter(|lint| lint.severity != Severity::Hint && lint.subjects.contains(&element));
    let count = about.count();
    (count > 0).then(|| {
        fill(
            CanvasText::A11yProblems.get(ctx.lang),
            &[("n", &count.to_string())],
        )
    })
}
