//! The command line as scripts use it: results, messages, exit codes, and JSON that can be computed again.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value as Json;
use tempfile::TempDir;
use toride::{
    cli::{self, Console, Outcome, World},
    i18n::Lang,
    plant::Date,
};

struct Answer {
    code: u8,
    out: String,
    err: String,
}

fn toride(line: &[&str]) -> Answer {
    let line: Vec<OsString> = std::iter::once(&"toride")
        .chain(line)
        .map(OsString::from)
        .collect();
    let world = World {
        lang: Lang::En,
        today: Date::new(2026, 4, 12).unwrap(),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = cli::run(
        &line,
        world,
        &mut Console {
            out: &mut out,
            err: &mut err,
        },
    );
    let Outcome::Exit(code) = outcome else {
        panic!("{line:?} opens the window")
    };
    Answer {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

fn done(line: &[&str]) -> String {
    let answer = toride(line);
    assert_eq!(answer.code, cli::DONE, "{line:?}: {}", answer.err);
    answer.out
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn at(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

fn sample() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("samples/assumed-factory.toride")
        .to_str()
        .unwrap()
        .to_owned()
}

fn analysis() -> Json {
    serde_json::from_str(&done(&["analyze", &sample(), "--format", "json"])).unwrap()
}

#[test]
fn a_line_without_a_job_asks_for_the_window() {
    let world = World {
        lang: Lang::Ja,
        today: Date::new(2026, 4, 12).unwrap(),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console {
        out: &mut out,
        err: &mut err,
    };
    let alone = cli::run(&["toride".into()], world, &mut console);
    assert_eq!(alone, Outcome::Window(None));
    let with_file = cli::run(&["toride".into(), "a.toride".into()], world, &mut console);
    assert_eq!(with_file, Outcome::Window(Some("a.toride".into())));
}

#[test]
fn a_new_plant_from_each_sample_is_sound_and_is_the_sample() {
    let folder = folder();
    for name in ["assumed-factory", "machine-shop", "agv-warehouse"] {
        let (path, file) = at(&folder, name);
        done(&["new", &file, "--sample", name]);
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("samples")
            .join(name)
            .with_extension("toride");
        assert!(
            fs::read(&path).unwrap() == fs::read(shipped).unwrap(),
            "{name} is not the file we ship"
        );
        assert_eq!(toride(&["check", &file]).code, cli::DONE, "{name} has errors");
    }
}

#[test]
fn nothing_is_overwritten_without_being_told() {
    let folder = folder();
    let (path, file) = at(&folder, "mine.toride");
    fs::write(&path, "precious").unwrap();
    for line in [
        vec!["new", &file],
        vec!["generate", "--devices", "5", "-o", &file],
    ] {
        let answer = toride(&line);
        assert_eq!(answer.code, cli::NOT_DONE);
        assert!(
            answer.err.contains(&file) && answer.err.contains("--force"),
            "{}",
            answer.err
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    }
    done(&["new", &file, "--force"]);
    assert_ne!(fs::read_to_string(&path).unwrap(), "precious");
}

#[test]
fn a_file_that_is_missing_broken_or_newer_is_refused_with_its_name() {
    let folder = folder();
    let (_, missing) = at(&folder, "missing.toride");
    let (path, file) = at(&folder, "odd.toride");
    assert!(toride(&["check", &missing]).err.contains(&missing));
    for text in [
        "",
        "not a plant",
        "(format: 1, plant: (devices: {",
        "(format: 99, plant: ())",
        "\u{0}\u{1}",
    ] {
        fs::write(&path, text).unwrap();
        for job in ["check", "analyze"] {
            let answer = toride(&[job, &file]);
            assert_eq!(answer.code, cli::NOT_DONE, "{text:?}");
            assert!(answer.err.contains(&file), "{}", answer.err);
            assert!(
                answer.out.is_empty(),
                "a result of a file that cannot be read: {}",
                answer.out
            );
        }
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            text,
            "the broken file was touched"
        );
    }
}

#[test]
fn what_people_set_aside_is_counted_apart_with_its_reason() {
    let folder = folder();
    let (path, file) = at(&folder, "spare.toride");
    let device = "devices: {\"device-00000001\": (code: \"EQ01\", kind: \"plc\")}";
    let exclusion = "exclusions: {\"exclusion-00000001\": (rule: \"V-ZON-01\", subjects: [\"device-00000001\"], why: \"a spare\")}";
    fs::write(&path, format!("(format: 1, plant: ({device}, {exclusion}))")).unwrap();
    let told = done(&["check", &file]);
    assert!(told.contains("0 errors") && told.contains("(a spare)"), "{told}");
    let answer: Json = serde_json::from_str(&done(&["check", &file, "--format", "json"])).unwrap();
    assert_eq!(answer["counts"]["excluded"], 1);
    assert_eq!(answer["excluded"][0]["why"], "a spare");
}

#[test]
fn a_finding_says_what_would_settle_it() {
    let folder = folder();
    let (path, file) = at(&folder, "yard.toride");
    let text = "(format: 1, plant: (zones: {\"zone-00000001\": (name: \"Yard\")}))";
    fs::write(&path, text).unwrap();
    let answer: Json = serde_json::from_str(&done(&["check", &file, "--format", "json"])).unwrap();
    let lint = answer["lint"].as_array().unwrap();
    let empty = lint.iter().find(|finding| finding["rule"] == "V-ZON-02").unwrap();
    assert_eq!(empty["fixes"][0]["kind"], "remove");
    assert_eq!(empty["fixes"][0]["text"]["en"], "Delete “Yard”");
}

#[test]
fn a_plant_with_errors_is_done_with_a_reservation() {
    let folder = folder();
    let (path, file) = at(&folder, "homeless.toride");
    let text = "(format: 1, plant: (devices: {\"device-00000001\": (code: \"EQ01\", kind: \"plc\")}))";
    fs::write(&path, text).unwrap();
    let answer = toride(&["check", &file]);
    assert_eq!(answer.code, cli::RESERVED);
    assert!(
        answer.out.contains("V-ZON-01") && answer.out.contains("EQ01"),
        "{}",
        answer.out
    );
    assert_eq!(
        toride(&["analyze", &file]).code,
        cli::DONE,
        "findings are not failures"
    );
}

#[test]
fn wrong_lines_are_explained_in_the_language_asked_for() {
    for line in [
        vec!["nonsense", "x"],
        vec!["analyze"],
        vec!["render", "a.toride", "-o", "b.gif"],
    ] {
        let answer = toride(&line);
        assert_eq!(answer.code, cli::NOT_DONE, "{line:?}");
        assert!(!answer.err.is_empty());
    }
    assert!(done(&["--help"]).contains("Usage:"));
    assert!(done(&["--lang", "ja", "--help"]).contains("使い方"));
    assert!(done(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
    assert!(
        toride(&["check", "missing.toride", "--lang", "ja"])
            .err
            .contains("エラー")
    );
}

#[test]
fn the_report_and_the_drawing_are_written_whole() {
    let folder = folder();
    let (pdf, pdf_name) = at(&folder, "report.pdf");
    let (png, png_name) = at(&folder, "drawing.png");
    let (svg, svg_name) = at(&folder, "drawing.svg");
    done(&["report", &sample(), "-o", &pdf_name]);
    done(&["render", &sample(), "-o", &png_name, "--width", "800"]);
    done(&["render", &sample(), "-o", &svg_name]);
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let image = image::load_from_memory(&fs::read(&png).unwrap()).unwrap();
    assert_eq!(image.width(), 800);
    let svg = fs::read_to_string(&svg).unwrap();
    assert!(
        svg.starts_with("<?xml") || svg.starts_with("<svg"),
        "{}",
        &svg[..40]
    );
    assert!(svg.contains("MES"), "the drawing has its names as text");
}

#[test]
fn chapters_of_the_report_can_be_chosen_by_name() {
    let folder = folder();
    let (_, file) = at(&folder, "part.pdf");
    let wrong = toride(&["report", &sample(), "-o", &file, "--sections", "matrix,dreams"]);
    assert_eq!(wrong.code, cli::NOT_DONE);
    assert!(
        wrong.err.contains("dreams") && wrong.err.contains("matrix"),
        "{}",
        wrong.err
    );
    done(&[
        "report",
        &sample(),
        "-o",
        &file,
        "--sections",
        "matrix",
        "--date",
        "2026-05-01",
        "--lang",
        "en",
    ]);
}

#[test]
fn the_same_seed_generates_the_same_plant_without_errors() {
    let folder = folder();
    let (first, first_name) = at(&folder, "a.toride");
    let (second, second_name) = at(&folder, "b.toride");
    done(&["generate", "--devices", "60", "--seed", "5", "-o", &first_name]);
    done(&["generate", "--devices", "60", "--seed", "5", "-o", &second_name]);
    assert!(fs::read(first).unwrap() == fs::read(second).unwrap());
    assert_eq!(toride(&["check", &first_name]).code, cli::DONE);
}

/// Every field name of an answer, and of what is inside it.
fn fields(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                fields(value, found);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_every_answer_is_described() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/json.md")).unwrap();
    // What stands between backticks, in words.
    let described: BTreeSet<&str> = (page.split('`').skip(1).step_by(2))
        .flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    let sample = sample();
    let (folder, doubtful) = doubtful_plant();
    let everything = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/everything.toride");
    let own_numbers = everything.to_str().unwrap().to_owned();
    let lines: [&[&str]; 8] = [
        &["plan", &sample, "--format", "json"],
        &[
            "plan",
            &doubtful,
            "--format",
            "json",
            "--budget",
            "6",
            "--max-stop",
            "1",
        ],
        &[
            "plan",
            &sample,
            "--format",
            "json",
            "--budget",
            "2",
            "--shutdown",
            "Z4",
        ],
        &["analyze", &own_numbers, "--format", "json", "--all"],
        &["analyze", &sample, "--format", "json", "--trials", "512"],
        &["analyze", &sample, "--format", "json", "--plan", "target"],
        &["check", &sample, "--format", "json"],
        &["samples", "--format", "json"],
    ];
    let mut found = BTreeSet::new();
    for line in lines {
        fields(&serde_json::from_str(&toride(line).out).unwrap(), &mut found);
    }
    assert!(found.len() > 80, "{}", found.len());
    let missing: Vec<_> = found
        .iter()
        .filter(|name| !described.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    drop(folder);
}

#[test]
fn the_worst_effects_are_explained_and_with_all_every_one() {
    let sample = sample();
    let explained = |arguments: &[&str]| -> (usize, usize) {
        let found: Json = serde_json::from_str(&toride(arguments).out).unwrap();
        let effects = found["effects"].as_array().unwrap();
        let explained = effects.iter().filter(|effect| effect.get("cuts").is_some());
        for effect in explained.clone() {
            let told = effect["told"].as_f64().unwrap();
            assert!(told > 0.0 && told <= 1.0, "{}", effect["id"]);
            for step in effect["cuts"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|set| set.as_array().unwrap())
            {
                let in_story = |story: &Json| story["steps"].as_array().unwrap().contains(step);
                assert!(
                    effect["stories"].as_array().unwrap().iter().any(in_story),
                    "{}",
                    effect["id"]
                );
            }
        }
        let reachable = effects.iter().filter(|effect| effect["likelihood"] != 0).count();
        (explained.count(), reachable)
    };
    let (worst, reachable) = explained(&["analyze", &sample, "--format", "json"]);
    assert!(worst == 50 && reachable > 50);
    assert_eq!(
        explained(&["analyze", &sample, "--format", "json", "--all"]),
        (reachable, reachable)
    );
}

/// The assumed factory with some facts nobody confirmed.
fn doubtful_plant() -> (TempDir, String) {
    let folder = folder();
    let (path, name) = at(&folder, "doubtful.toride");
    let text = fs::read_to_string(sample()).unwrap();
    let known = text.matches("mail_web: Known(true)").count();
    assert!(known > 0);
    fs::write(&path, text.replace("mail_web: Known(true)", "mail_web: Unknown")).unwrap();
    (folder, name)
}

fn plan(line: &[&str]) -> Json {
    let line: Vec<&str> = ["plan", &sample(), "--format", "json"]
        .into_iter()
        .chain(line.iter().copied())
        .map(|word| -> &str { Box::leak(word.to_owned().into_boxed_str()) })
        .collect();
    serde_json::from_str(&done(&line)).unwrap()
}

fn numbers<'a>(rows: &'a Json, name: &'a str) -> impl Iterator<Item = f64> + 'a {
    rows.as_array()
        .unwrap()
        .iter()
        .map(move |row| row[name].as_f64().unwrap())
}

#[test]
fn a_plan_keeps_to_its_budget_and_says_what_is_left_after_each_step() {
    let plan = plan(&["--budget", "8"]);
    let (steps, before) = (&plan["steps"], plan["before"]["index"].as_f64().unwrap());
    let cost: f64 = numbers(steps, "cost").sum();
    assert!(cost > 0.0 && cost <= 8.0, "{cost}");
    let left: Vec<f64> = (steps.as_array().unwrap().iter())
        .map(|step| step["after"]["index"].as_f64().unwrap())
        .collect();
    assert!(left.is_sorted_by(|before, after| after <= before));
    assert!(left.last().unwrap() < &(before * 0.8), "{left:?} of {before}");
    assert_eq!(plan["curve"].as_array().unwrap().len(), 9);
    assert_eq!(
        plan["curve"][8]["index"],
        steps[steps.as_array().unwrap().len() - 1]["after"]["index"]
    );
}

#[test]
fn a_ranking_can_be_made_again_from_its_own_numbers() {
    let plan = plan(&[]);
    let rows = plan["plan"].as_array().unwrap();
    assert!(rows.len() > 40, "{}", rows.len());
    let mut last = f64::INFINITY;
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(row["rank"], place + 1);
        let number = |name: &str| row[name].as_f64().unwrap();
        let factor = [1.0, 1.0, 1.3, 2.0, 4.0][number("stop") as usize];
        let worth = (number("index_before") - number("index_after")) / (number("cost") * factor);
        assert!(
            (worth - number("worth")).abs() < 1e-9 && worth <= last + 1e-9,
            "{row}"
        );
        last = worth;
    }
    let analysis = analysis();
    assert_eq!(analysis["index"], plan["before"]["index"]);
    assert_eq!(analysis["plan"].as_array().unwrap().len(), rows.len());
    assert_eq!(analysis["plan"][0]["because"], rows[0]["because"]);
}

#[test]
fn what_a_plan_left_out_is_explained() {
    let plan = plan(&["--budget", "6", "--max-stop", "1"]);
    let left_out = plan["left_out"].as_array().unwrap();
    let stops: Vec<_> = left_out.iter().filter(|row| row["why"] == "stop").collect();
    assert!(!stops.is_empty());
    for row in stops {
        let rank = row["rank"].as_u64().unwrap() as usize;
        assert_eq!(plan["plan"][rank - 1]["barred"], true);
    }
    assert!(
        plan["steps"]
            .as_array()
            .unwrap()
            .iter()
            .all(|step| step["stop"].as_u64().unwrap() <= 1)
    );
    let unknown = toride(&["plan", &sample(), "--shutdown", "Z99"]);
    assert_eq!(unknown.code, cli::NOT_DONE);
    assert!(
        unknown.err.contains("Z99") && unknown.err.contains("Z4"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_plan_is_told_to_people_in_both_languages_and_to_programs_as_csv() {
    let (_folder, doubtful) = doubtful_plant();
    for (lang, words) in [
        (
            "ja",
            ["計画(上から順に行う)", "有力な候補の一つ", "メールやWebを使うか"],
        ),
        (
            "en",
            [
                "Plan, in this order",
                "one of the best",
                "Is mail or the web used",
            ],
        ),
    ] {
        let text = done(&["plan", &doubtful, "--budget", "6", "--lang", lang]);
        for word in words {
            assert!(text.contains(word), "{word}\n{text}");
        }
    }
    let csv = done(&["plan", &doubtful, "--format", "csv"]);
    let mut lines = csv.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("rank,measure,target,from,to,cost,stop,index_removed")
    );
    assert!(lines.count() > 40);
}

#[test]
fn a_step_is_told_with_the_names_of_what_it_touches() {
    let analysis = analysis();
    let steps = analysis["graph"]["steps"].as_array().unwrap();
    for step in steps {
        for lang in ["ja", "en"] {
            let text = step["text"][lang].as_str().unwrap();
            assert!(!text.is_empty() && !text.contains('{'), "{step}");
        }
    }
    let crossing = steps
        .iter()
        .find(|step| step["via"] == "device-0000eq13")
        .unwrap();
    assert!(
        crossing["text"]["en"].as_str().unwrap().contains("L3 switch"),
        "{crossing}"
    );
}

#[test]
fn tables_come_out_as_csv_with_one_row_for_every_zone_and_threat() {
    let csv = done(&["analyze", &sample(), "--format", "csv"]);
    assert_eq!(csv.lines().count(), 1 + 8 * 31);
    assert!(csv.starts_with("grade,zone,threat,"));
}

#[test]
fn the_same_plant_gives_the_same_bytes() {
    let twice = || done(&["analyze", &sample(), "--format", "json"]);
    assert!(twice() == twice());
}

#[test]
fn every_probability_of_a_step_follows_from_its_factors() {
    let analysis = analysis();
    let steps = analysis["graph"]["steps"].as_array().unwrap();
    assert!(steps.len() > 50, "{}", steps.len());
    let number = |value: &Json| value.as_f64().unwrap();
    for step in steps {
        let mut counted: Vec<(u64, f64)> = (step["factors"].as_array().unwrap().iter())
            .filter(|factor| factor["counted"] == true)
            .map(|factor| (factor["rank"].as_u64().unwrap(), number(&factor["efficacy"])))
            .collect();
        counted.sort_by_key(|(rank, _)| *rank);
        let sum: f64 = counted
            .iter()
            .map(|(rank, efficacy)| -(1.0 - efficacy).ln() / *rank as f64)
            .sum();
        let residual = (-sum).exp().max(0.05);
        let id = &step["id"];
        assert!(
            (residual - number(&step["residual"])).abs() < 1e-12,
            "{id}: residual {residual}"
        );
        let p = number(&step["base"]) * number(&step["residual"]) * (1.0 - number(&step["detect"]));
        assert!((p - number(&step["p"])).abs() < 1e-12, "{id}: p {p}");
    }
}

/// `SplitMix64`, written again here so that the check shares nothing with the program.
struct Draws(u64);

impl Draws {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

struct Clause {
    needs: Vec<usize>,
    to: usize,
    p: f64,
}

#[test]
fn every_exact_probability_is_met_by_sampling_the_printed_graph() {
    const TRIALS: u32 = 6_000;
    let analysis = analysis();
    let graph = &analysis["graph"];
    let nodes: BTreeMap<&str, usize> = (graph["nodes"].as_array().unwrap().iter().enumerate())
        .map(|(index, node)| (node["id"].as_str().unwrap(), index))
        .collect();
    let node = |name: &Json| nodes[name.as_str().unwrap()];
    let clauses: Vec<Clause> = (graph["steps"].as_array().unwrap().iter())
        .map(|step| Clause {
            needs: step["needs"].as_array().unwrap().iter().map(node).collect(),
            to: node(&step["to"]),
            p: step["p"].as_f64().unwrap(),
        })
        .collect();
    let start = nodes["START"];
    let mut hits = vec![0_u32; nodes.len()];
    let mut draws = Draws(2026);
    for _ in 0..TRIALS {
        let on: Vec<&Clause> = clauses.iter().filter(|clause| draws.unit() < clause.p).collect();
        let mut holds = vec![false; nodes.len()];
        holds[start] = true;
        loop {
            let mut grew = false;
            for clause in &on {
                if !holds[clause.to] && clause.needs.iter().all(|&need| holds[need]) {
                    holds[clause.to] = true;
                    grew = true;
                }
            }
            if !grew {
                break;
            }
        }
        for (hits, held) in hits.iter_mut().zip(&holds) {
            *hits += u32::from(*held);
        }
    }
    let mut checked = 0;
    for effect in analysis["effects"].as_array().unwrap() {
        let all_entries = effect["entry_points"].as_array().unwrap().is_empty();
        if effect["p"]["method"] != "exact" || !all_entries {
            continue;
        }
        let p = effect["p"]["value"].as_f64().unwrap();
        let sampled = f64::from(hits[node(&effect["node"])]) / f64::from(TRIALS);
        let deviation = (p * (1.0 - p) / f64::from(TRIALS)).sqrt();
        // Five standard deviations, and never less than three hits, for some fifty effects at once.
        let allowed = (5.0 * deviation).max(3.0 / f64::from(TRIALS));
        assert!(
            (p - sampled).abs() <= allowed,
            "{}: exact {p}, sampled {sampled}",
            effect["id"]
        );
        checked += 1;
    }
    assert!(checked > 20, "{checked} exact effects");
}

#[test]
fn risk_has_a_row_for_every_zone_and_threat_and_names_only_what_is_there() {
    let analysis = analysis();
    assert_eq!(analysis["schema"], 1);
    let risk = analysis["risk"].as_array().unwrap();
    assert_eq!(risk.len(), 8 * 31);
    let effects: Vec<&str> = analysis["effects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|effect| effect["id"].as_str().unwrap())
        .collect();
    let steps: Vec<&str> = analysis["graph"]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["id"].as_str().unwrap())
        .collect();
    for cell in risk {
        if let Some(worst) = cell["worst_effect"].as_str() {
            assert!(effects.contains(&worst), "{worst}");
        }
        for step in cell["because"].as_array().unwrap() {
            assert!(steps.contains(&step.as_str().unwrap()), "{step}");
        }
    }
}

#[test]
fn an_incident_says_what_is_next_what_to_cut_and_what_keeps_running() {
    let text = done(&[
        "incident",
        "samples/assumed-factory.toride",
        "--held",
        "EQ05",
        "--lang",
        "en",
    ]);
    for part in ["Next in reach", "What to cut", "Tasks"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let json = done(&[
        "incident",
        "samples/assumed-factory.toride",
        "--held",
        "EQ05",
        "--format",
        "json",
    ]);
    let json: Json = serde_json::from_str(&json).unwrap();
    assert_eq!(json["held"], serde_json::json!(["device-0000eq05"]));
    let steps: BTreeSet<&str> = (json["graph"]["steps"].as_array().unwrap().iter())
        .map(|step| step["id"].as_str().unwrap())
        .collect();
    for next in json["next"].as_array().unwrap() {
        let way = next["way"].as_array().unwrap();
        assert!(!way.is_empty() && way.iter().all(|step| steps.contains(step.as_str().unwrap())));
    }
}

#[test]
fn an_incident_on_a_device_nobody_knows_is_refused_with_its_name() {
    let answer = toride(&["incident", "samples/assumed-factory.toride", "--held", "EQ99"]);
    assert_eq!(answer.code, cli::NOT_DONE);
    assert!(answer.err.contains("EQ99"), "{}", answer.err);
    assert_eq!(answer.out, "");
}

#[test]
fn a_line_that_cannot_be_understood_is_told_in_the_readers_language() {
    let lines: [(&[&str], &str, &str); 5] = [
        (
            &["check", "x.toride", "--format", "pdf"],
            "「pdf」は --format",
            "“pdf” cannot be used",
        ),
        (
            &["check", "x.toride", "--nonsense"],
            "--nonsense という指定はありません",
            "There is no argument --nonsense",
        ),
        (
            &["incident", "x.toride"],
            "--held <DEVICE,…> が足りません",
            "--held <DEVICE,…> is missing",
        ),
        (
            &["generate", "--devices", "many"],
            "「many」は --devices",
            "“many” cannot be used",
        ),
        (&["check"], "が足りません", "is missing"),
    ];
    for (line, ja, en) in lines {
        for (lang, words) in [("ja", ja), ("en", en)] {
            let run = toride(&[line, &["--lang", lang]].concat());
            assert_eq!(run.code, 2, "{line:?}");
            assert!(run.err.contains(words), "{line:?} {lang}: {}", run.err);
            assert!(run.err.contains("--help"), "{}", run.err);
            let english = ["error:", "Usage:", "possible values"];
            assert!(
                lang == "en" || english.iter().all(|words| !run.err.contains(words)),
                "{}",
                run.err
            );
        }
    }
}
