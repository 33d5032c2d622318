//! The records of a plant. Field order here is field order in the file; a field at its default is not written.
//!
//! Texts are the user's own words. `name_en` is optional everywhere: without it the Japanese name is shown.

mod device;
mod measure;
mod network;
mod site;
mod task;
mod zone;

pub use device::*;
pub use measure::*;
pub use network::*;
pub use site::*;
pub use task::*;
pub use zone::*;
