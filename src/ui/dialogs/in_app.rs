//! The file window inside the app, for desktops that offer none.

use std::path::{Path, PathBuf};

use egui::{Align2, LayerId, Order, Shape, layers::ShapeIdx};
use egui_file_dialog::{DialogState, FileDialog, FileDialogLabels};

use super::pick::Aim;
use crate::i18n::{FileWindowText as Text, Lang};

/// How far the choice has come.
pub(super) enum Progress {
    /// Still choosing.
    Open,
    /// This file.
    Chosen(PathBuf),
    /// None.
    Cancelled,
}

/// An open file window.
pub(super) struct InApp {
    dialog: FileDialog,
}

impl InApp {
    /// Opens it.
    pub(super) fn new(aim: Aim, lang: Lang, folder: Option<&Path>, name: &str) -> Self {
        let mut dialog = FileDialog::new()
            .labels(labels(lang))
            .title(aim.title().get(lang))
            .as_modal(true)
            .load_via_thread(true)
            .default_size([720.0, 460.0])
            .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
            .show_devices(false)
            .show_removable_devices(true);
        if let Some(folder) = folder {
            dialog = dialog.initial_directory(folder.to_owned());
        }
        for (text, extensions) in aim.types() {
            let text = text.get(lang);
            if aim.saves() {
                for extension in *extensions {
                    dialog = dialog.add_save_extension(text, extension);
                }
            } else {
                dialog = dialog
                    .add_file_filter_extensions(text, extensions.to_vec())
                    .default_file_filter(text);
            }
        }
        if aim.saves() {
            if let Some((text, _)) = aim.types().first() {
                dialog = dialog.default_save_extension(text.get(lang));
            }
            dialog = dialog.default_file_name(name);
            dialog.save_file();
        } else {
            dialog.pick_file();
        }
        Self { dialog }
    }

    /// Shows it.
    pub(super) fn show(&mut self, ctx: &egui::Context) -> Progress {
        self.dialog.update(ctx);
        let layer = LayerId::new(Order::Middle, self.dialog.get_window_id());
        repaint_search(ctx, layer);
        match self.dialog.state() {
            DialogState::Picked(path) => Progress::Chosen(path.clone()),
            DialogState::Open => Progress::Open,
            DialogState::Closed | DialogState::Cancelled | DialogState::PickedMultiple(_) => {
                Progress::Cancelled
            }
        }
    }
}

/// The search field is painted black in every look, and no setting changes that: its ground becomes that of fields.
fn repaint_search(ctx: &egui::Context, layer: LayerId) {
    let ground = ctx.global_style().visuals.text_edit_bg_color();
    let black = egui::Frame::dark_canvas(&ctx.global_style()).fill;
    ctx.graphics_mut(|graphics| {
        let Some(shapes) = graphics.get_mut(layer) else {
            return;
        };
        let count = shapes.all_entries().len();
        for place in 0..count {
            shapes.mutate_shape(ShapeIdx(place), |clipped| {
                if let Shape::Rect(rect) = &mut clipped.shape
                    && rect.fill == black
                {
                    rect.fill = ground;
                }
            });
        }
    });
}

fn labels(lang: Lang) -> FileDialogLabels {
    let text = |text: Text| text.get(lang).to_owned();
    FileDialogLabels {
        title_select_file: text(Text::Select),
        title_save_file: text(Text::Save),
        cancel: text(Text::Cancel),
        overwrite: text(Text::Overwrite),
        reload: text(Text::Reload),
        working_directory: text(Text::WorkingFolder),
        select_all: text(Text::SelectAll),
        show_hidden: text(Text::ShowHidden),
        show_system_files: text(Text::ShowSystem),
        heading_pinned: text(Text::Pinned),
        heading_places: text(Text::Places),
        heading_devices: text(Text::Devices),
        heading_removable_devices: text(Text::Removable),
        home_dir: text(Text::Home),
        desktop_dir: text(Text::Desktop),
        documents_dir: text(Text::Documents),
        downloads_dir: text(Text::Downloads),
        audio_dir: text(Text::Audio),
        pictures_dir: text(Text::Pictures),
        videos_dir: text(Text::Videos),
        pin_folder: text(Text::Pin),
        unpin_folder: text(Text::Unpin),
        rename_pinned_folder: text(Text::RenamePin),
        selected_directory: text(Text::SelectedFolder),
        selected_file: text(Text::SelectedFile),
        selected_items: text(Text::SelectedItems),
        file_name: text(Text::FileName),
        file_filter_all_files: text(Text::AllFiles),
        save_extension_any: text(Text::AnyType),
        open_button: text(Text::Open),
        save_button: text(Text::Save),
        cancel_button: text(Text::Cancel),
        overwrite_file_modal_text: text(Text::AskOverwrite),
        err_empty_folder_name: text(Text::EmptyFolderName),
        err_empty_file_name: text(Text::EmptyFileName),
        err_directory_exists: text(Text::FolderExists),
        err_file_exists: text(Text::FileExists),
        ..FileDialogLabels::default()
    }
}
