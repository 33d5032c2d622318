//! What the guideline says: threats, measures and their strengths, device kinds, checklist, and the numbers the
//! analysis reads; typed, bilingual, from `assets/guideline/*.ron`.
//!
//! The tables are data: a row is changed by editing its file, never by code. Each row names its source in the
//! guideline (or in a standard) and says whether it is our own judgement (`assumed`).
//! This room knows plants only as far as it shares their codes and value types; it knows no drawing and no window.

#![warn(missing_docs)]

mod attacker;
mod catalogue;
mod checklist;
mod cite;
mod class;
mod kind;
mod measure;
mod number;
mod parameter;
mod reference;
mod row;
mod rule;
mod step;
mod text;
mod threat;

pub use attacker::{Attacker, Motive};
pub use catalogue::{Catalogue, Fault, Parts, catalogue, shipped_faults};
pub use checklist::{Category, ChecklistItem, Level, Procurement, ProcurementLine, Scheme};
pub use cite::cited;
pub use class::{Class, TargetType};
pub use kind::{DeviceFacts, DeviceKind};
pub use measure::{Action, Effect, Effects, Levels, Measure, MeasureGroup, Mode, Scale, Scope, Stop};
pub use number::Number;
pub use parameter::{HazardReduction, Parameter, Parameters, Planning, Slip, Uncertainty};
pub use reference::{EntryPoint, Mitigation, Technique};
pub use row::{Row, Rows};
pub use rule::{RuleText, Severity};
pub use step::{Family, FamilyRead, StepRow, Where};
pub use text::Bilingual;
pub use threat::{Need, Threat, ThreatKind, ThreatRole};
