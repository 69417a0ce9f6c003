"""What a measure must say beside its rule: texts that are there, clauses well written, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.eligibility.policycheck.fault import Fault
from desktop.eligibility.policycheck.seed import cited, is_chapter
from desktop.eligibility.standing import Standing, Validity
from desktop.values.codetable import code_names

VERIFIED = ("seed", "primary_copy", "secondary", "derived", "memory", "heuristic")
_NEEDED = ("title", "clause", "summary")
_SENTENCES = ("summary", "discretion", "ambiguity", "standing_note")


def check_texts(policy: Policy, measure: Measure, terms: list[Mapping[str, Any]], place: str) -> Iterator[Fault]:
    """Faults of one measure's texts."""
    for key in _NEEDED:
        if not getattr(measure, key).strip():
            yield Fault(place, f"{key} 是空的", "写上内容")
    for key in _SENTENCES:
        text = getattr(measure, key)
        if text and not text.endswith("。"):
            yield Fault(place, f"{key} 不是完整的句子", "末尾写上“。”")
    if measure.validity.declared is not Standing.IN_FORCE and not measure.standing_note:
        yield Fault(place, "不是现行有效的政策，却没有说明为什么", "写上 standing_note")
    yield from _dates(measure.validity, place)
    if measure.verified not in VERIFIED:
        yield Fault(place, f"verified 写的是“{measure.verified}”", f"改成其中之一：{'、'.join(VERIFIED)}")
    if any(not paper.name.strip() for paper in measure.documents):
        yield Fault(place, "documents 里有一项没有名称", "写上名称或者删掉")
    for term in terms:
        if not str(term.get("clause", "")).strip():
            what = term.get("fact") or term.get("count") or term.get("sum") or "ratio"
            yield Fault(place, f"“{what}”这一条件没有写出处", "补上 clause")


def _dates(validity: Validity, place: str) -> Iterator[Fault]:
    first, last = validity.effective, validity.expires
    if first is not None and last is not None and last < first:
        yield Fault(place, f"到期日 {last} 早于施行日 {first}", "改对 effective 或 expires")


def check_region(policy: Policy, file: str) -> Iterator[Fault]:
    """A region that is on no list: a measure of the policy would concern nobody."""
    known = code_names("regions")
    if policy.region and policy.region.ljust(6, "0") not in known:
        yield Fault(f"{file} / policy", f"region 写的“{policy.region}”不是哪个地方的区划代码", "改成代码的前几位")


def check_clauses(measure: Measure, terms: list[Mapping[str, Any]], place: str) -> Iterator[Fault]:
    """Clause references of a measure read from a document at hand that are not written as its numbers."""
    for clause in dict.fromkeys([measure.clause, *(str(term.get("clause", "")) for term in terms)]):
        if clause and not is_chapter(clause) and cited(clause) is None:
            yield Fault(place, f"条款“{clause}”的写法不对", "写成 三（一）、（五）轻工、第四章二 或 序，几处用“；”隔开")


def check_references(policy: Policy, measure: Measure, others: Collection[str], place: str) -> Iterator[Fault]:
    """Excludes and groups that lead nowhere; `others` are the full ids of every measure that is known."""
    for other in measure.excludes:
        if other not in others:
            yield Fault(place, f"excludes 里的“{other}”在哪个政策里都没有", "改对编号或者删掉")
    if measure.group and measure.group not in {stacking.group for stacking in policy.stacking}:
        yield Fault(place, f"group “{measure.group}”没有说明怎么合并", "补一个 [[stacking]]，或者改对名称")


def check_groups(policy: Policy, file: str) -> Iterator[Fault]:
    """Stacking rules and caps for groups that no measure is in."""
    used = {measure.group for measure in policy.measures}
    for name, groups in (("stacking", policy.stacking), ("cap", policy.caps)):
        for one in groups:
            if one.group not in used:
                yield Fault(f"{file} / {name}", f"没有哪一条属于“{one.group}”", "改对名称或者删掉")
    for cap in policy.caps:
        if cap.rest and cap.rest not in used:
            yield Fault(f"{file} / cap", f"rest 里的“{cap.rest}”没有哪一条属于它", "改对名称或者删掉")
