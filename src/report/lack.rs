//! What a chapter lacks before it has anything to say: what is missing, and at which step it is entered.

use super::Section;
use crate::{
    analysis::findings::{CellGrade, Findings},
    i18n::{Lang, ReportText as T, ShellText, fill},
    plant::{Plant, Strength},
};

impl Section {
    /// Whether the chapter has something to say about this plant; one without would only say what it lacks.
    pub fn has_content(self, plant: &Plant, now: &Findings) -> bool {
        lack(self, plant, now).is_none()
    }

    /// What the chapter lacks, as a sentence; `None` where it has something to say.
    pub fn what_it_lacks(self, plant: &Plant, now: &Findings, lang: Lang) -> Option<String> {
        let (text, steps) = lack(self, plant, now)?;
        let [step, other] = steps.map(|(number, step)| format!("{number} {}", step.get(lang)));
        let sentence = fill(text.get(lang), &[("step", &step), ("other", &other)]);
        Some(format!(
            "{}{}{sentence}",
            T::NothingEntered.get(lang),
            lang.pick("", " ")
        ))
    }
}

/// A sentence, and the one or two steps it names.
type Lack = (T, [(&'static str, ShellText); 2]);

fn lack(section: Section, plant: &Plant, now: &Findings) -> Option<Lack> {
    let (tasks, importance) = (
        ("1-2", ShellText::StepTasks),
        ("1-3", ShellText::StepTaskImportance),
    );
    let (assets, canvas) = (("1-4", ShellText::StepAssets), ("1-6", ShellText::StepCanvas));
    let is_graded = || {
        let graded = |grade: CellGrade| !matches!(grade, CellGrade::NotComputed | CellGrade::NotApplicable);
        now.risk.iter().any(|cell| graded(cell.grade))
    };
    let (is_there, lack) = match section {
        // These speak about the report itself, or say what is missing in their own words.
        Section::Cover | Section::Summary | Section::Contents | Section::Limits => return None,
        Section::Drawing => {
            let drawn = !plant.devices.is_empty()
                || !plant.networks.is_empty()
                || !plant.zones.is_empty()
                || !plant.notes.is_empty();
            (drawn, (T::LacksDrawing, [canvas, canvas]))
        }
        Section::Tasks => {
            let entered = !plant.tasks.is_empty() || !plant.devices.is_empty() || !plant.data.is_empty();
            (entered, (T::LacksTasks, [tasks, assets]))
        }
        Section::Zones => {
            let found = !plant.zones.is_empty() || !now.lint.is_empty();
            (found, (T::LacksZones, [canvas, canvas]))
        }
        Section::Matrix | Section::Risks => (is_graded(), (T::LacksGrades, [canvas, tasks])),
        Section::Measures => {
            let asked = now.zones.iter().any(|zone| zone.required > Strength::NONE);
            (asked, (T::LacksMeasures, [canvas, importance]))
        }
        Section::Plan => {
            let ranked = now.recommendations.iter().any(|row| row.candidate.worth > 0.0);
            (ranked, (T::LacksPlan, [tasks, ("2-2", ShellText::StepMeasures)]))
        }
    };
    (!is_there).then_some(lack)
}
