"""Opens a bare QWizard with one page and ends after its first paint."""

import sys

from painted import quit_after_first_paint
from PySide6.QtWidgets import QApplication, QWizard, QWizardPage

app = QApplication(sys.argv[:1])
wizard = QWizard()
wizard.addPage(QWizardPage())
quit_after_first_paint(app, wizard)
wizard.show()
sys.exit(app.exec())
