"""File names that every system takes: Windows refuses more than it says."""

import re

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 60  # characters; a Windows path ends at 259 with all its folders


def safe_name(text: str, longest: int = LONGEST) -> str:
    """The text as the stem of a file name; "未命名" when nothing of it can stay."""
    name = _REFUSED.sub("_", text).strip(" .")[:longest].strip(" .")
    if not name.strip("_"):
        return "未命名"
    return f"_{name}" if _RESERVED.fullmatch(name) else name
