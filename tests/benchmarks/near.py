"""How fast near duplicates are found: sketches, all pairs, a second look, memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from db import create_archive
from tests.benchmarks.articles import read
from tests.benchmarks.measures import machine, megabytes, peak_megabytes, timed

SKETCHED = 5000
AT_ONCE = 100


def run(corpus: Sequence[Path], seed: int, say: Callable[[str], None]) -> None:
    """Print all figures of an archive made of the corpus; nothing in it is left to chance."""
    from db.ingest.sketches import sketches_of

    say(f"machine   {machine()}; seed {seed} is not used")
    texts = ["\n\n".join(article.texts) for article in read(corpus, SKETCHED)]
    for name in ("first", "again"):
        with timed() as sketching:
            for start in range(0, len(texts), AT_ONCE):
                sketches_of(texts[start : start + AT_ONCE])
        say(f"sketches  {sketching.cpu / len(texts) * 1000:.3f} ms CPU an article, {name}")
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "bench.khobao")
        archive.ingest(corpus, lambda _event: None)
        before = peak_megabytes()
        for name in ("all", "nothing new"):
            with timed() as linking:
                report = archive.link_near()
            linked = ", ".join(f"{kind} {count}" for kind, count in report.linked.items())
            say(
                f"near      {name}: {report.looked_at} articles in {linking.wall:.2f} s wall, "
                f"{linking.cpu:.2f} s CPU ({report.looked_at / linking.wall:.0f}/s); "
                f"new links: {linked or 'none'}"
            )
        size, peak = megabytes(archive.path / "sketches.bin"), peak_megabytes()
        say(f"memory    peak {peak:.0f} MB, {before:.0f} after ingest; file {size:.1f} MB")
        archive.close()
