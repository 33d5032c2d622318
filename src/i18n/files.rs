//! Opening and saving: what went wrong, where, and what to do about it.

super::texts! {
    /// Sentences about files.
    pub enum FileText {
        CannotOpen: "「{path}」を開けません。{why}", "“{path}” cannot be opened. {why}";
        CannotSave: "「{path}」に保存できません。{why}", "“{path}” cannot be saved. {why}";
        At: "{line}行{column}文字目: {what}", "Line {line}, column {column}: {what}";
        NotFound: "ファイルが見つかりません。移動または削除されていないか確認してください。", "The file is not there. Check whether it was moved or deleted.";
        FolderNotFound: "フォルダが見つかりません。別の場所を選んでください。", "The folder is not there. Choose another place.";
        Denied: "読み書きする権限がありません。別の場所に保存するか、権限を確認してください。", "You have no permission for it. Save somewhere else, or check the permissions.";
        DiskFull: "ディスクの空きが足りません。空きを作るか、別の場所に保存してください。元のファイルはそのままです。", "The disk is full. Free some space or save somewhere else. The old file is as it was.";
        ReadOnlyDisk: "書き込めないディスクです。別の場所に保存してください。", "The disk is read-only. Save somewhere else.";
        OtherCause: "原因: {cause}", "Cause: {cause}";
        NotAFile: "ファイルではありません。", "It is not a file.";
        Empty: "ファイルが空です。", "The file is empty.";
        NotText: "UTF-8のテキストではありません。別の形式のファイルか、文字コードがShift_JISなどになっています。", "It is not UTF-8 text. It is a file of another kind, or in another encoding.";
        NotOurs: "Torideのファイルではありません。", "It is not a Toride file.";
        TooNew: "新しい形式({found})のファイルです。このTorideは形式{newest}まで読めます。新しいToride({version})で開いてください。ファイルには手を加えていません。", "The file has the newer format {found}; this Toride reads up to {newest}. Open it with a newer Toride ({version}). The file was not touched.";
        Syntax: "書き方が正しくありません({message})。ファイルには手を加えていません。", "This is not written as it should be ({message}). The file was not touched.";
        UnknownValue: "「{found}」という値はありません。使える値: {known}", "“{found}” is not known here. Known are: {known}";
        Dangling: "{from} が、存在しない {to} を指しています。", "{from} names {to}, which does not exist.";
        OutOfRange: "{element} の {field} が {found} になっています。{expected}。", "{field} of {element} is {found}. {expected}.";
        TooMuch: "{what}が{found}あります。上限は{most}です。", "There are {found} {what}; at most {most} are allowed.";
        AtLeastOne: "1以上にしてください", "It must be at least 1";
        Share: "0から1の割合にしてください", "It must be a share from 0 to 1";
        OneToFive: "1から5にしてください", "It must be from 1 to 5";
        ZeroToFive: "0から5の区分にしてください", "It must be a class from 0 to 5";
        ZeroToFour: "0から4のレベルにしてください", "It must be levels from 0 to 4";
        TwoEnds: "両端のうち少なくとも一方を機器にしてください", "It needs two ends, at least one of them a device";
        Coordinate: "-1000000から1000000の数にしてください", "It must be numbers from -1000000 to 1000000";
        Size: "0以上の大きさにしてください", "It must be a size that is not negative";
        FileBytes: "ファイルの大きさ(バイト)", "bytes of the file";
        Elements: "要素", "elements";
        Zones: "ゾーン", "zones";
        ZoneDepth: "ゾーンの入れ子", "zones inside each other";
        PlaceDepth: "場所の入れ子", "places inside each other";
        Nesting: "括弧の入れ子", "brackets inside each other";
        NameBytes: "名前の長さ(バイト)", "bytes of a name";
        TextBytes: "文章の長さ(バイト)", "bytes of a text";
        Changed: "開いたあとで、ほかのプログラムがこのファイルを書き換えました。上書きするか、別の名前で保存してください。", "Another program has changed this file since it was opened. Overwrite it, or save under another name.";
        Exists: "同じ名前のファイルがあります。", "A file of this name exists already.";
        ReadOnly: "読み取り専用のファイルです。別の名前で保存してください。", "The file is read-only. Save under another name.";
        Unwritable: "この内容のままでは、あとで開けないファイルになります。{why}", "As it is, the file could not be opened again. {why}";
        UnknownField: "{element}の項目「{field}」は、この版では扱えません。そのまま残します。", "The field “{field}” of {element} is not known to this version. It is kept as it is.";
        ThePlant: "工場全体", "the plant";
        AnalysisFailed: "分析の途中で問題が起きました。描いた内容はそのままです。保存して、開き直してください({cause})。", "The analysis ran into a problem. Your drawing is safe. Save it and open it again ({cause}).";
        JobFailed: "処理の途中で問題が起きました。描いた内容はそのままです({cause})。", "The task ran into a problem. Your drawing is safe ({cause}).";
    }
}
