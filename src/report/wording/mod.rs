//! Words for findings, made at the edge: window, report and command line say the same thing the same way.
//!
//! Takes typed findings and gives sentences in one language; judges nothing itself.

mod cell;
mod fix;
mod incident;
mod lint;
mod plan;
mod story;
mod words;

pub use cell::{
    hazard_sentence, impact_sentence, likelihood_sentence, method, no_prevention, probability, why_no_grade,
    worst_impact, worst_task,
};
pub use fix::{fix_reason, fix_sentence};
pub use incident::{link_ends, percent_left, short_names, task_sign};
pub use lint::{lint_sentence, subject_name};
pub use plan::{
    alternatives, deed_codes, deed_name, deed_strengths, deed_words, grade_changes, plan_basis, plan_method,
    premise, question, short_deed, short_target, stop_word, sureness, target_name, together, why_left_out,
};
pub use story::{Leg, Teller, element_of, is_harm};
pub use words::{InWords, cell_sign, impact, likelihood, short_importance, short_value, strength_of};
