#!/usr/bin/env python3
"""Measures the start-up cost of a 3 MB API description: first read, and later from its parsed form.

    ./mvnw -q -DskipTests package && src/bench/api_description.py [--rounds 7] [--file openapi.yaml]

Without --file, a 3 MB description is generated from the bundled one, its calls and schemas repeated
under new names. Each round runs `version`, the first read and a later read, one after the other;
medians are printed in milliseconds, whole process, and as ratios to `version`. Needs Python 3.
"""
import argparse, json, os, shutil, statistics, subprocess, sys, tempfile, time

BUNDLED = "src/main/resources/io/github/photoshell/api/docspace-api.tsv"
SIZE = 3_000_000

arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
arguments.add_argument("--rounds", type=int, default=7)
arguments.add_argument("--file", help="an API description; generated if omitted")
arguments.add_argument("--launcher", default="target/photoshell/bin/photoshell")
options = arguments.parse_args()


def large():
    """Returns a document with the bundled calls and schemas and renamed copies of them."""
    with open(BUNDLED, encoding="utf-8") as file:
        text = file.read()
    paths, schemas = {}, {}
    for number in range(SIZE // len(text) + 1):
        more = f"more{number}" if number else ""
        for line in text.splitlines():
            *names, value = line.split("\t")
            if names[0] == "paths":
                paths.setdefault(("/" + more if more else "") + names[1], {})[names[2]] = json.loads(value)
            elif names[0] == "components":
                schemas[names[2] + more] = json.loads(value)
    return json.dumps({"openapi": "3.0.4", "info": {"title": "large", "version": "0"},
                       "paths": paths, "components": {"schemas": schemas}})


def millis(*words):
    start = time.monotonic()
    ended = subprocess.run([options.launcher, *words], stdin=subprocess.DEVNULL, capture_output=True,
                           text=True, env=dict(os.environ, PHOTOSHELL_HOME=home))
    if ended.returncode:
        sys.exit(f"{' '.join(words)} exited with {ended.returncode}: {ended.stderr}")
    answers[words[0]] = ended.stdout.splitlines()[0]
    return (time.monotonic() - start) * 1000


with tempfile.TemporaryDirectory() as folder:
    file = options.file or os.path.join(folder, "openapi.json")
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
