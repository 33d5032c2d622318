//! Texts of the threat screen, and the column heads of kinds of threats (those of threats are the guideline's).

super::texts! {
    /// A text of the threat screen.
    pub enum ThreatsText {
        Title: "ゾーンと脅威の影響", "Threats and impact";
        TabMatrix: "ヒートマップ", "Heat map";
        TabRelations: "つながり図", "Relation map";
        PlanSwitch: "表示", "Show";
        PlanNow: "今", "Today";
        PlanTarget: "計画後", "Planned";
        PlanDiff: "差", "Change";
        PlanSupposed: "選んだ対策", "Switched on";
        SortLayer: "区分順に並べる", "Order by layer";
        SortWorst: "危険な順に並べる", "Worst first";
        OpenAll: "すべて開く", "Open all";
        CloseAll: "すべてたたむ", "Fold all";
        ZoneColumn: "ゾーン", "Zone";
        Worst: "最大", "Worst";
        EntryShare: "入口寄与", "As entry";
        EntryShareHelp: "ここの入口をなくすと、危険の総量がこれだけ減ります", "The total of all risk falls by this share when the entries here are closed";
        OpenKind: "{kind} を開く", "Open {kind}";
        FoldKind: "{kind} をたたむ", "Fold {kind}";
        CellName: "{zone}、{threat}、{grade}", "{zone}, {threat}, {grade}";
        CellDecided: "判断あり", "judged by a person";
        CellUnknown: "未確認の事実を含む", "uses facts nobody confirmed";
        LegendCorner: "人の判断・安全の下限", "Judged";
        NoZones: "工場の中のゾーンがありません。図でゾーンを囲むと、ここに並びます", "No zone inside the plant yet. Zones drawn on the canvas are listed here";
        ToCanvas: "図を開く", "Open the drawing";
        Computing: "計算しています", "Computing";
        DetailsLater: "計算中", "Computing";
        OthersLater: "ほかの道筋は計算中", "Computing the other ways";
        NoTasks: "業務が未登録のため、影響を計算できません。業務を登録すると等級が出ます", "No tasks are registered, so impact is not computed. Register tasks to get grades";
        ToTasks: "業務の整理へ", "To tasks";
        PickACell: "マスを選ぶと、理由がここに出ます", "Pick a cell to see why";
        HintKeys: "矢印: 移動　Enter: 選ぶ　A〜E: 判断を書く", "Arrows: move   Enter: pick   A–E: judge";

        WhyImpact: "影響 {class}（{words}）", "Impact {class} ({words})";
        WhyImpactTask: "影響 {class}（業務 {task}: {values}）", "Impact {class} (task {task}: {values})";
        WhyLikelihood: "起こしやすさ {class} / 5（{words}）", "Ease {class} / 5 ({words})";
        WhyLikelihoodRange: "起こしやすさ {low}〜{high} / 5（{words}）", "Ease {low}–{high} / 5 ({words})";
        WhyTimes: "×", "×";
        WhyNotReachable: "届く道筋がないか、予備で続けられます", "No way of attack leads here, or spares carry on";
        WhyNoEffect: "図に書かれたことからは、この脅威の影響が出てきません。起こらないという意味ではありません", "What is drawn yields no effect of this threat. That does not mean it cannot happen";
        WhyHazardNone: "ここでは起こらないものとしています", "Taken as not happening here";
        WhyNotApplicable: "このゾーンには、この脅威の対象になるものがありません", "Nothing in this zone is a target of this threat";
        WhyNotComputed: "ここを使う業務が登録されていないため、影響を計算していません", "No task is registered that needs this, so impact is not computed";
        WhyStories: "届く道筋の上位 {n} 本を示します。1手でも断てば、その道筋は止まります", "The {n} most likely ways are shown. Cutting one step stops that way";
        WhyCut: "必ず通る手: {steps}", "Every way takes: {steps}";
        WhyFloor: "安全の下限により {grade} から引き上げています。経路を断つと下がります", "Lifted from {grade} by the safety floor. Cutting the path lowers it";
        WhyDecided: "人の判断です（計算では {grade}）。理由: {why}", "Judged by a person (computed: {grade}). Reason: {why}";
        WhyHazard: "{place}の発生しやすさ {class} / 5（{kind}）", "Likelihood class {class} / 5 at {place} ({kind})";
        WhyHazardDefault: "既定値", "default";
        WhyHazardKnown: "記録された値", "recorded";
        WhyHazardLowered: "{measure}（{strength}）により {n} 段階下がっています", "Lowered by {n} by {measure} ({strength})";
        WhyUnknown: "未確認の事実は悪いほうで計算しています", "Facts nobody confirmed were taken as the worse value";
        WhyMethodExact: "正確に計算", "exact";
        WhyMethodSampled: "{trials} 回の試行から推定", "from {trials} trial‹s›";
        WhyMethodClass: "区分表から", "from a class table";
        NoPlace: "場所の指定なし", "no place given";

        SeePath: "図で見る", "Show on the drawing";
        HidePath: "図の強調をやめる", "Stop highlighting";
        Judge: "判断を書く", "Judge";
        ToMeasures: "対策 {n} 件", "{n} measure‹s›";
        ToMeasuresLater: "対策", "Measures";

        CellClose: "マスを閉じる", "Close the cell";
        Path: "最も通りやすい道筋", "Most likely way";
        PathOf: "{n} / {count}", "{n} / {count}";
        PathPrevious: "前の道筋", "Previous way";
        PathNext: "次の道筋", "Next way";
        PathCrosses: "{zone} に入る", "enters {zone}";
        PathTechniques: "ATT&CK: {ids}", "ATT&CK: {ids}";
        Likelihood: "なぜこの起こしやすさか", "Why this ease";
        LikelihoodClass: "起こしやすさ", "Ease";
        LikelihoodIs: "{class} / 5 {words}", "{class} / 5 {words}";
        LikelihoodBetween: "{low}〜{high} / 5", "{low}–{high} / 5";
        LikelihoodTold: "上の道筋 {n} 本で全体の {percent} % を説明", "The {n} ways above account for {percent} % of it";
        LikelihoodToldOne: "上の道筋 1 本で全体の {percent} % を説明", "The way above accounts for {percent} % of it";
        LikelihoodNotTold: "小さすぎて、道筋の割合は示せません", "Too small to say how much the ways account for";
        KeySteps: "止めると最も下がる手", "Steps that matter most";
        KeyStepsHelp: "ここに対策を足すと、よく効きます", "A measure here helps most";
        UnknownSteps: "未確認の事実を使う手", "Steps that use facts nobody confirmed";
        Doors: "断てば起こらなくなる手", "What would rule it out";
        DoorsHelp: "同じ番号の手をすべて断てば起こりません", "Cut all steps of one number and it cannot happen";
        DoorsComplete: "3 手までの組はこれですべてです", "These are all sets of up to three steps";
        DoorsAmongMain: "主な道筋から探した組。ほかもありえます", "Found among the main ways; there may be others";
        DoorsNone: "3 手までの組では断てません", "No set of up to three steps rules it out";
        Explain: "根拠を見る", "Why";
        ExplainBack: "‹ 戻る", "‹ Back";
        ExplainTitle: "根拠", "Derivation";
        DependentTasks: "困る業務", "Tasks that suffer";
        TaskSeverity: "困り度 {impact}", "{impact}";
        TaskSpared: "予備で継続", "carries on with spares";
        TaskRecovered: "復旧で {n} 段階軽減", "eased by {n} by recovery";
        Missing: "足りない対策", "Missing measures";
        MissingNone: "求める強さを満たしています", "The required strength is met";
        NoPrevention: "この脅威を主に防ぐ対策は、ガイドラインの表のうちこのゾーンに使えるものにありません。ほかの脅威から入る道筋を断つか、次の対策で和らげます: {measures}",
            "Among the guideline's measures that can be used in this zone, none is made to prevent this threat. Cut the ways that lead here, or soften it by: {measures}";
        NoPreventionNoHelp: "この脅威を主に防ぐ対策も、助けになる対策も、ガイドラインの表にはありません。ここへの道筋を断ってください",
            "The guideline has no measure that prevents this threat, and none that helps. Cut the ways that lead here";
        Required: "求める強さ {strength}", "needs {strength}";
        NothingRequired: "この脅威に求める対策強度はありません", "No strength is asked for against this threat";
        Recommended: "このゾーンにすすめる対策", "Recommended for this zone";
        RecommendedNone: "すすめる対策はありません", "Nothing to recommend";
        RecommendedHelp: "ひとつだけ上げたときに変わる等級です", "Grades that change when it alone is raised";
        RecommendedStays: "単独では等級は変わりません", "alone it changes no grade";
        StopClass: "停止 {n}", "stop {n}";
        CostClass: "費用 {n}", "cost {n}";
        StopClassHelp: "導入のときの停止: 1 止めない … 4 大きな改修", "Stop when put in place: 1 none … 4 major change";
        CostClassHelp: "費用の区分: 1 小さい … 5 大きい", "Cost class: 1 small … 5 large";
        SetTo: "{strength}にする", "Set to {strength}";
        PlannedCell: "計画どおりなら このマス", "As planned, this cell";
        Decision: "人の判断", "Judgement";
        DecisionGrade: "等級", "Grade";
        DecisionComputed: "計算のまま", "As computed";
        DecisionNotApplicable: "対象外（この脅威は当てはまらない）", "Does not apply";
        DecisionReason: "理由（必ず書きます）", "Reason (required)";
        DecisionSave: "判断を記録", "Record";
        DecisionNeedsReason: "理由を書くと記録できます", "Write the reason to record it";
        DecisionRemove: "判断を取り消す", "Withdraw";
        Evidence: "詳しい根拠", "Full derivation";
        EvidenceValue: "確率", "Probability";
        EvidenceInterval: "95 % 区間", "95 % interval";
        EvidenceMethod: "求め方", "Method";
        EvidenceSeed: "乱数の種", "Seed";
        EvidenceSteps: "手ごとの計算", "Step by step";
        EvidenceBase: "対策なし {base} → {p}", "without measures {base} → {p}";
        EvidenceAttacker: "攻撃者", "Attacker";
        EvidenceVersion: "計算した版", "Version";
        EvidenceOwnNumbers: "・この工場の値 {n} 件", " · {n} number‹s› of this plant";
        EvidenceResidual: "対策で残る割合 {factor}", "left by the measures {factor}";
        EvidenceDetected: "発見と対応で残る割合 {factor}", "left by detection and response {factor}";
        EvidenceFactor: "系統: {family}・効き目 {percent} %・強い順に {rank} 番目", "family: {family}, takes {percent} %, no. {rank} in strength";
        EvidenceCounted: "算入", "counted";
        EvidenceNotCounted: "同じ系統の強いほうを算入", "a stronger one of its family counts";
        EvidenceAssumed: "想定値", "assumed";
        EvidenceNote: "値は比較のための目安で、攻撃の予測ではありません", "Figures rank; they do not predict attacks";

        RelationSwitch: "範囲", "Range";
        RelationAll: "すべて", "Everything";
        RelationFocus: "選んだものの周り", "Around the selection";
        RelationFit: "全体を表示", "Fit";
        RelationEmpty: "業務・データ・機器がまだありません", "No tasks, data or devices yet";
        RelationTooMany: "関係が多いため、選んだものの周りだけを表示しています", "Too many relations: only those around the selection are shown";
        RelationPick: "左の図や一覧で何かを選ぶと、その周りの関係が表示されます", "Select something to see the relations around it";
        RelationHelp: "線の太さ = 必要度　クリック: 選ぶ　ドラッグ: 動かす　Ctrl+ホイール: 拡大", "Width = need   Click: select   Drag: move   Ctrl+wheel: zoom";
        ColumnTask: "業務", "Tasks";
        ColumnData: "データ", "Data";
        ColumnDevice: "機器", "Devices";
        ColumnZone: "ゾーン", "Zones";
    }
}

super::texts! {
    /// The head of a folded kind on the heat map, in at most two short lines; full names stand in tooltips.
    pub enum KindHead {
        K1: "機器の\n盗難・破壊", "Theft,\nmisuse";
        K2: "設備の\n異常・停止", "Bad\ncontrol";
        K3: "データの\n漏えい", "Data\nleak";
        K4: "データの\n改ざん", "Data\ntamper";
        K5: "可用性の\n低下", "Out of\nservice";
        K6: "踏み台に\nされる", "Stepping\nstone";
        K7: "機器の\n故障", "Failure";
        K8: "人の\n過失", "Human\nerror";
        K9: "施設の\n脅威", "Facility\nhazard";
        K10: "自然の\n脅威", "Natural\nhazard";
    }
}

impl KindHead {
    /// The head of a kind by its code; none for codes we do not ship.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|head| format!("{head:?}") == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_has_at_most_two_short_lines() {
        for head in KindHead::ALL {
            for lang in crate::i18n::Lang::ALL {
                let lines: Vec<&str> = head.get(lang).lines().collect();
                assert!(lines.len() <= 2, "{head:?}");
                assert!(lines.iter().all(|line| line.chars().count() <= 9), "{head:?}");
            }
        }
    }
}
