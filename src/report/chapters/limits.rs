//! Assumptions, unknowns, limits of the method, and what the figures were made with.

use super::{
    super::{
        Section,
        outline::{Block, Chapter, Column, Row, Table, strong, words},
    },
    Source,
};
use crate::{
    analysis::findings::Method,
    guideline::{StepRow, Threat, catalogue},
    i18n::ReportText as T,
    plant::{Fact, OwnNumber},
};

/// Base values printed as examples: the ways in.
const BASES: usize = 8;

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let mut blocks = vec![
        source.side(T::AssumptionsHead, key(assumptions(source))),
        source.side(T::UnknownHead, vec![Block::Prose(unknown(source))]),
        source.side(
            T::MethodHead,
            vec![Block::Prose(vec![source.say(T::MethodText).to_owned()])],
        ),
        source.side(T::VersionsHead, key(versions(source))),
    ];
    blocks.extend(own_numbers(source));
    blocks.extend(threats(source));
    let lead = vec![source.say(T::LimitsLead).to_owned()];
    Chapter::new(source, Section::Limits, lead, blocks)
}

fn key(rows: Vec<(String, String)>) -> Vec<Block> {
    let rows = rows
        .into_iter()
        .map(|(name, value)| Row::plain(vec![words(name), words(value)]));
    vec![Block::Table(Table {
        caption: None,
        columns: vec![Column::fixed("", 30.0), Column::rest("")],
        rows: rows.collect(),
    })]
}

fn assumptions(source: &Source<'_>) -> Vec<(String, String)> {
    let parameters = &source.catalogue.parameters;
    let [_, primary @ ..] = parameters.efficacy_primary.value;
    let [_, secondary @ ..] = parameters.efficacy_secondary.value;
    let list = |values: [f64; 3]| values.map(percent).join(source.say(T::Dot));
    let measures = source.fill(
        T::MeasuresRowText,
        &[
            ("primary", &list(primary)),
            ("secondary", &list(secondary)),
            ("floor", &percent(parameters.residual_floor.value)),
        ],
    );
    let rows = [
        (
            T::AttackerRow,
            source.fill(T::AttackerText, &[("attackers", &source.attackers())]),
        ),
        (
            T::StateRow,
            source.fill(T::StateText, &[("state", source.word(source.plant.info.state))]),
        ),
        (
            T::BasesRow,
            source.fill(T::BasesText, &[("bases", &bases(source))]),
        ),
        (T::MeasuresRow, measures),
        (T::GradeRow, source.say(T::GradeRowText).to_owned()),
        (T::HazardRow, source.say(T::HazardText).to_owned()),
        (T::CalculationRow, calculation(source)),
    ];
    rows.map(|(name, value)| (source.say(name).to_owned(), value))
        .into()
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// The ways in with their base values, largest first.
fn bases(source: &Source<'_>) -> String {
    let mut entries: Vec<&StepRow> = source
        .catalogue
        .steps
        .iter()
        .filter(|step| step.is_entry() && !step.is_certain())
        .collect();
    entries.sort_by(|a, b| b.base.total_cmp(&a.base));
    let name = |step: &&StepRow| format!("{} {:.2}", step.name.get(source.lang), step.base);
    source.list(entries.iter().take(BASES).map(name))
}

fn calculation(source: &Source<'_>) -> String {
    let settings = &source.now.settings;
    let effects = source.now.effects.iter().chain(&source.target.effects);
    let sampled = effects
        .filter(|effect| matches!(effect.p.method, Method::Sampled { .. }))
        .count();
    if sampled == 0 {
        return source.say(T::CalculationExact).to_owned();
    }
    source.fill(
        T::CalculationSampled,
        &[
            ("n", &sampled.to_string()),
            ("trials", &settings.trials.to_string()),
            ("seed", &settings.seed.to_string()),
        ],
    )
}

/// Numbers of the plant that stand before the shipped ones, with their reasons.
fn own_numbers(source: &Source<'_>) -> Option<Block> {
    let row = |own: &OwnNumber| {
        let shipped = catalogue().number(&own.number);
        let (name, shipped) = shipped.map_or_else(Default::default, |number| {
            (number.name.get(source.lang).to_owned(), number.value)
        });
        Row::plain(vec![
            strong(own.number.as_str()),
            words(name),
            words(shipped),
            words(own.value.as_str()),
            words(own.why.as_str()),
        ])
    };
    let table = Table {
        caption: Some(source.say(T::OwnNumbersCaption).to_owned()),
        columns: vec![
            Column::fixed(source.say(T::CodeHead), 34.0),
            Column::fixed(source.say(T::NumberHead), 42.0),
            Column::fixed(source.say(T::ShippedHead), 24.0),
            Column::fixed(source.say(T::OwnHead), 24.0),
            Column::rest(source.say(T::OwnWhyHead)),
        ],
        rows: source.plant.numbers.values().map(row).collect(),
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// What nobody has confirmed, and how many facts are defaults.
fn unknown(source: &Source<'_>) -> Vec<String> {
    let mut assumed = 0_usize;
    let mut open = Vec::new();
    for id in source.in_order(source.plant.devices.keys().copied()) {
        let Some(device) = source.plant.devices.get(&id) else {
            continue;
        };
        let facts = [
            (T::FactMailWeb, &device.mail_web),
            (T::FactOwnInternet, &device.own_internet),
            (T::FactDeliveryChecked, &device.delivery_checked),
            (T::FactTouchable, &device.touchable),
            (T::FactForwards, &device.forwards),
            (T::FactOpenProtocol, &device.open_protocol),
        ];
        assumed += facts.iter().filter(|(_, fact)| **fact == Fact::Assumed).count();
        let names = facts.iter().filter(|(_, fact)| **fact == Fact::Unknown);
        let names: Vec<String> = names.map(|(name, _)| source.say(*name).to_owned()).collect();
        if !names.is_empty() {
            let (device, facts) = (source.label(id), source.list(names));
            open.push(source.fill(T::UnknownDevice, &[("device", &device), ("facts", &facts)]));
        }
    }
    let mut text = vec![if open.is_empty() {
        source.say(T::UnknownNone).to_owned()
    } else {
        source.say(T::UnknownText).to_owned()
    }];
    text.append(&mut open);
    if assumed > 0 {
        text.push(source.fill(T::AssumedText, &[("n", &assumed.to_string())]));
    }
    text
}

fn versions(source: &Source<'_>) -> Vec<(String, String)> {
    let (plant, catalogue) = (source.plant, source.catalogue);
    let count = |n: usize| n.to_string();
    let tables = source.fill(
        T::VersionCatalogueText,
        &[
            ("threats", &count(catalogue.threats.len())),
            ("measures", &count(catalogue.measures.len())),
            ("items", &count(catalogue.checklist.len())),
        ],
    );
    let drawing = source.fill(
        T::VersionPlantText,
        &[
            ("devices", &count(plant.devices.len())),
            ("networks", &count(plant.networks.len())),
            ("links", &count(plant.links.len())),
            ("tasks", &count(plant.tasks.len())),
            ("data", &count(plant.data.len())),
        ],
    );
    let rows = [
        (T::VersionGuideline, source.say(T::FactGuidelineIs).to_owned()),
        (T::VersionCatalogue, tables),
        (T::VersionPlant, drawing),
        (
            T::VersionProgram,
            concat!("Toride ", env!("CARGO_PKG_VERSION")).to_owned(),
        ),
    ];
    rows.map(|(name, value)| (source.say(name).to_owned(), value))
        .into()
}

/// What the numbers at the head of zones × threats stand for.
fn threats(source: &Source<'_>) -> Option<Block> {
    let row = |threat: &Threat| {
        Row::plain(vec![
            strong(threat.code.as_str()),
            words(threat.name.get(source.lang)),
            words(threat.text.get(source.lang)),
        ])
    };
    let table = Table {
        caption: Some(source.say(T::ThreatsCaption).to_owned()),
        columns: vec![
            Column::fixed(source.say(T::CodeHead), 12.0),
            Column::fixed(source.say(T::ThreatHead), 52.0),
            Column::rest(source.say(T::RiskWhat)),
        ],
        rows: source.catalogue.threats.iter().map(row).collect(),
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
