//! Names of undo steps in words.

use crate::{
    edit::StepName,
    i18n::{Lang, StepText, fill},
};

/// The words of a step's name.
pub const fn step_text(step: StepName) -> StepText {
    match step {
        StepName::Add => StepText::Add,
        StepName::Edit => StepText::Edit,
        StepName::Rename => StepText::Rename,
        StepName::Move => StepText::Move,
        StepName::MoveToZone => StepText::MoveToZone,
        StepName::LeaveZone => StepText::LeaveZone,
        StepName::ResizeZone => StepText::ResizeZone,
        StepName::Connect => StepText::Connect,
        StepName::DrawZone => StepText::DrawZone,
        StepName::Delete => StepText::Delete,
        StepName::Paste => StepText::Paste,
        StepName::Duplicate => StepText::Duplicate,
        StepName::Attach => StepText::Attach,
        StepName::Redundancy => StepText::Redundancy,
        StepName::Rate => StepText::Rate,
        StepName::SetStrength => StepText::SetStrength,
        StepName::Decide => StepText::Decide,
        StepName::Exclude => StepText::Exclude,
        StepName::Arrange => StepText::Arrange,
        StepName::EditPlant => StepText::EditPlant,
    }
}

/// A step's name inside a sentence: "元に戻す: ゾーンへ移動".
pub fn with_step(sentence: StepText, step: StepName, lang: Lang) -> String {
    fill(sentence.get(lang), &[("step", step_text(step).get(lang))])
}
