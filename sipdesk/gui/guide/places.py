"""Codes of the pages beside the steps, and which of them mends a problem."""

HISTORY, PLACEMENT, DISCHARGE = "history", "placement", "discharge"
COERCIVE, VIEWS = "coercive", "views"
_OF_CODE = {
    "hvb.": PLACEMENT,
    "discharge.": DISCHARGE,
    "coercion.": COERCIVE,
    "complaints.": VIEWS,
}


def side_of(code: str) -> str:
    """The track at whose page a problem is mended; "" when it is mended in a step."""
    return next((side for start, side in _OF_CODE.items() if code.startswith(start)), "")
