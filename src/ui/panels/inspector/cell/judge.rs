//! A person's judgement of a cell: applies or not, another grade, always with the reason.

use egui::{Key, TextEdit, Ui};

use super::super::{
    InspectorState,
    picker::{Choice, picker},
    rows::{SectionHead, remark, row},
};
use crate::{
    analysis::findings::RiskCell,
    edit::{Change, Record, StepName},
    i18n::threats::ThreatsText as T,
    plant::{By, Decision, DecisionId, Element, Grade},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
        view_state::Screen,
        widgets::{link_button, plain_button},
    },
};

/// What is being written about a cell.
#[derive(Default)]
pub(in super::super) struct JudgeState {
    cell: Option<(crate::plant::ZoneId, crate::plant::codes::ThreatCode)>,
    verdict: Verdict,
    why: String,
}

/// What a person says about a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Verdict {
    /// As computed.
    #[default]
    Computed,
    /// This grade.
    Grade(Grade),
    /// The threat does not apply here.
    NotApplicable,
}

impl Verdict {
    const fn of(decision: &Decision) -> Self {
        match (decision.applicable, decision.grade) {
            (Some(false), _) => Self::NotApplicable,
            (_, Some(grade)) => Self::Grade(grade),
            _ => Self::Computed,
        }
    }
}

/// The judgement that stands, or the form of a new one.
pub(super) fn judge_section(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, cell: &RiskCell) {
    let decisions = ctx.plant().decisions.iter();
    let mut own =
        decisions.filter(|(_, decision)| decision.zone == Some(cell.zone) && decision.threat == cell.threat);
    let own = own.next().map(|(&id, decision)| (id, decision));
    let here = Some((cell.zone, cell.threat.clone()));
    if state.judge.cell != here {
        state.judge = JudgeState {
            cell: here,
            verdict: own.map(|(_, decision)| Verdict::of(decision)).unwrap_or_default(),
            why: own.map(|(_, decision)| decision.why.clone()).unwrap_or_default(),
        };
    }
    let typed = typed_grade(ui, ctx);
    if let Some(grade) = typed {
        state.judge.verdict = Verdict::Grade(grade);
    }
    let head = SectionHead {
        open_at_first: own.is_some() || typed.is_some(),
        ..SectionHead::closed("decision", T::Decision.get(ctx.lang))
    };
    if typed.is_some() {
        state.folds.open(head.key, head.open_at_first);
    }
    let judge = &mut state.judge;
    state.folds.section(ui, ctx.theme, &head, |ui| {
        form_ui(ui, ctx, judge, cell, own, typed.is_some());
    });
}

/// A grade typed on the heat map: `A` … `E` while no text field has the keyboard.
fn typed_grade(ui: &Ui, ctx: &ViewCtx<'_>) -> Option<Grade> {
    if ctx.env.screen != Screen::Threats || ui.ctx().text_edit_focused() {
        return None;
    }
    let keys = [
        (Key::A, Grade::A),
        (Key::B, Grade::B),
        (Key::C, Grade::C),
        (Key::D, Grade::D),
        (Key::E, Grade::E),
    ];
    ui.input(|input| {
        let plain = input.modifiers.is_none();
        keys.into_iter()
            .find(|(key, _)| plain && input.key_pressed(*key))
            .map(|(_, grade)| grade)
    })
}

fn form_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    judge: &mut JudgeState,
    cell: &RiskCell,
    own: Option<(DecisionId, &Decision)>,
    to_reason: bool,
) {
    let lang = ctx.lang;
    let label = T::DecisionGrade.get(lang);
    let chosen = row(ui, ctx.theme, label, |ui| {
        let name = (label, ui.available_width());
        let shown = words(ctx, judge.verdict, cell);
        picker(ui, ctx.theme, name, (Some(&judge.verdict), &shown), "", || {
            let grades = Grade::ALL.into_iter().map(Verdict::Grade);
            let all = [Verdict::Computed]
                .into_iter()
                .chain(grades)
                .chain([Verdict::NotApplicable]);
            all.map(|verdict| Choice::new(verdict, words(ctx, verdict, cell)))
                .collect()
        })
    });
    if let Some(verdict) = chosen {
        judge.verdict = verdict;
    }
    let reason = T::DecisionReason.get(lang);
    let edit = TextEdit::multiline(&mut judge.why)
        .desired_rows(2)
        .hint_text(reason);
    let edit = edit
        .id(egui::Id::new("reason of a judgement"))
        .desired_width(ui.available_width() - 8.0);
    let response = ui.add(edit.font(font(size::TEXT_DENSE)));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(reason));
    if to_reason {
        response.request_focus();
    }
    let reason_given = !judge.why.trim().is_empty();
    ui.horizontal(|ui| {
        let says_something = judge.verdict != Verdict::Computed;
        let save = ui.add_enabled_ui(reason_given && says_something, |ui| {
            plain_button(ui, T::DecisionSave.get(lang))
        });
        if save.inner.clicked() {
            record(ctx, judge, cell, own);
        }
        if let Some((id, _)) = own
            && link_button(ui, ctx.theme, T::DecisionRemove.get(lang)).clicked()
        {
            ctx.change(StepName::Decide, Change::Delete([Element::Decision(id)].into()));
            judge.cell = None;
        }
    });
    if !reason_given {
        remark(ui, ctx.theme, T::DecisionNeedsReason.get(lang));
    }
}

fn words(ctx: &ViewCtx<'_>, verdict: Verdict, cell: &RiskCell) -> String {
    match verdict {
        Verdict::Computed => {
            let sign = crate::report::wording::cell_sign(cell.computed);
            format!("{} ({sign})", T::DecisionComputed.get(ctx.lang))
        }
        Verdict::Grade(grade) => format!("{} {}", grade.letter(), grade.in_words(ctx.lang)),
        Verdict::NotApplicable => T::DecisionNotApplicable.get(ctx.lang).to_owned(),
    }
}

fn record(ctx: &ViewCtx<'_>, judge: &JudgeState, cell: &RiskCell, own: Option<(DecisionId, &Decision)>) {
    let (id, before) = own.map_or_else(
        || (ctx.fresh(), Decision::default()),
        |(id, own)| (id, own.clone()),
    );
    let decision = Decision {
        zone: Some(cell.zone),
        threat: cell.threat.clone(),
        applicable: (judge.verdict == Verdict::NotApplicable).then_some(false),
        grade: match judge.verdict {
            Verdict::Grade(grade) => Some(grade),
            Verdict::Computed | Verdict::NotApplicable => None,
        },
        by: By::Person(String::new()),
        why: judge.why.trim().to_owned(),
        ..before
    };
    ctx.change(
        StepName::Decide,
        Change::Put(vec![Record::Decision(id, Box::new(decision))]),
    );
}
