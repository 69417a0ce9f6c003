"""Make one step: its dates, its state, what it waits for and what to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.planning.dating import Span
from desktop.planning.plan import PlanStep, Repeat, State
from desktop.planning.recur import recur
from desktop.rules.term import facts_of
from desktop.rules.verdict import Verdict, all_of

if TYPE_CHECKING:
    from desktop.planning.rule import RepeatRule, StepRule
    from desktop.planning.scene import Scene

OPEN_DATE = "文件没有写日期，请问主管部门。"
PAST = "到竣工时间为止，后面没有了；工期改了的，请更新竣工时间。"
WAITING = "前一步办好以后，按月列出。"
LATE = "先问受理的部门能不能补办；不能的，等下一次，把新的日期填上。"
MOST_FACTS = 4

Made = Mapping[str, PlanStep]


def relevance(rule: StepRule, scene: Scene) -> tuple[Verdict, list[str]]:
    """Whether the step is for this firm, and the facts that would tell.

    A step is withheld while the firm's place is unknown: the plan says so once, instead of every step.
    """
    if scene.here(rule.policy) is not Verdict.YES:
        return Verdict.NO, []
    own, keys = scene.judged(rule.relevant, Verdict.YES)
    possible = scene.possible(rule.only_for)
    if possible is Verdict.UNKNOWN:
        firsts = [key for name in rule.only_for if (found := scene.finding(name)) for key in found.missing[:1]]
        keys += list(dict.fromkeys(firsts))[:MOST_FACTS]
    return all_of((own, possible)), keys


def _is_kept(rule: StepRule, scene: Scene, made: Made, done: Verdict) -> bool:
    """True for a step that no measure asks for any more, but that was done."""
    is_for = scene.here(rule.policy) is Verdict.YES and scene.judged(rule.relevant, Verdict.YES)[0] is Verdict.YES
    return done is Verdict.YES and is_for and all(name in made for name in rule.depends)


def work(rule: StepRule, scene: Scene, made: Made) -> PlanStep | None:
    """The step; None when it is not for this firm and was not done either. `made` are the steps before it."""
    relevant, open_keys = relevance(rule, scene)
    done, done_keys = _done(rule, scene)
    if relevant is Verdict.NO and not _is_kept(rule, scene, made, done):
        return None
    before = [made[name] for name in rule.depends if name in made]
    waits = tuple(step.title for step in before if step.state is not State.DONE)
    repeats = recur(rule.repeats, scene.case, scene.today, is_waiting=bool(waits)) if rule.repeats else None
    earliest, due = scene.day(rule.earliest), scene.day(rule.due)
    state = _state(rule, scene, (relevant, done), before, earliest, repeats)
    if state is State.DONE:
        return _finished(rule, scene)
    is_past = due is not None and due.day < scene.today and not repeats
    return PlanStep(
        id=rule.id,
        title=rule.title,
        why=rule.why,
        clause=rule.clause,
        state=state,
        earliest=earliest.day if earliest else None,
        due=repeats.days[0] if repeats and repeats.days else due.day if due else None,
        date_note=_note(rule, scene, earliest, due, repeats),
        repeats=repeats,
        depends=tuple(step.id for step in before),
        waits=waits,
        facts=tuple(dict.fromkeys([*open_keys, *done_keys, *_undated(rule, scene, due, repeats)])),
        updates=_updates(rule, state),
        items=scene.items(rule.measures),
        standing=scene.standing(rule.measures, rule.policy),
        doubt=rule.doubt,
        is_past=is_past,
        late=(rule.late or LATE) if is_past else "",
    )


def _done(rule: StepRule, scene: Scene) -> tuple[Verdict, list[str]]:
    """Whether it is done; a step that nothing tells of is taken as not done."""
    if rule.done_on:
        day = scene.day(rule.done_on)
        return (Verdict.YES if day and day.last <= scene.today else Verdict.NO), []
    verdict, keys = scene.judged(rule.done, Verdict.NO)
    return (Verdict.NO, []) if verdict is Verdict.UNKNOWN and rule.presume_undone else (verdict, keys)


def _state(
    rule: StepRule,
    scene: Scene,
    verdicts: tuple[Verdict, Verdict],
    before: list[PlanStep],
    earliest: Span | None,
    repeats: Repeat | None,
) -> State:
    relevant, done = verdicts
    if done is Verdict.YES:
        return State.DONE
    if any(step.state.is_undone for step in before):
        return State.BLOCKED
    if Verdict.UNKNOWN in (relevant, done):
        return State.OPEN
    if any(step.state is State.OPEN for step in before):
        return State.BLOCKED
    begins = _next_begin(rule.repeats, scene, repeats) if rule.repeats and repeats else earliest and earliest.day
    return State.LATER if begins and begins > scene.today else State.NOW


def _next_begin(rule: RepeatRule, scene: Scene, repeats: Repeat) -> dt.date | None:
    """From when on it can be done the next time; None when nothing tells."""
    if rule.lead and repeats.days:
        return repeats.days[0] - dt.timedelta(days=rule.lead)
    since = scene.day(rule.since)
    return since.day if since else None


def _finished(rule: StepRule, scene: Scene) -> PlanStep:
    did = scene.day(rule.did) or scene.day(rule.done_on)
    return PlanStep(
        id=rule.id,
        title=rule.title,
        why=rule.why,
        clause=rule.clause,
        state=State.DONE,
        done_on=did.day if did and did.first <= scene.today else None,
        done_text=did.text if did and did.first <= scene.today else "",
        depends=rule.depends,
        items=scene.items(rule.measures),
        standing=scene.standing(rule.measures, rule.policy),
        doubt=rule.doubt,
    )


def _note(rule: StepRule, scene: Scene, earliest: Span | None, due: Span | None, repeats: Repeat | None) -> str:
    """Where the dates come from, or that nobody wrote them."""
    if repeats is not None:
        return _rhythm_note(rule, scene, repeats)
    known = dict.fromkeys(_source(span, scene) for span in (earliest, due) if span)
    said = "、".join(known)
    if due is None:
        return "。".join(part for part in (f"最早的日期依据{said}" if said else "", rule.open or OPEN_DATE) if part)
    return f"日期来自：{said}"


def _rhythm_note(rule: StepRule, scene: Scene, repeats: Repeat) -> str:
    if repeats.days:
        fact = scene.case.catalogue.get(rule.repeats.day_fact) if rule.repeats else None
        return f"日期来自：{fact.short_label if fact else rule.clause}"
    if repeats.is_waiting and repeats.day:
        return WAITING
    return PAST if repeats.day and scene.day(rule.repeats.until if rule.repeats else ()) else rule.open or OPEN_DATE


def _source(span: Span, scene: Scene) -> str:
    rule = span.rule
    label = scene.case.catalogue[rule.key].short_label if rule.key in scene.case.catalogue else ""
    return rule.say + (f"（{label}{span.text}）" if label and rule.shift else "") or label


def _undated(rule: StepRule, scene: Scene, due: Span | None, repeats: Repeat | None) -> list[str]:
    """What to answer so that the step gets its day."""
    if repeats is not None and rule.repeats is not None:
        keys = scene.unanswered(rule.repeats.until)
        day_fact = rule.repeats.day_fact
        return keys if repeats.day or not day_fact else [day_fact, *keys]
    keys = scene.unanswered(rule.due) if due is None else []
    return [*scene.unanswered(rule.earliest), *keys]


def _updates(rule: StepRule, state: State) -> tuple[str, ...]:
    """What to answer anew when it is done."""
    if state not in (State.NOW, State.LATER) or rule.done is None:
        return ()
    return facts_of(rule.done)[:1]
