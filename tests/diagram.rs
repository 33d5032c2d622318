//! The drawing of the assumed factory: readable in both languages, and everything on it can be hit.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a helper that fails fails its test"
)]

use std::sync::LazyLock;

use toride::{
    analysis::{
        analyze,
        findings::{Findings, Settings},
    },
    diagram::{
        display_list::{Anchor, Item, Role, Shape, TextRun},
        scene::{Band, Detail, Fleeting, Handle, Layers, Lit, Part, Probe, Scene, SceneOptions, scene},
    },
    guideline::catalogue,
    i18n::Lang,
    plant::{
        DeviceId, Element, Plant, ZoneId,
        geometry::{Point, Rect},
    },
    samples, typeset,
};

fn factory() -> (Plant, &'static Findings) {
    static FINDINGS: LazyLock<Findings> =
        LazyLock::new(|| analyze(&sample(), catalogue(), &Settings::default()));
    (sample(), &FINDINGS)
}

fn sample() -> Plant {
    samples::ASSUMED_FACTORY.load().expect("the sample opens")
}

fn device(plant: &Plant, code: &str) -> DeviceId {
    *plant
        .devices
        .iter()
        .find(|(_, device)| device.code == code)
        .expect(code)
        .0
}

fn zone(plant: &Plant, code: &str) -> ZoneId {
    *plant
        .zones
        .iter()
        .find(|(_, zone)| zone.code == code)
        .expect(code)
        .0
}

/// The factory as the screen shows it at 100 %, in both languages, with and without findings.
fn pictures(plant: &Plant, findings: &Findings) -> Vec<(String, Scene)> {
    let mut pictures = Vec::new();
    for lang in Lang::ALL {
        for findings in [None, Some(findings)] {
            for everything in [false, true] {
                let layers = Layers {
                    tasks: everything,
                    measures: everything,
                    ..Layers::default()
                };
                let options = SceneOptions {
                    lang,
                    findings,
                    layers,
                    ..SceneOptions::default()
                };
                let name = format!(
                    "{lang:?}, findings {}, all layers {everything}",
                    findings.is_some()
                );
                pictures.push((name, scene(plant, &options)));
            }
        }
    }
    pictures
}

/// The box a line of text fills, in the ink of capitals.
fn text_box(run: &TextRun) -> Rect {
    let natural = typeset::measure(&run.text, run.size, run.bold);
    let width = if run.max_width > 0.0 {
        natural.min(run.max_width)
    } else {
        natural
    };
    let left = match run.anchor {
        Anchor::Left => run.at.x,
        Anchor::Center => run.at.x - width / 2.0,
        Anchor::Right => run.at.x - width,
    };
    Rect::new(left, run.at.y - run.size * 0.42, width, run.size * 0.84)
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&Item, &TextRun)> {
    scene.list.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(run) => Some((item, run)),
        _ => None,
    })
}

/// Straight pieces of all links and network bars, each with what it belongs to.
fn pieces(scene: &Scene) -> Vec<(Element, Rect)> {
    let links = scene.hits.links.iter().flat_map(|link| {
        let pieces = link
            .line
            .windows(2)
            .map(|ends| Rect::from_corners(ends[0], ends[1]));
        pieces.map(|piece| (Element::Link(link.link), piece))
    });
    let bars = scene
        .hits
        .networks
        .iter()
        .map(|n| (Element::Network(n.network), Rect::from_corners(n.bar.0, n.bar.1)));
    links.chain(bars).collect()
}

#[test]
fn no_more_than_six_lines_cross() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        let pieces = pieces(&scene);
        let mut crossings = 0;
        for (number, (a, upright)) in pieces.iter().enumerate() {
            for (b, level) in &pieces[..number] {
                let (post, beam) = if upright.w < upright.h {
                    (upright, level)
                } else {
                    (level, upright)
                };
                let crosses = post.w < 1.0
                    && beam.h < 1.0
                    && post.x > beam.x + 1.0
                    && post.x < beam.right() - 1.0
                    && beam.y > post.y + 1.0
                    && beam.y < post.bottom() - 1.0;
                crossings += usize::from(a != b && crosses);
            }
        }
        assert!(crossings <= 6, "{name}: {crossings}");
    }
}

#[test]
fn no_line_runs_through_a_device() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        assert_eq!(scene.hits.devices.len(), plant.devices.len(), "{name}");
        assert!(scene.hits.links.len() >= 20, "{name}");
        for (element, piece) in pieces(&scene) {
            for device in &scene.hits.devices {
                let through = piece.grown(0.1).intersects(device.rect.grown(-1.0));
                assert!(!through, "{name}: {element} through {}", device.device);
            }
        }
    }
}

#[test]
fn no_two_labels_overlap() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        let labels: Vec<(&TextRun, Rect)> = texts(&scene).map(|(_, run)| (run, text_box(run))).collect();
        assert!(labels.len() > 50, "{name}: {}", labels.len());
        for (number, (a, a_box)) in labels.iter().enumerate() {
            for (b, b_box) in &labels[..number] {
                assert!(!a_box.intersects(*b_box), "{name}: {} on {}", a.text, b.text);
            }
        }
    }
}

#[test]
fn no_chip_or_gate_covers_a_label() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        let chips = scene
            .hits
            .devices
            .iter()
            .filter_map(|device| device.badge.map(|chip| (chip, Element::from(device.device))));
        let zone_chips = scene
            .hits
            .zones
            .iter()
            .filter_map(|zone| zone.chip.map(|chip| (chip, Element::from(zone.zone))));
        let gates = scene
            .hits
            .gates
            .iter()
            .map(|gate| (gate.rect, Element::from(gate.zones.0)));
        let plates: Vec<(Rect, Element)> = chips.chain(zone_chips).chain(gates).collect();
        for (item, run) in texts(&scene).filter(|(item, _)| item.role == Role::Label) {
            for (plate, element) in &plates {
                let covered = text_box(run).grown(-0.5).intersects(*plate);
                assert!(
                    !covered,
                    "{name}: {} of {:?} under {element}",
                    run.text, item.element
                );
            }
        }
    }
}

#[test]
fn every_name_stays_inside_its_card() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        let mut names = 0;
        for (item, run) in texts(&scene).filter(|(item, _)| item.role == Role::Label) {
            if let Some(card) = item.element.and_then(|element| scene.device(element)) {
                assert!(card.rect.encloses(text_box(run)), "{name}: {}", run.text);
                names += 1;
            }
        }
        assert!(names >= plant.devices.len(), "{name}");
    }
}

#[test]
fn every_text_is_at_least_ten_pixels_high() {
    let (plant, findings) = factory();
    for (name, scene) in pictures(&plant, findings) {
        for (item, run) in texts(&scene) {
            let squeezed =
                run.max_width > 0.0 && typeset::measure(&run.text, run.size, run.bold) > run.max_width + 0.01;
            let is_chip = item.role == Role::Badge;
            assert!(
                run.size >= 10.0 || is_chip,
                "{name}: {} at {}",
                run.text,
                run.size
            );
            assert!(!squeezed, "{name}: {}", run.text);
        }
    }
}

#[test]
fn the_flat_network_warns_and_the_conduits_stand_at_their_gates() {
    let (plant, findings) = factory();
    let options = SceneOptions {
        findings: Some(findings),
        ..SceneOptions::default()
    };
    let scene = scene(&plant, &options);
    let words: Vec<&str> = texts(&scene).map(|(_, run)| run.text.as_str()).collect();
    assert!(words.contains(&"NW1 分割なし"), "{words:?}");
    for codes in [
        "C01",
        "C02",
        "C03",
        "C04",
        "C05-07",
        "C08",
        "C09",
        "C10",
        "C11",
        "C12-13",
        "C14 手渡し",
    ] {
        assert!(words.contains(&codes), "{codes} in {words:?}");
    }
}

#[test]
fn a_story_is_numbered_and_everything_else_stands_back() {
    let (plant, findings) = factory();
    let target = Element::Device(device(&plant, "EQ04"));
    let effect = findings
        .effects
        .iter()
        .find(|effect| effect.element == target && !effect.stories.is_empty());
    let options = SceneOptions {
        findings: Some(findings),
        highlight: Lit::story(findings, effect.expect("the line can be reached"), 0),
        ..SceneOptions::default()
    };
    let picture = scene(&plant, &options);
    let numbers: Vec<u32> = picture.hits.steps.iter().map(|step| step.number).collect();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
    assert!(!numbers.is_empty());
    let faded = |element: Element| {
        let own = picture
            .list
            .items
            .iter()
            .filter(|item| item.element == Some(element) && item.role == Role::Device);
        own.map(|item| item.faded).collect::<Vec<_>>()
    };
    assert!(faded(target).iter().all(|faded| !faded));
    assert!(
        faded(Element::Device(device(&plant, "EQ12")))
            .iter()
            .all(|faded| *faded)
    );
    let plain = scene(
        &plant,
        &SceneOptions {
            highlight: None,
            ..options
        },
    );
    assert!(plain.list.items.iter().all(|item| !item.faded));
}

#[test]
fn what_is_farther_away_is_drawn_with_less() {
    let (plant, findings) = factory();
    let count = |zoom: f32| {
        let options = SceneOptions {
            findings: Some(findings),
            detail: Detail::at_zoom(zoom),
            ..SceneOptions::default()
        };
        scene(&plant, &options).list.items.len()
    };
    assert!(
        count(0.2) < count(0.5) && count(0.5) < count(1.0),
        "{} {} {}",
        count(0.2),
        count(0.5),
        count(1.0)
    );
}

#[test]
fn only_what_lies_in_view_is_handed_out() {
    let (plant, findings) = factory();
    let options = SceneOptions {
        findings: Some(findings),
        ..SceneOptions::default()
    };
    let scene = scene(&plant, &options);
    let everything = scene.visible(scene.list.bounds.grown(100.0));
    assert_eq!(everything.count(), scene.list.items.len());
    let corner = Rect::new(scene.list.bounds.x, scene.list.bounds.y, 100.0, 100.0);
    assert!(scene.visible(corner).count() < scene.list.items.len() / 3);
}

#[test]
fn a_folded_zone_hides_its_devices_and_keeps_its_links() {
    let (mut plant, _) = factory();
    let folded = zone(&plant, "Z5");
    plant.zones.get_mut(&folded).expect("Z5").collapsed = true;
    let picture = scene(&plant, &SceneOptions::default());
    assert!(picture.device(Element::Device(device(&plant, "EQ07"))).is_none());
    let tile = picture
        .hits
        .zones
        .iter()
        .find(|shape| shape.zone == folded)
        .expect("a tile")
        .rect;
    let ends = picture.hits.links.iter().filter_map(|link| link.line.first());
    assert!(ends.into_iter().any(|end| tile.grown(1.0).contains(*end)));
}

fn probe(at: Point, active: &[Element]) -> Probe<'_> {
    Probe {
        at,
        zoom: 1.0,
        slack: 8.0,
        active,
    }
}

#[test]
fn the_pointer_hits_badge_before_body_before_line_before_border_and_nothing_inside_a_zone() {
    let (plant, findings) = factory();
    let options = SceneOptions {
        findings: Some(findings),
        ..SceneOptions::default()
    };
    let scene = scene(&plant, &options);
    let part = |at: Point| scene.hit(&probe(at, &[])).map(|hit| (hit.element, hit.part));
    let mes = device(&plant, "EQ03");
    let card = scene.device(Element::Device(mes)).expect("drawn");
    assert_eq!(part(card.rect.center()), Some((mes.into(), Part::Body)));
    assert_eq!(
        part(card.badge.expect("graded").center()),
        Some((mes.into(), Part::Badge))
    );
    for link in &scene.hits.links {
        let middle = link
            .line
            .windows(2)
            .map(|ends| Rect::from_corners(ends[0], ends[1]).center());
        let hits: Vec<Element> = middle
            .flat_map(|at| scene.hits_at(&probe(at, &[])))
            .map(|hit| hit.element)
            .collect();
        assert!(hits.contains(&link.link.into()), "{} in {hits:?}", link.link);
    }
    let z3 = zone(&plant, "Z3");
    let frame = scene
        .hits
        .zones
        .iter()
        .find(|shape| shape.zone == z3)
        .expect("Z3");
    assert_eq!(part(frame.title.center()), Some((z3.into(), Part::Title)));
    assert_eq!(
        part(Point::new(frame.rect.right() + 3.0, frame.rect.center().y)),
        Some((z3.into(), Part::Border))
    );
    let z4 = plant.zones[&zone(&plant, "Z4")].rect;
    assert_eq!(part(Point::new(z4.center().x, z4.bottom() - 12.0)), None);
}

#[test]
fn only_what_is_active_has_ports_and_handles() {
    let (plant, _) = factory();
    let picture = scene(&plant, &SceneOptions::default());
    let note = *plant.notes.keys().next().expect("the sample has a memo");
    let rect = plant.notes[&note].rect;
    let corner = Point::new(rect.right(), rect.bottom());
    let active = [Element::Note(note)];
    let part = |active: &[Element]| picture.hit(&probe(corner, active)).map(|hit| hit.part);
    assert_eq!(part(&active), Some(Part::Handle(Handle::Resize(1, 1))));
    assert_eq!(part(&[]), Some(Part::Body));
    let mes = Element::Device(device(&plant, "EQ03"));
    let card = picture.device(mes).expect("drawn").rect;
    for (side, at) in toride::diagram::scene::ports(card, 1.0) {
        let hit = picture.hit(&probe(at, &[mes])).map(|hit| hit.part);
        assert_eq!(hit, Some(Part::Port(side)));
    }
}

#[test]
fn a_rubber_band_takes_what_it_encloses_or_what_it_touches() {
    let (plant, _) = factory();
    let picture = scene(&plant, &SceneOptions::default());
    let z3 = plant.zones[&zone(&plant, "Z3")].rect;
    let left_half = Rect::new(z3.x - 4.0, z3.y - 4.0, z3.w / 2.0 + 30.0, z3.h + 8.0);
    let enclosed = picture.in_band(left_half, Band::Enclosing);
    assert_eq!(enclosed, [Element::Device(device(&plant, "EQ13"))]);
    let touched = picture.in_band(left_half, Band::Touching);
    assert!(
        touched.contains(&Element::Device(device(&plant, "EQ03")))
            && touched.contains(&zone(&plant, "Z3").into())
    );
}

#[test]
fn while_something_is_dragged_other_links_keep_their_ways_and_only_the_view_is_painted() {
    let mut plant = samples::generate(200, 3);
    let resting = scene(&plant, &SceneOptions::default());
    let (&dragged, record) = plant
        .devices
        .iter()
        .find(|(_, device)| device.position.is_some())
        .expect("a device on the drawing");
    let from = record.position.expect("it was just seen");
    let mut moved = record.clone();
    moved.position = Some(from.moved(48.0, 40.0));
    plant.devices.insert(dragged, moved);
    let view = Rect::new(from.x, from.y, 0.0, 0.0).grown(400.0);
    let fleeting = Fleeting {
        before: &resting,
        view,
    };
    let fleeting = SceneOptions {
        fleeting: Some(fleeting),
        ..SceneOptions::default()
    };
    let during = scene(&plant, &fleeting);
    let rect = during.device(dragged.into()).expect("it is drawn").rect;
    let mut rerouted = 0;
    for (before, now) in resting.hits.links.iter().zip(&during.hits.links) {
        assert_eq!(before.link, now.link);
        let link = &plant.links[&now.link];
        let own = link.devices().is_some_and(|(a, b)| a == dragged || b == dragged)
            || link.attachment().is_some_and(|(device, _)| device == dragged);
        if own {
            rerouted += 1;
            assert!(now.line.iter().any(|&at| rect.contains(at)), "{now:?}");
        } else {
            assert_eq!(before.line, now.line);
        }
    }
    assert!(rerouted > 0, "the device has links");
    let released = scene(&plant, &SceneOptions::default());
    assert!(during.list.items.len() < released.list.items.len());
    let cards = |scene: &Scene| -> Vec<Item> {
        let cards = scene.visible(view).filter(|item| item.role == Role::Device);
        cards.cloned().collect()
    };
    assert_eq!(cards(&during), cards(&released));
}
