#!/usr/bin/env python3
"""Records a session on the practice portal and draws it as src/site/picture/session.svg.

Run it in the project's folder after the build: src/site/picture/session_picture.py
It needs tmux, and Python 3.9 or newer without any packages.
"""

import argparse
import html
import os
import re
import subprocess
import tempfile
import time

COLUMNS, ROWS = 80, 40
LINES = [
    "practice",
    "people neil",
    "photo-set @self https://photos.example/ada.png",
    "photo-set sean https://photos.example/ada.png",
    "photo-undo",
]
# xterm's 16 colours, softened for a dark background.
PALETTE = """#1d1f28 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #d7dae0
#7f848e #ff7b86 #b5e08f #ffd68a #7cc4ff #e09bf5 #6fd6e2 #ffffff""".split()
BACKGROUND, FOREGROUND = "#1d1f28", "#d7dae0"
WIDTH, HEIGHT, MARGIN = 8.4, 17, 14


def tmux(*arguments):
    command = ["tmux", "-L", "session-picture", "-f", "/dev/null", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def screen(*options):
    return tmux("capture-pane", "-p", *options, "-t", "picture")


def await_prompt(count):
    deadline = time.time() + 60
    while time.time() < deadline:
        prompts = [line for line in screen().splitlines() if re.match(r"(practice|photoshell).*> ?", line)]
        if len(prompts) >= count and re.fullmatch(r"\S.*> ?", screen().rstrip("\n").splitlines()[-1]):
            return
        time.sleep(0.2)
    raise SystemExit("no prompt within a minute:\n" + screen())


def record(launcher):
    with tempfile.TemporaryDirectory() as home:
        environment = f"env -u NO_COLOR COLORTERM=truecolor PHOTOSHELL_HOME={home} {launcher}"
        tmux("set-option", "-g", "default-terminal", "tmux-256color", ";", "new-session", "-d",
             "-s", "picture", "-x", str(COLUMNS), "-y", str(ROWS), environment)
        try:
            for count, line in enumerate(LINES, start=1):
                await_prompt(count)
                tmux("send-keys", "-t", "picture", "-l", line)
                tmux("send-keys", "-t", "picture", "Enter")
            await_prompt(len(LINES) + 1)
            return screen("-e").rstrip("\n").splitlines()
        finally:
            tmux("kill-server")


def color(codes):
    """Reads the rest of a 38 or 48 sequence: 2;r;g;b or 5;n."""
    if codes.pop(0) == 2:
        return "#%02x%02x%02x" % (codes.pop(0), codes.pop(0), codes.pop(0))
    number = codes.pop(0)
    if number < 16:
        return PALETTE[number]
    if number > 231:
        return "#" + "%02x" % (8 + 10 * (number - 232)) * 3
    levels = [0, 95, 135, 175, 215, 255]
    number -= 16
    return "#%02x%02x%02x" % tuple(levels[number // step % 6] for step in (36, 6, 1))


def cells(line, style):
    """Yields (character, foreground, background, bold); style goes on to the next line."""
    for escape, text in re.findall(r"\x1b\[([\d;]*)m|([^\x1b])", line):
        if text:
            foreground, background = style["fg"], style["bg"]
            if style["reverse"]:
                foreground, background = background or BACKGROUND, foreground or FOREGROUND
            yield text, foreground, background, style["bold"]
            continue
        codes = [int(code or 0) for code in escape.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                style.update(fg=None, bg=None, bold=False, reverse=False)
            elif code == 1:
                style["bold"] = True
            elif code == 2:
                style["fg"] = PALETTE[8]
            elif code == 7:
                style["reverse"] = True
            elif code == 22:
                style["bold"] = False
            elif code == 27:
                style["reverse"] = False
            elif code in (38, 48):
                style["fg" if code == 38 else "bg"] = color(codes)
            elif code == 39:
                style["fg"] = None
            elif code == 49:
                style["bg"] = None
            elif 30 <= code <= 37:
                style["fg"] = PALETTE[code - 30]
            elif 40 <= code <= 47:
                style["bg"] = PALETTE[code - 40]
            elif 90 <= code <= 97:
                style["fg"] = PALETTE[code - 82]


def rectangle(x, y, width, height, fill):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def draw(lines):
    shapes, texts = [], []
    style = dict(fg=None, bg=None, bold=False, reverse=False)
    for row, line in enumerate(lines):
        top = MARGIN + row * HEIGHT
        run = []
        for column, (text, foreground, background, bold) in enumerate(cells(line, style)):
            left = MARGIN + column * WIDTH
            if background:
                shapes.append(rectangle(left, top, WIDTH + 0.4, HEIGHT + 0.4, background))
            if text in "▀▄█":
                height = HEIGHT if text == "█" else HEIGHT / 2
                shapes.append(rectangle(left, top + (HEIGHT / 2 if text == "▄" else 0), WIDTH + 0.4,
                                        height + 0.4, foreground or FOREGROUND))
                text = " "
            key = (foreground or FOREGROUND, bold)
            if run and run[-1][0] == key:
                run[-1][2].append(text)
            else:
                run.append((key, left, [text]))
        for (fill, bold), left, characters in run:
            content = "".join(characters).rstrip()
            if content.strip():
                weight = ' font-weight="bold"' if bold else ""
                length = f' textLength="{len(content) * WIDTH:.1f}" lengthAdjust="spacingAndGlyphs"'
                texts.append(f'<text x="{left:.1f}" y="{top + 13:.0f}" fill="{fill}"{weight}{length}'
                             f' xml:space="preserve">{html.escape(content)}</text>')
    width, height = 2 * MARGIN + COLUMNS * WIDTH, 2 * MARGIN + len(lines) * HEIGHT
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
        ' font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">',
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        *shapes, *texts, "</svg>", ""])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--launcher", default="target/photoshell/bin/photoshell")
    arguments.add_argument("--out", default="src/site/picture/session.svg")
    parsed = arguments.parse_args()
    picture = draw(record(os.path.abspath(parsed.launcher)))
    with open(parsed.out, "w", encoding="utf-8") as file:
        file.write(picture)
