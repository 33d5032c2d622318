//! Text being typed: a field edits a draft, the plant changes once, when the field is left.

use egui::{Align, Frame, Id, Key, Response, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::{
    edit::{Change, StepName},
    plant::Plant,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{bold, font, size},
    },
};

/// What a finished draft asks for, or the sentence that says why it cannot be taken.
pub(super) type Outcome = Result<Change, String>;

/// Turns the text of a field into a change of the plant as it is when the field is left.
pub(super) type Commit = Box<dyn Fn(&Plant, &str) -> Outcome>;

/// The look of a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldLook {
    /// One line in a frame.
    Line,
    /// Several lines in a frame.
    Lines,
    /// The head of the panel: bold, and framed only under the pointer.
    Title,
}

/// What a text field looks like and what it is called.
#[derive(Clone, Copy)]
pub(super) struct FieldSpec<'a> {
    /// Unique among the fields of the window, and stable from frame to frame.
    pub(super) id: Id,
    /// What a screen reader says.
    pub(super) label: &'a str,
    /// Shown while empty.
    pub(super) hint: &'a str,
    /// One line, several, or a title.
    pub(super) look: FieldLook,
    /// Width in px.
    pub(super) width: f32,
    /// Which undo step leaving it makes.
    pub(super) step: StepName,
}

struct Draft {
    field: Id,
    text: String,
    step: StepName,
    commit: Commit,
}

/// The one draft that can be open.
#[derive(Default)]
pub(super) struct Drafts {
    open: Option<Draft>,
    /// Its field was drawn in this frame.
    drawn: bool,
}

impl Drafts {
    /// A text field that shows `saved` until somebody types.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        spec: FieldSpec<'_>,
        saved: &str,
        commit: impl FnOnce() -> Commit,
    ) -> Response {
        let mut typed = match &mut self.open {
            Some(draft) if draft.field == spec.id => {
                self.drawn = true;
                std::mem::take(&mut draft.text)
            }
            _ => saved.to_owned(),
        };
        let edit = match spec.look {
            FieldLook::Line => TextEdit::singleline(&mut typed)
                .min_size(vec2(0.0, size::ROW))
                .vertical_align(Align::Center),
            FieldLook::Lines => TextEdit::multiline(&mut typed).desired_rows(2),
            FieldLook::Title => TextEdit::singleline(&mut typed).frame(Frame::NONE),
        };
        let letters = match spec.look {
            FieldLook::Line | FieldLook::Lines => font(size::TEXT_DENSE),
            FieldLook::Title => bold(size::TEXT_SECTION),
        };
        let response = ui.add(
            edit.id(spec.id)
                .hint_text(spec.hint)
                .desired_width(spec.width)
                .font(letters),
        );
        if spec.look == FieldLook::Title && (response.hovered() || response.has_focus()) {
            let stroke = Stroke::new(1.0, ctx.theme.control_border);
            ui.painter().rect_stroke(
                response.rect.expand(2.0),
                size::RADIUS,
                stroke,
                StrokeKind::Inside,
            );
        }
        ui.ctx()
            .accesskit_node_builder(spec.id, |node| node.set_label(spec.label));
        match &mut self.open {
            Some(draft) if draft.field == spec.id => draft.text = typed,
            _ if response.changed() => {
                self.commit(ctx);
                self.drawn = true;
                self.open = Some(Draft {
                    field: spec.id,
                    text: typed,
                    step: spec.step,
                    commit: commit(),
                });
            }
            _ => {}
        }
        if response.lost_focus() && self.open.as_ref().is_some_and(|draft| draft.field == spec.id) {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                self.open = None;
            } else {
                self.commit(ctx);
            }
        }
        response
    }

    /// Sends what the open draft asks for and closes it.
    pub(super) fn commit(&mut self, ctx: &ViewCtx<'_>) {
        let Some(draft) = self.open.take() else { return };
        match (draft.commit)(ctx.plant(), &draft.text) {
            Ok(change) if change.is_nothing() => {}
            Ok(change) => ctx.change(draft.step, change),
            Err(reason) => ctx.send(Action::Toast(reason)),
        }
    }

    /// Ends the frame: a draft whose field is gone (something else was selected), or that a command of this frame
    /// must not miss (saving while typing), is taken as typed.
    pub(super) fn end_frame(&mut self, ctx: &ViewCtx<'_>) {
        let commanded = ctx
            .outbox
            .borrow()
            .iter()
            .any(|action| matches!(action, Action::Command(_)));
        if !std::mem::take(&mut self.drawn) || commanded {
            self.commit(ctx);
        }
    }
}
