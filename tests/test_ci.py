"""The parts of .ci/run that decide what a machine lacks."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# As the real one lists them: what is looked for first, and far more after it than a pipe holds.
LDCONFIG = """#!/bin/sh
echo '	libpangoft2-1.0.so.0 (libc6,x86-64) => /lib/libpangoft2-1.0.so.0'
yes '	libander.so.1 (libc6,x86-64) => /lib/libander.so.1' | head -n 20000 || exit 1
"""


def _has_library(naam: str, map_ldconfig: Path) -> bool:
    """Whether `has_library` of .ci/onderdelen.sh finds `naam`, with the options of .ci/run."""
    klaar = subprocess.run(
        [
            "bash",
            "-c",
            'set -uo pipefail; . .ci/onderdelen.sh; has_library "$1"',
            "-",
            naam,
        ],
        cwd=ROOT,
        env={"PATH": f"{map_ldconfig}:/usr/bin:/bin"},
        check=False,
    )
    return klaar.returncode == 0


def test_a_library_at_the_top_of_a_long_list_is_found(tmp_path):
    """A reader that stops at its first match would break the pipe, and say "not there"."""
    ldconfig = tmp_path / "ldconfig"
    ldconfig.write_text(LDCONFIG)
    ldconfig.chmod(0o755)
    assert _has_library("libpangoft2-1.0.so.0", tmp_path)
    assert not _has_library("libsnaar.so.0", tmp_path)
