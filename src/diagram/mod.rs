//! Geometry and drawing: layout, link routing, icons, charts; yields display lists of plain shapes.
//!
//! One description of the picture serves screen, PDF, SVG and PNG, so paper and screen cannot disagree.

pub mod display_list;
