#!/usr/bin/env python3
"""Prints, for pictures made by other programs, what photoshell says about each and what it would send.

    src/bench/said_and_sent.py target/photoshell/bin/photoshell [folder of more pictures]

Needs ImageMagick; cwebp and heif-enc are used where they are installed. The table comes from
'photo-import --dry-run' with and without --fit on a practice portal. Fails if a picture that ImageMagick
made cannot be sent with --fit, or if one that cannot be read is not named for what it is.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import practice_portal

LAUNCHER = os.path.abspath(sys.argv[1])
MORE = sys.argv[2] if len(sys.argv) > 2 else None

# The ending and the options of ImageMagick.
MAGICK = [
    ("jpg", "-quality 85"), ("jpg", "-quality 85 -interlace JPEG"), ("jpg", "-colorspace Gray"),
    ("jpg", "-colorspace CMYK"), ("jpg", "-sampling-factor 4:4:4"), ("jpg", "-quality 100 -resize 6000x"),
    ("jpg", "-set comment hello"), ("jpg", "-density 300"), ("jpg", "-orient RightTop"),
    ("png", ""), ("png", "-interlace PNG"), ("png", "-colorspace Gray"), ("png", "-depth 16"),
    ("png", "-colors 16"), ("png", "-colors 200 -type Palette"), ("png", "-alpha set -channel A -evaluate set 50%"),
    ("png", "-monochrome"), ("png", "-gamma 0.5"), ("png", "-resize 3000x"), ("png", "-set comment hello"),
    ("gif", ""), ("gif", "-interlace GIF"), ("gif", "-transparent white"),
    ("bmp", ""), ("bmp", "-colors 16"), ("bmp", "-monochrome"), ("bmp", "-define bmp:format=bmp3"),
    ("tif", ""), ("tif", "-compress lzw"), ("tif", "-compress zip"), ("tif", "-depth 16"),
    ("tif", "-monochrome -compress group4"), ("tif", "-alpha set"),
]
CWEBP = ["-q 80", "-lossless", "-q 60 -alpha_q 50", "-near_lossless 60", "-metadata all"]
HEIF = ["-q 50", "-q 80", "-L", "-A", "-A -q 30"]
OTHERS = ["psd", "ico", "jp2", "svg", "pdf"]


def run(*words, check=True):
    return subprocess.run(words, check=check, capture_output=True)


def pictures(folder):
    """Makes the pictures; returns the options by file."""
    made = {}
    base = folder + "/base.png"
    run("convert", "-size", "900x600", "-seed", "7", "plasma:fractal", "-blur", "0x2", base)

    def add(ending, program, options, make):
        path = f"{folder}/{len(made):02d}.{ending}"
        if make(path).returncode == 0 and os.path.exists(path):
            made[path] = f"{program} {options}".strip()

    for ending, options in MAGICK:
        add(ending, "convert", options, lambda path: run("convert", base, *options.split(), path, check=False))
    if shutil.which("cwebp"):
        for options in CWEBP:
            add("webp", "cwebp", options,
                lambda path: run("cwebp", "-quiet", *options.split(), base, "-o", path, check=False))
    if shutil.which("heif-enc"):
        for options in HEIF:
            add("avif" if "-A" in options else "heic", "heif-enc", options,
                lambda path: run("heif-enc", *options.split(), base, "-o", path, check=False))
    for ending in OTHERS:
        add(ending, "convert", "", lambda path: run("convert", base, "-resize", "200x200", path, check=False))
    if MORE:
        for name in sorted(os.listdir(MORE)):
            if os.path.isfile(f"{MORE}/{name}"):
                made[f"{MORE}/{name}"] = name
    return made


def said(home, address, key, csv, *options):
    """Returns the outcome and reason of each row."""
    planned = subprocess.run(
        [LAUNCHER, "--portal", address, "photo-import", csv, "--dry-run", "--json", *options],
        capture_output=True, text=True, env=dict(os.environ, PHOTOSHELL_HOME=home, DOCSPACE_API_KEY=key))
    if planned.returncode not in (0, 1):
        sys.exit(planned.stderr)
    return [(row["outcome"], row["reason"]) for row in json.loads(planned.stdout)["images"]]


def main():
    with tempfile.TemporaryDirectory() as work:
        made = pictures(work)
        portal, address, key = practice_portal.start(LAUNCHER, work, len(made) * 5 // 4 + 60)
        try:
            listed = subprocess.run(
                [LAUNCHER, "--portal", address, "people", "--status", "active", "--all", "--jq",
                 ".[] | .userName"], capture_output=True, text=True, check=True,
                env=dict(os.environ, PHOTOSHELL_HOME=work + "/home", DOCSPACE_API_KEY=key)).stdout.split()
            for path in made:
                if not path.startswith(work):
                    shutil.copy(path, work)
            with open(work + "/list.csv", "w") as csv:
                csv.write("userName,image\n")
                for person, path in zip(listed, made):
                    csv.write(f'{person},"{os.path.basename(path)}"\n')
            rows = list(zip(made.items(), said(work + "/home", address, key, csv.name),
                            said(work + "/home", address, key, csv.name, "--fit")))
        finally:
            portal.kill()
    failed = []
    for (path, options), plain, fitted in rows:
        ending = os.path.splitext(path)[1][1:]
        what = options if path.startswith(work) else os.path.basename(path)
        print(f"{ending:5} {what:48} | {plain[0]:11} {plain[1]:66} | {fitted[0]:11} {fitted[1]}")
        ours = options.startswith(("convert", "cwebp")) and ending not in OTHERS
        if ours and fitted[0] not in ("to set", "the same"):
            failed.append(path)
        if options.startswith("heif-enc") and ("HEIC" not in plain[1] and "AVIF" not in plain[1]):
            failed.append(path)
    print(f"{len(rows)} pictures")
    if failed:
        sys.exit("FAILED: " + ", ".join(failed))


main()
