//! Sample plants that ship with the program, and the generator of synthetic ones.
