//! The picture of the plant, drawn anew only when something it depends on has changed.

use std::sync::Arc;

use crate::{
    analysis::findings::Depth,
    diagram::scene::{Detail, DropPreview, Fleeting, Hits, Layers, Lit, Scene, SceneOptions, scene},
    i18n::Lang,
    plant::{
        DeviceId, LinkId,
        geometry::{Point, Rect},
    },
    ui::ctx::ViewCtx,
};

/// Everything a picture depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    generation: u64,
    /// The state the findings belong to; with what they say of the story that is lit up, if one is.
    findings: Option<(u64, Option<(Depth, u64)>)>,
    lang: Lang,
    layers: Layers,
    detail: Detail,
    highlight: Option<(usize, usize)>,
    /// The way lit up, and the number of the answer it stands in.
    lit_way: Option<(DeviceId, u64)>,
    drop: Option<DropPreview>,
    /// The part of the drawing in view, while something is dragged.
    fleeting: Option<Rect>,
}

/// What is lit up: the way from the infected devices to another, or a story.
fn lit<'a>(ctx: &'a ViewCtx<'_>) -> Option<Lit<'a>> {
    if let Some(device) = ctx.lit_way {
        let outlook = ctx.workspace.outlook()?;
        let next = outlook.next.iter().find(|next| next.device == device)?;
        return Some(Lit::way(&outlook.findings.graph, &next.way));
    }
    let (effect, story) = ctx.highlight?;
    Lit::story(ctx.findings.as_deref()?, ctx.workspace.effect(effect)?, story)
}

/// The last picture drawn.
#[derive(Debug, Default)]
pub(super) struct SceneCache {
    key: Option<Key>,
    scene: Arc<Scene>,
    number: u64,
}

impl SceneCache {
    /// Draws the picture if anything changed since the last time. While something is dragged, `drop` says what,
    /// and `fleeting` which part of the drawing is in view.
    pub(super) fn update(
        &mut self,
        ctx: &ViewCtx<'_>,
        layers: Layers,
        zoom: f32,
        drop: Option<DropPreview>,
        fleeting: Option<Rect>,
    ) {
        let explained = ctx.workspace.explanation_number();
        let depth = (ctx.findings.as_ref()).map(|findings| (findings.settings.depth, explained));
        let depth = depth.filter(|_| ctx.highlight.is_some());
        let key = Key {
            generation: ctx.workspace.session().generation(),
            findings: ctx.workspace.findings_generation().map(|at| (at, depth)),
            lang: ctx.lang,
            layers,
            detail: Detail::at_zoom(zoom),
            highlight: ctx.highlight,
            lit_way: ctx.lit_way.map(|device| (device, ctx.workspace.outlook_number())),
            drop,
            fleeting,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        // What stands in the way of lines changes with the level of detail.
        let is_comparable = self.key.as_ref().is_some_and(|old| old.detail == key.detail);
        let fleeting = key.fleeting.filter(|_| is_comparable);
        let options = SceneOptions {
            lang: key.lang,
            findings: ctx.findings.as_deref(),
            layers: key.layers,
            detail: key.detail,
            highlight: lit(ctx),
            drop: key.drop.as_ref(),
            fleeting: fleeting.map(|view| Fleeting {
                before: &self.scene,
                view,
            }),
        };
        self.scene = Arc::new(scene(ctx.plant(), &options));
        self.key = Some(key);
        self.number += 1;
    }

    /// The picture.
    pub(super) const fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// Grows with each new picture.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// What can be hit in it.
    pub(super) fn hits(&self) -> &Hits {
        &self.scene.hits
    }

    /// Corners of a link, ends included.
    pub(super) fn way(&self, link: LinkId) -> Option<&[Point]> {
        let shape = self.scene.hits.links.iter().find(|shape| shape.link == link)?;
        Some(&shape.line)
    }
}
