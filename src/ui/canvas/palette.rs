//! The palette at the left of the canvas: every kind of device, recent ones first, found by typing.

use egui::{Align2, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{CanvasState, tool::Tool};
use crate::{
    diagram::icons::Icon,
    guideline::{DeviceKind, catalogue},
    i18n::{CanvasText, Lang, fill},
    plant::codes::KindCode,
    ui::{
        ctx::ViewCtx,
        pen::paint_icon,
        search,
        theme::{Theme, font, size},
        widgets::paint_focus,
    },
};

/// Width of the palette.
pub(super) const WIDTH: f32 = 88.0;
const ROW: f32 = 51.0;
const ICON: f32 = 25.0;
/// Recent kinds shown.
const RECENT: usize = 6;
/// Kinds offered as recent before anybody has placed one.
const FIRST_KINDS: [&str; RECENT] = ["mes_server", "scada", "plc", "hmi", "switch", "maint_laptop"];

/// What the palette remembers.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette {
    query: String,
    recent: Vec<KindCode>,
    /// The kind being dragged out of the palette.
    dragged: Option<KindCode>,
}

impl Palette {
    /// Puts a kind on top of the recent ones.
    pub(super) fn remember(&mut self, kind: &KindCode) {
        self.recent.retain(|known| known != kind);
        self.recent.insert(0, kind.clone());
        self.recent.truncate(RECENT);
    }

    /// Recent kinds, newest first, as codes.
    pub(super) fn recent_codes(&self) -> Vec<String> {
        self.recent.iter().map(|kind| kind.as_str().to_owned()).collect()
    }

    /// Takes over recent kinds of an earlier run; unknown ones are left out.
    pub(super) fn take_recent(&mut self, codes: &[String]) {
        let known = codes.iter().map(|code| KindCode::from(code.as_str()));
        self.recent = known.filter(|code| catalogue().kind(code).is_some()).collect();
    }

    /// The kind being dragged out of the palette.
    pub(super) const fn dragged(&self) -> Option<&KindCode> {
        self.dragged.as_ref()
    }

    /// The drag is over; gives what was dragged.
    pub(super) const fn take_dragged(&mut self) -> Option<KindCode> {
        self.dragged.take()
    }

    fn recent_kinds(&self) -> Vec<&'static DeviceKind> {
        let first = FIRST_KINDS.map(KindCode::from);
        let mut codes: Vec<&KindCode> = self.recent.iter().collect();
        for code in &first {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
            .into_iter()
            .take(RECENT)
            .filter_map(|code| catalogue().kind(code))
            .collect()
    }
}

/// Kinds that match a search, best first; all of them for an empty one.
pub(super) fn matching_kinds(query: &str) -> Vec<&'static DeviceKind> {
    let mut found: Vec<&DeviceKind> = catalogue()
        .kinds
        .iter()
        .filter(|kind| {
            let names = [kind.name.ja.as_str(), &kind.name.en, kind.code.as_str()];
            let also = kind.also.iter().map(String::as_str);
            let texts: Vec<&str> = names.into_iter().chain(also).collect();
            search::finds(query, &texts)
        })
        .collect();
    found.sort_by_key(|kind| {
        let ja = search::rank(query, &kind.name.ja);
        ja.min(search::rank(query, &kind.name.en))
    });
    found
}

/// The palette.
pub(super) fn palette_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let lang = ctx.lang;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let field = TextEdit::singleline(&mut state.palette.query)
            .hint_text(CanvasText::PaletteSearch.get(lang))
            .font(font(size::TEXT_DENSE))
            .desired_width(WIDTH - 26.0);
        let response = ui.add(field);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &state.palette.query, "");
            info.label = Some(CanvasText::PaletteSearch.get(lang).to_owned());
            info
        });
    });
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let searching = !state.palette.query.trim().is_empty();
        if !searching {
            head(ui, ctx.theme, CanvasText::PaletteRecent.get(lang));
            for kind in state.palette.recent_kinds() {
                kind_ui(ui, ctx, state, kind);
            }
        }
        let found = matching_kinds(&state.palette.query);
        if found.is_empty() {
            head(ui, ctx.theme, CanvasText::PaletteNothing.get(lang));
        } else if !searching {
            let all = fill(
                CanvasText::PaletteAll.get(lang),
                &[("n", &found.len().to_string())],
            );
            head(ui, ctx.theme, &all);
        }
        ui.push_id("all", |ui| {
            for kind in found {
                kind_ui(ui, ctx, state, kind);
            }
        });
    });
}

fn head(ui: &mut Ui, theme: &Theme, text: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    ui.painter().text(
        pos2(rect.left() + 10.0, rect.center().y),
        Align2::LEFT_CENTER,
        text,
        font(size::TEXT_SMALL),
        theme.placeholder,
    );
}

fn kind_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, kind: &DeviceKind) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
    let name = kind.name.get(ctx.lang);
    let is_chosen = state.tool == Tool::Place(kind.code.clone());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_chosen, name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let ground = rect.shrink2(vec2(6.0, 1.0));
        if is_chosen {
            painter.rect_filled(ground, size::RADIUS, theme.selection_fill);
        } else if response.hovered() {
            painter.rect_filled(ground, size::RADIUS, theme.hover);
        }
        let icon = Rect::from_center_size(
            pos2(rect.center().x, rect.top() + 4.0 + ICON / 2.0),
            vec2(ICON, ICON),
        );
        paint_icon(painter, icon, Icon::of_kind(&kind.code), theme.text);
        let short = fitted(ui, name, rect.width() - 8.0, ctx.lang);
        ui.painter().text(
            pos2(rect.center().x, rect.bottom() - 10.0),
            Align2::CENTER_CENTER,
            short,
            font(size::TEXT_SMALL),
            theme.text,
        );
        paint_focus(ui, theme, &response);
    }
    if response.drag_started() {
        state.palette.dragged = Some(kind.code.clone());
    }
    if response.clicked() {
        state.tool = if is_chosen {
            Tool::Select
        } else {
            Tool::Place(kind.code.clone())
        };
    }
    let place = CanvasText::PaletteTip.get(ctx.lang);
    response.on_hover_text(format!("{name}\n{place}"));
}

/// The name as far as it fits into a row.
fn fitted(_ui: &Ui, name: &str, width: f32, _lang: Lang) -> String {
    crate::typeset::fit(name, size::TEXT_SMALL, false, width)
}
