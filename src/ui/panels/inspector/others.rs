//! The inspector of data, parties, places, utilities, departments, measures, judgements and memos.

use egui::Ui;

use super::{
    InspectorState, InspectorText as T,
    form::{Form, lens},
    hazards,
    head::{Head, head_ui},
    measures::{self, strength_choices, target_name},
    needs,
    picker::Choice,
    rows::{fact_row, remark},
};
use crate::{
    diagram::icons::{Glyph, Icon},
    guideline::catalogue,
    i18n::fill,
    plant::{
        DataId, DecisionId, DeptId, Element, Entry, Importance, MeasureId, NoteId, PartyId, PartyKind,
        PlaceId, Strength, Target, UtilityId, UtilityKind,
    },
    report::wording::{InWords as _, strength_of},
    ui::{
        ctx::{Action, ViewCtx},
        view_state::Screen,
        widgets::plain_button,
    },
};

fn head(element: impl Into<Element>, glyph: Glyph, ctx: &ViewCtx<'_>, kind: &str) -> Head {
    let element = element.into();
    let code = ctx.plant().code_and_name(element, false).0;
    let facts: Vec<&str> = [code, kind]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    Head {
        icon: Icon::from(glyph),
        facts: facts.join("・"),
        grade: None,
        effect: None,
        parents: Vec::new(),
    }
}

/// Data.
pub(super) fn data_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[DataId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    let single = match ids {
        [id] => Some(*id),
        _ => None,
    };
    if let Some(id) = single {
        let icon = Icon::named("db").unwrap_or_else(|| Glyph::Table.into());
        let head = Head {
            icon,
            ..head(id, Glyph::Table, ctx, Element::from(id).kind().in_words(lang))
        };
        head_ui(ui, &mut form, &head, lens!(name));
    }
    let words = |need: &Option<Importance>| {
        need.map_or_else(
            || T::Unset.get(lang).to_owned(),
            |need| format!("{} {}", need.get(), need.in_words(lang)),
        )
    };
    let needs = || {
        let own = Importance::ALL.into_iter().rev().map(Some);
        std::iter::once(None)
            .chain(own)
            .map(|need| Choice::new(need, words(&need)))
            .collect()
    };
    form.pick(ui, T::Confidentiality, lens!(confidentiality), words, needs);
    form.pick(ui, T::Integrity, lens!(integrity), words, needs);
    form.pick(ui, T::Availability, lens!(availability), words, needs);
    let proposals = single.and_then(|id| ctx.findings.as_ref()?.data_importance.get(&id));
    form.importance(ui, lens!(importance), proposals, &mut state.rated);
    if let Some(id) = single {
        super::threats::element_section(ui, ctx, &mut state.folds, id.into());
        needs::data_section(ui, ctx, &mut state.folds, id);
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
    }
    form.references(ui, T::StoredAt, lens!(stored_at));
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Outside parties.
pub(super) fn party_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[PartyId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        head_ui(ui, &mut form, &head(id, Glyph::Vendor, ctx, ""), lens!(name));
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
    }
    let kinds = [
        PartyKind::Vendor,
        PartyKind::Headquarters,
        PartyKind::Supplier,
        PartyKind::Service,
        PartyKind::Customer,
        PartyKind::Internet,
    ];
    form.pick(
        ui,
        T::Kind,
        lens!(kind),
        |kind| kind.in_words(lang).to_owned(),
        || kinds.map(|kind| Choice::new(kind, kind.in_words(lang))).into(),
    );
    form.reference(ui, T::LivesIn, lens!(lives_in), T::Unset);
    form.text(ui, T::Contact, lens!(contact));
    form.text(ui, T::Contract, lens!(contract));
    form.date(ui, T::SupportEnd, lens!(support_end));
    if let [id] = *ids {
        measures::measures_section(ui, ctx, &mut state.folds, Target::Party(id));
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Places.
pub(super) fn place_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[PlaceId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        head_ui(
            ui,
            &mut form,
            &head(id, Glyph::Lock, ctx, Element::from(id).kind().in_words(lang)),
            lens!(name),
        );
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
        let around = |other: &PlaceId| ctx.plant().place_and_parents(*other).all(|place| place != id);
        let none = form.say(T::None);
        let shown = |place: &Option<PlaceId>| place.map_or_else(|| none.to_owned(), |place| ctx.name(place));
        form.pick(ui, T::ParentPlace, lens!(parent), shown, || {
            let all = super::lists::all_or_none::<PlaceId>(ctx, none).into_iter();
            all.filter(|choice| choice.value.as_ref().is_none_or(around))
                .collect()
        });
    }
    let known = [Entry::Open, Entry::Badge, Entry::Locked].map(|entry| (entry, entry.in_words(lang)));
    form.fact(ui, T::EntryControl, lens!(entry), &known, None);
    if let [id] = *ids {
        hazards::place_section(ui, ctx, &mut state.folds, id);
        measures::measures_section(ui, ctx, &mut state.folds, Target::Place(id));
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Utilities.
pub(super) fn utility_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[UtilityId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        head_ui(ui, &mut form, &head(id, Glyph::Key, ctx, ""), lens!(name));
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
    }
    let kinds = [
        UtilityKind::Power,
        UtilityKind::Ups,
        UtilityKind::Air,
        UtilityKind::Water,
    ];
    form.pick(
        ui,
        T::Kind,
        lens!(kind),
        |kind| kind.in_words(lang).to_owned(),
        || kinds.map(|kind| Choice::new(kind, kind.in_words(lang))).into(),
    );
    form.references(ui, T::Feeding, lens!(devices));
    form.references(ui, T::FeedingPlaces, lens!(places));
    if let [id] = *ids {
        hazards::utility_section(ui, ctx, &mut state.folds, id);
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Departments.
pub(super) fn dept_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[DeptId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        let kind = Element::from(id).kind().in_words(ctx.lang);
        head_ui(ui, &mut form, &head(id, Glyph::Person, ctx, kind), lens!(name));
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Measures: one instance at one target.
pub(super) fn measure_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[MeasureId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    let first = ids.first().and_then(|id| ctx.plant().measures.get(id));
    let Some(first) = first else { return };
    let code = first.measure.clone();
    if ids.len() == 1 {
        let row = catalogue().measure(&code);
        ui.label(crate::ui::theme::strong(
            format!("{code} {}", row.map_or("", |row| row.name.get(lang))),
            16.0,
        ));
        remark(ui, ctx.theme, row.map_or("", |row| row.text.get(lang)));
        let at = first
            .target
            .map_or_else(String::new, |target| target_name(ctx, target));
        fact_row(ui, ctx.theme, T::MeasureTarget.get(lang), &at);
    }
    let word = |strength: Strength| format!("{} {}", strength.get(), strength_of(&code, strength).get(lang));
    let known: Vec<(Strength, String)> = strength_choices(&code, lang)
        .into_iter()
        .map(|choice| (choice.value, word(choice.value)))
        .collect();
    let known: Vec<(Strength, &str)> = known
        .iter()
        .map(|(value, word)| (*value, word.as_str()))
        .collect();
    form.fact(ui, T::Now, lens!(now), &known, None);
    let unset = T::GoalUnset.get(lang);
    let shown = |goal: &Option<Strength>| goal.map_or_else(|| unset.to_owned(), word);
    form.pick(ui, T::Goal, lens!(goal), shown, || {
        let some = strength_choices(&code, lang).into_iter();
        let some = some.map(|choice| Choice::explained(Some(choice.value), choice.text, choice.help));
        std::iter::once(Choice::new(None, unset)).chain(some).collect()
    });
    form.percent(ui, T::Coverage, lens!(coverage));
    form.bounded(ui, (T::Quality, T::NotAQuality), lens!(quality), 1..=5);
    form.number(ui, T::Cost, T::Cost, lens!(cost));
    form.reference(ui, T::Responsible, lens!(owner), T::Unset);
    form.date(ui, T::Due, lens!(due));
    form.text(ui, T::Evidence, lens!(evidence));
    form.text(ui, T::Exception, lens!(exception));
    form.text(ui, T::Why, lens!(why));
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Judgements: what was judged, by whom and why; the cell itself is where it is changed.
pub(super) fn decision_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[DecisionId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = ids
        && let Some(decision) = ctx.plant().decisions.get(id)
        && let Some(zone) = decision.zone
    {
        let threat = catalogue()
            .threat(&decision.threat)
            .map_or("", |row| row.name.get(ctx.lang));
        let about = format!("{} {threat}", decision.threat);
        let title = fill(
            T::DecisionAbout.get(ctx.lang),
            &[("zone", &ctx.name(zone)), ("threat", &about)],
        );
        ui.label(crate::ui::theme::strong(title, 16.0));
        if plain_button(ui, T::OpenCell.get(ctx.lang)).clicked() {
            ctx.send(Action::PickCell(Some((zone, decision.threat.clone()))));
            ctx.send(Action::Show(Screen::Threats));
        }
    }
    form.long_text(ui, T::Why, lens!(why));
}

/// Memos.
pub(super) fn note_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[NoteId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    ui.label(crate::ui::theme::strong(T::Note.get(ctx.lang), 16.0));
    form.long_text(ui, T::Note, lens!(text));
}
