//! Names of the values a plant is described with.
