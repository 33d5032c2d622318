//! Texts of what would settle a finding of the check.

super::texts! {
    /// What a fix does, as it stands on its button's menu and in the message afterwards.
    pub enum FixText {
        MoveToZone: "{device}を{zone}に入れる", "Put {device} into {zone}";
        SetPlace: "{device}の場所を{place}にする", "Place {device} in {place}";
        Renumber: "2つ目からの機器に新しい番号を付ける", "Give all but the first a new number";
        Remove: "{what}を消す", "Delete {what}";
        ConfirmMeasures: "{device}の対策を確認済みにする", "Confirm the measures of {device}";
        DeclareConduit: "{a}と{b}の通り道を登録する", "Register the path between {a} and {b}";
        SetHomeZone: "{network}を{zone}のネットワークにする", "Make {network} a network of {zone}";
        Rate: "{what}の {value} を {importance} にする", "Rate {value} of {what} {importance}";
        TakeProposal: "{what}を提案の値に戻す", "Take back the proposal for {what}";
        SetTargets: "{n}ゾーンで提案の強度を目標にする", "Take the proposed strengths of {n} zone‹s› as targets";
        SetNow: "今の強度を「{strength}」にする", "Set today's strength to “{strength}”";
        SetGoal: "計画を「{strength}」にする", "Plan “{strength}”";
        SupposeAttackers: "想定する攻撃者に {attackers} を加える", "Add {attackers} to the attackers assumed";
        All: "{n}件をまとめて: {first} など", "All {n}: {first} …";
        Reason: "{rule}({title})による", "After {rule} ({title})";
    }
}
