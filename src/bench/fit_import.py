#!/usr/bin/env python3
"""Measures what --fit costs: processors of an import of 500 JPEGs, and memory for one of 12 megapixels.

    src/bench/fit_import.py target/photoshell/bin/photoshell [images]

Needs ImageMagick. The import keeps to the portal's limit of 1500 requests a minute. Fails if --fit of
a JPEG of 12 megapixels takes more than 128 MB beyond the same command without it.
"""
import os
import subprocess
import sys
import tempfile
import time

import practice_portal

LAUNCHER = os.path.abspath(sys.argv[1])
IMAGES = int(sys.argv[2]) if len(sys.argv) > 2 else 500
MAX_EXTRA_MB = 128


def run(home, address, key, *words):
    """Returns seconds, processor seconds and peak megabytes of one command."""
    environment = dict(os.environ, PHOTOSHELL_HOME=home, DOCSPACE_API_KEY=key)
    before = time.time()
    process = subprocess.Popen([LAUNCHER, "--portal", address, *words], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(" ".join(words) + ": " + process.stderr.read().decode())
    return time.time() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def magick(*words):
    subprocess.run(["convert", *words], check=True)


def main():
    with tempfile.TemporaryDirectory() as work:
        portal, address, key = practice_portal.start(LAUNCHER, work, IMAGES + 60)
        try:
            photo = work + "/photo.jpg"
            magick("-size", "4000x3000", "plasma:fractal", "-attenuate", "0.2", "+noise", "Gaussian",
                   "-quality", "80", photo)
            small = work + "/small.jpg"
            magick(photo, "-resize", "25%", "-quality", "80", small)
            print(f"JPEG of 12 megapixels, {os.path.getsize(photo) >> 10} KB; "
                  f"processors: {os.cpu_count()}, load: {os.getloadavg()[0]:.1f}")
            plain = min(run(work, address, key, "photo-set", "@self", small, "--yes", "--again")[2]
                        for _ in range(3))
            fit = max(run(work, address, key, "photo-set", "@self", photo, "--fit", "--yes", "--again")[2]
                      for _ in range(3))
            print(f"photo-set: {plain} MB at most; with --fit of 12 megapixels: {fit} MB; "
                  f"{fit - plain} MB more")
            listed = subprocess.run(
                [LAUNCHER, "--portal", address, "people", "--status", "active", "--all", "--jq",
                 ".[] | .userName"], capture_output=True, text=True, check=True,
                env=dict(os.environ, PHOTOSHELL_HOME=work, DOCSPACE_API_KEY=key)).stdout.split("\n")
            names = [name for name in listed if name][:IMAGES]
            folder = work + "/photos"
            os.makedirs(folder)
            for name in names:
                os.link(photo, f"{folder}/{name}.jpg")
            seconds, processor, megabytes = run(
                work, address, key, "photo-import", folder, "--fit", "--yes")
            print(f"import of {len(names)} with --fit: {seconds:.0f} s, {processor:.0f} s of processor time, "
                  f"{processor / seconds:.2f} processors busy, {megabytes} MB at most")
            if fit - plain > MAX_EXTRA_MB:
                sys.exit(f"FAILED: --fit takes more than {MAX_EXTRA_MB} MB")
        finally:
            portal.kill()


main()
