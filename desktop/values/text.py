"""Text as people paste it: control characters out, everything else kept."""

import unicodedata

KEPT_CONTROLS = "\n\t"


def clean_text(text: str) -> str:
    """The text without control characters, outer blanks and stray line ends; inner text is untouched.

    `\\r\\n` and `\\r` become `\\n`. U+3000 inside the text, emoji and rare characters stay. Lone
    surrogates (a broken paste) go, because no file can hold them.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in unified if _is_kept(c)).strip()


def one_line(text: str) -> str:
    """`clean_text` with every run of line ends and tabs made one space."""
    lines = (part.strip() for part in clean_text(text).replace("\t", "\n").split("\n"))
    return " ".join(part for part in lines if part)


def plain(text: str) -> str:
    """The text in NFKC without invisible characters and outer blanks, for reading figures and codes."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc", "Cs") or c in "\n\t").strip()


def shown(text: str, limit: int = 20) -> str:
    """The text as a sentence may quote it: one line, at most `limit` characters."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _is_kept(char: str) -> bool:
    return char in KEPT_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
