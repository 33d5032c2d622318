//! Geometry and drawing: layout, link routing, icons, charts; yields display lists of plain shapes.
//!
//! One description of the picture serves screen, PDF, SVG and PNG, so paper and screen cannot disagree.

#![warn(missing_docs)]

pub mod chart;
pub mod chip;
pub mod display_list;
pub mod icons;
pub mod index;
pub mod palette;
pub mod polyline;
pub mod route;
pub mod scene;
pub mod zoning;
