#!/usr/bin/env python3
"""Measures the start-up cost of a 3 MB API description: first read, and later from its parsed form.

    ./mvnw -q -DskipTests package && src/bench/api_description.py [--rounds 7] [--file openapi.yaml]

Without --file, a 3 MB description is generated from the bundled one, its operations repeated
under new names. Each round runs `version`, the first read and a later read, one after the other;
medians are printed in milliseconds, whole process, and as ratios to `version`. Needs Python 3.
"""
import argparse, os, re, shutil, statistics, subprocess, sys, tempfile, time

SLICE = "src/main/resources/openapi-people-photo.yaml"
SIZE = 3_000_000

arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
arguments.add_argument("--rounds", type=int, default=7)
arguments.add_argument("--file", help="an API description; generated if omitted")
arguments.add_argument("--launcher", default="target/photoshell/bin/photoshell")
options = arguments.parse_args()


def copies(section, size, renamed):
    """Returns the section and enough renamed copies of it to reach the size."""
    parts, length = [section], len(section)
    while length < size:
        parts.append(renamed(section, len(parts)))
        length += len(parts[-1])
    return "".join(parts)


def large():
    with open(SLICE, encoding="utf-8") as file:
        text = file.read()
    head, rest = text.split("\npaths:\n")
    paths, rest = rest.split("\ncomponents:\n  schemas:\n")
    schemas, tail = re.split(r"\n(?=  \S)", rest, maxsplit=1)
    share = len(paths) / (len(paths) + len(schemas))

    def path(section, number):
        section = re.sub(r"(?m)^  /api/2\.0/", f"  /api/2.0/more{number}/", section)
        return references(section, 1 + number % few)

    def schema(section, number):
        return references(re.sub(r"(?m)^    (\w+):$", rf"    \g<1>{number}:", section), number)

    def references(section, number):
        return re.sub(r"(#/components/schemas/\w+)", rf"\g<1>{number}", section)

    few = int(SIZE * (1 - share) / len(schemas)) - 1
    return "\n".join([
        head, "paths:", copies(paths + "\n", SIZE * share, path),
        "components:\n  schemas:", copies(schemas + "\n", SIZE * (1 - share), schema), tail])


def millis(*words):
    start = time.monotonic()
    ended = subprocess.run([options.launcher, *words], stdin=subprocess.DEVNULL, capture_output=True,
                           text=True, env=dict(os.environ, PHOTOSHELL_HOME=home))
    if ended.returncode:
        sys.exit(f"{' '.join(words)} exited with {ended.returncode}: {ended.stderr}")
    answers[words[0]] = ended.stdout.splitlines()[0]
    return (time.monotonic() - start) * 1000


with tempfile.TemporaryDirectory() as folder:
    file = options.file or os.path.join(folder, "openapi.yaml")
    if not options.file:
        with open(file, "w", encoding="utf-8") as made:
            made.write(large())
    home, answers, rounds = os.path.join(folder, "home"), {}, []
    for _ in range(options.rounds):
        shutil.rmtree(home, ignore_errors=True)
        rounds.append((millis("version"), millis("api", "--description", file),
                       millis("help", "api", "GET", "people/@self")))
    print(f"{os.path.getsize(file):,} bytes. {answers['api']}")
    version, first, later = (statistics.median(column) for column in zip(*rounds))
    print(f"version     {version:5.0f} ms")
    for name, median, index in (("first read", first, 1), ("later", later, 2)):
        more = statistics.median(one[index] - one[0] for one in rounds)
        print(f"{name:<10}  {median:5.0f} ms, {median / version:.2f} of version, {more:+.0f} ms")
