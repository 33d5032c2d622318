//! Words on the drawing and in charts.

super::texts! {
    /// A word on the drawing.
    pub enum DrawingText {
        Undivided: "分割なし", "flat";
        OriginalPlace: "元の位置", "Original place";
        ByHand: "手渡し", "by hand";
        Devices: "{n}台", "{n} device‹s›";
        Gaps: "不足 {n}", "{n} short";
        ExtraTasks: "ほか{n}", "+{n}";
        Worst: "最悪", "Worst";
        Zone: "ゾーン", "Zone";
        Entry: "入口", "Entry";
    }
}
