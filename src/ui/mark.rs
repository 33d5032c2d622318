//! The mark of the program: 砦, a battlement with a gate.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2, vec2};

/// Paints the mark into a square.
pub fn paint_mark(painter: &Painter, rect: Rect, color: Color32) {
    for part in parts() {
        let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
        let corners = part.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
    }
}

/// The mark as pixels, for the window's icon: white on a dark rounded tile.
pub fn icon(side: u32) -> egui::IconData {
    let mut rgba = Vec::with_capacity((side * side * 4) as usize);
    let inner = Rect::from_min_size(pos2(0.2, 0.2), vec2(0.6, 0.6));
    for y in 0..side {
        for x in 0..side {
            let at = pos2((x as f32 + 0.5) / side as f32, (y as f32 + 0.5) / side as f32);
            let tile = Rect::from_min_max(pos2(0.14, 0.14), pos2(0.86, 0.86));
            let on_tile = tile.distance_to_pos(at) <= 0.14;
            let local = pos2(
                (at.x - inner.left()) / inner.width(),
                (at.y - inner.top()) / inner.height(),
            );
            let on_mark = parts().iter().any(|part| contains(part, local.x, local.y));
            rgba.extend(match (on_tile, on_mark) {
                (true, true) => [0xFF, 0xFF, 0xFF, 0xFF],
                (true, false) => [0x1A, 0x1F, 0x24, 0xFF],
                (false, _) => [0, 0, 0, 0],
            });
        }
    }
    egui::IconData {
        rgba,
        width: side,
        height: side,
    }
}

type Corner = (f32, f32);

/// Convex pieces on a unit square: three merlons, the wall, two legs beside the gate.
fn parts() -> [[Corner; 4]; 6] {
    let rect = |x0: f32, y0: f32, x1: f32, y1: f32| [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
    [
        rect(0.0, 0.0, 0.24, 0.3),
        rect(0.38, 0.0, 0.62, 0.3),
        rect(0.76, 0.0, 1.0, 0.3),
        [(0.0, 0.28), (1.0, 0.28), (0.86, 0.56), (0.14, 0.56)],
        rect(0.14, 0.55, 0.37, 1.0),
        rect(0.63, 0.55, 0.86, 1.0),
    ]
}

fn contains(corners: &[Corner; 4], x: f32, y: f32) -> bool {
    let next = corners.iter().cycle().skip(1);
    corners
        .iter()
        .zip(next)
        .all(|(a, b)| (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0) >= 0.0)
}
