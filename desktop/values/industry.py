"""国民经济行业分类: GB/T 4754-2017 codes without the section's letter; a firm's industry is a class of four digits."""

import re

from desktop.errors import BadValue
from desktop.values.codetable import code_names
from desktop.values.text import plain, shown

SECTIONS = (
    ("A", 1, 5),
    ("B", 6, 12),
    ("C", 13, 43),
    ("D", 44, 46),
    ("E", 47, 50),
    ("F", 51, 52),
    ("G", 53, 60),
    ("H", 61, 62),
    ("I", 63, 65),
    ("J", 66, 69),
    ("K", 70, 70),
    ("L", 71, 72),
    ("M", 73, 75),
    ("N", 76, 79),
    ("O", 80, 82),
    ("P", 83, 83),
    ("Q", 84, 85),
    ("R", 86, 90),
    ("S", 91, 96),
    ("T", 97, 97),
)
CLASS = 4  # digits
MOST_NAMED = 6
NEXT_STEP = "请填行业代码（例如 3391）或小类名称，可在统计报表或营业执照登记信息里查到。"

_CODE = re.compile(r"([A-T])? *(\d{2,4})(?: *[-·:]? *(\D.*))?", re.IGNORECASE | re.ASCII)


def check_industry(text: str) -> str:
    """The class of `3391`, `C3391`, `3391 黑色金属铸造` or of an exact name; raises BadValue.

    A group or division is asked back with its classes. A class our table doesn't have is taken when its division exists: the table may lag behind the standard.
    """
    folded = plain(text)
    match = _CODE.fullmatch(folded)
    if match is None:
        return _by_name(folded, text)
    letter, code = (match[1] or "").upper(), match[2]
    if code[:2] not in code_names("industries"):
        raise BadValue(f"行业分类里没有 {code[:2]} 这个大类。", NEXT_STEP)
    if letter and letter != section_of(code):
        raise BadValue(f"{code} 属于门类 {section_of(code)}，不是 {letter}。", "请检查代码，或去掉前面的字母。")
    return _class(code)


def industry_name(code: str) -> str:
    """The class's name, or its nearest known ancestor's; "" when even the division is unknown."""
    names = code_names("industries")
    return next((names[code[:size]] for size in (4, 3, 2) if code[:size] in names), "")


def section_of(code: str) -> str:
    """The section's letter ("C" for 3391); "" when there is none."""
    division = int(code[:2])
    return next((letter for letter, first, last in SECTIONS if first <= division <= last), "")


def _by_name(folded: str, text: str) -> str:
    if not folded:
        raise BadValue("所属行业还没有填。", NEXT_STEP)
    found = [code for code, name in code_names("industries").items() if plain(name) == folded]
    if not found:
        raise BadValue(f"行业分类里没有找到“{shown(text)}”。", NEXT_STEP)
    return _class(max(found, key=len))


def _class(code: str) -> str:
    """The code itself when it is a class."""
    if len(code) == CLASS:
        return code
    inside = [f"{one} {name}" for one, name in code_names("industries").items() if _is_class(one, code)]
    named = "、".join(inside[:MOST_NAMED]) + ("等" if len(inside) > MOST_NAMED else "")
    example = f"例如 {named}。" if inside else NEXT_STEP
    raise BadValue(f"{code} {industry_name(code)}是大类或中类，请填到四位数的小类。", example)


def _is_class(one: str, above: str) -> bool:
    return len(one) == CLASS and one.startswith(above)


def classes() -> list[str]:
    """What to choose from: "3391 黑色金属铸造" for every class we know."""
    return [f"{code} {name}" for code, name in code_names("industries").items() if _is_class(code, "")]
