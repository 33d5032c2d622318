//! Findings that people set aside, folded at the end of the list, each with its reason and the way back.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    super::inspector::{focus_ring, text_in},
    CODE_WIDTH, ROW,
    row::name,
};
use crate::{
    analysis::findings::Lint,
    edit::StepName,
    guideline::catalogue,
    i18n::{fill, lint::LintText as T},
    plant::ExclusionId,
    report::wording::lint_sentence,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
        widgets::link_button,
    },
    workspace::fix,
};

/// An exclusion with what it holds back.
pub(super) struct Row {
    id: ExclusionId,
    /// Its rule.
    pub(super) rule: String,
    /// The finding's sentence; of a rule that finds nothing any more, its name.
    pub(super) sentence: String,
    why: String,
}

/// All exclusions of the plant: those that hold something back first, then the others.
pub(super) fn rows(ctx: &ViewCtx<'_>) -> Vec<Row> {
    let plant = ctx.plant();
    let excluded = ctx
        .findings
        .as_ref()
        .map_or(&[][..], |findings| &findings.excluded);
    let of = |id: ExclusionId, lint: Option<&Lint>| {
        let exclusion = plant.exclusions.get(&id)?;
        let sentence = if let Some(lint) = lint {
            lint_sentence(lint, plant, catalogue(), ctx.lang)
        } else {
            let rule = catalogue().rule(exclusion.rule.as_str());
            let title = rule.map(|rule| rule.title.get(ctx.lang)).unwrap_or_default();
            format!("{title}{}", T::ExcludedStale.get(ctx.lang))
        };
        Some(Row {
            id,
            rule: exclusion.rule.to_string(),
            sentence,
            why: exclusion.why.clone(),
        })
    };
    let active = excluded
        .iter()
        .filter_map(|excluded| of(excluded.by, Some(&excluded.lint)));
    let is_active = |id: &ExclusionId| excluded.iter().any(|excluded| excluded.by == *id);
    let stale = plant.exclusions.keys().filter(|id| !is_active(id));
    active.chain(stale.filter_map(|&id| of(id, None))).collect()
}

/// The head that folds them.
pub(super) fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, is_open: &mut bool, n: usize) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = fill(T::ExcludedHead.get(ctx.lang), &[("n", &n.to_string())]);
    response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, *is_open, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let sign = if *is_open { "∨" } else { "＞" };
    let sign_at = Rect::from_min_size(pos2(rect.left() + 4.0, rect.top()), vec2(20.0, ROW));
    text_in(ui, sign_at, sign, font(size::TEXT_SMALL), theme.text_2);
    let words_at = Rect::from_min_max(pos2(rect.left() + 26.0, rect.top()), rect.max);
    text_in(ui, words_at, &words, font(size::TEXT_DENSE), theme.text_2);
    if response.clicked() {
        *is_open = !*is_open;
    }
}

/// One of them.
pub(super) fn row_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, row: &Row) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let holes = [
        ("rule", row.rule.as_str()),
        ("sentence", &row.sentence),
        ("why", &row.why),
    ];
    let all = fill(T::ExcludedRow.get(ctx.lang), &holes);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &all));
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    let code = Rect::from_min_size(pos2(rect.left() + 26.0, rect.top()), vec2(CODE_WIDTH, ROW));
    text_in(ui, code, &row.rule, font(size::TEXT_SMALL), theme.text_2);
    let layout = Layout::right_to_left(Align::Center);
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    let button = link_button(&mut buttons, theme, T::Include.get(ctx.lang));
    name(&button, T::IncludeName.get(ctx.lang), &row.sentence);
    if button.clicked() {
        ctx.change(StepName::Exclude, fix::include(row.id));
    }
    let ends_at = buttons.min_rect().left() - 8.0;
    let why = fill(T::Because.get(ctx.lang), &[("why", &row.why)]);
    let middle = code.right() + (ends_at - code.right()).max(0.0) * 0.58;
    let sentence = Rect::from_min_max(pos2(code.right(), rect.top()), pos2(middle - 12.0, rect.bottom()));
    text_in(ui, sentence, &row.sentence, font(size::TEXT_DENSE), theme.text_2);
    let reason = Rect::from_min_max(pos2(middle, rect.top()), pos2(ends_at.max(middle), rect.bottom()));
    text_in(ui, reason, &why, font(size::TEXT_DENSE), theme.text_2);
    response.on_hover_text(format!("{}\n{why}", row.sentence));
}
