//! All tables together: parsed once from the embedded files, looked up by code.
//!
//! A user's pack will be further [`Parts`] whose rows join or shadow these; the shipped rows are never overwritten.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use crate::plant::{
    Layer,
    codes::{AttackerCode, ItemCode, KindCode, MeasureCode, ThreatCode},
};

use super::{
    Action, Attacker, ChecklistItem, Class, DeviceKind, EntryPoint, Family, Level, Measure, Mitigation,
    Motive, Parameters, Procurement, Row, Rows, RuleText, StepRow, TargetType, Technique, Threat, ThreatKind,
    row::Sheet,
};

macro_rules! tables { ($( $(#[$doc:meta])* $field:ident: $type:ty = $file:literal, )*) => {
    /// Everything the guideline says, as far as we wrote it down.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Catalogue {
        $( $(#[$doc])* pub $field: Rows<$type>, )*
        /// Numbers of the analysis.
        pub parameters: Parameters,
    }

    /// The texts of the files a catalogue is made of.
    #[derive(Clone, Copy, Debug)]
    pub struct Parts<'a> {
        $( #[doc = concat!("`", $file, "`")] pub $field: &'a str, )*
        /// `parameters.ron`
        pub parameters: &'a str,
    }

    impl Parts<'static> {
        /// The files we ship.
        pub const SHIPPED: Self = Self {
            $( $field: include_str!(concat!("../../assets/guideline/", $file)), )*
            parameters: include_str!("../../assets/guideline/parameters.ron"),
        };

        /// Each shipped file with its name.
        pub const fn named(self) -> [(&'static str, &'static str); [$($file),*].len() + 1] {
            [$( ($file, self.$field), )* ("parameters.ron", self.parameters)]
        }
    }

    impl Catalogue {
        /// Reads a catalogue; says everything that is wrong, not only the first thing.
        pub fn from_ron(parts: &Parts<'_>) -> Result<Self, Vec<Fault>> {
            let mut faults = Vec::new();
            let catalogue = Self {
                $( $field: read_rows($file, parts.$field, &mut faults), )*
                parameters: read("parameters.ron", parts.parameters, &mut faults).unwrap_or_default(),
            };
            if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
        }

        /// Every row of every table with its file, for tests, help and annex.
        pub fn all_rows(&self) -> impl Iterator<Item = (&'static str, &dyn Row)> {
            let tables: Vec<(&'static str, Vec<&dyn Row>)> =
                vec![$( ($file, self.$field.iter().map(|row| row as &dyn Row).collect()), )*];
            tables.into_iter().flat_map(|(file, rows)| rows.into_iter().map(move |row| (file, row)))
        }
    }
} }

tables! {
    /// Kinds of threats.
    threat_kinds: ThreatKind = "threat_kinds.ron",
    /// Threats.
    threats: Threat = "threats.ron",
    /// Measures.
    measures: Measure = "measures.ron",
    /// Target types.
    targets: TargetType = "targets.ron",
    /// Device kinds.
    kinds: DeviceKind = "kinds.ron",
    /// Ways in.
    entry_points: EntryPoint = "entry_points.ron",
    /// Steps of an attack.
    steps: StepRow = "steps.ron",
    /// Families of measures.
    families: Family = "families.ron",
    /// Attackers.
    attackers: Attacker = "attackers.ron",
    /// Motives.
    motives: Motive = "motives.ron",
    /// Checklist items.
    checklist: ChecklistItem = "checklist.ron",
    /// Scales of levels.
    levels: Level = "levels.ron",
    /// Procurement demands.
    procurement: Procurement = "procurement.ron",
    /// Words of the lint rules.
    rules: RuleText = "rules.ron",
    /// Techniques named by rows.
    techniques: Technique = "techniques.ron",
    /// Mitigations named by rows.
    mitigations: Mitigation = "mitigations.ron",
}

/// What is wrong with a file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}, in {file}")]
pub struct Fault {
    /// The file.
    pub file: &'static str,
    /// What is wrong, with line and column where there is one.
    pub message: String,
}

static SHIPPED: OnceLock<Result<Catalogue, Vec<Fault>>> = OnceLock::new();
static EMPTY: OnceLock<Catalogue> = OnceLock::new();

fn shipped() -> &'static Result<Catalogue, Vec<Fault>> {
    SHIPPED.get_or_init(|| Catalogue::from_ron(&Parts::SHIPPED))
}

/// The catalogue we ship. Were it broken, it would be empty; a test holds [`shipped_faults`] empty, so it is not.
pub fn catalogue() -> &'static Catalogue {
    match shipped() {
        Ok(catalogue) => catalogue,
        Err(_) => EMPTY.get_or_init(Catalogue::default),
    }
}

/// What is wrong with the files we ship: nothing.
pub fn shipped_faults() -> &'static [Fault] {
    match shipped() {
        Ok(_) => &[],
        Err(faults) => faults,
    }
}

fn read<T: DeserializeOwned>(file: &'static str, text: &str, faults: &mut Vec<Fault>) -> Option<T> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let parsed = options.from_str(text).map_err(|error| error.to_string());
    noted(file, parsed, faults)
}

fn read_rows<R: Row + DeserializeOwned>(file: &'static str, text: &str, faults: &mut Vec<Fault>) -> Rows<R> {
    let sheet: Option<Sheet<R>> = read(file, text, faults);
    sheet
        .and_then(|sheet| noted(file, Rows::try_from(sheet), faults))
        .unwrap_or_default()
}

fn noted<T>(file: &'static str, result: Result<T, String>, faults: &mut Vec<Fault>) -> Option<T> {
    result
        .map_err(|message| faults.push(Fault { file, message }))
        .ok()
}

impl Catalogue {
    /// A threat.
    pub fn threat(&self, code: &ThreatCode) -> Option<&Threat> {
        self.threats.get(code.as_str())
    }

    /// Threats of a kind, in order.
    pub fn threats_of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Threat> {
        self.threats.iter().filter(move |threat| threat.kind == kind)
    }

    /// A measure.
    pub fn measure(&self, code: &MeasureCode) -> Option<&Measure> {
        self.measures.get(code.as_str())
    }

    /// A device kind.
    pub fn kind(&self, code: &KindCode) -> Option<&DeviceKind> {
        self.kinds.get(code.as_str())
    }

    /// Device kinds that usually stand in a layer; with `None`, those that stand in any.
    pub fn kinds_in(&self, layer: Option<Layer>) -> impl Iterator<Item = &DeviceKind> {
        self.kinds.iter().filter(move |kind| kind.layer == layer)
    }

    /// A row of the step table, e.g. `R12.CROSS`.
    pub fn step(&self, code: &str) -> Option<&StepRow> {
        self.steps.get(code)
    }

    /// The row of a rule that has one per device class: `step_for("R11", Class::Srv)` is `R11.SRV`.
    pub fn step_for(&self, rule: &str, class: Class) -> Option<&StepRow> {
        self.steps.get(&format!("{rule}.{}", class.letters()))
    }

    /// A family of measures.
    pub fn family(&self, code: &str) -> Option<&Family> {
        self.families.get(code)
    }

    /// An attacker profile.
    pub fn attacker(&self, code: &AttackerCode) -> Option<&Attacker> {
        self.attackers.get(code.as_str())
    }

    /// A checklist item.
    pub fn item(&self, code: &ItemCode) -> Option<&ChecklistItem> {
        self.checklist.get(code.as_str())
    }

    /// The words of a lint rule.
    pub fn rule(&self, code: &str) -> Option<&RuleText> {
        self.rules.get(code)
    }

    /// Whether a measure can be done to things of a class; an unknown measure cannot.
    pub fn applies_to(&self, measure: &MeasureCode, class: Class) -> bool {
        self.measure(measure).is_some_and(|row| row.applies_to(class))
    }

    /// Measures that do this against a threat, in table order; with `primary`, only those made for it.
    pub fn against<'a>(
        &'a self,
        threat: &'a ThreatCode,
        action: Action,
        primary: bool,
    ) -> impl Iterator<Item = &'a Measure> {
        self.measures.iter().filter(move |measure| {
            measure
                .against(threat)
                .is_some_and(|effects| effects.mainly(action) || !primary && effects.does(action))
        })
    }

    /// Measures made to prevent a threat, in table order: what coverage is measured by (D-35).
    pub fn primary_preventive<'a>(&'a self, threat: &'a ThreatCode) -> impl Iterator<Item = &'a Measure> {
        self.against(threat, Action::Prevent, true)
    }
}
