"""Where shipped files lie, and where the user's own data lies."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """A shipped file or folder: top level in a checkout, inside the package in a wheel.

    Args:
        parts: the path below `resources` or `translations`, for example `("resources", "packs")`.
    """
    checkout = _PACKAGE.parent
    root = checkout if (checkout / "pyproject.toml").exists() else _PACKAGE
    return root.joinpath(*parts)


def user_data() -> Path:
    """The folder for stores and settings when the user has chosen no other."""
    from platformdirs import user_data_path

    return user_data_path("sipdesk", appauthor=False)
