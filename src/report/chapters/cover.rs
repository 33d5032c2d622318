//! The first page.

use super::{
    super::outline::{Cover, CoverGrade},
    Source,
};
use crate::{
    i18n::ReportText as T,
    plant::{Element, ZoneKind},
};

/// Zones that find room on the cover.
const ZONES: usize = 9;

/// The first page.
pub(super) fn cover(source: &Source<'_>) -> Cover {
    let say = |text: T| source.say(text).to_owned();
    let mut zones = source.zones(ZoneKind::Inside);
    let mut grade_note = say(T::CoverGrades);
    if zones.len() > ZONES {
        zones.sort_by_key(|&zone| source.zone_grades(zone).0);
        zones.truncate(ZONES);
        let (n, chapter) = (ZONES.to_string(), source.say(T::ZonesTitle));
        grade_note.push_str(&source.fill(T::CoverGradesSome, &[("n", &n), ("chapter", chapter)]));
    }
    let grade = |zone| {
        let (now, target) = source.zone_grades(zone);
        CoverGrade {
            zone: source.short(Element::Zone(zone)),
            now,
            target,
        }
    };
    Cover {
        secrecy: say(T::Secrecy),
        plant: source.plant_name(),
        title: vec![say(T::TitleTop), say(T::TitleBottom)],
        subtitle: say(T::Subtitle),
        grades: zones.into_iter().map(grade).collect(),
        grade_rows: [say(T::Now), say(T::After)],
        grade_note,
        facts: facts(source),
        seals: vec![say(T::SealApproved), say(T::SealChecked), say(T::SealMade)],
        maker: say(T::MadeWith),
    }
}

fn facts(source: &Source<'_>) -> Vec<(String, String)> {
    let info = &source.plant.info;
    let state = source.word(info.state);
    let product = if source.lang.is_english() && !info.product_en.is_empty() {
        &info.product_en
    } else {
        &info.product
    };
    let subject = if product.is_empty() {
        source.fill(T::FactSubjectPlain, &[("state", state)])
    } else {
        source.fill(T::FactSubjectIs, &[("product", product), ("state", state)])
    };
    let facts = [
        (T::FactVersion, info.version.clone()),
        (
            T::FactDate,
            info.date.map(|date| source.day(date)).unwrap_or_default(),
        ),
        (T::FactIssued, source.day(source.date)),
        (T::FactSubject, subject),
        (T::FactGuideline, source.say(T::FactGuidelineIs).to_owned()),
        (T::FactOwner, info.owner.clone()),
    ];
    (facts.into_iter())
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (source.say(name).to_owned(), value))
        .collect()
}
