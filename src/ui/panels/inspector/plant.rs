//! Nothing selected: the plant's own facts, what is on the drawing, and what its signs mean.

use std::collections::BTreeSet;

use egui::{Id, Rect, RichText, Sense, Ui, pos2, vec2};

use super::{
    InspectorState, InspectorText as T,
    drafts::{Commit, Drafts, FieldLook, FieldSpec},
    form::{Lens, halfwidth, lens},
    head::layer_badge,
    picker::{Choice, picker},
    rows::{SectionHead, fact_row, row, text_in},
};
use crate::{
    analysis::findings::CellGrade,
    diagram::zoning::ZoneLayer,
    edit::{Change, StepName},
    guideline::catalogue,
    i18n::fill,
    plant::{
        Date, ElementKind as Kind, Grade, Importance, Layer, Plant, PlantInfo, PlantState, Strength,
        codes::AttackerCode,
    },
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{font, size, strong},
        widgets::{ChipSize, paint_bars, paint_grade_chip, paint_shield},
    },
};

/// Plant facts and legend.
pub(super) fn plant_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState) {
    ui.label(strong(T::PlantFacts.get(ctx.lang), size::TEXT_SECTION));
    let drafts = &mut state.drafts;
    text(ui, ctx, drafts, T::Name, lens!(name));
    text(ui, ctx, drafts, T::NameEn, lens!(name_en));
    text(ui, ctx, drafts, T::Product, lens!(product));
    text(ui, ctx, drafts, T::ProductEn, lens!(product_en));
    text(ui, ctx, drafts, T::Responsibility, lens!(owner));
    text(ui, ctx, drafts, T::Version, lens!(version));
    date(ui, ctx, drafts);
    life_state(ui, ctx);
    attackers(ui, ctx);
    let head = SectionHead {
        open_at_first: true,
        ..SectionHead::closed("contents", T::Contents.get(ctx.lang))
    };
    state.folds.section(ui, ctx.theme, &head, |ui| contents(ui, ctx));
    let head = SectionHead {
        open_at_first: true,
        ..SectionHead::closed("legend", T::Legend.get(ctx.lang))
    };
    state.folds.section(ui, ctx.theme, &head, |ui| legend(ui, ctx));
    let note = SectionHead::closed("note", T::Note.get(ctx.lang));
    let drafts = &mut state.drafts;
    state.folds.section(ui, ctx.theme, &note, |ui| {
        field(
            ui,
            ctx,
            drafts,
            (T::Note, FieldLook::Lines),
            &ctx.plant().info.note,
            |typed| {
                let note = typed.trim_end().to_owned();
                Ok(Box::new(move |info: &mut PlantInfo| info.note.clone_from(&note)))
            },
        );
    });
}

type Edit = Box<dyn Fn(&mut PlantInfo)>;

/// A field of the plant's own facts; `parse` turns what was typed into the edit.
fn field(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    (label, look): (T, FieldLook),
    saved: &str,
    parse: impl Fn(&str) -> Result<Edit, String> + 'static,
) {
    let commit = move || -> Commit {
        Box::new(move |plant: &Plant, typed: &str| {
            let edit = parse(typed.trim())?;
            let mut info = plant.info.clone();
            edit(&mut info);
            Ok(if info == plant.info {
                Change::Put(Vec::new())
            } else {
                Change::PutInfo(Box::new(info))
            })
        })
    };
    let spec = FieldSpec {
        id: Id::new(("plant facts", label)),
        label: label.get(ctx.lang),
        hint: "",
        look,
        width: ui.available_width(),
        step: StepName::EditPlant,
    };
    drafts.field(ui, ctx, spec, saved, commit);
}

fn text(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts, label: T, lens: Lens<PlantInfo, String>) {
    let saved = (lens.get)(&ctx.plant().info).clone();
    row(ui, ctx.theme, label.get(ctx.lang), |ui| {
        field(ui, ctx, drafts, (label, FieldLook::Line), &saved, move |typed| {
            let typed = typed.to_owned();
            Ok(Box::new(move |info: &mut PlantInfo| {
                (lens.get_mut)(info).clone_from(&typed);
            }))
        });
    });
}

fn date(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts) {
    let wrong = T::NotADate.get(ctx.lang);
    let saved = ctx
        .plant()
        .info
        .date
        .map(|date| date.to_string())
        .unwrap_or_default();
    row(ui, ctx.theme, T::Date.get(ctx.lang), |ui| {
        field(
            ui,
            ctx,
            drafts,
            (T::Date, FieldLook::Line),
            &saved,
            move |typed| {
                let typed = halfwidth(typed).replace('/', "-");
                let date: Option<Date> = match typed.as_str() {
                    "" => None,
                    typed => Some(typed.parse().map_err(|_error| wrong.to_owned())?),
                };
                Ok(Box::new(move |info: &mut PlantInfo| info.date = date))
            },
        );
    });
}

fn put_info(ctx: &ViewCtx<'_>, edit: impl FnOnce(&mut PlantInfo)) {
    let mut info = ctx.plant().info.clone();
    edit(&mut info);
    ctx.change(StepName::EditPlant, Change::PutInfo(Box::new(info)));
}

fn life_state(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let label = T::LifeState.get(ctx.lang);
    let current = ctx.plant().info.state;
    let chosen = row(ui, ctx.theme, label, |ui| {
        let name = (label, ui.available_width());
        picker(
            ui,
            ctx.theme,
            name,
            (Some(&current), current.in_words(ctx.lang)),
            "",
            || {
                let all = [PlantState::Running, PlantState::Renewal, PlantState::New];
                all.map(|state| Choice::new(state, state.in_words(ctx.lang)))
                    .into()
            },
        )
    });
    if let Some(state) = chosen {
        put_info(ctx, |info| info.state = state);
    }
}

/// Attackers to assume: a tick each; none ticked means the default.
fn attackers(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let assumed = &ctx.plant().info.attackers;
    ui.add_space(4.0);
    ui.label(
        RichText::new(T::Attackers.get(ctx.lang))
            .size(size::TEXT_SMALL)
            .color(ctx.theme.text_2),
    );
    let defaults: BTreeSet<AttackerCode> = catalogue()
        .parameters
        .default_attackers
        .value
        .iter()
        .cloned()
        .collect();
    for attacker in &catalogue().attackers {
        let mut ticked = if assumed.is_empty() {
            defaults.contains(&attacker.code)
        } else {
            assumed.contains(&attacker.code)
        };
        let words = RichText::new(format!("{} {}", attacker.code, attacker.name.get(ctx.lang)));
        if ui.checkbox(&mut ticked, words.size(size::TEXT_DENSE)).changed() {
            let code: AttackerCode = attacker.code.clone();
            put_info(ctx, |info| {
                if info.attackers.is_empty() {
                    info.attackers.extend(defaults.iter().cloned());
                }
                if ticked {
                    info.attackers.insert(code);
                } else {
                    info.attackers.remove(&code);
                }
            });
        }
    }
    if assumed.is_empty() {
        let defaults: Vec<&str> = defaults.iter().map(AttackerCode::as_str).collect();
        let words = fill(
            T::AttackersDefault.get(ctx.lang),
            &[("attacker", &defaults.join("・"))],
        );
        super::rows::remark(ui, ctx.theme, &words);
    }
}

fn contents(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let plant = ctx.plant();
    let counts = [
        (Kind::Device, plant.devices.len()),
        (Kind::Network, plant.networks.len()),
        (Kind::Link, plant.links.len()),
        (Kind::Zone, plant.zones.len()),
        (Kind::Task, plant.tasks.len()),
        (Kind::Data, plant.data.len()),
        (Kind::Measure, plant.measures.len()),
    ];
    for (kind, count) in counts {
        fact_row(ui, ctx.theme, kind.in_words(ctx.lang), &count.to_string());
    }
}

/// Grades, strengths, importance, layers: sign and word each.
fn legend(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let theme = ctx.theme;
    let lang = ctx.lang;
    let head = |ui: &mut Ui, text: T| {
        ui.label(
            RichText::new(text.get(lang))
                .size(size::TEXT_SMALL)
                .color(theme.text_2),
        );
    };
    head(ui, T::LegendGrades);
    for grade in Grade::ALL {
        entry(ui, ctx, grade.in_words(lang), |ui, rect| {
            paint_grade_chip(ui.painter(), theme, rect, CellGrade::Grade(grade), ChipSize::List);
        });
    }
    for grade in [CellGrade::NotReachable, CellGrade::NotComputed] {
        entry(ui, ctx, grade.in_words(lang), |ui, rect| {
            paint_grade_chip(ui.painter(), theme, rect, grade, ChipSize::List);
        });
    }
    head(ui, T::LegendStrength);
    for strength in Strength::ALL {
        entry(ui, ctx, strength.in_words(lang), |ui, rect| {
            let shield = Rect::from_center_size(rect.center(), vec2(16.0, 18.0));
            paint_shield(ui.painter(), theme, shield, strength, None);
        });
    }
    head(ui, T::LegendImportance);
    for importance in Importance::ALL {
        entry(ui, ctx, importance.in_words(lang), |ui, rect| {
            let bars = Rect::from_center_size(rect.center(), vec2(20.0, 9.0));
            paint_bars(ui.painter(), bars, 3, importance.get(), theme.text);
        });
    }
    head(ui, T::LegendLayers);
    for layer in Layer::ALL {
        entry(ui, ctx, layer.in_words(lang), |ui, rect| {
            let plate = Rect::from_center_size(rect.center(), vec2(18.0, 18.0));
            layer_badge(
                ui,
                theme,
                plate,
                layer,
                ZoneLayer {
                    layer,
                    boundary: false,
                }
                .letter(lang),
            );
        });
    }
}

fn entry(ui: &mut Ui, ctx: &ViewCtx<'_>, words: &str, paint: impl FnOnce(&Ui, Rect)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 21.0), Sense::hover());
    let sign = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(32.0, 17.0));
    paint(ui, sign);
    let text = Rect::from_min_max(pos2(rect.left() + 46.0, rect.top()), rect.max);
    text_in(ui, text, words, font(size::TEXT_DENSE), ctx.theme.text);
}
