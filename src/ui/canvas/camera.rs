//! Where the drawing stands on the screen: pan, zoom at a point, fit.

use egui::{Pos2, Rect, Vec2};

use crate::{
    plant::geometry::{self, Point},
    ui::pen::View,
};

/// Zoom limits: 10 % and 400 %.
const ZOOM_RANGE: (f32, f32) = (0.1, 4.0);
/// One notch of zooming by key or button.
pub(super) const ZOOM_STEP: f32 = 1.2;
/// Fitting never enlarges beyond this.
const FIT_LIMIT: f32 = 1.5;
/// Space around what is fitted, in px.
const FIT_MARGIN: f32 = 24.0;

/// The camera over the drawing: which world point is in the middle, and how large things are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Camera {
    center: Point,
    zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            center: Point::new(0.0, 0.0),
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// Screen px per world unit.
    pub(super) const fn zoom(&self) -> f32 {
        self.zoom
    }

    /// How the drawing lies in a part of the screen.
    pub(super) fn view(&self, rect: Rect) -> View {
        let center = Vec2::new(self.center.x, self.center.y) * self.zoom;
        View {
            // Whole pixels, so that lines and letters do not shimmer while panning.
            origin: (rect.center() - center).round(),
            zoom: self.zoom,
        }
    }

    /// Moves the drawing by a distance on the screen.
    pub(super) fn pan(&mut self, by: Vec2) {
        let by = by / self.zoom;
        self.center = self.center.moved(-by.x, -by.y);
    }

    /// Zooms so that the world point under `anchor` stays there.
    pub(super) fn zoom_at(&mut self, rect: Rect, anchor: Pos2, factor: f32) {
        let zoom = (self.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        let from_center = anchor - rect.center();
        let shift = from_center / self.zoom - from_center / zoom;
        self.center = self.center.moved(shift.x, shift.y);
        self.zoom = zoom;
    }

    /// Sets the zoom, keeping the middle.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        self.zoom = zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
    }

    /// Shows `bounds` completely, with a margin.
    pub(super) fn fit(&mut self, rect: Rect, bounds: geometry::Rect) {
        let inner = rect.shrink(FIT_MARGIN.min(rect.width() / 4.0).min(rect.height() / 4.0));
        let (width, height) = (bounds.w.max(1.0), bounds.h.max(1.0));
        let scale = (inner.width() / width).min(inner.height() / height);
        self.zoom = scale.clamp(ZOOM_RANGE.0, FIT_LIMIT);
        self.center = bounds.center();
    }

    /// Brings `bounds` into the middle without shrinking below what fits.
    pub(super) fn center_on(&mut self, rect: Rect, bounds: geometry::Rect, least_zoom: f32) {
        let fits = (rect.width() / bounds.w.max(1.0)).min(rect.height() / bounds.h.max(1.0));
        let zoom = self.zoom.max(least_zoom).min(fits.max(ZOOM_RANGE.0));
        self.zoom = zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        self.center = bounds.center();
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    const RECT: Rect = Rect {
        min: pos2(100.0, 50.0),
        max: pos2(900.0, 650.0),
    };

    #[test]
    fn ten_notches_in_and_out_leave_the_point_under_the_pointer_where_it_was() {
        for anchor in [
            RECT.left_top(),
            RECT.right_top(),
            RECT.left_bottom(),
            RECT.right_bottom(),
        ] {
            let mut camera = Camera::default();
            let before = camera.view(RECT).world_from_screen(anchor);
            for factor in [ZOOM_STEP, 1.0 / ZOOM_STEP] {
                for _ in 0..7 {
                    camera.zoom_at(RECT, anchor, factor);
                    let at = camera.view(RECT).screen_from_world(before);
                    assert!((at - anchor).length() <= 1.0, "{anchor:?} drifted to {at:?}");
                }
            }
        }
    }

    #[test]
    fn zoom_stays_within_its_limits() {
        let mut camera = Camera::default();
        camera.zoom_at(RECT, RECT.center(), 1e6);
        assert_eq!(camera.zoom(), 4.0);
        camera.zoom_at(RECT, RECT.center(), 1e-6);
        assert_eq!(camera.zoom(), 0.1);
    }

    #[test]
    fn fitting_leaves_a_margin_and_does_not_blow_up_small_drawings() {
        let mut camera = Camera::default();
        let bounds = geometry::Rect::new(-300.0, 20.0, 2_000.0, 900.0);
        camera.fit(RECT, bounds);
        let shown = camera.view(RECT).screen_rect(bounds);
        assert!(RECT.shrink(FIT_MARGIN - 1.0).contains_rect(shown), "{shown:?}");
        camera.fit(RECT, geometry::Rect::new(0.0, 0.0, 10.0, 10.0));
        assert_eq!(camera.zoom(), FIT_LIMIT);
    }

    #[test]
    fn panning_moves_the_drawing_with_the_hand() {
        let mut camera = Camera::default();
        camera.zoom_to(2.0);
        let point = Point::new(10.0, 10.0);
        let before = camera.view(RECT).screen_from_world(point);
        camera.pan(vec2(30.0, -20.0));
        let after = camera.view(RECT).screen_from_world(point);
        assert!((after - before - vec2(30.0, -20.0)).length() <= 1.0);
    }
}
