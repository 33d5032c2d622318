//! What to cut, what that saves, and what stops by the cut itself.

use egui::{Rect, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::{
    super::{
        InspectorState,
        rows::{SectionHead, focus_ring, remark, text_in},
    },
    SHOWN, more_button,
};
use crate::{
    analysis::incident::{Cut, Outlook},
    i18n::{fill, incident::IncidentText as T},
    plant::{Element, LinkId},
    report::wording::{link_ends, percent_left, short_names},
    ui::{
        ctx::{Action, ViewCtx},
        theme::{bold, font, size},
    },
    workspace::Progress,
};

/// Names in one line; more are counted.
const NAMES: usize = 8;

/// The section.
pub(super) fn cuts_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut InspectorState,
    outlook: &Outlook,
    progress: Progress,
) {
    let is_whole = progress == Progress::Whole;
    let head = SectionHead {
        count: is_whole.then_some(outlook.cuts.len()),
        open_at_first: true,
        ..SectionHead::closed("incident cuts", T::Cuts.get(ctx.lang))
    };
    let all = &mut state.incident.all_cuts;
    state.folds.section(ui, ctx.theme, &head, |ui| {
        if !is_whole {
            return remark(ui, ctx.theme, T::CutsComputing.get(ctx.lang));
        }
        let about = if outlook.cuts.is_empty() {
            T::CutsNone
        } else {
            T::CutsHelp
        };
        remark(ui, ctx.theme, about.get(ctx.lang));
        let shown = if *all { usize::MAX } else { SHOWN };
        for cut in outlook.cuts.iter().take(shown) {
            cut_ui(ui, ctx, outlook, cut);
        }
        more_button(ui, ctx, all, outlook.cuts.len());
        if !outlook.cuts_are_all {
            remark(ui, ctx.theme, T::CutsNotAll.get(ctx.lang));
        }
    });
}

/// A link by the numbers of its ends, and by their names.
fn named_ends(ctx: &ViewCtx<'_>, link: LinkId) -> (String, String) {
    let ends = ctx.plant().links.get(&link).map(|link| (link.a, link.b));
    let Some((Some(a), Some(b))) = ends else {
        return (link_ends(link, ctx.plant(), ctx.lang), String::new());
    };
    let (a, b) = (Element::from(a), Element::from(b));
    let number = |end| short_names(&[end], 1, ctx.plant(), ctx.lang);
    let names = [("a", ctx.name(a)), ("b", ctx.name(b))];
    let names = names.each_ref().map(|(hole, name)| (*hole, name.as_str()));
    (
        format!("{} – {}", number(a), number(b)),
        fill(T::CutEnds.get(ctx.lang), &names),
    )
}

fn cut_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, outlook: &Outlook, cut: &Cut) {
    let (lang, theme) = (ctx.lang, ctx.theme);
    let (link, ends) = named_ends(ctx, cut.link);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    response.widget_info(|| {
        let words = fill(T::CutRow.get(lang), &[("link", &link)]);
        WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), words)
    });
    let element = Element::Link(cut.link);
    if ctx.selection.contains(&element) {
        ui.painter().rect_filled(rect, size::RADIUS, theme.selection_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let percent = format!("{:.0}", percent_left(cut, outlook.findings.index));
    let left = fill(T::CutLeaves.get(lang), &[("percent", &percent)]);
    let letters = font(size::TEXT_SMALL);
    let width = ui
        .painter()
        .layout_no_wrap(left.clone(), letters.clone(), theme.text_2)
        .size()
        .x;
    let leaves = Rect::from_min_max(egui::pos2(rect.right() - width - 4.0, rect.top()), rect.max);
    let words = Rect::from_min_max(
        rect.min + vec2(4.0, 0.0),
        egui::pos2(leaves.left() - 6.0, rect.bottom()),
    );
    text_in(ui, words, &link, bold(size::TEXT_DENSE), theme.text);
    text_in(ui, leaves, &left, letters, theme.text_2);
    if response.clicked() {
        ctx.send(Action::Select(vec![element]));
    }
    ui.indent(("cut", cut.link), |ui| {
        let line = |ui: &mut Ui, words: String, ink| {
            ui.label(RichText::new(words).size(size::TEXT_SMALL).color(ink));
        };
        line(ui, ends, theme.text_2);
        let named = |text: T, names: &str| fill(text.get(lang), &[("names", names)]);
        if cut.out_of_reach.is_empty() {
            line(ui, T::CutSavesNothing.get(lang).to_owned(), theme.text_2);
        } else {
            let names = short_names(&cut.out_of_reach, NAMES, ctx.plant(), lang);
            line(ui, named(T::CutSaves, &names), theme.text);
        }
        if cut.stops.is_empty() {
            line(ui, T::CutStopsNothing.get(lang).to_owned(), theme.ok);
        } else {
            let names = short_names(&cut.stops, NAMES, ctx.plant(), lang);
            line(ui, named(T::CutStops, &names), theme.warning);
        }
        if !cut.may_stop.is_empty() {
            let names = short_names(&cut.may_stop, NAMES, ctx.plant(), lang);
            line(ui, named(T::CutMayStop, &names), theme.text_2);
        }
    });
}
