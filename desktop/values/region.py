"""行政区划: GB/T 2260 codes of six digits."""

import re

from desktop.errors import BadValue
from desktop.values.codetable import code_names
from desktop.values.text import plain, shown

NEXT_STEP = "请填六位区划代码（例如 341502）或县区名称。"

_CODE = re.compile(r"(\d{6})(?: *(\D.*))?", re.ASCII)


def check_region(text: str) -> str:
    """The code of `341502`, `341502 安徽省六安市金安区` or of a name that only one place has (金安区, 六安市金安区, 六安);
    raises BadValue.

    A county our table does not have is taken when its province exists.
    """
    folded = plain(text)
    match = _CODE.fullmatch(folded)
    if match is None:
        return _by_name(re.sub(r"\s", "", folded), text)
    code = match[1]
    if f"{code[:2]}0000" not in code_names("regions"):
        raise BadValue(f"区划代码 {code} 的前两位不是任何省份。", NEXT_STEP)
    return code


def region_name(code: str) -> str:
    """ "安徽省六安市金安区"; as much of it as is known, "" for an unknown province."""
    names = code_names("regions")
    chain = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
    return "".join(names.get(one, "") for one in chain)


def _by_name(folded: str, text: str) -> str:
    if not folded:
        raise BadValue("行政区划还没有填。", NEXT_STEP)
    names = code_names("regions")
    found = [code for code, name in names.items() if folded.endswith(name) and region_name(code).endswith(folded)]
    found = found or [code for code, name in names.items() if len(folded) > 1 and folded == name[:-1]]
    if len(found) > 1:
        raise BadValue(f"叫“{shown(text)}”的地方不止一个。", "请连省市一起写，或填六位区划代码。")
    if not found:
        raise BadValue(f"没有找到“{shown(text)}”这个地方。", NEXT_STEP)
    return found[0]
