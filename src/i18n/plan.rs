//! Texts about a plan of measures, for window, command line and report.

super::texts! {
    /// A text about a plan of measures.
    pub enum PlanText {
        StopAny: "区分の定義なし", "not defined";
        StopNone: "止めない", "no stop";
        StopShort: "短い停止", "short stop";
        StopPlanned: "計画停止", "planned shutdown";
        StopMajor: "大きな工事", "major works";

        Surely: "仮定の数値を振っても首位({first} %)", "first in {first} % of the draws";
        OneOf: "有力な候補の一つ(首位 {first} %、3位以内 {three} %)", "one of the best (first {first} %, top three {three} % of draws)";
        OneOfThree: "有力な候補の一つ(3位以内 {three} %)", "one of the best (top three {three} % of draws)";
        WorksTogether: "{others} と一緒だとさらに効く", "does more together with {others}";
        WorksOnlyTogether: "{others} と一緒でないとほとんど効かない", "does little without {others}";

        PackageWhole: "そろって初めて効くため、一組で行う", "works only as a whole, so it is done together";
        PackageRest: "{others} とそろって効く", "works together with {others}";
        RestsOnResponse: "気づいたあと {others} が動いて初めて効く", "works only with {others} acting on what is noticed";
        AwaitsRestore: "復元を試すまでは効果に数えない", "counts once a restore is tried";
        OneOfFamily: "{others} と同じ系統で、最も強いものだけが効く", "same family as {others}: only the strongest counts";

        WhyStop: "停止が許した範囲を超える", "its stop is more than allowed";
        WhyBudget: "これだけで予算を超える", "costs more than the whole budget";
        WhyOthers: "同じ費用ならほかの対策のほうが減る", "for the same cost other measures remove more";
        WhyNothingLeft: "計画の対策を行えば、もう減らない", "removes nothing more after the measures of the plan";

        MethodExhaustive: "すべての組み合わせを比べた", "every combination was compared";
        MethodGrown: "小さい予算から組み上げ、入れ替えて改めた(最良とは限らない)", "grown from smaller budgets with exchanges (good, not proved best)";
        MethodOneByOne: "一つずつ、最も効くものを選んだ", "the most effective next measure, one after the other";
        BasisExact: "厳密に計算", "computed exactly";
        BasisSampled: "試行 {n} 回、種 {seed}", "{n} sample‹s›, seed {seed}";

        AskMailWeb: "{name}でメールやWebを使うか", "Is mail or the web used on {name}?";
        AskOwnInternet: "{name}に独自のネット回線があるか", "Does {name} have its own way to the internet?";
        AskTouchable: "{name}の端子や操作盤に人の手が届くか", "Can people reach a port or panel of {name}?";
        AskForwards: "{name}が通信を中継するか", "Does {name} pass traffic on?";
        AskDelivered: "{name}を受入時に検査したか", "Was {name} checked on delivery?";
        AskEncrypted: "{name}が暗号化されているか", "Is {name} encrypted?";
        AskStrength: "{measure}({name})が今どの強さか", "How strong is {measure} at {name} today?";
    }
}
