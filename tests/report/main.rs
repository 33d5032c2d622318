//! The report as people get it: a PDF whose text can be read back, on A4, the same every time, for any plant.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod sizes;
mod wording;

use std::{collections::BTreeSet, fs, process::Command, sync::LazyLock};

use lopdf::{Document, Object};
use toride::{
    analysis::{
        analyze,
        findings::{Depth, Findings, Plan, Settings},
    },
    guideline::catalogue,
    i18n::{Lang, ReportText},
    plant::{Date, Device, DeviceId, Plant, Task, TaskId, Zone, ZoneId, ZoneKind, geometry::Point},
    report::{self, Options, Section},
    samples,
};

const DAY: Date = Date {
    year: 2026,
    month: 11,
    day: 21,
};

/// A plant with its findings now and as planned.
struct Case {
    plant: Plant,
    now: Findings,
    target: Findings,
}

impl Case {
    fn of(plant: Plant) -> Self {
        let settings = |plan| Settings {
            plan,
            depth: Depth::Full,
            ..Settings::default()
        };
        let now = analyze(&plant, catalogue(), &settings(Plan::Now));
        let target = analyze(&plant, catalogue(), &settings(Plan::Target));
        Self { plant, now, target }
    }

    /// The guideline's assumed factory.
    fn sample() -> &'static Self {
        static SAMPLE: LazyLock<Case> =
            LazyLock::new(|| Case::of(samples::all().first().unwrap().load().unwrap()));
        &SAMPLE
    }

    /// Its report in Japanese.
    fn sample_pdf() -> &'static [u8] {
        static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| Case::sample().pdf(&Options::new(Lang::Ja, DAY)));
        &PDF
    }

    fn pdf(&self, options: &Options) -> Vec<u8> {
        report::pdf(&self.plant, catalogue(), &self.now, &self.target, options).unwrap()
    }

    fn pages(&self, options: &Options) -> report::page::Document {
        report::document(&self.plant, catalogue(), &self.now, &self.target, options)
    }
}

/// The words of every page, as they stand in the file.
fn text(pdf: &[u8]) -> Vec<String> {
    let file = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    pages
        .iter()
        .map(|&page| file.extract_text(&[page]).unwrap())
        .collect()
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[test]
fn every_zone_task_device_and_data_item_can_be_found_by_name() {
    let case = Case::sample();
    for lang in Lang::ALL {
        let text: String = text(&case.pdf(&Options::new(lang, DAY))).concat();
        let text: String = text.split_whitespace().collect();
        let plant = &case.plant;
        let elements = (plant.zones.keys().map(|&id| id.into()))
            .chain(plant.tasks.keys().map(|&id| id.into()))
            .chain(plant.devices.keys().map(|&id| id.into()))
            .chain(plant.data.keys().map(|&id| id.into()));
        for element in elements {
            let name: String = plant
                .display_name(element, lang.is_english())
                .split_whitespace()
                .collect();
            assert!(text.contains(&name), "{lang:?}: {name}");
        }
    }
}

#[test]
fn every_grade_of_a_zone_stands_on_the_matrix_page() {
    let case = Case::sample();
    let options = Options {
        sections: BTreeSet::from([Section::Matrix]),
        ..Options::new(Lang::Ja, DAY)
    };
    let text = text(&case.pdf(&options)).concat();
    let signs = |findings: &Findings, grade: char| {
        let cells = findings.risk.iter().map(|cell| cell.grade);
        let zones = findings.zones.iter().map(|zone| zone.grade);
        cells
            .chain(zones)
            .filter(|&g| report::wording::cell_sign(g) == grade)
            .count()
    };
    for grade in ['A', 'B', 'C', 'D', 'E'] {
        // Each letter stands alone on its line of extracted text; the counts below the matrix do not.
        let printed = text
            .lines()
            .filter(|line| line.trim() == grade.to_string())
            .count();
        assert_eq!(
            printed,
            signs(&case.now, grade) + signs(&case.target, grade),
            "{grade}"
        );
    }
}

#[test]
fn the_same_plant_gives_the_same_bytes_twice_in_one_process() {
    assert_eq!(
        Case::sample().pdf(&Options::new(Lang::Ja, DAY)),
        Case::sample_pdf()
    );
}

#[test]
fn the_samples_report_is_small_and_every_page_is_a4() {
    let pdf = Case::sample_pdf();
    assert!(pdf.len() <= 300_000, "{} bytes", pdf.len());
    let file = Document::load_mem(pdf).unwrap();
    assert!(file.get_pages().len() > 10);
    for id in file.get_pages().into_values() {
        let page = file.get_dictionary(id).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap().iter();
        let mut sides: Vec<i64> = sides
            .skip(2)
            .map(|side| side.as_float().unwrap().round() as i64)
            .collect();
        sides.sort_unstable();
        assert_eq!(sides, [595, 842]);
    }
}

#[test]
fn nothing_is_drawn_outside_its_page() {
    let case = Case::sample();
    for lang in Lang::ALL {
        for (n, page) in case.pages(&Options::new(lang, DAY)).pages.iter().enumerate() {
            for part in page.parts.iter().filter(|part| part.clip.is_none()) {
                for item in &part.list.items {
                    for corner in corners(&item.shape) {
                        let at = part.on_page(corner);
                        let inside =
                            (0.0..=page.width).contains(&at.x) && (0.0..=page.height).contains(&at.y);
                        assert!(inside, "{lang:?} page {}: {:?}", n + 1, item.shape);
                    }
                }
            }
        }
    }
}

fn corners(shape: &toride::diagram::display_list::Shape) -> Vec<Point> {
    use toride::diagram::display_list::{Anchor, Shape};
    let of = |rect: toride::plant::geometry::Rect| {
        vec![
            Point::new(rect.x, rect.y),
            Point::new(rect.right(), rect.bottom()),
        ]
    };
    match shape {
        Shape::Rect { rect, .. } | Shape::Icon { rect, .. } => of(*rect),
        Shape::Circle { center, radius, .. } => {
            vec![center.moved(-radius, -radius), center.moved(*radius, *radius)]
        }
        Shape::Path { points, .. } => points.clone(),
        Shape::Text(run) => {
            let mut width = toride::typeset::measure(&run.text, run.size, run.bold);
            if run.max_width > 0.0 {
                width = width.min(run.max_width);
            }
            let left = match run.anchor {
                Anchor::Left => 0.0,
                Anchor::Center => width / 2.0,
                Anchor::Right => width,
            };
            vec![run.at.moved(-left, 0.0), run.at.moved(width - left, 0.0)]
        }
    }
}

#[test]
fn no_two_texts_lie_on_each_other() {
    use toride::diagram::display_list::{Role, Shape};
    let case = Case::sample();
    for lang in Lang::ALL {
        for (n, page) in case.pages(&Options::new(lang, DAY)).pages.iter().enumerate() {
            // The drawing has its own rules and tests; here it is about the page's own words.
            let texts = page
                .parts
                .iter()
                .flat_map(|part| part.list.items.iter().map(move |item| (part, item)));
            let boxes: Vec<(toride::plant::geometry::Rect, &str)> = texts
                .filter(|(_, item)| item.role == Role::Chart)
                .filter_map(|(part, item)| match &item.shape {
                    Shape::Text(run) => {
                        let ends = corners(&item.shape);
                        let (left, right) = (part.on_page(*ends.first()?), part.on_page(*ends.last()?));
                        let half = run.size * part.scale * 0.38;
                        let corner = toride::plant::geometry::Rect::new(
                            left.x + 0.5,
                            left.y - half,
                            (right.x - left.x - 1.0).max(0.0),
                            2.0 * half,
                        );
                        Some((corner, run.text.as_str()))
                    }
                    _ => None,
                })
                .collect();
            for (m, (a, first)) in boxes.iter().enumerate() {
                for (b, second) in boxes.iter().skip(m + 1) {
                    assert!(
                        !a.intersects(*b),
                        "{lang:?} page {}: “{first}” and “{second}”",
                        n + 1
                    );
                }
            }
        }
    }
}

#[test]
fn fonts_are_embedded_as_subsets_and_the_file_says_its_language() {
    let case = Case::sample();
    for lang in Lang::ALL {
        let file = Document::load_mem(&case.pdf(&Options::new(lang, DAY))).unwrap();
        let fonts = file.objects.values().filter_map(|object| object.as_dict().ok());
        let fonts: Vec<_> = fonts.filter(|d| d.get(b"FontFile2").is_ok()).collect();
        let descriptors = file
            .objects
            .values()
            .filter(|object| has_font_file(&file, object))
            .count();
        assert!(fonts.len().max(descriptors) > 0);
        let catalog = file.catalog().unwrap();
        let expected: &[u8] = lang.pick("ja-JP", "en").as_bytes();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), expected);
        assert!(catalog.get(b"Outlines").is_ok());
    }
}

/// Whether a font object leads to an embedded font with a subset's name.
fn has_font_file(file: &Document, object: &Object) -> bool {
    let find = || -> Option<bool> {
        let font = object.as_dict().ok()?;
        let name = font.get(b"BaseFont").ok()?.as_name().ok()?;
        let below = font.get_deref(b"DescendantFonts", file).ok()?.as_array().ok()?;
        let below = match below.first()? {
            Object::Reference(id) => file.get_dictionary(*id).ok()?,
            object => object.as_dict().ok()?,
        };
        let descriptor = below.get_deref(b"FontDescriptor", file).ok()?.as_dict().ok()?;
        Some(name.get(6) == Some(&b'+') && descriptor.get(b"FontFile2").is_ok())
    };
    find().unwrap_or_default()
}

#[test]
fn the_english_report_speaks_english_wherever_the_user_did() {
    let mut plant = Case::sample().plant.clone();
    strip_user_words(&mut plant);
    let case = Case::of(plant);
    for (n, page) in text(&case.pdf(&Options::new(Lang::En, DAY))).iter().enumerate() {
        let japanese: Vec<&str> = page
            .lines()
            .filter(|line| line.chars().any(is_japanese))
            .collect();
        assert!(japanese.is_empty(), "page {}: {japanese:?}", n + 1);
    }
}

/// Leaves only words of the user that have an English side.
fn strip_user_words(plant: &mut Plant) {
    plant.info.owner.clear();
    "Plant".clone_into(&mut plant.info.name_en);
    "boards".clone_into(&mut plant.info.product_en);
    plant.notes.clear();
    macro_rules! english { ($($table:ident),*) => { $(
        for record in plant.$table.values_mut() {
            record.name.clone_from(&record.name_en);
            record.note.clear();
        }
    )* } }
    english!(
        depts, parties, places, utilities, networks, zones, devices, data, tasks
    );
    for zone in plant.zones.values_mut() {
        zone.importance.why.clear();
    }
    for task in plant.tasks.values_mut() {
        (task.why, task.partners) = (String::new(), String::new());
        task.importance = clear_reasons(task.importance.clone());
    }
    for device in plant.devices.values_mut() {
        device.importance = clear_reasons(device.importance.clone());
    }
    for data in plant.data.values_mut() {
        data.importance = clear_reasons(data.importance.clone());
    }
    for link in plant.links.values_mut() {
        link.label.clear();
    }
    for flow in plant.flows.values_mut() {
        flow.note.clear();
    }
    for conduit in plant.conduits.values_mut() {
        (conduit.purpose, conduit.protocols) = (String::new(), String::new());
        (conduit.schedule, conduit.rules) = (String::new(), String::new());
    }
}

fn clear_reasons(mut ratings: toride::plant::Ratings) -> toride::plant::Ratings {
    for value in toride::plant::Value::ALL {
        ratings.of_mut(value).why.clear();
    }
    ratings
}

#[test]
fn an_empty_plant_says_that_nothing_is_entered() {
    let case = Case::of(Plant::default());
    for lang in Lang::ALL {
        let text = text(&case.pdf(&Options::new(lang, DAY))).concat();
        assert!(text.contains(ReportText::NothingEntered.get(lang)), "{text}");
        assert!(text.contains(ReportText::UnnamedPlant.get(lang)), "{text}");
    }
}

#[test]
fn a_chapter_with_nothing_to_say_is_left_out_and_says_what_it_lacks_where_it_is_asked_for() {
    let cases = [
        (
            Plant::default(),
            vec![
                Section::Cover,
                Section::Summary,
                Section::Contents,
                Section::Limits,
            ],
        ),
        (Case::sample().plant.clone(), Section::ALL.to_vec()),
    ];
    for (plant, expected) in cases {
        let case = Case::of(plant);
        let options = Options::of(&case.plant, &case.now, Lang::Ja, DAY);
        assert_eq!(options.sections, expected.into_iter().collect());
        for section in Section::ALL
            .into_iter()
            .filter(|section| !options.sections.contains(section))
        {
            for lang in Lang::ALL {
                let alone = Options {
                    sections: [section].into(),
                    ..Options::new(lang, DAY)
                };
                let lack = section.what_it_lacks(&case.plant, &case.now, lang).unwrap();
                let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
                let printed = squeezed(&text(&case.pdf(&alone)).concat());
                assert!(printed.contains(&squeezed(&lack)), "{section:?}: {printed}");
                // It names the step where the missing thing is entered.
                assert!(lack.contains("1-"), "{lack}");
            }
        }
    }
}

#[test]
fn a_plant_without_tasks_is_not_called_safe() {
    let mut plant = Case::sample().plant.clone();
    plant.tasks.clear();
    for flow in plant.flows.values_mut() {
        flow.tasks.clear();
    }
    for zone in plant.zones.values_mut() {
        zone.tasks.clear();
    }
    let case = Case::of(plant);
    let text = text(&case.pdf(&Options::new(Lang::Ja, DAY)));
    let summary: String = text[1].split_whitespace().collect();
    let says: String = ReportText::SummaryNotRated
        .get(Lang::Ja)
        .split_whitespace()
        .collect();
    assert!(summary.contains(&says), "{summary}");
}

#[test]
fn hostile_names_cost_pages_but_never_the_report() {
    let long = "とても長い名前の生産設備😀𠮷".repeat(60);
    let unbroken = "x".repeat(1_200);
    let mut plant = Case::sample().plant.clone();
    plant.info.name.clone_from(&long);
    let ids: Vec<DeviceId> = plant.devices.keys().copied().collect();
    for (id, name) in ids.iter().zip([&long, &unbroken]) {
        plant.devices.get_mut(id).unwrap().name.clone_from(name);
    }
    for zone in plant.zones.values_mut() {
        zone.name.clone_from(&long);
        zone.code = unbroken.clone();
    }
    for task in plant.tasks.values_mut() {
        task.why = long.repeat(3);
        task.code.clear();
    }
    let case = Case::of(plant);
    for lang in Lang::ALL {
        let pdf = case.pdf(&Options::new(lang, DAY));
        assert!(text(&pdf).concat().contains('〓'));
    }
}

#[test]
fn loops_and_loose_ends_in_a_plant_do_not_break_the_report() {
    let mut plant = Plant::default();
    let (zone, other) = (
        "zone-00000001".parse::<ZoneId>().unwrap(),
        "zone-00000002".parse::<ZoneId>().unwrap(),
    );
    let zone_in = |parent| Zone {
        parent: Some(parent),
        kind: ZoneKind::Inside,
        ..Zone::default()
    };
    plant.zones.insert(zone, zone_in(other));
    plant.zones.insert(other, zone_in(zone));
    let device = Device {
        zone: Some("zone-00000099".parse::<ZoneId>().unwrap()),
        count: 0,
        ..Device::default()
    };
    plant
        .devices
        .insert("device-00000001".parse::<DeviceId>().unwrap(), device);
    plant
        .tasks
        .insert("task-00000001".parse::<TaskId>().unwrap(), Task::default());
    let empty = Findings::default();
    report::pdf(&plant, catalogue(), &empty, &empty, &Options::new(Lang::Ja, DAY)).unwrap();
}

#[test]
fn a_thousand_devices_are_all_listed() {
    let plant = samples::generate(1_000, 7);
    let options = Options {
        sections: BTreeSet::from([Section::Drawing, Section::Tasks, Section::Zones]),
        ..Options::new(Lang::Ja, DAY)
    };
    let empty = Findings::default();
    let pdf = report::pdf(&plant, catalogue(), &empty, &empty, &options).unwrap();
    let text: String = text(&pdf).concat().split_whitespace().collect();
    for &id in plant.devices.keys() {
        let name: String = plant.display_name(id.into(), false).split_whitespace().collect();
        assert!(text.contains(&name), "{name}");
    }
}

#[test]
fn a_generated_plant_is_reported_with_all_its_findings() {
    let case = Case::of(samples::generate(60, 3));
    for lang in Lang::ALL {
        assert!(text(&case.pdf(&Options::new(lang, DAY))).len() > 10);
    }
}

#[test]
fn every_chapter_can_stand_alone() {
    let case = Case::sample();
    for section in Section::ALL {
        let options = Options {
            sections: BTreeSet::from([section]),
            ..Options::new(Lang::Ja, DAY)
        };
        let pages = case.pages(&options).pages;
        assert!(!pages.is_empty(), "{section:?}");
        assert!(pages.iter().all(|page| !page.parts.is_empty()), "{section:?}");
    }
}

#[test]
fn every_link_leads_to_a_page_and_every_chapter_is_in_the_outline() {
    let document = Case::sample().pages(&Options::new(Lang::Ja, DAY));
    let count = document.pages.len();
    let links = document.pages.iter().flat_map(|page| &page.links);
    assert!(links.clone().count() > 10);
    assert!(links.map(|link| link.to.page).all(|page| page < count));
    let chapters = document.bookmarks.iter().filter(|bookmark| bookmark.level == 0);
    assert_eq!(chapters.count(), Section::ALL.len() - 1);
}

/// Runs a tool on the sample's report; says so and yields nothing where the tool is not installed.
fn outside_tool(name: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, Case::sample_pdf()).unwrap();
    let arguments = arguments.iter().map(|&argument| match argument {
        "FILE" => path.as_os_str().to_owned(),
        argument => argument.into(),
    });
    let Ok(output) = Command::new(name).args(arguments).output() else {
        let notice = format!("SKIPPED: {name} is not installed, so its view of the PDF was not checked\n");
        std::io::Write::write_all(&mut std::io::stderr(), notice.as_bytes()).unwrap();
        return None;
    };
    Some((
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    ))
}

#[test]
fn qpdf_finds_nothing_to_complain_about() {
    if let Some((ok, said)) = outside_tool("qpdf", &["--check", "FILE"]) {
        assert!(ok && !said.contains("WARNING"), "{said}");
    }
}

#[test]
fn pdftotext_gives_the_japanese_back() {
    let Some((ok, said)) = outside_tool("pdftotext", &["FILE", "-"]) else {
        return;
    };
    assert!(ok);
    let said: String = said.split_whitespace().collect();
    for words in [
        "経営者向け要約",
        "自動倉庫遠隔保守用サーバ",
        "保守端末(常時非接続)",
        "トレーサビリティデータ参照",
        "前提と限界",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn pdffonts_sees_embedded_subsets_with_unicode() {
    let Some((ok, said)) = outside_tool("pdffonts", &["FILE"]) else {
        return;
    };
    assert!(ok);
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    assert_eq!(fonts.len(), 2, "{said}");
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().collect();
        assert!(font.contains("+BIZUDPGothic-"), "{said}");
        assert!(
            columns.windows(3).any(|three| three == ["yes", "yes", "yes"]),
            "{said}"
        );
    }
}
