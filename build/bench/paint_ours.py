"""Opens the program's window and ends after its first paint."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from painted import quit_after_first_paint

from desktop.ui.frame.shell import Window
from desktop.ui.start.app import make_app, open_window

app = make_app(sys.argv[:1])
window = Window()
quit_after_first_paint(app, window)
open_window(window)
sys.exit(app.exec())
