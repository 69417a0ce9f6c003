"""Mistakes of the user's world, each with one sentence and a next step.

Everything that is not a `UserError` is a bug of ours and goes to the crash dialog.
"""


class UserError(Exception):
    """Something the user can put right.

    `sentence` says what is wrong and where, `next_step` says what to do; both are Chinese
    and end with 。. The same words appear in the window and on the command line.
    """

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence + next_step)
        self.sentence = sentence
        self.next_step = next_step


class BadValue(UserError):
    """An answer that cannot be read as its fact's type."""


class BadWorkbook(UserError):
    """A workbook that cannot be opened or is not ours."""


class BadCase(UserError):
    """A case file that cannot be read."""


class BadData(UserError):
    """A shipped or imported data file that breaks its own rules; names file and place."""


class StoreProblem(UserError):
    """The data file cannot be opened, is newer than the program, or is damaged."""


class ExportProblem(UserError):
    """A document cannot be written: file open elsewhere, disk full, missing glyphs."""
