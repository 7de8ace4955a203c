#!/usr/bin/env python3
"""Makes the bundled API description from an official OpenAPI description in JSON.

    src/tools/api_description.py openapi.json

Only calls, parameters, types and allowed values are taken over, none of the texts. Summaries,
descriptions of parameters and names of values are this project's own: those in the present file
are kept, and a new call gets a summary from its operation's name. A call has one line, then each
schema has one: the names on the way to a value, and the value as JSON, separated by tabs, which is
the format of DescriptionFile.
"""
import json, re, sys

TARGET = "src/main/resources/io/github/photoshell/api/docspace-api.tsv"
TEXTS = {"description", "summary", "title", "example", "examples", "externalDocs"}
UNUSED = TEXTS | {"security", "headers", "operationId", "tags"}
FREE_NAMES = {"properties", "schemas", "paths", "responses", "content"}
UPPER = {"Ai": "AI", "Api": "API", "Csp": "CSP", "Dns": "DNS", "Html": "HTML", "Pdf": "PDF",
         "Smtp": "SMTP", "Sms": "SMS", "Sso": "SSO", "Tfa": "TFA", "Uri": "URI", "Url": "URL",
         "Xlsx": "XLSX", "Id": "ID", "Ip": "IP", "Jwt": "JWT", "Cdn": "CDN", "Db": "database",
         "Oauth": "OAuth"}


def facts(node, parent=""):
    """Returns a copy without texts and without members that the shell does not use."""
    if isinstance(node, list):
        return [facts(item) for item in node]
    if not isinstance(node, dict):
        return node
    free = parent in FREE_NAMES
    return {name: facts(value, "" if free else name) for name, value in node.items()
            if free or (name not in UNUSED and not name.startswith("x-"))}


def own_texts(lines):
    """Returns the summaries, parameters' descriptions and values' names of the present file."""
    summaries, parameters, values = {}, {}, {}
    for line in lines:
        *names, value = line.rstrip("\n").split("\t")
        value = json.loads(value)
        if names[0] == "paths":
            summaries[names[1], names[2]] = value["summary"]
            for one in value.get("parameters", []):
                parameters.setdefault(one["name"], one.get("description"))
                values[one["name"]] = one["schema"].get("items", {}).get("x-enum-varnames")
        elif names[0] == "components":
            values[names[2]] = value.get("x-enum-varnames")
    return summaries, parameters, values


def summary(operation):
    """Returns the operation's name as words, with its tag where the name does not say it."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", operation["operationId"])
    words = [UPPER.get(word.capitalize(), word.lower()) for word in words]
    text = " ".join(words)
    tag = operation.get("tags", [""])[0].split(" / ")[-1]
    known = any(re.sub(r"s$", "", word.lower()) in text.lower() for word in re.findall(r"\w+", tag))
    return text[0].upper() + text[1:] + ("" if known or not tag else f" ({tag})")


def write(document, old, out):
    summaries, parameters, values = own_texts(old)

    def line(*columns):
        *names, value = columns
        print(*names, json.dumps(value, separators=(",", ":")), sep="\t", file=out)

    def named(schema, name):
        if values.get(name) and len(values[name]) == len(schema.get("enum", [])):
            schema["x-enum-varnames"] = values[name]

    line("info", {"version": document["info"]["version"], "description":
         "Calls and shapes of ONLYOFFICE/docspace-api-sdk-java, api/openapi.yaml (Apache-2.0);"
         " all texts are photoshell's own."})
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            call = {"summary": summaries.get((path, method)) or summary(operation)}
            call.update(facts(operation))
            for one in call.get("parameters", []):
                if parameters.get(one["name"]):
                    one["description"] = parameters[one["name"]]
                named(one["schema"].get("items", {}), one["name"])
            line("paths", path, method, call)
    for name, schema in document["components"]["schemas"].items():
        schema = facts(schema)
        named(schema, name)
        line("components", "schemas", name, schema)
    line("end", 1)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        source = json.load(file)
    try:
        with open(TARGET, encoding="utf-8") as file:
            present = file.readlines()
    except FileNotFoundError:
        present = []
    with open(TARGET, "w", encoding="utf-8") as made:
        write(source, present, made)
