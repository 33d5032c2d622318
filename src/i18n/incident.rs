//! Texts of the supposition that devices are infected: band, panel, marks on the drawing; rows shared with the
//! command line.

super::texts! {
    /// A text about supposed infections.
    pub enum IncidentText {
        Suppose: "この機器が感染したら…", "If it were infected…";
        SupposeMany: "これらの機器が感染したら…", "If these were infected…";
        Unsuppose: "この機器の仮定をやめる", "No longer assume this one";
        BandOne: "仮定中: {names} が感染", "Assumed: {names} is infected";
        BandMany: "仮定中: {names} が感染", "Assumed: {names} are infected";
        BandWhatIf: "「もし感染していたら」の見通しです。工場のデータは変わりません", "This is a what-if. Nothing in the plant is changed";
        BandElsewhere: "結果は図に出ています。この画面の等級は仮定を含みません", "The result is on the drawing. Grades on this screen do not assume it";
        BandShow: "図を見る", "See the drawing";
        BandEnd: "仮定をやめる（Esc）", "Stop assuming (Esc)";

        Panel: "右の欄", "Panel";
        PanelAhead: "もし感染したら", "If infected";
        PanelSelection: "選択中のもの", "Selection";
        Held: "感染と仮定した機器", "Assumed infected";
        HeldMore: "図でほかの機器を選んで I を押すと加わります", "Select another device and press I to add it";
        HeldRemove: "{name} を仮定から外す", "No longer assume {name}";
        Computing: "計算中", "Computing";
        Failed: "計算できませんでした: {why}", "It could not be computed: {why}";

        Next: "次に広がる機器", "Where it can spread next";
        NextNone: "図のつながりでは、ほかの機器には広がりません", "By what is drawn, it cannot reach any other device";
        NextHelp: "広がりやすい順です。選ぶと道筋が図に出ます", "The easiest first. Pick one to see the way on the drawing";
        NextRow: "{name}、広がりやすさ {class} / 5", "{name}, ease {class} / 5";
        NextEase: "広がりやすさ {class} / 5", "ease {class} / 5";
        More: "ほか {n} 件", "{n} more";
        Fewer: "少なく表示", "Show fewer";

        Cuts: "切り離すと止められる所", "What to cut";
        CutsComputing: "切り離す所を計算中", "Computing what to cut";
        CutsNone: "切って被害が減る線はありません", "No single link that can be cut makes it better";
        CutsHelp: "減らせる順です。選ぶと図に出ます", "What helps most comes first. Pick one to see it on the drawing";
        CutsNotAll: "線が多いため、仮定した機器に近い線だけを試しました", "There are many links; only those nearest to the assumed devices were tried";
        CutRow: "{link} を切る", "Cut {link}";
        CutEnds: "{a} と {b} の間", "Between {a} and {b}";
        CutLeaves: "危険の残り {percent} %", "risk left {percent} %";
        CutSaves: "届かなくなる: {names}", "Out of reach: {names}";
        CutSavesNothing: "届く機器は同じですが、起きにくくなる", "As many devices stay in reach, but it spreads less easily";
        CutStops: "これで止まる業務: {names}", "Stops by itself: {names}";
        CutStopsNothing: "これだけで止まる業務はありません", "Stops no task by itself";
        CutMayStop: "切る前に確かめる業務: {names}", "Ask first: {names}";

        Tasks: "業務への影響", "Tasks";
        TaskSuffers: "{name}、等級 {grade}", "{name}, grade {grade}";
        TaskSuffersUngraded: "被害あり（等級なし）", "suffers, not graded";
        TasksRunning: "続けられる業務 {n} 件", "Keep running: {n}";
        TasksHit: "被害を受けうる業務 {n} 件", "Can suffer: {n}";
        TasksNone: "業務が未登録です", "No tasks are registered";
        Note: "外からの新しい侵入は含みません。仮定した機器からの広がりだけを、いまの対策で計算しています", "New attacks from outside are left out: only what spreads from the assumed devices, with the measures of today";

        MarkHeld: "感染と仮定", "assumed infected";
        MarkNext: "広がりやすさ {class} / 5", "spreads here {class} / 5";
    }
}
