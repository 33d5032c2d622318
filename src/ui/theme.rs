//! Colours and sizes of the window: design tokens, light and dark. The only place that makes colours.
//!
//! Grade colours are the same in every look and on paper (C-01); warm means risk, blue ramp means strength,
//! accent means selection or action, everything else is grey.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2, Visuals, vec2};
use serde::{Deserialize, Serialize};

use crate::{
    diagram::{
        display_list::Ink,
        palette::{self, Palette, Rgb},
    },
    plant::{Grade, Layer, Strength},
};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Look {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
}

impl Look {
    /// The colours of the drawing in this look.
    pub const fn palette(self) -> &'static Palette {
        Palette::of(match self {
            Self::Light => palette::Look::Light,
            Self::Dark => palette::Look::Dark,
        })
    }

    /// The other look.
    pub const fn toggled(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// Font sizes and distances, in px at 100 % text size.
pub mod size {
    /// Smallest text anywhere.
    pub const TEXT_SMALL: f32 = 12.0;
    /// Tables, canvas labels, dense lists.
    pub const TEXT_DENSE: f32 = 13.0;
    /// Body and controls.
    pub const TEXT_BODY: f32 = 14.0;
    /// Section head.
    pub const TEXT_SECTION: f32 = 16.0;
    /// Screen title.
    pub const TEXT_TITLE: f32 = 18.0;
    /// Height of a control.
    pub const CONTROL: f32 = 28.0;
    /// Height of a table row.
    pub const ROW: f32 = 26.0;
    /// Height of a screen's head line.
    pub const SCREEN_HEAD: f32 = 44.0;
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 40.0;
    /// Height of the status bar.
    pub const STATUS_BAR: f32 = 24.0;
    /// Width of the rail.
    pub const RAIL: f32 = 184.0;
    /// Width of the inspector.
    pub const INSPECTOR: f32 = 280.0;
    /// Corner radius of boxes and controls.
    pub const RADIUS: u8 = 4;
}

/// The family of bold text; set up by [`super::fonts`].
pub fn bold_family() -> FontFamily {
    FontFamily::Name(Arc::from("bold"))
}

/// Regular text of a size.
pub const fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Bold text of a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Running text that may take several lines: opened up to 1.5 em, as Japanese wants it.
pub fn paragraph(text: impl Into<String>, px: f32) -> egui::RichText {
    egui::RichText::new(text)
        .font(font(px))
        .line_height(Some(px * 1.5))
}

/// Bold text as a widget text.
pub fn strong(text: impl Into<String>, size: f32) -> egui::RichText {
    egui::RichText::new(text).font(bold(size))
}

#[expect(clippy::disallowed_methods, reason = "colours are made here and nowhere else")]
const fn color(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Tokens of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which look.
    pub look: Look,
    /// Ground of the window.
    pub window: Color32,
    /// Ground of panels, cards, plates.
    pub panel: Color32,
    /// Ground of the drawing.
    pub canvas: Color32,
    /// All ordinary text.
    pub text: Color32,
    /// Secondary text.
    pub text_2: Color32,
    /// Hints in fields, group heads.
    pub placeholder: Color32,
    /// Edges of inputs and buttons.
    pub control_border: Color32,
    /// Lines between panels and rows.
    pub hairline: Color32,
    /// Stronger lines between groups.
    pub hairline_strong: Color32,
    /// Ground under the pointer.
    pub hover: Color32,
    /// Connections.
    pub link_line: Color32,
    /// Selection and action.
    pub accent: Color32,
    /// Ground of the one filled button of a screen.
    pub accent_fill: Color32,
    /// Text on [`Self::accent_fill`] and on dark plates.
    pub on_accent: Color32,
    /// Focus ring.
    pub focus: Color32,
    /// Ground of selected rows.
    pub selection_fill: Color32,
    /// Something is wrong.
    pub error: Color32,
    /// Something needs a look.
    pub warning: Color32,
    /// Fine.
    pub ok: Color32,
    /// Ground of tooltips at the pointer: dark in light, light in dark.
    pub tip: Color32,
    /// Text on [`Self::tip`].
    pub on_tip: Color32,
}

impl Default for Theme {
    fn default() -> Self {
        Self::of(Look::Light)
    }
}

impl Theme {
    /// The tokens of a look: those of the drawing, and the few only the window has.
    pub const fn of(look: Look) -> Self {
        let palette = look.palette();
        let dark = matches!(look, Look::Dark);
        Self {
            look,
            window: color(if dark {
                Rgb(0x14, 0x18, 0x1C)
            } else {
                Rgb(0xF1, 0xF3, 0xF5)
            }),
            panel: color(palette.rgb(Ink::Panel)),
            canvas: color(palette.rgb(Ink::Canvas)),
            text: color(palette.rgb(Ink::Text)),
            text_2: color(palette.rgb(Ink::Text2)),
            placeholder: color(if dark {
                Rgb(0x8D, 0x98, 0xA3)
            } else {
                Rgb(0x66, 0x70, 0x7A)
            }),
            control_border: color(palette.rgb(Ink::ControlBorder)),
            hairline: color(if dark {
                Rgb(0x2E, 0x36, 0x3E)
            } else {
                Rgb(0xD9, 0xDE, 0xE3)
            }),
            hairline_strong: color(palette.rgb(Ink::Hairline)),
            hover: color(if dark {
                Rgb(0x26, 0x2E, 0x35)
            } else {
                Rgb(0xE9, 0xED, 0xF1)
            }),
            link_line: color(palette.rgb(Ink::LinkLine)),
            accent: color(palette.rgb(Ink::Accent)),
            accent_fill: color(if dark {
                Rgb(0x2F, 0x6F, 0xCB)
            } else {
                palette.rgb(Ink::Accent)
            }),
            on_accent: color(palette.rgb(Ink::OnDark)),
            focus: color(if dark {
                Rgb(0xFF, 0xD4, 0x3D)
            } else {
                palette.rgb(Ink::Accent)
            }),
            selection_fill: color(palette.rgb(Ink::SelectionFill)),
            error: color(palette.rgb(Ink::Error)),
            warning: color(palette.rgb(Ink::Warning)),
            ok: color(palette.rgb(Ink::Ok)),
            tip: color(palette.rgb(Ink::Text)),
            on_tip: color(palette.rgb(Ink::Panel)),
        }
    }

    /// The colour of an ink of the drawing.
    pub const fn ink(&self, ink: Ink) -> Color32 {
        color(self.look.palette().rgb(ink))
    }

    /// The ground of a printed page.
    pub const fn paper() -> Color32 {
        Color32::WHITE
    }

    /// The colour of an ink on paper, whatever the look of the window.
    pub const fn paper_ink(ink: Ink) -> Color32 {
        color(Palette::of(palette::Look::Paper).rgb(ink))
    }

    /// The colour of an ink on something that stands back behind a highlight.
    pub const fn faded(&self, ink: Ink) -> Color32 {
        color(self.look.palette().faded(ink))
    }

    /// Dims what lies behind an overlay.
    pub fn scrim(&self) -> Color32 {
        match self.look {
            Look::Light => self.text.gamma_multiply(0.28),
            Look::Dark => Color32::BLACK.gamma_multiply(0.45),
        }
    }

    /// Ground of a grade: the same in both looks, except that E takes the panel's.
    pub const fn grade_fill(&self, grade: Grade) -> Color32 {
        self.ink(Ink::GradeFill(grade))
    }

    /// Letter and bars on that ground.
    pub const fn grade_text(&self, grade: Grade) -> Color32 {
        self.ink(Ink::GradeText(grade))
    }

    /// Outer edge of a grade's ground: E always has one, the dark look outlines A, whose fill is near black.
    pub fn grade_edge(&self, grade: Grade) -> Stroke {
        match (grade, self.look) {
            (Grade::E, _) => Stroke::new(1.0, self.control_border),
            (Grade::A, Look::Dark) => Stroke::new(1.0, color(Rgb(0x9A, 0xA4, 0xB0))),
            _ => Stroke::NONE,
        }
    }

    /// Fill of a measure's strength (blue ramp).
    pub const fn strength_fill(&self, strength: Strength) -> Color32 {
        self.ink(Ink::Strength(strength.get()))
    }

    /// Text on that fill.
    pub const fn strength_text(&self, strength: Strength) -> Color32 {
        match strength.get() {
            0 => self.text,
            1 | 2 => Color32::BLACK,
            _ => Color32::WHITE,
        }
    }

    /// Border of a zone of this layer.
    pub const fn zone_border(&self, layer: Layer) -> Color32 {
        self.ink(Ink::ZoneBorder(layer))
    }

    /// Gives egui's own widgets these colours, sizes and fonts.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(if self.look == Look::Dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        });
        ctx.all_styles_mut(|style| {
            style.visuals = self.visuals();
            style.animation_time = 0.0;
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.5;
            style.explanation_tooltips = false;
            style.text_styles = [
                (TextStyle::Small, font(size::TEXT_SMALL)),
                (TextStyle::Body, font(size::TEXT_BODY)),
                (TextStyle::Button, font(size::TEXT_BODY)),
                (TextStyle::Monospace, font(size::TEXT_DENSE)),
                (TextStyle::Heading, bold(size::TEXT_TITLE)),
            ]
            .into();
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(8.0, 4.0);
            // The font's ascent and descent together are exactly 1 em: without this its lines touch. egui puts all
            // of it below the line, so more would push single lines visibly off their middle.
            spacing.extra_text_line_spacing = 2.0;
            spacing.button_padding = vec2(8.0, 4.0);
            spacing.interact_size = vec2(size::CONTROL, size::CONTROL);
            spacing.menu_margin = Margin::same(4);
            spacing.window_margin = Margin::same(12);
            spacing.icon_width = 16.0;
            spacing.icon_width_inner = 10.0;
            spacing.combo_height = 320.0;
            spacing.tooltip_width = 320.0;
            spacing.scroll = scroll_style();
        });
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = match self.look {
            Look::Light => Visuals::light(),
            Look::Dark => Visuals::dark(),
        };
        let radius = CornerRadius::same(size::RADIUS);
        visuals.window_fill = self.panel;
        visuals.panel_fill = self.panel;
        visuals.extreme_bg_color = self.panel;
        visuals.text_edit_bg_color = Some(self.panel);
        visuals.faint_bg_color = self.hover;
        visuals.code_bg_color = self.hover;
        visuals.hyperlink_color = self.accent;
        visuals.warn_fg_color = self.warning;
        visuals.error_fg_color = self.error;
        visuals.weak_text_color = Some(self.text_2);
        visuals.window_stroke = Stroke::new(1.0, self.control_border);
        visuals.window_corner_radius = radius;
        visuals.menu_corner_radius = radius;
        visuals.window_shadow = egui::Shadow::NONE;
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.window_highlight_topmost = false;
        visuals.collapsing_header_frame = false;
        visuals.indent_has_left_vline = false;
        visuals.selection.bg_fill = self.selection_fill;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.text_cursor.stroke = Stroke::new(2.0, self.accent);
        visuals.disabled_alpha = 0.5;
        let widgets = &mut visuals.widgets;
        let states = [
            (&mut widgets.noninteractive, self.panel, self.panel, self.hairline),
            (&mut widgets.inactive, self.panel, self.panel, self.control_border),
            (&mut widgets.hovered, self.hover, self.hover, self.control_border),
            (
                &mut widgets.active,
                self.selection_fill,
                self.selection_fill,
                self.focus,
            ),
            (&mut widgets.open, self.hover, self.hover, self.accent),
        ];
        for (state, fill, weak, border) in states {
            state.bg_fill = fill;
            state.weak_bg_fill = weak;
            state.bg_stroke = Stroke::new(1.0, border);
            state.fg_stroke = Stroke::new(1.0, self.text);
            state.corner_radius = radius;
            state.expansion = 0.0;
        }
        widgets.active.bg_stroke = Stroke::new(2.0, self.focus);
        visuals
    }

    /// A panel's frame: panel ground and inner margin, no shadow; lines between panels are painted by egui.
    pub fn panel_frame(&self, margin: Vec2) -> egui::Frame {
        egui::Frame::new()
            .fill(self.panel)
            .inner_margin(Margin::symmetric(margin.x as i8, margin.y as i8))
    }
}

/// Slim grey scroll bars that take their own room and grow a little darker under the pointer.
fn scroll_style() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        floating: true,
        floating_allocated_width: 8.0,
        floating_width: 6.0,
        bar_width: 8.0,
        bar_inner_margin: 1.0,
        bar_outer_margin: 1.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.6,
        ..egui::style::ScrollStyle::solid()
    }
}
