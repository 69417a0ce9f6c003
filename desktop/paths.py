"""Where shipped data and the user's data are; no other module knows."""

import os
from functools import lru_cache
from pathlib import Path

APP_NAME = "Jigai"
DATA_DIR_VARIABLE = "JIGAI_DATA_DIR"


@lru_cache(maxsize=1)
def shipped_dir() -> Path:
    """Folder that holds `resources/` and `forms/`: inside the package when installed, else the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def resources_dir() -> Path:
    """Facts, indicators, steps, policies, fonts, icons, stylesheet, sample firm, manual."""
    return shipped_dir() / "resources"


def forms_dir() -> Path:
    """One folder a form."""
    return shipped_dir() / "forms"


def fonts_dir() -> Path:
    """The embedded fonts and their licences."""
    return resources_dir() / "fonts"


def user_dir(override: str | Path | None = None) -> Path:
    """The user's data folder: argument, then environment variable, then the platform's place.

    The folder is not created here.
    """
    chosen = override or os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
