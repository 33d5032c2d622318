//! Colours and sizes of the window: design tokens, light and dark. The only place that makes colours.
//!
//! Grade colours are the same in every look and on paper (C-01); warm means risk, blue ramp means strength,
//! accent means selection or action, everything else is grey.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2, Visuals, vec2};
use serde::{Deserialize, Serialize};

use crate::plant::{Grade, Layer, Strength};

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

/// Bold text as a widget text.
pub fn strong(text: impl Into<String>, size: f32) -> egui::RichText {
    egui::RichText::new(text).font(bold(size))
}

#[expect(clippy::disallowed_methods, reason = "colours are made here and nowhere else")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
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
    /// Dims what lies behind an overlay.
    pub scrim: Color32,
}

impl Default for Theme {
    fn default() -> Self {
        Self::of(Look::Light)
    }
}

impl Theme {
    /// The tokens of a look.
    pub fn of(look: Look) -> Self {
        match look {
            Look::Light => Self {
                look,
                window: rgb(0x00F1_F3F5),
                panel: rgb(0x00FF_FFFF),
                canvas: rgb(0x00F8_F9FA),
                text: rgb(0x001A_1F24),
                text_2: rgb(0x004A_5560),
                placeholder: rgb(0x0066_707A),
                control_border: rgb(0x0077_828D),
                hairline: rgb(0x00D9_DEE3),
                hairline_strong: rgb(0x00C3_CAD1),
                hover: rgb(0x00E9_EDF1),
                link_line: rgb(0x003C_4650),
                accent: rgb(0x000B_57C2),
                accent_fill: rgb(0x000B_57C2),
                on_accent: rgb(0x00FF_FFFF),
                focus: rgb(0x000B_57C2),
                selection_fill: rgb(0x00DD_E7F6),
                error: rgb(0x00B3_001B),
                warning: rgb(0x007A_4B00),
                ok: rgb(0x0000_664A),
                tip: rgb(0x001A_1F24),
                on_tip: rgb(0x00FF_FFFF),
                scrim: rgb(0x001A_1F24).gamma_multiply(0.28),
            },
            Look::Dark => Self {
                look,
                window: rgb(0x0014_181C),
                panel: rgb(0x001C_2227),
                canvas: rgb(0x0012_161A),
                text: rgb(0x00E8_ECF0),
                text_2: rgb(0x00AE_B8C2),
                placeholder: rgb(0x008D_98A3),
                control_border: rgb(0x0073_808C),
                hairline: rgb(0x002E_363E),
                hairline_strong: rgb(0x0046_515B),
                hover: rgb(0x0026_2E35),
                link_line: rgb(0x00B8_C2CC),
                accent: rgb(0x007D_B4FF),
                accent_fill: rgb(0x002F_6FCB),
                on_accent: rgb(0x00FF_FFFF),
                focus: rgb(0x00FF_D43D),
                selection_fill: rgb(0x0022_3A5C),
                error: rgb(0x00FF_8A94),
                warning: rgb(0x00FF_C24D),
                ok: rgb(0x005F_D3A6),
                tip: rgb(0x00E8_ECF0),
                on_tip: rgb(0x0014_181C),
                scrim: rgb(0x0000_0000).gamma_multiply(0.45),
            },
        }
    }

    /// Ground of a grade: the same in both looks, except that E takes the panel's.
    pub const fn grade_fill(&self, grade: Grade) -> Color32 {
        match grade {
            Grade::A => rgb(0x0052_0A28),
            Grade::B => rgb(0x00C8_420A),
            Grade::C => rgb(0x00FB_B02D),
            Grade::D => rgb(0x00FF_EFA0),
            Grade::E => self.panel,
        }
    }

    /// Letter and bars on that ground.
    pub const fn grade_text(&self, grade: Grade) -> Color32 {
        match grade {
            Grade::A | Grade::B => rgb(0x00FF_FFFF),
            Grade::C | Grade::D => rgb(0x0000_0000),
            Grade::E => self.text_2,
        }
    }

    /// Outer edge of a grade's ground: E always has one, the dark look outlines A, whose fill is near black.
    pub fn grade_edge(&self, grade: Grade) -> Stroke {
        match (grade, self.look) {
            (Grade::E, _) => Stroke::new(1.0, self.control_border),
            (Grade::A, Look::Dark) => Stroke::new(1.0, rgb(0x009A_A4B0)),
            _ => Stroke::NONE,
        }
    }

    /// Fill of a measure's strength (blue ramp).
    pub const fn strength_fill(&self, strength: Strength) -> Color32 {
        match strength.get() {
            0 => self.panel,
            1 => rgb(0x00C9_D6E6),
            2 => rgb(0x007F_A3CC),
            _ => rgb(0x001F_4E8C),
        }
    }

    /// Text on that fill.
    pub const fn strength_text(&self, strength: Strength) -> Color32 {
        match strength.get() {
            0 => self.text,
            1 | 2 => rgb(0x0000_0000),
            _ => rgb(0x00FF_FFFF),
        }
    }

    /// Border of a zone of this layer.
    pub const fn zone_border(&self, layer: Layer) -> Color32 {
        match (layer, self.look) {
            (Layer::Equipment, Look::Light) => rgb(0x000B_766F),
            (Layer::ProductionManagement, Look::Light) => rgb(0x0014_3B71),
            (Layer::Office, Look::Light) => rgb(0x00A8_4BB8),
            (Layer::Outside | Layer::Boundary, Look::Light) => rgb(0x0031_3335),
            (Layer::Equipment, Look::Dark) => rgb(0x0045_9A8A),
            (Layer::ProductionManagement, Look::Dark) => rgb(0x00A3_C2F6),
            (Layer::Office, Look::Dark) => rgb(0x00B5_5FC3),
            (Layer::Outside | Layer::Boundary, Look::Dark) => rgb(0x00DE_DFE1),
        }
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
            // The font's ascent and descent together are exactly 1 em: without this its lines touch.
            spacing.extra_text_line_spacing = 4.0;
            spacing.button_padding = vec2(8.0, 4.0);
            spacing.interact_size = vec2(size::CONTROL, size::CONTROL);
            spacing.menu_margin = Margin::same(4);
            spacing.window_margin = Margin::same(12);
            spacing.icon_width = 16.0;
            spacing.icon_width_inner = 10.0;
            spacing.combo_height = 320.0;
            spacing.tooltip_width = 320.0;
            spacing.scroll.floating = false;
            spacing.scroll.bar_width = 10.0;
            spacing.scroll.bar_inner_margin = 2.0;
            spacing.scroll.bar_outer_margin = 0.0;
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
