#!/usr/bin/env python3
"""Imports and undoes the photos of many people with faults, killing photoshell again and again.

    src/bench/killed_import.py target/photoshell/bin/photoshell [people] [kills]

A proxy before a practice portal spoils one request in ten: 429, 502, or a connection that is dropped
before or after the portal has done its work. photoshell is killed (SIGKILL) at random moments and
started again until it is done. Fails if a change took effect twice, if a photo is missing, or if the
undo does not restore every photo byte for byte.
"""
import collections
import hashlib
import http.client
import http.server
import json
import os
import random
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import practice_portal

LAUNCHER = os.path.abspath(sys.argv[1])
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
FAULTS = 0.1
MAX_RUNS = 60
chance = random.Random(17)


def png(number, shade):
    """Returns a small image that no other number and shade give."""
    width = 24 + number % 40
    row = b"\0" + bytes((number * 7 % 256, number // 256, shade)) * width
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, 30, 8, 2, 0, 0, 0)),
              (b"IDAT", zlib.compress(row * 30)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks)


class Portal:
    """The practice portal, and what it holds."""

    def __init__(self, home):
        self.process, address, self.key = practice_portal.start(LAUNCHER, home, PEOPLE * 11 // 10 + 60)
        self.port = int(address.rsplit(":", 1)[1])
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def get(self, path):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers={"Authorization": "Bearer " + self.key})
        return line.getresponse().read()

    def people(self):
        found, start = {}, 0
        while True:
            page = json.loads(self.get(
                f"/api/2.0/people/filter?count=100&startIndex={start}&sortBy=email&employeeStatus=1"))
            for person in page["response"]:
                found[person["id"]] = person
            start += len(page["response"])
            if start >= page["total"] or not page["response"]:
                return found

    def photos(self, ids):
        """Returns a digest of each photo; an empty one where there is none."""
        digests, people = {}, self.people()
        for one in ids:
            original = people[one]["avatarOriginal"].split("?")[0]
            none = original.endswith("default_user_photo_size_200-200.png")
            digests[one] = "" if none else hashlib.sha256(self.get(original)).hexdigest()
        return digests


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    portal = None
    faults = 0.0
    lock = threading.Lock()
    changes = collections.Counter()
    removed = set()
    requests = 0
    spoiled = 0

    def log_message(self, *words):
        pass

    def drop(self):
        self.close_connection = True
        self.connection.shutdown(2)

    def answer(self, status, kind, body, headers=()):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with Proxy.lock:
            Proxy.requests += 1
            fault = chance.choice("429 502 before after".split()) \
                if chance.random() < Proxy.faults else ""
            Proxy.spoiled += fault != ""
        if fault == "429":
            return self.answer(429, "text/plain", b"")
        if fault == "502":
            return self.answer(502, "text/html", b"<html>bad gateway</html>")
        if fault == "before":
            return self.drop()
        line = http.client.HTTPConnection("127.0.0.1", Proxy.portal.port, timeout=60)
        line.request(self.command, self.path, body or None,
                     {k: v for k, v in self.headers.items() if k not in ("Connection", "Host")})
        response = line.getresponse()
        data = response.read()
        line.close()
        match = re.fullmatch(r"/api/2.0/people/([^/]+)/photo", self.path)
        if match and self.command != "GET" and response.status == 200 \
                and json.loads(data)["response"].get("success", True):
            with Proxy.lock:
                one = match.group(1)
                # A removal that is repeated changes nothing.
                again = self.command == "DELETE" and one in Proxy.removed
                Proxy.changes[one] += not again
                (Proxy.removed.add if self.command == "DELETE" else Proxy.removed.discard)(one)
        if fault == "after":
            return self.drop()
        return self.answer(response.status, response.headers.get("Content-Type", ""), data)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, address):
        """A killed client is no error."""


def run(home, address, key, kills, *words):
    """Runs a command until it has ended well, and kills it at random moments."""
    environment = dict(os.environ, PHOTOSHELL_HOME=home + "/shell", DOCSPACE_API_KEY=key)
    began, killed = time.time(), 0
    for number in range(1, MAX_RUNS + 1):
        process = subprocess.Popen(
            [LAUNCHER, "--portal", address, *words], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=environment, text=True, start_new_session=True)
        output = []
        reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
        reader.start()
        try:
            process.wait(chance.uniform(4, 25) if killed < kills else None)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed += 1
        reader.join()
        if process.returncode == 0:
            print(f"{words[0]}: done in run {number}, killed {killed} times,"
                  f" {time.time() - began:.0f} s", flush=True)
            return
        if process.returncode >= 0:
            print(f"{words[0]}: run {number} ended with {process.returncode}: "
                  + " | ".join(output[0].splitlines()[-12:]), flush=True)
    sys.exit(f"{words[0]}: not done after {MAX_RUNS} runs")


def check(what, wrong):
    if wrong:
        print(f"FAILED: {what}: {len(wrong)}, such as {list(wrong)[:3]}")
        sys.exit(1)
    print(f"OK: {what}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as home:
        portal = Portal(home)
        Proxy.portal = portal
        server = Server(("127.0.0.1", 0), Proxy)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            ids = list(portal.people())[:PEOPLE]
            print(f"{len(ids)} people", flush=True)
            for folder, shade, chosen in (("first", 1, ids[::2]), ("second", 2, ids)):
                os.makedirs(f"{home}/{folder}")
                for number, one in enumerate(chosen):
                    with open(f"{home}/{folder}/{one}.png", "wb") as file:
                        file.write(png(number, shade))
            run(home, address, portal.key, 0, "photo-import", home + "/first", "--yes", "--pace", "0")
            before = portal.photos(ids)
            Proxy.faults, Proxy.changes = FAULTS, collections.Counter()
            run(home, address, portal.key, KILLS,
                "photo-import", home + "/second", "--yes", "--pace", "0")
            check("no photo was set twice", [i for i in ids if Proxy.changes[i] > 1])
            sent = {one: hashlib.sha256(png(number, 2)).hexdigest() for number, one in enumerate(ids)}
            after = portal.photos(ids)
            check("every photo is set", [i for i in ids if after[i] != sent[i]])
            Proxy.changes = collections.Counter()
            run(home, address, portal.key, KILLS, "photo-undo", "--import", "--yes")
            check("no photo was restored twice", [i for i in ids if Proxy.changes[i] > 1])
            restored = portal.photos(ids)
            check("every photo is as before, byte for byte",
                  [i for i in ids if restored[i] != before[i]])
            print(f"{Proxy.requests} requests, {Proxy.spoiled} of them spoiled")
        finally:
            portal.process.kill()


main()
