//! Texts of the inspector.

super::texts! {
    /// A text of the inspector.
    pub enum InspectorText {
        Mixed: "複数の値", "Several values";
        Filter: "絞り込み", "Filter";
        Reason: "理由", "Reason";
        None: "なし", "None";
        Unset: "未設定", "Not set";
        NotACount: "台数は1以上の整数で入力してください", "Enter a whole number of at least 1";
        NotANumber: "整数で入力してください", "Enter a whole number";
        NotADate: "日付は 2026-04-12 の形で入力してください", "Enter a date as 2026-04-12";
        UnknownHelp: "悪いほうの値で計算し、結果に印を付けます", "Computed with the worse value, and marked";
        NotApplicableHelp: "この機器では問いが成り立ちません（理由を書きます）", "The question does not apply here (say why)";
        DefaultHelp: "種類ごとの既定値で計算します", "Computed with the default of its kind";
        Add: "追加", "Add";
        Remove: "外す", "Remove";
        Automatic: "自動", "Automatic";
        AndMore: "ほか {n} 件", "{n} more";
        Selected: "{n} 個を選択中", "{n} selected";
        SelectedHelp: "変更は選んだものすべてに、1回の操作として反映されます", "Changes apply to everything selected, as one step";
        NoCommonFields: "種類の違うものを選んでいます。同じ種類だけを選ぶと、まとめて編集できます", "Things of different kinds are selected. Select one kind to edit them together";
        Units: "{n} 台", "{n} unit‹s›";
        UnitsOne: "1 台", "1 unit";

        Code: "番号", "Number";
        Name: "名前", "Name";
        NameEn: "英語名", "English";
        Kind: "種類", "Kind";
        Zone: "ゾーン", "Zone";
        NoZone: "どのゾーンにも入っていません", "In no zone";
        Network: "ネット", "Network";
        NoNetwork: "つながっていません", "Not connected";
        Place: "場所", "Place";
        Owner: "管理部門", "Owner";
        Count: "台数", "Units";
        OneSystem: "全台で1つの仕組み（予備ではない）", "Works only as a whole (no spares)";
        Level: "階層", "Level";
        Note: "メモ", "Notes";

        Importance: "重要度", "Importance";
        ImportanceFromTasks: "業務から", "From tasks";
        ImportanceOwn: "手入力", "Own value";
        ImportanceProposal: "業務からの提案: {importance}", "Proposed from tasks: {importance}";
        ImportanceNoProposal: "業務からの提案はありません", "No proposal from tasks";
        ImportanceNotRated: "未評価", "Not rated";
        ImportancePick: "{value}の重要度", "Importance: {value}";
        TargetStrength: "目標の強度", "Target strength";
        TargetProposal: "重要度からの提案: {strength}", "Proposed from importance: {strength}";
        UseProposal: "提案のまま", "As proposed";

        Threats: "脅威", "Threats";
        NowToPlanned: "今 → 計画後", "now → planned";
        NoThreats: "この機器に届く脅威はありません", "No threat reaches this";
        NotAnalysed: "計算中", "Computing";
        NoTasksYet: "業務が未登録のため、影響を計算できません", "No tasks are registered, so impact is not computed";
        OpenThreats: "脅威の影響を見る", "See threats";

        Measures: "対策", "Measures";
        NowToGoal: "今 → 目標", "now → goal";
        NoMeasures: "対策が登録されていません", "No measures recorded";
        AddMeasure: "対策を追加", "Add a measure";
        InheritedFrom: "{from}の対策", "Measures of {from}";
        StrengthNow: "{measure} 今の強度", "{measure} strength now";
        StrengthGoal: "{measure} 目標の強度", "{measure} planned strength";
        GoalUnset: "計画なし（今のまま）", "Nothing planned (as now)";
        Unconfirmed: "移動してきた機器 {n} 台は未確認です", "Not confirmed for {n} device‹s› moved in";
        Confirm: "確認した", "Confirm";

        TasksAndData: "業務・データ", "Tasks and data";
        Tasks: "業務", "Tasks";
        Data: "データ", "Data";
        AttachTask: "業務を結びつける", "Attach a task";
        AttachData: "データを結びつける", "Attach data";
        NewTask: "新しい業務「{name}」", "New task “{name}”";
        NewData: "新しいデータ「{name}」", "New data “{name}”";
        NewTaskName: "新しい業務", "New task";
        NewDataName: "新しいデータ", "New data";
        Weight: "必要度", "Need";
        Weight3: "無いと業務ができない", "Cannot do without";
        Weight2: "一部ができなくなる", "Partly";
        Weight1: "無いと不便", "Convenience";
        WeightOf: "{name} の必要度", "Need for {name}";
        AccessOf: "{name} の読み書き", "Access to {name}";
        DetachNamed: "{name} を外す", "Detach {name}";
        DerivedTask: "機器・データから", "from devices and data";
        ManualTask: "手で追加", "added by hand";
        StoredHere: "ここに保管", "stored here";
        StoreAtWhich: "{data}を保管する機器", "Device that keeps {data}";
        NeedOfGroup: "うち必要な台数", "Units needed";
        Redundancy: "冗長グループ", "Redundancy group";
        RedundancyHelp: "このうち何台か動けば業務を続けられる、という機器のまとまりです", "Devices of which some are enough for the task to go on";
        RedundancyNeedsDevices: "先に「使う機器」を加えてください", "Add the devices the task needs first";
        NewGroup: "グループを作る", "New group";
        GroupName: "グループの名前", "Name of the group";
        GroupNameTaken: "グループの名前は空にできず、同じ名前は使えません", "A group needs a name of its own";
        GroupNeeds: "グループ {group} の必要数", "Group {group} needs";
        GroupNeedOf: "{count}台中 {need}台", "{need} of {count}";
        JoinGroup: "機器を加える", "Add a device";
        LeaveGroupNamed: "{name} をグループから外す", "Take {name} out of the group";
        RemoveGroupNamed: "グループ {group} を解く", "Break up group {group}";
        GroupFull: "1つのグループは{limit}台までです。同じ機器が並ぶときは台数を使ってください", "A group has at most {limit} devices; for rows of the same device use its number of units";
        GroupTooSmall: "あと1台以上加えると予備として計算します", "Add at least one more device to have a spare";
        GroupTooLarge: "{limit}台を超えるグループは計算に入りません。機器を外してください", "A group of more than {limit} devices is not computed; take some out";
        GroupWithoutSpare: "全台が必要なので、予備はありません", "All of them are needed, so there is no spare";

        Connections: "つながり", "Connections";
        Flows: "流れ", "Flows";
        Connect: "つなぐ", "Connect";
        NoConnections: "つながりがありません", "No connections";
        Devices: "機器", "Devices";
        NoDevices: "機器がありません", "No devices";

        Facts: "確認すること", "Facts to check";
        MailWeb: "メール・Web に使う", "Used for mail or web";
        OwnInternet: "独自にインターネットへ出る", "Own way to the internet";
        Touchable: "人の手が届くポートがある", "Open port in reach";
        DeliveryChecked: "納品時に検査した", "Checked on delivery";
        Forwards: "通信を中継する", "Passes traffic on";
        OpenProtocol: "認証なしで応答する", "Answers anybody";
        UpdatesFrom: "更新の提供元", "Updates from";
        SharedAccounts: "共有アカウント", "Shared accounts";
        SharedAccountsHint: "グループ名をコンマで区切る", "Group names, separated by commas";
        Manages: "管理する機器", "Manages";
        Engineers: "書込みをする制御装置", "Programs";
        ProgramData: "操作に要るデータ", "Data needed to misuse it";

        Information: "機器の情報", "Device information";
        Maker: "メーカー", "Maker";
        Model: "型式", "Model";
        Firmware: "ファームウェア", "Firmware";
        Os: "OS", "OS";
        SupportEnd: "サポート終了", "End of support";
        Address: "アドレス", "Address";
        Locked: "図の上で動かさない", "Locked on the drawing";
        Recovery: "復旧", "Recovery";
        RestoreTested: "復元を確かめた日", "Restore tested on";
        Switchover: "切替の分数", "Switch-over, min";
        Minutes: "分", "minutes";

        Layer: "区分", "Layer";
        ParentZone: "外側のゾーン", "Zone around it";
        ZoneKind: "位置", "Inside or outside";
        LifeState: "設備の状態", "State";
        AsPlant: "工場と同じ", "As the plant";
        SlTarget: "SL-T", "SL-T";
        SlTargetHint: "FR1–FR7 を 1,2,2,… で", "FR1–FR7 as 1,2,2,…";
        NotAnSlTarget: "SL-T は 0〜4 を7つ、コンマで区切って入力してください", "Enter SL-T as seven numbers 0–4, separated by commas";
        InsideZone: "中の機器", "Devices inside";
        RecordPath: "記録する", "Record it";
        ZoneConduits: "境界をまたぐつながり", "Links across the border";

        HomeZone: "属するゾーン", "Home zone";
        Vlan: "VLAN", "VLAN";
        Addresses: "アドレス範囲", "Address range";
        Medium: "媒体", "Medium";
        Places: "通る場所", "Places";
        Attached: "接続している機器", "Attached devices";

        EndA: "一方の端", "One end";
        EndB: "もう一方の端", "Other end";
        Temporary: "作業のときだけつなぐ", "Plugged in only for the work";
        Planned: "計画中（まだ無い）", "Planned (not there yet)";
        Encrypted: "暗号化している", "Encrypted";
        Authenticated: "相手を確かめている", "Ends are authenticated";
        LineLabel: "線の言葉", "Words on the line";

        Between: "つなぐゾーン", "Zones";
        Carrier: "経路", "Carried by";
        OneWay: "一方向（{from} から {to} へ）だけ", "Only from {from} to {to}";
        Protocols: "通信の種類", "Protocols";
        AllowedData: "通してよいデータ", "Data that may pass";
        Purpose: "目的", "Purpose";
        Schedule: "使える時間", "When open";
        Rules: "ルール", "Rules";
        Wall: "境の強さ（今）", "Wall today";
        ConduitGone: "図の上ではつながりがなくなっています", "The drawing no longer has this path";

        Confidentiality: "機密性", "Confidentiality";
        Integrity: "完全性", "Integrity";
        Availability: "可用性", "Availability";
        StoredAt: "保管する機器", "Stored at";
        UsedBy: "使う業務", "Used by";

        Department: "部門", "Department";
        Partners: "関係者", "Partners";
        Frequency: "頻度", "Frequency";
        TolerableStop: "許容停止（分）", "May stop, min";
        ManualSubstitute: "手作業で代われる", "Can be done by hand";
        NeededDevices: "使う機器", "Devices it needs";
        NeededData: "使うデータ", "Data it needs";
        Services: "外部サービス", "Outside services";
        Feeds: "次の業務", "Tasks after it";
        FeedsMinutes: "{task} が止まるまでの分数", "Minutes until {task} stops";
        WhyImportant: "なぜ大事か", "Why it matters";

        LivesIn: "図の上の場所", "Drawn in";
        Contact: "連絡先", "Contact";
        Contract: "契約", "Contract";
        ParentPlace: "外側の場所", "Place around it";
        EntryControl: "入室", "Entry";
        Hazards: "災害・設備の脅威", "Hazards";
        HazardDefault: "既定値", "Default";
        HazardClass: "{class}（0 起きない … 5 頻繁）", "{class} (0 never … 5 often)";
        Feeding: "供給先の機器", "Feeds devices";
        FeedingPlaces: "供給先の場所", "Feeds places";
        From: "送り元", "From";
        To: "送り先", "To";
        Carries: "運ぶデータ", "Carries";
        Protocol: "プロトコル", "Protocol";

        MeasureCode: "対策", "Measure";
        MeasureTarget: "対象", "Where";
        WholePlant: "工場全体", "Whole plant";
        Now: "今の強度", "Strength now";
        Goal: "目標の強度", "Planned strength";
        Coverage: "適用率（%）", "Covered, %";
        NotAPercent: "0〜100 の数で入力してください", "Enter a number from 0 to 100";
        Quality: "達成度（1〜5）", "Quality, 1–5";
        NotAQuality: "1〜5 の整数で入力してください", "Enter a whole number from 1 to 5";
        Exception: "できない理由", "Cannot, because";
        Cost: "費用", "Cost";
        Responsible: "担当部門", "Responsible";
        Due: "期限", "Due";
        Evidence: "証拠", "Evidence";
        Why: "理由", "Why";

        DecisionAbout: "{zone} × {threat}", "{zone} × {threat}";
        OpenCell: "このマスを開く", "Open the cell";

        TaskInformation: "業務の情報", "Task information";
        PlantFacts: "工場の情報", "Plant facts";
        Product: "製品", "Product";
        ProductEn: "製品（英語）", "Product (en)";
        Responsibility: "まとめ役", "Led by";
        Date: "日付", "Date";
        Version: "版", "Version";
        Attackers: "想定する攻撃者", "Assumed attackers";
        AttackersDefault: "既定（{attacker}）", "Default ({attacker})";
        Contents: "図にあるもの", "On the drawing";
        Legend: "凡例", "Legend";
        LegendGrades: "危険の等級", "Grade of risk";
        LegendStrength: "対策の強度", "Strength of a measure";
        LegendImportance: "重要度", "Importance";
        LegendLayers: "ゾーンの区分", "Layer of a zone";
        LegendLinks: "つながりの線", "Lines";
    }
}
