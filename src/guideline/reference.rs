//! What the tables refer to: ways in, and the ATT&CK for ICS techniques and mitigations that rows name.

use super::{Bilingual, row::row};

row! {
    /// A way in (侵入口).
    pub struct EntryPoint {
        /// `EP01` … `EP14`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
        /// When the drawing has it.
        pub exists_when: Bilingual,
        /// ATT&CK for ICS techniques.
        pub techniques: Vec<String>,
    }
    texts(row) vec![&row.name, &row.exists_when]
}

row! {
    /// A technique of MITRE ATT&CK for ICS; the English name is MITRE's, the Japanese is ours.
    pub struct Technique {
        /// E.g. `T0866`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
    }
    texts(row) vec![&row.name]
}

row! {
    /// A mitigation of MITRE ATT&CK for ICS; the English name is MITRE's, the Japanese is ours.
    pub struct Mitigation {
        /// E.g. `M0930`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
    }
    texts(row) vec![&row.name]
}
