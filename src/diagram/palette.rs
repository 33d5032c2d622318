//! What each [`Ink`] looks like: light, dark, paper, high contrast, projector.
//!
//! Fills of grades are the same everywhere, so a colour seen on the screen means the same on paper.

use super::display_list::Ink;
use crate::plant::{Grade, Layer};

/// An opaque colour, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// This colour laid over `ground` with `percent` of opacity: no renderer needs transparency.
    pub const fn over(self, ground: Self, percent: u16) -> Self {
        const fn mix(top: u8, bottom: u8, percent: u16) -> u8 {
            ((top as u16 * percent + bottom as u16 * (100 - percent) + 50) / 100) as u8
        }
        Self(
            mix(self.0, ground.0, percent),
            mix(self.1, ground.1, percent),
            mix(self.2, ground.2, percent),
        )
    }

    /// As `#rrggbb`.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Relative luminance after WCAG 2.2, 0–1.
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                libm::pow((c + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio after WCAG 2.2, 1–21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Screen, light.
    #[default]
    Light,
    /// Screen, dark.
    Dark,
    /// Print and pictures: light on a white sheet.
    Paper,
    /// White on black, for those who need it.
    HighContrast,
    /// Black on white, strong enough for a washed-out wall.
    Projector,
}

/// One set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    text: Rgb,
    text2: Rgb,
    canvas: Rgb,
    panel: Rgb,
    hairline: Rgb,
    control_border: Rgb,
    link_line: Rgb,
    accent: Rgb,
    selection_fill: Rgb,
    error: Rgb,
    warning: Rgb,
    ok: Rgb,
    grid_major: Rgb,
    grid_minor: Rgb,
    on_layer: Rgb,
    attack_path: Rgb,
    /// Edge of grade A, whose ground is nearly black.
    worst_edge: Rgb,
    layers: Layers,
    tints: [Rgb; 4],
}

/// Border and ground of each layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layers {
    equipment: (Rgb, Rgb),
    production: (Rgb, Rgb),
    office: (Rgb, Rgb),
    outside: (Rgb, Rgb),
}

const WHITE: Rgb = Rgb(0xFF, 0xFF, 0xFF);
const BLACK: Rgb = Rgb(0x00, 0x00, 0x00);
const DARK_TEXT: Rgb = Rgb(0x1A, 0x1F, 0x24);

const LIGHT: Palette = Palette {
    text: DARK_TEXT,
    text2: Rgb(0x4A, 0x55, 0x60),
    canvas: Rgb(0xF8, 0xF9, 0xFA),
    panel: WHITE,
    hairline: Rgb(0xC3, 0xCA, 0xD1),
    control_border: Rgb(0x77, 0x82, 0x8D),
    link_line: Rgb(0x3C, 0x46, 0x50),
    accent: Rgb(0x0B, 0x57, 0xC2),
    selection_fill: Rgb(0xDD, 0xE7, 0xF6),
    error: Rgb(0xB3, 0x00, 0x1B),
    warning: Rgb(0x7A, 0x4B, 0x00),
    ok: Rgb(0x00, 0x66, 0x4A),
    grid_major: Rgb(0xD5, 0xDA, 0xE0),
    grid_minor: Rgb(0xE8, 0xEB, 0xEE),
    on_layer: WHITE,
    attack_path: Rgb(0x52, 0x0A, 0x28),
    worst_edge: Rgb(0x52, 0x0A, 0x28),
    layers: Layers {
        equipment: (Rgb(0x0B, 0x76, 0x6F), Rgb(0xEB, 0xF4, 0xF3)),
        production: (Rgb(0x14, 0x3B, 0x71), Rgb(0xEC, 0xEF, 0xF4)),
        office: (Rgb(0xA8, 0x4B, 0xB8), Rgb(0xF8, 0xF1, 0xF9)),
        outside: (Rgb(0x31, 0x33, 0x35), Rgb(0xEF, 0xEF, 0xEF)),
    },
    tints: [
        Rgb(0xE2, 0xAD, 0xBB),
        Rgb(0xF6, 0xD2, 0xC0),
        Rgb(0xFE, 0xE6, 0xBC),
        Rgb(0xFF, 0xF7, 0xD4),
    ],
};

const DARK: Palette = Palette {
    text: Rgb(0xE8, 0xEC, 0xF0),
    text2: Rgb(0xAE, 0xB8, 0xC2),
    canvas: Rgb(0x12, 0x16, 0x1A),
    panel: Rgb(0x1C, 0x22, 0x27),
    hairline: Rgb(0x46, 0x51, 0x5B),
    control_border: Rgb(0x73, 0x80, 0x8C),
    link_line: Rgb(0xB8, 0xC2, 0xCC),
    accent: Rgb(0x7D, 0xB4, 0xFF),
    selection_fill: Rgb(0x22, 0x3A, 0x5C),
    error: Rgb(0xFF, 0x8A, 0x94),
    warning: Rgb(0xFF, 0xC2, 0x4D),
    ok: Rgb(0x5F, 0xD3, 0xA6),
    grid_major: Rgb(0x2E, 0x36, 0x3E),
    grid_minor: Rgb(0x1C, 0x22, 0x27),
    on_layer: Rgb(0x12, 0x16, 0x1A),
    // The deep red of the light look would vanish on a dark ground.
    attack_path: Rgb(0xE8, 0x5D, 0x8F),
    worst_edge: Rgb(0x9A, 0xA4, 0xB0),
    layers: Layers {
        equipment: (Rgb(0x45, 0x9A, 0x8A), Rgb(0x18, 0x26, 0x27)),
        production: (Rgb(0xA3, 0xC2, 0xF6), Rgb(0x23, 0x2B, 0x34)),
        office: (Rgb(0xB5, 0x5F, 0xC3), Rgb(0x26, 0x1F, 0x2E)),
        outside: (Rgb(0xDE, 0xDF, 0xE1), Rgb(0x2A, 0x2E, 0x32)),
    },
    tints: [
        Rgb(0x4E, 0x17, 0x30),
        Rgb(0x45, 0x26, 0x19),
        Rgb(0x3D, 0x30, 0x18),
        Rgb(0x30, 0x2E, 0x1E),
    ],
};

const PAPER: Palette = Palette {
    canvas: WHITE,
    hairline: Rgb(0xC6, 0xCC, 0xD2),
    ..LIGHT
};

const HIGH_CONTRAST: Palette = Palette {
    text: WHITE,
    text2: WHITE,
    canvas: BLACK,
    panel: BLACK,
    hairline: WHITE,
    control_border: WHITE,
    link_line: WHITE,
    accent: Rgb(0x00, 0xFF, 0xFF),
    selection_fill: Rgb(0x00, 0x33, 0x33),
    error: Rgb(0xFF, 0x9A, 0x9A),
    warning: Rgb(0xFF, 0xFF, 0x00),
    ok: Rgb(0x3F, 0xF2, 0x3F),
    grid_major: Rgb(0x33, 0x33, 0x33),
    grid_minor: Rgb(0x1A, 0x1A, 0x1A),
    on_layer: BLACK,
    attack_path: Rgb(0xFF, 0xFF, 0x00),
    worst_edge: WHITE,
    layers: Layers {
        equipment: (WHITE, BLACK),
        production: (WHITE, BLACK),
        office: (WHITE, BLACK),
        outside: (WHITE, BLACK),
    },
    tints: DARK.tints,
};

const PROJECTOR: Palette = Palette {
    text: BLACK,
    text2: Rgb(0x2B, 0x33, 0x3B),
    canvas: WHITE,
    hairline: Rgb(0x59, 0x63, 0x6D),
    control_border: Rgb(0x59, 0x63, 0x6D),
    link_line: Rgb(0x2B, 0x33, 0x3B),
    accent: Rgb(0x00, 0x3E, 0x9B),
    error: Rgb(0x96, 0x00, 0x16),
    ..LIGHT
};

/// Share of its own colour that something faded keeps, in percent.
const FADED_PERCENT: u16 = 35;
/// Share of the line's colour in an icon's ground and in an empty grade bar.
const ICON_TINT_PERCENT: u16 = 14;
const EMPTY_BAR_PERCENT: u16 = 26;

impl Palette {
    /// The colours of a look.
    pub const fn of(look: Look) -> &'static Self {
        match look {
            Look::Light => &LIGHT,
            Look::Dark => &DARK,
            Look::Paper => &PAPER,
            Look::HighContrast => &HIGH_CONTRAST,
            Look::Projector => &PROJECTOR,
        }
    }

    /// The colour of an ink.
    pub const fn rgb(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Text => self.text,
            Ink::Text2 => self.text2,
            Ink::Canvas => self.canvas,
            Ink::Panel | Ink::Strength(0) => self.panel,
            Ink::Hairline => self.hairline,
            Ink::ControlBorder | Ink::GradeEdge(Grade::E) => self.control_border,
            Ink::LinkLine => self.link_line,
            Ink::Faint => self.link_line.over(self.canvas, 50),
            Ink::Accent => self.accent,
            Ink::SelectionFill => self.selection_fill,
            Ink::Error => self.error,
            Ink::Warning => self.warning,
            Ink::Ok => self.ok,
            Ink::ZoneBorder(layer) => self.layer(layer).0,
            Ink::ZoneFill(layer) => self.layer(layer).1,
            Ink::GradeEdge(Grade::A) => self.worst_edge,
            Ink::GradeFill(grade) | Ink::GradeEdge(grade) => self.grade(grade).0,
            Ink::GradeText(grade) => self.grade(grade).1,
            Ink::GradeFaint(grade) => {
                let (fill, text) = self.grade(grade);
                text.over(fill, EMPTY_BAR_PERCENT)
            }
            Ink::GradeTint(grade) => match grade {
                Grade::A => self.tints[0],
                Grade::B => self.tints[1],
                Grade::C => self.tints[2],
                Grade::D => self.tints[3],
                Grade::E => self.panel,
            },
            Ink::IconTint => self.text.over(self.panel, ICON_TINT_PERCENT),
            Ink::Strength(1) => Rgb(0xC9, 0xD6, 0xE6),
            Ink::Strength(2) => Rgb(0x7F, 0xA3, 0xCC),
            Ink::Strength(_) => Rgb(0x1F, 0x4E, 0x8C),
            Ink::AttackPath => self.attack_path,
            Ink::OnDark => WHITE,
            Ink::OnLayer => self.on_layer,
            Ink::GridMajor => self.grid_major,
            Ink::GridMinor => self.grid_minor,
        }
    }

    /// The colour of an ink on something that stands back.
    pub const fn faded(&self, ink: Ink) -> Rgb {
        self.rgb(ink).over(self.canvas, FADED_PERCENT)
    }

    /// Ground and letters of a grade; only E follows the look, because it is the colour of the panel.
    const fn grade(&self, grade: Grade) -> (Rgb, Rgb) {
        match grade {
            Grade::A => (Rgb(0x52, 0x0A, 0x28), WHITE),
            Grade::B => (Rgb(0xC8, 0x42, 0x0A), WHITE),
            Grade::C => (Rgb(0xFB, 0xB0, 0x2D), DARK_TEXT),
            Grade::D => (Rgb(0xFF, 0xEF, 0xA0), DARK_TEXT),
            Grade::E => (self.panel, self.text2),
        }
    }

    const fn layer(&self, layer: Layer) -> (Rgb, Rgb) {
        match layer {
            Layer::Equipment => self.layers.equipment,
            Layer::ProductionManagement => self.layers.production,
            Layer::Office => self.layers.office,
            // The inner line of a boundary zone has the outside's colour: that is what it faces.
            Layer::Outside | Layer::Boundary => self.layers.outside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOKS: [Look; 5] = [
        Look::Light,
        Look::Dark,
        Look::Paper,
        Look::HighContrast,
        Look::Projector,
    ];

    #[test]
    fn grade_fills_never_change_with_the_look() {
        for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
            for look in LOOKS {
                let fill = Palette::of(look).rgb(Ink::GradeFill(grade));
                assert_eq!(fill, LIGHT.rgb(Ink::GradeFill(grade)), "{grade:?} {look:?}");
            }
        }
    }

    #[test]
    fn every_text_is_readable_on_its_ground() {
        for look in LOOKS {
            let palette = Palette::of(look);
            let check = |text: Ink, ground: Ink, least: f64| {
                let ratio = palette.rgb(text).contrast(palette.rgb(ground));
                assert!(ratio >= least, "{look:?}: {text:?} on {ground:?} is {ratio:.1}");
            };
            for ground in [Ink::Canvas, Ink::Panel] {
                for text in [
                    Ink::Text,
                    Ink::Text2,
                    Ink::Accent,
                    Ink::Error,
                    Ink::Warning,
                    Ink::Ok,
                ] {
                    check(text, ground, 4.5);
                }
                check(Ink::ControlBorder, ground, 3.0);
                check(Ink::AttackPath, ground, 4.5);
            }
            for layer in Layer::ALL {
                check(Ink::Text, Ink::ZoneFill(layer), 4.5);
                check(Ink::OnLayer, Ink::ZoneBorder(layer), 4.0);
            }
            for grade in Grade::ALL {
                check(Ink::GradeText(grade), Ink::GradeFill(grade), 4.5);
            }
        }
    }
}
