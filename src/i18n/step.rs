//! Names of undo steps.

super::texts! {
    /// The name of an undo step.
    pub enum StepText {
        Undo: "元に戻す: {step}", "Undo {step}";
        Redo: "やり直す: {step}", "Redo {step}";
        Add: "追加", "Add";
        Edit: "属性の変更", "Edit";
        Rename: "名前の変更", "Rename";
        Move: "移動", "Move";
        MoveToZone: "ゾーンへ移動", "Move into zone";
        LeaveZone: "ゾーンから出す", "Take out of zone";
        ResizeZone: "ゾーンの大きさ", "Resize zone";
        Connect: "接続", "Connect";
        DrawZone: "ゾーンの作成", "Draw zone";
        Delete: "削除", "Delete";
        Paste: "貼り付け", "Paste";
        Duplicate: "複製", "Duplicate";
        Attach: "業務・データの結びつけ", "Attach task or data";
        Redundancy: "冗長グループの変更", "Change redundancy group";
        Rate: "重要度の評価", "Rate importance";
        SetStrength: "対策強度の変更", "Change measure strength";
        Decide: "脅威の判断", "Judge threat";
        Exclude: "指摘の除外", "Exclude finding";
        Arrange: "配置の調整", "Arrange";
        EditPlant: "工場情報の変更", "Edit plant facts";
    }
}
