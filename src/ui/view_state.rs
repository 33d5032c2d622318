//! What the window remembers while it is open and nobody saves: screen, selection, camera, open panels.

pub use super::ui_command::UiCommand;
use crate::{
    analysis::findings::{Effect, Findings},
    plant::{Date, DeviceId, Element, ZoneId, codes::ThreatCode},
    workspace::Workspace,
};

/// A screen of the work area: the steps of the guideline, top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Screen {
    /// 0 Overview.
    Overview,
    /// 1-1 Requirements: the plant, its departments, parties and attackers.
    Requirements,
    /// 1-2 Tasks.
    Tasks,
    /// 1-3 Importance of tasks.
    TaskImportance,
    /// 1-4 What is to be protected: devices, networks, data, places.
    Assets,
    /// 1-5 Importance of what is to be protected.
    AssetImportance,
    /// 1-6 Zones and links: the canvas.
    #[default]
    Canvas,
    /// 1-7 Threats and their impact: heat map, relation map.
    Threats,
    /// 2-1 Priorities and target strengths.
    Policy,
    /// 2-2 Threats and measures: zone × measure.
    Measures,
    /// 3 Run and improve: the plan.
    Improve,
    /// The report.
    Report,
}

impl Screen {
    /// Whether the inspector stands beside this screen: where things of the plant can be selected.
    pub const fn has_inspector(self) -> bool {
        matches!(self, Self::Canvas | Self::Threats)
    }
}

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The guideline's steps at the left.
    pub rail: bool,
    /// The inspector at the right.
    pub inspector: bool,
    /// The findings list below.
    pub findings: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            rail: true,
            inspector: true,
            findings: true,
        }
    }
}

/// A story that is lit up, by names that outlast the findings it was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The effect's id.
    pub effect: String,
    /// The place of the story among the effect's, the most likely first.
    pub story: usize,
}

impl Highlight {
    /// Where it is in the findings. While they know the best story only, that one stands in for the others.
    pub fn place_in(&self, workspace: &Workspace) -> Option<(usize, usize)> {
        let index = effect_index(workspace.findings()?, &self.effect)?;
        let last = workspace.effect(index)?.stories.len().checked_sub(1)?;
        Some((index, self.story.min(last)))
    }
}

/// Where the effect of this id is.
pub fn effect_index(findings: &Findings, id: &str) -> Option<usize> {
    let named = |effect: &Effect| effect.id.as_str().cmp(id);
    findings.effects.binary_search_by(named).ok()
}

/// Everything the window remembers until it closes.
#[derive(Default)]
pub struct ViewState {
    /// The screen shown.
    pub screen: Screen,
    /// The day the window was opened; `None` in tests that do not care.
    pub today: Option<Date>,
    /// What is selected; ids that no longer exist are dropped after each change.
    pub selection: Vec<Element>,
    /// The picked cell of the heat map.
    pub cell: Option<(ZoneId, ThreatCode)>,
    /// The story lit up on the canvas.
    pub highlight: Option<Highlight>,
    /// The device whose way from the infected ones is lit up on the canvas.
    pub lit_way: Option<DeviceId>,
    /// The effect whose explanation stands in the inspector, by its id.
    pub explained: Option<String>,
    /// Panels shown.
    pub panels: Panels,
    /// Something was selected or picked when the pointer was last up: a narrow window shows the inspector only then.
    pub has_subject: bool,
    /// Short messages on show.
    pub toasts: super::toasts::Toasts,
    /// A dialog waits for an answer: keys belong to it alone.
    pub modal: bool,
    /// The page of the help overlay, when it is open.
    pub help: Option<super::help::HelpPage>,
    /// Lines of text laid out for the drawing.
    pub letters: super::letters::Letters,
    /// The canvas.
    pub canvas: super::canvas::CanvasState,
    /// The inspector.
    pub inspector: super::panels::inspector::InspectorState,
    /// The findings list.
    pub findings: super::panels::findings::FindingsState,
    /// The threat screen.
    pub threats: super::screens::threats::ThreatsState,
    /// The table screens.
    pub tables: super::screens::tables::TablesState,
    /// The report screen.
    pub report: super::screens::report::ReportState,
}
