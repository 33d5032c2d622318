//! Measures at a device, zone, conduit, place or party: strength now and planned, each a switch of its own.

use std::collections::BTreeSet;

use egui::{Rect, Response, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    InspectorText as T,
    lists::{add_button, element_row, remove_button},
    picker::{Choice, choose},
    rows::{Folds, SectionHead, focus_ring, remark, text_in},
};
use crate::{
    edit::{
        Change, StepName,
        attach::{When, confirm_measure, measure_at, set_strength},
    },
    guideline::{Class, Scope, catalogue},
    i18n::{Lang, Word, fill},
    plant::{Element, Fact, Measure, MeasureId, Plant, Strength, Target, ZoneId, codes::MeasureCode},
    report::wording::strength_of,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
        widgets::paint_shield,
    },
};

/// Measures recorded at a target, measures of the zones around it, and a way to add one.
pub(super) fn measures_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, target: Target) {
    let plant = ctx.plant();
    let own: Vec<(MeasureId, &Measure)> = at(ctx, target);
    let around = around(ctx, target);
    let own_codes: BTreeSet<&MeasureCode> = own.iter().map(|(_, measure)| &measure.measure).collect();
    let head = SectionHead {
        count: Some(own.len()),
        aside: T::NowToGoal.get(ctx.lang),
        open_at_first: true,
        ..SectionHead::closed("measures", T::Measures.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (id, measure) in own {
            measure_row(ui, ctx, id, measure, Owned::Here);
            if !measure.unconfirmed_for.is_empty() {
                unconfirmed_row(ui, ctx, id, measure.unconfirmed_for.len());
            }
        }
        let words = T::AddMeasure.get(ctx.lang);
        if let Some(code) = add_button(ui, ctx, words, || addable(ctx, target)) {
            let fresh = measure_at(plant, target, &code).unwrap_or_else(|| ctx.fresh());
            let change = set_strength(plant, (target, &code), (When::Now, Strength::NONE), fresh);
            ctx.change(StepName::Add, change);
        }
    });
    for target in around {
        let here: Vec<_> = at(ctx, target)
            .into_iter()
            .filter(|(_, measure)| !own_codes.contains(&measure.measure))
            .collect();
        inherited_section(ui, ctx, folds, target, &here);
    }
}

/// Measures of a zone around it, which hold here too.
fn inherited_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    target: Target,
    measures: &[(MeasureId, &Measure)],
) {
    if measures.is_empty() {
        return;
    }
    let title = fill(
        T::InheritedFrom.get(ctx.lang),
        &[("from", &target_name(ctx, target))],
    );
    let head = SectionHead {
        count: Some(measures.len()),
        aside: T::NowToGoal.get(ctx.lang),
        ..SectionHead::closed("inherited measures", &title)
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (id, measure) in measures {
            measure_row(ui, ctx, *id, measure, Owned::Around);
        }
    });
}

/// Whether a measure stands at the element itself or at a zone around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owned {
    Here,
    Around,
}

fn at<'c>(ctx: &ViewCtx<'c>, target: Target) -> Vec<(MeasureId, &'c Measure)> {
    let measures = ctx.workspace.plant().measures.iter();
    let mut found: Vec<_> = measures
        .filter(|(_, measure)| measure.target == Some(target))
        .map(|(&id, measure)| (id, measure))
        .collect();
    let order = |code: &MeasureCode| catalogue().measures.position(code.as_str()).unwrap_or(usize::MAX);
    found.sort_by_key(|(id, measure)| (order(&measure.measure), *id));
    found
}

/// Targets whose measures hold here too: the zones around a device or zone, inside out.
fn around(ctx: &ViewCtx<'_>, target: Target) -> Vec<Target> {
    let plant = ctx.plant();
    let zone = match target {
        Target::Device(device) => plant.devices.get(&device).and_then(|device| device.zone),
        Target::Zone(zone) => plant.zones.get(&zone).and_then(|zone| zone.parent),
        _ => None,
    };
    zone.map(|zone| plant.zone_and_parents(zone).map(Target::Zone).collect())
        .unwrap_or_default()
}

/// Where a measure that is to help a zone is recorded: where it already stands for it, else at the zone if the
/// measure can be recorded there, else at the whole plant.
pub(super) fn target_for_zone(plant: &Plant, zone: ZoneId, code: &MeasureCode) -> Target {
    let zones = plant.zone_and_parents(zone).map(Target::Zone);
    let standing = zones
        .chain([Target::Plant])
        .find(|&target| measure_at(plant, target, code).is_some());
    let at_zone = catalogue()
        .measure(code)
        .is_none_or(|measure| measure.scopes.contains(&Scope::Zone));
    standing.unwrap_or(if at_zone {
        Target::Zone(zone)
    } else {
        Target::Plant
    })
}

/// Where a measure stands, in words.
pub(super) fn target_name(ctx: &ViewCtx<'_>, target: Target) -> String {
    match target.element() {
        None => T::WholePlant.get(ctx.lang).to_owned(),
        Some(element) => ctx.name(element),
    }
}

/// Measures that can be recorded at a target and are not yet, in the order of the guideline's tables.
fn addable(ctx: &ViewCtx<'_>, target: Target) -> Vec<Choice<MeasureCode>> {
    let scope = Scope::of(target);
    let class = match target {
        Target::Device(device) => ctx
            .plant()
            .devices
            .get(&device)
            .and_then(|device| catalogue().kind(&device.kind))
            .map(|kind| kind.class),
        _ => None,
    };
    let fits = |class: Option<Class>, code: &MeasureCode| {
        class.is_none_or(|class| catalogue().applies_to(code, class))
    };
    let measures = catalogue()
        .measures
        .iter()
        .filter(|measure| measure.scopes.contains(&scope));
    measures
        .filter(|measure| fits(class, &measure.code))
        .filter(|measure| measure_at(ctx.plant(), target, &measure.code).is_none())
        .map(|measure| {
            let name = format!("{} {}", measure.code, measure.name.get(ctx.lang));
            Choice::explained(measure.code.clone(), name, measure.text.get(ctx.lang))
        })
        .collect()
}

fn measure_row(ui: &mut Ui, ctx: &ViewCtx<'_>, id: MeasureId, measure: &Measure, owned: Owned) {
    let name = catalogue()
        .measure(&measure.measure)
        .map_or("", |row| row.name.get(ctx.lang));
    let text = format!("{} {name}", measure.measure);
    let plant = ctx.plant();
    let Some(target) = measure.target else { return };
    element_row(ui, ctx, (Element::Measure(id), &text), |ui| {
        if owned == Owned::Here
            && remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &text)]))
        {
            ctx.change(StepName::Delete, Change::Delete([Element::Measure(id)].into()));
        }
        let now = measure.now.known().copied();
        let goal = measure.goal.or(now).unwrap_or_default();
        let label = fill(T::StrengthGoal.get(ctx.lang), &[("measure", &text)]);
        let shown = ShownStrength {
            now: now.unwrap_or_default(),
            goal: Some(goal),
            word: true,
        };
        if let Some(strength) = strength_button(ui, ctx, &label, &measure.measure, shown, measure.goal) {
            let change = set_strength(plant, (target, &measure.measure), (When::Goal, strength), id);
            ctx.change(StepName::SetStrength, change);
        }
        ui.label(
            egui::RichText::new("→")
                .size(size::TEXT_SMALL)
                .color(ctx.theme.placeholder),
        );
        let label = fill(T::StrengthNow.get(ctx.lang), &[("measure", &text)]);
        let shown = ShownStrength {
            now: now.unwrap_or_default(),
            goal: None,
            word: false,
        };
        if let Some(strength) = strength_button(ui, ctx, &label, &measure.measure, shown, now) {
            let change = set_strength(plant, (target, &measure.measure), (When::Now, strength), id);
            ctx.change(StepName::SetStrength, change);
        }
    });
    let unknown = matches!(measure.now, Fact::Unknown).then(|| Word::Unknown.get(ctx.lang));
    let below: Vec<&str> = [unknown.unwrap_or_default(), measure.exception.as_str()].into();
    let below: Vec<&str> = below.into_iter().filter(|words| !words.is_empty()).collect();
    if !below.is_empty() {
        remark(ui, ctx.theme, &below.join("・"));
    }
}

fn unconfirmed_row(ui: &mut Ui, ctx: &ViewCtx<'_>, id: MeasureId, devices: usize) {
    ui.horizontal_wrapped(|ui| {
        let words = fill(T::Unconfirmed.get(ctx.lang), &[("n", &devices.to_string())]);
        ui.label(
            egui::RichText::new(words)
                .size(size::TEXT_SMALL)
                .color(ctx.theme.warning),
        );
        if crate::ui::widgets::link_button(ui, ctx.theme, T::Confirm.get(ctx.lang)).clicked() {
            ctx.change(StepName::Edit, confirm_measure(ctx.plant(), id));
        }
    });
}

/// What a strength button shows.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ShownStrength {
    /// Filled dark.
    pub(in crate::ui) now: Strength,
    /// Filled pale on top.
    pub(in crate::ui) goal: Option<Strength>,
    /// With the word beside the shield.
    pub(in crate::ui) word: bool,
}

/// A shield that opens the choice of a strength, each with what the guideline asks for at it.
pub(in crate::ui) fn strength_button(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    label: &str,
    code: &MeasureCode,
    shown: ShownStrength,
    current: Option<Strength>,
) -> Option<Strength> {
    let strength = shown.goal.unwrap_or(shown.now);
    let word = strength_of(code, strength).get(ctx.lang);
    let button = shield_button(ui, ctx, label, word, shown);
    let chosen = choose(ctx.theme, &button, current.as_ref(), "", || {
        strength_choices(code, ctx.lang)
    });
    chosen.filter(|chosen| Some(*chosen) != current)
}

fn shield_button(ui: &mut Ui, ctx: &ViewCtx<'_>, label: &str, word: &str, shown: ShownStrength) -> Response {
    let words = if shown.word { 40.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(22.0 + words, 24.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, ui.is_enabled(), label);
        info.current_text_value = Some(word.to_owned());
        info
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ctx.theme.hover);
    }
    focus_ring(ui, ctx.theme, &response);
    let shield = Rect::from_min_size(pos2(rect.left() + 3.0, rect.center().y - 9.0), vec2(16.0, 18.0));
    paint_shield(ui.painter(), ctx.theme, shield, shown.now, shown.goal);
    if shown.word {
        let at = Rect::from_min_max(pos2(rect.left() + 23.0, rect.top()), rect.max);
        text_in(ui, at, word, font(size::TEXT_SMALL), ctx.theme.text_2);
    }
    response.on_hover_text(format!("{label}: {word}"))
}

/// Strengths a measure can have, with what is asked for at each.
pub(super) fn strength_choices(code: &MeasureCode, lang: Lang) -> Vec<Choice<Strength>> {
    let measure = catalogue().measure(code);
    let choice = |strength: Strength| {
        let help = measure
            .and_then(|measure| measure.level(strength))
            .map_or("", |level| level.get(lang));
        let word = strength_of(code, strength).get(lang);
        Choice::explained(strength, format!("{} {word}", strength.get()), help)
    };
    match measure {
        Some(measure) => measure.strengths().map(choice).collect(),
        None => Strength::ALL.into_iter().map(choice).collect(),
    }
}
