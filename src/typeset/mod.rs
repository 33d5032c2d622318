//! Font metrics and Japanese line breaking: one measure for screen and paper. Knows no other room.
