//! Small parts used by many views: grade chip, importance bars, shield, segmented switch, buttons.
//!
//! Each takes the theme, paints itself and says its name to AccessKit; none knows the plant's tables.

mod bars;
mod button;
mod chip;
mod icon;
mod segmented;
mod shield;

pub use bars::{importance_bars, paint_bars};
pub use button::{button_width, filled_button, ghost_button, link_button, plain_button};
pub use chip::{ChipSize, grade_chip, paint_grade_chip};
pub use icon::{icon, icon_button, paint_focus};
pub use segmented::{segmented, segmented_width};
pub use shield::{paint_shield, shield};
