"""The golden text of every form for the casting firm, as PDF and as workbook.

After a wanted change of a form, a policy or an indicator, write the texts anew and read the difference:

    python tests/application/golden.py
    git diff tests/golden
"""

import sys
import tempfile
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"
FORMS = ("F01_library", "F02_demo", "F11_diagnosis", "F13_attachments")


def pdf_text(path: Path) -> str:
    """Text of every page, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return "".join(f"=== 第 {number} 页\n{text}\n" for number, text in enumerate(pages, 1))


def xlsx_text(path: Path) -> str:
    """Every filled cell of every sheet: figures with their format, texts as they are."""
    from openpyxl import load_workbook

    lines: list[str] = []
    book = load_workbook(path)
    for sheet in book:
        lines.append(f"=== {sheet.title}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    shape = f"  [{cell.number_format}]" if cell.data_type == "n" else ""
                    lines.append(f"{cell.coordinate}: {cell.value}{shape}")
    return "\n".join(lines) + "\n"


def texts_of(form: str, folder: Path) -> dict[str, str]:
    """The two texts of a form by file name; the packs' version is left out of the stamp."""
    from castingfirm import build_case, casting_facts, context_of

    from desktop.application.fill import fill
    from desktop.application.formfile import load_forms
    from desktop.application.pdf import write_pdf
    from desktop.application.xlsx import write_xlsx
    from desktop.facts.reading import load_catalogue

    catalogue = load_catalogue()
    forms = load_forms(catalogue)
    case = build_case(catalogue, casting_facts())
    context = context_of(case, forms, policies=("la2020",))
    filled = fill(next(one for one in forms if one.id == form), case, context)
    pdf, xlsx = folder / f"{form}.pdf", folder / f"{form}.xlsx"
    write_pdf(filled.document, pdf)
    write_xlsx(filled, xlsx)
    return {f"{form}.pdf.txt": pdf_text(pdf), f"{form}.xlsx.txt": xlsx_text(xlsx)}


def main() -> None:
    """Write every golden text."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            for name, text in texts_of(form, Path(folder)).items():
                (GOLDEN / name).write_text(text, encoding="utf-8")
                print(name)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    main()
