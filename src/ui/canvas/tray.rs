//! Devices that are in the plant but not on the drawing yet: a tray to drag them from.

use egui::{
    Align2, Area, Frame, Margin, Order, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2,
};

use super::{CanvasState, moving, snap::point_to_grid};
use crate::{
    diagram::icons::Icon,
    edit::{Change, Editable as _, StepName},
    i18n::{CanvasText, fill},
    plant::{DeviceId, geometry::Point},
    ui::{
        ctx::ViewCtx,
        pen::paint_icon,
        theme::{font, size, strong},
    },
};

const WIDTH: f32 = 184.0;
const ROW: f32 = 30.0;
const ROWS_SHOWN: f32 = 6.0;

/// What the tray remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tray {
    dragged: Option<DeviceId>,
}

impl Tray {
    /// The drag is over; gives what was dragged.
    pub(super) const fn take_dragged(&mut self) -> Option<DeviceId> {
        self.dragged.take()
    }
}

/// Puts a device from the tray on the drawing; the zone under it takes it in, unless it has one.
pub(super) fn place(ctx: &ViewCtx<'_>, id: DeviceId, center: Point, snap: bool) {
    let plant = ctx.plant();
    let Some(device) = plant.devices.get(&id) else {
        return;
    };
    let corner = moving::device_box_at(center);
    let corner = Point::new(corner.x, corner.y);
    let mut placed = device.clone();
    placed.position = Some(if snap { point_to_grid(corner) } else { corner });
    let mut changes = vec![Change::Put(vec![id.record(placed)])];
    let zone = moving::zone_at(plant, center, |_| true);
    if zone.is_some() && zone != device.zone {
        changes.push(Change::SetZone {
            devices: [id].into(),
            zone,
        });
    }
    ctx.change(StepName::Move, Change::All(changes));
}

/// The tray, where anything waits in it.
pub(super) fn tray_ui(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, canvas: Rect) {
    let devices = ctx.plant().devices.iter();
    let waiting: Vec<DeviceId> = devices
        .filter(|(_, device)| device.position.is_none())
        .map(|(&id, _)| id)
        .collect();
    if waiting.is_empty() {
        return;
    }
    Area::new(ui.id().with("tray"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(canvas.right_bottom() - vec2(12.0, 12.0))
        .show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(ctx.theme.panel)
                .stroke(Stroke::new(1.0, ctx.theme.control_border))
                .corner_radius(size::RADIUS)
                .inner_margin(Margin::same(8));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                let count = waiting.len().to_string();
                let title = fill(CanvasText::Tray.get(ctx.lang), &[("n", &count)]);
                ui.label(strong(title, size::TEXT_DENSE))
                    .on_hover_text(CanvasText::TrayTip.get(ctx.lang));
                ScrollArea::vertical().max_height(ROW * ROWS_SHOWN).show_rows(
                    ui,
                    ROW,
                    waiting.len(),
                    |ui, rows| {
                        for &device in waiting.get(rows).unwrap_or_default() {
                            waiting_ui(ui, ctx, state, device);
                        }
                    },
                );
            });
        });
}

fn waiting_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, id: DeviceId) {
    let Some(device) = ctx.plant().devices.get(&id) else {
        return;
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
    let name = ctx.name(id);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ctx.theme.hover);
    }
    let square = Rect::from_center_size(rect.left_center() + vec2(14.0, 0.0), vec2(20.0, 20.0));
    paint_icon(ui.painter(), square, Icon::of_kind(&device.kind), ctx.theme.text);
    let words = crate::typeset::fit(&name, size::TEXT_DENSE, false, rect.width() - 32.0);
    ui.painter().text(
        rect.left_center() + vec2(30.0, 0.0),
        Align2::LEFT_CENTER,
        words,
        font(size::TEXT_DENSE),
        ctx.theme.text,
    );
    if response.drag_started() {
        state.tray.dragged = Some(id);
    }
    if response.clicked() {
        state.select(ctx, vec![id.into()]);
    }
}
