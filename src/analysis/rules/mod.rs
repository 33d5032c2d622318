//! The rules R1–R19: from the drawing to the steps of an attack. One rule per file; no rule sees another.
//!
//! A rule that finds no attribute does not fire (D-30). Bases and families come from the guideline's step table,
//! never from here; a row the table lacks makes no step.

mod builder;
mod conduit_keys;
mod r01_mail_web;
mod r02_boundary;
mod r03_vendor_line;
mod r04_inter_site;
mod r05_temporary;
mod r06_radio;
mod r07_direct_internet;
mod r08_supply;
mod r09_inside;
mod r10_presence;
mod r11_same_network;
mod r12_cross;
mod r13_credentials;
mod r14_management;
mod r15_engineering;
mod r16_effects;
mod r17_data;
mod r19_services;
mod routes;

pub(crate) use builder::{Builder, Drawn, DrawnStep};
pub(crate) use routes::Routes;

use super::facts::Facts;
use crate::plant::DeviceId;

/// A rule of the analysis page, §3.1. R18 (hazards) makes no steps: hazards are classes, not nodes (D-44).
type Rule = fn(&mut Builder<'_, '_>);

const RULES: [Rule; 18] = [
    r01_mail_web::build,
    r02_boundary::build,
    r03_vendor_line::build,
    r04_inter_site::build,
    r05_temporary::build,
    r06_radio::build,
    r07_direct_internet::build,
    r08_supply::build,
    r09_inside::build,
    r10_presence::build,
    r11_same_network::build,
    r12_cross::build,
    r13_credentials::build,
    r14_management::build,
    r15_engineering::build,
    r16_effects::build,
    r17_data::build,
    r19_services::build,
];

/// Builds the attack graph of a plant.
pub(crate) fn build(facts: &Facts<'_>) -> Drawn {
    applied(facts).finish()
}

/// Builds the graph of what follows when devices are known to be held: it starts there and nowhere else.
pub(crate) fn build_after(facts: &Facts<'_>, held: &[DeviceId]) -> Drawn {
    let mut builder = applied(facts);
    builder.start_at(held);
    builder.finish()
}

fn applied<'a, 'p>(facts: &'a Facts<'p>) -> Builder<'a, 'p> {
    let mut builder = Builder::new(facts);
    for rule in RULES {
        rule(&mut builder);
    }
    builder
}
