//! Rows and columns of the matrix: what measures are applied to, and which measures.

use crate::{
    guideline::{Class, Measure, MeasureGroup, Scope, catalogue},
    i18n::TablesText as T,
    plant::{PartyId, PlaceId, Plant, Target, ZoneId, ZoneKind},
    ui::{ctx::ViewCtx, screens::tables::order},
};

/// A side of the matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// Zones × network and device measures.
    #[default]
    Zones,
    /// Plant and places × physical measures.
    Places,
    /// Plant and zones × programs and operation.
    Operation,
    /// Plant and outside parties × supply chain.
    Parties,
    /// Measures ranked, switched on and applied.
    Planner,
}

impl Side {
    /// In the order of the switch.
    pub(crate) const ALL: [Self; 5] = [
        Self::Zones,
        Self::Places,
        Self::Operation,
        Self::Parties,
        Self::Planner,
    ];

    /// Its name.
    pub(crate) const fn text(self) -> T {
        match self {
            Self::Zones => T::SideZones,
            Self::Places => T::SidePlaces,
            Self::Operation => T::SideOperation,
            Self::Parties => T::SideParties,
            Self::Planner => T::SidePlanner,
        }
    }

    const fn groups(self) -> &'static [MeasureGroup] {
        match self {
            Self::Zones => &[MeasureGroup::Network, MeasureGroup::Device],
            Self::Places => &[MeasureGroup::Physical],
            Self::Operation => &[MeasureGroup::Operation, MeasureGroup::Program],
            Self::Parties => &[MeasureGroup::Supply],
            Self::Planner => &[],
        }
    }
}

/// What measures can be applied to on this side.
pub(super) fn rows(ctx: &ViewCtx<'_>, side: Side) -> Vec<Target> {
    let plant = ctx.plant();
    let is_inside = |id: &ZoneId| {
        plant
            .zones
            .get(id)
            .is_some_and(|zone| zone.kind == ZoneKind::Inside)
    };
    let zones = || {
        order::ids::<ZoneId>(ctx)
            .into_iter()
            .filter(is_inside)
            .map(Target::Zone)
    };
    let places = || order::ids::<PlaceId>(ctx).into_iter().map(Target::Place);
    let parties = || order::ids::<PartyId>(ctx).into_iter().map(Target::Party);
    let whole = || std::iter::once(Target::Plant);
    match side {
        Side::Zones => zones().collect(),
        Side::Places => whole().chain(places()).collect(),
        Side::Operation => whole().chain(zones()).collect(),
        Side::Parties => whole().chain(parties()).collect(),
        Side::Planner => Vec::new(),
    }
}

/// The measures of this side, in the guideline's order.
pub(super) fn columns(side: Side) -> Vec<&'static Measure> {
    let measures = &catalogue().measures;
    let of = |&group: &MeasureGroup| measures.iter().filter(move |measure| measure.group == group);
    side.groups().iter().flat_map(of).collect()
}

/// Whether a measure is proposed for a target: it can be recorded there, and something there can have it.
/// What somebody recorded is shown in any case (C-15).
pub(super) fn is_offered(plant: &Plant, target: Target, measure: &Measure) -> bool {
    let scope = Scope::of(target);
    let is_technical = matches!(measure.group, MeasureGroup::Network | MeasureGroup::Device);
    measure.scopes.contains(&scope)
        && match target {
            Target::Zone(zone) if is_technical => {
                classes_in(plant, zone).any(|class| measure.applies_to(class))
            }
            _ => true,
        }
}

/// What stands in a zone: the classes of its devices, and a network if one is at home in it.
fn classes_in(plant: &Plant, zone: ZoneId) -> impl Iterator<Item = Class> {
    let devices = plant
        .devices
        .values()
        .filter(move |device| device.zone == Some(zone));
    let kinds = devices.filter_map(|device| catalogue().kind(&device.kind));
    let networks = plant
        .networks
        .values()
        .filter(move |network| network.home_zone == Some(zone));
    kinds.map(|kind| kind.class).chain(networks.map(|_| Class::Net))
}
