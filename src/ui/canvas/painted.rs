//! The picture as triangles, kept until something they depend on changes: a drawing at rest costs no more than a copy.
//!
//! Triangles are made for what is in view and a margin around it; while the view moves over that, they are shifted.

use std::{cell::RefCell, collections::BTreeMap, mem, ops::Range, sync::Arc};

use egui::{Context, Mesh, Painter, Pos2, Rect, Vec2, emath::GuiRounding as _, epaint::Tessellator};

use crate::{
    diagram::{
        display_list::{Item, Role},
        scene::Scene,
    },
    plant::{Element, geometry},
    ui::{
        letters::{Letters, texture},
        pen::{Pen, View},
        theme::{Look, Theme},
    },
};

/// The margin around the view for which triangles are made, as a share of its size.
const MARGIN: f32 = 0.25;
/// A piece holds the triangles of about so many things: few enough that little is made anew when one of them changes.
const THINGS: u64 = 64;

/// The part of the screen for which triangles are made when the drawing is shown in `rect`.
pub(super) fn covered_part(rect: Rect) -> Rect {
    rect.expand2(rect.size() * MARGIN)
}

/// What triangles depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    /// Counts pictures.
    scene: u64,
    zoom: f32,
    look: Look,
    pixels_per_point: f32,
    /// Counts textures of letters.
    letters: u64,
    /// Size of the texture of letters: triangles point into it by shares of its size.
    texture: [usize; 2],
}

/// The triangles of some things, and the box around them.
#[derive(Debug)]
struct Piece {
    /// Where the things stand in the list of the picture.
    things: Vec<Range<usize>>,
    mesh: Arc<Mesh>,
    bounds: Rect,
}

/// The triangles of one picture.
#[derive(Debug)]
pub(super) struct Painted {
    key: Option<Key>,
    /// The picture they were made from.
    scene: Arc<Scene>,
    /// The view they were made for, as they lie now.
    origin: Pos2,
    /// The part of the screen they cover.
    covered: Rect,
    pieces: Vec<Piece>,
    /// Handed on in this pass.
    is_shown: bool,
}

/// What painting a picture needs to know.
pub(super) struct Light<'a> {
    pub(super) theme: &'a Theme,
    pub(super) letters: &'a RefCell<Letters>,
    /// How the drawing lies on the screen.
    pub(super) view: View,
    /// Where on the screen.
    pub(super) rect: Rect,
}

impl Default for Painted {
    fn default() -> Self {
        Self {
            key: None,
            scene: Arc::default(),
            origin: Pos2::ZERO,
            covered: Rect::NOTHING,
            pieces: Vec::new(),
            is_shown: false,
        }
    }
}

impl Painted {
    /// At the end of a pass: whether egui's texture of letters has grown since the triangles were handed on, so
    /// that they would show wrong letters.
    pub(super) fn was_outdated(&mut self, ctx: &Context) -> bool {
        let texture = texture(ctx).size;
        mem::take(&mut self.is_shown) && self.key.is_some_and(|key| key.texture != texture)
    }

    /// Paints a picture; `number` grows with each new one.
    pub(super) fn show(&mut self, painter: &Painter, light: &Light<'_>, scene: &Arc<Scene>, number: u64) {
        let ctx = painter.ctx();
        let pixels_per_point = ctx.pixels_per_point();
        let key = |texture| Key {
            scene: number,
            zoom: light.view.zoom,
            look: light.theme.look,
            pixels_per_point,
            letters: light.letters.borrow().generation(),
            texture,
        };
        let texture = texture(ctx).size;
        // By whole pixels, so that edges and letters stay as crisp as they were made.
        let shift = (light.view.origin - self.origin).round_to_pixels(pixels_per_point);
        let covered = self.covered.translate(shift);
        if self.key == Some(key(texture)) && covered.contains_rect(light.rect) {
            self.shift(shift);
        } else {
            // Things that have not changed keep their triangles.
            let unmoved = shift == Vec2::ZERO && self.covered == covered_part(light.rect);
            let old = self.key.filter(|&old| {
                let changed = Key {
                    scene: old.scene,
                    ..key(texture)
                };
                unmoved && old == changed
            });
            let texture = self.make(ctx, light, scene, old.map(|old| old.texture));
            self.key = Some(key(texture));
        }
        self.is_shown = true;
        for piece in &self.pieces {
            let clip = piece.bounds.intersect(light.rect);
            if clip.is_positive() {
                painter.with_clip_rect(clip).add(Arc::clone(&piece.mesh));
            }
        }
    }

    fn shift(&mut self, by: Vec2) {
        if by == Vec2::ZERO {
            return;
        }
        self.origin += by;
        self.covered = self.covered.translate(by);
        for piece in &mut self.pieces {
            Arc::make_mut(&mut piece.mesh).translate(by);
            piece.bounds = piece.bounds.translate(by);
        }
    }

    /// Makes the triangles, those that are there for a texture of letters of this size excepted; gives the size of
    /// the texture that all are for now.
    fn make(
        &mut self,
        ctx: &Context,
        light: &Light<'_>,
        scene: &Arc<Scene>,
        kept_for: Option<[usize; 2]>,
    ) -> [usize; 2] {
        self.origin = light.view.origin;
        self.covered = covered_part(light.rect);
        let groups = groups(scene, light.view.world_rect(self.covered));
        let mut known: BTreeMap<Name, Vec<Piece>> = BTreeMap::new();
        for piece in self.pieces.drain(..) {
            if kept_for.is_some() {
                known
                    .entry(name(&self.scene, &piece.things))
                    .or_default()
                    .push(piece);
            }
        }
        let mut kept = Vec::with_capacity(groups.len());
        let mut letters = light.letters.borrow_mut();
        for things in groups {
            let found = known.get_mut(&name(scene, &things)).and_then(|pieces| {
                let is_same = |piece: &Piece| are_same((&self.scene, &piece.things), (scene, &things));
                let place = pieces.iter().position(is_same)?;
                Some(pieces.swap_remove(place))
            });
            let mut pen = Pen::new(ctx, &mut letters, light.theme, light.view);
            if found.is_none() {
                items(scene, &things).for_each(|item| pen.item(item));
            }
            kept.push((things, found, pen.finish()));
        }
        drop(letters);
        self.scene = Arc::clone(scene);
        // Only now: laying out letters makes their texture grow.
        let texture = texture(ctx).size;
        if kept_for.is_some_and(|size| size != texture) {
            return self.make(ctx, light, scene, None);
        }
        let options = ctx.tessellation_options(|options| *options);
        let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, texture, Vec::new());
        for (things, found, shapes) in kept {
            let (mesh, bounds) = found.map_or_else(
                || triangles(&mut tessellator, shapes),
                |piece| (piece.mesh, piece.bounds),
            );
            self.pieces.push(Piece { things, mesh, bounds });
        }
        texture
    }
}

/// What a piece begins with; pieces of different pictures with the same name are worth comparing.
type Name = (Option<Role>, Option<Element>);

fn triangles(tessellator: &mut Tessellator, shapes: Vec<egui::Shape>) -> (Arc<Mesh>, Rect) {
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    let bounds = mesh.calc_bounds();
    (Arc::new(mesh), bounds)
}

/// The things in view, in groups that do not depend on what stands before them: a thing more or less changes one group.
fn groups(scene: &Scene, view: geometry::Rect) -> Vec<Vec<Range<usize>>> {
    let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
    for thing in scene.visible_things(view) {
        let begins = scene.list.items.get(thing.clone()).and_then(<[Item]>::first);
        let is_first = begins.is_some_and(|item| egui::util::hash((item.role, item.element)) % THINGS == 0);
        match groups.last_mut() {
            Some(group) if !is_first => group.push(thing),
            _ => groups.push(vec![thing]),
        }
    }
    groups
}

fn items<'a>(scene: &'a Scene, things: &'a [Range<usize>]) -> impl Iterator<Item = &'a Item> {
    let slices = things
        .iter()
        .filter_map(|thing| scene.list.items.get(thing.clone()));
    slices.flatten()
}

fn name(scene: &Scene, things: &[Range<usize>]) -> Name {
    let first = items(scene, things).next();
    (first.map(|item| item.role), first.and_then(|item| item.element))
}

fn are_same(a: (&Scene, &[Range<usize>]), b: (&Scene, &[Range<usize>])) -> bool {
    items(a.0, a.1).eq(items(b.0, b.1))
}
