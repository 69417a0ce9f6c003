"""Which folder a case's papers go to, and whose papers lie there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui import dialogs
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.store.settings import Setting
    from desktop.ui.desk import Desk
    from desktop.wizard.export import ExportPlan

PREFIX = "export.folder."  # and the id of a case
MOST_NAMED = 5


class ExportFolder:
    """Each case remembers its own folder, so that one firm's papers never land on another's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings = desk.session.store.settings

    def usual(self) -> Path:
        """Where this case's last export went, else a folder named after the firm among the documents."""
        kept = self._settings.text(PREFIX + (self._desk.session.case_id or ""))
        if kept:
            return Path(kept)
        firm, _ = self._desk.case_title()
        return dialogs.documents() / "技改通" / safe_name(firm)

    def remember(self, folder: Path) -> None:
        """The open case exports to this folder."""
        if self._desk.session.case_id:
            self._settings.set(PREFIX + self._desk.session.case_id, str(folder))

    def question(self, plan: ExportPlan) -> str:
        """What to ask before the plan is carried out; "" when nothing of anybody's lies in the way."""
        there = plan.existing()
        owners = "、".join(f"“{name}”" for name in self._owners(plan.folder))
        parts = []
        if owners:
            parts.append(f"文件夹“{plan.folder.name}”里放的是{owners}的材料，不是“{self._desk.case_title()[0]}”的。")
        if there:
            more = f"\n等 {len(there)} 个文件" if len(there) > MOST_NAMED else ""
            names = "\n".join(path.name for path in there[:MOST_NAMED])
            parts.append(f"下面 {len(there)} 个文件会被换成新的，换掉后找不回来：\n{names}{more}")
        return "\n".join(parts)

    def _owners(self, folder: Path) -> list[str]:
        """The other cases whose papers went into the folder; nobody's once the folder is gone."""
        if not folder.is_dir():
            return []
        here = self._desk.session.case_id
        found = (
            self._name(key.removeprefix(PREFIX))
            for key, value in self._settings.all().items()
            if key.startswith(PREFIX) and key != f"{PREFIX}{here}" and _same(value, folder)
        )
        return sorted({name for name in found if name})

    def _name(self, case_id: str) -> str:
        info = self._desk.session.store.case_info(case_id)
        return (info.firm or info.name) if info else ""


def _same(kept: Setting, folder: Path) -> bool:
    return isinstance(kept, str) and Path(kept).resolve() == folder.resolve()
