"""Run the brochure maker, or its tests, with nothing installed but Python 3.11 or newer.

    python3 make.py ARGS...       runs  <.venv's python> -m brochure ARGS...  where you are
    python3 make.py test ARGS...  runs  <.venv's python> -m pytest ARGS...    beside this file

In:  pyproject.toml beside this file, and the internet on the first run.
Out: .venv beside this file, which no other folder shares and which may be deleted at any time;
     words about the set-up, on standard error only; and the exit code of the command itself
     (3: this machine could not make it ready, 130: stopped with Ctrl+C).

.venv/make.stamp says what .venv was made from and is written last. When it does not fit what is
there now (pyproject.toml, the folder, the Python below .venv), .venv is emptied and made again.
"""
# This file must parse under any old Python, to say that it is too old: hence no f-strings, no
# "raise ... from", and only ASCII. Every run pays for what is imported up here: os and sys only.
# ruff: noqa: UP031, UP036

import os
import sys

WINDOWS = os.name == "nt"
HERE = os.path.dirname(os.path.realpath(__file__))
PROJECT = os.path.join(HERE, "pyproject.toml")
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
CONFIG = os.path.join(VENV, "pyvenv.cfg")
STAMP = os.path.join(VENV, "make.stamp")
LOCK = os.path.join(VENV, "make.lock")  # not ".lock": uv locks that one itself
LOG = os.path.join(VENV, "make.log")

SIGNS = (("\u2026", "..."), ("\u2713", "ok"), ("\u2014", "-"))  # and what says them in ASCII
# Python settings of the caller that would mix another Python's files into ours.
STRANGE = ("PYTHONPATH", "PYTHONHOME", "PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV",
           # and one by which every run would compile all modules anew: a quarter of its time
           "PYTHONDONTWRITEBYTECODE")
# PIP_... and UV_... settings that send packages elsewhere; those on how to reach the net stay.
MEDDLING = ["USER", "TARGET", "PREFIX", "ROOT", "PYTHON", "SYSTEM_PYTHON", "REQUIRE_VIRTUALENV", "DRY_RUN", "NO_DEPS", "NO_BUILD_ISOLATION", "NO_EDITABLE", "REQUIRE_HASHES", "CONSTRAINT", "PROJECT", "WORKING_DIR"]

FULL = ("No space left", "Errno 28", "os error 28", "not enough space", "Disk quota exceeded")
CLOSED = ("Read-only file system", "Permission denied", "Access is denied", "os error 13",
          "os error 30")
OFFLINE = ("connection broken by", "NewConnectionError", "name resolution", "getaddrinfo failed",
           "Network is unreachable", "ProxyError", "ConnectTimeout", "ReadTimeout", "dns error",
           "error sending request", "tcp connect", "are you offline", "Connection refused",
           "CERTIFICATE_VERIFY_FAILED", "connectivity is disabled")
FULL_SAID = "The disk is full: free about 500 MB, then run the same command again."
CLOSED_SAID = (
    "This folder cannot be written to: %s \u2014 copy the whole folder to a place of your own, or"
    " close the program that still uses its .venv, then run the same command again." % HERE
)
OFFLINE_SAID = (
    "The parts could not be fetched: connect this computer to the internet (or ask whoever looks"
    " after its proxy or firewall), then run the same command again."
)


class Trouble(Exception):
    """One sentence on what this machine lacks, with the remedy."""


def main(args):
    """Make .venv ready where it is not, hand over to it, and return the exit code."""
    if sys.version_info < (3, 11):
        say("This needs Python 3.11 or newer, and this one is %d.%d: install a newer Python, then"
            " run this file with it, as in: python3.11 make.py" % tuple(sys.version_info[:2]))
        return 3
    testing = args[:1] == ["test"]
    extra = "[test]" if testing else ""
    try:
        if not ready(extra):
            set_up(extra)
        if testing:
            os.chdir(HERE)
            return hand_over(["-m", "pytest"] + args[1:])
        # -P: a file of the user's that is called like a module (email.py) must not be taken for it
        return hand_over(["-P", "-m", "brochure"] + args)
    except KeyboardInterrupt:
        say("\nStopped. The next run starts the set-up afresh.")
        return 130
    except Trouble as trouble:
        say(str(trouble))
    except OSError as error:
        say(in_words(error))
    return 3


def ready(extra):
    """Whether .venv was finished, with this extra, from what is here now."""
    try:
        with open(STAMP, "rb") as file:
            extras, folder, made_from = file.read().split(b"\0", 2)
        # samefile: the folder did not move when it is only spelled another way
        return (extra.encode() in extras and os.path.samefile(folder, HERE)
                and os.path.exists(PYTHON) and made_from == origin())
    except (OSError, ValueError):
        return False


def origin():
    """Of what .venv is made: pyproject.toml and the Python below it, by minor version."""
    import hashlib

    with open(PROJECT, "rb") as file:
        project = hashlib.sha256(file.read()).hexdigest()
    with open(CONFIG, encoding="utf-8", errors="surrogateescape") as file:
        config = dict(line.rstrip("\n").split(" = ", 1) for line in file if " = " in line)
    home = config.get("home", "")
    # An upgrade from 3.11 to 3.12 in place shows in bin/python -> .../python3.12, and on Windows
    # in python311.dll going away. One from 3.11.7 to 3.11.8 does no harm and asks for nothing.
    library = "python%s.dll" % "".join(config.get("version", "").split(".")[:2])
    facts = (project, home, str(os.path.isdir(home)), os.path.basename(os.path.realpath(PYTHON)),
             str(os.path.exists(os.path.join(home, library))))
    return os.fsencode("\0".join(facts))


def set_up(extra):
    """Make .venv, or add the extra to one that is good; one run at a time."""
    import shutil

    if not os.path.exists(PROJECT):
        raise Trouble("pyproject.toml is missing beside make.py: unpack or copy the whole folder,"
                      " not make.py alone, then run it there.")
    os.makedirs(VENV, exist_ok=True)
    with hold_lock() as lock:
        if ready(extra):  # another run made it while this one waited
            return
        kept = read(STAMP) if ready("") else b""
        if kept:
            say("Adding the test tools (about a minute; only once) \u2026")
        elif os.path.exists(CONFIG):
            say("Out of date or cut off: setting up again (about a minute) \u2026")
        else:
            say("First run: setting up (about a minute; only once) \u2026")
        if os.path.exists(STAMP):
            os.remove(STAMP)  # before anything else: from here on, a cut leaves no stamp
        uv = shutil.which("uv")
        if not kept:
            make_venv(uv, lock)
        made_from = origin()  # before the install: pyproject.toml may change in the meantime
        try:
            install(extra, uv, lock)
        except Trouble:
            if kept:  # refused as a whole, so what was there still works, also without a network
                write(STAMP, kept)
            raise
        write(STAMP, b"\0".join((extra.encode(), os.fsencode(HERE), made_from)))
        say("Ready \u2014 from now on it starts at once.")


def make_venv(uv, lock):
    """An empty .venv on the Python that runs this file (not on a .venv of the user's)."""
    import importlib.util
    import shutil

    needed = ("venv",) if uv else ("venv", "ensurepip")
    if not all(importlib.util.find_spec(name) for name in needed):
        raise Trouble("This Python comes without its venv part: install it (Debian, Ubuntu: sudo"
                      " apt install python3-venv; else a complete Python), then run this again.")
    for entry in list(os.scandir(VENV)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.path != LOCK:
            os.remove(entry.path)
    python = getattr(sys, "_base_executable", None) or sys.executable
    run("a Python of its own", [python, "-I", "-m", "venv", "--without-pip", VENV], lock)


def install(extra, uv, lock):
    """The project in editable mode, with its parts, into .venv."""
    what = ["-e", "." + extra]  # in HERE: a path with brackets in it would be read as an extra
    if uv:
        run("the parts, with uv", [uv, "pip", "install", "--python", PYTHON] + what, lock)
    else:
        # also where pip may be there already: the .venv may have been made with uv, without it
        run("an installer", [PYTHON, "-I", "-m", "ensurepip", "--upgrade"], lock)
        pip = [PYTHON, "-m", "pip", "--no-input", "--disable-pip-version-check", "install"]
        run("the parts, with pip", pip + what, lock)
    # An editable install is a .pth file that names this folder in UTF-8. Python 3.11 reads it in
    # the encoding of the moment, and dies of an accent in the path: leave nothing but ASCII there.
    for top, _, names in os.walk(VENV):
        for path in (os.path.join(top, name) for name in names if name.endswith(".pth")):
            lines = read(path).decode("utf-8", "surrogateescape").splitlines()
            if not "".join(lines).isascii():
                code = ["import sys; sys.path.append(%s)\n" % ascii(line) for line in lines]
                write(path, "".join(code).encode("ascii"))


def run(step, command, lock):
    """One step of the set-up: its output into the log, a dot a second, or Trouble."""
    import shutil
    import subprocess

    env = {name: value for name, value in os.environ.items()
           if not name.startswith("PYTHON") and name not in STRANGE
           and not (name.startswith(("PIP_", "UV_")) and name.split("_", 1)[1] in MEDDLING)}
    env.update(PIP_USER="0", PYTHONIOENCODING="utf-8")  # PIP_USER: over "user = true" in pip.conf
    say("  " + step + " ", end="")
    with open(LOG, "ab") as log:
        # The lock goes along: when only this process is killed, the next run waits for the child.
        child = subprocess.Popen(command, cwd=HERE, env=env, stdin=subprocess.DEVNULL, stdout=log,
                                 stderr=log, pass_fds=() if WINDOWS else (lock.fileno(),))
        try:
            while True:
                try:
                    code = child.wait(timeout=1)
                    break
                except subprocess.TimeoutExpired:
                    say(".", end="")
        except BaseException:
            child.kill()
            child.wait()
            raise
    say(" \u2713" if code == 0 else "")
    if code:
        lines = read(LOG).decode("utf-8", "replace").splitlines()
        lines = [line for line in lines if line.strip()][-40:]
        if shutil.disk_usage(HERE).free < 2**24:  # then the log may have found no room to say so
            raise Trouble(FULL_SAID)
        for words, said in ((FULL, FULL_SAID), (OFFLINE, OFFLINE_SAID), (CLOSED, CLOSED_SAID)):
            if any(word in line for line in lines for word in words):
                raise Trouble(said)
        raise Trouble("The set-up failed; its last lines are below, and all of them in %s \u2014"
                      " show them to whoever looks after this folder.\n  %s"
                      % (LOG, "\n  ".join(lines[-12:])))


def hold_lock():
    """The open lock file. The system lets go of it when its holder dies, so it is never stale."""
    import errno
    import time

    lock = open(LOCK, "a")
    waiting = False
    while True:
        try:
            if WINDOWS:
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                break  # a drive that knows no locks: better to go on than never to start
        say("." if waiting else "Another run is setting up: waiting for it ", end="")
        waiting = True
        time.sleep(1)
    if waiting:
        say("")
    return lock


def hand_over(args):
    """Become the command (POSIX), or run it as a child and return its exit code (Windows)."""
    env = {name: value for name, value in os.environ.items() if name not in STRANGE}
    if not WINDOWS:
        os.execve(PYTHON, [PYTHON] + args, env)
    import subprocess

    child = subprocess.Popen([PYTHON] + args, env=env)
    while True:
        try:
            code = child.wait()
            return code - 2**32 if code >= 2**31 else code  # sys.exit takes a signed number
        except KeyboardInterrupt:
            pass  # the child got it too, and says what it means


def in_words(error):
    """An OSError as one sentence."""
    import errno

    name = errno.errorcode.get(error.errno)
    if name in ("ENOSPC", "EDQUOT"):
        return FULL_SAID
    if name in ("EACCES", "EPERM", "EROFS"):
        return CLOSED_SAID
    return "This did not work: %s \u2014 delete the folder %s and run this again." % (error, VENV)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, content):
    """All of it or nothing."""
    with open(path + ".new", "wb") as file:
        file.write(content)
    os.replace(path + ".new", path)


def say(text, end="\n"):
    """On standard error: standard output belongs to the command."""
    for sign, plain in SIGNS:
        try:
            sign.encode(sys.stderr.encoding or "ascii")
        except UnicodeError:
            text = text.replace(sign, plain)
    sys.stderr.write(text + end)
    sys.stderr.flush()


def own_window():
    """Windows: whether the window closes with us, as after a double-click.

    So it does when only Pythons (py.exe starts python.exe) are in it, and no cmd or PowerShell."""
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    ids = (ctypes.c_uint32 * 8)()
    count = kernel.GetConsoleProcessList(ids, 8)
    for number in ids[:count]:
        name, size = ctypes.create_unicode_buffer(1024), ctypes.c_uint32(1024)
        process = ctypes.c_void_p(kernel.OpenProcess(0x1000, 0, number))  # only to ask its name
        kernel.QueryFullProcessImageNameW(process, 0, name, ctypes.byref(size))
        kernel.CloseHandle(process)
        if not name.value.lower().rsplit("\\", 1)[-1].startswith("py"):
            return False
    return count > 0


def wait_for_key():
    """Windows: keep a window of our own open until it was read."""
    if WINDOWS and sys.stdin and sys.stdin.isatty() and own_window():
        say("\nPress Enter to close ", end="")
        sys.stdin.readline()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    wait_for_key()
    sys.exit(code)
