"""Windows: show nouns, call verbs through the workspace, place problems beside fields."""

from sipdesk import quick_start

if not quick_start.is_under_way():  # then the theme does it, after the first window
    import sipdesk.gui.lasting  # noqa: F401
