//! The analysis against closed forms, fixtures and the properties a user relies on.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "helpers of a test: a fixture that does not fit shall stop it, and nobody outside can reach them"
)]

mod closed_form;
mod drawings;
mod fixture;
mod golden1;
mod golden2;
mod golden3;
mod golden_plans;
mod hostile;
mod incident;
mod metamorphic;
mod planning;
mod rules;
mod solver_properties;
mod two_solvers;
