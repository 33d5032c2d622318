//! A finding as a row: what it says, and at its end what settles it or sets it aside.

use egui::{
    Align, Button, Key, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Sense, Stroke, TextEdit,
    Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    super::inspector::{focus_ring, text_in},
    CODE_WIDTH, FindingsState, ROW, glyph, ink,
};
use crate::{
    analysis::findings::{Fix, Lint},
    edit::StepName,
    guideline::catalogue,
    i18n::{fill, lint::LintText as T},
    report::wording::{InWords as _, fix_reason, fix_sentence},
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        theme::{font, size, strong},
        view_state::Screen,
        widgets::link_button,
    },
    workspace::fix,
};

/// Width of the ask for a reason.
const ASK_WIDTH: f32 = 360.0;

/// Shows a finding.
pub(super) fn row_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut FindingsState, finding: &Lint, words: &str) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let severity = finding.severity.in_words(ctx.lang);
        let holes = [
            ("severity", severity),
            ("rule", finding.rule),
            ("sentence", words),
        ];
        WidgetInfo::labeled(WidgetType::Button, true, fill(T::Row.get(ctx.lang), &holes))
    });
    let about_selection = finding
        .subjects
        .iter()
        .any(|subject| ctx.selection.contains(subject));
    if about_selection || response.hovered() {
        let ground = if about_selection {
            theme.selection_fill
        } else {
            theme.hover
        };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    focus_ring(ui, theme, &response);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    let icon = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(
        ui.painter(),
        icon,
        glyph(finding.severity),
        ink(ctx, finding.severity),
    );
    let code = Rect::from_min_size(pos2(rect.left() + 26.0, rect.top()), vec2(CODE_WIDTH, ROW));
    text_in(ui, code, finding.rule, font(size::TEXT_SMALL), theme.text_2);
    let ends_at = buttons_ui(ui, ctx, state, rect, finding, words);
    let sentence = Rect::from_min_max(
        pos2(code.right(), rect.top()),
        pos2(ends_at.max(code.right()), rect.bottom()),
    );
    text_in(ui, sentence, words, font(size::TEXT_DENSE), theme.text);
    let rule = catalogue().rule(finding.rule);
    let response = response.on_hover_ui(|ui| {
        ui.label(words);
        if let Some(rule) = rule {
            ui.label(strong(T::Why.get(ctx.lang), size::TEXT_SMALL));
            ui.label(rule.why.get(ctx.lang));
            ui.label(strong(T::Hint.get(ctx.lang), size::TEXT_SMALL));
            ui.label(rule.hint.get(ctx.lang));
        }
    });
    if response.clicked() {
        ctx.send(goal(finding));
    }
}

/// Where "go there" leads: to what it is about, or, about the whole plant, to the screen of its step.
fn goal(finding: &Lint) -> Action {
    if !finding.subjects.is_empty() {
        return Action::Reveal(finding.subjects.clone());
    }
    let step = finding.rule.get(..5).unwrap_or_default();
    Action::Show(match step {
        "V-TSK" => Screen::Tasks,
        "V-MEA" => Screen::Improve,
        _ => Screen::Requirements,
    })
}

/// The buttons at the end of a row; gives where the sentence ends.
fn buttons_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut FindingsState,
    rect: Rect,
    finding: &Lint,
    words: &str,
) -> f32 {
    let layout = Layout::right_to_left(Align::Center);
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    buttons.spacing_mut().item_spacing.x = 4.0;
    let button = link_button(&mut buttons, ctx.theme, T::Exclude.get(ctx.lang));
    name(&button, T::ExcludeName.get(ctx.lang), words);
    exclude_ui(ctx, state, &button, finding);
    let choices = fix::choices(finding);
    if !choices.is_empty() {
        let button = link_button(&mut buttons, ctx.theme, T::Fix.get(ctx.lang));
        name(&button, T::FixName.get(ctx.lang), words);
        fix_ui(ctx, &button, finding, &choices);
    }
    buttons.min_rect().left() - 8.0
}

/// What a screen reader calls a button at the end of a row.
pub(super) fn name(button: &Response, pattern: &str, sentence: &str) {
    button.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, true, fill(pattern, &[("sentence", sentence)]))
    });
}

/// One way: at once. Several: a menu of them.
fn fix_ui(ctx: &ViewCtx<'_>, button: &Response, finding: &Lint, choices: &[Vec<Fix>]) {
    if let [only] = choices {
        let button = button.clone().on_hover_text(told(ctx, only));
        if button.clicked() {
            settle(ctx, finding, only);
        }
        return;
    }
    Popup::menu(button).show(|ui| {
        for choice in choices {
            if ui
                .add(Button::new(told(ctx, choice)).frame_when_inactive(false))
                .clicked()
            {
                settle(ctx, finding, choice);
                ui.close();
            }
        }
    });
}

fn told(ctx: &ViewCtx<'_>, fixes: &[Fix]) -> String {
    fix_sentence(fixes, ctx.plant(), ctx.lang)
}

/// Carries the fixes out as one step, and says so; a deletion says so itself.
fn settle(ctx: &ViewCtx<'_>, finding: &Lint, fixes: &[Fix]) {
    let why = fix_reason(finding.rule, catalogue(), ctx.lang);
    let (step, change) = fix::change(fixes, ctx.plant(), &mut ctx.ids.borrow_mut(), &why);
    ctx.change(step, change);
    if step != StepName::Delete {
        let done = fill(T::Fixed.get(ctx.lang), &[("what", &told(ctx, fixes))]);
        ctx.send(Action::Toast(done));
    }
}

/// Asks for the reason, without which nothing is set aside.
fn exclude_ui(ctx: &ViewCtx<'_>, state: &mut FindingsState, button: &Response, finding: &Lint) {
    if button.clicked() {
        state.why.clear();
    }
    let popup = Popup::menu(button)
        .width(ASK_WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let ask = T::ExcludeWhy.get(ctx.lang);
        let label = ui.label(RichText::new(ask).size(size::TEXT_DENSE));
        let edit = TextEdit::singleline(&mut state.why).desired_width(ASK_WIDTH);
        let edit = ui.add(edit).labelled_by(label.id);
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if button.clicked() {
            edit.request_focus();
        }
        let is_given = !state.why.trim().is_empty();
        ui.horizontal(|ui| {
            // In a menu's style buttons have no frame and would read as words.
            ui.set_style(ui.ctx().global_style());
            let words = T::ExcludeNow.get(ctx.lang);
            let pressed = ui.add_enabled(is_given, Button::new(words)).clicked();
            if is_given && (pressed || entered) {
                let ids = &mut ctx.ids.borrow_mut();
                let change = fix::exclude(finding, ids, &ctx.plant().info.owner, &state.why, ctx.today);
                ctx.change(StepName::Exclude, change);
                ui.close();
            }
            if ui.add(Button::new(T::Cancel.get(ctx.lang))).clicked() {
                ui.close();
            }
        });
    });
}
