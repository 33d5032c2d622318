//! Texts of the file window inside the app.

super::texts! {
    /// A text of the file window.
    pub enum FileWindowText {
        Select: "ファイルを選ぶ", "Choose a file";
        Save: "保存", "Save";
        Open: "開く", "Open";
        Cancel: "キャンセル", "Cancel";
        Overwrite: "上書きする", "Replace";
        Reload: "読み直す", "Reload";
        WorkingFolder: "起動したフォルダへ", "Go to the working folder";
        SelectAll: "すべて選ぶ", "Select all";
        ShowHidden: "隠しファイルも表示", "Show hidden files";
        ShowSystem: "システムファイルも表示", "Show system files";
        Pinned: "よく使う場所", "Pinned";
        Places: "場所", "Places";
        Devices: "ドライブ", "Drives";
        Removable: "取り外しできるドライブ", "Removable drives";
        Home: "ホーム", "Home";
        Desktop: "デスクトップ", "Desktop";
        Documents: "ドキュメント", "Documents";
        Downloads: "ダウンロード", "Downloads";
        Audio: "ミュージック", "Music";
        Pictures: "ピクチャ", "Pictures";
        Videos: "ビデオ", "Videos";
        Pin: "よく使う場所に加える", "Pin folder";
        Unpin: "よく使う場所から外す", "Unpin folder";
        RenamePin: "名前を変える", "Rename";
        SelectedFolder: "選んだフォルダ:", "Selected folder:";
        SelectedFile: "選んだファイル:", "Selected file:";
        SelectedItems: "選んだもの:", "Selected items:";
        FileName: "ファイル名:", "File name:";
        AllFiles: "すべてのファイル", "All files";
        AnyType: "どの種類でも", "Any";
        AskOverwrite: "同じ名前のファイルがあります。上書きしますか", "A file with this name exists. Replace it?";
        EmptyFolderName: "フォルダ名を入れてください", "Enter a folder name";
        EmptyFileName: "ファイル名を入れてください", "Enter a file name";
        FolderExists: "同じ名前のフォルダがあります", "A folder with this name exists";
        FileExists: "同じ名前のファイルがあります", "A file with this name exists";
    }
}
