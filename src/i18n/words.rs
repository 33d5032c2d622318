//! The basic vocabulary: one word for each value of the plant and of the findings, as the guideline calls it.

super::texts! {
    /// A word of the basic vocabulary.
    pub enum Word {
        StrengthNone: "なし", "None";
        StrengthMinimum: "最低限", "Minimum";
        StrengthMedium: "中", "Medium";
        StrengthHigh: "高", "High";
        DoneNot: "未実施", "Not done";
        DonePartly: "一部実施", "Partly done";
        Done: "実施", "Done";
        DoneReviewed: "実施・見直し済み", "Done and reviewed";
        ImportanceNone: "なし", "None";
        ImportanceLow: "小", "Low";
        ImportanceMedium: "中", "Medium";
        ShortMedium: "中", "Med.";
        ImportanceHigh: "大", "High";

        GradeA: "最も高い", "Highest";
        GradeB: "高い", "High";
        GradeC: "中くらい", "Medium";
        GradeD: "低い", "Low";
        GradeE: "最も低い", "Lowest";
        GradeNotReachable: "届かない", "Not reachable";
        GradeNotApplicable: "対象なし", "No target here";
        GradeNotComputed: "未評価", "Not rated";

        ImpactNone: "影響なし", "No impact";
        ImpactSlight: "軽い", "Slight";
        ImpactMedium: "中くらい", "Medium";
        ImpactLarge: "大きい", "Large";
        ImpactSevere: "きわめて大きい", "Severe";
        LikelihoodNone: "届かない", "Not reachable";
        LikelihoodRare: "ごくまれ", "Rare";
        LikelihoodLow: "起こしにくい", "Hard";
        LikelihoodMedium: "中くらい", "Moderate";
        LikelihoodHigh: "起こしやすい", "Easy";
        LikelihoodVeryHigh: "とても起こしやすい", "Very easy";

        ValueBc: "事業継続", "Continuity";
        ValueS: "安全", "Safety";
        ValueQ: "品質", "Quality";
        ValueD: "納期", "Delivery";
        ValueC: "コスト", "Cost";

        ShortBc: "事業継続", "Cont.";
        ShortS: "安全", "Safety";
        ShortQ: "品質", "Quality";
        ShortD: "納期", "Deliv.";
        ShortC: "コスト", "Cost";

        LayerEquipment: "設備系", "Equipment";
        LayerProduction: "生産管理系", "Production management";
        LayerOffice: "情報系", "Office";
        LayerOutside: "外部", "Outside";
        LayerBoundary: "境界", "Boundary";


        NetworkOffice: "情報系", "Office";
        NetworkProduction: "生産管理系", "Production management";
        NetworkEquipment: "設備系", "Equipment";
        NetworkRadio: "無線区間", "Radio";
        NetworkInterSite: "拠点間(外部)", "Inter-site (outside)";
        NetworkVendorLine: "保守回線(外部)", "Vendor line (outside)";
        NetworkInternet: "インターネット(外部)", "Internet (outside)";

        LinkWired: "有線", "Wired";
        LinkWireless: "無線", "Wireless";
        LinkRemote: "遠隔接続・VPN", "Remote access, VPN";
        LinkMedia: "媒体の手渡し", "Hand-carried media";
        LinkOneWay: "片方向", "One way";

        ConduitNetwork: "常時のネットワーク", "Standing network path";
        ConduitTemporary: "作業時だけの接続", "Plugged in for the work";
        ConduitMedia: "媒体の手渡し", "Hand-carried media";
        ConduitWireless: "無線", "Wireless";
        ConduitRemote: "遠隔接続", "Remote access";

        ZoneInside: "工場の中", "Inside the plant";
        ZoneOutside: "工場の外", "Outside the plant";

        PartyVendor: "設備ベンダ", "Vendor";
        PartyHeadquarters: "本社・他拠点", "Headquarters, other site";
        PartySupplier: "調達先", "Supplier";
        PartyService: "委託サービス", "Service provider";
        PartyCustomer: "取引先", "Customer";
        PartyInternet: "インターネット", "Internet";

        UtilityPower: "電源", "Power";
        UtilityUps: "無停電電源", "UPS";
        UtilityAir: "空調", "Air conditioning";
        UtilityWater: "水道", "Water";

        EntryOpen: "だれでも入れる", "Open";
        EntryBadge: "入館証で入る", "Badge";
        EntryLocked: "施錠", "Locked";

        StateRunning: "稼働中", "In operation";
        StateRenewal: "更新間際", "About to be renewed";
        StateNew: "新設", "New build";

        AccessRead: "読む", "Read";
        AccessWrite: "書く", "Write";
        AccessBoth: "読み書き", "Read and write";

        Yes: "はい", "Yes";
        No: "いいえ", "No";
        Unknown: "未確認", "Not confirmed";
        NotApplicable: "対象外", "Not applicable";
        Default: "既定値", "Default";

        EffectDeny: "停止", "Stopped";
        EffectManip: "不正な制御", "Controlled wrongly";
        EffectSafety: "安全機能の喪失", "Safety function lost";
        EffectDisclose: "漏えい", "Disclosed";
        EffectTamper: "改ざん", "Tampered with";
        EffectLose: "消失", "Lost";
        EffectFoothold: "侵入・乗っ取り", "Taken over";

        SeverityError: "エラー", "Error";
        SeverityWarning: "警告", "Warning";
        SeverityHint: "ヒント", "Hint";

        ElementDept: "部門", "Department";
        ElementParty: "外部組織", "Outside party";
        ElementPlace: "場所", "Place";
        ElementUtility: "電源・空調・水", "Utility";
        ElementNetwork: "ネットワーク", "Network";
        ElementDevice: "機器", "Device";
        ElementLink: "つながり", "Link";
        ElementZone: "ゾーン", "Zone";
        ElementConduit: "境界をまたぐつながり", "Conduit";
        ElementData: "データ", "Data";
        ElementFlow: "データの流れ", "Data flow";
        ElementTask: "業務", "Task";
        ElementMeasure: "対策", "Measure";
        ElementDecision: "脅威の判断", "Judgement";
        ElementNote: "メモ", "Memo";
        ElementExclusion: "除外した指摘", "Excluded finding";
        ElementOwnNumber: "自社の前提値", "Own number";
        Plant: "工場", "Plant";
    }
}
