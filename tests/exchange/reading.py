"""Reads a calendar file by hand, as RFC 5545 says: a parser other than the one that writes."""

from dataclasses import dataclass, field


@dataclass
class Component:
    """One component: its properties in order, and the components in it."""

    name: str
    rows: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inner: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[tuple[dict[str, str], str]]:
        return [(params, value) for own, params, value in self.rows if own == name]

    def one(self, name: str) -> str:
        [(_params, value)] = self.all(name)
        return value


def read(data: bytes) -> Component:
    """The calendar of a file."""
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    text = data.decode().replace("\r\n ", "").replace("\r\n\t", "")
    stack = [Component("")]
    for line in text.split("\r\n")[:-1]:
        name, params, value = _split(line)
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            stack[-1].inner.append(done)
        else:
            stack[-1].rows.append((name, params, _plain(value)))
    [whole] = stack[0].inner
    return whole


def _split(line: str) -> tuple[str, dict[str, str], str]:
    quoted, cuts = False, []
    for place, sign in enumerate(line):
        quoted ^= sign == '"'
        if sign in ";:" and not quoted:
            cuts.append(place)
            if sign == ":":
                break
    pieces = [line[a + 1 : b] for a, b in zip([-1, *cuts], cuts, strict=False)]
    pairs = (piece.partition("=") for piece in pieces[1:])
    return pieces[0], {name: value.strip('"') for name, _, value in pairs}, line[cuts[-1] + 1 :]


def _plain(value: str) -> str:
    for code, sign in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        value = value.replace(code, sign)
    return value
