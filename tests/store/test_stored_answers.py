"""What the firm answered comes back as it was, with everything that ever changed."""

import datetime as dt
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import StoreProblem
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact, FactType
from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, Answer, Origin, OriginKind, Value
from desktop.store import answers as answers_module
from desktop.store.answers import Changes
from desktop.store.database import Store, open_store
from tests.store.conftest import Clock

VALUES: list[tuple[str, Value]] = [
    ("firm.name", "六安示例精密铸造有限公司"),
    ("firm.name", ""),
    ("firm.code", "001200"),
    ("investment.total", Decimal("12345678901234.5678")),
    ("investment.total", Decimal("-0.10")),
    ("finance.revenue", {2025: Decimal("1.50"), 2024: Decimal("0")}),
    ("finance.revenue", Decimal("100")),
    ("project.filed", False),
    ("project.start", dt.date(2026, 3, 1)),
    ("library.year", 2027),
    ("level", "city"),
    ("levels", ()),
    ("levels", ("city", "province")),
    ("equipment", ()),
    ("equipment", ({"name": "=压铸机 <1>", "amount": Decimal("0.01")}, {})),
]


@pytest.mark.parametrize(("key", "value"), VALUES)
def test_every_kind_of_answer_is_the_same_after_closing_and_opening_again(
    folder: Path, clock: Clock, catalogue: Catalogue, key: str, value: Value
) -> None:
    store = open_store(folder, clock)
    case_id = store.create_case("改造").id
    store.save_answers(case_id, {key: Answer(value, Origin(OriginKind.IMPORTED, "企业数据.xlsx / 财务 / C7"))})
    store.close()
    again = open_store(folder, clock)
    found = again.load_answers(case_id, catalogue)[key]
    again.close()
    assert found == Answer(value, Origin(OriginKind.IMPORTED, "企业数据.xlsx / 财务 / C7"))
    assert type(found.value) is type(value)
    assert str(found.value) == str(value)


def test_unanswered_not_known_yet_not_applicable_and_an_empty_list_stay_four_different_things(
    store: Store, case_id: str, catalogue: Catalogue
) -> None:
    answers = {"level": Answer(DONT_KNOW), "levels": Answer(()), "project.filed": Answer(NOT_APPLICABLE)}
    store.save_answers(case_id, answers)
    assert store.load_answers(case_id, catalogue) == answers


def test_an_answer_taken_away_is_gone_but_stays_in_the_history(
    store: Store, case_id: str, catalogue: Catalogue, clock: Clock
) -> None:
    first, second = Answer("甲公司"), Answer("乙公司", Origin(OriginKind.CARRIED, "去年"))
    store.save_answers(case_id, {"firm.name": first})
    clock.turn(minutes=1)
    store.save_answers(case_id, {"firm.name": second})
    store.save_answers(case_id, {"firm.name": None})
    assert store.load_answers(case_id, catalogue) == {}
    told = [(revision.old, revision.new) for revision in store.history(case_id, "firm.name")]
    assert told == [(None, first), (first, second), (second, None)]
    assert store.history(case_id, "firm.name")[1].changed == clock.moment


def test_saving_the_same_answer_again_is_no_change(store: Store, case_id: str) -> None:
    for _ in range(3):
        store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    assert len(store.history(case_id, "firm.name")) == 1


def test_the_history_of_one_answer_keeps_only_the_newest_changes(
    store: Store, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers_module, "KEPT_REVISIONS", 5)
    store.save_answers(case_id, {"level": Answer("city")})
    for number in range(9):
        store.save_answers(case_id, {"firm.name": Answer(str(number))})
    kept = [revision.new for revision in store.history(case_id, "firm.name")]
    assert kept == [Answer(str(number)) for number in range(4, 9)]
    assert len(store.history(case_id, "level")) == 1


def test_two_cases_of_the_firm_do_not_share_answers(store: Store, case_id: str, catalogue: Catalogue) -> None:
    other = store.create_case("二期").id
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    store.save_answers(other, {"firm.name": Answer("乙公司")})
    store.save_answers(other, {"firm.name": None})
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("甲公司")}


def test_text_that_could_not_be_read_is_kept_as_it_was_typed(store: Store, case_id: str) -> None:
    store.save(case_id, Changes(drafts={("investment.total", ""): "约５００万 ", ("finance.revenue", "2024"): "五百"}))
    store.save(case_id, Changes(drafts={("investment.total", ""): "约600万", ("finance.revenue", "2024"): None}))
    assert store.load_drafts(case_id) == {("investment.total", ""): "约600万"}


def test_a_change_is_written_whole_or_not_at_all(store: Store, case_id: str, catalogue: Catalogue) -> None:
    impossible = Answer(object())  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        store.save_answers(case_id, {"firm.name": Answer("甲公司"), "level": impossible})
    assert store.load_answers(case_id, catalogue) == {}
    assert store.history(case_id, "firm.name") == []


def test_saving_for_a_case_that_is_gone_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(StoreProblem, match="彻底删除"):
        store.save_answers("gone", {"firm.name": Answer("甲公司")})


def test_an_answer_that_no_longer_fits_the_catalogue_is_left_out_but_not_lost(
    store: Store, case_id: str, catalogue: Catalogue
) -> None:
    kept = {"firm.name": Answer("甲公司")}
    strays = {"level": Answer("county"), "gone.fact": Answer("旧"), "equipment": Answer(({"colour": "红"},))}
    store.save_answers(case_id, {**kept, **strays})
    assert store.load_answers(case_id, catalogue) == kept
    assert store.stray_answers(case_id, catalogue) == strays


def test_money_keeps_its_worth_when_a_later_catalogue_shows_it_in_another_unit(store: Store, case_id: str) -> None:
    def shown_in(unit: str) -> Catalogue:
        return Catalogue([Fact("investment.total", FactType.MONEY, "总投资", "", unit=unit)])

    store.save_answers(case_id, {"investment.total": Answer(Decimal("5000000"))})
    assert store.load_answers(case_id, shown_in("元")) == store.load_answers(case_id, shown_in("万元"))


def test_an_answer_written_in_a_way_only_a_later_program_knows_does_not_shut_the_case(
    store: Store, case_id: str, catalogue: Catalogue
) -> None:
    store.save_answers(case_id, {"firm.name": Answer("甲公司"), "level": Answer("city")})
    with store._link.writing() as db:
        db.execute("""UPDATE answers SET value = '{"interval":[1,2]}' WHERE key = 'level'""")
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("甲公司")}
    store.save_answers(case_id, {"level": Answer("province")})
    assert store.load_answers(case_id, catalogue)["level"] == Answer("province")


def test_half_a_character_from_a_broken_paste_does_not_stop_the_saving(
    store: Store, case_id: str, catalogue: Catalogue
) -> None:
    store.save(case_id, Changes({"firm.name": Answer("甲\ud83d公司")}, {("level", ""): "\udc00"}))
    store.rename_case(case_id, "改造\ud800")
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("甲?公司")}
    assert store.load_drafts(case_id) == {("level", ""): "?"}
    assert store.cases()[0].name == "改造?"


def test_identifiers_keep_their_leading_zeros_in_the_file_itself(store: Store, case_id: str, folder: Path) -> None:
    store.save_answers(case_id, {"firm.code": Answer("001200")})
    copy = store.backup_to(folder / "copy.db")
    with sqlite3.connect(copy) as connection:
        strict = connection.execute("SELECT strict FROM pragma_table_list WHERE name = 'answers'").fetchone()
        value = connection.execute("SELECT value FROM answers WHERE key = 'firm.code'").fetchone()
    connection.close()
    assert strict == (1,)
    assert value == ('"001200"',)
