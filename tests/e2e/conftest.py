"""What several files of these tests share."""

import pytest


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The beginning of a call of LibreOffice: making a profile takes longer than what is asked of it."""
    profile = tmp_path_factory.mktemp("profil")
    return ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
