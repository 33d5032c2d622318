//! Threats to a device or zone: the worst rows, today and as planned.

use std::collections::BTreeMap;

use egui::{Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    InspectorText as T,
    rows::{Folds, SectionHead, focus_ring, remark, text_in},
};
use crate::{
    analysis::findings::{CellGrade, Findings},
    diagram::scene::shows_at,
    guideline::catalogue,
    i18n::fill,
    plant::{Element, Grade, ZoneId, codes::ThreatCode},
    report::wording::{InWords as _, cell_sign},
    ui::{
        ctx::{Action, ViewCtx},
        theme::{font, size},
        view_state::Screen,
        widgets::{ChipSize, link_button, paint_grade_chip},
    },
};

/// Rows shown before “and n more”.
const SHOWN: usize = 4;

/// Stands where a grade is being computed.
const COMPUTING: &str = "…";

/// The threats whose effects show at a device or strike another record; each row leads to the explanation of the
/// worst of them.
pub(super) fn element_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, element: Element) {
    section(ui, ctx, folds, None, |findings| {
        let rows = element_rows(findings, element).into_iter();
        rows.map(|(threat, (grade, effect))| (threat, CellGrade::Grade(grade), Some(effect)))
            .collect()
    });
}

/// The threats to a zone.
pub(super) fn zone_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, zone: ZoneId) {
    section(ui, ctx, folds, Some(zone), |findings| {
        let cells = findings.risk.iter().filter(|cell| cell.zone == zone);
        cells
            .filter(|cell| matches!(cell.grade, CellGrade::Grade(_)))
            .map(|cell| (cell.threat.clone(), cell.grade, None))
            .collect()
    });
}

/// The worst effect of each threat at a record.
fn element_rows(findings: &Findings, element: Element) -> BTreeMap<ThreatCode, (Grade, usize)> {
    let mut worst = BTreeMap::new();
    for (index, effect) in findings.effects.iter().enumerate() {
        let Some(grade) = effect.grade.filter(|_| shows_at(findings, effect, element)) else {
            continue;
        };
        for threat in &effect.threats {
            let entry = worst.entry(threat.clone()).or_insert((grade, index));
            // Grade A is the smallest.
            if grade < entry.0 {
                *entry = (grade, index);
            }
        }
    }
    worst
}

fn section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    zone: Option<ZoneId>,
    rows: impl Fn(&Findings) -> Vec<(ThreatCode, CellGrade, Option<usize>)>,
) {
    let now = ctx.findings.as_deref().map(&rows);
    let mut worst = now.clone().unwrap_or_default();
    worst.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    let planned = ctx.planned().map(rows);
    let planned_grade = |threat: &ThreatCode| {
        let found = planned
            .as_ref()?
            .iter()
            .find(|(planned, ..)| planned == threat)
            .map(|(_, grade, _)| *grade);
        Some(found.unwrap_or(CellGrade::NotReachable))
    };
    let head = SectionHead {
        count: now.is_some().then_some(worst.len()),
        aside: T::NowToPlanned.get(ctx.lang),
        open_at_first: true,
        ..SectionHead::closed("threats", T::Threats.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if worst.is_empty() {
            let words = match (&now, ctx.plant().tasks.is_empty()) {
                (None, _) => T::NotAnalysed,
                (Some(_), true) => T::NoTasksYet,
                (Some(_), false) => T::NoThreats,
            };
            remark(ui, ctx.theme, words.get(ctx.lang));
        }
        for (threat, grade, effect) in worst.iter().take(SHOWN) {
            if !threat_row(ui, ctx, threat, *grade, planned_grade(threat)) {
                continue;
            }
            if effect.is_some() {
                ctx.send(Action::Explain(*effect));
            } else if let Some(zone) = zone {
                ctx.send(Action::PickCell(Some((zone, threat.clone()))));
                ctx.send(Action::Show(Screen::Threats));
            }
        }
        if worst.len() > SHOWN {
            let more = fill(
                T::AndMore.get(ctx.lang),
                &[("n", &(worst.len() - SHOWN).to_string())],
            );
            if link_button(ui, ctx.theme, &more).clicked() {
                ctx.send(Action::Show(Screen::Threats));
            }
        }
    });
}

fn threat_row(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    threat: &ThreatCode,
    now: CellGrade,
    planned: Option<CellGrade>,
) -> bool {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    let name = catalogue()
        .threat(threat)
        .map_or("", |row| row.name.get(ctx.lang));
    response.widget_info(|| {
        let then = planned.map_or_else(
            || format!(" → {}", T::NotAnalysed.get(ctx.lang)),
            |planned| format!(" → {}", cell_sign(planned)),
        );
        WidgetInfo::labeled(
            WidgetType::Link,
            true,
            format!("{threat} {name} {}{then}", cell_sign(now)),
        )
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let chip = |right: f32| Rect::from_min_size(pos2(right - 32.0, rect.center().y - 8.5), vec2(32.0, 17.0));
    let mut right = rect.right();
    let sign = |at: egui::Pos2, sign: &str| {
        let letters = font(size::TEXT_SMALL);
        ui.painter()
            .text(at, egui::Align2::CENTER_CENTER, sign, letters, theme.placeholder)
    };
    match planned {
        Some(planned) => paint_grade_chip(ui.painter(), theme, chip(right), planned, ChipSize::List),
        None => drop(sign(chip(right).center(), COMPUTING)),
    }
    sign(pos2(right - 32.0 - 10.0, rect.center().y), "→");
    right -= 52.0;
    paint_grade_chip(ui.painter(), theme, chip(right), now, ChipSize::List);
    let code = Rect::from_min_max(rect.min, pos2(rect.left() + 30.0, rect.bottom()));
    text_in(ui, code, threat.as_str(), font(size::TEXT_SMALL), theme.text_2);
    let words = Rect::from_min_max(
        pos2(rect.left() + 32.0, rect.top()),
        pos2(right - 38.0, rect.bottom()),
    );
    text_in(ui, words, name, font(size::TEXT_DENSE), theme.text);
    response.on_hover_text(now.in_words(ctx.lang)).clicked()
}
