"""Files a clerk may pick by mistake or be sent in malice, made on the spot."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from desktop.intake.zipcheck import MOST_PARTS, OLE_HEADER

TYPES = "[Content_Types].xml"
STRINGS = "xl/sharedStrings.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + '] ><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&i;</t></si></sst>'
)
SECRET = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>'
)
GOOD_STRINGS = (
    '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>六安示例有限公司</t></si></sst>"
)
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(template: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(template) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(template: Path, **parts: bytes | str | None) -> bytes:
    """The template with parts put in or (None) taken out; `workbook` stands for xl/workbook.xml."""
    content = parts_of(template)
    for name, new in parts.items():
        path = f"xl/{name}.xml"
        if new is None:
            del content[path]
        else:
            content[path] = new.encode() if isinstance(new, str) else new
    return zipped(content)


def with_strings(template: Path, strings: str) -> bytes:
    """The template with a table of shared strings, as Excel saves it, and a cell B5 of 企业信息 that uses it."""
    parts = parts_of(template)
    override = f'<Override PartName="/{STRINGS}" ContentType="{STRINGS_TYPE}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())
    parts[STRINGS] = strings.encode()
    sheet = f"xl/{SHEET}.xml"
    cell = rb'<c r="B5"[^>]*?(/>|></c>)'
    parts[sheet], count = re.subn(cell, b'<c r="B5" t="s"><v>0</v></c>', parts[sheet])
    assert count == 1
    return zipped(parts)


def encrypted(template: Path) -> bytes:
    """The flag of a password on every entry, in both places a zip keeps it."""
    data = bytearray(template.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def flipped(template: Path, part: str) -> bytes:
    """One packed byte of a part turned over: the zip opens, the part does not unpack."""
    data = bytearray(template.read_bytes())
    with zipfile.ZipFile(template) as archive:
        info = archive.getinfo(part)
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    for place in range(at, at + 8):
        data[place] ^= 0xFF
    return bytes(data)


def half_sheet(template: Path) -> bytes:
    part = parts_of(template)[f"xl/{SHEET}.xml"]
    return changed(template, **{SHEET: part[: len(part) // 2]})


SHEET = "worksheets/sheet3"
BOMB = {TYPES: b"<Types/>", "xl/worksheets/sheet1.xml": b" " * 10 * 1024 * 1024}
MANY = {TYPES: b"<Types/>"} | {f"xl/p{n}.xml": b"x" for n in range(MOST_PARTS)}
MADE: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda _: b"",
    "old xls": lambda _: OLE_HEADER + b"\xa1\xb1\x1a\xe1" + bytes(600),
    "password": lambda _: OLE_HEADER + "EncryptedPackage".encode("utf-16-le") + bytes(600),
    "no zip": lambda _: "这不是工作簿，是一段文字。".encode(),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a zip that is no workbook": lambda _: zipped({"readme.txt": b"hello"}),
    "a word document": lambda _: zipped({TYPES: b"<Types/>", "word/document.xml": b"<w/>"}),
    "a zip bomb of 10 MB": lambda _: zipped(BOMB),
    "a bomb of many parts": lambda _: zipped(MANY),
    "billion laughs in the strings": lambda template: with_strings(template, LAUGHS),
    "billion laughs in a sheet": lambda template: changed(template, **{SHEET: LAUGHS.replace("sst", "worksheet")}),
    "strings that read a file": lambda template: with_strings(template, SECRET),
    "cut in the middle": lambda template: template.read_bytes()[: template.stat().st_size // 2],
    "cut at the end": lambda template: template.read_bytes()[:-30],
    "a zip with a password": encrypted,
    "a damaged sheet": lambda template: flipped(template, f"xl/{SHEET}.xml"),
    "no workbook part": lambda template: changed(template, workbook=None),
    "half a table of strings": lambda template: with_strings(template, GOOD_STRINGS[:-20]),
    "too few strings": lambda template: with_strings(
        template, GOOD_STRINGS.replace("<si><t>六安示例有限公司</t></si>", "")
    ),
    "a missing sheet": lambda template: changed(template, **{SHEET: None}),
    "a sheet of half an xml": half_sheet,
    "a workbook part that is text": lambda template: changed(template, workbook=b"hello"),
    "styles that are text": lambda template: changed(template, styles=b"hello"),
}


def make(name: str, template: Path) -> bytes:
    return MADE[name](template)
