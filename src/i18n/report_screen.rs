//! Texts of the report screen.

super::texts! {
    /// A text of the report screen.
    pub enum ReportScreenText {
        Chapters: "章立て", "Chapters";
        Cover: "表紙", "Cover";
        Contents: "目次と読み方", "Contents, how to read";
        Summary: "要約(1枚)", "Summary (one page)";
        Drawing: "システム構成とゾーン", "System and zones";
        Tasks: "業務・機器・データ", "Tasks, devices, data";
        Zones: "ゾーンと通り道", "Zones and conduits";
        Matrix: "ゾーン × 脅威", "Zones × threats";
        Risks: "最も重いリスク", "The worst risks";
        Measures: "すすめる対策", "Recommended measures";
        Plan: "対策の計画案", "Proposed plan";
        Limits: "前提と限界", "Assumptions and limits";
        NothingYet: "まだ空", "still empty";
        Everything: "すべて入れる", "Include all";

        Language: "言葉", "Language";
        Pages: "{n} ページ", "{n} page‹s›";
        ExportPdf: "PDF に出力…", "Export as PDF…";
        ExportImage: "図を画像に…", "Drawing as image…";
        Settings: "ページの設定", "Settings";
        Date: "表紙の日付", "Date on the cover";
        DateHint: "空なら工場の日付、それもなければ今日", "empty: the plant's date, else today";
        OnePage: "1枚", "One";
        TwoPages: "2枚", "Two";
        Previous: "前のページ", "Previous page";
        Next: "次のページ", "Next page";
        Page: "ページ {n} / {all}", "Page {n} of {all}";
        GoToPage: "{n} ページへ", "go to page {n}";
        Making: "ページを組んでいます", "Laying out the pages";
        Failed: "ページを組めませんでした: {why}", "The pages could not be laid out: {why}";
        NothingChosen: "章が選ばれていません。左の一覧から選んでください", "No chapter is chosen; choose from the list at the left";
        Fine: "このまま出せます", "Ready to print";
        NotRated: "未評価のある業務 {n} 件", "{n} task‹s› not fully rated";
        StillFine: "このまま出せます。足りないところは本文にも印が付きます。", "You can print it as it is; what is missing is marked in the text too.";
        SeeThem: "見る", "See them";
    }
}
