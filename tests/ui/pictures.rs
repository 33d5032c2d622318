//! A few pictures of the window, compared with stored ones: what no assertion can say.
//!
//! Where one has changed, the failure names a picture of the difference. `UPDATE_PICTURES=1 cargo test --test ui
//! pictures` takes the new ones over; look at them before committing.

use egui::{Key, Vec2, vec2};
use image::Rgba;
use toride::{
    i18n::Lang,
    ui::{
        settings::Settings,
        theme::Look,
        view_state::{Panels, Screen},
    },
};

use crate::{driver::Driver, picture, plants::two_zones};

/// Large enough for the whole drawing with its names, small enough for the repository.
const FRAME: Vec2 = vec2(1000.0, 600.0);

/// A window with the assumed factory open.
fn factory(lang: Lang, look: Look) -> Driver {
    let settings = Settings {
        lang,
        look,
        ..Settings::default()
    };
    let mut app = Driver::sized(settings, FRAME);
    app.harness.state_mut().state.panels = Panels {
        rail: false,
        inspector: false,
        findings: false,
    };
    app.key(Key::Enter);
    app
}

/// Compares the window with the stored picture of this name.
fn assert_looks_like(app: &mut Driver, name: &str) {
    let picture = app.harness.render().expect("the window can be painted");
    picture::assert_looks_like(picture.into(), name);
}

#[test]
fn the_factory_on_the_canvas_in_japanese_and_light() {
    let mut app = factory(Lang::Ja, Look::Light);
    assert_looks_like(&mut app, "factory_ja_light");
}

#[test]
fn the_factory_on_the_canvas_in_english_and_dark() {
    let mut app = factory(Lang::En, Look::Dark);
    assert_looks_like(&mut app, "factory_en_dark");
}

#[test]
fn the_heat_map_of_the_factory_in_japanese() {
    let mut app = factory(Lang::Ja, Look::Light);
    app.harness.state_mut().state.screen = Screen::Threats;
    app.settle();
    assert_looks_like(&mut app, "heat_map_ja");
}

#[test]
fn a_device_on_its_way_into_a_zone() {
    let mut app = Driver::sized(Settings::default(), vec2(900.0, 480.0));
    app.harness.state_mut().open_plant(two_zones());
    app.settle();
    let from = app.place("Roamer").center();
    app.press_and_move(from, from + vec2(220.0, 20.0));
    assert_looks_like(&mut app, "drag_into_zone");
}

#[test]
fn what_is_painted_from_kept_triangles_looks_as_if_painted_anew() {
    let mut app = Driver::open(two_zones());
    let from = app.place("Roamer").center();
    app.drag_between(from, from + vec2(250.0, 20.0));
    let middle = app.place("Drawing of the plant").center();
    app.ctrl_wheel(middle, 2.0);
    app.key(Key::ArrowLeft);
    app.key(Key::ArrowDown);
    let kept = app.harness.render().expect("the window can be painted");
    // Another look and back: everything is painted anew.
    for look in [Look::Dark, Look::Light] {
        app.harness.state_mut().settings.look = look;
        app.settle();
    }
    let anew = app.harness.render().expect("the window can be painted");
    // The texture of letters has another size by now, which rounds some edges the other way.
    let is_close = |(a, b): (&Rgba<u8>, &Rgba<u8>)| a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) <= 1);
    assert!(kept.pixels().zip(anew.pixels()).all(is_close));
}
