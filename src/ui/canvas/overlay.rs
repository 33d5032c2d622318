//! What lies over the picture and only a window has: grid, selection, ports, bands, previews, words at the pointer.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{
    CanvasState, Flash,
    band::touches,
    connect,
    gesture::Gesture,
    hit::{Handle, Hit, Side},
    moving::{Drop, device_box_at, rect_of},
    tool::Tool,
};
use crate::{
    diagram::{display_list::Ink, icons::Icon},
    edit::space::GRID,
    i18n::{CanvasText, fill},
    plant::{Element, geometry::Point},
    ui::{
        ctx::{Action, ViewCtx},
        pen::{View, paint_icon},
        theme::{Theme, bold, font, size, strong},
        ui_command::UiCommand,
        widgets,
    },
};

/// Width of the ring around what is selected, and its distance.
const RING: (f32, f32) = (2.0, 1.0);
const PORT_RADIUS: f32 = 4.5;
/// Every so many cells the grid has a stronger dot.
const MAJOR: i32 = 8;
/// The grid is left out where its dots would stand closer than this.
const CLOSEST_DOTS: f32 = 10.0;

/// Dots of the grid, fewer of them the farther away.
pub(super) fn grid(painter: &Painter, theme: &Theme, view: View, rect: Rect) {
    let mut step = GRID * 2.0;
    while step * view.zoom < CLOSEST_DOTS {
        step *= 2.0;
    }
    let area = view.world_rect(rect);
    let (minor, major) = (theme.ink(Ink::GridMajor), theme.ink(Ink::Hairline));
    let columns = (area.x / step).floor() as i32..=(area.right() / step).ceil() as i32;
    let rows = (area.y / step).floor() as i32..=(area.bottom() / step).ceil() as i32;
    let mut mesh = egui::Mesh::default();
    for row in rows {
        for column in columns.clone() {
            let at = view.screen_from_world(Point::new(column as f32 * step, row as f32 * step));
            let is_major = row % MAJOR == 0 && column % MAJOR == 0;
            let (color, side) = if is_major { (major, 2.0) } else { (minor, 1.0) };
            mesh.add_colored_rect(Rect::from_min_size(at.round(), vec2(side, side)), color);
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// Everything over the picture.
pub(super) fn paint(
    ui: &egui::Ui,
    painter: &Painter,
    ctx: &ViewCtx<'_>,
    state: &mut CanvasState,
    view: View,
) {
    flash(ui, painter, ctx, state, view);
    hovered(painter, ctx, state, view);
    selection(painter, ctx, state, view);
    super::infected::paint(painter, ctx, state.scene.hits(), view);
    gesture(ui, painter, ctx, state, view);
    tool(ui, painter, ctx, state, view);
}

/// Rings around selected things, handles and ports where they can be pulled.
fn selection(painter: &Painter, ctx: &ViewCtx<'_>, state: &CanvasState, view: View) {
    let theme = ctx.theme;
    for &element in ctx.selection {
        outline(
            painter,
            ctx,
            state,
            view,
            element,
            Stroke::new(RING.0, theme.accent),
        );
    }
    if !matches!(state.gesture, Gesture::Idle | Gesture::Press(_)) {
        return;
    }
    let plant = ctx.plant();
    let handle = |at: Pos2| {
        let square = Rect::from_center_size(at, vec2(8.0, 8.0));
        painter.rect(
            square,
            1.0,
            theme.panel,
            Stroke::new(1.5, theme.accent),
            StrokeKind::Middle,
        );
    };
    for &element in ctx.selection {
        match element {
            Element::Zone(id) => {
                if let Some(zone) = plant
                    .zones
                    .get(&id)
                    .filter(|zone| !zone.collapsed && !zone.locked)
                {
                    let rect = view.screen_rect(zone.rect);
                    for grip in Handle::ALL {
                        handle(grip.on(rect));
                    }
                }
            }
            Element::Network(id) => {
                if let Some(bar) = plant.networks.get(&id).and_then(|network| network.bar) {
                    for x in [bar.x0, bar.x1] {
                        handle(view.screen_from_world(Point::new(x, bar.y)));
                    }
                }
            }
            Element::Link(id) => {
                let bends = plant.links.get(&id).map_or(&[][..], |link| &link.bends);
                for &bend in bends {
                    let at = view.screen_from_world(bend);
                    painter.circle(at, 5.0, theme.panel, Stroke::new(1.5, theme.accent));
                }
            }
            _ => {}
        }
    }
    if let &[Element::Device(id)] = ctx.selection {
        ports(painter, ctx, state, view, id.into());
    }
}

/// The thing under the pointer: a thin ring, and its ports.
fn hovered(painter: &Painter, ctx: &ViewCtx<'_>, state: &CanvasState, view: View) {
    let Some(element) = state.hover.and_then(Hit::element) else {
        return;
    };
    if !ctx.selection.contains(&element) && state.tool != Tool::Hand {
        outline(
            painter,
            ctx,
            state,
            view,
            element,
            Stroke::new(1.0, ctx.theme.accent),
        );
    }
    if let Some(device) = state.device_with_ports() {
        ports(painter, ctx, state, view, device.into());
    }
}

fn ports(painter: &Painter, ctx: &ViewCtx<'_>, state: &CanvasState, view: View, element: Element) {
    let Some(rect) = rect_of(ctx.plant(), element) else {
        return;
    };
    let rect = view.screen_rect(rect);
    for side in Side::ALL {
        let is_hovered = state.hover == Some(Hit::Port(element, side));
        let (fill_color, radius) = if is_hovered {
            (ctx.theme.accent, PORT_RADIUS + 1.5)
        } else {
            (ctx.theme.panel, PORT_RADIUS)
        };
        let edge = Stroke::new(1.5, ctx.theme.accent);
        painter.circle(side.port(rect), radius, fill_color, edge);
    }
}

/// A line around a thing, or along a link.
fn outline(
    painter: &Painter,
    ctx: &ViewCtx<'_>,
    state: &CanvasState,
    view: View,
    element: Element,
    stroke: Stroke,
) {
    match element {
        Element::Link(id) => {
            if let Some(way) = state.scene.way(id) {
                let points = way.iter().map(|&corner| view.screen_from_world(corner)).collect();
                painter.add(Shape::line(points, Stroke::new(stroke.width + 1.0, stroke.color)));
            }
        }
        Element::Network(id) => {
            if let Some(shape) = state
                .scene
                .hits()
                .networks
                .iter()
                .find(|shape| shape.network == id)
            {
                let label = view.screen_rect(shape.label).expand(RING.1 + 1.0);
                painter.rect_stroke(label, 4.0, stroke, StrokeKind::Outside);
                let ends = [shape.bar.0, shape.bar.1].map(|end| view.screen_from_world(end));
                painter.line_segment(ends, Stroke::new(stroke.width + 2.0, stroke.color));
            }
        }
        Element::Conduit(id) => {
            let gates = state.scene.hits().gates.iter();
            for gate in gates.filter(|gate| gate.conduits.contains(&id)) {
                let rect = view.screen_rect(gate.rect).expand(RING.1 + 1.0);
                painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
            }
        }
        element => {
            if let Some(rect) = rect_of(ctx.plant(), element) {
                let rect = view.screen_rect(rect).expand(RING.1);
                painter.rect_stroke(rect, 5.0, stroke, StrokeKind::Outside);
            }
        }
    }
}

/// What the drag in progress adds.
fn gesture(ui: &egui::Ui, painter: &Painter, ctx: &ViewCtx<'_>, state: &CanvasState, view: View) {
    let theme = ctx.theme;
    let thin = Stroke::new(1.0, theme.accent);
    match &state.gesture {
        Gesture::Band { from, to, .. } => {
            let rect = view.screen_rect(crate::plant::geometry::Rect::from_corners(*from, *to));
            painter.rect_filled(rect, 0.0, theme.accent.gamma_multiply(0.08));
            let (words, dashed) = if touches(*from, *to) {
                (CanvasText::BandTouch, true)
            } else {
                (CanvasText::BandEnclose, false)
            };
            box_line(painter, rect, thin, dashed);
            let at = view.screen_from_world(*to) + vec2(12.0, 16.0);
            painter.text(
                at,
                Align2::LEFT_TOP,
                words.get(ctx.lang),
                font(size::TEXT_SMALL),
                theme.accent,
            );
        }
        Gesture::DrawZone { from, to } => {
            let rect = view.screen_rect(super::zone_edit::drawn_box(*from, *to, state.snap));
            painter.rect_filled(rect, 4.0, theme.selection_fill.gamma_multiply(0.5));
            painter.rect_stroke(rect, 4.0, Stroke::new(2.0, theme.accent), StrokeKind::Middle);
        }
        Gesture::Move {
            moved: Some(moved), ..
        } => {
            for guide in &moved.guides {
                let ends = [guide.from, guide.to].map(|end| view.screen_from_world(end));
                painter.line_segment(ends, thin);
            }
            let words = match moved.drop {
                Drop::Into(zone) => Some(fill(
                    CanvasText::DropIntoZone.get(ctx.lang),
                    &[("zone", &ctx.name(zone))],
                )),
                Drop::Out => Some(CanvasText::DropOutOfZone.get(ctx.lang).to_owned()),
                Drop::TooDeep(_) => Some(CanvasText::ZoneTooDeep.get(ctx.lang).to_owned()),
                Drop::Stay => None,
            };
            if let Some(words) = words {
                pointer_chip(ui, theme, state.rect(), &words);
            }
        }
        Gesture::Connect {
            from,
            side,
            to,
            target,
        } => {
            connecting(ui, painter, ctx, state, view, (*from, *side, *to, *target));
        }
        _ => {}
    }
}

fn connecting(
    ui: &egui::Ui,
    painter: &Painter,
    ctx: &ViewCtx<'_>,
    state: &CanvasState,
    view: View,
    (from, side, to, target): (Element, Side, Point, Option<Element>),
) {
    let theme = ctx.theme;
    let refused = target.and_then(|target| connect::link_between(ctx.plant(), from, target).err());
    let color = if refused.is_some() {
        theme.error
    } else {
        theme.accent
    };
    let start = rect_of(ctx.plant(), from).map(|rect| side.port(view.screen_rect(rect)));
    let start = start.unwrap_or_else(|| view.screen_from_world(to));
    let end = view.screen_from_world(to);
    painter.line_segment([start, end], Stroke::new(2.0, color));
    painter.circle_filled(end, 3.0, color);
    if let Some(target) = target {
        outline(painter, ctx, state, view, target, Stroke::new(3.0, color));
    }
    if let Some(reason) = refused {
        pointer_chip(ui, theme, state.rect(), reason.get(ctx.lang));
    }
}

/// What a tool in hand shows at the pointer.
fn tool(ui: &egui::Ui, painter: &Painter, ctx: &ViewCtx<'_>, state: &CanvasState, view: View) {
    let kind = match &state.tool {
        Tool::Place(kind) => Some(kind),
        _ => state.palette.dragged(),
    };
    if let Some(kind) = kind {
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let Some(pos) = pointer.filter(|pos| state.rect().contains(*pos)) else {
            return;
        };
        let world = view.world_from_screen(pos);
        let rect = view.screen_rect(device_box_at(world));
        painter.rect_filled(rect, 4.0, ctx.theme.panel.gamma_multiply(0.7));
        painter.rect_stroke(rect, 4.0, Stroke::new(2.0, ctx.theme.accent), StrokeKind::Middle);
        let icon = Rect::from_center_size(rect.center(), vec2(32.0, 32.0) * view.zoom);
        paint_icon(painter, icon, Icon::of_kind(kind), ctx.theme.text);
        if let Some(zone) = super::moving::zone_at(ctx.plant(), world, |_| true) {
            let words = fill(
                CanvasText::DropIntoZone.get(ctx.lang),
                &[("zone", &ctx.name(zone))],
            );
            outline(
                painter,
                ctx,
                state,
                view,
                zone.into(),
                Stroke::new(3.0, ctx.theme.accent),
            );
            pointer_chip(ui, ctx.theme, state.rect(), &words);
        }
    }
    if let (&Tool::ConnectFrom(from), Some(to)) = (&state.tool, state.pointer_world) {
        outline(
            painter,
            ctx,
            state,
            view,
            from,
            Stroke::new(RING.0, ctx.theme.accent),
        );
        if let Some(rect) = rect_of(ctx.plant(), from) {
            let start = view.screen_rect(rect).center();
            let end = view.screen_from_world(to);
            painter.extend(Shape::dashed_line(
                &[start, end],
                Stroke::new(2.0, ctx.theme.accent),
                6.0,
                4.0,
            ));
        }
    }
}

/// Words beside the pointer: white on dark, on the side where there is room.
fn pointer_chip(ui: &egui::Ui, theme: &Theme, canvas: Rect, words: &str) {
    let Some(pos) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let layer = egui::LayerId::new(egui::Order::Tooltip, ui.id().with("pointer-chip"));
    let painter = ui.ctx().layer_painter(layer);
    let galley = painter.layout_no_wrap(words.to_owned(), bold(size::TEXT_DENSE), theme.on_tip);
    let chip = galley.size() + vec2(20.0, 10.0);
    let mut corner = pos + vec2(16.0, 12.0);
    if corner.x + chip.x > canvas.right() {
        corner.x = pos.x - 16.0 - chip.x;
    }
    if corner.y + chip.y > canvas.bottom() {
        corner.y = pos.y - 12.0 - chip.y;
    }
    let rect = Rect::from_min_size(corner, chip);
    painter.rect_filled(rect, 4.0, theme.tip);
    painter.galley(rect.min + vec2(10.0, 5.0), galley, theme.on_tip);
}

fn box_line(painter: &Painter, rect: Rect, stroke: Stroke, dashed: bool) {
    if !dashed {
        painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Middle);
        return;
    }
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
}

/// A short glow around what was asked to be shown.
fn flash(ui: &egui::Ui, painter: &Painter, ctx: &ViewCtx<'_>, state: &mut CanvasState, view: View) {
    let now = ui.input(|input| input.time);
    let Some(Flash { elements, until }) = &mut state.flash else {
        return;
    };
    let until = *until.get_or_insert(now + super::FLASH_SECONDS);
    let elements = elements.clone();
    if now >= until {
        state.flash = None;
        return;
    }
    ui.ctx().request_repaint_after_secs(0.1);
    // Two blinks, then it stays for the rest of the time.
    let phase = ((until - now) / super::FLASH_SECONDS * 4.0) as i32;
    let strength = if phase % 2 == 0 { 0.9 } else { 0.35 };
    let color = ctx.theme.accent.gamma_multiply(strength);
    for element in elements {
        outline(painter, ctx, state, view, element, Stroke::new(5.0, color));
    }
}

/// What to do with an empty drawing.
pub(super) fn empty_ui(ui: &egui::Ui, ctx: &ViewCtx<'_>, rect: Rect) {
    let (lang, theme) = (ctx.lang, ctx.theme);
    egui::Area::new(ui.id().with("empty"))
        .order(egui::Order::Middle)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(pos2(rect.center().x, rect.center().y))
        .show(ui.ctx(), |ui| {
            ui.vertical_centered(|ui| {
                ui.set_width(420.0);
                ui.label(strong(CanvasText::EmptyTitle.get(lang), size::TEXT_TITLE));
                ui.add_space(8.0);
                for step in [
                    CanvasText::EmptyStep1,
                    CanvasText::EmptyStep2,
                    CanvasText::EmptyStep3,
                ] {
                    ui.colored_label(theme.text_2, step.get(lang));
                }
                ui.add_space(12.0);
                if widgets::plain_button(ui, CanvasText::EmptySample.get(lang)).clicked() {
                    ctx.send(Action::Command(UiCommand::NewSample));
                }
            });
        });
}
