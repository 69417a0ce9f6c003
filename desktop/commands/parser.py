"""What may be typed on the command line."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from desktop import __version__
from desktop.commands import catalogues, check, demo, diagnose, fill, plan, policycheck, report, selfcheck, template
from desktop.commands.usage import Parser
from desktop.errors import UserError
from desktop.values.date import parse_date


def make_parser() -> Parser:
    """The parser; each command's function is in `options.run`."""
    parser = Parser(prog="jigai", description="技改通：不带参数打开向导；带命令则不开窗口直接办理。")
    parser.add_argument("--version", action="version", version=f"技改通 {__version__}", help="显示版本")
    parser.add_argument("--self-check", action=_SelfCheck, nargs=0, help="检查全部数据文件并试填示例")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    demo_parser = _command(commands, "demo", "示例企业从诊断到全部材料走一遍", demo.run)
    demo_parser.add_argument("folder", metavar="文件夹", type=Path)

    template_parser = _command(commands, "template", "导出空白数据采集表（.xlsx）", template.run)
    template_parser.add_argument("file", metavar="文件.xlsx", type=Path)

    for name, help_, run in (
        ("check", "政策体检：逐条判断", check.run),
        ("diagnose", "六化自诊断", diagnose.run),
    ):
        one = _command(commands, name, help_, run)
        one.add_argument("case", metavar="企业数据", type=Path, help="采集表 .xlsx 或 .json")
        one.add_argument("--json", action="store_true", help="输出 JSON")
        one.add_argument("--as-of", metavar="日期", type=_date, default=None, help="按哪一天判断，默认今天")
        _strict(one)

    fill_parser = _command(commands, "fill", "生成申报材料（PDF 和 Excel）", fill.run)
    fill_parser.add_argument("case", metavar="企业数据", type=Path)
    fill_parser.add_argument("folder", metavar="文件夹", type=Path)
    fill_parser.add_argument("--form", metavar="编号", action="append", default=[], help="只生成这张表，可重复")
    fill_parser.add_argument("--as-of", metavar="日期", type=_date, default=None, help="按哪一天判断，默认今天")
    _strict(fill_parser)

    for name, help_, run in (
        ("report", "政策体检报告和每项措施的判断依据（PDF）", report.run),
        ("plan", "申报日程（Excel 和日历文件）", plan.run),
    ):
        one = _command(commands, name, help_, run)
        one.add_argument("case", metavar="企业数据", type=Path)
        one.add_argument("folder", metavar="文件夹", type=Path)
        one.add_argument("--as-of", metavar="日期", type=_date, default=None, help="按哪一天判断，默认今天")
        _strict(one)
        if name == "plan":
            one.add_argument("--json", action="store_true", help="输出 JSON")

    for name, help_, run in (
        ("facts", "列出全部字段", catalogues.facts),
        ("policies", "列出全部政策", catalogues.policies),
        ("forms", "列出全部申报表", catalogues.forms),
    ):
        one = _command(commands, name, help_, run)
        one.add_argument("--json", action="store_true", help="输出 JSON")
        if name == "policies":
            _policy_check(one)
    return parser


class _SelfCheck(argparse.Action):
    """`--self-check` stands alone, like `--version`."""

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: object) -> None:
        try:
            parser.exit(selfcheck.run())
        except UserError as problem:
            parser.exit(2, str(problem) + "\n")


def _command(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    help_: str,
    run: Callable[[argparse.Namespace], int],
) -> Parser:
    parser = commands.add_parser(name, help=help_, description=help_)
    parser.set_defaults(run=run)
    return parser


def _policy_check(parser: argparse.ArgumentParser) -> None:
    help_ = "检查政策文件（.toml），不写文件就检查自带的全部"
    parser.add_argument("--check", metavar="文件", type=Path, nargs="*", default=None, help=help_)
    parser.add_argument("--seeds", metavar="文件夹", type=policycheck.folder, default=None, help="原文所在的文件夹")


def _strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="还有没填的内容时，退出状态为 1")


def _date(text: str) -> dt.date:
    try:
        return parse_date(text)
    except UserError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem
