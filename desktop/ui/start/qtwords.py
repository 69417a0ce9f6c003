"""Qt's own words that its Chinese translation leaves in English."""

from PySide6.QtCore import QObject, QTranslator

WORDS = {
    "QFileDialog": {
        "&Look in:": "查找范围(&L)：",
        "Look in:": "查找范围：",
        "Files of &type:": "文件类型(&T)：",
        "Files of type:": "文件类型：",
        "File &name:": "文件名(&N)：",
        "Directory:": "文件夹：",
        "Cancel": "取消",
        "List of places and bookmarks": "常用位置",
        "Sidebar": "侧栏",
    },
    "QAbstractFileIconProvider": {
        "Drive": "驱动器",
        "File": "文件",
        "%1 File": "%1 文件",
        "File Folder": "文件夹",
        "Folder": "文件夹",
        "Alias": "替身",
        "Shortcut": "快捷方式",
        "Unknown": "未知",
    },
    "QPlatformTheme": {"Yes": "是", "No": "否"},
}


class QtWords(QTranslator):
    """Asked when the translation loaded after it has no word."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        return WORDS.get(context, {}).get(text)


def more_words(parent: QObject) -> QTranslator:
    """A translator for what Qt's own leaves out."""
    return QtWords(parent)
