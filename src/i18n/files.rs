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
        Syntax: "書き方が正しくありません。{message}。ファイルには手を加えていません。", "This is not written as it should be: {message}. The file was not touched.";
        EndsEarly: "文が途中で終わっています。閉じる括弧か引用符が足りません", "the text ends too early; a closing bracket or quotation mark is missing";
        OpenComment: "コメント /* が閉じられていません", "a comment /* is never closed";
        MissingSign: "ここに「{sign}」が要ります", "“{sign}” should stand here";
        UnexpectedSign: "ここに「{sign}」は書けません", "“{sign}” should not stand here";
        AfterEnd: "最後の閉じ括弧の後ろに余分なものがあります", "something follows the last closing bracket";
        NotAText: "引用符で囲んだ文字が要ります", "a text in quotation marks should stand here";
        NotAName: "引用符なしの名前が要ります", "a name without quotation marks should stand here";
        NotANumber: "数が要ります", "a number should stand here";
        NotABoolean: "true か false が要ります", "true or false should stand here";
        NotAnOption: "Some(…) か None が要ります", "Some(…) or None should stand here";
        NumberTooLarge: "数が大きすぎるか小さすぎます", "the number is too large or too small";
        BadNumber: "数の書き方が正しくありません", "this is not how a number is written";
        BadEscape: "文字の中の「\\」の使い方が正しくありません", "“\\” is followed by something that means nothing in a text";
        OtherKind: "ここには別の種類の値が要ります", "a value of another kind should stand here";
        OtherLength: "要素が{n}個の並びはここに書けません", "a list of {n} entries does not fit here";
        UnknownFieldHere: "「{name}」という項目はありません", "there is no field “{name}”";
        MissingField: "項目「{name}」がありません", "the field “{name}” is missing";
        Twice: "「{name}」が二度書かれています", "“{name}” stands twice";
        TooManyUnknown: "知らない項目が多すぎます", "there are too many unknown fields";
        BadId: "「{name}」はIDの書き方ではありません", "“{name}” is not an id";
        BadDate: "「{name}」は日付ではありません。2026-04-12 のように書いてください", "“{name}” is not a date; write it like 2026-04-12";
        BadClass: "{name} は使えません。0から3のどれかにしてください", "{name} is out of range; use 0, 1, 2 or 3";
        TooDeep: "括弧の入れ子が深すぎます", "too many brackets stand inside each other";
        OtherSyntax: "読み取り部の返事: {message}", "the parser says: {message}";
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
