//! The picture as triangles, kept until something they depend on changes: a drawing at rest costs no more than a copy.
//!
//! Triangles are made for what is in view and a margin around it; while the view moves over that, they are shifted.

use std::{cell::RefCell, mem, sync::Arc};

use egui::{Context, Mesh, Painter, Pos2, Rect, Vec2, emath::GuiRounding as _, epaint::Tessellator};

use crate::{
    diagram::scene::Scene,
    ui::{
        letters::{Letters, texture},
        pen::{Pen, View},
        theme::{Look, Theme},
    },
};

/// The margin around the view for which triangles are made, as a share of its size.
const MARGIN: f32 = 0.25;
/// Triangles are handed on in pieces of about so many corners, so that pieces out of view can be left out.
const PIECE: usize = 16_384;

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

/// Some triangles and the box around them.
#[derive(Debug)]
struct Piece {
    mesh: Arc<Mesh>,
    bounds: Rect,
}

/// The triangles of one picture.
#[derive(Debug)]
pub(super) struct Painted {
    key: Option<Key>,
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
    pub(super) fn show(&mut self, painter: &Painter, light: &Light<'_>, scene: &Scene, number: u64) {
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
            let texture = self.make(ctx, light, scene);
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

    /// Makes the triangles; gives the size of the texture of letters they are for.
    fn make(&mut self, ctx: &Context, light: &Light<'_>, scene: &Scene) -> [usize; 2] {
        self.origin = light.view.origin;
        self.covered = light.rect.expand2(light.rect.size() * MARGIN);
        let mut letters = light.letters.borrow_mut();
        let mut pen = Pen::new(ctx, &mut letters, light.theme, light.view);
        for item in scene.visible(light.view.world_rect(self.covered)) {
            pen.item(item);
        }
        let shapes = pen.finish();
        // Only now: laying out letters makes their texture grow.
        let texture = texture(ctx).size;
        let options = ctx.tessellation_options(|options| *options);
        let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, texture, Vec::new());
        self.pieces.clear();
        let mut mesh = Mesh::default();
        for shape in shapes {
            tessellator.tessellate_shape(shape, &mut mesh);
            if mesh.vertices.len() >= PIECE {
                self.pieces.push(Piece::of(mem::take(&mut mesh)));
            }
        }
        self.pieces.push(Piece::of(mesh));
        texture
    }
}

impl Piece {
    fn of(mesh: Mesh) -> Self {
        Self {
            bounds: mesh.calc_bounds(),
            mesh: Arc::new(mesh),
        }
    }
}
