"""Runs the program from its start to its end."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from desktop.application import Application, Start
from desktop.ending import Ending
from desktop.icons import seal
from desktop.places import NAME, Places

SWITCH_SECONDS = 0.0005
"""How soon the GUI thread gets the interpreter back from a lane that computes."""


def run(start: Start) -> int:
    """Run the program until its window is closed; its exit code."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = dressed_application()
    program = Application(application, Places.standard(), start)
    if not program.begin():
        return 0
    ending = Ending(program)
    ending.asked.connect(program.window.close)
    ending.watch()
    code = application.exec()
    ending.leave()
    return code


def dressed_application() -> QApplication:
    """Make the one QApplication of this process."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    application.setWindowIcon(seal())
    return application
