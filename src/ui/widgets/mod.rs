//! Small parts used by many views: grade chip, bars, shield, segmented switch.
