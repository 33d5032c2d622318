//! Hazards of a place or utility: a class per threat that no attacker causes, or the guideline's default.

use std::collections::BTreeMap;

use egui::Ui;

use super::{
    InspectorText as T,
    picker::{Choice, picker},
    rows::{Folds, SectionHead, wide_row},
};
use crate::{
    edit::{Change, StepName},
    guideline::catalogue,
    i18n::{Word, fill},
    plant::{Fact, Place, PlaceId, Utility, UtilityId, codes::ThreatCode},
    ui::ctx::ViewCtx,
};

type Hazards = BTreeMap<ThreatCode, Fact<u8>>;

/// Hazards of a place.
pub(super) fn place_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, id: PlaceId) {
    let Some(place) = ctx.plant().places.get(&id) else {
        return;
    };
    section(ui, ctx, folds, &place.hazards, |hazards| {
        Change::edit(ctx.plant(), &[id], |place: &mut Place| {
            place.hazards.clone_from(hazards);
        })
    });
}

/// Hazards of a utility.
pub(super) fn utility_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, id: UtilityId) {
    let Some(utility) = ctx.plant().utilities.get(&id) else {
        return;
    };
    section(ui, ctx, folds, &utility.hazards, |hazards| {
        Change::edit(ctx.plant(), &[id], |utility: &mut Utility| {
            utility.hazards.clone_from(hazards);
        })
    });
}

fn section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    hazards: &Hazards,
    change: impl Fn(&Hazards) -> Change,
) {
    let head = SectionHead {
        count: Some(hazards.len()).filter(|&count| count > 0),
        ..SectionHead::closed("hazards", T::Hazards.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        let (guideline, _) = catalogue().of_plant(ctx.plant());
        let defaults = &guideline.parameters.hazard_classes.value;
        for threat in catalogue().threats.iter().filter(|threat| threat.is_hazard()) {
            let label = format!("{} {}", threat.code, threat.name.get(ctx.lang));
            let default = defaults.get(&threat.code).copied();
            let current = hazards.get(&threat.code).cloned().unwrap_or_default();
            let words = |fact: &Fact<u8>| class_words(ctx, fact, default);
            let chosen = wide_row(ui, ctx.theme, &label, |ui| {
                let name = (label.as_str(), ui.available_width());
                picker(
                    ui,
                    ctx.theme,
                    name,
                    (Some(&current), &words(&current)),
                    "",
                    || {
                        let known = (0..=5).map(Fact::Known);
                        let all = known.chain([Fact::Unknown, Fact::Assumed]);
                        all.map(|fact| Choice::new(fact.clone(), words(&fact))).collect()
                    },
                )
            });
            if let Some(chosen) = chosen {
                let mut hazards = hazards.clone();
                match chosen {
                    Fact::Assumed => drop(hazards.remove(&threat.code)),
                    chosen => drop(hazards.insert(threat.code.clone(), chosen)),
                }
                ctx.change(StepName::Edit, change(&hazards));
            }
        }
    });
}

fn class_words(ctx: &ViewCtx<'_>, fact: &Fact<u8>, default: Option<u8>) -> String {
    match fact {
        Fact::Known(class) => fill(T::HazardClass.get(ctx.lang), &[("class", &class.to_string())]),
        Fact::Unknown => Word::Unknown.get(ctx.lang).to_owned(),
        Fact::NotApplicable { .. } => Word::NotApplicable.get(ctx.lang).to_owned(),
        Fact::Assumed => match default {
            Some(class) => format!("{}({class})", Word::Default.get(ctx.lang)),
            None => Word::Default.get(ctx.lang).to_owned(),
        },
    }
}
