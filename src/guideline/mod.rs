//! What the guideline says: threats, measures and their strengths, checklist, steps and bases; typed, bilingual, from `assets/guideline`.
