//! Texts of the findings list; what each rule says stands in the guideline's tables.

super::texts! {
    /// A text of the findings list.
    pub enum LintText {
        Title: "確認すること", "To check";
        Errors: "エラー", "Errors";
        Warnings: "警告", "Warnings";
        Hints: "ヒント", "Hints";
        Open: "開く", "Open";
        Close: "閉じる", "Close";
        GoThere: "移動", "Go";
        Filter: "絞り込み", "Filter";
        None: "問題はありません（{n} 項目を確認）", "Nothing to report ({n} rules checked)";
        NoneShown: "この絞り込みに当てはまるものはありません", "Nothing matches this filter";
        Computing: "確認しています", "Checking";
        Row: "{severity} {rule} {sentence}", "{severity} {rule} {sentence}";
        Why: "なぜ大事か", "Why it matters";
        Hint: "どうするか", "What to do";
    }
}
