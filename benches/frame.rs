//! One frame of the window with a plant of 100, 1,000 and 10,000 devices: layout, painting and tessellation, CPU only.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Pos2, RawInput, Rect, pos2, vec2};
use toride::{
    samples,
    ui::{app, settings::Settings, view_state::Panels, window::Window},
};

const SCREEN: Rect = Rect {
    min: Pos2::ZERO,
    max: pos2(1920.0, 1000.0),
};

fn input(events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(SCREEN),
        events,
        ..RawInput::default()
    }
}

/// A frame as the graphics card gets it; gives the number of meshes so that nothing is optimised away.
fn frame(ctx: &egui::Context, window: &mut Window, events: Vec<Event>) -> usize {
    let output = ctx.run_ui(input(events), |ui| window.ui(ui));
    let meshes = ctx
        .tessellate(output.shapes.clone(), output.pixels_per_point)
        .len();
    output.drop_without_applying_deltas();
    meshes
}

fn frames(criterion: &mut Criterion) {
    for devices in [100, 1_000, 10_000] {
        let ctx = egui::Context::default();
        app::set_up(&ctx);
        let mut window = Window::new(Settings::default(), 1);
        window.open_plant(samples::generate(devices, 1));
        // The drawing alone: findings and panels have their own costs and come on their own.
        window.state.panels = Panels {
            rail: false,
            inspector: false,
            findings: false,
        };
        for _ in 0..4 {
            frame(&ctx, &mut window, Vec::new());
        }
        let mut step = 0.0_f32;
        criterion.bench_function(
            &format!("frame/{devices} devices, everything in view"),
            |bencher| {
                bencher.iter(|| {
                    // The pointer moves, as it does whenever a frame is asked for.
                    step = (step + 7.0) % 500.0;
                    let at = SCREEN.center() + vec2(step, step / 2.0);
                    frame(&ctx, &mut window, vec![Event::PointerMoved(at)])
                });
            },
        );
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
