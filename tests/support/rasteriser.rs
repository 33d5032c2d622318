//! Turns what egui hands to a graphics card into a picture, on the processor: the same pixels on every machine.
//!
//! Corners are rounded to 1/256 px and edges are computed in whole numbers, so that triangles that share an edge
//! neither overlap nor gap. Colours are blended as egui's own backends do: premultiplied, in gamma space.

#![expect(
    clippy::indexing_slicing,
    reason = "places in pictures are kept within them; a miss fails its test"
)]

use egui::{
    Color32, Context, FullOutput, Rect, TextureId, TexturesDelta,
    epaint::{ColorImage, ImageData, ImageDelta, Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// Parts of a pixel that a corner can lie on.
const PARTS: f32 = 256.0;

/// A renderer for test windows.
#[derive(Default)]
pub(crate) struct Rasteriser {
    /// The texture of letters; the program has no other.
    letters: ColorImage,
}

impl TestRenderer for Rasteriser {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for change in delta.set.remove(&TextureId::default()).unwrap_or_default() {
            self.update(change);
        }
        delta.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas {
            width: size.x.round() as i32,
            height: size.y.round() as i32,
            pixels: Vec::new(),
        };
        canvas.pixels = vec![[0.0; 3]; (canvas.width * canvas.height) as usize];
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive.primitive else {
                return Err("the program paints no callbacks".to_owned());
            };
            let clip = canvas.clip(primitive.clip_rect * scale);
            for corners in mesh.indices.chunks_exact(3) {
                let corners = [0, 1, 2].map(|at| mesh.vertices[corners[at] as usize]);
                canvas.triangle(corners, scale, &clip, &self.letters);
            }
        }
        Ok(canvas.image())
    }
}

impl Rasteriser {
    fn update(&mut self, change: ImageDelta) {
        let ImageData::Color(image) = change.image;
        let Some([left, top]) = change.pos else {
            self.letters = (*image).clone();
            return;
        };
        let [width, height] = image.size;
        for row in 0..height {
            let to = (top + row) * self.letters.size[0] + left;
            let from = row * width;
            self.letters.pixels[to..to + width].copy_from_slice(&image.pixels[from..from + width]);
        }
    }
}

/// The picture as it grows; colours are 0–255.
struct Canvas {
    width: i32,
    height: i32,
    pixels: Vec<[f32; 3]>,
}

/// The pixels that may be touched.
struct Clip {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Canvas {
    fn clip(&self, rect: Rect) -> Clip {
        Clip {
            left: (rect.left().round() as i32).clamp(0, self.width),
            top: (rect.top().round() as i32).clamp(0, self.height),
            right: (rect.right().round() as i32).clamp(0, self.width),
            bottom: (rect.bottom().round() as i32).clamp(0, self.height),
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], scale: f32, clip: &Clip, letters: &ColorImage) {
        let fixed = |value: f32| (value * scale * PARTS).round() as i64;
        let mut at = corners.map(|corner| (fixed(corner.pos.x), fixed(corner.pos.y)));
        let mut corners = corners;
        let area = doubled_area(at[0], at[1], at[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            at.swap(1, 2);
            corners.swap(1, 2);
        }
        let area = area.abs();
        let (xs, ys) = (at.map(|point| point.0), at.map(|point| point.1));
        let pixel = |part: i64| (part >> 8) as i32;
        let least = |parts: [i64; 3]| pixel(parts.into_iter().min().unwrap_or_default());
        let most = |parts: [i64; 3]| pixel(parts.into_iter().max().unwrap_or_default()) + 1;
        for y in least(ys).max(clip.top)..most(ys).min(clip.bottom) {
            for x in least(xs).max(clip.left)..most(xs).min(clip.right) {
                let middle = (i64::from(x) * 256 + 128, i64::from(y) * 256 + 128);
                let shares = [
                    inside(at[1], at[2], middle),
                    inside(at[2], at[0], middle),
                    inside(at[0], at[1], middle),
                ];
                let [Some(a), Some(b), Some(c)] = shares else {
                    continue;
                };
                let shares = [a, b, c].map(|share| share as f32 / area as f32);
                self.blend(x, y, color_at(&corners, shares, letters));
            }
        }
    }

    fn blend(&mut self, x: i32, y: i32, [red, green, blue, alpha]: [f32; 4]) {
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        let keep = 1.0 - alpha / 255.0;
        for (channel, over) in pixel.iter_mut().zip([red, green, blue]) {
            // A graphics card rounds to a byte after each layer.
            *channel = (over + *channel * keep).round().clamp(0.0, 255.0);
        }
    }

    fn image(&self) -> RgbaImage {
        RgbaImage::from_fn(self.width as u32, self.height as u32, |x, y| {
            let [red, green, blue] = self.pixels[y as usize * self.width as usize + x as usize];
            Rgba([red as u8, green as u8, blue as u8, 255])
        })
    }
}

type Fixed = (i64, i64);

fn doubled_area(a: Fixed, b: Fixed, c: Fixed) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// How far a point lies inside an edge; a point on the edge belongs to the triangle at its right or below it.
fn inside(from: Fixed, to: Fixed, point: Fixed) -> Option<i64> {
    let distance = doubled_area(from, to, point);
    let is_top_or_left = to.1 < from.1 || (to.1 == from.1 && to.0 > from.0);
    (distance > 0 || (distance == 0 && is_top_or_left)).then_some(distance)
}

/// Premultiplied colour 0–255: that of the corners, times the texture.
fn color_at(corners: &[Vertex; 3], shares: [f32; 3], letters: &ColorImage) -> [f32; 4] {
    let mix = |value: &dyn Fn(&Vertex) -> f32| {
        let parts = corners.iter().zip(shares);
        parts.map(|(corner, share)| value(corner) * share).sum::<f32>()
    };
    let (u, v) = (mix(&|corner| corner.uv.x), mix(&|corner| corner.uv.y));
    let texel = sample(letters, u, v);
    std::array::from_fn(|channel| {
        mix(&|corner| f32::from(corner.color.to_array()[channel])) * texel[channel] / 255.0
    })
}

/// The texture at a place (shares of its size), mixed from the four texels around it.
fn sample(image: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = image.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    let texel = |column: f32, row: f32| -> Color32 {
        let column = (column.max(0.0) as usize).min(width - 1);
        let row = (row.max(0.0) as usize).min(height - 1);
        image.pixels[row * width + column]
    };
    let around = [
        (texel(left, top), (1.0 - across) * (1.0 - down)),
        (texel(left + 1.0, top), across * (1.0 - down)),
        (texel(left, top + 1.0), (1.0 - across) * down),
        (texel(left + 1.0, top + 1.0), across * down),
    ];
    std::array::from_fn(|channel| {
        let parts = around
            .iter()
            .map(|(texel, share)| f32::from(texel.to_array()[channel]) * share);
        parts.sum()
    })
}
