"""Money: exact Decimal yuan inside, shown in 万元 or 元 as the place wants."""

from decimal import Decimal

from desktop.errors import BadValue
from desktop.values.number import Quantity, fold_number, read_quantity, shift
from desktop.values.quantity import format_number
from desktop.values.text import shown

UNITS = {"元": 0, "万元": 4, "亿元": 8}
YUAN_WORDS = ("元", "圆", "块", "元整", "圆整", "元人民币", "人民币", "人民币元", "元正")
SYMBOLS = ("人民币", "RMB", "CNY", "¥", "￥")
SUSPICIOUS = Decimal("1e10")  # a bare figure of 100 亿元 and more in a 万元 field was probably meant in 元


def parse_money(text: str, unit: str) -> Decimal:
    """The amount in yuan; `unit` ("万元" or "元") is the field's and counts only when the text names none.

    `12000元` in a 万元 field is 12,000 yuan, `500万` and `500万元` are 5,000,000 yuan in any field.
    Raises BadValue; negative amounts are read, the fact decides whether they are allowed.
    """
    quantity = _read(text)
    if quantity.scale or quantity.unit:
        return quantity.amount
    return shift(quantity.amount, UNITS[unit])


def money_note(text: str, unit: str) -> str | None:
    """The question to show when the text names another unit than the field, or a bare figure is huge; else None.

    None as well for a text that is no amount: its own sentence is shown then.
    """
    try:
        quantity = _read(text)
    except BadValue:
        return None
    bare = not quantity.scale and not quantity.unit
    written = unit if bare else _unit_of(quantity)
    amount = parse_money(text, unit)
    if bare and (unit == "元" or abs(amount) < SUSPICIOUS):
        return None
    other = "亿元" if bare else unit
    if written == other:
        return None
    return f"按 {_short(amount, written)}（{_short(amount, other)}）理解，对吗？"


def format_money(amount: Decimal, unit: str, *, with_unit: bool = False) -> str:
    """ "1,234.50" in `unit`: two decimals, more only where the amount needs them to stay exact."""
    text = format_number(shift(amount, -UNITS[unit]), least=2)
    return f"{text} {unit}" if with_unit else text


def _read(text: str) -> Quantity:
    folded = fold_number(text)
    for symbol in SYMBOLS:
        folded = folded.removeprefix(symbol).removeprefix(symbol.lower()).strip(":： ")
    if not folded:
        raise BadValue("这里还没有填金额。", "请填数字，例如 500 或 500 万。")
    quantity = read_quantity(folded)
    if quantity.unit and quantity.unit not in YUAN_WORDS:
        raise BadValue(
            f"“{shown(text)}”里的“{shown(quantity.unit)}”认不出来。", "金额按人民币填，例如 500、500 万 或 12000 元。"
        )
    return quantity


def _unit_of(quantity: Quantity) -> str:
    if "亿" in quantity.scale:
        return "亿元"
    return "万元" if "万" in quantity.scale else "元"


def _short(amount: Decimal, unit: str) -> str:
    return f"{format_number(shift(amount, -UNITS[unit]))} {unit}"
