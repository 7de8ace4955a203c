#!/usr/bin/env python3
"""Compares how long programs take to start, and how much memory they need.

    src/bench/start.py --rounds 15 \\
      --prompt photoshell target/photoshell/bin/photoshell version 'on Java' \\
      --prompt jshell jshell '41+1' 42 \\
      --once show 'target/photoshell/bin/photoshell version'

--prompt NAME COMMAND LINE ANSWER: the time until LINE, typed at the start, is answered by ANSWER on a
pseudo-terminal, and the peak memory of the process by then. ANSWER must not be a part of LINE.
--once NAME COMMAND: the time of a command that ends by itself; it must exit with 0.
The programs alternate. Prints medians, and the ratio to the one that was named last. The load of the
machine is printed first and last: on a busy machine only the ratios mean something.
Needs Python 3 and Linux.
"""
import argparse, os, pty, select, shlex, signal, statistics, subprocess, time

arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
arguments.add_argument("--rounds", type=int, default=11)
arguments.add_argument("--prompt", nargs=4, action="append", default=[], metavar=("NAME", "COMMAND", "LINE", "ANSWER"))
arguments.add_argument("--once", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
options = arguments.parse_args()
LIMIT = 120


def peak(pid):
    """Returns the peak memory of a process in MB."""
    with open("/proc/%d/status" % pid) as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def prompt(command, line, answer):
    """Returns the seconds until the answer, and the peak memory."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    os.write(terminal, (line + "\r").encode())
    screen = b""
    try:
        while answer not in screen.decode(errors="replace"):
            if not select.select([terminal], [], [], LIMIT)[0]:
                raise SystemExit("no answer of %s: %r" % (command, screen[-300:]))
            read = os.read(terminal, 65536)
            # Some programs ask the terminal where its cursor is.
            if b"\x1b[6n" in read:
                os.write(terminal, b"\x1b[1;1R")
            screen += read
        return time.perf_counter() - began, peak(pid)
    except OSError:
        raise SystemExit("%s ended: %r" % (command, screen[-300:]))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def once(command):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=LIMIT)
    return time.perf_counter() - began, None


def compare(what, measures):
    if not measures:
        return
    times = {name: [] for name in measures}
    memory = {name: [] for name in measures}
    # The first round fills the caches and does not count.
    for number in range(options.rounds + 1):
        for name, measure in measures.items():
            seconds, megabytes = measure()
            if number:
                times[name].append(seconds)
                memory[name].append(megabytes)
    last = statistics.median(times[list(measures)[-1]])
    print(what)
    for name in measures:
        median = statistics.median(times[name])
        held = "" if None in memory[name] else "  %5.0f MB" % statistics.median(memory[name])
        print("  %-20s %7.0f ms  ÷ last %5.2f%s" % (name, median * 1000, median / last, held))


print("load", *os.getloadavg())
compare("usable prompt", {
    name: lambda c=shlex.split(command), l=line, a=answer: prompt(c, l, a)
    for name, command, line, answer in options.prompt})
compare("one command", {
    name: lambda c=shlex.split(command): once(c) for name, command in options.once})
print("load", *os.getloadavg())
