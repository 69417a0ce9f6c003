"""山西 2017 as shipped: complete, in its clauses, with every figure of the document and none of our own."""

import difflib
import re
import tomllib

import pytest

from desktop.paths import resources_dir

from seedtext import cited, clauses, seed_file  # isort: skip

RAW = tomllib.loads((resources_dir() / "policies" / "sx2017.toml").read_text(encoding="utf-8"))
MEASURES = RAW["measure"]
FROM_SEED = [measure for measure in MEASURES if measure["verified"] == "seed"]
FUND = [measure for measure in MEASURES if measure["verified"] != "seed"]
NAMES = {"产业技术基础公共服务平台", "技术联盟和研究生教育创新中心", "60%技术装备总体达到国内领先"}
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元|元|%|个百分点|个|年)")

seed_only = pytest.mark.skipif(seed_file("002") is None, reason="the document is not beside the checkout")
from_seed = pytest.mark.parametrize("measure", FROM_SEED, ids=lambda measure: measure["id"])
every = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])


def seed() -> dict[str, str]:
    path = seed_file("002")
    assert path
    lines = path.read_text(encoding="utf-8").replace("％", "%").splitlines()
    return clauses("\n".join(line.strip() for line in lines))


def terms(node):
    """Every term of a condition as written."""
    if isinstance(node, list):
        for part in node:
            yield from terms(part)
    elif isinstance(node, dict):
        if "op" in node:
            yield node
        else:
            for part in node.values():
                yield from terms(part)


def test_every_record_has_become_a_measure():
    stood_for = [record for measure in MEASURES for record in measure["records"]]
    wanted = {f"SX2017-{n:03d}" for n in range(1, 27)} | {f"O{n}" for n in range(27, 31)}
    assert set(stood_for) == wanted
    assert {record for record in wanted if stood_for.count(record) > 1} == {"SX2017-017", "SX2017-018"}


def test_a_sentence_for_all_firms_stands_apart_from_one_for_a_few():
    parts = {m["id"] for m in MEASURES if set(m["records"]) & {"SX2017-017", "SX2017-018"}}
    assert parts == {"fund_rules_duty", "local_funds", "bank_matching", "loan_products"}


def test_the_opinion_itself_promises_no_money_and_decides_nothing():
    for measure in FROM_SEED:
        assert "amount" not in measure
        assert "condition" not in measure


def test_the_fund_rules_are_those_of_2021_and_over():
    assert [m["records"] for m in FUND] == [["SX2017-024"], ["SX2017-025"], ["SX2017-026"]]
    for measure in FUND:
        assert (str(measure["effective"]), str(measure["expires"])) == ("2021-11-11", "2025-12-31")
        assert measure["standing"] == "expired"
        assert measure["doubt"]
        assert "没有查到" in measure["ambiguity"]


def test_title_and_issuer_are_called_inferred():
    assert "推定" in RAW["policy"]["issuer"]
    assert "推定" in RAW["policy"]["standing_note"]
    assert RAW["policy"]["number"] == ""


def test_coking_is_about_the_trade_and_no_ban_for_one_project():
    coking = next(m for m in MEASURES if m["records"] == ["SX2017-003"])
    assert (coking["kind"], coking["concerns"]) == ("prohibition", "firm")
    assert "condition" not in coking


def test_a_key_project_of_the_province_needs_no_library():
    banks = next(m for m in MEASURES if m["records"] == ["SX2017-018"])
    assert [(t["fact"], t["value"]) for t in terms(banks["relevance"])] == [("shanxi.key_level", "province")]


def test_the_eight_programmes_are_all_there():
    names = [m["title"] for m in MEASURES if m["id"].startswith("programme.")]
    assert len(names) == 8
    assert all(name.endswith("专项工程") for name in names)


@every
def test_a_measure_says_what_it_is_in_sentences_and_cites_its_clause(measure):
    for text in ("summary", "ambiguity", "discretion", "standing_note"):
        assert measure.get(text, "。").endswith("。")
    assert all(term["clause"] for part in ("condition", "relevance") for term in terms(measure.get(part)))


@seed_only
@from_seed
def test_the_cited_clause_exists(measure):
    everything = [measure["clause"], *(term["clause"] for term in terms(measure.get("relevance")))]
    assert {name for clause in everything for name in cited(clause)} <= set(seed())


@seed_only
@from_seed
def test_every_figure_stands_in_the_clause_it_is_cited_from(measure):
    text = "".join(seed()[clause] for clause in cited(measure["clause"]))
    for figure in FIGURE.findall(f"{measure['title']} {measure['summary']}"):
        assert figure in text, figure


@seed_only
@pytest.mark.parametrize(
    ("programme", "clause"),
    [(m["title"], m["clause"]) for m in MEASURES if m["id"].startswith("programme.")],
)
def test_a_programme_has_the_name_of_its_clause(programme, clause):
    assert f"{programme}。" in seed()[clause]


@seed_only
@from_seed
def test_a_summary_is_ours_and_not_a_sentence_of_the_document(measure):
    """Names in a row may agree; a stretch of 24 characters that is no list of names is a copied sentence."""
    text = "".join(seed().values())
    for words in (measure["summary"], measure.get("ambiguity", "")):
        longest = difflib.SequenceMatcher(None, words, text, autojunk=False).find_longest_match()
        shared = words[longest.a : longest.a + longest.size]
        assert longest.size < 24 or shared.count("、") >= 3, shared


def test_what_only_the_government_has_to_do_is_no_duty_of_a_firm():
    assert not [m["id"] for m in MEASURES if m["kind"] == "duty"]
    assert all(m["concerns"] == "government" for m in MEASURES if m["kind"] == "administration")


@seed_only
@from_seed
def test_nothing_longer_than_a_row_of_names_is_copied(measure):
    """Twelve characters in a row agree only where the text names things."""
    text = "".join(seed().values())
    for words in (measure["summary"], measure.get("ambiguity", "")):
        for block in difflib.SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks():
            shared = words[block.a : block.a + block.size]
            assert block.size < 12 or "、" in shared or shared in NAMES, shared
