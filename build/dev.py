"""The one command of the house: prepares the environment, then runs, tests or measures the program.

    python build/dev.py run             opens the wizard (without a screen: makes the demo documents)
    python build/dev.py demo OUT/       the sample firm through the whole way, as PDF and Excel
    python build/dev.py test [ARGS]     lint, types, import order and all tests; with ARGS only pytest with them
    python build/dev.py lint            lint, types and import order
    python build/dev.py bench           measures speed as ratios against a baseline in the same run
    python build/dev.py lock            renews build/lock.txt from pyproject.toml (needs `uv`)
    python build/dev.py jigai ARGS      any other command of the program

Standard library only. The environment is `.venv`, filled from `build/lock.txt` by hash, once.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "build" / "lock.txt"
STAMP = VENV / "installed-from"
PROGRAM = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from desktop.__main__ import main; sys.exit(main())"
OLDEST_PYTHON = (3, 11)
QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
]


def main(arguments):
    """Run one command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if sys.version_info < OLDEST_PYTHON:
        return fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    commands = {"run": run, "demo": demo, "test": test, "lint": lint, "bench": bench, "lock": lock, "jigai": jigai}
    if name not in commands:
        print(__doc__)
        return 0 if name in ("", "-h", "--help", "help") else 2
    if name != "lock" and not prepare():
        return 1
    return commands[name](rest)


def run(arguments):
    """Open the wizard, or make the demo documents where there is no screen."""
    if has_screen():
        return program(arguments)
    print("这台电脑没有可用的屏幕，改为生成示例企业的全套材料。")
    return demo([str(ROOT / ".demo")])


def demo(arguments):
    """The sample firm's documents."""
    return program(["demo", *(arguments or [str(ROOT / ".demo")])])


def jigai(arguments):
    """Any command of the program."""
    return program(arguments)


def program(arguments):
    """The program itself, in the prepared environment."""
    return call(python(), "-c", PROGRAM, *arguments, folder=None)


def lint(_arguments):
    """Style, formatting, types and the order of the rooms; all are run, the worst status counts."""
    checks = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    )
    return max(call(tool(check[0]), *check[1:]) for check in checks)


def test(arguments):
    """Lint, then the tests; without a screen Qt draws off-screen."""
    status = 0 if arguments else lint([])
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return max(status, call(python(), "-m", "pytest", *arguments))


def bench(arguments):
    """Ratios of speed and memory against a baseline of the same run."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call(python(), str(ROOT / "build" / "bench" / "run.py"), *arguments)


def lock(_arguments):
    """Renew the lock for every system and Python at once; hashes only, no addresses."""
    uv = shutil.which("uv")
    if uv is None:
        return fail("uv is needed to renew the lock.")
    options = "--group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
    return call(
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        *options.split(),
        "--no-emit-index-url",
        "-q",
        "--upgrade",
        "-o",
        str(LOCK),
    )


def prepare():
    """Make `.venv` once from the lock; True when it is ready."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    wanted += f" {sys.version_info[0]}.{sys.version_info[1]}"
    if not (STAMP.exists() and STAMP.read_text() == wanted and Path(python()).exists()):
        print("Preparing .venv (once; a few minutes) ...", flush=True)
        try:
            venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
        except (OSError, subprocess.CalledProcessError, SystemExit):
            fail("The environment could not be made. On Debian/Ubuntu: apt-get install python3-venv")
            return False
        pip = (python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        if call(*pip, "--require-hashes", "-r", str(LOCK)):
            fail("The libraries could not be installed; check the network and run the command again.")
            return False
        STAMP.write_text(wanted)
    return prepare_qt()


def prepare_qt():
    """The system libraries Qt needs on Linux; True when Qt loads."""
    if not sys.platform.startswith("linux") or qt_loads():
        return True
    line = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *QT_LIBRARIES]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing the system libraries Qt needs ...", flush=True)
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        call("apt-get", "update", "-q", quiet=True)
        call(*line, quiet=True)
        if qt_loads():
            return True
    fail("Qt misses system libraries. On Debian/Ubuntu type:\n  sudo " + " ".join(line))
    return False


def qt_loads():
    """True when Qt's widgets and its screen plug-in find all their libraries."""
    probe = (
        "import PySide6.QtWidgets as w, ctypes, pathlib; p = pathlib.Path(w.__file__).parent / 'Qt/plugins/platforms'; "
    )
    probe += "ctypes.CDLL(str(p / 'libqxcb.so'))"
    return call(python(), "-c", probe, quiet=True) == 0


def has_screen():
    """True where a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python():
    """The environment's interpreter."""
    return tool("python")


def tool(name):
    """A program of the environment."""
    return str(VENV / "Scripts" / (name + ".exe") if os.name == "nt" else VENV / "bin" / name)


def call(*command, quiet=False, folder=ROOT):
    """Run a program in the project's folder (None: where the user stands); returns its exit status."""
    environment = dict(os.environ, PYTHONUTF8="1")
    environment.pop("PYTHONPATH", None)
    output = subprocess.DEVNULL if quiet else None
    sys.stdout.flush()
    try:
        return subprocess.run(command, cwd=folder, env=environment, stdout=output, stderr=output).returncode
    except KeyboardInterrupt:
        return 130


def fail(sentence):
    """Say what is wrong; returns exit status 2."""
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
