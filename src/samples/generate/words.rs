//! What the devices, cells and tasks of a synthetic plant are called and made of.

/// A device of a cell: kind, name in Japanese and English.
pub(super) type DeviceWord = (&'static str, &'static str, &'static str);

/// A kind of production cell.
#[derive(Debug)]
pub(super) struct CellKind {
    /// Name of the zone, Japanese.
    pub(super) name: &'static str,
    /// Name of the zone, English.
    pub(super) name_en: &'static str,
    /// What its task does, Japanese.
    pub(super) task: &'static str,
    /// What its task does, English.
    pub(super) task_en: &'static str,
    /// The controllers and machines it repeats.
    pub(super) machines: &'static [DeviceWord],
    /// Its importance, 1–3.
    pub(super) importance: u8,
}

/// The cells a plant is made of, in turn.
pub(super) const CELLS: [CellKind; 5] = [
    CellKind {
        name: "加工セル",
        name_en: "Machining cell",
        task: "加工",
        task_en: "Machining",
        machines: &[
            ("plc", "PLC", "PLC"),
            ("cnc", "マシニングセンタ", "Machining centre"),
            ("robot", "ローダロボット", "Loading robot"),
            ("drive", "主軸ドライブ", "Spindle drive"),
            ("sensor", "切削液センサ", "Coolant sensor"),
        ],
        importance: 3,
    },
    CellKind {
        name: "組立セル",
        name_en: "Assembly cell",
        task: "組立",
        task_en: "Assembly",
        machines: &[
            ("plc", "PLC", "PLC"),
            ("robot", "組立ロボット", "Assembly robot"),
            ("conveyor", "コンベア", "Conveyor"),
            ("camera", "位置決めカメラ", "Positioning camera"),
            ("sensor", "トルクセンサ", "Torque sensor"),
        ],
        importance: 3,
    },
    CellKind {
        name: "塗装セル",
        name_en: "Painting cell",
        task: "塗装",
        task_en: "Painting",
        machines: &[
            ("plc", "PLC", "PLC"),
            ("robot", "塗装ロボット", "Painting robot"),
            ("drive", "送風インバータ", "Fan drive"),
            ("sensor", "温湿度センサ", "Climate sensor"),
        ],
        importance: 2,
    },
    CellKind {
        name: "検査セル",
        name_en: "Inspection cell",
        task: "検査",
        task_en: "Inspection",
        machines: &[
            ("inspection", "検査装置", "Inspection machine"),
            ("camera", "外観カメラ", "Inspection camera"),
            ("plc", "PLC", "PLC"),
            ("sensor", "寸法センサ", "Gauge"),
        ],
        importance: 2,
    },
    CellKind {
        name: "搬送セル",
        name_en: "Transport cell",
        task: "部材の搬送",
        task_en: "Transport of parts",
        machines: &[
            ("agv", "AGV", "AGV"),
            ("conveyor", "受け渡しコンベア", "Hand-over conveyor"),
            ("sensor", "通過センサ", "Passage sensor"),
        ],
        importance: 2,
    },
];

/// The devices of an office.
pub(super) const OFFICE: [DeviceWord; 6] = [
    ("oa_pc", "OA端末", "Office terminals"),
    ("oa_server", "OAサーバ", "Office server"),
    ("ad", "認証サーバ", "Directory server"),
    ("erp", "基幹システム", "ERP"),
    ("file_server", "ファイルサーバ", "File server"),
    ("printer", "複合機", "Printers"),
];

/// The devices that manage an area.
pub(super) const MANAGEMENT: [DeviceWord; 4] = [
    ("l3_switch", "L3スイッチ", "L3 switch"),
    ("mes_server", "MESサーバ", "MES server"),
    ("eng_ws", "エンジニアリングPC", "Engineering workstation"),
    ("historian", "ヒストリアン", "Historian"),
];

/// Measures that zones are given at some strength.
pub(super) const MEASURES: [&str; 10] = ["N1", "N4", "N5", "N8", "D1", "D3", "D6", "D8", "D12", "D14"];
