"""What is handed on: the wheel holds all that the program reads, the set-up script is sound."""

import subprocess
import sys
import zipfile

from tests.quality.source import ROOT


def test_a_wheel_holds_resources_and_compiled_translations(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    [wheel] = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"sipdesk/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "translations")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert shipped - held == set()
    assert {"sipdesk/translations/sv.mo", "sipdesk/translations/en.mo"} <= held


def test_the_set_up_script_is_sound_bash():
    for script in ("installer/dev", ".ci/run"):
        subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)
        assert (ROOT / script).stat().st_mode & 0o111


def test_the_set_up_script_says_how_it_is_used():
    result = subprocess.run(
        ["bash", "installer/dev"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert result.returncode == 1
    assert "installer/dev run" in result.stderr
