"""`jigai policies --check`: whether policy files are right, before anybody is judged by them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import paths
from desktop.eligibility.policycheck.checker import Checker
from desktop.eligibility.reading import load_policies
from desktop.facts.reading import load_catalogue
from desktop.wizard.stepfile import load_steps


def run(options: argparse.Namespace) -> int:
    """Print every fault as a sentence with its repair and end with 2; with 0 when there is none.

    Without files the shipped ones are checked. Figures are held against the documents of `--seeds`, else against
    those beside the checkout, if there are any.
    """
    catalogue = load_catalogue()
    asked = {key for step in load_steps(catalogue) for section in step.sections for key in section.facts}
    files = options.check or sorted((paths.resources_dir() / "policies").glob("*.toml"))
    seeds = options.seeds or _seeds_beside()
    checker = Checker(catalogue, asked, seeds)
    faults = checker.check(files, load_policies(catalogue) if options.check else ())
    for fault in faults:
        print(fault.sentence, file=sys.stderr)
    compared = "，原文里有的数字逐个对过" if seeds else "；没有找到原文，数字没有对"
    if faults:
        compared = "；读得出的文件已对过原文里的数字，改好后请再检查一遍" if seeds else compared
        print(f"检查了 {len(files)} 个政策文件，有 {len(faults)} 处要改{compared}。")
        return 2
    print(f"检查了 {len(files)} 个政策文件，没有问题{compared}。")
    return 0


def folder(text: str) -> Path:
    """The folder named on the command line; argparse says so when there is none."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"没有“{text}”这个文件夹。")
    return path


def _seeds_beside() -> Path | None:
    found = paths.shipped_dir().parent / "shared" / "seeds"
    return found if found.is_dir() else None
