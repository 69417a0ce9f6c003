"""Numbers as people type them: １，２３４．５, 1,234.5, 500万, 1.2亿, 1亿2000万.

Scientific notation, ranges, "约" and Chinese numerals are refused with a sentence: what is not
certainly one number never becomes one.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal

from desktop.errors import BadValue
from desktop.values.text import plain, shown

MAX_DIGITS = 18
EXACT = Context(prec=60)
SCALES = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2}
NEXT_STEP = "请只填一个数字，例如 500 或 500 万。"

_SCALE = "|".join(SCALES)
_GROUPED = r"\d{1,3}(?:[, ]\d{3})+"
_PART = re.compile(rf"({_GROUPED}(?![\d,])|\d+)?(?:\.(\d*))? *({_SCALE})?", re.ASCII)
_VAGUE = re.compile(r"约|大概|大约|左右|多|余|近|不到|以上|以下|超过|至少|最多|~|≈|±|<|>")
_RANGE = re.compile(r"\d *(?:万|亿|元|%)* *(?:-|—|–|~|至|到) *\d")
_CHINESE = re.compile(r"^[负零〇一二两三四五六七八九十百千万亿点半壹贰叁肆伍陆柒捌玖拾佰仟]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number read from a text: its amount, the largest scale word used ("" if none), and the unit left over."""

    amount: Decimal
    scale: str
    unit: str


def parse_number(text: str, unit: str = "") -> Decimal:
    """The number in `unit`; the text may repeat the unit.

    A scale word counts base units: in a 万千瓦时 field `500万` and `500万千瓦时` are 500, `1.2亿` is
    12,000. Raises BadValue for anything that is not one number.
    """
    body, in_unit, in_base = _without_unit(fold_number(text), plain(unit))
    quantity = read_quantity(body)
    if quantity.unit:
        raise BadValue(f"“{shown(text)}”里的“{shown(quantity.unit)}”这里用不上。", _unit_step(unit))
    counts_base = in_base or (bool(quantity.scale) and not in_unit)
    return shift(quantity.amount, -4) if counts_base and plain(unit).startswith("万") else quantity.amount


def _without_unit(body: str, unit: str) -> tuple[str, bool, bool]:
    """The text without its unit; whether it named the field's unit, or (千瓦时 in a 万千瓦时 field) its base."""
    base = unit.removeprefix("万")
    for name, in_unit in ((unit, True), (base, False)):
        if name and body.endswith(name) and body != name:
            return body.removesuffix(name), in_unit, not in_unit
    return body, False, False


def shift(value: Decimal, power: int) -> Decimal:
    """`value` × 10^power, exact, without trailing zeros or an exponent above zero (5000000, not 5E+6)."""
    moved = value.scaleb(power, EXACT).normalize(EXACT)
    exponent = moved.as_tuple().exponent
    return moved.quantize(Decimal(1), context=EXACT) if isinstance(exponent, int) and exponent > 0 else moved


def fold_number(text: str) -> str:
    """The text in plain characters; raises BadValue for 10², ½ and ①, which would fold to 102, 1/2 and 1."""
    if any(unicodedata.category(char) == "No" for char in text):
        raise _not_a_number(text)
    return plain(text)


def read_quantity(text: str) -> Quantity:
    """The number, scale and unit of a text; raises BadValue when it is not exactly one number."""
    folded = fold_number(text)
    if not folded:
        raise BadValue("这里还没有填。", NEXT_STEP)
    _refuse_vague(folded, text)
    signless = folded.lstrip("+-−").strip()
    signs = folded[: len(folded) - len(folded.lstrip("+-−"))]
    if len(signs) > 1:
        raise BadValue(f"“{shown(text)}”的正负号多了。", NEXT_STEP)
    amount, scale, rest = _read_parts(signless, text)
    if amount >= Decimal(10) ** MAX_DIGITS:
        raise BadValue(f"“{shown(text)}”太大了（最多 {MAX_DIGITS} 位）。", "请检查单位和位数。")
    negative = bool(signs) and signs != "+"
    return Quantity(-amount if negative and amount else amount, scale, rest)


def _read_parts(text: str, original: str) -> tuple[Decimal, str, str]:
    """Sum `1亿2000万` from left to right; each next scale must be smaller.

    A tail without a scale must fill its place (`1万2345`): `1万2` means 12,000 to some and 10,002 to others.
    """
    total, first_scale, position, room = Decimal(0), "", 0, 99
    while position < len(text):
        match = _PART.match(text, position)
        if match is None or not (match[1] or match[2]):
            break
        number = _plain_decimal(match[1] or "", match[2] or "", original)
        power = SCALES.get(match[3] or "", 0)
        if position and not _fits_after(number, power, room):
            raise _not_a_number(original)
        total = EXACT.add(total, shift(number, power))
        first_scale = first_scale or (match[3] or "")
        position, room = match.end(), power
        if not match[3]:
            break
    if position == 0:
        raise _not_a_number(original)
    rest = text[position:].strip()
    if rest[:1] in tuple("0123456789.,eE+-*/") and rest:
        raise _not_a_number(original)
    return total, first_scale, rest


def _fits_after(number: Decimal, power: int, room: int) -> bool:
    """Whether this part may follow one whose scale was 10^room."""
    if number.is_zero() or room <= 0:
        return False
    return number.adjusted() + power < room and (power > 0 or number.adjusted() + 1 == room)


def _plain_decimal(whole: str, fraction: str, original: str) -> Decimal:
    digits = re.sub("[, ]", "", whole).lstrip("0")
    fraction = fraction.rstrip("0")
    if len(digits + fraction if digits else fraction.lstrip("0")) > MAX_DIGITS or len(fraction) > 24:
        raise BadValue(f"“{shown(original)}”的位数太多（最多 {MAX_DIGITS} 位）。", "请检查是不是多打了。")
    return Decimal(f"{digits or '0'}.{fraction or '0'}").normalize(EXACT) if fraction else Decimal(digits or "0")


def _refuse_vague(folded: str, original: str) -> None:
    if _VAGUE.search(folded):
        raise BadValue(f"“{shown(original)}”不是一个确定的数。", "请填确定的数字；还没定的话先空着。")
    if _RANGE.search(folded):
        raise BadValue(f"“{shown(original)}”像是一个范围。", "请填一个确定的数字；还没定的话先空着。")
    if _CHINESE.match(folded):
        raise BadValue(f"“{shown(original)}”是汉字数字。", "请改用阿拉伯数字，例如 500 或 500 万。")


def _not_a_number(original: str) -> BadValue:
    if re.search(r"\d[eE][+-]?\d", plain(original)):
        return BadValue(f"“{shown(original)}”用了科学计数法。", "请写出完整的数字，例如 100000 或 10 万。")
    if re.search(r"\d,\d", plain(original)):
        return BadValue(f"“{shown(original)}”里逗号的位置对不上。", "逗号每三位一个，例如 1,234.5；也可以不写逗号。")
    return BadValue(f"“{shown(original)}”不像一个数字。", NEXT_STEP)


def _unit_step(unit: str) -> str:
    return f"这里的单位是{unit}，请换算后只填数字。" if unit else NEXT_STEP
