//! The inspector's few building blocks: a labelled row, a folding section, a text that fits, a small list row.

use std::collections::BTreeSet;

use egui::{
    Align2, Color32, FontId, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use crate::ui::theme::{Theme, bold, font, size};

/// Width of the label column.
const LABEL: f32 = 88.0;
const GAP: f32 = 8.0;

/// Paints one line of text inside `rect`, cut with “…” where it does not fit; the whole text is a tooltip then.
pub(in crate::ui) fn text_in(ui: &Ui, rect: Rect, text: &str, letters: FontId, color: Color32) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, color);
    job.wrap = TextWrapping::truncate_at_width(rect.width());
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let elided = galley.elided;
    ui.painter().galley(at, galley, color);
    if elided {
        ui.interact(
            rect,
            ui.id().with(("elided", text, rect.top() as i32)),
            Sense::hover(),
        )
        .on_hover_text(text);
    }
}

/// A label at the left and a control at its right.
pub(super) fn row<R>(ui: &mut Ui, theme: &Theme, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    sized_row(ui, theme, label, LABEL, add)
}

/// A label that takes most of the row, with a short control at its right.
pub(super) fn wide_row<R>(ui: &mut Ui, theme: &Theme, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = (ui.available_width() * 0.52).max(LABEL);
    sized_row(ui, theme, label, width, add)
}

fn sized_row<R>(ui: &mut Ui, theme: &Theme, label: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::hover());
        let words = Rect::from_min_max(rect.min, pos2(rect.right() - GAP, rect.bottom()));
        text_in(ui, words, label, font(size::TEXT_SMALL), theme.text_2);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.vertical(add).inner
    })
    .inner
}

/// A line of facts: label and value, nothing to edit.
pub(super) fn fact_row(ui: &mut Ui, theme: &Theme, label: &str, value: &str) {
    row(ui, theme, label, |ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{label} {value}")));
        text_in(ui, rect, value, font(size::TEXT_DENSE), theme.text);
    });
}

/// A sentence in small grey letters.
pub(super) fn remark(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.label(
        egui::RichText::new(text)
            .size(size::TEXT_SMALL)
            .color(theme.text_2),
    );
}

/// Head of a folding section.
pub(super) struct SectionHead<'a> {
    /// Stable name, also the key of its state.
    pub(super) key: &'static str,
    /// Words.
    pub(super) title: &'a str,
    /// How many things are inside.
    pub(super) count: Option<usize>,
    /// Words at the right, e.g. what the columns mean.
    pub(super) aside: &'a str,
    /// Open as long as nobody closed it.
    pub(super) open_at_first: bool,
}

/// Sections whose state differs from how they are at first.
#[derive(Default)]
pub(super) struct Folds(BTreeSet<&'static str>);

impl<'a> SectionHead<'a> {
    /// A section that is closed until somebody opens it.
    pub(super) const fn closed(key: &'static str, title: &'a str) -> Self {
        Self {
            key,
            title,
            count: None,
            aside: "",
            open_at_first: false,
        }
    }
}

impl Folds {
    /// Opens a section, whatever it is at first.
    pub(super) fn open(&mut self, key: &'static str, open_at_first: bool) {
        if open_at_first {
            self.0.remove(key);
        } else {
            self.0.insert(key);
        }
    }

    /// A hairline, the head that opens and closes, and the contents while open.
    pub(super) fn section(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        head: &SectionHead<'_>,
        add: impl FnOnce(&mut Ui),
    ) {
        ui.add_space(4.0);
        let width = ui.available_width();
        let (line, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
        ui.painter()
            .hline(line.x_range(), line.center().y, Stroke::new(1.0, theme.hairline));
        let is_open = head.open_at_first != self.0.contains(head.key);
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, is_open, head.title));
        if response.hovered() {
            ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
        }
        focus_ring(ui, theme, &response);
        chevron(ui, theme, pos2(rect.left() + 6.0, rect.center().y), is_open);
        let count_room = if head.count.is_some() { 30.0 } else { 0.0 };
        let mut job = LayoutJob::simple_singleline(head.title.to_owned(), bold(size::TEXT_DENSE), theme.text);
        job.wrap = TextWrapping::truncate_at_width((width - 18.0 - count_room).max(0.0));
        let title = ui.painter().layout_job(job);
        let at = pos2(rect.left() + 18.0, rect.center().y - title.size().y / 2.0);
        let mut taken = at.x + title.size().x;
        let response = if title.elided {
            response.on_hover_text(head.title)
        } else {
            response
        };
        ui.painter().galley(at, title, theme.text);
        if let Some(count) = head.count {
            let at = pos2(taken + 6.0, rect.center().y);
            let letters = font(size::TEXT_DENSE);
            taken = ui
                .painter()
                .text(at, Align2::LEFT_CENTER, count, letters, theme.text_2)
                .right();
        }
        // What the columns mean gives way to the title where there is no room for both.
        let letters = font(size::TEXT_SMALL);
        let aside = ui
            .painter()
            .layout_no_wrap(head.aside.to_owned(), letters, theme.text_2);
        let at = rect.right_center() - vec2(aside.size().x, aside.size().y / 2.0);
        if at.x > taken + 6.0 {
            ui.painter().galley(at, aside, theme.text_2);
        }
        if response.clicked() && !self.0.remove(head.key) {
            self.0.insert(head.key);
        }
        if is_open {
            add(ui);
        }
    }
}

/// A ring around what has the keyboard.
pub(in crate::ui) fn focus_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.focus);
        ui.painter()
            .rect_stroke(response.rect, size::RADIUS, stroke, egui::StrokeKind::Inside);
    }
}

/// A small `v` (open) or `>` (closed).
pub(super) fn chevron(ui: &Ui, theme: &Theme, center: egui::Pos2, open: bool) {
    let (along, across) = (3.5, 2.0);
    let points = if open {
        [(-along, -across), (0.0, across), (along, -across)]
    } else {
        [(-across, -along), (across, 0.0), (-across, along)]
    };
    let points = points.map(|(x, y)| center + Vec2::new(x, y));
    ui.painter()
        .add(Shape::line(points.to_vec(), Stroke::new(1.5, theme.text_2)));
}
