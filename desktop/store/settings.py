"""What the user chose for the program as a whole, as JSON by name."""

import json
from typing import TypeAlias

from desktop.store.link import Link

Setting: TypeAlias = "str | int | float | bool | list[Setting] | dict[str, Setting] | None"


class Settings:
    """The table `settings`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, key: str, default: Setting = None) -> Setting:
        """The setting, or the default when it was never set."""
        with self._link.reading() as db:
            row = next(iter(db["settings"].rows_where("key = ?", [key])), None)
        if row is None:
            return default
        found: Setting = json.loads(row["value"])
        return found

    def text(self, key: str, default: str = "") -> str:
        """The setting when it is a text, else the default."""
        found = self.get(key, default)
        return found if isinstance(found, str) else default

    def set(self, key: str, value: Setting) -> None:
        """Remember the setting at once."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        with self._link.writing() as db:
            db["settings"].upsert({"key": key, "value": text}, pk="key")

    def remove(self, key: str) -> None:
        """Forget the setting; the default applies again."""
        with self._link.writing() as db:
            db["settings"].delete_where("key = ?", [key])

    def all(self) -> dict[str, Setting]:
        """Every setting by name."""
        with self._link.reading() as db:
            return {row["key"]: json.loads(row["value"]) for row in db["settings"].rows}
