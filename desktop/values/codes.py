"""Codes of firms, industries, places and projects, and how to reach people."""

import re

from desktop.errors import BadValue
from desktop.values.industry import check_industry, industry_name
from desktop.values.region import check_region, region_name
from desktop.values.text import plain, shown

__all__ = [
    "check_email",
    "check_industry",
    "check_phone",
    "check_postcode",
    "check_project_code",
    "check_region",
    "check_uscc",
    "industry_name",
    "project_code_note",
    "region_name",
]

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))-?([2-9]\d{6,7})(?:(?:-|转|ext\.?)(\d{1,6}))?", re.IGNORECASE)
_SERVICE = re.compile(r"([48]00)-?(\d{3})-?(\d{4})")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_PROJECT_CODE = re.compile(r"(\d{4})-?(\d{6})-?(\d{2})-?(\d{2})-?(\d{6})", re.ASCII)
_USCC_LENGTH = 18


def check_uscc(text: str) -> str:
    """The 统一社会信用代码 in capitals without blanks; raises BadValue saying which position is wrong.

    GB 32100-2015: 18 places, the first eight digits but for the department (1) and kind (2) of entity, no I O Z S V,
    a check place at the end. The arithmetic is python-stdnum's.
    """
    from stdnum.cn import uscc

    _need(text, "统一社会信用代码")
    code = re.sub(r"[\s\-]", "", plain(text)).upper()
    if len(code) != _USCC_LENGTH:
        raise BadValue(f"统一社会信用代码是 18 位，这里有 {len(code)} 位。", "请对照营业执照检查有没有漏字或多字。")
    for number, char in enumerate(code, start=1):
        _check_uscc_place(number, char)
    if not uscc.is_valid(code):
        raise BadValue(
            "统一社会信用代码的最后一位（校验位）对不上。", "请对照营业执照逐位核对，容易看错的是 0 和 D、8 和 B。"
        )
    return code


def _check_uscc_place(number: int, char: str) -> None:
    if char in "IOZSV":
        alike = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U 或 Y"}[char]
        raise BadValue(f"统一社会信用代码第 {number} 位是字母 {char}，代码里不用这个字母。", f"看看是不是 {alike}。")
    if number <= 8 and not ("0" <= char <= "9"):
        raise BadValue(
            f"统一社会信用代码第 {number} 位要是数字，这里是“{char}”。", "前 8 位都是数字，请对照营业执照检查。"
        )
    if not ("0" <= char <= "9" or "A" <= char <= "Z"):
        raise BadValue(f"统一社会信用代码第 {number} 位是“{char}”，只能用数字和大写字母。", "请对照营业执照检查。")


def check_phone(text: str) -> str:
    """A mobile number as 11 digits, a landline as 0564-3312345 (-extension); raises BadValue."""
    _need(text, "电话号码")
    compact = re.sub(r"[\s()]", "", plain(text)).replace("—", "-").replace("–", "-")
    compact = re.sub(r"^(?:\+|00)86-?", "", compact)
    mobile = compact.replace("-", "")
    if _MOBILE.fullmatch(mobile) and mobile.isascii():
        return mobile
    for pattern in (_LANDLINE, _SERVICE):
        if compact.isascii() or "转" in compact:
            match = pattern.fullmatch(compact)
            if match:
                return "-".join(part for part in match.groups() if part)
    if re.fullmatch(r"[2-9]\d{6,7}", compact):
        raise BadValue(f"“{shown(text)}”少了区号。", "固定电话请带区号，例如 0564-3312345。")
    raise BadValue(f"“{shown(text)}”不像一个电话号码。", "请填 11 位手机号，或带区号的固定电话，例如 0564-3312345。")


def check_email(text: str) -> str:
    """The address without blanks around it; raises BadValue."""
    _need(text, "邮箱地址")
    address = plain(text)
    if not _EMAIL.fullmatch(address) or ".." in address or len(address) > 254:
        raise BadValue(f"“{shown(text)}”不像一个邮箱地址。", "请写完整，例如 office@example.com。")
    return address


def check_postcode(text: str) -> str:
    """Six digits; raises BadValue."""
    _need(text, "邮政编码")
    code = re.sub(r"\s", "", plain(text))
    if not re.fullmatch(r"\d{6}", code, re.ASCII) or code == "000000":
        raise BadValue(f"“{shown(text)}”不像一个邮政编码。", "邮政编码是 6 位数字，例如 237000。")
    return code


def check_project_code(text: str) -> str:
    """The project code in one writing, groups joined by "-" when it has the usual shape.

    Any other code is kept as typed, in capitals: the shape is known to us from practice only, so it is a
    `project_code_note`, never a refusal. Raises BadValue for an empty text.
    """
    _need(text, "项目代码")
    code = re.sub(r"\s", "", plain(text)).upper().replace("—", "-").replace("–", "-")
    match = _PROJECT_CODE.fullmatch(code)
    return "-".join(match.groups()) if match else code


def project_code_note(text: str) -> str | None:
    """A question to show when the code hasn't the usual 24-digit shape of the online approval platform; else None."""
    if not plain(text) or _PROJECT_CODE.fullmatch(check_project_code(text)):
        return None
    return "项目代码一般是 2504-341502-04-02-123456 这样的 24 位数字，请对照备案表再看一眼。"


def _need(text: str, what: str) -> None:
    if not plain(text):
        raise BadValue(f"{what}还没有填。", "没有的话先空着。")
