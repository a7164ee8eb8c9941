"""Sizes and names of files, and what no file may hold."""

import re

from tests.quality.source import ROOT, name, python_files, text_files

TOO_VAGUE = {"utils", "util", "common", "manager", "base", "misc"}
FOREIGN_PATHS = re.compile(r"(?<![\w.~/$}])/(?:work|root|opt)/\w")
# Written in halves, or this file would be its own first finding.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("python", "hosted"), ("npm", "js"))]
HOSTS.append("pythonhosted" + ".org")


def test_no_file_is_longer_than_400_lines():
    long = {name(p): n for p in python_files() if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def test_no_file_has_a_name_that_says_nothing():
    vague = [name(p) for p in python_files() if p.stem in TOO_VAGUE]
    helpers = [name(p) for p in python_files("sipdesk", "installer") if p.stem == "helpers"]
    assert vague + helpers == []


def test_every_folder_of_the_package_is_a_package():
    folders = {p.parent for p in python_files("sipdesk")}
    assert [name(f) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def test_no_file_names_a_path_of_somebodys_machine():
    found = [
        (name(path), hit[0])
        for path, text in text_files()
        if path.suffix != ".svg"
        for hit in FOREIGN_PATHS.finditer(text)
    ]
    assert found == []


def test_no_file_names_the_host_of_a_package_registry():
    found = [(name(p), host) for p, text in text_files() for host in HOSTS if host in text]
    assert found == []


def test_every_library_is_pinned_by_its_hash():
    for file in ("requirements.txt", "installer/uv.txt"):
        lines = (ROOT / file).read_text().splitlines()
        pins = [i for i, line in enumerate(lines) if re.match(r"[a-z]", line)]
        assert pins
        assert all("==" in lines[i] and "--hash=sha256:" in lines[i + 1] for i in pins)


def test_the_licence_is_the_one_that_the_project_names():
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text()
