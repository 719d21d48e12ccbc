"""The wheel: what is in it, that it works in an empty environment, and that it keeps to itself there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.analyse.model import GRAPHS

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src/sayso/analyse/weights"
ARTICLE = ROOT / "samples/articles/ferry.txt"
LARGEST = 60_000_000

needs_model = pytest.mark.skipif(
    not (WEIGHTS / "reader.json").is_file(), reason=f"{WEIGHTS} holds no model; `make train` makes one"
)


def run(command: Sequence[str | Path], *, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if home:
        # Nothing that points elsewhere may hide what is written at home.
        environment = {
            name: value for name, value in environment.items() if not name.startswith(("XDG_", "SAYSO_", "ORT_"))
        }
        environment["HOME"] = str(home)
    cwd = home or ROOT
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree; skips where its build backend cannot be had."""
    folder = tmp_path_factory.mktemp("dist")
    done = run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT])
    skip_if_offline(done)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``sayso`` of an empty environment into which the wheel was installed; skips where there is no registry."""
    folder = tmp_path_factory.mktemp("venv")
    if run([sys.executable, "-m", "venv", folder]).returncode:
        pytest.skip("this Python cannot make a virtual environment with pip in it (Debian: apt install python3-venv)")
    done = run([folder / "bin/python", "-m", "pip", "install", "--quiet", wheel])
    skip_if_offline(done)
    assert done.returncode == 0, done.stderr
    return folder / "bin/sayso"


def skip_if_offline(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode and "connection broken by" in done.stdout + done.stderr:
        pytest.skip("the package registry cannot be reached from here")


def test_the_wheel_is_small_enough_and_holds_what_it_should(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert wheel.stat().st_size <= LARGEST
    assert "sayso/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"sayso", wheel.name.rpartition("-py3")[0] + ".dist-info"}
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
    assert not [name for name in names if "test" in name or "__pycache__" in name or "fp32" in name]


@needs_model
def test_the_wheel_brings_the_model_and_its_card(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    brought = {name.removeprefix("sayso/analyse/weights/") for name in names if "/weights/" in name}
    assert {"encoder.onnx", *(f"{graph}.onnx" for graph in GRAPHS), "tokenizer.json", "reader.json"} <= brought
    assert [name for name in brought if name.endswith(".md")]


def test_the_installed_command_starts(installed: Path, tmp_path: Path) -> None:
    done = run([installed, "--version"], home=tmp_path)

    assert done.stdout.startswith("sayso ")
    assert done.returncode == 0


@needs_model
def test_the_installed_command_reads_an_article_and_leaves_nothing_behind(installed: Path, tmp_path: Path) -> None:
    done = run([installed, "read", "--json", ARTICLE], home=tmp_path)

    assert done.returncode == 0, done.stderr
    kinds = [json.loads(line)["kind"] for line in done.stdout.splitlines()]
    assert kinds.count("article") == 1
    assert kinds.count("statement") > 5
    assert list(tmp_path.rglob("*")) == []


@needs_model
def test_reading_into_the_ledger_writes_the_ledger_and_no_telemetry(installed: Path, tmp_path: Path) -> None:
    done = run([installed, "read", ARTICLE], home=tmp_path)

    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.rglob("*.sqlite")] == ["ledger.sqlite"]
    assert [path for path in tmp_path.rglob("*") if "Microsoft" in path.name] == []
