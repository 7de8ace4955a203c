"""The practice portal, as the benchmarks of imports start it."""
import os, subprocess


def start(launcher, folder, people):
    """Starts a portal with rules 3.5; returns its process, its address, and the owner's API key."""
    process = subprocess.Popen(
        [launcher, "practice-portal", "--rules", "3.5", "--people", str(people)],
        stdout=subprocess.PIPE, text=True, env=dict(os.environ, PHOTOSHELL_HOME=folder + "/portal"))
    address = process.stdout.readline().strip()
    for line in process.stdout:
        words = line.split()
        if words and words[0] == "owner":
            return process, address, words[2]
    raise SystemExit("The practice portal did not start.")
