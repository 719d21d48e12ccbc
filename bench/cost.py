"""What sayso costs: seconds, memory, disk. Each figure is taken from the command that a user would run."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import child
from bench.articles import SAMPLES, write_articles
from bench.plain import encoder_to_time
from bench.rows import Measure, Results, Row

CORES = 2

SPEED = Measure(key="speed", words="speed", unit="articles/s", target=8)
# Everything but the encoder, as it runs: heads, decoding, rules, intake, printing.
OUTSIDE = Measure(
    key="outside_encoder", words="time outside the encoder, of the fp32 encoder's", unit="%", better="lower"
)
HEADS = Measure(
    key="heads", words="time in heads and decoding, of the fp32 encoder's", unit="%", better="lower", target=35
)
# Of analysis and of resolution: figures, times, sentences, statements, speakers, voices.
RULES = Measure(key="rules", words="time in rules, of the fp32 encoder's", unit="%", better="lower", target=15)
GAIN = Measure(key="int8_gain", words="fp32 encoder's time, of the int8 encoder's", unit="x", digits=2)
VERSION = Measure(key="start_version", words="sayso --version", unit="s", digits=2, better="lower", target=0.3)
SHORT = Measure(key="start_read", words="sayso read of a short article", unit="s", digits=2, better="lower", target=1.5)
MEMORY = Measure(key="memory", words="peak memory", unit="MB", digits=0, better="lower", target=700)
GROWTH = Measure(
    key="memory_growth", words="peak memory, growth with twice the articles", unit="MB", digits=0, better="lower"
)
WEIGHTS_SIZE = Measure(key="weights", words="weights", unit="MB", better="lower", target=60)
WHEEL = Measure(key="wheel", words="wheel", unit="MB", better="lower", target=60)
PACKAGES = Measure(key="packages", words="packages installed, sayso among them", digits=0, better="lower", target=50)


def measure(results: Results, *, corpora: Path, work: Path, quick: bool) -> None:
    """Add the rows of cost to ``results``."""
    cores = _on_two_cores()
    count, rounds = (60, 1) if quick else (500, 3)
    _start_up(results, work, rounds=3 if quick else 7)
    _reading(results, corpora, work, count=count, rounds=rounds, cores=cores)
    _encoder(results, corpora, work, count=min(count, 100), rounds=rounds)
    _weights(results)
    if not quick:
        _install(results)


def _on_two_cores() -> str:
    """Keep this process and all it starts on two processors, where the system allows it."""
    if not hasattr(os, "sched_setaffinity"):
        return f"{os.cpu_count()} cores"
    chosen = sorted(os.sched_getaffinity(0))[:CORES]
    os.sched_setaffinity(0, chosen)
    return f"{len(chosen)} cores"


def _start_up(results: Results, work: Path, *, rounds: int) -> None:
    version = median(child.run([child.SAYSO, "--version"]).seconds for _ in range(rounds))
    article = work / "short.txt"
    text = (SAMPLES / "ferry.txt").read_text(encoding="utf-8")
    article.write_text("\n\n".join(text.split("\n\n")[:6]) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        # A ledger of its own each time: an article that is in the ledger already is not read again.
        read = median(
            child.run([child.SAYSO, "read", article], environment={"SAYSO_LEDGER": f"{folder}/{i}.sqlite"}).seconds
            for i in range(rounds)
        )
    results.rows.append(Row(measure=VERSION, on=f"median of {rounds}", figure=version))
    results.rows.append(Row(measure=SHORT, on=f"median of {rounds}, new ledger", figure=read))


def _reading(results: Results, corpora: Path, work: Path, *, count: int, rounds: int, cores: str) -> None:
    articles, more = work / "articles.jsonl", work / "articles-twice.jsonl"
    origin = write_articles(articles, count=count, corpora=corpora)
    write_articles(more, count=2 * count, corpora=corpora)
    ran = [child.run([child.SAYSO, "read", articles, "--json"]) for _ in range(rounds)]
    peak = median(one.peak_mb for one in ran)
    twice = child.run([child.SAYSO, "read", more, "--json"]).peak_mb
    on = f"{count} articles of 700 words ({origin}), int8, {cores}, median of {rounds}"
    results.rows.append(Row(measure=SPEED, on=on, figure=count / median(one.seconds for one in ran)))
    results.rows.append(Row(measure=MEMORY, on=f"{count} articles", figure=peak))
    results.rows.append(Row(measure=GROWTH, on=f"{2 * count} articles", figure=twice - peak))


def _encoder(results: Results, corpora: Path, work: Path, *, count: int, rounds: int) -> None:
    on = f"{count} articles, same run, median of {rounds}"
    articles = work / "articles-few.jsonl"
    write_articles(articles, count=count, corpora=corpora)
    command = (sys.executable, "-m", "bench.encoder", "time", encoder_to_time(work), articles, "--rounds", str(rounds))
    seconds = json.loads(child.output(command))
    outside = median(100 * (one["total"] - one["encoder"]) / one["plain"] for one in seconds)
    results.rows.append(Row(measure=OUTSIDE, on=on, figure=outside))
    results.rows.append(Row(measure=GAIN, on=on, figure=median(one["plain"] / one["encoder"] for one in seconds)))
    command = (sys.executable, "-m", "bench.encoder", "rules", encoder_to_time(work), articles, "--rounds", str(rounds))
    seconds = json.loads(child.output(command))
    for measure in (HEADS, RULES):
        shares = [100 * one[measure.key] / one["plain"] for one in seconds]
        results.rows.append(Row(measure=measure, on=on, figure=median(shares)))


def _weights(results: Results) -> None:
    """Add the size of everything that the model loads: the encoder, the heads, the tokenizer, the settings."""
    from sayso.analyse.model import WEIGHTS

    files = [path for path in WEIGHTS.iterdir() if path.suffix in (".onnx", ".json")]
    size = sum(path.stat().st_size for path in files)
    results.rows.append(Row(measure=WEIGHTS_SIZE, on=f"{len(files)} files", figure=size / 1e6))


def _install(results: Results) -> None:
    with tempfile.TemporaryDirectory() as folder:
        child.output([sys.executable, "-m", "build", "--wheel", "--outdir", folder, "."])
        (wheel,) = Path(folder).glob("*.whl")
        results.rows.append(Row(measure=WHEEL, on=wheel.name, figure=wheel.stat().st_size / 1e6))
        child.output([sys.executable, "-m", "venv", f"{folder}/venv"])
        python = Path(folder) / "venv/bin/python"
        child.output([python, "-m", "pip", "install", "--quiet", wheel])
        installed = {one["name"] for one in json.loads(child.output([python, "-m", "pip", "list", "--format=json"]))}
    results.rows.append(
        Row(measure=PACKAGES, on="an empty environment, no extras", figure=len(installed - {"pip", "setuptools"}))
    )
