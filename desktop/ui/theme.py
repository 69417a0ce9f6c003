"""The look: tokens, and what Qt makes of them (palette, font, stylesheet)."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop import paths

WINDOWS_FONT = "Microsoft YaHei UI"
BUNDLED_FONT = "Noto Sans SC"
CARD_WIDTH = 720
SIDE_FOLD = 1200  # below this window width the right panel folds away
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours; contrast on white is measured in LOOK."""

    ink: str = "#1F1F1F"
    muted: str = "#616161"
    line: str = "#E0E0E0"
    border: str = "#8A8A8A"
    page: str = "#F5F6F8"
    card: str = "#FFFFFF"
    accent: str = "#0F6CBD"
    accent_soft: str = "#EBF3FC"
    met: str = "#0E700E"
    gap: str = "#8A3707"
    unmet: str = "#B10E1C"
    unknown: str = "#4A5568"
    reference: str = "#6B5B95"


TOKENS = Tokens()

AREA_HUES = {  # Okabe–Ito darkened until white text reads on them; told apart in grey print by lightness
    "high_end": "#8C2D04",
    "intelligent": "#00588F",
    "informatized": "#2F7FB8",
    "automated": "#9A6700",
    "green": "#007A5A",
    "innovative": "#8E3B78",
}


def font_family() -> str:
    """The Windows interface font where it exists, else the bundled one (loaded now)."""
    if WINDOWS_FONT in QFontDatabase.families():
        return WINDOWS_FONT
    for name in ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.fonts_dir() / name))
    return BUNDLED_FONT


def palette() -> QPalette:
    """A light palette of our own, whatever the system prefers."""
    result = QPalette()
    pairs = {
        QPalette.ColorRole.Window: TOKENS.page,
        QPalette.ColorRole.WindowText: TOKENS.ink,
        QPalette.ColorRole.Base: TOKENS.card,
        QPalette.ColorRole.AlternateBase: TOKENS.page,
        QPalette.ColorRole.Text: TOKENS.ink,
        QPalette.ColorRole.PlaceholderText: TOKENS.border,
        QPalette.ColorRole.Button: TOKENS.card,
        QPalette.ColorRole.ButtonText: TOKENS.ink,
        QPalette.ColorRole.ToolTipBase: TOKENS.card,
        QPalette.ColorRole.ToolTipText: TOKENS.ink,
        QPalette.ColorRole.Highlight: TOKENS.accent,
        QPalette.ColorRole.HighlightedText: TOKENS.card,
        QPalette.ColorRole.Link: TOKENS.accent,
        QPalette.ColorRole.LinkVisited: TOKENS.accent,
    }
    for role, colour in pairs.items():
        result.setColor(role, QColor(colour))
    return result


def stylesheet(family: str) -> str:
    """The one stylesheet with the tokens filled in."""
    template = Template((paths.resources_dir() / "style" / "window.qss").read_text("utf-8"))
    icons = (paths.resources_dir() / "icons").as_posix()
    return template.substitute(asdict(TOKENS), font=f'"{family}"', icons=icons)


def dress(app: QApplication) -> None:
    """Give the application its style, palette, font and stylesheet."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette())
    family = font_family()
    app.setFont(QFont(family, 10))
    app.setStyleSheet(stylesheet(family))


def repolish(widget: QWidget) -> None:
    """Make a changed property show; the stylesheet is not re-read by itself."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties the stylesheet looks at, and show them."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        repolish(widget)
