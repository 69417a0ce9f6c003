"""Looks at a workbook as a zip file before anything parses it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from desktop.errors import BadWorkbook

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_XML = 12 * 1024 * 1024
LARGEST_RATIO = 200
MOST_PARTS = 500
OLE_HEADER = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1
SAVE_AS = "请在 Excel 里另存为“Excel 工作簿（*.xlsx）”，再导入一次。"
USE_TEMPLATE = "请用本程序导出的空白表重新填写后再导入。"


def read_checked(path: Path) -> bytes:
    """The file's bytes; raises BadWorkbook unless it is an .xlsx of a size and shape that is safe to read.

    A file that unpacks to far more than it weighs is refused before a byte of it is unpacked.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise BadWorkbook(f"《{path.name}》有 {size // 1024 // 1024} MB，超过 20 MB。", USE_TEMPLATE)
        data = path.read_bytes()
    except OSError as problem:
        raise BadWorkbook(f"打不开文件《{path.name}》。", "请确认文件还在，并且没有被别的程序占用。") from problem
    if not data:
        raise BadWorkbook(f"《{path.name}》是空的，一个字节也没有。", "请重新拷贝或重新导出这个文件。")
    if data.startswith(OLE_HEADER):
        raise BadWorkbook(f"《{path.name}》是旧版 .xls，或者设了打开密码。", SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(path.name, archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise BadWorkbook(f"《{path.name}》不是 Excel 工作簿，或者已经损坏。", SAVE_AS) from problem
    return data


def _check_parts(name: str, parts: list[zipfile.ZipInfo]) -> None:
    xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels", ".vml"))]
    packed = sum(p.compress_size for p in parts) or 1
    unpacked = sum(p.file_size for p in parts)
    too_large = sum(p.file_size for p in xml) > LARGEST_XML
    if too_large or len(parts) > MOST_PARTS or unpacked > packed * LARGEST_RATIO:
        raise BadWorkbook(f"《{name}》展开后异乎寻常地大，没有读取。", USE_TEMPLATE)
    if any(p.flag_bits & ENCRYPTED for p in parts):
        raise BadWorkbook(f"《{name}》设了密码。", "请去掉密码后再导入一次。")
    if not any(p.filename == "[Content_Types].xml" for p in parts):
        raise BadWorkbook(f"《{name}》不是 Excel 工作簿。", SAVE_AS)
