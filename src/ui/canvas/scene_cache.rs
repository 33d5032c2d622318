//! The picture of the plant, drawn anew only when something it depends on has changed.

use std::sync::Arc;

use crate::{
    analysis::findings::Findings,
    diagram::scene::{Detail, DropPreview, Hits, Layers, Scene, SceneOptions, scene},
    i18n::Lang,
    plant::{LinkId, geometry::Point},
    ui::ctx::ViewCtx,
};

/// Everything a picture depends on.
#[derive(Clone, Debug)]
struct Key {
    generation: u64,
    findings: Option<Arc<Findings>>,
    lang: Lang,
    layers: Layers,
    detail: Detail,
    highlight: Option<(usize, usize)>,
    drop: Option<DropPreview>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let same_findings = match (&self.findings, &other.findings) {
            (Some(own), Some(others)) => Arc::ptr_eq(own, others),
            (None, None) => true,
            _ => false,
        };
        same_findings
            && self.generation == other.generation
            && self.lang == other.lang
            && self.layers == other.layers
            && self.detail == other.detail
            && self.highlight == other.highlight
            && self.drop == other.drop
    }
}

/// The last picture drawn.
#[derive(Debug, Default)]
pub(super) struct SceneCache {
    key: Option<Key>,
    scene: Scene,
    number: u64,
}

impl SceneCache {
    /// Draws the picture if anything changed since the last time.
    pub(super) fn update(&mut self, ctx: &ViewCtx<'_>, layers: Layers, zoom: f32, drop: Option<DropPreview>) {
        let key = Key {
            generation: ctx.workspace.session().generation(),
            findings: ctx.findings.clone(),
            lang: ctx.lang,
            layers,
            detail: Detail::at_zoom(zoom),
            highlight: ctx.highlight,
            drop,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let options = SceneOptions {
            lang: key.lang,
            findings: key.findings.as_deref(),
            layers: key.layers,
            detail: key.detail,
            highlight: key.highlight,
            drop: key.drop.as_ref(),
        };
        self.scene = scene(ctx.plant(), &options);
        self.key = Some(key);
        self.number += 1;
    }

    /// The picture.
    pub(super) const fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Grows with each new picture.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// What can be hit in it.
    pub(super) const fn hits(&self) -> &Hits {
        &self.scene.hits
    }

    /// Corners of a link, ends included.
    pub(super) fn way(&self, link: LinkId) -> Option<&[Point]> {
        let shape = self.scene.hits.links.iter().find(|shape| shape.link == link)?;
        Some(&shape.line)
    }
}
