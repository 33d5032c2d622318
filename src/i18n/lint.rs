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
        None: "問題はありません（{n} 項目を確認）", "Nothing to report ({n} rule‹s› checked)";
        NoneShown: "この絞り込みに当てはまるものはありません", "Nothing matches this filter";
        Computing: "確認しています", "Checking";
        Row: "{severity} {rule} {sentence}", "{severity} {rule} {sentence}";
        Why: "なぜ大事か", "Why it matters";
        Hint: "どうするか", "What to do";
        Fix: "直す", "Fix";
        FixName: "直す: {sentence}", "Fix: {sentence}";
        Fixed: "直しました: {what}", "Done: {what}";
        Exclude: "除外…", "Exclude…";
        ExcludeName: "除外: {sentence}", "Exclude: {sentence}";
        ExcludeWhy: "除外する理由（必ず書きます）", "Why it is set aside (required)";
        ExcludeNow: "除外する", "Exclude";
        Cancel: "やめる", "Cancel";
        ExcludedHead: "除外した指摘 {n} 件", "Excluded: {n}";
        ExcludedRow: "除外済み {rule} {sentence} 理由: {why}", "Excluded {rule} {sentence} Reason: {why}";
        ExcludedStale: "（今は当てはまりません）", "(nothing found any more)";
        Because: "理由: {why}", "Reason: {why}";
        Include: "戻す", "Take up";
        IncludeName: "戻す: {sentence}", "Take up again: {sentence}";
    }
}
