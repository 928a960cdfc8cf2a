"""Lint, format and types are clean: part of the one test command."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_ruff_finds_nothing() -> None:
    assert run("ruff", "check", "--no-cache", ".") == ""


def test_the_code_is_formatted() -> None:
    assert run("ruff", "format", "--no-cache", "--check", ".") == ""


def test_pyright_is_strict_on_the_core_and_finds_nothing() -> None:
    assert run("basedpyright", "--level", "error") == ""
