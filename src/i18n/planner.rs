//! Texts of the measure planner.

super::texts! {
    /// A text of the measure planner.
    pub enum PlannerText {
        Budget: "予算(費用区分の合計)", "Budget (cost classes)";
        BudgetHint: "空欄なら上限なし", "empty: no limit";
        NotABudget: "0〜1000 の整数を書いてください", "Write a whole number from 0 to 1000";
        Stops: "許す停止", "Stops allowed";
        StopsAll: "すべて", "All";
        StopsPlanned: "計画停止まで", "Up to planned";
        StopsShort: "短い停止まで", "Up to short";
        StopsNone: "止めない", "None";
        Base: "出発点", "Start from";
        BaseNow: "今", "Today";
        BasePlanned: "計画", "Plan";
        AboveRequired: "求める強さを超えるものも", "Above what is asked for, too";
        ChoosePlan: "この案を入れる", "Use this plan";
        Apply: "計画に反映", "Apply to the plan";
        SwitchAllOff: "すべて外す", "Switch all off";
        Stop: "やめる", "Stop";
        Again: "もう一度", "Again";

        Working: "計算中: {part} {percent} %", "Working: {part} {percent} %";
        PartCandidates: "候補", "candidates";
        PartDetails: "上位の詳細", "leading ones in detail";
        PartPairs: "組み合わせ", "pairs";
        PartSets: "予算内の案", "plans within the budget";
        PartStability: "順位の確かさ", "stability";
        PartFacts: "未確認の事実", "unknown facts";
        Stopped: "計算を途中でやめました", "Stopped";
        Broken: "計算できませんでした: {why}", "It could not be computed: {why}";
        Nothing: "これ以上リスクを減らす対策は見つかりません", "No further measure lowers the risk";
        NothingAllowed: "許した停止の範囲には対策がありません", "No measure within the stops allowed";
        NoTasks: "業務が未登録のため、対策の効果を比べられません", "No tasks are registered, so the effect of measures cannot be compared";

        HeadOn: "入", "On";
        HeadRank: "順位", "Rank";
        HeadMeasure: "対策と強さ", "Measure, strength";
        HeadWhere: "どこ", "Where";
        HeadCost: "費用", "Cost";
        HeadStop: "停止", "Stop";
        HeadRemoved: "減る量", "Removes";
        HeadGrades: "変わる評価", "Grades changed";
        SwitchedOn: "選んだ対策 {n} 件 ・ 費用区分 {cost}", "{n} switched on · cost classes {cost}";
        SwitchName: "{what} {strengths}", "{what} {strengths}";
        Candidates: "候補 {n} 件", "{n} candidate‹s›";
        InPlan: "案 {step}", "plan {step}";
        IsPlanned: "計画済み", "planned";
        AtShutdown: "次の計画停止で", "at the next shutdown";
        Barred: "許した停止を超える", "stop not allowed";

        Effect: "選んだ対策の効果", "Effect of what is on";
        BeforeAfter: "{before} → {after}", "{before} → {after}";
        Index: "リスク指標", "Risk index";
        IndexNote: "順位を付けるためだけの値", "for ranking only";
        ZoneName: "{zone}: {before} → {after}", "{zone}: {before} → {after}";
        OnHeatMap: "ヒートマップで見る", "See the heat map";
        Curve: "費用と残るリスク", "Cost and risk left";
        CurveName: "費用 {cost} で指標 {before} → {after}", "Cost {cost}: index {before} → {after}";
        CurveCost: "費用区分", "cost classes";
        CurveLeft: "残る指標", "index left";
        Range: "仮定の数値を {draws} 回振ると、今 {low}〜{high}、案では {least}〜{most}(5–95 %)", "With the assumed numbers drawn {draws} times: {low} to {high} now, {least} to {most} with the plan (5–95 %)";
        LeftOut: "外したもの {n} 件", "{n} left out";
        Unknown: "確かめる価値のある事実 {n} 件", "{n} fact‹s› worth finding out";
        Spread: "良ければ −{n}", "−{n} if good";
        HowFound: "案の選び方: {method}。{basis}。", "How the plan was found: {method}; {basis}.";
        AllPlanned: "選んだ対策はどれも計画済みです", "Everything switched on is in the plan already";
        Applied: "{n} 件の対策を計画に入れました", "{n} measure‹s› ‹is|are› in the plan now";
    }
}
