"""Questions of earlier versions: what was answered then is taken to where it is asked now, and nothing is guessed.

A choice that was asked and now follows from other answers (`given_by`) tells what these are, as far as it does: who wrote
that a city's list is the highest is on no province's. Where it doesn't tell, or says something else than they do, a remark
goes to the question to be answered again; an answer that stands there stays. `formersums` holds what is added up today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.facts.fact import Fact, FactType, Option
from desktop.facts.following import follows, sources
from desktop.facts.formerloans import LOANS, TRAITS, told_of_each, traits_of_all
from desktop.facts.formersums import TABLES, asked_as_sums
from desktop.facts.known import NOT_APPLICABLE, Answer, Blank, Known
from desktop.facts.showing import format_value

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

_KIND, _KIND_BEFORE = "recognition.platform.kind", "yunnan.platform_kind"
_NEW, _NEW_BEFORE = "recognition.platform.new", "yunnan.platform_new"
_CENTER, _CENTER_NEW = "recognition.tech_center.level", "recognition.tech_center.new"
_NATIONAL_CENTER = Option("national_tech_center", "国家认定企业技术中心")
_LABELS = {_KIND_BEFORE: "认定的研发平台（云南口径）", _NEW_BEFORE: "研发平台是否本年度新认定"}
_WAS = "”原来填的是“"
_UNCLEAR = "只凭它定不下这一项"
_DIFFERENT = "和这一项对不上"
_ADDED_UP = "现在由这张表算出"
STEP, FILL_STEP = "请对照证书或名单再选一次。", "请在这张表里逐行填写。"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence for the question `fact` about what was answered to the question `former`."""

    fact: str
    former: Fact
    value: Known
    why: str

    @property
    def sentence(self) -> str:
        """What was answered, and why that is not enough."""
        return f"“{self.former.label}{_WAS}{format_value(self.former, self.value, with_unit=True)}”，{self.why}。"

    @property
    def step(self) -> str:
        """What to do."""
        return FILL_STEP if self.why == _ADDED_UP else STEP

    @property
    def text(self) -> str:
        """The sentence and what to do."""
        return f"{self.sentence}{self.step}"


@dataclass(slots=True)
class TakenBack:
    """The answers as they belong today, which former questions they came from, and what has to be looked at again."""

    answers: dict[str, Answer]
    former: tuple[Fact, ...] = ()
    remarks: list[Remark] = field(default_factory=list)

    def is_open(self, key: str) -> bool:
        """True while nobody has answered this question with a value or with "not applicable"."""
        answer = self.answers.get(key)
        return answer is None or (isinstance(answer.value, Blank) and answer.value is not NOT_APPLICABLE)

    def remark(self, key: str, former: Fact, value: Known, why: str) -> None:
        """Have this question looked at again."""
        self.remarks.append(Remark(key, former, value, why))

    def remark_texts(self) -> dict[str, str]:
        """The text for each question to be looked at again; several remarks about one are told one after another."""
        told: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            told.setdefault(remark.fact, []).append(remark)
        return {key: "".join(one.sentence for one in some) + some[-1].step for key, some in told.items()}


def is_remark(text: str) -> bool:
    """True for the text of a remark, which stands where a typed text that cannot be read would."""
    return _WAS in text


def remark_parts(text: str) -> tuple[str, str]:
    """What a remark's text says, and what to do."""
    step = FILL_STEP if text.endswith(FILL_STEP) else STEP
    return text.removesuffix(step), step


def former_facts(catalogue: Catalogue) -> tuple[Fact, ...]:
    """The questions that were asked and are no longer, each as it was."""
    asked = (*traits_of_all(catalogue), *asked_as_sums(catalogue))
    computed = (*(fact for fact in catalogue.facts.values() if follows(fact)), *asked)
    if _KIND not in catalogue or _NEW not in catalogue:
        return computed
    kind, new = catalogue[_KIND], catalogue[_NEW]
    before = (
        replace(kind, key=_KIND_BEFORE, label=_LABELS[_KIND_BEFORE], options=(*kind.options, _NATIONAL_CENTER)),
        replace(new, key=_NEW_BEFORE, label=_LABELS[_NEW_BEFORE], when=None),
    )
    return (*computed, *before)


def take_back(answers: Mapping[str, Answer], catalogue: Catalogue) -> TakenBack:
    """Answers of any version as those of today; an answer to a question that is still asked is never replaced."""
    former = {fact.key: fact for fact in former_facts(catalogue) if fact.key in answers}
    found = TakenBack({key: answer for key, answer in answers.items() if key not in former}, tuple(former.values()))
    if _KIND_BEFORE in former or _NEW_BEFORE in former:
        _platform(found, former, answers)
    if TRAITS.key in former:
        _traits(found, answers[TRAITS.key])
    for key, fact in former.items():
        if key in TABLES:
            _sum(found, fact, answers[key].value)
        if not follows(fact):
            continue
        if isinstance(answers[key].value, Blank):
            _blank(found, fact, answers[key].value)
        elif fact.type is FactType.MULTI:
            _several(found, fact, answers[key], catalogue)
        else:
            _Ladder(found, fact, answers[key], catalogue).take_back()
    return found


def _platform(found: TakenBack, former: Mapping[str, Fact], answers: Mapping[str, Answer]) -> None:
    """The platform under its new name; a national technology centre belongs to the question of technology centres."""
    kind, new = answers.get(_KIND_BEFORE), answers.get(_NEW_BEFORE)
    is_center = kind is not None and kind.value == _NATIONAL_CENTER.key
    level_key, new_key = (_CENTER, _CENTER_NEW) if is_center else (_KIND, _NEW)
    if kind is not None and found.is_open(level_key):
        found.answers[level_key] = replace(kind, value="national") if is_center else kind
    elif is_center and kind is not None and found.answers[level_key].value != "national":
        del found.answers[level_key]  # a "none" here would refuse what the other answer promised: ask again
        found.remark(level_key, former[_KIND_BEFORE], kind.value, _DIFFERENT)
        return
    if new is not None and found.is_open(new_key):
        found.answers[new_key] = new


def _traits(found: TakenBack, traits: Answer) -> None:
    """Told of each loan as far as it holds of each; at the table while no loan is written down."""
    if not found.is_open(LOANS):
        found.answers[LOANS] = told_of_each(found.answers[LOANS], traits)
    elif isinstance(traits.value, tuple) and traits.value:
        found.remark(LOANS, TRAITS, traits.value, _UNCLEAR)


def _blank(found: TakenBack, fact: Fact, value: Known) -> None:
    """ "Not known" is what an open question is anyway; "not applicable" has to be said where it is asked now."""
    open_ = [key for key in sources(fact) if found.is_open(key)]
    if value is NOT_APPLICABLE and open_:
        found.remark(open_[0], fact, value, _UNCLEAR)


def _sum(found: TakenBack, fact: Fact, value: Known) -> None:
    """What is added up today is told at its table, unless that is filled already."""
    if found.is_open(TABLES[fact.key]) and (value is NOT_APPLICABLE or not isinstance(value, Blank)):
        found.remark(TABLES[fact.key], fact, value, _ADDED_UP)


def _several(found: TakenBack, fact: Fact, answer: Answer, catalogue: Catalogue) -> None:
    """Each question gets the options that are its own; one that asks for more is answered only by its own answer."""
    chosen = answer.value if isinstance(answer.value, tuple) else ()
    for key in sources(fact):
        told = {value: o.key in chosen for o in fact.options for w in o.given_by if w.fact == key for value in w.values}
        held = tuple(option.key for option in catalogue[key].options if told.get(option.key))
        if not found.is_open(key):
            standing = found.answers[key].value
            both = standing if isinstance(standing, tuple) else ()
            if any((value in both) is not here for value, here in told.items()):
                found.remark(key, fact, answer.value, _DIFFERENT)
        elif len(told) == len(catalogue[key].options):
            found.answers[key] = replace(answer, value=held)
        elif held:
            found.remark(key, fact, answer.value, _UNCLEAR)


class _Ladder:
    """Takes back the highest step of a ladder: nothing above it is held, and something that gives it is."""

    def __init__(self, found: TakenBack, fact: Fact, answer: Answer, catalogue: Catalogue) -> None:
        self.found, self.fact, self.answer = found, fact, answer
        self.ranks = {
            (when.fact, value): rank
            for rank, option in enumerate(fact.options)
            for when in option.given_by
            for value in when.values
        }
        self.sources = [catalogue[key] for key in sources(fact)]
        self.top = next((rank for rank, option in enumerate(fact.options) if option.key == answer.value), 0)

    def take_back(self) -> None:
        """Answer what the step settles, and remark on what it leaves open or contradicts."""
        standing = [source for source in self.sources if not self.found.is_open(source.key)]
        higher = [source for source in standing if self._rank(source) > self.top]
        if higher:
            self._remark(higher[0], _DIFFERENT)
            return
        open_ = [source for source in self.sources if source not in standing]
        if self.top and not any(self._rank(source) == self.top for source in standing):
            self._find_holder(standing, open_)
        for source in open_:
            self._set(source, self._without_top(source))
        self._ask_for_higher()

    def _find_holder(self, standing: list[Fact], open_: list[Fact]) -> None:
        """The one open question that may have given the step; a remark when none may, or several."""
        may = [source for source in open_ if self._giving(source)]
        if not may:
            self._remark(next(source for source in standing if self._giving(source)), _DIFFERENT)
        elif len(may) > 1 or not self._set(may[0], self._with_top(may[0])):
            self._remark(may[0], _UNCLEAR)

    def _ask_for_higher(self) -> None:
        """What is still open and might reach higher would leave the level open: say what it was."""
        if any(remark.former is self.fact for remark in self.found.remarks):
            return
        open_ = [source for source in self.sources if self.found.is_open(source.key)]
        higher = [s for s in open_ if any(self._rank_of(s, value) > self.top for value in self._values(s))]
        if higher:
            self._remark(higher[0], _UNCLEAR)

    def _set(self, source: Fact, values: list[Known]) -> bool:
        """Answer the question when there is only one possible answer left."""
        if len(values) != 1 or not self.found.is_open(source.key) or self._is_remarked(source):
            return False
        self.found.answers[source.key] = replace(self.answer, value=values[0])
        return True

    def _with_top(self, source: Fact) -> list[Known]:
        """The answers that give the step and nothing above it; of several boxes those below it stay unknown."""
        values = self._giving(source)
        if source.type is not FactType.MULTI:
            return values
        below = [o for o in source.options if 0 < self.ranks.get((source.key, o.key), 0) < self.top]
        return [] if below else [tuple(str(value) for value in values)]

    def _without_top(self, source: Fact) -> list[Known]:
        """The answers that don't go above the step."""
        left = [value for value in self._values(source) if self._rank_of(source, value) <= self.top]
        if source.type is FactType.MULTI:
            return [] if any(self._rank_of(source, value) for value in left) else [()]
        return left

    def _giving(self, source: Fact) -> list[Known]:
        return [value for value in self._values(source) if self._rank_of(source, value) == self.top]

    def _values(self, source: Fact) -> list[Known]:
        return [True, False] if source.type is FactType.BOOL else [option.key for option in source.options]

    def _rank(self, source: Fact) -> int:
        """How high the answer that stands reaches."""
        value = self.found.answers[source.key].value
        held = value if isinstance(value, tuple) else (value,)
        return max((self._rank_of(source, one) for one in held), default=0)  # type: ignore[arg-type]

    def _rank_of(self, source: Fact, value: Known) -> int:
        word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return self.ranks.get((source.key, word), 0)

    def _is_remarked(self, source: Fact) -> bool:
        return any(remark.fact == source.key for remark in self.found.remarks)

    def _remark(self, source: Fact, why: str) -> None:
        self.found.remark(source.key, self.fact, self.answer.value, why)
