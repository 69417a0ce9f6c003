"""Which field asks which fact."""

from __future__ import annotations

from desktop.facts.fact import Fact, FactType
from desktop.ui.fields.choice import BoolField, ChoiceField
from desktop.ui.fields.codes import CodeField
from desktop.ui.fields.combo import ComboField
from desktop.ui.fields.computed import ComputedField
from desktop.ui.fields.field import NUMBERS, Field
from desktop.ui.fields.longtext import LongTextField
from desktop.ui.fields.multi import MultiField
from desktop.ui.fields.number import NumberField
from desktop.ui.fields.table import TableField
from desktop.ui.fields.text import TextField
from desktop.ui.fields.yearly import YearlyField

MANY = 6  # options from which a searchable box replaces the rows

KINDS: dict[FactType, type[Field]] = {
    FactType.LONGTEXT: LongTextField,
    FactType.BOOL: BoolField,
    FactType.MULTI: MultiField,
    FactType.INDUSTRY: CodeField,
    FactType.REGION: CodeField,
    FactType.TABLE: TableField,
}


def make_field(fact: Fact) -> Field:
    """The field for a fact; a derived fact is shown, not asked."""
    if fact.is_derived:
        return ComputedField(fact)
    if fact.years:
        return YearlyField(fact)
    if fact.type is FactType.CHOICE:
        described = any(option.help for option in fact.options)
        return ComboField(fact) if len(fact.options) >= MANY and not described else ChoiceField(fact)
    if fact.type in NUMBERS:
        return NumberField(fact)
    return KINDS.get(fact.type, TextField)(fact)
