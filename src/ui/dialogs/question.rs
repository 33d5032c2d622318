//! Questions and messages: small boxes over the window; Escape is the safe answer.

use egui::{Frame, Id, Key, Margin, Modal, Modifiers, Stroke, Ui};

use super::Then;
use crate::{
    i18n::{ShellText, fill},
    ui::{
        panels::top_bar::file_name,
        theme::{Theme, paragraph, size, strong},
        widgets,
        window::Window,
    },
    workspace::Overwrite,
};

const WIDTH: f32 = 420.0;

/// A question that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Question {
    /// Changes would be lost: save them?
    Save {
        /// What happens after.
        then: Then,
    },
    /// Somebody else has written the file since it was opened: replace it?
    Overwrite {
        /// What happens after.
        then: Option<Then>,
    },
}

/// An answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Cancel,
}

impl Window {
    pub(super) fn question_ui(&mut self, ctx: &egui::Context) {
        let Some(question) = self.dialogs.question.clone() else {
            return;
        };
        let lang = self.settings.lang;
        let name = self
            .workspace
            .as_ref()
            .map_or_else(String::new, |workspace| file_name(workspace, lang));
        let (title, body, yes, no) = match question {
            Question::Save { .. } => (
                ShellText::AskSaveTitle,
                ShellText::AskSaveBody,
                ShellText::AskSave,
                Some(ShellText::AskDiscard),
            ),
            Question::Overwrite { .. } => (
                ShellText::AskOverwriteTitle,
                ShellText::AskChangedBody,
                ShellText::Overwrite,
                None,
            ),
        };
        let answer = dialog(ctx, &self.theme, "question", |ui| {
            ui.label(strong(title.get(lang), size::TEXT_SECTION));
            ui.add_space(8.0);
            ui.label(paragraph(
                fill(body.get(lang), &[("name", &name)]),
                size::TEXT_BODY,
            ));
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                let mut answer = None;
                if widgets::filled_button(ui, &self.theme, yes.get(lang)).clicked() {
                    answer = Some(Answer::Yes);
                }
                if let Some(no) = no
                    && widgets::plain_button(ui, no.get(lang)).clicked()
                {
                    answer = Some(Answer::No);
                }
                if widgets::plain_button(ui, ShellText::Cancel.get(lang)).clicked() {
                    answer = Some(Answer::Cancel);
                }
                answer
            })
            .inner
        });
        if let Some(answer) = answer {
            self.dialogs.question = None;
            self.answered(ctx, question, answer);
        }
    }

    fn answered(&mut self, ctx: &egui::Context, question: Question, answer: Answer) {
        match (question, answer) {
            (Question::Save { then }, Answer::Yes) => {
                self.dialogs.then = Some(then);
                self.save(ctx);
            }
            (Question::Save { then }, Answer::No) => self.proceed(ctx, then),
            (Question::Overwrite { then }, Answer::Yes) => {
                self.dialogs.then = then;
                self.start_saving_here(ctx, Overwrite::Yes);
            }
            (_, Answer::Cancel) | (Question::Overwrite { .. }, Answer::No) => {}
        }
    }

    /// A message: what happened, why, what to do.
    pub(super) fn notice_ui(&mut self, ctx: &egui::Context) {
        let Some(notice) = self.dialogs.notice.clone() else {
            return;
        };
        let lang = self.settings.lang;
        let answer = dialog(ctx, &self.theme, "notice", |ui| {
            ui.label(strong(notice.title, size::TEXT_SECTION));
            ui.add_space(8.0);
            egui::ScrollArea::vertical()
                .max_height(280.0)
                .show(ui, |ui| ui.label(paragraph(notice.text, size::TEXT_BODY)));
            ui.add_space(16.0);
            let ok = widgets::filled_button(ui, &self.theme, ShellText::Ok.get(lang));
            ok.clicked().then_some(Answer::Cancel)
        });
        if answer.is_some() {
            self.dialogs.notice = None;
        }
    }
}

/// A box in the middle of the window; Escape answers `Cancel`.
fn dialog(
    ctx: &egui::Context,
    theme: &Theme,
    name: &str,
    contents: impl FnOnce(&mut Ui) -> Option<Answer>,
) -> Option<Answer> {
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.control_border))
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::same(20));
    let shown = Modal::new(Id::new(name))
        .frame(frame)
        .backdrop_color(theme.scrim())
        .show(ctx, |ui| {
            ui.set_width(WIDTH);
            contents(ui)
        });
    let escaped = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    shown.inner.or_else(|| escaped.then_some(Answer::Cancel))
}
