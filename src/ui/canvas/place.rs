//! Adding things to the drawing: devices, networks, memos, zones, links, each as one named step.

use std::collections::BTreeSet;

use super::{CanvasState, connect, moving, snap::point_to_grid, zone_edit};
use crate::{
    edit::{Change, StepName},
    guideline::catalogue,
    i18n::{CanvasText, Lang},
    plant::{
        Bar, Device, DeviceId, Element, LinkId, Network, NetworkId, Note, NoteId, Plant, ZoneId,
        codes::KindCode,
        geometry::{Point, Rect},
    },
    ui::ctx::{Action, ViewCtx},
};

/// Length of a new network bar.
const NEW_BAR: f32 = 320.0;

impl CanvasState {
    /// Adds a device with its middle at `center` and selects it.
    pub(super) fn place_device(&mut self, ctx: &ViewCtx<'_>, kind: &KindCode, center: Point) {
        let id: DeviceId = ctx.fresh();
        let change = self.device_added(ctx, id, kind, center);
        ctx.change(StepName::Add, change);
        self.select(ctx, vec![id.into()]);
        self.palette.remember(kind);
    }

    fn device_added(&self, ctx: &ViewCtx<'_>, id: DeviceId, kind: &KindCode, center: Point) -> Change {
        let plant = ctx.plant();
        let corner = moving::device_box_at(center);
        let corner = Point::new(corner.x, corner.y);
        let (name, name_en) = new_names(plant, kind);
        let device = Device {
            name,
            name_en,
            kind: kind.clone(),
            position: Some(if self.snap { point_to_grid(corner) } else { corner }),
            ..Device::default()
        };
        let zone = moving::zone_at(plant, center, |_| true);
        let into_zone = zone.map(|_| Change::SetZone {
            devices: BTreeSet::from([id]),
            zone,
        });
        Change::All([Change::put(id, device)].into_iter().chain(into_zone).collect())
    }

    /// Adds a network bar that begins at a point, and opens its name.
    pub(super) fn place_network(&mut self, ctx: &ViewCtx<'_>, at: Point) {
        let id: NetworkId = ctx.fresh();
        let at = if self.snap { point_to_grid(at) } else { at };
        let network = Network {
            name: CanvasText::NewNetwork.get(ctx.lang).to_owned(),
            home_zone: moving::zone_at(ctx.plant(), at, |_| true),
            bar: Some(Bar {
                y: at.y,
                x0: at.x,
                x1: at.x + NEW_BAR,
                label_x: at.x + 16.0,
            }),
            ..Network::default()
        };
        let name = network.name.clone();
        ctx.change(StepName::Add, Change::put(id, network));
        self.select(ctx, vec![id.into()]);
        self.rename = Some(super::rename::Rename::new(id.into(), name));
    }

    /// Adds a memo at a point, and opens it for writing.
    pub(super) fn place_note(&mut self, ctx: &ViewCtx<'_>, at: Point) {
        let id: NoteId = ctx.fresh();
        let at = if self.snap { point_to_grid(at) } else { at };
        let note = Note {
            text: CanvasText::NewNote.get(ctx.lang).to_owned(),
            rect: Rect::new(at.x, at.y, 144.0, 64.0),
            ..Note::default()
        };
        let text = note.text.clone();
        ctx.change(StepName::Add, Change::put(id, note));
        self.select(ctx, vec![id.into()]);
        self.rename = Some(super::rename::Rename::new(id.into(), text));
    }

    /// Adds a zone with this box, and opens its name.
    pub(super) fn draw_zone(&mut self, ctx: &ViewCtx<'_>, rect: Rect) {
        let id: ZoneId = ctx.fresh();
        let name = CanvasText::NewZone.get(ctx.lang).to_owned();
        let change = zone_edit::added(ctx.plant(), id, &name, rect);
        ctx.change(StepName::DrawZone, change);
        self.select(ctx, vec![id.into()]);
        self.rename = Some(super::rename::Rename::new(id.into(), name));
    }

    /// Adds a link between two things, or says why there can be none.
    pub(super) fn connect(&mut self, ctx: &ViewCtx<'_>, from: Element, to: Element) {
        match connect::link_between(ctx.plant(), from, to) {
            Ok(link) => {
                let id: LinkId = ctx.fresh();
                ctx.change(StepName::Connect, Change::put(id, link));
                self.select(ctx, vec![id.into()]);
            }
            Err(reason) => ctx.send(Action::Toast(reason.get(ctx.lang).to_owned())),
        }
    }

    /// Adds a device and its link to `from` as one step.
    pub(super) fn place_connected(
        &mut self,
        ctx: &ViewCtx<'_>,
        kind: &KindCode,
        center: Point,
        from: Element,
    ) {
        let id: DeviceId = ctx.fresh();
        let device = self.device_added(ctx, id, kind, center);
        let ends = connect::end(from).map(|from| (from, crate::plant::End::Device(id)));
        let link = ends.map(|(from, to)| {
            let link = match from {
                crate::plant::End::Network(_) => crate::plant::Link::between(to, from),
                crate::plant::End::Device(_) => crate::plant::Link::between(from, to),
            };
            Change::put(ctx.fresh::<LinkId>(), link)
        });
        let change = Change::All([device].into_iter().chain(link).collect());
        ctx.change(StepName::Add, change);
        self.select(ctx, vec![id.into()]);
        self.palette.remember(kind);
    }
}

/// The names of a new device of a kind: the kind's own, with a number where it is taken.
fn new_names(plant: &Plant, kind: &KindCode) -> (String, String) {
    let known = catalogue().kind(kind);
    let base = |lang: Lang| known.map_or(kind.as_str(), |kind| kind.name.get(lang));
    let taken = |name: &str| plant.devices.values().any(|device| device.name == name);
    let numbered = |base: &str, number: usize| match number {
        1 => base.to_owned(),
        number => format!("{base} {number}"),
    };
    let free = (1..=plant.devices.len() + 1).find(|&number| !taken(&numbered(base(Lang::Ja), number)));
    let number = free.unwrap_or(1);
    (numbered(base(Lang::Ja), number), numbered(base(Lang::En), number))
}
