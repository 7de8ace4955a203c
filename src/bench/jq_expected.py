#!/usr/bin/env python3
"""Records what the jq program prints for the filters of src/test/resources/jq, for JqFilterTest.

    src/bench/jq_expected.py

Each line of filters.txt is one filter; its input is people.json. Writes expected.json beside them:
for each filter the lines that 'jq -rc' prints, and whether it succeeded. Needs Python 3 and jq.
"""
import json, os, subprocess

FOLDER = "src/test/resources/jq"


def recorded(filter):
    ended = subprocess.run(["jq", "-rc", filter, f"{FOLDER}/people.json"], capture_output=True,
                           text=True, env=dict(os.environ, TZ="UTC"))
    return {"filter": filter, "ok": ended.returncode == 0, "lines": ended.stdout.splitlines()}


with open(f"{FOLDER}/filters.txt", encoding="utf-8") as file:
    results = [recorded(line.rstrip("\n")) for line in file]
version = subprocess.run(["jq", "--version"], capture_output=True, text=True).stdout.strip()
with open(f"{FOLDER}/expected.json", "w", encoding="utf-8") as file:
    json.dump({"jq": version, "results": results}, file, ensure_ascii=False, indent=1)
    file.write("\n")
print(f"{len(results)} filters recorded with {version}")
