//! Corners of a link, added and removed by double-click.

use super::hit::distance_to_piece;
use crate::{
    edit::{Change, StepName},
    plant::{LinkId, geometry::Point},
    ui::ctx::ViewCtx,
};

/// Adds a bend where the line was double-clicked. The corners the router chose become the user's own first, so the
/// rest of the line stays where it is.
pub(super) fn add(ctx: &ViewCtx<'_>, way: Option<&[Point]>, link: LinkId, at: Point) {
    let Some(way) = way else { return };
    let pieces = way.iter().zip(way.iter().skip(1));
    let nearest = pieces
        .map(|(&a, &b)| distance_to_piece(at, a, b))
        .enumerate()
        .min_by(|(_, a), (_, b)| a.total_cmp(b));
    let Some((piece, _)) = nearest else { return };
    let inner = way.get(1..way.len().saturating_sub(1)).unwrap_or_default();
    let mut bends = inner.to_vec();
    // Piece 0 runs from the first end to corner 0.
    bends.insert(piece.min(bends.len()), at);
    let change = Change::edit(ctx.plant(), &[link], |record| record.bends.clone_from(&bends));
    ctx.change(StepName::Edit, change);
}

/// Removes a bend.
pub(super) fn remove(ctx: &ViewCtx<'_>, link: LinkId, index: usize) {
    let change = Change::edit(ctx.plant(), &[link], |record| {
        if index < record.bends.len() {
            record.bends.remove(index);
        }
    });
    ctx.change(StepName::Edit, change);
}
