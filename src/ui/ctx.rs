//! What a view may see and how it asks for something: views read, and send actions that are carried out after them.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use crate::{
    analysis::{
        findings::{Depth, Findings},
        plan::Switch,
    },
    edit::{Change, StepName},
    i18n::Lang,
    plant::{Date, DeviceId, Element, IdSource, Plant, RecordId, ZoneId, codes::ThreatCode},
    ui::{
        letters::Letters,
        theme::Theme,
        ui_command::{CommandEnv, UiCommand},
        view_state::Screen,
    },
    workspace::{PlanWish, Workspace},
};

/// Something a view asks for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the plant as one named step.
    Change(StepName, Change),
    /// Open a gesture.
    BeginGesture(StepName),
    /// Show a change of the open gesture, computed from the plant at the press.
    UpdateGesture(StepName, Change),
    /// End the gesture as one step.
    EndGesture,
    /// Drop the gesture.
    CancelGesture,
    /// Go to a screen.
    Show(Screen),
    /// Select exactly these.
    Select(Vec<Element>),
    /// Select these, go to the canvas and bring them into view, flashing once.
    Reveal(Vec<Element>),
    /// Pick a cell of the heat map (`None` = none).
    PickCell(Option<(ZoneId, ThreatCode)>),
    /// Light up the story of an effect (index into the findings) on the canvas; `None` = none.
    Highlight(Option<(usize, usize)>),
    /// Ask for a plan of measures, or for none any more.
    AskPlan(Option<PlanWish>),
    /// Stop planning.
    StopPlanning,
    /// Suppose measures to stand, for this session only.
    Suppose(BTreeSet<Switch>),
    /// Explain an effect (index into the findings) in the inspector; `None` = go back to what is selected.
    Explain(Option<usize>),
    /// Suppose exactly these devices to be infected; none ends the supposition.
    SupposeInfected(BTreeSet<DeviceId>),
    /// Light up the way to a device from the infected ones; `None` = none.
    LightWay(Option<DeviceId>),
    /// Run a command of the command table.
    Command(UiCommand),
    /// Say something for a few seconds.
    Toast(String),
}

/// What every view gets: the plant and its findings to read, and a way to send actions.
pub struct ViewCtx<'a> {
    /// The open plant.
    pub workspace: &'a Workspace,
    /// Newest findings; `None` until the first analysis is ready.
    pub findings: Option<Arc<Findings>>,
    /// Language of the interface.
    pub lang: Lang,
    /// Today, as far as the window knows it.
    pub today: Option<Date>,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// What is selected.
    pub selection: &'a [Element],
    /// The picked cell of the heat map.
    pub cell: Option<&'a (ZoneId, ThreatCode)>,
    /// The effect and story lit up on the canvas (indexes into the findings).
    pub highlight: Option<(usize, usize)>,
    /// The effect whose explanation stands in the inspector (index into the findings).
    pub explained: Option<usize>,
    /// The device whose way from the infected ones is lit up on the canvas.
    pub lit_way: Option<DeviceId>,
    /// What commands can be used now.
    pub env: CommandEnv,
    /// A dialog waits for an answer: keys belong to it alone.
    pub modal: bool,
    /// A menu or another popup was open when the frame began: Escape closes it and nothing else.
    pub popup: bool,
    /// Ids for what a view is about to add.
    pub ids: &'a RefCell<IdSource>,
    /// Lines of text laid out for the drawing.
    pub letters: &'a RefCell<Letters>,
    /// Actions asked for in this frame, in order.
    pub outbox: &'a RefCell<Vec<Action>>,
}

impl ViewCtx<'_> {
    /// The plant.
    pub const fn plant(&self) -> &Plant {
        self.workspace.plant()
    }

    /// Whether the findings have their details: every story, key steps, recommendations. Until then none of these
    /// means that they are being computed, not that there are none.
    pub fn is_detailed(&self) -> bool {
        let findings = self.findings.as_ref();
        findings.is_some_and(|findings| findings.settings.depth >= Depth::Full)
    }

    /// Whether all is known about an effect: until then, what is not there is being computed.
    pub fn is_explained(&self, effect: usize) -> bool {
        self.is_detailed() && self.workspace.is_explained(effect)
    }

    /// Findings as if every planned strength were reached, of the same state; `None` until they are ready.
    pub fn planned(&self) -> Option<&Findings> {
        self.workspace.planned().map(Arc::as_ref)
    }

    /// Findings with the measures in place that are switched on for this session; `None` when none is.
    pub fn supposed(&self) -> Option<&Findings> {
        self.workspace.supposed().map(Arc::as_ref)
    }

    /// Asks for something; it happens after all views of this frame.
    pub fn send(&self, action: Action) {
        self.outbox.borrow_mut().push(action);
    }

    /// Asks for a change of the plant as one step.
    pub fn change(&self, name: StepName, change: Change) {
        self.send(Action::Change(name, change));
    }

    /// A fresh id for a record that is about to be added.
    pub fn fresh<I: RecordId>(&self) -> I {
        self.ids.borrow_mut().fresh()
    }

    /// The name of a record in the language of the interface.
    pub fn name(&self, element: impl Into<Element>) -> String {
        self.plant().display_name(element.into(), self.lang.is_english())
    }
}
