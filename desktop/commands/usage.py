"""argparse that speaks Chinese: its headings, and one sentence for each mistake on the command line."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

HEADINGS = {"usage: ": "用法：", "positional arguments:": "参数：", "options:": "选项："}
MISTAKES = (
    (r"the following arguments are required: (.+)", "命令还没有写完，缺：{}。"),
    (r"argument 命令: invalid choice: '(.*?)' .*", "没有“{}”这个命令。"),
    (r"unrecognized arguments: (.+)", "不认识“{}”。"),
    (r"argument (\S+): expected .+", "{} 后面要写内容。"),
    (r"argument (\S+): ignored explicit argument .+", "{} 后面不用写内容。"),
    (r"ambiguous option: (\S+) could match .+", "“{}”可以指几个选项，请写全。"),
    (r"argument \S+: (.+。)", "{}"),
)
NEXT_STEP = "用 jigai -h 看全部命令，用 jigai 命令 -h 看一个命令的写法。"


class Parser(argparse.ArgumentParser):
    """A parser whose help and mistakes are Chinese; a mistake ends with status 2 and one line."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        """The help text with Chinese headings."""
        text = super().format_help()
        for english, chinese in HEADINGS.items():
            text = re.sub(f"^{english}", chinese, text, flags=re.MULTILINE)
        return text

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the mistake as one sentence."""
        print(_sentence(message) + NEXT_STEP, file=sys.stderr)
        sys.exit(2)


def _sentence(message: str) -> str:
    for pattern, sentence in MISTAKES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(match[1])
    return f"命令写得不对（{message}）。"
