//! Texts of the shell: welcome screen, menus, bars, rail, dialogs, toasts.

super::texts! {
    /// A text of the shell.
    pub enum ShellText {
        AppName: "Toride", "Toride";
        AppKanji: "砦", "砦";
        Tagline: "工場ネットワークのゾーンと、起きてほしくないことを一枚の図に", "Your factory's zones, and what must not happen in them, on one drawing";
        NoNetwork: "このアプリは通信しません", "This app does not use the network";
        Footer: "経済産業省 工場セキュリティガイドラインの手順に沿って整理します ・ 版 {version}", "Follows the steps of METI's factory-systems guideline · version {version}";

        StartSample: "サンプル工場から始める", "Start from the sample factory";
        StartSampleHint: "2分で図とリスクが見える", "See a drawing and its risks in two minutes";
        StartEmpty: "空の図から始める", "Start with an empty drawing";
        StartEmptyHint: "機器を置いてゾーンで囲む", "Place devices, draw zones around them";
        StartOpen: "開く…", "Open…";
        StartOpenHint: ".toride ファイル", ".toride files";
        Recent: "最近使ったファイル", "Recent files";
        RecentNone: "まだありません。保存したファイルがここに並びます", "None yet. Files you save are listed here";
        RecentMissing: "{folder}（見つかりません）", "{folder} (not found)";
        RecentForget: "一覧から外す", "Remove";
        Samples: "サンプル", "Samples";
        SamplesHint: "写しとして開きます", "opened as a copy";
        SampleCounts: "機器 {devices} ・ ゾーン {zones}", "{devices} device‹s› · {zones} zone‹s›";
        TextSize: "文字", "Text";

        MenuFile: "ファイル", "File";
        MenuEdit: "編集", "Edit";
        MenuView: "表示", "View";
        MenuHelp: "ヘルプ", "Help";

        CmdNew: "新規", "New";
        CmdNewSample: "想定工場から新規", "New from the sample factory";
        CmdOpen: "開く…", "Open…";
        CmdSave: "保存", "Save";
        CmdSaveAs: "名前を付けて保存…", "Save as…";
        CmdExportPdf: "報告書を PDF に出力…", "Export the report as PDF…";
        CmdExportImage: "図を画像に出力…", "Export the drawing as an image…";
        CmdClose: "最初の画面に戻る", "Back to the start screen";
        CmdQuit: "終了", "Quit";
        CmdUndo: "元に戻す", "Undo";
        CmdRedo: "やり直す", "Redo";
        CmdCopy: "コピー", "Copy";
        CmdCopyTable: "表としてコピー", "Copy as a table";
        CmdCut: "切り取り", "Cut";
        CmdPaste: "貼り付け", "Paste";
        CmdDuplicate: "複製", "Duplicate";
        CmdDelete: "削除", "Delete";
        CmdSelectAll: "すべて選ぶ", "Select all";
        CmdRename: "名前を変える", "Rename";
        CmdAddDevice: "機器を追加…", "Add a device…";
        CmdAddZone: "ゾーンで囲む", "Draw a zone";
        CmdAddNetwork: "ネットワークを追加", "Add a network";
        CmdAddNote: "メモを追加", "Add a memo";
        CmdConnect: "つなぐ", "Connect";
        CmdSupposeInfected: "この機器が感染したら", "If this device were infected";
        CmdEndSupposing: "感染の仮定をやめる", "Stop assuming an infection";
        CmdSelectTool: "選ぶ", "Select";
        CmdHandTool: "図を動かす", "Move the view";
        CmdZoomIn: "拡大", "Zoom in";
        CmdZoomOut: "縮小", "Zoom out";
        CmdZoomReset: "100 % で表示", "Zoom to 100 %";
        CmdZoomFit: "全体を表示", "Fit everything";
        CmdZoomSelection: "選択を表示", "Fit the selection";
        CmdToggleSnap: "格子に吸着", "Snap to grid";
        CmdToggleLanguage: "English で表示", "日本語で表示";
        CmdToggleTheme: "明るい/暗い配色を切り替える", "Switch light and dark";
        CmdToggleRail: "手順の一覧", "Steps";
        CmdToggleInspector: "属性", "Inspector";
        CmdToggleFindings: "確認すること", "Findings";
        CmdToggleSidePanels: "図だけを表示", "Drawing only";
        CmdTextLarger: "文字を大きく", "Larger text";
        CmdTextSmaller: "文字を小さく", "Smaller text";
        CmdHelp: "ヘルプ", "Help";
        CmdShowThreats: "脅威の影響を見る", "See threats and impact";
        CmdShowReport: "報告書", "Report";

        NeedsPlant: "図を開くと使えます", "Open a drawing first";
        NeedsSelection: "先に図の上で選んでください", "Select something on the drawing first";
        NeedsOneSelected: "名前のあるものを1つだけ選んでください", "Select exactly one thing that has a name";
        NeedsTwo: "つなぐ機器を選んでください", "Select the devices to connect";
        NeedsDevice: "先に図の上で機器を選んでください", "Select a device on the drawing first";
        NeedsSupposing: "感染と仮定した機器がありません", "No device is assumed to be infected";
        NeedsCanvas: "「1-6 ゾーンの整理・結びつけ」の図で使えます", "Works on the drawing of step 1-6";
        NothingToUndo: "元に戻す操作がありません", "Nothing to undo";
        NothingToRedo: "やり直す操作がありません", "Nothing to redo";

        Untitled: "無題", "Untitled";
        Saved: "保存済み", "Saved";
        SavedAt: "保存済み {time}", "Saved {time}";
        NotSavedYet: "まだ保存していません", "Not saved yet";
        UnsavedChanges: "未保存の変更 {n}件", "{n} unsaved change‹s›";
        UnsavedChange: "未保存の変更があります", "Unsaved changes";
        Saving: "保存しています…", "Saving…";

        RailStep1: "ステップ1 整理", "Step 1 Set out";
        RailStep2: "ステップ2 対策", "Step 2 Measures";
        RailStep3: "ステップ3 実行", "Step 3 Run";
        StepOverview: "概要", "Overview";
        StepRequirements: "要件の整理", "Requirements";
        StepTasks: "業務の整理", "Tasks";
        StepTaskImportance: "業務の重要度", "Task importance";
        StepAssets: "保護対象の整理", "Assets and data";
        StepAssetImportance: "保護対象の重要度", "Asset importance";
        StepCanvas: "ゾーンと結びつけ", "Zones, links";
        StepCanvasFull: "ゾーンの整理・結びつけ", "Zones and links";
        StepThreats: "ゾーンと脅威の影響", "Threats and impact";
        StepPolicy: "対策方針", "Priorities";
        StepMeasures: "脅威と対策の対応", "Measures";
        StepImprove: "実行と見直し", "Run and improve";
        Report: "レポート", "Report";
        RailWarnings: "確認すること {n}件", "{n} to check";
        RailNotRated: "未評価 {n}件", "{n} not rated";
        RailNone: "まだありません", "none yet";

        WhyOverview: "いまどこまで進んだかを一目で見ます", "Where you are, at a glance";
        WhyRequirements: "工場の目的、守るべき外部の要求、想定する攻撃者を決めます", "The plant's goals, outside demands, and the attackers to assume";
        WhyTasks: "止まると困る業務を書き出します", "List the tasks whose stop would hurt";
        WhyTaskImportance: "事業継続・安全・品質・納期・コストで業務の重要度を決めます", "Rate each task by continuity, safety, quality, delivery, cost";
        WhyAssets: "業務を支える機器・ネットワーク・データを洗い出します", "List the devices, networks and data the tasks stand on";
        WhyAssetImportance: "業務の重要度から機器とデータの重要度を引き継ぎます", "Devices and data inherit importance from their tasks";
        WhyCanvas: "同じ守り方をする機器をゾーンにまとめ、つながりを描きます", "Group devices that are protected alike into zones, and draw how they connect";
        WhyThreats: "どの脅威がどのゾーンの何を止めるかを見ます", "See which threat would stop what, in which zone";
        WhyPolicy: "ゾーンごとに目指す対策強度を決めます", "Decide the strength each zone aims at";
        WhyMeasures: "脅威ごとに対策と強度を選びます", "Choose measures and strengths for each threat";
        WhyImprove: "対策の担当・期限・証拠を管理します", "Keep track of owners, dates and evidence";
        WhyReport: "経営者と現場に渡す PDF を作ります", "Make the PDF for managers and the floor";

        SnapOn: "吸着 入", "Snap on";
        SnapOff: "吸着 切", "Snap off";
        Fit: "全体", "Fit";
        Computing: "計算中", "Computing";

        HelpTitle: "ヘルプ", "Help";
        HelpPageKeys: "ここで使えるキーとマウス", "Keys and mouse that work here";
        HelpPageLimits: "数字の読み方と限界", "Reading the numbers";
        HelpMouse: "マウス", "Mouse";
        HelpKeys: "キー", "Keys";
        Close: "閉じる", "Close";

        AskSaveTitle: "変更を保存しますか", "Save your changes?";
        AskSaveBody: "「{name}」に保存していない変更があります。保存しないと、この変更は失われます。", "“{name}” has changes that are not saved. Without saving, they are lost.";
        AskSave: "保存する", "Save";
        AskDiscard: "保存しない", "Don't save";
        Cancel: "キャンセル", "Cancel";
        AskOverwriteTitle: "上書きしますか", "Replace the file?";
        AskChangedBody: "「{name}」は、開いたあとに別のところで書き換えられています。上書きすると、その変更は失われます。別の名前で保存することもできます。", "“{name}” was changed elsewhere since it was opened. Replacing it loses that change. You can also save under another name.";
        Overwrite: "上書きする", "Replace";
        Ok: "OK", "OK";
        DialogWaiting: "ファイルを選ぶ窓を開いています", "A file window is open";
        DialogInApp: "アプリ内の窓で選ぶ", "Choose inside the app";
        OpenTitle: "開く", "Open";
        SaveTitle: "保存", "Save";
        FilterPlant: "Toride の図 (*.toride)", "Toride drawing (*.toride)";
        FilterPdf: "PDF (*.pdf)", "PDF (*.pdf)";
        FilterSvg: "SVG ベクター画像 (*.svg)", "SVG vector image (*.svg)";
        FilterPng: "PNG 画像 (*.png)", "PNG image (*.png)";
        ErrorTitle: "できませんでした", "That did not work";
        SavedToast: "保存しました: {name}", "Saved: {name}";
        ExportedToast: "書き出しました: {name}", "Exported: {name}";
        OpenedWithWarnings: "開きました。確認が必要な点が {n} 件あります", "Opened, with {n} point‹s› to look at";
        Exporting: "{name} を書き出しています…", "Writing {name}…";

        ToastUndone: "元に戻しました: {step}", "Undone: {step}";
        ToastRedone: "やり直しました: {step}", "Redone: {step}";
        ToastDeleted: "{what}を削除しました", "Deleted {what}";
        ToastPasted: "貼り付け: {what}", "Pasted {what}";
        CountDevices: "機器{n}台", "{n} device‹s›";
        CountZones: "ゾーン{n}個", "{n} zone‹s›";
        CountLinks: "接続{n}本", "{n} link‹s›";
        CountNetworks: "ネットワーク{n}本", "{n} network‹s›";
        CountNotes: "メモ{n}枚", "{n} memo‹s›";
        CountOthers: "その他{n}件", "{n} other‹s›";
        UndoNow: "元に戻す", "Undo";

        NoWindow: "画面を開けませんでした。", "The window could not be opened.";
        NoDisplay: "画面を開けませんでした。表示先(ディスプレイ)につながりません。", "The window could not be opened: there is no display to show it on.";
        NoGraphics: "画面を開けませんでした。OpenGL が使えません。", "The window could not be opened: OpenGL does not work here.";
        NoWindowWhy: "理由: {why}", "Why: {why}";
        NoDisplayHow: "画面のあるパソコンで起動するか、環境変数 DISPLAY を正しく設定してください(ssh なら ssh -X)。", "Start it on a machine with a screen, or set the variable DISPLAY rightly (over ssh: ssh -X).";
        NoGraphicsHow: "OpenGL 2.1 以上が使える環境で起動してください。グラフィックドライバを入れ直すか、Debian・Ubuntu なら libgl1-mesa-dri を入れます(mesa のソフトウェア描画でも動きます)。", "Start it where OpenGL 2.1 or later works: repair the graphics driver, or on Debian and Ubuntu install libgl1-mesa-dri (Mesa's software rendering is enough).";
        NoWindowCommands: "ファイルには影響ありません。画面がなくても、コマンドは使えます: toride check FILE / toride report FILE -o OUT.pdf", "Your files are safe. The commands work without a window: toride check FILE / toride report FILE -o OUT.pdf";
    }
}
