//! The pages, laid out on a thread and kept until plant, findings or options change.

use std::sync::Arc;

use crate::{
    analysis::findings::{Depth, Findings, Plan},
    guideline::catalogue,
    i18n::{Lang, ReportText},
    report::{self, Options, Section, page::Document},
    ui::ctx::ViewCtx,
    workspace::{Job, words},
};

/// What a document was made from.
#[derive(Clone, Debug)]
struct Origin {
    generation: u64,
    findings: (Arc<Findings>, Arc<Findings>),
    options: Options,
}

impl Origin {
    fn is(&self, other: &Self) -> bool {
        let same = |a: &Arc<Findings>, b: &Arc<Findings>| Arc::ptr_eq(a, b);
        self.generation == other.generation
            && same(&self.findings.0, &other.findings.0)
            && same(&self.findings.1, &other.findings.1)
            && self.options == other.options
    }
}

/// The newest pages that are ready, and the job that makes newer ones.
#[derive(Debug, Default)]
pub(super) struct Preview {
    ready: Option<(Origin, Result<Document, String>)>,
    running: Option<(Origin, Job<Document>)>,
    /// The pages belong to an older plant or other options.
    lags: bool,
}

impl Preview {
    /// Takes what is done and starts what is needed; one layout at a time.
    pub(super) fn keep_up(&mut self, window: &egui::Context, ctx: &ViewCtx<'_>, options: &Options) {
        if let Some((origin, job)) = self.running.take() {
            match job.poll() {
                Some(result) => {
                    self.ready = Some((
                        origin,
                        result.map_err(|breakdown| words::job_failed(&breakdown, ctx.lang)),
                    ));
                }
                None => self.running = Some((origin, job)),
            }
        }
        self.lags = true;
        // What is printed says everything, so it waits for the details.
        let full = |plan| ctx.workspace.ready(plan, Depth::Full).cloned();
        let Some(findings) = full(Plan::Now).zip(full(Plan::Target)) else {
            return;
        };
        let wanted = Origin {
            generation: ctx.workspace.session().generation(),
            findings,
            options: options.clone(),
        };
        self.lags = !self.ready.as_ref().is_some_and(|(origin, _)| origin.is(&wanted));
        if !self.lags || self.running.is_some() {
            return;
        }
        let (plant, origin, window) = (ctx.plant().clone(), wanted.clone(), window.clone());
        let wake = Arc::new(move || window.request_repaint());
        let job = Job::start("toride-preview", wake, move || {
            let (now, planned) = &origin.findings;
            report::document(&plant, catalogue(), now, planned, &origin.options)
        });
        self.running = Some((wanted, job));
    }

    /// The newest pages.
    pub(super) fn document(&self) -> Option<&Document> {
        self.ready.as_ref().and_then(|(_, result)| result.as_ref().ok())
    }

    /// Whether newer pages are on their way.
    pub(super) const fn lags(&self) -> bool {
        self.lags
    }

    /// Why there are none.
    pub(super) fn error(&self) -> Option<&str> {
        self.ready
            .as_ref()
            .and_then(|(_, result)| result.as_ref().err())
            .map(String::as_str)
    }

    /// The page a chapter begins on.
    pub(super) fn page_of(&self, section: Section, lang: Lang) -> Option<usize> {
        if section == Section::Cover {
            return self.document().map(|_| 0);
        }
        let title = title(section).get(lang);
        let bookmarks = &self.document()?.bookmarks;
        bookmarks
            .iter()
            .find(|bookmark| bookmark.title.contains(title))
            .map(|bookmark| bookmark.to.page)
    }
}

const fn title(section: Section) -> ReportText {
    match section {
        Section::Cover => ReportText::Title,
        Section::Summary => ReportText::SummaryTitle,
        Section::Contents => ReportText::ContentsTitle,
        Section::Drawing => ReportText::DrawingTitle,
        Section::Tasks => ReportText::TasksTitle,
        Section::Zones => ReportText::ZonesTitle,
        Section::Matrix => ReportText::MatrixTitle,
        Section::Risks => ReportText::RisksTitle,
        Section::Measures => ReportText::MeasuresTitle,
        Section::Plan => ReportText::PlanTitle,
        Section::Limits => ReportText::LimitsTitle,
    }
}
