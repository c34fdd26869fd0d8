"""A start of the window and nothing more: prints the time at which its first rows are painted."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import time

from desktop.application import Application, Start
from desktop.driving import wait_until
from desktop.places import Places
from desktop.running import SWITCH_SECONDS, dressed_application

PATIENCE = 120.0


def main() -> None:
    """Open the archive that is named, and wait until a person could work."""
    sys.setswitchinterval(SWITCH_SECONDS)
    with tempfile.TemporaryDirectory() as home:
        application = dressed_application()
        places = Places.inside(Path(home))
        program = Application(application, places, Start(archive=Path(sys.argv[1])))
        program.begin()
        desk = program.window.desk
        wait_until(lambda: desk.searching.hits is not None, "the first rows", PATIENCE)
        desk.results.view.viewport().repaint()
        sys.stdout.write(f"{time()}\n")
        sys.stdout.flush()
        program.window.close()


if __name__ == "__main__":
    main()
