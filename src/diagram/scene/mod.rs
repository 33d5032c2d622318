//! The plant as a picture: what to paint and what can be hit, in world units.
//!
//! A pure function of plant, findings and options. Knows nothing of windows, pages or pixels.

mod cards;
mod flows;
mod gates;
mod hit;
mod links;
mod networks;
mod notes;
mod paint;
mod sketch;
mod stage;
mod story;
mod trace;
mod verdicts;
mod zones;

use std::{collections::BTreeSet, ops::Range};

pub use self::{
    hit::{Band, Handle, Hit, PORT_DISTANCE, Part, Probe, ports},
    story::Lit,
    verdicts::{grade_at, shows_at, worst_effect_at},
};
use super::{
    display_list::{DisplayList, Item},
    index::Grid,
};
use crate::{
    analysis::findings::{Findings, StepIndex},
    i18n::Lang,
    plant::{
        ConduitId, DeviceId, LinkId, NetworkId, NoteId, Plant, ZoneId,
        geometry::{Point, Rect},
    },
};
use paint::Chunk;
use sketch::Sketch;
use stage::Stage;

/// What the user has switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Devices and links (資産).
    pub assets: bool,
    /// Data flows (データの流れ).
    pub flows: bool,
    /// Grades, entries, missing walls (脅威).
    pub threats: bool,
    /// What zones lack in measures (対策).
    pub measures: bool,
    /// Tasks that need a device (業務).
    pub tasks: bool,
    /// Memos (メモ).
    pub notes: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            assets: true,
            flows: false,
            threats: true,
            measures: false,
            tasks: false,
            notes: true,
        }
    }
}

/// How much is drawn: the less, the farther away the viewer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Below 30 %: one tile per zone with its worst grade.
    Plant,
    /// Below 60 %: icons and letters.
    Zone,
    /// Names and badges.
    #[default]
    Device,
    /// Above 150 %: addresses, models, firmware too.
    Full,
}

impl Detail {
    /// The level for a zoom (1 = 100 %).
    pub fn at_zoom(zoom: f32) -> Self {
        if zoom < 0.3 {
            Self::Plant
        } else if zoom < 0.6 {
            Self::Zone
        } else if zoom <= 1.5 {
            Self::Device
        } else {
            Self::Full
        }
    }
}

/// Devices on their way to another place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DropPreview {
    /// What is dragged.
    pub devices: BTreeSet<DeviceId>,
    /// Boxes they came from.
    pub origins: Vec<Rect>,
    /// The zone they would belong to.
    pub target: Option<ZoneId>,
}

/// What to draw.
#[derive(Clone, Copy, Debug, Default)]
pub struct SceneOptions<'a> {
    /// Language of names and words.
    pub lang: Lang,
    /// Grades, entries, walls; none are drawn without.
    pub findings: Option<&'a Findings>,
    /// What is switched on.
    pub layers: Layers,
    /// How much is drawn.
    pub detail: Detail,
    /// A way of attack to light up; everything else stands back.
    pub highlight: Option<Lit<'a>>,
    /// A drag in progress.
    pub drop: Option<&'a DropPreview>,
    /// The picture is one of many in a row, while something is dragged: only what matters to the next is done.
    pub fleeting: Option<Fleeting<'a>>,
}

/// What spares work while something is dragged.
#[derive(Clone, Copy, Debug)]
pub struct Fleeting<'a> {
    /// The picture before this one: links keep their ways where these still end at the right boxes.
    pub before: &'a Scene,
    /// The part that is looked at; what lies elsewhere is not painted.
    pub view: Rect,
}

/// A device that can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeviceShape {
    /// Which.
    pub device: DeviceId,
    /// Its box.
    pub rect: Rect,
    /// Its grade chip.
    pub badge: Option<Rect>,
}

/// A zone that can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZoneShape {
    /// Which.
    pub zone: ZoneId,
    /// Its box.
    pub rect: Rect,
    /// Its title plate.
    pub title: Rect,
    /// Its grade chip.
    pub chip: Option<Rect>,
    /// Number of zones around it.
    pub depth: usize,
}

/// A network bar that can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkShape {
    /// Which.
    pub network: NetworkId,
    /// Its two ends.
    pub bar: (Point, Point),
    /// Its name plate.
    pub label: Rect,
}

/// A link that can be hit.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkShape {
    /// Which.
    pub link: LinkId,
    /// Its corners, ends included.
    pub line: Vec<Point>,
    /// Its label.
    pub label: Option<Rect>,
}

/// A gate that can be hit.
#[derive(Clone, Debug, PartialEq)]
pub struct GateShape {
    /// Its plate.
    pub rect: Rect,
    /// Conduits that pass here and have a record.
    pub conduits: Vec<ConduitId>,
    /// The link it stands on.
    pub link: Option<LinkId>,
    /// The network it stands on.
    pub network: Option<NetworkId>,
    /// The zones on both sides.
    pub zones: (ZoneId, ZoneId),
    /// Its codes.
    pub label: Option<Rect>,
}

/// A memo that can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoteShape {
    /// Which.
    pub note: NoteId,
    /// Its box.
    pub rect: Rect,
}

/// A numbered step of the highlighted story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepMark {
    /// The step in the attack graph.
    pub step: StepIndex,
    /// Its number on the drawing, from 1.
    pub number: u32,
    /// Middle of its disc.
    pub at: Point,
}

/// Everything that can be hit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Devices, by id.
    pub devices: Vec<DeviceShape>,
    /// Zones, outer first.
    pub zones: Vec<ZoneShape>,
    /// Networks.
    pub networks: Vec<NetworkShape>,
    /// Links.
    pub links: Vec<LinkShape>,
    /// Gates.
    pub gates: Vec<GateShape>,
    /// Memos.
    pub notes: Vec<NoteShape>,
    /// Steps of the highlighted story.
    pub steps: Vec<StepMark>,
}

/// The finished picture.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What to paint.
    pub list: DisplayList,
    /// What can be hit.
    pub hits: Hits,
    chunks: Vec<Chunk>,
    /// Boxes of the devices, numbered as in [`Hits::devices`] (party boxes follow).
    boxes: Grid,
    /// Pieces of bars and links, and which link of [`Hits::links`] each belongs to.
    strokes: Grid,
    stroke_links: Vec<Option<usize>>,
}

impl Scene {
    /// The items that may show in `view`, back to front: what lies elsewhere is skipped in chunks.
    pub fn visible(&self, view: Rect) -> impl Iterator<Item = &Item> {
        let things = self.visible_things(view);
        things.flat_map(|thing| self.list.items.get(thing).unwrap_or_default())
    }

    /// The same as places in the list, thing by thing: what in a row belongs to one record.
    pub fn visible_things(&self, view: Rect) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.chunks.iter().map(|chunk| chunk.end as usize));
        let shown = starts
            .zip(&self.chunks)
            .filter(move |(_, chunk)| chunk.bounds.grown(1.0).intersects(view));
        shown.map(|(start, chunk)| start..chunk.end as usize)
    }
}

/// Draws a plant.
pub fn scene(plant: &Plant, options: &SceneOptions<'_>) -> Scene {
    let far = options.detail == Detail::Plant;
    let known = options
        .fleeting
        .map_or(&[][..], |fleeting| &fleeting.before.hits.links);
    let mut sketch = Sketch::of(plant, (!far).then_some(known));
    let verdicts = verdicts::Verdicts::of(plant, options.findings);
    let gates = if options.detail < Detail::Device {
        gates::Gates::default()
    } else {
        gates::Gates::of(&sketch, &verdicts)
    };
    let focus = options.highlight.map(|lit| story::Focus::of(&sketch, lit));
    let mut stage = Stage::new(&sketch, &gates, focus.as_ref(), verdicts, options);
    if far {
        networks::bars(&mut stage);
        zones::overview(&mut stage);
    } else {
        zones::boxes(&mut stage);
        networks::bars(&mut stage);
        links::lines(&mut stage);
        let streams = flows::arrows(&mut stage);
        zones::titles(&mut stage);
        cards::cards(&mut stage);
        gates::plates(&mut stage);
        story::lines(&mut stage);
        networks::plates(&mut stage);
        links::glyphs(&mut stage);
        gates::labels(&mut stage);
        flows::labels(&mut stage, &streams);
        zones::measures(&mut stage);
        notes::notes(&mut stage);
        story::numbers(&mut stage);
    }
    let mut scene = stage.finish();
    scene.boxes = std::mem::take(&mut sketch.around.boxes);
    scene
}
