//! Files: what is saved is what was drawn, and nothing that comes as a file can hurt.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod support;

use std::{fs, io, path::Path};

use proptest::prelude::*;
use support::{EVERYTHING, everything};
use toride::{
    plant::{Device, IdSource, Plant},
    storage::{self, File, FormatError, Limit, OpenError, SaveError, Warning},
};

fn read(text: &str) -> Result<File, FormatError> {
    storage::from_bytes(text.as_bytes()).map(|loaded| loaded.file)
}

/// [`EVERYTHING`] with one thing replaced.
fn with(from: &str, to: &str) -> String {
    assert!(EVERYTHING.contains(from), "{from} is not in the text");
    EVERYTHING.replacen(from, to, 1)
}

/// Reads a text that must be refused; gives what a person would see.
fn refusal(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn reading_and_saving_gives_the_same_bytes() {
    assert!(storage::to_text(&everything()).unwrap() == EVERYTHING);
}

#[test]
fn an_empty_plant_can_be_saved_and_opened() {
    let file = File {
        format: storage::FORMAT,
        ..File::default()
    };
    assert_eq!(read(&storage::to_text(&file).unwrap()), Ok(file));
}

#[test]
fn white_space_comments_byte_order_mark_and_windows_line_ends_do_not_matter() {
    let windows = EVERYTHING.replace('\n', "\r\n");
    assert_eq!(read(&format!("\u{feff}{windows}")), Ok(everything()));
    let commented = format!(
        "// 工場\n/* 改訂 /* 2 */ */ {}",
        EVERYTHING.replace("plant: (", "plant: ( // 本体\n")
    );
    assert_eq!(read(&commented), Ok(everything()));
}

#[test]
fn fields_of_a_newer_version_survive_and_are_reported() {
    let text = with(
        "            state: Renewal,\n",
        "            state: Renewal,\n            mood: (colour: Some(\"青\"), days: [1, 2]),\n",
    );
    let text = text.replacen(
        "                kind: \"plc\",\n",
        "                kind: \"plc\",\n                spin: Fast,\n",
        1,
    );
    let text = text.replacen(
        "bc: (value: Some(3), by: Person(\"\"), why: \"一台だけ\")",
        "bc: (value: Some(3), by: Person(\"\"), why: \"一台だけ\", vote: 4)",
        1,
    );
    let loaded = storage::from_bytes(text.as_bytes()).unwrap();
    let fields: Vec<_> = loaded
        .warnings
        .iter()
        .map(|Warning::UnknownField { element, field }| {
            (
                element.map(|element| element.to_string()).unwrap_or_default(),
                field.as_str(),
            )
        })
        .collect();
    let expected = [
        (String::new(), "mood"),
        ("device-0000eq02".to_owned(), "spin"),
        ("device-0000eq01".to_owned(), "vote"),
    ];
    assert_eq!(fields, expected);
    let saved = storage::to_text(&loaded.file).unwrap();
    for kept in [
        "mood: (colour: Some(\"青\"), days: [1, 2])",
        "spin: Fast",
        "vote: 4",
    ] {
        assert!(saved.contains(kept), "{kept}");
    }
    assert_eq!(read(&saved), Ok(loaded.file), "and they survive again");
}

#[test]
fn a_newer_format_is_refused_with_both_numbers() {
    let error = read(&with("format: 1", "format: 7").replace("0.1.0", "3.2.0")).unwrap_err();
    assert_eq!(
        error,
        FormatError::TooNew {
            found: 7,
            newest: 1,
            written_by: "3.2.0".to_owned()
        }
    );
    assert!(refusal("(format: 99999999999999999999, plant: ())").contains("not a Toride plant"));
}

#[test]
fn what_is_not_ours_is_called_so() {
    assert_eq!(read(""), Err(FormatError::Empty));
    assert_eq!(read(" \r\n\t "), Err(FormatError::Empty));
    for foreign in [
        "{\"format\": 1}",
        "<svg/>",
        "(name: \"x\")",
        "format: 1",
        "(format: 0)",
        "hello",
        "(",
        "/*",
    ] {
        assert_eq!(read(foreign), Err(FormatError::NotOurs), "{foreign}");
    }
    for binary in [
        &b"\x89PNG\r\n\x1a\n\0\0"[..],
        b"\xff\xfe(\0f\0",
        "砦".as_bytes().split_at(2).0,
    ] {
        let error = storage::from_bytes(binary).unwrap_err();
        assert!(matches!(error, FormatError::NotText { .. }), "{error}");
    }
}

#[test]
fn a_broken_file_is_refused_with_line_and_column() {
    let line_of = |needle: &str| 1 + EVERYTHING.split_once(needle).unwrap().0.matches('\n').count();
    let cases = [
        (
            "name: \"試験工場\",",
            "name: \"試験工場\"",
            "name_en: \"Test plant\"",
        ),
        ("state: Renewal", "state: Resting", "state: Renewal"),
        (
            "\"device-0000eq02\": (\n",
            "\"device-0000eq01\": (\n",
            "\"device-0000eq02\": (\n",
        ),
        (
            "zone: Some(\"zone-000000z3\"),\n                mail",
            "zone: Some(\"zone-000000z9\"),\n                mail",
            "zone: Some(\"zone-000000z3\"),\n                mail",
        ),
        (
            "coverage: Some(0.5)",
            "coverage: Some(1e40)",
            "coverage: Some(0.5)",
        ),
        (
            "coverage: Some(0.5)",
            "coverage: Some(NaN)",
            "coverage: Some(0.5)",
        ),
        (
            "position: Some((420.0, 80.0))",
            "position: Some((inf, 80.0))",
            "position: Some((420.0, 80.0))",
        ),
        (
            "position: Some((420.0, 80.0))",
            "position: Some((1e39, 80.0))",
            "position: Some((420.0, 80.0))",
        ),
        ("count: 3", "count: 0", "count: 3"),
        ("\"T18\": Known(3)", "\"T18\": Known(9)", "hazards: {"),
        (
            "date: Some(\"2026-04-12\")",
            "date: Some(\"2026-02-30\")",
            "date: Some(\"2026-04-12\")",
        ),
        ("value: Some(2)", "value: Some(5)", "value: Some(2)"),
    ];
    for (from, to, expected) in cases {
        let error = read(&with(from, to)).unwrap_err();
        let place = error.place().unwrap();
        let off_by = place.line.abs_diff(line_of(expected));
        assert!(
            off_by <= 1 && place.column > 1,
            "{to}: {error}, expected in line {}",
            line_of(expected)
        );
    }
}

#[test]
fn a_field_that_stands_twice_is_refused_wherever_it_stands() {
    for (from, twice) in [
        ("count: 3,", "count: 3, count: 3,"),
        ("count: 3,", "count: 3, code: \"EQ02\","),
        ("count: 3,", "count: 3, spin: 1, spin: 2,"),
    ] {
        assert!(refusal(&with(from, twice)).contains("stands twice"), "{twice}");
    }
}

#[test]
fn an_unknown_word_is_answered_with_the_known_ones() {
    let message = refusal(&with("state: Renewal", "state: Resting"));
    assert!(
        message.contains("`Resting`") && message.contains("Running, Renewal, New"),
        "{message}"
    );
}

#[test]
fn a_missing_record_is_named_together_with_who_names_it() {
    let message = refusal(&with(
        "\"device-0000eq02\", \"device-0000eq03\"]",
        "\"device-0000eq02\", \"device-0000eqzz\"]",
    ));
    assert!(
        message.ends_with("device-0000eq01 names device-0000eqzz, which does not exist"),
        "{message}"
    );
}

#[test]
fn zones_and_places_in_themselves_are_refused() {
    let zone = with(
        "code: \"Z1\",\n                name: \"工場\",\n",
        "code: \"Z1\",\n                parent: Some(\"zone-000000z2\"),\n",
    );
    assert!(matches!(
        read(&zone),
        Err(FormatError::TooMuch {
            limit: Limit::ZoneDepth,
            ..
        })
    ));
    let place = with(
        "code: \"PL1\",\n",
        "code: \"PL1\",\n                parent: Some(\"place-00000p02\"),\n",
    );
    assert!(matches!(
        read(&place),
        Err(FormatError::TooMuch {
            limit: Limit::PlaceDepth,
            ..
        })
    ));
}

#[test]
fn texts_and_brackets_beyond_all_measure_are_refused_with_the_limit() {
    let long_name = with("name: \"試験工場\"", &format!("name: \"{}\"", "あ".repeat(1_400)));
    assert!(refusal(&long_name).contains("4096"));
    let long_note = with("試験工場", "x").replace("一行目", &"あ".repeat(30_000));
    assert!(refusal(&long_note).contains("65536"));
    for deep in ["[", "(", "{", "Some("] {
        let text = with("state: Renewal", &format!("deep: {}", deep.repeat(100_000)));
        assert!(refusal(&text).contains("64"), "{deep}");
    }
    let comments = format!("(format: 1, {}", "/*".repeat(100_000));
    assert!(read(&comments).is_err());
}

#[test]
fn too_many_records_are_refused() {
    let mut plant = Plant::default();
    let mut ids = IdSource::new(1);
    plant.zones = (0..=Limit::Zones.most())
        .map(|_| (ids.fresh(), toride::plant::Zone::default()))
        .collect();
    let file = File {
        format: 1,
        plant,
        ..File::default()
    };
    let error = storage::to_text(&file).unwrap_err();
    assert!(
        matches!(
            error,
            FormatError::TooMuch {
                limit: Limit::Zones,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_file_cut_off_anywhere_is_refused_and_nothing_worse() {
    let end = EVERYTHING.trim_end().len();
    for length in 0..end {
        assert!(
            storage::from_bytes(&EVERYTHING.as_bytes()[..length]).is_err(),
            "cut at {length}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Bytes changed, dropped and doubled at random: refused, or read as something that saves and reads again.
    #[test]
    fn no_damage_does_more_than_being_refused(
        wounds in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..6),
    ) {
        let mut bytes = EVERYTHING.as_bytes().to_vec();
        for (at, byte, kind) in wounds {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, byte),
                _ => {
                    let half = bytes.split_off(at);
                    bytes.extend_from_slice(&half[half.len() / 2..]);
                    bytes.extend_from_slice(&half);
                }
            }
        }
        if let Ok(loaded) = storage::from_bytes(&bytes) {
            let text = storage::to_text(&loaded.file).unwrap();
            prop_assert_eq!(read(&text), Ok(loaded.file));
        }
    }

    #[test]
    fn any_words_survive_saving(name in any::<String>(), note in any::<String>(), x in -1e6_f32..1e6) {
        let mut file = everything();
        let device = Device {
            name: name.replace('\0', " "),
            note: note.replace('\0', " ").replace('\r', "\n"),
            position: Some(toride::plant::geometry::Point::new(x, -x)),
            ..Device::default()
        };
        file.plant.devices.insert(IdSource::new(1).fresh(), device);
        let text = storage::to_text(&file).unwrap();
        let again = read(&text).unwrap();
        prop_assert!(again == file);
        prop_assert_eq!(storage::to_text(&again).unwrap(), text);
    }
}

fn saved(path: &Path) -> storage::Stamp {
    storage::save(path, &everything(), None).unwrap()
}

/// Everything in a directory, to see that nothing is left lying about.
fn names_in(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_saved_file_opens_as_what_was_saved_and_nothing_else_lies_about() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("工場 その1.toride");
    let stamp = saved(&path);
    let opened = storage::open(&path).unwrap();
    assert_eq!((opened.file, opened.stamp), (everything(), stamp));
    assert_eq!(names_in(directory.path()), ["工場 その1.toride"]);
}

#[test]
fn a_file_somebody_else_wrote_meanwhile_is_not_overwritten() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.toride");
    let stamp = saved(&path);
    storage::save(&path, &everything(), Some(&stamp)).unwrap();
    let theirs = with("version: \"3\"", "version: \"4\"");
    fs::write(&path, &theirs).unwrap();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    let refused = storage::save(&path, &everything(), Some(&stamp));
    assert!(matches!(refused, Err(SaveError::Changed { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    storage::save(&path, &everything(), None).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), EVERYTHING);
}

#[test]
fn a_file_that_was_only_touched_is_saved_without_a_question() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.toride");
    let stamp = saved(&path);
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    storage::save(&path, &everything(), Some(&stamp)).unwrap();
    fs::remove_file(&path).unwrap();
    storage::save(&path, &everything(), Some(&stamp)).expect("a deleted file is written anew");
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.toride");
    saved(&path);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let changed = File {
        written_by: "9".to_owned(),
        ..everything()
    };
    let error = storage::save(&path, &changed, None).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), EVERYTHING);
    let nowhere = directory.path().join("nowhere").join("a.toride");
    let error = storage::save(&nowhere, &changed, None).unwrap_err();
    assert!(
        matches!(&error, SaveError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound),
        "{error}"
    );
    let error = storage::save(directory.path(), &changed, None).unwrap_err();
    assert!(matches!(error, SaveError::NotAFile { .. }), "{error}");
    assert_eq!(names_in(directory.path()), ["a.toride"]);
}

#[test]
fn an_export_replaces_a_file_only_when_told_to() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("report.pdf");
    storage::write_new(&path, b"old", false).unwrap();
    assert!(matches!(
        storage::write_new(&path, b"new", false),
        Err(SaveError::Exists { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    storage::write_new(&path, b"new", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn saving_through_a_symbolic_link_writes_what_it_points_at_and_keeps_its_rights() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let directory = tempfile::tempdir().unwrap();
    let (target, link) = (
        directory.path().join("real.toride"),
        directory.path().join("link.toride"),
    );
    saved(&target);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&target, &link).unwrap();
    let changed = File {
        written_by: "9".to_owned(),
        ..everything()
    };
    storage::save(&link, &changed, None).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(storage::open(&target).unwrap().file, changed);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_is_no_file_cannot_be_opened_and_is_called_by_its_path() {
    let directory = tempfile::tempdir().unwrap();
    let error = storage::open(directory.path()).unwrap_err();
    assert!(matches!(error, OpenError::NotAFile { .. }), "{error}");
    let missing = directory.path().join("missing.toride");
    let error = storage::open(&missing).unwrap_err();
    assert!(error.to_string().contains("missing.toride"), "{error}");
    let broken = directory.path().join("broken.toride");
    fs::write(&broken, with("count: 3", "count: 0")).unwrap();
    let message = storage::open(&broken).unwrap_err().to_string();
    let line = 1 + EVERYTHING.split_once("count: 3").unwrap().0.matches('\n').count();
    assert!(message.contains(&format!("broken.toride:{line}:")), "{message}");
}

#[test]
fn a_part_for_the_clipboard_may_name_what_it_does_not_hold() {
    let mut part = everything().plant;
    part.zones.clear();
    let text = storage::part_to_text(&part).unwrap();
    assert_eq!(storage::part_from_text(&text), Ok(part));
    assert!(storage::part_from_text("ただの文").is_err());
}
