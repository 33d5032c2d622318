//! The window: canvas, screens, panels, dialogs, widgets, theme. Never changes the plant itself: it sends changes.
