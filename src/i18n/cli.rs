//! Texts of the command line: help, messages, heads of tables.

super::texts! {
    /// A text of the command line.
    pub enum CliText {
        About: "工場のネットワークを描き、脅威が止める業務と、打つべき対策を見る", "Draw a factory's network, see what each threat would stop, and which measures to take";
        ExitCodes: "FILE だけを書くと画面で開きます。終了コード: 0 できた、1 できたが留保がある、2 できなかった", "With FILE alone the window opens. Exit codes: 0 done, 1 done with a reservation, 2 not done";
        HeadUsage: "使い方:", "Usage:";
        HeadJobs: "仕事", "Jobs";
        HeadArguments: "引数", "Arguments";
        HeadOptions: "オプション", "Options";

        HelpNew: "新しい工場ファイルを作る(空、またはサンプルから)", "Write a new plant, empty or from a sample";
        HelpSamples: "サンプルの一覧", "List the samples";
        HelpCheck: "モデルとゾーンの分け方を確かめる(エラーがあれば終了コード 1)", "Check the model and the zoning (exit code 1 when the plant has errors)";
        HelpAnalyze: "分析する: リスク、影響、対策の過不足、その理由", "Analyse: risk, effects, coverage, and the reasons";
        HelpIncident: "感染がわかった機器から先を読む: 次に危ない機器、切る線、続けられる業務", "Look ahead from devices known to be held: what is next, what to cut, what keeps running";
        HelpReport: "報告書を PDF にする", "Write the report as PDF";
        HelpRender: "図を SVG または PNG にする", "Write the drawing as SVG or PNG";
        HelpGenerate: "試し用の工場を合成する", "Write a synthetic plant, for trials";

        HelpFile: "工場ファイル(.toride)", "The plant (.toride)";
        HelpLang: "言葉。報告書と図は指定がなければ日本語", "Language; report and drawing are Japanese unless told otherwise";
        HelpOut: "書き出すファイル", "The file to write";
        HelpForce: "同じ名前のファイルがあれば置き換える", "Replace a file that exists";
        HelpSample: "もとにするサンプルの名前(toride samples で一覧)", "The sample to start from (see toride samples)";
        HelpFormat: "出し方: text は人向け、json と csv はプログラム向け", "How to print: text for people, json and csv for programs";
        HelpPlan: "今の対策(now)で見るか、計画した対策(target)で見るか", "With the measures of today (now) or as planned (target)";
        HelpHeld: "感染または乗っ取りがわかった機器(ID・機器番号・名前、コンマ区切り)", "Devices known to be infected or taken over: ids, numbers or names, separated by commas";
        HelpTrials: "厳密に計算できないときの試行の数", "Samples where an exact answer is out of reach";
        HelpAll: "すべての影響について道筋と要所を出す", "Every way and key step of every effect";
        HelpSections: "載せる章(コンマ区切り)。指定がなければ、書くことのある章すべて", "Sections to print, separated by commas; all that have something to say unless told otherwise";
        HelpDate: "表紙の日付。指定がなければファイルの日付", "The day on the cover; the plant's own unless told otherwise";
        HelpToday: "サポートの終わりなどと比べる日。指定がなければファイルの日付", "Day that ends of support are compared with; without it, the day of the file";
        HelpWidth: "PNG の幅(ピクセル)", "Width of a PNG in pixels";
        HelpDevices: "機器の数", "How many devices";
        HelpSeed: "乱数の種。同じ種からは同じ結果が出る", "Seed; the same seed gives the same result";
        HelpHelp: "この説明を出す", "Print this help";
        HelpVersion: "版を出す", "Print the version";

        Usage: "使い方が違います。", "That is not how it is used.";
        ErrorLead: "エラー", "error";
        WarningLead: "注意", "note";
        Exists: "{file}: 同じ名前のファイルがあります。別の名前にするか、置き換えるなら --force を付けてください", "{file}: exists already; choose another name, or add --force to replace it";
        CannotPrint: "結果を書き出せませんでした: {why}", "the result could not be printed: {why}";
        UnknownSample: "サンプル「{name}」はありません。あるのは: {known}", "there is no sample `{name}`; there are: {known}";
        UnknownSection: "章「{name}」はありません。あるのは: {known}", "there is no section `{name}`; there are: {known}";
        UnknownEnding: "{file}: この終わりの名前では書けません。{known} のどれかにしてください", "{file}: cannot write a file that ends like this; use one of {known}";
        Written: "書きました: {file}({size})", "written: {file} ({size})";

        HeadName: "名前", "Name";
        HeadTitle: "題", "Title";
        HeadAbout: "内容", "About";
        HeadDevices: "機器", "Devices";
        HeadZones: "ゾーン", "Zones";
        HeadRule: "規則", "Rule";
        HeadSeverity: "重さ", "Severity";
        HeadWhere: "どこ", "Where";
        HeadWhat: "内容", "What";
        HeadHint: "どうする", "What to do";
        HeadZone: "ゾーン", "Zone";
        HeadGrade: "評価", "Grade";
        HeadImportance: "重要度", "Importance";
        HeadRequired: "求める強さ", "Asked for";
        HeadExposure: "入口寄与", "Entry share";
        HeadThreat: "脅威", "Threat";
        HeadLikelihood: "起こしやすさ", "Likelihood";
        HeadDevice: "機器", "Device";
        HeadProbability: "見込み", "Chance";
        HeadTask: "業務", "Task";
        HeadCut: "切る線", "Link to cut";
        HeadIndexLeft: "残る指標", "Index left";
        HeadOutOfReach: "届かなくなる機器", "Out of reach";
        HeadStops: "止まる業務", "Stops";
        HeadMayStop: "確かめる業務", "May stop";
        HeadImpact: "影響", "Impact";
        HeadMethod: "求め方", "Method";
        HeadWorstEffect: "最も悪い影響", "Worst effect";
        HeadDecided: "人の判断", "Judged";
        HeadMeasure: "対策", "Measure";
        HeadFrom: "今", "Now";
        HeadTo: "すすめ", "Recommended";
        WithTriedRestore: "(復元の試験つき)", "(with a tried restore)";
        WholePlant: "工場全体", "Whole plant";
        HeadChanges: "単独で変わる評価", "Grades it changes alone";

        SectionZones: "ゾーンごとの評価", "Grades by zone";
        SectionWorst: "最も悪い組", "Worst cells";
        SectionRecommended: "すすめる対策", "Recommended measures";
        PlanNow: "今の対策で", "with the measures of today";
        PlanTarget: "計画した対策で", "with the measures as planned";
        Counts: "エラー {errors} ・ 警告 {warnings} ・ ヒント {hints}", "{errors} errors, {warnings} warnings, {hints} hints";
        SectionNext: "次に危ない機器", "Next in reach";
        SectionCuts: "切ると減るもの", "What to cut";
        SectionTasks: "業務への影響", "Tasks";
        KeepsRunning: "続けられる", "keeps running";
        CutsNotAll: "線が多いため、感染した機器に近い線だけを試しました。", "There are many links; only those nearest to the held devices were tried.";
        NoSuchDevice: "「{name}」という機器はありません。ID・機器番号・名前のどれかで指定してください", "no device is called “{name}”; use its id, number or name";
        DeviceNotUnique: "「{name}」という機器が二つ以上あります。ID で指定してください", "more than one device is called “{name}”; use its id";
        MoreRows: "ほか {n} 件(--format csv または json ですべて)", "{n} more (all of them with --format csv or json)";
        Excluded: "除外した指摘 {n} 件", "Excluded: {n}";
        NothingFound: "指摘はありません", "Nothing to say";
    }
}
