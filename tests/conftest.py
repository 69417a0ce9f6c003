"""What every test shares: no test touches the real user's data, and properties are searched the same way each time."""

import pytest
from hypothesis import settings

from desktop import paths

settings.register_profile("house", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's data folder is a fresh one in every test."""
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path_factory.mktemp("data")))
