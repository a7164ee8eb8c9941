"""The style sheet: what each role looks like. Colours and lengths come from the tokens."""

from sipdesk.gui.theme.state import Now, edge, px, ring
from sipdesk.gui.theme.tokens import COLOURS, SIZES, TONES

_TEXT = """
QWidget {{ color: {text}; }}
QMainWindow, QDialog, QWidget[role="canvas"], QStackedWidget[role="canvas"],
QScrollArea[role="page"], QWidget[role="page"] {{ background: {canvas}; }}
QScrollArea {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[role="h1"] {{ font-size: {h1}px; font-weight: 700; }}
QLabel[role="h2"] {{ font-size: {h2}px; font-weight: 600; }}
QLabel[role="strong"], QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="lead"] {{ color: {text2}; }}
QLabel[role="secondary"] {{ color: {text2}; }}
QLabel[role="quote"] {{ font-size: {quote}px; font-style: italic; }}
QLabel[role="small"], QLabel[role="hint"] {{ font-size: {small}px; color: {text2}; }}
QLabel[role="column"] {{ font-size: {small}px; font-weight: 600; color: {text2}; }}
QLabel[role="error"] {{ color: {danger}; }}
QLabel[role="chip"] {{ font-weight: 600; font-size: {button_small}px; }}
QToolTip {{ background: {surface}; color: {text}; border: {edge}px solid {border};
  padding: {p6}px; }}
"""

_FRAMES = """
QFrame[role="card"] {{ background: {surface}; border: {edge}px solid {divider};
  border-radius: {p10}px; }}
QFrame[role="inner"] {{ background: {surface}; border: {edge}px solid {divider};
  border-radius: {p6}px; }}
QFrame[role="inner"][chosen="true"] {{ border: 2px solid {accent}; }}
QFrame[role="editor"] {{ background: {surface}; border: 2px solid {accent};
  border-radius: {p10}px; }}
QFrame[role="own_words"] {{ background: {tint}; border: {edge}px solid {tint_b};
  border-radius: {p6}px; }}
QFrame[role="bar"] {{ background: {surface}; border: none;
  border-bottom: {edge}px solid {divider}; }}
QFrame[role="footer"] {{ background: {surface}; border: none;
  border-top: {edge}px solid {divider}; }}
QScrollArea[role="clear"], QScrollArea[role="clear"] > QWidget, QWidget[role="clear"] {{
  background: transparent; }}
QFrame[role="rail"] {{ background: {rail}; border: none;
  border-right: {edge}px solid {divider}; }}
QFrame[role="panel"] {{ background: {canvas}; border: none;
  border-left: {edge}px solid {divider}; }}
QFrame[role="popover"] {{ background: {canvas}; border: {edge}px solid {border};
  border-radius: {p10}px; }}
QFrame[role="status"] {{ background: {sunken}; border: none;
  border-top: {edge}px solid {divider}; }}
QFrame[role="status"] QLabel {{ font-size: {small}px; color: {text2}; }}
QFrame[role="tray"] {{ background: {sunken}; border: none; }}
QFrame[role="rule"] {{ background: {divider}; border: none; max-height: {edge}px;
  min-height: {edge}px; }}
QFrame[role="rule_v"] {{ background: {divider}; border: none; max-width: {edge}px;
  min-width: {edge}px; }}
QFrame[role="avatar"] {{ background: {tint}; border: {edge}px solid {tint_b};
  border-radius: {p6}px; }}
QFrame[role="avatar"][tone="warn"] {{ background: {warn_fill}; border-color: {warn}; }}
QFrame[role="row"] {{ background: transparent; border: none;
  border-top: {edge}px solid {divider}; }}
QFrame[role="row"][first="true"] {{ border-top: none; }}
QFrame[role="row"][chosen="true"] {{ background: {tint}; }}
QFrame[role="row"]:focus {{ border: {ring}px solid {focus}; border-radius: {p6}px; }}
QGroupBox {{ border: none; margin: 0; padding: 0; }}
"""

_BUTTONS = """
QPushButton {{ background: {surface}; border: {edge}px solid {border}; border-radius: {p6}px;
  min-height: {control}px; padding: 0 {p14}px; font-weight: 600; color: {text}; }}
QPushButton:hover {{ background: {tint}; }}
QPushButton:pressed {{ background: {tint_b}; }}
QPushButton:disabled {{ color: {text3}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent};
  border-color: {accent}; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{
  border: 2px solid {text}; padding: 0 {p14m}px; min-height: {controlm}px; }}
QPushButton[role="primary"]:disabled {{ background: {sunken}; color: {text3};
  border-color: {border}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent;
  color: {text2}; padding: 0 {p10}px; }}
QPushButton[role="quiet"]:hover {{ background: {tint}; }}
QPushButton[role="quiet"]::menu-indicator, QPushButton::menu-indicator {{ width: 0; }}
QPushButton[role="accent"] {{ background: transparent; border-color: transparent;
  color: {accent}; padding: 0 {p8}px; }}
QPushButton[role="accent"]:hover {{ background: {tint}; }}
QPushButton[role="danger"] {{ color: {danger}; border-color: {danger}; }}
QPushButton[role="danger"]:hover {{ background: {danger_fill}; }}
QPushButton[role="link"] {{ background: transparent; border: none; color: {accent};
  font-weight: 600; text-decoration: underline; padding: 0; min-height: {p24}px;
  text-align: left; }}
QPushButton[role="link"]:hover {{ color: {text}; }}
QPushButton[role="icon"] {{ background: transparent; border-color: transparent; padding: 0;
  min-width: {small_control}px; max-width: {small_control}px; min-height: {small_control}px; }}
QPushButton[role="icon"]:hover {{ background: {tint}; }}
QPushButton[small="true"] {{ min-height: {small_control}px; font-size: {button_small}px;
  padding: 0 {p12}px; }}
QPushButton[role="primary"][small="true"]:hover {{ min-height: {small_controlm}px;
  padding: 0 {p12m}px; }}
QPushButton[role="rail"] {{ background: transparent; border-color: transparent;
  font-weight: 400; text-align: left; padding: 0 {p8}px; min-height: {rail_row}px; }}
QPushButton[role="rail"]:hover {{ background: {surface}; }}
QPushButton[role="rail"]:checked {{ background: {surface}; border-color: {divider};
  font-weight: 600; border-left: {p4}px solid {accent}; padding-left: {p4}px; }}
QPushButton[role="segment"] {{ border-radius: 0; margin-left: -{edge}px; padding: 0 {p12}px;
  min-height: {control}px; }}
QPushButton[role="segment"][place="first"], QPushButton[role="segment"][place="only"] {{
  border-top-left-radius: {p6}px; border-bottom-left-radius: {p6}px; margin-left: 0; }}
QPushButton[role="segment"][place="last"], QPushButton[role="segment"][place="only"] {{
  border-top-right-radius: {p6}px; border-bottom-right-radius: {p6}px; }}
QPushButton[role="segment"][stacked="true"] {{ margin-left: 0; border-radius: {p6}px;
  margin-bottom: {p4}px; }}
QPushButton[role="segment"]:checked {{ background: {tint}; border: 2px solid {accent};
  color: {chosen}; padding: 0 {p12m}px; min-height: {controlm}px; font-weight: 700; }}
QPushButton[role="chip"] {{ font-size: {button_small}px; border-radius: {p5}px;
  min-height: {p24}px; padding: 0 {p8}px; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {surface}; color: {text};
  border: {edge}px solid {border}; border-radius: {p6}px; selection-background-color: {accent};
  selection-color: {on_accent}; placeholder-text-color: {text3}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {control}px; padding: 0 {p10}px; }}
QPlainTextEdit, QTextEdit {{ padding: {p4}px {p6}px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: {ring}px solid {focus};
  min-height: {control_f}px; padding: 0 {p10f}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: {ring}px solid {focus};
  padding: {p4f}px {p6f}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
  border: {ring}px solid {danger}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{
  min-height: {control_f}px; padding: 0 {p10f}px; }}
QPlainTextEdit[wrong="true"] {{ padding: {p4f}px {p6f}px; }}
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus,
QComboBox[wrong="true"]:focus {{ border-color: {focus}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {canvas}; border-color: {divider}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {text3};
  background: {canvas}; border-color: {divider}; }}
QComboBox::drop-down {{ border: none; width: {p30}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {surface}; border: {edge}px solid {border};
  selection-background-color: {accent}; selection-color: {on_accent}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {p30}px; padding: 0 {p8}px; }}
QCheckBox, QRadioButton {{ background: transparent; spacing: {p8}px; min-height: {p26}px; }}
QCalendarWidget QWidget {{ background: {surface}; alternate-background-color: {surface}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {accent};
  selection-color: {on_accent}; outline: none; }}
QCalendarWidget QToolButton {{ color: {text}; background: {surface}; border: none;
  min-height: {p28}px; padding: 0 {p8}px; font-weight: 600; }}
"""

_VIEWS = """
QMenuBar {{ background: {surface}; padding: {p6}px {p6}px; border: none; }}
QMenuBar::item {{ background: transparent; padding: {p6}px {p10}px; border-radius: {p6}px; }}
QMenuBar::item:selected {{ background: {tint}; }}
QMenu {{ background: {surface}; border: {edge}px solid {border}; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p28}px {p6}px {p12}px; border-radius: {p4}px; }}
QMenu::icon {{ padding-left: {p10}px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu::item:disabled {{ color: {text3}; background: transparent; }}
QMenu::separator {{ height: {edge}px; background: {divider}; margin: {p4}px {p8}px; }}
QListView, QTableView, QTreeView {{ background: transparent; border: none; outline: none;
  gridline-color: {divider}; }}
QTableView::item {{ padding: {p5}px; border-bottom: {edge}px solid {divider}; }}
QTableView::item:selected, QListView::item:selected {{ background: {tint}; color: {text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {text2}; border: none;
  border-bottom: {edge}px solid {border}; padding: {p6}px {p8}px; font-weight: 600;
  font-size: {small}px; text-align: left; }}
QScrollBar:vertical {{ background: transparent; width: {p12}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p12}px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: {p3}px; }}
QScrollBar::handle:vertical {{ margin: 2px {p3}px; min-height: {p30}px; }}
QScrollBar::handle:horizontal {{ margin: {p3}px 2px; min-width: {p30}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {sunken}; border: {edge}px solid {border}; border-radius: {p6}px;
  text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {p4}px; }}
QFrame[role="practice"] {{ background: {warn_fill}; border: none;
  border-bottom: {edge}px solid {warn}; }}
QFrame[role="practice"] QLabel {{ color: {warn}; font-weight: 700; }}
"""

_TONE = """
QFrame[role="band"][tone="{tone}"] {{ background: {fill}; border: {edge}px solid {line};
  border-radius: {p10}px; }}
QFrame[role="chip"][tone="{tone}"], QPushButton[role="chip"][tone="{tone}"] {{
  background: {fill}; border: {edge}px solid {line}; border-radius: {p5}px; }}
QFrame[role="chip"][tone="{tone}"] QLabel, QPushButton[role="chip"][tone="{tone}"],
QLabel[tone="{tone}"] {{ color: {text}; }}
QPushButton[role="cell"][tone="{tone}"] {{ border-left: {p4}px solid {text}; }}
"""


def _lengths() -> dict[str, object]:
    wide, double = ring(), edge()
    values: dict[str, object] = {
        f"p{n}": px(n) for n in (3, 4, 5, 6, 8, 10, 12, 14, 24, 26, 28, 30)
    }
    values |= {name: px(size) for name, size in SIZES.items()}
    control, small = px(36) - 2 * double, px(30) - 2 * double
    return values | {
        "edge": double,
        "ring": wide,
        "control": control,
        "controlm": px(36) - 4,
        "control_f": px(36) - 2 * wide,
        "small_control": small,
        "small_controlm": px(30) - 4,
        "rail_row": px(34),
        "p10f": px(10) - wide + double,
        "p4f": max(0, px(4) - wide + double),
        "p6f": max(0, px(6) - wide + double),
        "p14m": px(14) - 2 + double,
        "p12m": px(12) - 2 + double,
    }


def style_sheet() -> str:
    """The whole style sheet for the name and size that are on now."""
    colours = COLOURS[Now.name]
    values = colours | _lengths()
    values["chosen"] = colours["accent"]
    parts = [part.format(**values) for part in (_TEXT, _FRAMES, _BUTTONS, _FIELDS, _VIEWS)]
    for tone in TONES:
        own = values | {
            "tone": tone,
            "text": colours[tone],
            "fill": colours[f"{tone}_fill"],
            "line": colours[f"{tone}_edge"],
        }
        parts.append(_TONE.format(**own))
    parts.append(_neutral(values))
    return "".join(parts)


def _neutral(values: dict[str, object]) -> str:
    return """
QFrame[role="chip"][tone="neutral"], QPushButton[role="chip"][tone="neutral"] {{
  background: {surface}; border: {edge}px solid {border}; border-radius: {p5}px; }}
QFrame[role="chip"][tone="neutral"] QLabel, QPushButton[role="chip"][tone="neutral"] {{
  color: {text2}; }}
""".format(**values)
