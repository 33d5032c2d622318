//! Exports: the report as PDF, the drawing as a picture. Made and written on other threads.

use std::{ffi::OsStr, path::PathBuf, sync::Arc};

use super::{files::Running, pick::Aim, wake};
use crate::{
    analysis::{
        self,
        findings::{Depth, Findings, Plan, Settings},
    },
    diagram::{
        palette::{Look, Palette},
        scene::{SceneOptions, scene},
    },
    guideline::catalogue,
    i18n::{Lang, ReportScreenText, ShellText},
    plant::Plant,
    report,
    storage::{self, Stamp},
    ui::window::Window,
    workspace::{Job, words},
};

/// Pixels per world unit of an exported picture: sharp on paper and on large screens.
const PICTURE_SCALE: f32 = 2.0;

/// What an export is made from; owned, so that the user can go on working.
struct Matter {
    plant: Plant,
    /// Findings of this very plant, and what to make them with where they are not ready.
    now: (Option<Arc<Findings>>, Settings),
    planned: (Option<Arc<Findings>>, Settings),
    lang: Lang,
}

impl Matter {
    fn findings(&self, plan: Plan) -> Arc<Findings> {
        let (ready, settings) = match plan {
            Plan::Now => &self.now,
            Plan::Target => &self.planned,
        };
        ready
            .clone()
            .unwrap_or_else(|| Arc::new(analysis::analyze(&self.plant, catalogue(), settings)))
    }
}

impl Window {
    pub(super) fn pick_pdf_place(&mut self, ctx: &egui::Context) {
        if self.has_no_chapter() {
            let lang = self.settings.lang;
            self.dialogs.tell(
                ShellText::CmdExportPdf.get(lang),
                ReportScreenText::NothingChosen.get(lang),
            );
            return;
        }
        let name = self.suggested_name("pdf");
        self.pick(ctx, Aim::Pdf, name);
    }

    pub(super) fn pick_image_place(&mut self, ctx: &egui::Context) {
        let name = self.suggested_name("svg");
        self.pick(ctx, Aim::Image, name);
    }

    /// Whether somebody left out every chapter of the report.
    fn has_no_chapter(&self) -> bool {
        let Some(workspace) = &self.workspace else {
            return true;
        };
        let (choice, lang) = (&self.state.report.choice, self.settings.lang);
        let options =
            |findings: &Arc<Findings>| choice.options(workspace.plant(), findings, lang, self.state.today);
        workspace
            .findings()
            .is_some_and(|findings| options(findings).sections.is_empty())
    }

    /// What an export of this depth is made from: never findings of an older plant, never less than it needs.
    fn matter(&self, depth: Depth) -> Option<Matter> {
        let workspace = self.workspace.as_ref()?;
        let findings = |plan| {
            let ready = workspace.ready(plan, depth).cloned();
            (ready, workspace.full_settings(plan))
        };
        Some(Matter {
            plant: workspace.plant().clone(),
            now: findings(Plan::Now),
            planned: findings(Plan::Target),
            lang: self.settings.lang,
        })
    }

    pub(super) fn start_pdf(&mut self, ctx: &egui::Context, path: PathBuf) {
        let Some(matter) = self.matter(Depth::Full) else {
            return;
        };
        let (choice, today) = (self.state.report.choice.clone(), self.state.today);
        self.start_export(ctx, path, move || {
            let (now, planned) = (matter.findings(Plan::Now), matter.findings(Plan::Target));
            let options = choice.options(&matter.plant, &now, matter.lang, today);
            report::pdf(&matter.plant, catalogue(), &now, &planned, &options)
                .map_err(|error| error.to_string())
        });
    }

    pub(super) fn start_image(&mut self, ctx: &egui::Context, path: PathBuf) {
        let Some(matter) = self.matter(Depth::Quick) else {
            return;
        };
        let is_png = path
            .extension()
            .and_then(OsStr::to_str)
            .is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
        self.start_export(ctx, path, move || picture(&matter, is_png));
    }

    fn start_export(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) {
        let (place, lang) = (path.clone(), self.settings.lang);
        let write = move || -> Result<Stamp, String> {
            let bytes = make()?;
            storage::write_new(&place, &bytes, true).map_err(|error| words::save_error(&error, lang))
        };
        let job = Job::start("toride-export", wake(ctx), write);
        self.dialogs.running.push(Running::Exporting { path, job });
    }
}

/// The drawing on paper, with its grades.
fn picture(matter: &Matter, is_png: bool) -> Result<Vec<u8>, String> {
    let findings = matter.findings(Plan::Now);
    let options = SceneOptions {
        lang: matter.lang,
        findings: Some(&findings),
        ..SceneOptions::default()
    };
    let scene = scene(&matter.plant, &options);
    let palette = Palette::of(Look::Paper);
    if is_png {
        report::png::png(&scene.list, palette, PICTURE_SCALE).map_err(|error| error.to_string())
    } else {
        Ok(report::svg::svg(&scene.list, palette).into_bytes())
    }
}
