#!/usr/bin/env python3
"""Measures the prompt on a real pseudo-terminal, against a practice portal of many people.

    ./mvnw -q -DskipTests package && src/bench/prompt.py [--people 100000] [--rounds 40]

Prints the milliseconds from a key press to its effect on the screen: Tab cold (not cached), Tab warm
(cached), one letter, and Ctrl-C during a request that is never answered. Then prints how many
requests the Tabs caused, and the memory after more and more Tabs. The machine's load is printed
first and last: on a busy machine the times mean little.
Needs Python 3 and Linux.
"""
import argparse, fcntl, itertools, json, os, pty, select, signal, socket, statistics, struct, subprocess, sys, tempfile, termios, threading, time, urllib.request

arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
arguments.add_argument("--people", type=int, default=100000)
arguments.add_argument("--rounds", type=int, default=40)
arguments.add_argument("--tabs", type=int, default=400, help="number of Tabs for the memory test")
arguments.add_argument("--launcher", default="target/photoshell/bin/photoshell")
options = arguments.parse_args()


class Counter:
    """Forwards bytes between shell and portal, and records the shell's requests."""

    def __init__(self, port):
        self.port, self.requests = port, []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = "http://127.0.0.1:%d" % self.listening.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            shell, _ = self.listening.accept()
            portal = socket.create_connection(("127.0.0.1", self.port))
            for one in (shell, portal):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.copy, args=(shell, portal, True), daemon=True).start()
            threading.Thread(target=self.copy, args=(portal, shell, False), daemon=True).start()

    def copy(self, source, target, counts):
        try:
            while data := source.recv(65536):
                if counts:
                    for line in data.split(b"\r\n"):
                        if line.endswith(b" HTTP/1.1"):
                            self.requests.append(line.decode())
                target.sendall(data)
        except OSError:
            pass
        finally:
            for one in (source, target):
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def count(self, part):
        return sum(part in one for one in self.requests)


class Shell:
    def __init__(self, address, key, home):
        environment = dict(os.environ, TERM="xterm-256color", PHOTOSHELL_HOME=home,
                           DOCSPACE_BASE_URL=address, DOCSPACE_API_KEY=key)
        environment.pop("NO_COLOR", None)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(options.launcher, [options.launcher], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))

    def quiet(self, seconds=0.15):
        while select.select([self.terminal], [], [], seconds)[0]:
            os.read(self.terminal, 65536)

    def press(self, keys, *wanted, patience=30):
        """Types keys and returns the milliseconds until one of the texts is on the screen, or None."""
        start, seen = time.perf_counter(), b""
        os.write(self.terminal, keys.encode())
        while True:
            left = start + patience - time.perf_counter()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                return None
            seen += os.read(self.terminal, 65536)
            if any(one.encode() in seen for one in wanted):
                return (time.perf_counter() - start) * 1000

    def clear(self):
        self.quiet()
        os.write(self.terminal, b"\x03")
        self.quiet()

    def memory(self):
        with open("/proc/%d/status" % self.pid) as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def names(port, key):
    """Returns prefixes of people's last names, so that every Tab has matches."""
    words = []
    for start in range(0, options.people, max(1, options.people // (4 * options.rounds))):
        request = urllib.request.Request(
            "http://127.0.0.1:%d/api/2.0/people/filter?count=1&startIndex=%d" % (port, start),
            headers={"Authorization": "Bearer " + key})
        with urllib.request.urlopen(request) as answer:
            name = json.load(answer)["response"][0].get("lastName", "").lower()[:3]
        if len(name) == 3 and name.isascii() and name.isalpha() and not any(name in one or one in name for one in words):
            words.append(name)
    return words[: options.rounds]


def report(name, times, note=""):
    shown = sorted(time for time in times if time is not None)
    if not shown:
        print("%-22s nothing shown in %d tries %s" % (name, len(times), note))
        return
    p95 = shown[min(len(shown) - 1, int(len(shown) * 0.95))]
    print("%-22s median %6.1f   95%% %6.1f   most %6.1f   of %d %s"
          % (name, statistics.median(shown), p95, shown[-1], len(shown), note))


print("%-22s %s" % ("load", "%.1f %.1f %.1f" % os.getloadavg()))
portal = subprocess.Popen([options.launcher, "practice-portal", "--people", str(options.people)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
home = tempfile.mkdtemp()
shell = None
try:
    port = int(portal.stdout.readline().strip().rsplit(":", 1)[1])
    key = portal.stdout.readline().split()[2]
    counter = Counter(port)
    shell = Shell(counter.address, key, home)
    if shell.press("", "photoshell> ") is None or shell.press("connect\r", "(omar)> ") is None:
        sys.exit("photoshell did not connect")
    shell.quiet(1)

    words = names(port, key)
    tabs = 0
    listed = ("@example", " more: type")
    shell.press("person zz", "zz")  # the very first Tab also loads classes; it counts as cold
    cold, warm = [], []
    before = counter.count("people/filter")
    memory = shell.memory()
    for times in (cold, warm):
        for word in words:
            shell.clear()
            shell.press("person " + word, word)
            shell.quiet(0.05)
            times.append(shell.press("\t", *listed, patience=1))
            tabs += 1
        asked = counter.count("people/filter") - before
        if times is cold:
            late = sum(time is None for time in cold)
            asked_cold = asked
    report("Tab, cold", cold, "(%d later than 300 ms: there at the next Tab)" % late)
    report("Tab, warm", warm)
    print("%-22s %d searches for %d cold Tabs, %d for %d warm ones"
          % ("requests", asked_cold, len(cold), asked - asked_cold, len(warm)))
    levels = ["%d MB before" % memory, "%d MB after %d Tabs" % (shell.memory(), tabs)]
    # Different words each time, so that each is requested and cached.
    letters = "abcdefghijklmnoprstuvwz"
    for first, second in itertools.product(letters, letters):
        if tabs >= options.tabs:
            break
        shell.clear()
        shell.press("person " + first + second, first + second)
        shell.press("\t", *listed, patience=0.4)
        tabs += 1
        if tabs % 80 == 0:
            levels.append("%d after %d" % (shell.memory(), tabs))
    print("%-22s %s" % ("memory", ", ".join(levels)))

    typed = []
    for _ in range(max(1, options.rounds // 8)):
        shell.clear()
        for letter in "photo-set ada https://photos.example/ada.png":
            typed.append(shell.press(letter, letter, patience=2))
            shell.quiet(0.02)
    report("one letter", typed)

    stopped = []
    for _ in range(max(1, options.rounds // 8)):
        shell.clear()
        before = counter.count("PUT ")
        shell.press("photo-set @self https://photos.example/slow.png --yes", "--yes")
        os.write(shell.terminal, b"\r")
        end = time.time() + 30
        while counter.count("PUT ") == before and time.time() < end:
            time.sleep(0.01)
        time.sleep(0.1)
        stopped.append(shell.press("\x03", "Cancelled"))
        shell.quiet(0.3)
    report("Ctrl-C in a call", stopped)
    print("%-22s %s" % ("load", "%.1f %.1f %.1f" % os.getloadavg()))
finally:
    if shell:
        os.kill(shell.pid, signal.SIGKILL)
    portal.kill()
