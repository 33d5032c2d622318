//! The most likely way of attack, step by step; lit up on the drawing with the same numbers.

use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    super::rows::{Folds, SectionHead, focus_ring, remark, text_in},
    Struck,
};
use crate::{
    analysis::findings::Findings,
    diagram::icons::{Glyph, Icon},
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    plant::{Element, PartyKind},
    report::wording::{Leg, Teller},
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        screens::threats::show_on_canvas,
        theme::{bold, font, size},
        widgets::{icon_button, link_button},
    },
};

const ROW: f32 = 36.0;
const DISC: f32 = 9.0;

/// Which story of the effect is shown.
#[derive(Default)]
pub(in super::super) struct StoryChoice {
    effect: String,
    pub(super) number: usize,
}

/// The story, its neighbours, and the way to the drawing.
pub(super) fn path_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    choice: &mut StoryChoice,
    (findings, index, effect): Struck<'_>,
) {
    if choice.effect != effect.id {
        *choice = StoryChoice {
            effect: effect.id.clone(),
            number: 0,
        };
    }
    let count = effect.stories.len();
    if ctx.is_explained(index) {
        choice.number = choice.number.min(count.saturating_sub(1));
    }
    // Until the details are there, the best one stands in for the others.
    let number = choice.number.min(count.saturating_sub(1));
    let Some(story) = effect.stories.get(number) else {
        return;
    };
    let teller = Teller {
        plant: ctx.plant(),
        lang: ctx.lang,
    };
    let legs = teller.story(findings, story);
    let of = if ctx.is_explained(index) {
        let (n, count) = ((number + 1).to_string(), count.to_string());
        fill(T::PathOf.get(ctx.lang), &[("n", &n), ("count", &count)])
    } else {
        String::new()
    };
    let head = SectionHead {
        aside: &of,
        open_at_first: true,
        ..SectionHead::closed("path", T::Path.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        ui.horizontal(|ui| {
            let lit = ctx.highlight == Some((index, number));
            let words = if lit { T::HidePath } else { T::SeePath };
            if link_button(ui, ctx.theme, words.get(ctx.lang)).clicked() {
                if lit {
                    ctx.send(Action::Highlight(None));
                } else {
                    show_on_canvas(ctx, index, choice.number);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if !ctx.is_explained(index) {
                    return remark(ui, ctx.theme, T::OthersLater.get(ctx.lang));
                }
                let next = icon_button(ui, ctx.theme, Glyph::ChevronRight, T::PathNext.get(ctx.lang));
                let previous = icon_button(ui, ctx.theme, Glyph::ChevronLeft, T::PathPrevious.get(ctx.lang));
                let to = match (next.clicked(), previous.clicked()) {
                    (true, _) => (choice.number + 1) % count,
                    (_, true) => (choice.number + count - 1) % count,
                    _ => choice.number,
                };
                if to != choice.number {
                    choice.number = to;
                    if ctx.highlight.is_some() {
                        ctx.send(Action::Highlight(Some((index, to))));
                    }
                }
            });
        });
        remark(ui, ctx.theme, &teller.effect(effect));
        let last = legs.len().saturating_sub(1);
        for (number, leg) in legs.iter().enumerate() {
            leg_ui(ui, ctx, number, leg, &techniques(findings, leg), number == last);
        }
    });
}

/// ATT&CK techniques of a step.
fn techniques(findings: &Findings, leg: &Leg) -> String {
    let step = findings.graph.steps.get(leg.step as usize);
    let row = step.and_then(|step| catalogue().step(&step.row));
    row.map(|row| row.techniques.join(" ")).unwrap_or_default()
}

/// A numbered disc on the line, the icon of what is reached, its name, and how.
fn leg_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, number: usize, leg: &Leg, techniques: &str, last: bool) {
    let theme = ctx.theme;
    let attack = theme.ink(crate::diagram::display_list::Ink::AttackPath);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(
            WidgetType::Button,
            true,
            format!("{} {}", number + 1, leg.sentence),
        )
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let disc = pos2(rect.left() + DISC + 2.0, rect.center().y);
    let line = Stroke::new(3.0, attack);
    let top = if number == 0 { disc.y } else { rect.top() - 3.0 };
    let bottom = if last { disc.y } else { rect.bottom() };
    ui.painter().vline(disc.x, top..=bottom, line);
    ui.painter()
        .circle(disc, DISC, attack, Stroke::new(1.0, theme.panel));
    let ink = theme.ink(crate::diagram::display_list::Ink::OnDark);
    ui.painter().text(
        disc,
        Align2::CENTER_CENTER,
        number + 1,
        bold(size::TEXT_SMALL),
        ink,
    );
    let icon = Rect::from_center_size(pos2(rect.left() + 36.0, rect.center().y), vec2(20.0, 20.0));
    paint_icon(ui.painter(), icon, icon_of(ctx, leg), theme.text);
    let ids = techniques.split(' ').next().unwrap_or_default();
    let id_at = pos2(rect.right() - 2.0, rect.top() + rect.height() * 0.27);
    let letters = font(size::TEXT_SMALL);
    let id = ui
        .painter()
        .text(id_at, Align2::RIGHT_CENTER, ids, letters, theme.placeholder);
    let words = Rect::from_min_max(
        pos2(rect.left() + 52.0, rect.top() + 1.0),
        pos2(id.left() - 6.0, rect.center().y + 1.0),
    );
    text_in(
        ui,
        words,
        &leg.name,
        if leg.is_harm {
            bold(size::TEXT_DENSE)
        } else {
            font(size::TEXT_DENSE)
        },
        theme.text,
    );
    let crossing = leg
        .enters
        .filter(|_| number > 0)
        .map(|zone| fill(T::PathCrosses.get(ctx.lang), &[("zone", &ctx.name(zone))]));
    let how = match crossing {
        Some(crossing) => format!("{}・{crossing}", leg.how),
        None => leg.how.clone(),
    };
    let below = Rect::from_min_max(pos2(words.left(), rect.center().y), rect.max);
    text_in(ui, below, &how, font(size::TEXT_SMALL), theme.text_2);
    let mut about = leg.sentence.clone();
    if !techniques.is_empty() {
        about.push('\n');
        about.push_str(&fill(T::PathTechniques.get(ctx.lang), &[("ids", techniques)]));
    }
    let response = response.on_hover_text(about);
    if response.clicked()
        && let Some(element) = leg.element
    {
        ctx.send(Action::Select(vec![element]));
    }
}

/// The picture of what a step reaches.
fn icon_of(ctx: &ViewCtx<'_>, leg: &Leg) -> Icon {
    match leg.element {
        Some(Element::Device(id)) => ctx
            .plant()
            .devices
            .get(&id)
            .map_or_else(|| Glyph::Other.into(), |device| Icon::of_kind(&device.kind)),
        Some(Element::Network(_)) => Glyph::Switch.into(),
        Some(Element::Link(_)) => Glyph::Link.into(),
        Some(Element::Place(_)) => Glyph::Person.into(),
        Some(Element::Party(id)) => match ctx.plant().parties.get(&id).map(|party| party.kind) {
            Some(PartyKind::Internet) => Glyph::Internet.into(),
            Some(PartyKind::Headquarters | PartyKind::Customer) => Glyph::Partner.into(),
            Some(PartyKind::Supplier) => Glyph::Truck.into(),
            _ => Glyph::Vendor.into(),
        },
        Some(Element::Data(_)) => Icon::named("db").unwrap_or_else(|| Glyph::Table.into()),
        Some(_) => Glyph::Table.into(),
        None => Glyph::Key.into(),
    }
}
