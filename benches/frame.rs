//! One frame of the window on the CPU: layout, painting and tessellation, with plants of several sizes; and the
//! first frame after a start.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement that fails should stop"
)]

use std::{collections::BTreeMap, hint::black_box};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui::{Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2};
use toride::{
    plant::{Device, DeviceId, Element, End, IdSource, Link, Plant, ZoneId, geometry},
    samples,
    ui::{app, settings::Settings, view_state::Panels, window::Window},
};

const SCREEN: Vec2 = vec2(1920.0, 1000.0);
/// A small laptop, maximised.
const LAPTOP: Vec2 = vec2(1366.0, 688.0);
/// Bars and palette around the drawing: width and height together.
const AROUND: Vec2 = vec2(88.0, 100.0);

/// A window that is driven frame by frame, as eframe does it.
struct Stage {
    ctx: egui::Context,
    window: Window,
    screen: Rect,
    time: f64,
}

impl Stage {
    /// A window of this size on a plant whose analysis is done.
    fn open(plant: Plant, size: Vec2, panels: Panels) -> Self {
        let ctx = egui::Context::default();
        app::set_up(&ctx);
        let mut window = Window::new(Settings::default(), 1);
        window.open_plant(plant);
        window.state.panels = panels;
        if let Some(workspace) = &mut window.workspace {
            workspace.analyze_now();
        }
        let mut stage = Self {
            ctx,
            window,
            screen: Rect::from_min_size(Pos2::ZERO, size),
            time: 0.0,
        };
        for _ in 0..4 {
            stage.frame(Vec::new());
        }
        stage
    }

    /// The drawing alone: findings and panels have their own costs and come on their own.
    fn drawing(plant: Plant, size: Vec2) -> Self {
        let none = Panels {
            rail: false,
            inspector: false,
            findings: false,
        };
        Self::open(plant, size, none)
    }

    /// A frame as the graphics card gets it; gives the number of vertices, so that nothing is optimised away.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(self.screen),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.window.ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.ctx.tessellate(shapes, output.pixels_per_point);
        output.drop_without_applying_deltas();
        let vertices = |primitive: &egui::epaint::ClippedPrimitive| match &primitive.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        };
        black_box(primitives.iter().map(vertices).sum())
    }

    fn zoom(&self) -> f32 {
        self.window.state.canvas.zoom()
    }

    /// Zooms at the middle of the drawing until the zoom is `wanted`.
    fn zoom_to(&mut self, wanted: f32) {
        let at = self.screen.center();
        self.frame(vec![Event::PointerMoved(at)]);
        for _ in 0..40 {
            self.frame(vec![Event::Zoom(wanted / self.zoom())]);
        }
        assert!((self.zoom() / wanted - 1.0).abs() < 0.01, "{}", self.zoom());
    }

    /// A point where a device lies, near the middle of the screen.
    fn grip(&mut self) -> Pos2 {
        let middle = self.screen.center();
        let offsets = (0..600).map(|n| {
            let (turn, reach) = (n as f32 * 2.4, (n as f32).sqrt() * 12.0);
            vec2(turn.cos(), turn.sin()) * reach
        });
        for at in offsets.map(|offset| middle + offset) {
            self.frame(vec![Event::PointerMoved(at)]);
            self.frame(vec![button(at, true), button(at, false)]);
            let selection = &self.window.state.selection;
            if matches!(selection.as_slice(), [Element::Device(_)]) {
                return at;
            }
        }
        panic!("no device near the middle");
    }

    /// Presses at a point and moves far enough for a drag.
    fn start_drag(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(at, true)]);
        self.frame(vec![Event::PointerMoved(at + vec2(20.0, 20.0))]);
        self.frame(vec![Event::PointerMoved(at + vec2(30.0, 30.0))]);
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// A generated plant with twice as many links as devices: neighbours in a zone are wired to each other until it has.
fn plant(devices: usize) -> Plant {
    let mut plant = samples::generate(devices, 1);
    let mut rows: BTreeMap<ZoneId, Vec<(i32, i32, DeviceId)>> = BTreeMap::new();
    for (&id, device) in &plant.devices {
        if let (Some(zone), Some(at)) = (device.zone, device.position) {
            rows.entry(zone).or_default().push((at.y as i32, at.x as i32, id));
        }
    }
    let missing = (2 * devices).saturating_sub(plant.links.len());
    let mut pairs = Vec::new();
    for stride in 1..4 {
        for row in rows.values_mut() {
            row.sort_unstable();
            pairs.extend(row.iter().zip(row.iter().skip(stride)).map(|(a, b)| (a.2, b.2)));
        }
    }
    let mut ids = IdSource::new(5);
    for (a, b) in pairs.into_iter().take(missing) {
        let link = Link {
            a: Some(End::Device(a)),
            b: Some(End::Device(b)),
            ..Link::default()
        };
        plant.links.insert(ids.fresh(), link);
    }
    assert_eq!(plant.links.len(), 2 * devices);
    plant
}

/// The box around all zones and devices.
fn bounds(plant: &Plant) -> geometry::Rect {
    let zones = plant.zones.values().map(|zone| zone.rect);
    let devices = plant.devices.values().filter_map(Device::rect);
    zones
        .chain(devices)
        .reduce(geometry::Rect::union)
        .unwrap_or_default()
}

/// A screen on which everything is in view just above the zoom from which names are drawn.
fn with_labels(plant: &Plant) -> Vec2 {
    let bounds = bounds(plant);
    vec2(bounds.w, bounds.h) * 0.63 + AROUND + vec2(48.0, 48.0)
}

/// The pointer moves over the drawing, as it does whenever a frame is asked for.
fn pointer_moves(criterion: &mut Criterion, name: &str, stage: &mut Stage) {
    let mut step = 0.0_f32;
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| {
            step = (step + 7.0) % 300.0;
            let at = stage.screen.center() + vec2(step, step / 2.0);
            stage.frame(vec![Event::PointerMoved(at)])
        });
    });
}

fn resting(criterion: &mut Criterion) {
    let factory = samples::ASSUMED_FACTORY.load().expect("the sample opens");
    let mut stage = Stage::open(factory, LAPTOP, Panels::default());
    pointer_moves(criterion, "frame/assumed factory with panels", &mut stage);
    let thousand = plant(1_000);
    let mut stage = Stage::drawing(thousand.clone(), with_labels(&thousand));
    assert!(stage.zoom() >= 0.6, "names are drawn: {}", stage.zoom());
    pointer_moves(criterion, "frame/1000 all in view with labels", &mut stage);
    let mut stage = Stage::drawing(thousand, SCREEN);
    pointer_moves(criterion, "frame/1000 fitted", &mut stage);
    stage.zoom_to(1.0);
    pointer_moves(criterion, "frame/1000 at 100 %", &mut stage);
    let mut stage = Stage::drawing(plant(10_000), SCREEN);
    pointer_moves(criterion, "frame/10000 fitted", &mut stage);
    stage.zoom_to(1.0);
    pointer_moves(criterion, "frame/10000 at 100 %", &mut stage);
}

fn moving(criterion: &mut Criterion) {
    for devices in [1_000, 10_000] {
        let plant = plant(devices);
        let labels = with_labels(&plant);
        let mut cases = vec![("at 100 %", SCREEN, 1.0)];
        if devices == 1_000 {
            cases.push(("all in view", labels, 0.63));
        }
        for (what, size, zoom) in cases {
            let mut stage = Stage::drawing(plant.clone(), size);
            stage.zoom_to(zoom);
            view_moves(criterion, &format!("{devices} {what}"), &mut stage);
            let at = stage.grip();
            stage.start_drag(at);
            let mut step = 0.0_f32;
            criterion.bench_function(&format!("drag/{devices} {what}"), |bencher| {
                bencher.iter(|| {
                    step = (step + 9.0) % 400.0;
                    stage.frame(vec![Event::PointerMoved(at + vec2(step, step / 3.0))])
                });
            });
        }
    }
}

/// Turns of the wheel, with and without Ctrl.
fn view_moves(criterion: &mut Criterion, name: &str, stage: &mut Stage) {
    let mut step = 0_u32;
    criterion.bench_function(&format!("pan/{name}"), |bencher| {
        bencher.iter(|| {
            step += 1;
            let by = if step % 100 < 50 { 12.0 } else { -12.0 };
            stage.frame(vec![Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(by, by / 2.0),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            }])
        });
    });
    let zoom = stage.zoom();
    criterion.bench_function(&format!("zoom/{name}"), |bencher| {
        bencher.iter(|| {
            step += 1;
            let factor = if step % 20 < 10 { 1.03 } else { 1.0 / 1.03 };
            stage.frame(vec![Event::Zoom(factor)])
        });
    });
    stage.zoom_to(zoom);
}

/// From nothing to the first complete picture: context, Japanese font, assumed factory with all panels.
fn first_frame(criterion: &mut Criterion) {
    criterion.bench_function("start/first frame", |bencher| {
        bencher.iter_batched(
            || samples::ASSUMED_FACTORY.load().expect("the sample opens"),
            |plant| {
                let ctx = egui::Context::default();
                app::set_up(&ctx);
                let mut window = Window::new(Settings::default(), 1);
                window.open_plant(plant);
                let mut stage = Stage {
                    ctx,
                    window,
                    screen: Rect::from_min_size(Pos2::ZERO, LAPTOP),
                    time: 0.0,
                };
                stage.frame(Vec::new()) + stage.frame(Vec::new())
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, resting, moving, first_frame);
criterion_main!(benches);
