//! Texts of the report.

super::texts! {
    /// A text of the report.
    pub enum ReportText {
        // Running words
        Title: "工場セキュリティ リスク評価報告書", "Factory security: risk assessment";
        TitleTop: "工場セキュリティ", "Factory security";
        TitleBottom: "リスク評価報告書", "Risk assessment";
        Subtitle: "いまの危険とその理由、次に打つ手", "What is at risk now, why, and what to do next";
        Secrecy: "社外秘", "Confidential";
        Version: "第{version}版", "version {version}";
        Continued: "（続き）", " (continued)";
        TableWord: "表", "Table";
        FigureWord: "図", "Figure";
        NothingEntered: "（未入力）", "(nothing entered)";
        LacksDrawing: "「{step}」で機器とネットワークを描くと、ここに図が入ります。", "Draw devices and networks under “{step}”, and the drawing will stand here.";
        LacksTasks: "「{step}」で業務を、「{other}」で機器とデータを入力すると、ここに重要度が入ります。", "Enter tasks under “{step}”, devices and data under “{other}”, and their importance will stand here.";
        LacksZones: "「{step}」でゾーンを作り、機器を入れると、ここにゾーンと通り道が入ります。", "Make zones under “{step}” and put devices into them, and zones and conduits will stand here.";
        LacksGrades: "「{step}」で機器をゾーンに入れ、「{other}」で業務と結びつけると、ここに等級が入ります。", "Put devices into zones under “{step}” and tie them to tasks under “{other}”, and the grades will stand here.";
        LacksMeasures: "「{step}」で機器をゾーンに入れ、「{other}」を決めると、ここに足りない対策が入ります。", "Put devices into zones under “{step}” and set the “{other}”, and the measures that fall short will stand here.";
        LacksPlan: "「{step}」で業務と使う機器を登録すると、ここにリスクを下げる対策の順が入ります。大きな工場の計画は「{other}」の「計画を立てる」で作ります。",
            "Register tasks and the devices they use under “{step}”, and measures stand here in order. For a large plant, use the planner of “{other}”.";
        UnnamedPlant: "（名称未入力の工場）", "(plant without a name)";
        MadeWith: "Toride により作成", "Made with Toride";
        Comma: "、", ", ";
        Dot: "・", ", ";
        Now: "現状", "Now";
        After: "対策後", "After";
        NowToAfter: "現状 → 対策後", "Now → after";
        NameAndCode: "{name}（{code}）", "{name} ({code})";
        Others: "ほか {n}", "{n} more";
        Date: "{year}年{month}月{day}日", "{year}/{month}/{day}";

        // Cover
        CoverTitle: "表紙", "Cover";
        CoverGrades: "ゾーンごとのリスク等級。A が最も高く、E が最も低い。？ は未評価、– は等級の付く影響が図にない。",
            "Risk grade of each zone: A is the highest, E the lowest; ? not rated, – nothing drawn that would get a grade.";
        CoverGradesSome: "等級の重い {n} ゾーンを示す。すべてのゾーンは「{chapter}」の章に示す。",
            "The {n} zone‹s› with the highest grades; all zones are listed in the chapter “{chapter}”.";
        FactDate: "評価基準日", "State of";
        FactIssued: "作成日", "Issued";
        FactVersion: "版", "Version";
        FactSubject: "対象", "Subject";
        FactSubjectIs: "{product}の生産に関わる設備・ネットワーク・業務（{state}）",
            "Equipment, networks and tasks for making {product} ({state})";
        FactSubjectPlain: "工場の設備・ネットワーク・業務（{state}）", "Equipment, networks and tasks of the plant ({state})";
        FactGuideline: "準拠", "Follows";
        FactGuidelineIs: "経済産業省「工場システムにおけるサイバー・フィジカル・セキュリティ対策ガイドライン」",
            "METI guideline for cyber/physical security of factory systems";
        FactOwner: "作成", "Prepared by";
        SealApproved: "承認", "Approved";
        SealChecked: "審査", "Checked";
        SealMade: "作成", "Prepared";

        // Contents and reading guide
        ContentsTitle: "目次と読み方", "Contents and how to read";
        ContentsHead: "目次", "Contents";
        ReadersHead: "どの読者が\nどこを読むか", "Who reads what";
        ReaderManagement: "経営層", "Management";
        ReaderManagementReads: "要約の1ページ。重いリスク三つと、次に打つ手", "The summary: the three worst risks and what to do next";
        ReaderFactory: "工場長・生産技術", "Factory manager, production engineering";
        ReaderFactoryReads: "構成図、重いリスクの理由、すすめる対策", "Drawing, reasons of the worst risks, measures";
        ReaderFloor: "現場の担当者", "Shop floor";
        ReaderFloorReads: "業務・機器・データの重要度、ゾーン", "Importance of tasks, devices and data; zones";
        ReaderAuditor: "監査・取引先", "Auditors, customers";
        ReaderAuditorReads: "ゾーンと脅威の等級、前提と限界", "Zones × threats, assumptions and limits";
        GradesHead: "等級の読み方", "Grades";
        GradeAMeans: "止まる・傷つく影響が大きく、そこに届きやすい。すぐに手を打つ",
            "Large harm that is easy to reach. Act at once";
        GradeBMeans: "計画を立てて下げる。安全に関わる影響は、届く限り B より下げない",
            "Plan to lower it. Harm to safety stays at B as long as it can be reached";
        GradeCMeans: "次の停止や更新に合わせて下げる", "Lower it at the next shutdown or renewal";
        GradeDMeans: "今の対策を保つ", "Keep today's measures";
        GradeEMeans: "見守る", "Watch";
        GradeNoneMeans: "その脅威の対象がゾーンにない（·）、または届く道筋や影響が図にない（–）", "No target of this threat in the zone (·), or the drawing has no way to it or no effect of it (–)";
        GradeUnknownMeans: "まだ評価していない。低いという意味ではない", "Not rated yet; that does not mean low";
        GradesNote: "文字、四つの目盛り、色の順に読みます。白黒で印刷しても文字と目盛りで区別できます。［ ］の等級は、安全の下限を外したときの値です。",
            "Read the letter first, then the bar, then the colour; printed in grey, letter and bar remain. A grade in [ ] is the value without the floor for safety.";
        MarksHead: "そのほかの記号", "Other signs";
        MarkStrength: "対策の強度。0 なし、1 最低限、2 中、3 高。左が現状、右が目標", "Strength of a measure: 0 none, 1 minimum, 2 medium, 3 high; left now, right goal";
        MarkImportance: "重要度。0 なし、1 小、2 中、3 大。BC 事業継続、S 安全、Q 品質、D 納期、C コスト", "Importance: 0 none, 1 low, 2 medium, 3 high. BC continuity, S safety, Q quality, D delivery, C cost";
        MarkCost: "費用区分 1（小さい）〜5（大きい）。金額ではない", "Cost class 1 (small) to 5 (large); not money";
        MarkStop: "停止区分。0・1 止めずにできる、2 短い停止、3 定期停止、4 大きな工事・再検証", "Stop class: 0, 1 none, 2 short stop, 3 planned shutdown, 4 large works and re-validation";
        StopLabel: "停止 0〜4", "Stop 0–4";
        WordsHead: "ことば", "Words";
        WordZone: "ゾーン", "Zone";
        WordZoneMeans: "業務と重要度が似ていて、同じ守り方をする機器のまとまり", "Devices of like task and importance that are protected alike";
        WordConduit: "コンジット（通り道）", "Conduit";
        WordConduitMeans: "ゾーンの境界をまたぐつながり。通信のほか、手渡しの媒体も含む", "A path between zones: traffic, and media carried by hand";
        WordRoute: "道筋（経路）", "Route";
        WordRouteMeans: "外から影響に至るまでの一歩ずつの並び。一歩でも断てば止まる", "The steps from outside to the harm; cutting one step stops it";
        WordLikelihood: "起こしやすさ L1〜L5", "Likelihood L1–L5";
        WordLikelihoodMeans: "だれかが試みたときに、そこまで届く度合い。起きる頻度ではない", "How far an attempt gets; not how often it happens";
        WordImpact: "影響 1〜4", "Impact 1–4";
        WordImpactMeans: "業務の重要度と、その業務にどれだけ欠かせないかから決まる", "From the importance of the task and how much it depends on what is hit";

        // Drawing
        DrawingTitle: "システム構成とゾーン", "System and zones";
        DrawingCaption: "システム構成とゾーン。四角い枠がゾーン、枠の上の門の印が境界をまたぐ通り道。",
            "System and zones. Frames are zones; a gate on a frame is a conduit.";
        DrawingPart: "図面の部分 {n}／{count}。左上から右へ、上から下へ並べた。", "Part {n} of {count} of the drawing, from left to right and top to bottom.";
        DrawingGrades: "ゾーンの等級", "Grades of the zones";
        DrawingGradesNote: "左が現状、右が計画した対策を終えた後。", "Left: now; right: once the planned measures are done.";

        // Tasks, data, devices
        TasksTitle: "業務・機器・データの重要度", "Importance of tasks, devices and data";
        TasksLead: "業務 {tasks} 件を五つの値で重み付けし、業務が使う機器 {devices} 種とデータ {data} 種の重要度を導きました。",
            "{tasks} task‹s› weighed in five values; from them follows the importance of {devices} device‹s› and {data} data items.";
        TasksCaption: "業務と重要度（0 なし〜3 大）。小さい字は使う機器・データと、その業務への効き方（3 不可欠、2 一部、1 補助）。",
            "Tasks and importance (0 none to 3 high). Small print: devices and data used, and how much the task needs them (3 indispensable, 2 partly, 1 helps).";
        TaskHead: "業務", "Task";
        TaskNameHead: "名称・部門", "Name, department";
        TaskWhyHead: "理由と、使う機器・データ", "Reason; devices and data used";
        TolerableStop: "停止許容 {time}", "may stop {time}";
        Minutes: "{n}分", "{n} min";
        Hours: "{n}時間", "{n} h";
        Days: "{n}日", "{n} d";
        DataCaption: "データと重要度。C 機密性・I 完全性・A 可用性は 1〜3、BC〜C は 0〜3。",
            "Data and importance. C confidentiality, I integrity, A availability 1–3; BC to C 0–3.";
        DataHead: "データ", "Data";
        StoredHead: "置き場所", "Kept on";
        DevicesCaption: "機器と重要度（0 なし〜3 大）。", "Devices and importance (0 none to 3 high).";
        CodeHead: "番号", "No.";
        DeviceHead: "機器・種類", "Device, kind";
        CountHead: "台数", "Count";
        ZoneHead: "ゾーン", "Zone";
        PlaceHead: "場所", "Place";
        UsedByHead: "使う業務", "Used by";
        RuleHead: "重要度の決め方", "How importance follows";
        RuleText: "機器とデータの重要度は、使う業務の重要度と効き方（1〜3）の小さい方を取り、業務の間で最も大きいものを採ります。順位を表す数字なので、足し算や掛け算はしません。担当者が理由を添えて見直した値は、それを使います。",
            "For each task that uses a device or data item, take the smaller of the task's importance and the need (1–3); the largest over all tasks counts. The figures are ranks, so they are never added or multiplied. Where a person has set a value and given the reason, that value stands.";
        OverridesHead: "見直した値", "Values set by people";
        OverrideText: "{values}。{why}", "{values}. {why}";
        OverrideNoReason: "（理由は未記入）", "(no reason given)";
        UnratedHead: "未評価", "Not rated";
        UnratedText: "五つの値のどれも付いていない業務：{names}。重要度がないため、影響は小さく出ます。",
            "Tasks without any of the five values: {names}. Without importance their impact comes out low.";

        // Zones
        ZonesTitle: "ゾーンと通り道", "Zones and conduits";
        ZonesLead: "工場の中に {inside}、外に {outside} のゾーンがあり、その境界を {conduits} 本の通り道がまたぎます。",
            "{inside} zones inside the plant, {outside} outside; {conduits} conduits cross their borders.";
        ZonesCaption: "ゾーンと、結び付いた機器・業務・重要度。要求強度は、そのゾーンの対策が目指す強度（案は重要度から）。",
            "Zones with devices, tasks and importance. Required strength: what the zone's measures aim at (a proposal follows from the importance).";
        ZoneNameHead: "ゾーンと理由", "Zone and reason";
        ZoneDevicesHead: "機器・ネットワーク", "Devices, networks";
        TasksHead: "業務", "Tasks";
        ImportanceHead: "重要度", "Importance";
        RequiredHead: "要求強度", "Required";
        GradeHead: "等級", "Grade";
        Proposal: "案", "proposal";
        Outside: "（外部）", " (outside)";
        Temporary: "{name}（作業時のみ）", "{name} (for the work only)";
        ConduitsCaption: "ゾーンの境界をまたぐ通り道。図面のつながりから導いたもの。", "Conduits: paths between zones that follow from the drawing.";
        ConduitFromTo: "ゾーンの間", "Between";
        ConduitOver: "通る所", "Carried by";
        ConduitKindHead: "種類", "Kind";
        ConduitStrengthHead: "壁の強度", "Wall";
        ConduitPurposeHead: "目的・決まり", "Purpose, rules";
        ConduitUndeclared: "記録なし（目的と決まりが未記入）", "nothing recorded about it";
        LintCaption: "図面の点検で出た指摘。", "What the check of the drawing found.";
        LintRule: "規則", "Rule";
        LintSeverity: "区分", "Kind";
        LintSubject: "場所", "Where";
        LintSays: "指摘", "Finding";
        ExcludedCaption: "除外した指摘と理由。", "Findings set aside, with the reason.";
        ExcludedWhy: "理由", "Reason";
        LintNone: "図面の点検で指摘はありません。", "The check of the drawing found nothing.";

        // Zones × threats
        MatrixTitle: "ゾーンと脅威の等級", "Zones × threats";
        MatrixCaption: "ゾーン×{threats}の脅威の等級。上が現状、下が計画した対策をすべて終えた後。見出しの番号は脅威の番号。",
            "Grades of zones × {threats} threats; above now, below once all planned measures are done. Heads carry the number of the threat.";
        MatrixAttacks: "サイバー攻撃", "Attacks";
        MatrixFailures: "障害・過失", "Failures, slips";
        MatrixHazards: "施設・災害", "Sites, hazards";
        MatrixWorst: "最も重い", "Worst";
        MatrixNote: "左上の点は担当者が判断した等級、ほかは計算した等級。– は道筋か影響が図にない、· は対象なし、? は使う業務が未登録のため未評価。　{now}　{after}",
            "A dot at the left top: decided by a person; others are computed. – no way or effect drawn, · no target, ? not rated: no task needs it.  {now}  {after}";
        MatrixCount: "{state}　{counts}", "{state}: {counts}";

        // Worst risks
        RisksTitle: "最も重いリスクとその理由", "The worst risks and their reasons";
        RisksLead: "等級の重い順に{n}件を示します。どの数字にも、そうなる理由を添えました。",
            "The {n} worst risks, each with the reasons for its figures.";
        RisksLeadNone: "等級が C 以上のリスクはありません。", "No risk at grade C or worse.";
        RiskHead: "{n}　{zone}：{threat}", "{n}  {zone}: {threat}";
        RiskWhat: "起きること", "What happens";
        RiskGrade: "等級", "Grade";
        RiskLikelihood: "起こしやすさ", "Likelihood";
        RiskImpact: "影響", "Impact";
        RiskTasks: "止まる・傷つく業務", "Tasks hit";
        RiskRoute: "主な道筋", "Main route";
        RiskMissing: "足りない対策", "Missing measures";
        RiskUnknown: "未確認の事実", "Not confirmed";
        RiskRequired: "（要求 {n}）", " (required {n})";
        LikelihoodText: "L{now} {words} → L{after} {later}", "L{now} {words} → L{after} {later}";
        LikelihoodExact: "試みられたときの確からしさ {value}（厳密計算）", "chance of an attempt {value} (exact)";
        LikelihoodSampled: "試みられたときの確からしさ {value}（95 % 区間 {low}〜{high}、{trials}回の試行）",
            "chance of an attempt {value} (95 % interval {low}–{high}, {trials} trial‹s›)";
        FloorNote: "安全（S）への影響が3以上で届く道筋が残る限り、等級を B より下げません。下限を外した等級は［{grade}］です。道筋を断つと下がります。",
            "As long as harm to safety of 3 or more can be reached, the grade stays at B; without that floor it would be [{grade}]. Cutting the route lowers it.";
        SparedNote: "{tasks}は予備で続けられます。", "{tasks} can go on with spares.";
        RiskDecided: "担当者の判断", "decided by a person";
        RiskAlso: "同じ影響に至る脅威：{threats}", "Other threats ending in the same harm: {threats}";
        RiskUnknownText: "未確認の事実を悪い方に取って計算した。確かめると下がることがある。", "Facts nobody confirmed were taken at their worse side; confirming them may lower it.";
        RiskFloor: "安全の下限", "Safety floor";
        RiskRecovered: "控えからの復旧や予備への切り替えで、影響を一段以上下げてある。", "Restore or switch-over lowers the impact by a class or more.";
        RouteCaption: "リスク{n}の主な道筋。枠は順に手に落ちるもの、数字は下の表の段。", "Main route of risk {n}: boxes fall from left to right; figures are the steps below.";
        RouteStep: "段", "Step";
        RouteText: "一歩", "What is done";
        RouteChance: "確からしさ", "Chance";
        RouteMeasures: "これを妨げる対策と、いまの強度（弱い順）", "Measures against it and their strength now, weakest first";
        RouteCertain: "確実", "certain";
        RouteAssumed: "（既定値）", " (default)";
        NodeStart: "外部から", "From outside";
        NodeCredential: "共用アカウント「{name}」", "shared account “{name}”";
        NodeLink: "{name}の直結", "direct link of {name}";
        NodeGroup: "{name}の機器群「{group}」", "group “{group}” of {name}";
        EffectDeny: "{name}が止まる", "{name} stops";
        EffectDenyNetwork: "{name}の通信が止まる", "{name} carries no traffic";
        EffectDenyService: "{name}のサービスが止まる", "The service of {name} stops";
        EffectManip: "{name}が不正に動かされる", "{name} is made to do what it must not";
        EffectSafety: "{name}が働かなくなる", "{name} no longer protects";
        EffectDisclose: "{name}が外へ漏れる", "{name} is disclosed";
        EffectReadOnTheWay: "{name}の通信が盗み見られる", "Traffic {name} is read on its way";
        EffectForgedOnTheWay: "{name}の通信が書き換えられる", "Traffic {name} is forged on its way";
        FlowEnds: "{from}から{to}へ", "from {from} to {to}";
        EffectTamper: "{name}が書き換えられる", "{name} is tampered with";
        EffectLose: "{name}が失われる", "{name} is lost";
        EffectFoothold: "{name}が乗っ取られる", "{name} is taken over";
        HarmDeny: "停止", "Stopped";
        HarmManip: "不正な動作", "Misused";
        HarmSafety: "安全の喪失", "Unsafe";
        HarmDisclose: "漏えい", "Disclosed";
        HarmTamper: "改ざん", "Altered";
        Stop: "。", ".";

        // Measures
        MeasuresTitle: "すすめる対策", "Recommended measures";
        MeasuresLead: "ゾーンの重要度が求める強度まで引き上げる対策を、効果の大きい順に{n}件示します。",
            "{n} measure‹s› that bring each zone to the strength its importance asks for, most effective first.";
        MeasuresLeadNone: "求める強度に足りない対策はありません。", "No measure falls short of what is asked for.";
        MeasuresCaption: "すすめる対策。費用区分と停止区分はガイドラインの対策表に基づく目安で、金額の見積りではない。",
            "Recommended measures. Cost and stop classes are rough guides from the guideline's table, not estimates of money.";
        WholePlant: "工場全体", "Whole plant";
        MeasureHead: "対策と、目標で行うこと", "Measure, and what the goal asks";
        StrengthHead: "強度 現状 → 目標", "Strength now → goal";
        AgainstHead: "効く脅威", "Against";
        CostOperation: "運用", "operation";
        CostHead: "費用区分", "Cost";
        StopHead: "停止", "Stop";
        EffectHead: "これだけで変わる等級", "Grade changed by it alone";
        ZoneGroup: "{zone}　要求強度 {required}", "{zone}  required strength {required}";
        MeasuresMore: "効果の小さい{n}件は省いた。すべては画面の「すすめる対策」か JSON 出力で見られる。",
            "{n} measure‹s› with less effect ‹is|are› left out here; the window and the JSON output list all.";
        MeasuresNote: "一つの対策だけで等級が変わらなくても、組み合わせで下がる。停止区分3・4の対策が終わるまでは、運用と物理の対策で補う。",
            "A measure that changes no grade alone may do so together with others. Until measures of stop class 3 or 4 are done, bridge the time with operation and physical measures.";

        // Plan
        PlanTitle: "対策の計画案", "Proposed plan";
        PlanLead: "いまの対策から出発し、費用と停止に対して最も効くものを一つずつ選んだ{n}手の案です。各行は、それより上の対策をすべて行ったあとの状態を示します。",
            "{n} steps from the measures of today, each the one that removes most for its cost and stop. Every row shows the plant after all rows above it.";
        PlanMethodText: "選び方: {method}。{basis}。予算を決めた案は画面の「計画を立てる」か toride plan --budget で作れる。",
            "How it was found: {method}; {basis}. For a plan within a budget, use the planner of step 2-2 or toride plan --budget.";
        PlanCaption: "計画案。残るリスクは、いまを100とした順位付けのための目安で、金額でも頻度でもない。倍率ではなく等級の変化で読む。",
            "The plan. Risk left is a guide for ranking, with 100 for today; it is neither money nor frequency. Read the changes of grade, not the factor.";
        PlanNumberHead: "順", "Step";
        PlanMeasureHead: "対策とどこで", "Measure, and where";
        PlanCostHead: "費用 累計", "Cost so far";
        PlanLeftHead: "残るリスク", "Risk left";
        PlanGradesHead: "変わる等級", "Grades changed";
        PlanZonesHead: "計画後のゾーン", "Zones after the plan";
        PlanCurveHead: "費用と残るリスク", "Cost and risk left";
        PlanLeftOutHead: "外したもの", "Left out";
        PlanLeftOutMore: "ほか{n}件", "{n} more";
        PlanNone: "行うとリスク指標が下がる対策はありません。", "No measure lowers the risk index any further.";

        // Summary
        SummaryTitle: "経営者向け要約", "Summary for management";
        SummaryLead: "現状は A が{a}ゾーン、B が{b}ゾーン。", "Now: {a} zone‹s› at A, {b} at B.";
        SummaryLeadAfter: "計画した対策をすべて終えると、A は{a}、B は{b}になります。", "Once all planned measures are done: {a} at A, {b} at B.";
        SummaryLeadNoPlan: "対策の計画はまだありません。", "No measures are planned yet.";
        SummaryNotRated: "業務が未登録のため、影響と等級は計算していません。業務を登録すると評価できます。",
            "No tasks are registered, so impact and grades are not computed. Register the tasks to get them.";
        StoriesHead: "最も重い\n三つのリスク", "The three worst risks";
        BeforeAfterHead: "対策の前と後", "Before and after";
        NextHead: "次に打つ手", "What to do next";
        SummaryAttacker: "攻撃者は{attackers}を仮定。等級は「試みられたとき」の条件付きの値で、発生の予測ではない。",
            "Assumed attacker: {attackers}. Grades hold “if somebody tries”; they do not predict how often.";
        MoreZones: "ほか{n}ゾーンは「{chapter}」の章に示す。", "{n} more zone‹s›: see the chapter “{chapter}”.";
        Basis: "根拠　{basis}", "Basis: {basis}";
        BasisText: "根拠　{threat}、起こしやすさ L{now} → L{after}。理由はリスク {n} に示す", "Basis: {threat}, likelihood L{now} → L{after}; reasons under risk {n}";
        ConsequenceText: "{tasks}に影響し、{values}への影響は「{impact}」。", "Hits {tasks}; impact on {values}: {impact}.";
        ExposureText: "全体の危険の{percent} %がここの入口による", "{percent} % of all risk comes in here";
        RouteNames: "道筋　{route}", "Route: {route}";
        NoRisk: "届く影響はない", "No effect can be reached";

        // Limits
        LimitsTitle: "前提と限界", "Assumptions and limits";
        LimitsLead: "この報告書の数字は、次の前提のもとで順位を付けるためのものです。", "The figures of this report rank risks under the following assumptions.";
        AssumptionsHead: "前提", "Assumptions";
        AttackerRow: "攻撃者", "Attacker";
        AttackerText: "{attackers}。一度に一者。試みる頻度は入れていない。", "{attackers}, one at a time. How often they try is not part of the figures.";
        StateRow: "工場の状態", "State of the plant";
        StateText: "{state}。停止を要する対策は、次の停止に回す前提で並べた。", "{state}. Measures that need a stop are ranked as waiting for the next one.";
        BasesRow: "一歩の確からしさ", "Chance of a step";
        BasesText: "計測値ではなく、順序を決めるために置いた値。例：{bases}。", "Set by judgement to give an order, not measured. For example: {bases}.";
        MeasuresRow: "対策の効き", "Effect of measures";
        MeasuresRowText: "強度1・2・3で、主な対策は {primary}、補助の対策は {secondary} だけ成功を減らす。同じ系統では最も強い一つだけを数え、系統が重なると割り引き、一歩の確からしさを元の {floor} より下げない。",
            "At strength 1, 2, 3 a main measure removes {primary} of success, a helping one {secondary}. Within a family only the strongest counts, further families are discounted, and no step falls below {floor} of its base.";
        GradeRow: "等級の付け方", "How grades follow";
        GradeRowText: "起こしやすさ L1〜L5 と影響 1〜4 の表で決める。値（BC・S・Q・D・C）ごとに決め、最も重いものを採る。安全への影響が3以上で届くものは B より下げない。",
            "From a table of likelihood L1–L5 and impact 1–4, for each value; the worst counts. Harm to safety of 3 or more that can be reached never falls below B.";
        HazardRow: "災害・故障", "Hazards";
        HazardText: "場所・設備ごとの起こりやすさの区分で評価し、攻撃の計算とは混ぜない。区分が未記入の所はガイドラインに沿った既定値。",
            "Rated by classes for each place and utility, never mixed with the attack figures. Where no class is given, a default stands in.";
        CalculationRow: "計算", "Calculation";
        CalculationExact: "すべて厳密計算。", "All exact.";
        CalculationSampled: "厳密に解けない {n} 件は {trials} 回の試行（乱数の種 {seed}）で求め、95 % 区間を添えた。", "{n} effects out of exact reach were found with {trials} trial‹s› (seed {seed}) and carry a 95 % interval.";
        ThreatsCaption: "脅威の一覧（ガイドライン 3.1.7 の表による）。", "The threats (table of section 3.1.7 of the guideline).";
        ThreatHead: "脅威", "Threat";
        OwnNumbersCaption: "この工場が標準の値の代わりに使う前提値。", "Numbers this plant uses instead of the shipped ones.";
        NumberHead: "前提値", "Number";
        ShippedHead: "標準の値", "Shipped";
        OwnHead: "自社の値", "Own";
        OwnWhyHead: "理由", "Reason";
        UnknownHead: "まだ分からないこと", "What is not known";
        UnknownDevice: "{device}：{facts}", "{device}: {facts}";
        FactMailWeb: "メール・Web の利用", "mail and web use";
        FactOwnInternet: "独自のインターネット接続", "its own way to the internet";
        FactDeliveryChecked: "受入検査", "check on delivery";
        FactTouchable: "手の届くポート・操作盤", "ports or panels in reach";
        FactForwards: "ネットワーク間の中継", "forwarding between networks";
        FactOpenProtocol: "相手を確かめない通信", "a protocol that answers anybody";
        UnknownText: "未確認の事実は悪い方に取って計算している。確かめれば等級が下がることがある。", "Facts that are not confirmed are taken at their worse side. Confirming them may lower grades.";
        UnknownNone: "「未確認」と記された事実はない。", "No fact is marked as not confirmed.";
        AssumedText: "記入のない {n} 項目は、機器の種類ごとの既定値で計算した。", "{n} fact‹s› nobody filled in ‹was|were› taken from the default of the device kind.";
        MethodHead: "方法の限界", "Limits of the method";
        MethodText: "一歩ごとの成否は互いに独立とし、攻撃者は一度に一者だけ、学習や目的の選び直しは扱いません。検知は成功を減らす係数として扱い、時間の競争は計算しません。災害と故障は別の区分で、攻撃の指標には混ぜません。重要度は順位なので、最も大きいものを採るだけで合計しません。多くの対策を同時に上げると、指標は実際より大きく下がります。倍率ではなく等級の変化で読んでください。計算は順位と理由を示すもので、将来を予測するものではありません。",
            "Steps succeed or fail independently; one attacker at a time, who neither learns nor changes aims. Detection is a factor that lowers success, not a race against time. Hazards are separate classes and never mixed into the index of attacks. Importance is a rank: the largest counts, nothing is added up. Raising many measures at once lowers the index more than reality would: read the change of grades, not the ratio. The calculation ranks and explains; it does not predict.";
        VersionsHead: "カタログと版", "Catalogue and versions";
        VersionProgram: "計算", "Calculated by";
        VersionCatalogue: "脅威・対策", "Threats, measures";
        VersionCatalogueText: "脅威 {threats}、対策 {measures}、点検項目 {items}。出典の節は画面のカタログで見られる。",
            "{threats} threats, {measures} measures, {items} check items; the window shows the source section of each.";
        VersionGuideline: "ガイドライン", "Guideline";
        VersionPlant: "図面", "Drawing";
        VersionPlantText: "機器 {devices}、ネットワーク {networks}、つながり {links}、業務 {tasks}、データ {data}", "{devices} device‹s›, {networks} network‹s›, {links} link‹s›, {tasks} task‹s›, {data} data items";
    }
}
