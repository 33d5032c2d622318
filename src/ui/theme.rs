//! Colours and sizes of the window: design tokens, light and dark. The only place that makes colours.

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
}

/// Tokens of one look.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Which look.
    pub look: Look,
}
