//! What a plant is: the records an engineer draws and fills in, and nothing about where they are shown, saved or judged.
//!
//! This room knows no other room of ours. Guideline identifiers are plain text codes here (`codes`);
//! what they mean is the guideline's business.

#![warn(missing_docs)]

pub mod codes;
mod date;
pub mod diff;
mod element;
pub mod geometry;
pub mod ids;
mod judged;
mod model;
pub(crate) mod record;
pub mod records;
mod table;

pub use date::Date;
pub use element::{Element, ElementKind};
pub use ids::*;
pub use judged::{By, Fact, Grade, Importance, Rating, Ratings, Strength, Value};
pub use model::{Plant, ZONE_DEPTH_LIMIT};
pub use record::{Extra, RawText};
pub use records::*;
pub use table::Table;
