//! Short messages at the foot of the work area that go away by themselves; at most three at a time.

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke};

use super::{ctx::Action, theme::Theme, ui_command::UiCommand, widgets};
use crate::i18n::{Lang, ShellText};

const SECONDS: f64 = 6.0;
const SECONDS_WITH_UNDO: f64 = 10.0;
const SHOWN: usize = 3;

/// One message.
#[derive(Clone, Debug)]
struct Toast {
    text: String,
    offers_undo: bool,
    /// Set when it is first shown.
    until: Option<f64>,
}

/// The messages on show.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    toasts: Vec<Toast>,
}

impl Toasts {
    /// Says something for a few seconds.
    pub fn say(&mut self, text: String) {
        self.push(text, false);
    }

    /// Says something and offers to undo it.
    pub fn say_with_undo(&mut self, text: String) {
        self.push(text, true);
    }

    fn push(&mut self, text: String, offers_undo: bool) {
        self.toasts.push(Toast {
            text,
            offers_undo,
            until: None,
        });
        let surplus = self.toasts.len().saturating_sub(SHOWN);
        self.toasts.drain(..surplus);
    }

    /// Offers to undo belong to the newest step only.
    pub fn withdraw_undo(&mut self) {
        self.toasts.retain(|toast| !toast.offers_undo);
    }

    /// Shows the messages; gives what was asked for in them.
    pub fn show(&mut self, ctx: &egui::Context, theme: &Theme, lang: Lang) -> Option<Action> {
        let now = ctx.input(|input| input.time);
        for toast in &mut self.toasts {
            let seconds = if toast.offers_undo {
                SECONDS_WITH_UNDO
            } else {
                SECONDS
            };
            toast.until.get_or_insert(now + seconds);
        }
        self.toasts
            .retain(|toast| toast.until.is_none_or(|until| now < until));
        let first_end = self
            .toasts
            .iter()
            .filter_map(|toast| toast.until)
            .reduce(f64::min)?;
        ctx.request_repaint_after_secs((first_end - now) as f32);
        let mut asked = None;
        Area::new(Id::new("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, [0.0, -64.0])
            .show(ctx, |ui| {
                for toast in &self.toasts {
                    let frame = Frame::new()
                        .fill(theme.tip)
                        .stroke(Stroke::new(1.0, theme.control_border))
                        .corner_radius(4)
                        .inner_margin(Margin::symmetric(12, 6));
                    frame.show(ui, |ui| {
                        ui.horizontal(|ui| {
                            ui.colored_label(theme.on_tip, &toast.text);
                            if toast.offers_undo
                                && widgets::plain_button(ui, ShellText::UndoNow.get(lang)).clicked()
                            {
                                asked = Some(Action::Command(UiCommand::Undo));
                            }
                        });
                    });
                }
            });
        asked
    }
}
