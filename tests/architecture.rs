//! Holds the house to its plan: who may use whom, who may touch the world, and how a file begins and ends.
//!
//! The tables below are the plan; `ARCHITECTURE.md` explains it.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]

use std::{collections::BTreeSet, fs, path::Path};

/// Every room and the rooms it may use.
const MATRIX: &[(&str, &[&str])] = &[
    ("plant", &[]),
    ("typeset", &[]),
    ("i18n", &[]),
    ("guideline", &["plant", "i18n"]),
    ("edit", &["plant"]),
    ("storage", &["plant"]),
    ("samples", &["plant", "storage"]),
    ("analysis", &["plant", "guideline"]),
    ("diagram", &["plant", "guideline", "analysis", "typeset", "i18n"]),
    (
        "report",
        &["plant", "guideline", "analysis", "diagram", "typeset", "i18n"],
    ),
    ("workspace", BELOW_WORKSPACE),
    ("cli", UP_TO_WORKSPACE),
    ("ui", UP_TO_WORKSPACE),
    ("main", &["ui", "cli", "workspace", "i18n"]),
    ("lib", &[]),
];

const BELOW_WORKSPACE: &[&str] = &[
    "plant",
    "typeset",
    "i18n",
    "guideline",
    "edit",
    "storage",
    "samples",
    "analysis",
    "diagram",
    "report",
];

const UP_TO_WORKSPACE: &[&str] = &[
    "plant",
    "typeset",
    "i18n",
    "guideline",
    "edit",
    "storage",
    "samples",
    "analysis",
    "diagram",
    "report",
    "workspace",
];

/// Names from outside that only some rooms may speak: the names (`a::b` = that path), then those rooms.
const OUTSIDE: &[(&[&str], &[&str])] = &[
    (
        &[
            "egui",
            "eframe",
            "egui_extras",
            "egui_graphs",
            "egui_file_dialog",
            "rfd",
        ],
        &["ui", "main"],
    ),
    (
        &[
            "SystemTime::now",
            "Instant::now",
            "Zoned::now",
            "sys_locale",
            "getrandom",
            "directories",
        ],
        &["workspace", "ui", "cli", "main"],
    ),
    (&["fs", "atomic_write_file"], &["storage"]),
    (&["printpdf", "lopdf"], &["report"]),
    (&["clap"], &["cli", "main"]),
    (
        &[
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "ToSocketAddrs",
            "UnixStream",
        ],
        &[],
    ),
];

/// Longest file we accept; a file is one noun.
const MAX_LINES: usize = 600;

struct Source {
    path: String,
    room: String,
    text: String,
}

impl Source {
    /// The words and signs of the file, without comments and without the inside of strings.
    fn tokens(&self) -> Vec<String> {
        tokens(&self.text)
    }
}

fn sources() -> Vec<Source> {
    fn collect(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("src can be read").path();
            if path.is_dir() {
                collect(&path, root, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let inside = path.strip_prefix(root).expect("it lies inside");
                let room = inside.components().next().expect("it has a name").as_os_str();
                found.push(Source {
                    path: inside.display().to_string(),
                    room: room.to_string_lossy().trim_end_matches(".rs").to_owned(),
                    text: fs::read_to_string(&path).expect("source is UTF-8"),
                });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(
        found.len() > 30,
        "the search has lost its way: {}",
        root.display()
    );
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Splits Rust into words and single signs (`::` is one), leaving comments, strings and characters out.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        match at(i) {
            '/' if at(i + 1) == '/' => i = skip_until(&chars, i, "\n"),
            '/' if at(i + 1) == '*' => i = skip_until(&chars, i + 2, "*/"),
            'r' if at(i + 1) == '"' => i = skip_until(&chars, i + 2, "\""),
            'r' if at(i + 1) == '#' && at(i + 2) == '"' => i = skip_until(&chars, i + 3, "\"#"),
            '"' => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
            }
            '\'' if at(i + 1) == '\\' => i = skip_until(&chars, i + 3, "'"),
            '\'' if at(i + 2) == '\'' => i += 3,
            c if c.is_alphanumeric() || c == '_' => {
                let start = i;
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                tokens.push(chars[start..i].iter().collect());
            }
            ':' if at(i + 1) == ':' => {
                tokens.push("::".to_owned());
                i += 2;
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
                i += 1;
            }
        }
    }
    tokens
}

/// The place behind the next `end`.
fn skip_until(chars: &[char], from: usize, end: &str) -> usize {
    let end: Vec<char> = end.chars().collect();
    let found = (from..chars.len()).find(|&i| chars[i..].starts_with(&end));
    found.map_or(chars.len(), |i| i + end.len())
}

/// Every `x` of `crate::x` and `crate::{x, …}`.
fn rooms_named(tokens: &[String]) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (i, window) in tokens.windows(3).enumerate() {
        let [krate, colons, next] = window else { continue };
        if !(krate == "crate" || krate == "toride") || colons != "::" {
            continue;
        }
        if next != "{" {
            rooms.insert(next.clone());
            continue;
        }
        let (mut depth, mut at_start) = (0, false);
        for token in &tokens[i + 2..] {
            match token.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ if at_start => drop(rooms.insert(token.clone())),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            at_start = depth == 1 && (token == "," || token == "{");
        }
    }
    rooms
}

/// Leaves out modules of unit tests: they may set up a world of their own.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    let marker = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let Some(start) = tokens.windows(marker.len()).position(|window| window == marker) else {
        return tokens;
    };
    let (mut kept, tests) = (tokens[..start].to_vec(), &tokens[start..]);
    let mut depth = 0;
    let end = tests.iter().position(|token| {
        depth += i32::from(token == "{") - i32::from(token == "}");
        depth == 0 && token == "}"
    });
    kept.extend(without_tests(
        tests[end.map_or(tests.len(), |end| end + 1)..].to_vec(),
    ));
    kept
}

/// Whether a path occurs. A single name counts only beside `::`, so that a field may still be called `fs`.
fn names_path(tokens: &[String], path: &str) -> bool {
    let wanted: Vec<&str> = path.split("::").flat_map(|part| ["::", part]).skip(1).collect();
    let is_path = |at: usize| {
        let beside = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|token| token == "::")
        };
        wanted.len() > 1 || beside(at.checked_sub(1)) || beside(Some(at + 1))
    };
    let mut windows = tokens.windows(wanted.len()).enumerate();
    windows.any(|(at, window)| window == wanted && is_path(at))
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let rooms: BTreeSet<&str> = MATRIX.iter().map(|(room, _)| *room).collect();
    let mut problems = Vec::new();
    for source in sources() {
        let Some((room, may_use)) = MATRIX.iter().find(|(room, _)| *room == source.room) else {
            problems.push(format!(
                "src/{}: `{}` is no room of the plan",
                source.path, source.room
            ));
            continue;
        };
        for used in rooms_named(&source.tokens()) {
            if rooms.contains(used.as_str()) && used != *room && !may_use.contains(&used.as_str()) {
                problems.push(format!("src/{}: {room} may not use {used}", source.path));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn only_the_edges_speak_to_the_world() {
    let mut problems = Vec::new();
    for source in sources() {
        let tokens = without_tests(source.tokens());
        for (names, rooms) in OUTSIDE {
            if rooms.contains(&source.room.as_str()) {
                continue;
            }
            for name in names.iter().filter(|name| names_path(&tokens, name)) {
                problems.push(format!(
                    "src/{}: {} may not name {name}",
                    source.path, source.room
                ));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|s| !s.text.starts_with("//! "));
    assert_none(
        &silent
            .map(|s| format!("src/{} does not open with `//! `", s.path))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_grows_beyond_one_noun() {
    let mut long = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            long.push(format!(
                "src/{} has {lines} lines; split it (limit {MAX_LINES})",
                source.path
            ));
        }
    }
    assert_none(&long);
}

#[test]
fn the_scanner_sees_rooms_in_every_spelling_and_nothing_in_comments() {
    let text = r#"
        //! crate::ui is not named here
        use crate::{plant::{Plant, ids}, edit, i18n::Lang};
        /* crate::report */
        fn f() -> crate::storage::Error { let c = '"'; g("crate::cli"); crate::samples::all() }
    "#;
    let rooms: Vec<String> = rooms_named(&tokens(text)).into_iter().collect();
    assert_eq!(rooms, ["edit", "i18n", "plant", "samples", "storage"]);
}
