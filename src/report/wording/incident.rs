//! Words for what follows from infected devices: window and command line say the same.

use crate::{
    i18n::{CliText, Lang},
    plant::{Element, LinkId, Plant},
};

use super::lint::subject_name;
use crate::analysis::incident::{Cut, TaskOutlook};

/// Both ends of a link, as people know a cable.
pub fn link_ends(link: LinkId, plant: &Plant, lang: Lang) -> String {
    let Some(record) = plant.links.get(&link) else {
        return link.to_string();
    };
    let ends = [record.a, record.b].into_iter().flatten();
    let names: Vec<String> = ends.map(|end| subject_name(end.into(), plant, lang)).collect();
    names.join(" – ")
}

/// Numbers of records, or names where they have none; `most` of them, the others are counted.
pub fn short_names<I: Into<Element> + Copy>(ids: &[I], most: usize, plant: &Plant, lang: Lang) -> String {
    let mut names: Vec<String> = (ids.iter().take(most))
        .map(|&id| {
            let (code, name) = plant.code_and_name(id.into(), lang.is_english());
            if code.is_empty() { name } else { code }.to_owned()
        })
        .collect();
    if ids.len() > most {
        names.push(format!("+{}", ids.len() - most));
    }
    names.join(" ")
}

/// The index that a cut leaves, in percent of what it is without (0 where there is nothing to lose).
pub fn percent_left(cut: &Cut, whole: f64) -> f64 {
    if whole > 0.0 {
        cut.index_after / whole * 100.0
    } else {
        0.0
    }
}

/// What becomes of a task: its grade, that it keeps running, or `?` where something hits it that has no grade.
pub fn task_sign(task: &TaskOutlook, lang: Lang) -> String {
    match (task.grade, task.likelihood) {
        (Some(grade), _) => grade.letter().to_string(),
        (None, 0) => CliText::KeepsRunning.get(lang).to_owned(),
        (None, _) => "?".to_owned(),
    }
}
