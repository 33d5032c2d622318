//! Texts of the canvas: tools, layers, palette, hints, what a drop will do.

super::texts! {
    /// A text of the canvas.
    pub enum CanvasText {
        ToolSelect: "選ぶ", "Select";
        ToolHand: "動かす", "Hand";
        ToolZone: "ゾーン", "Zone";
        ToolConnect: "つなぐ", "Connect";
        ToolAdd: "追加", "Add";
        LayerAssets: "資産", "Assets";
        LayerFlows: "データの流れ", "Data flows";
        LayerThreats: "脅威", "Threats";
        LayerMeasures: "対策", "Measures";
        LayerTasks: "業務", "Tasks";
        LayerNotes: "メモ", "Memos";
        LayerGrid: "格子", "Grid";
        LayerTip: "{name}を図に重ねる", "Show {name} on the drawing";

        PaletteSearch: "探す", "Find";
        PaletteRecent: "最近", "Recent";
        PaletteAll: "すべて {n}", "All {n}";
        PaletteNothing: "見つかりません", "Nothing found";
        PaletteTip: "図へドラッグ、またはクリックしてから図をクリック", "Drag onto the drawing, or click here and then there";
        QuickAddTitle: "機器を追加", "Add a device";
        QuickAddHint: "かな・漢字・ローマ字・英語で探せます", "Type kana, kanji, romaji or English";
        QuickAddKeys: "↑↓ 選ぶ   Enter 置く   Esc やめる", "↑↓ choose   Enter place   Esc cancel";
        ConnectTitle: "つなぐ相手を選ぶ", "Connect to…";
        PlaceHint: "置く場所をクリック（Enter で図の中央、Esc でやめる）", "Click where it goes (Enter = middle of the view, Esc cancels)";

        DropIntoZone: "→ {zone}", "→ {zone}";
        DropOutOfZone: "ゾーンから出す", "Take out of the zone";
        OldPlace: "元の位置", "was here";
        BandEnclose: "囲む", "enclose";
        BandTouch: "かかる", "touch";
        NewZone: "新しいゾーン", "New zone";
        NewNetwork: "新しいネットワーク", "New network";
        NewNote: "メモ", "Memo";
        CannotConnectSame: "同じ相手にはつなげません", "It cannot be connected to itself";
        CannotConnectNetworks: "ネットワーク同士はつなげません。間にスイッチやルーターを置いてください", "Networks cannot be joined directly. Put a switch or router between them";
        AlreadyConnected: "すでにつながっています", "Already connected";
        ZoneTooDeep: "ゾーンの入れ子は4段までです", "Zones can be nested four deep";

        HintSelect: "クリック: 選ぶ", "Click: select";
        HintPan: "Space + ドラッグ: 動かす", "Space + drag: pan";
        HintZoom: "Ctrl + ホイール: 拡大縮小", "Ctrl + wheel: zoom";
        HintRename: "F2: 名前", "F2: rename";
        HintDropZone: "離す: ゾーンに入れる", "Release: put into the zone";
        HintDrop: "離す: ここに置く", "Release: place here";
        HintAxis: "Shift: まっすぐ", "Shift: straight";
        HintEscape: "Esc: やめる", "Esc: cancel";
        HintBend: "ダブルクリック: 折れ点", "Double-click: bend";
        HintMoveZone: "ドラッグ: ゾーンごと動かす", "Drag: move the whole zone";
        HintBand: "ドラッグ: まとめて選ぶ", "Drag: select several";
        HintPort: "ドラッグ: つなぐ", "Drag: connect";
        HintResize: "ドラッグ: 大きさを変える", "Drag: resize";
        HintMove: "ドラッグ: 動かす", "Drag: move";
        HintConnectEnd: "離す: つなぐ", "Release: connect";
        HintConnectClick: "クリック: つなぐ機器・ネットワーク", "Click: device or network to connect";
        HintDrawZone: "ドラッグ: ゾーンを描く", "Drag: draw the zone";
        HintPlace: "クリック: 置く", "Click: place";

        MouseClick: "クリック", "Click";
        MouseShiftClick: "Shift / Ctrl + クリック", "Shift / Ctrl + click";
        MouseBandRight: "何もない所から右へドラッグ", "Drag to the right from empty ground";
        MouseBandLeft: "何もない所から左へドラッグ", "Drag to the left from empty ground";
        MouseDragDevice: "機器をドラッグ", "Drag a device";
        MouseAltDrag: "Alt / Ctrl + ドラッグ", "Alt / Ctrl + drag";
        MouseDragTab: "ゾーンの見出し・枠をドラッグ", "Drag a zone's title or border";
        MouseDragPort: "機器のまわりの点をドラッグ", "Drag a dot beside a device";
        MouseDouble: "ダブルクリック", "Double-click";
        MouseSpaceDrag: "Space + ドラッグ / 中ボタン / 右ボタンでドラッグ", "Space + drag / middle or right button drag";
        MouseWheel: "ホイール", "Wheel";
        MouseCtrlWheel: "Ctrl + ホイール / ピンチ", "Ctrl + wheel / pinch";
        MouseRight: "右クリック", "Right-click";
        DoesSelect: "選ぶ", "select";
        DoesToggle: "選択に足す・外す", "add or remove from the selection";
        DoesEnclose: "囲んだものを選ぶ", "select what is enclosed";
        DoesTouch: "かかったものを選ぶ", "select what is touched";
        DoesMove: "動かす。ゾーンをまたぐと所属も変わる", "move; crossing a border changes its zone";
        DoesCopy: "写しを作る", "make a copy";
        DoesMoveZone: "中身ごと動かす", "move it with everything inside";
        DoesConnect: "つなぐ", "connect";
        DoesRename: "名前を変える・線に折れ点を足す", "rename; on a link: add a bend";
        DoesPan: "図を動かす", "move the view";
        DoesScroll: "上下に動かす（Shift で左右）", "scroll (Shift: sideways)";
        DoesZoom: "カーソルの位置で拡大縮小", "zoom at the pointer";
        DoesMenu: "できることの一覧", "list of what can be done";

        EmptyTitle: "ここに工場を描きます", "Draw your factory here";
        EmptyStep1: "1  左の一覧から機器をドラッグ", "1  Drag devices from the list at the left";
        EmptyStep2: "2  同じ守り方をする機器を Z でゾーンに囲む", "2  Press Z and draw a zone around those protected alike";
        EmptyStep3: "3  機器のまわりの点を引いてつなぐ", "3  Pull a dot beside a device to connect it";
        EmptySample: "サンプルを開く", "Open the sample";
        Tray: "未配置 {n}", "Not placed {n}";
        TrayTip: "図へドラッグすると配置されます", "Drag onto the drawing to place it";

        MenuHere: "ここにあるもの", "What lies here";
        MenuZone: "ゾーン", "Zone";
        MenuNoZone: "ゾーンなし", "No zone";
        MenuLock: "動かないようにする", "Lock in place";
        MenuUnlock: "動かせるようにする", "Unlock";
        MenuCollapse: "ゾーンを畳む", "Fold the zone";
        MenuExpand: "ゾーンを開く", "Unfold the zone";
        MenuRemoveBends: "折れ点をすべて消す", "Remove all bends";
        TableCode: "機器番号", "Number";
        TableName: "名前", "Name";
        TableKind: "種類", "Kind";
        TableCount: "台数", "Count";
        TableZone: "ゾーン", "Zone";
        TablePlace: "場所", "Place";
        TableAddress: "アドレス", "Address";
        TableOs: "OS", "OS";
        StoryTitle: "最も通りやすい道筋", "Easiest way of attack";
        StoryNext: "次の道筋", "Next way";
        StoryOthersLater: "ほかの道筋は計算中", "Computing the other ways";
        StoryEnd: "強調をやめる", "Stop highlighting";

        A11yZone: "ゾーン", "zone";
        A11yNetwork: "ネットワーク", "network";
        A11yNote: "メモ", "memo";
        A11yLink: "{a} から {b}", "{a} to {b}";
        A11yNoZone: "ゾーンなし", "in no zone";
        A11yImportance: "重要度 {importance}", "importance {importance}";
        A11yWorst: "最大リスク {grade}", "worst risk {grade}";
        A11yProblems: "確認すること {n}件", "{n} to check";
        A11yCrosses: "境界をまたぐ", "crosses a border";
        A11yDevices: "機器 {n}台", "{n} device‹s›";
        A11yCanvas: "工場の図", "Drawing of the plant";
    }
}
