//! The welcome screen: from double-click to a useful drawing in under two minutes.
//!
//! No account, no questions, nothing that has to be saved first.

use std::path::{Path, PathBuf};

use egui::{
    Align2, CentralPanel, Frame, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use crate::{
    diagram::{
        icons::Glyph,
        scene::{Detail, Scene, SceneOptions, scene},
    },
    i18n::{Lang, ShellText, fill},
    plant::{Plant, ZoneKind},
    samples::{self, Sample},
    ui::{
        letters::Letters,
        mark::paint_mark,
        panels::top_bar::language_switch,
        pen::{Pen, View, paint_icon},
        theme::{Look, Theme, bold, font, size, strong},
        ui_command::UiCommand,
        widgets,
        window::Window,
    },
};

/// Width of the content column.
const COLUMN: f32 = 1_190.0;
const START_HEIGHT: f32 = 72.0;
const GAP: f32 = 12.0;
const RECENT_WIDTH: f32 = 392.0;
const RECENT_ROW: f32 = 53.0;
const THUMBNAIL_HEIGHT: f32 = 153.0;
const CARD_FOOT: f32 = 55.0;

/// What the welcome screen remembers.
#[derive(Default)]
pub struct WelcomeState {
    /// Which recent files exist, looked up once per visit.
    exists: Option<Vec<(PathBuf, bool)>>,
    samples: Vec<SampleCard>,
    samples_lang: Option<Lang>,
    focused: bool,
}

/// A sample ready to be shown.
struct SampleCard {
    sample: &'static Sample,
    picture: Scene,
    name: String,
    counts: String,
}

/// What was asked for.
pub(crate) enum Asked {
    /// A command.
    Command(UiCommand),
    /// Open this recent file.
    Open(PathBuf),
    /// Open a copy of this sample.
    Sample(&'static Sample),
    /// Take this file off the list.
    Forget(PathBuf),
}

impl WelcomeState {
    /// Looks again which recent files exist.
    pub(crate) fn forget_what_exists(&mut self) {
        self.exists = None;
    }

    fn prepare(&mut self, recent: &[PathBuf], lang: Lang) {
        self.exists.get_or_insert_with(|| {
            recent
                .iter()
                .map(|path| (path.clone(), crate::storage::stamp(path).is_some()))
                .collect()
        });
        if self.samples_lang != Some(lang) {
            self.samples_lang = Some(lang);
            self.samples = samples::all()
                .iter()
                .filter_map(|sample| SampleCard::of(sample, lang))
                .collect();
        }
    }
}

impl SampleCard {
    fn of(sample: &'static Sample, lang: Lang) -> Option<Self> {
        let plant: Plant = sample.load().ok()?;
        let options = SceneOptions {
            lang,
            detail: Detail::Zone,
            ..SceneOptions::default()
        };
        let inside = plant.zones.values().filter(|zone| zone.kind == ZoneKind::Inside);
        let counts = [
            ("devices", &*plant.devices.len().to_string()),
            ("zones", &*inside.count().to_string()),
        ];
        Some(Self {
            sample,
            picture: scene(&plant, &options),
            name: {
                let [ja, en] = sample.title;
                lang.pick(ja, en).to_owned()
            },
            counts: fill(ShellText::SampleCounts.get(lang), &counts),
        })
    }
}

/// The welcome screen; gives what was asked for.
pub(crate) fn welcome_ui(ui: &mut Ui, window: &mut Window) -> Vec<Asked> {
    let lang = window.settings.lang;
    window.welcome.prepare(&window.settings.recent, lang);
    let theme = window.theme.clone();
    let theme = &theme;
    let mut asked = Vec::new();
    CentralPanel::default()
        .frame(Frame::new().fill(theme.window))
        .show(ui, |ui| {
            settings_ui(ui, theme, lang, window.settings.text_percent, &mut asked);
            let width = COLUMN.min(ui.available_width() - 48.0);
            let left = ui.max_rect().center().x - width / 2.0;
            let column = Rect::from_min_max(
                pos2(left, ui.cursor().top()),
                pos2(left + width, ui.max_rect().bottom()),
            );
            let mut content = ui.new_child(egui::UiBuilder::new().max_rect(column));
            let ui = &mut content;
            egui::ScrollArea::vertical().show(ui, |ui| {
                ui.set_width(width);
                title_ui(ui, theme, lang);
                start_ui(ui, theme, lang, &mut window.welcome.focused, &mut asked);
                ui.add_space(24.0);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 24.0;
                    let has_recent = !window.settings.recent.is_empty();
                    if has_recent {
                        ui.vertical(|ui| recent_ui(ui, theme, lang, &window.welcome, &mut asked));
                    }
                    let letters = &mut window.state.letters;
                    let cards = &window.welcome.samples;
                    if let Some(sample) = ui
                        .vertical(|ui| samples_ui(ui, theme, lang, cards, letters))
                        .inner
                    {
                        asked.push(Asked::Sample(sample));
                    }
                });
                ui.add_space(24.0);
                foot_ui(ui, theme, lang);
            });
        });
    asked
}

/// Language, text size and look: reachable before reading anything.
fn settings_ui(ui: &mut Ui, theme: &Theme, lang: Lang, percent: u16, asked: &mut Vec<Asked>) {
    let line = vec2(ui.available_width(), 40.0);
    let right_to_left = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(line, right_to_left, |ui| {
        ui.add_space(12.0);
        let mut command = |command: UiCommand| asked.push(Asked::Command(command));
        let look = UiCommand::ToggleTheme;
        let glyph = if theme.look == Look::Light {
            Glyph::Moon
        } else {
            Glyph::Sun
        };
        if widgets::icon_button(ui, theme, glyph, look.name(lang)).clicked() {
            command(look);
        }
        if widgets::ghost_button(ui, "A+").clicked() {
            command(UiCommand::TextLarger);
        }
        ui.colored_label(theme.text_2, format!("{percent} %"));
        if widgets::ghost_button(ui, "A−").clicked() {
            command(UiCommand::TextSmaller);
        }
        ui.colored_label(theme.text_2, ShellText::TextSize.get(lang));
        ui.add_space(8.0);
        if language_switch(ui, theme, lang).is_some() {
            command(UiCommand::ToggleLanguage);
        }
        ui.add_space(8.0);
        ui.colored_label(theme.text_2, ShellText::NoNetwork.get(lang));
    });
}

fn title_ui(ui: &mut Ui, theme: &Theme, lang: Lang) {
    ui.add_space(16.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 60.0), Sense::hover());
    let painter = ui.painter();
    let tile = Rect::from_min_size(rect.min, vec2(56.0, 56.0));
    painter.rect_filled(tile, 6.0, theme.text);
    paint_mark(painter, tile.shrink(14.0), theme.panel);
    let name = painter.text(
        tile.right_top() + vec2(16.0, 14.0),
        Align2::LEFT_CENTER,
        ShellText::AppName.get(lang),
        bold(32.0),
        theme.text,
    );
    painter.text(
        pos2(name.right() + 10.0, name.center().y + 3.0),
        Align2::LEFT_CENTER,
        ShellText::AppKanji.get(lang),
        font(20.0),
        theme.text_2,
    );
    painter.text(
        tile.right_bottom() + vec2(16.0, -10.0),
        Align2::LEFT_CENTER,
        ShellText::Tagline.get(lang),
        font(size::TEXT_BODY),
        theme.text_2,
    );
    ui.add_space(24.0);
}

/// The three ways to begin; Enter takes the first.
fn start_ui(ui: &mut Ui, theme: &Theme, lang: Lang, focused: &mut bool, asked: &mut Vec<Asked>) {
    let starts = [
        (
            ShellText::StartSample,
            ShellText::StartSampleHint,
            Glyph::Fit,
            UiCommand::NewSample,
            "Enter".to_owned(),
        ),
        (
            ShellText::StartEmpty,
            ShellText::StartEmptyHint,
            Glyph::Add,
            UiCommand::New,
            UiCommand::New.key_label().unwrap_or_default(),
        ),
        (
            ShellText::StartOpen,
            ShellText::StartOpenHint,
            Glyph::Open,
            UiCommand::Open,
            UiCommand::Open.key_label().unwrap_or_default(),
        ),
    ];
    let width = (ui.available_width() - 2.0 * GAP) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (index, (title, hint, glyph, command, keys)) in starts.into_iter().enumerate() {
            let is_first = index == 0;
            let words = (title.get(lang), hint.get(lang), keys.as_str());
            let response = start_button(ui, theme, words, glyph, is_first, width);
            if is_first && !*focused {
                *focused = true;
                response.request_focus();
            }
            if response.clicked() {
                asked.push(Asked::Command(command));
            }
        }
    });
    let nothing_focused = ui.ctx().memory(egui::Memory::focused).is_none();
    if nothing_focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        asked.push(Asked::Command(UiCommand::NewSample));
    }
}

fn start_button(
    ui: &mut Ui,
    theme: &Theme,
    (title, hint, keys): (&str, &str, &str),
    glyph: Glyph,
    is_filled: bool,
    width: f32,
) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, START_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, title));
    let (ground, ink, faint) = if is_filled {
        (theme.accent_fill, theme.on_accent, theme.on_accent)
    } else if response.hovered() {
        (theme.hover, theme.text, theme.text_2)
    } else {
        (theme.panel, theme.text, theme.text_2)
    };
    let painter = ui.painter();
    let edge = if is_filled {
        Stroke::NONE
    } else {
        Stroke::new(1.0, theme.control_border)
    };
    painter.rect(rect, size::RADIUS, ground, edge, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.focus);
        painter.rect_stroke(rect.expand(2.0), size::RADIUS + 2, ring, StrokeKind::Outside);
    }
    let icon = Rect::from_center_size(rect.left_center() + vec2(28.0, 0.0), vec2(22.0, 22.0));
    paint_icon(painter, icon, glyph, ink);
    let left = rect.left() + 53.0;
    let line = |y: f32| pos2(left, rect.center().y + y);
    painter.text(
        line(-10.0),
        Align2::LEFT_CENTER,
        title,
        bold(size::TEXT_SECTION),
        ink,
    );
    painter.text(
        line(12.0),
        Align2::LEFT_CENTER,
        hint,
        font(size::TEXT_SMALL),
        faint,
    );
    let galley = painter.layout_no_wrap(keys.to_owned(), font(size::TEXT_SMALL), faint);
    let cap = galley.size() + vec2(10.0, 4.0);
    let cap = Rect::from_min_size(
        pos2(rect.right() - 16.0 - cap.x, rect.center().y - cap.y / 2.0),
        cap,
    );
    painter.rect_stroke(
        cap,
        3.0,
        Stroke::new(1.0, faint.gamma_multiply(0.6)),
        StrokeKind::Inside,
    );
    painter.galley(cap.min + vec2(5.0, 2.0), galley, faint);
    response
}

fn recent_ui(ui: &mut Ui, theme: &Theme, lang: Lang, state: &WelcomeState, asked: &mut Vec<Asked>) {
    ui.set_width(RECENT_WIDTH);
    ui.label(strong(ShellText::Recent.get(lang), size::TEXT_BODY));
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(size::RADIUS);
    frame.show(ui, |ui| {
        ui.set_width(RECENT_WIDTH - 2.0);
        for (path, exists) in state.exists.iter().flatten() {
            file_row(ui, theme, lang, path, *exists, asked);
        }
    });
}

fn file_row(ui: &mut Ui, theme: &Theme, lang: Lang, path: &Path, exists: bool, asked: &mut Vec<Asked>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), RECENT_ROW), Sense::click());
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let folder = path
        .parent()
        .map_or_else(String::new, |folder| folder.display().to_string());
    let folder = if exists {
        folder
    } else {
        fill(ShellText::RecentMissing.get(lang), &[("folder", &folder)])
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, exists, format!("{name} {folder}")));
    let painter = ui.painter();
    if response.hovered() && exists {
        painter.rect_filled(rect, 0.0, theme.hover);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.hairline));
    let icon = Rect::from_center_size(rect.left_center() + vec2(24.0, 0.0), vec2(20.0, 20.0));
    let ink = if exists { theme.text } else { theme.placeholder };
    paint_icon(painter, icon, Glyph::File, theme.text_2);
    let left = rect.left() + 46.0;
    let room = rect.width() - 60.0 - if exists { 0.0 } else { 90.0 };
    let fitted = |text: &str, px: f32| crate::typeset::fit(text, px, false, room);
    painter.text(
        pos2(left, rect.center().y - 9.0),
        Align2::LEFT_CENTER,
        fitted(&name, size::TEXT_BODY),
        font(size::TEXT_BODY),
        ink,
    );
    painter.text(
        pos2(left, rect.center().y + 10.0),
        Align2::LEFT_CENTER,
        fitted(&folder, size::TEXT_SMALL),
        font(size::TEXT_SMALL),
        theme.text_2,
    );
    widgets::paint_focus(ui, theme, &response);
    if !exists {
        let button = Rect::from_min_size(pos2(rect.right() - 100.0, rect.top() + 13.0), vec2(92.0, 26.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(button));
        if widgets::link_button(&mut child, theme, ShellText::RecentForget.get(lang)).clicked() {
            asked.push(Asked::Forget(path.to_owned()));
        }
    } else if response.clicked() {
        asked.push(Asked::Open(path.to_owned()));
    }
}

/// The samples as pictures; gives the one asked for.
fn samples_ui(
    ui: &mut Ui,
    theme: &Theme,
    lang: Lang,
    cards: &[SampleCard],
    letters: &mut Letters,
) -> Option<&'static Sample> {
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.label(strong(ShellText::Samples.get(lang), size::TEXT_BODY));
        ui.colored_label(theme.text_2, ShellText::SamplesHint.get(lang));
    });
    ui.add_space(2.0);
    let gaps = GAP * cards.len().saturating_sub(1) as f32;
    let width = ((ui.available_width() - gaps) / cards.len().max(1) as f32).min(420.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for card in cards {
            if card_ui(ui, theme, letters, card, width).clicked() {
                asked = Some(card.sample);
            }
        }
    });
    asked
}

fn card_ui(
    ui: &mut Ui,
    theme: &Theme,
    letters: &mut Letters,
    card: &SampleCard,
    width: f32,
) -> egui::Response {
    let height = THUMBNAIL_HEIGHT + CARD_FOOT;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, true, format!("{} {}", card.name, card.counts))
    });
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, size::RADIUS, theme.panel);
    let thumbnail = Rect::from_min_size(rect.min, vec2(width, THUMBNAIL_HEIGHT));
    painter.rect_filled(thumbnail, 0.0, theme.canvas);
    let view = View::fitting(card.picture.list.bounds, thumbnail.shrink(10.0), 1.0);
    let mut pen = Pen::new(ui.ctx(), letters, theme, view);
    for item in &card.picture.list.items {
        pen.item(item);
    }
    painter.extend(pen.finish());
    let edge = if response.hovered() {
        theme.accent
    } else {
        theme.hairline
    };
    painter.hline(
        rect.x_range(),
        thumbnail.bottom(),
        Stroke::new(1.0, theme.hairline),
    );
    painter.rect_stroke(rect, size::RADIUS, Stroke::new(1.0, edge), StrokeKind::Inside);
    let left = rect.left() + 13.0;
    let name = crate::typeset::fit(&card.name, size::TEXT_BODY, true, width - 26.0);
    painter.text(
        pos2(left, thumbnail.bottom() + 18.0),
        Align2::LEFT_CENTER,
        name,
        bold(size::TEXT_BODY),
        theme.text,
    );
    painter.text(
        pos2(left, thumbnail.bottom() + 38.0),
        Align2::LEFT_CENTER,
        &card.counts,
        font(size::TEXT_SMALL),
        theme.text_2,
    );
    widgets::paint_focus(ui, theme, &response);
    response
}

fn foot_ui(ui: &mut Ui, theme: &Theme, lang: Lang) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, theme.hairline_strong),
    );
    ui.add_space(8.0);
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    let line = vec2(ui.available_width(), 20.0);
    let right_to_left = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(line, right_to_left, |ui| {
        let words = fill(ShellText::Footer.get(lang), &version);
        ui.label(
            egui::RichText::new(words)
                .font(font(size::TEXT_SMALL))
                .color(theme.text_2),
        );
    });
}
