//! Several things at once: of one kind, their common fields; of several kinds, what there is.

use std::collections::BTreeMap;

use egui::Ui;

use super::{
    InspectorText as T,
    rows::{fact_row, remark},
};
use crate::{
    i18n::fill,
    plant::{Element, ElementKind},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{size, strong},
    },
};

/// The line over the common fields of several records.
pub(super) fn many_head(ui: &mut Ui, ctx: &ViewCtx<'_>, selection: &[Element]) {
    let words = fill(T::Selected.get(ctx.lang), &[("n", &selection.len().to_string())]);
    ui.label(strong(words, size::TEXT_SECTION));
    remark(ui, ctx.theme, T::SelectedHelp.get(ctx.lang));
    ui.add_space(4.0);
}

/// Records of several kinds: how many of each.
pub(super) fn mixed_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, selection: &[Element]) {
    let words = fill(T::Selected.get(ctx.lang), &[("n", &selection.len().to_string())]);
    ui.label(strong(words, size::TEXT_SECTION));
    let mut counts: BTreeMap<ElementKind, usize> = BTreeMap::new();
    for element in selection {
        *counts.entry(element.kind()).or_default() += 1;
    }
    for (kind, count) in counts {
        fact_row(ui, ctx.theme, kind.in_words(ctx.lang), &count.to_string());
    }
    remark(ui, ctx.theme, T::NoCommonFields.get(ctx.lang));
}
