"""The shipped tables of code names, read when first asked."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from desktop.errors import BadData
from desktop.paths import resources_dir


@lru_cache(maxsize=4)
def code_names(table: str) -> Mapping[str, str]:
    """Code -> name of resources/codes/<table>.toml, in file order; raises BadData when the file is damaged."""
    path = resources_dir() / "codes" / f"{table}.toml"
    try:
        names = tomllib.loads(path.read_text(encoding="utf-8"))["names"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as problem:
        raise BadData(f"代码表 {path.name} 读不出来。", "请重新安装程序。") from problem
    return dict(names)
