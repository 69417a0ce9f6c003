"""Fonts: every character of a name is drawn, helped out by another face where one lacks it."""

from itertools import pairwise
from struct import unpack_from

import pytest

from desktop.application.typeset.fonts import Role, advances, drawable, face_of, missing_glyphs, role_for, text_width
from desktop.application.typeset.fontset import FontSet
from desktop.application.typeset.signs import sign_outline
from desktop.application.typeset.subset import subset_font
from desktop.application.typeset.tounicode import to_unicode

RARE = "䶮㛃𬭎𬸚"


@pytest.mark.parametrize("role", list(Role))
def test_rare_name_characters_and_check_boxes_are_in_every_face(role: Role) -> None:
    assert all(role_for(char, role) is role for char in RARE + "☑☐□☒✗✓")


def test_what_no_face_has_is_told_and_nothing_else() -> None:
    assert missing_glyphs(["六安😀", "\u200b\ufe0f\t", "ﷺ"]) == {"😀", "ﷺ"}


def test_a_character_one_face_lacks_comes_from_the_next() -> None:
    helped = next(chr(code) for code in range(0x21, 0x30000) if not _has(Role.SONG, code) and _has(Role.SANS, code))
    fonts = FontSet()
    runs = fonts.runs(f"甲{helped}乙", Role.SONG)
    assert [resource for resource, _ in runs] == ["F1", "F2", "F1"]
    assert fonts.missing == set()


def _has(role: Role, code: int) -> bool:
    return face_of(role).cmap.glyph(chr(code)) != 0


def test_an_invisible_character_takes_no_room_and_no_glyph() -> None:
    assert text_width("甲\u200b\ufe0f乙", Role.SONG, 10) == text_width("甲乙", Role.SONG, 10) == 20
    assert FontSet().runs("\u200b", Role.SONG) == [("F1", "")]


def test_the_same_character_has_one_code_and_two_characters_never_share_one() -> None:
    codes = FontSet().runs("甲\u00a0甲 ", Role.SONG)[0][1]
    assert codes == "0001" + "0002" + "0001" + "0003"


def test_a_subset_keeps_advances_outlines_and_order() -> None:
    face = face_of(Role.SONG)
    font = subset_font(face, ["六", "䶮", "☑"])
    tables = {}
    for index in range(unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = unpack_from(">4sLLL", font, 12 + 16 * index)
        tables[tag.decode()] = font[offset : offset + length]
    count = unpack_from(">H", tables["maxp"], 4)[0]
    loca = unpack_from(f">{count + 1}L", tables["loca"])
    outlines = [tables["glyf"][a:b] for a, b in pairwise(loca)]
    assert outlines[1].startswith(face.outline(face.cmap.glyph("六")))
    assert outlines[3].startswith(sign_outline("☑") or b"?")
    assert [unpack_from(">H", tables["hmtx"], 4 * n)[0] for n in (1, 2, 3)] == [1000, 1000, 1000]


def test_a_character_beyond_the_basic_plane_is_written_as_two_halves() -> None:
    assert "<0001> <d872df4e>" in to_unicode(["\U0002cb4e"])


def test_accents_find_their_letter_and_nothing_else_is_changed() -> None:
    assert drawable("e\u0301\t﨑Ⅳ㈱①") == "\u00e9    﨑Ⅳ㈱①"


def test_latin_is_narrower_than_an_ideograph() -> None:
    table = advances(Role.SONG)
    assert table["i"] < table["M"] < table["国"] == 1000
