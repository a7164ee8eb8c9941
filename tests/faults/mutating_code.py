"""Small wrong changes to functions: what a slip of the hand would do; one at a time."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One wrong change of a file: in which lines, and what.

    Attributes:
        number: which of all places that can be changed.
        within: the first and the last line of the function.
    """

    source: str
    number: int
    line: int
    last: int
    within: tuple[int, int]
    what: str

    def tree(self) -> ast.Module:
        """The whole changed file."""
        changed = ast.parse(self.source)
        target, what, _function = list(_places(changed))[self.number]
        _change(target, what)
        return ast.fix_missing_locations(changed)


def mutants(source: str) -> Iterator[Mutant]:
    """Every change that we know, one by one."""
    for number, (node, what, function) in enumerate(_places(ast.parse(source))):
        within = function.lineno, function.end_lineno or function.lineno
        last = node.end_lineno if isinstance(node, ast.expr) else node.lineno
        yield Mutant(source, number, node.lineno, last or node.lineno, within, what)


def _places(tree: ast.Module) -> Iterator[tuple[Any, str, ast.FunctionDef]]:
    """Every node inside a function that can be changed, with the name of the change."""
    for function in _functions(tree):
        for statement in function.body:
            for node in ast.walk(statement):
                yield from ((node, what, function) for what in _changes(node))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for step in tree.body:
        inner = step.body if isinstance(step, ast.ClassDef) else [step]
        yield from (each for each in inner if isinstance(each, ast.FunctionDef))


def _changes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
        yield "compare the other way"
    elif isinstance(node, ast.BoolOp):
        yield "and for or"
    elif isinstance(node, ast.BinOp) and type(node.op) in _OTHER:
        yield "plus for minus"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "the opposite condition"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "another constant"
    elif isinstance(node, ast.Return) and not _is_nothing(node.value):
        yield "no answer"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "a call left out"
    elif isinstance(node, ast.Raise):
        yield "an error left out"


def _is_nothing(value: ast.expr | None) -> bool:
    """Whether an answer is none, or as good as none to whoever asks."""
    return value is None or (isinstance(value, ast.Constant) and not value.value)


def _change(node: Any, what: str) -> None:
    if what == "compare the other way":
        node.ops[0] = _OTHER[type(node.ops[0])]()
    elif what in ("and for or", "plus for minus"):
        node.op = _OTHER[type(node.op)]()
    elif what == "the opposite condition":
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif what == "another constant":
        node.value = not node.value if isinstance(node.value, bool) else node.value + 1
    elif what == "no answer":
        node.value = ast.Constant(None)
    else:
        _leave_out(node)


def _leave_out(node: Any) -> None:
    """Make a statement do nothing."""
    node.__class__ = ast.Expr
    node.value = ast.Constant(None)


def install(module: ModuleType, mutant: Mutant) -> None:
    """Give every function of a module the code of the mutant, wherever it has been imported."""
    path = str(module.__file__)
    code = {each.co_qualname: each for each in _codes(compile(mutant.tree(), path, "exec"))}
    for owner in (module, *(v for v in vars(module).values() if isinstance(v, type))):
        if getattr(owner, "__module__", module.__name__) != module.__name__:
            continue
        for value in vars(owner).values():
            for function in _inside(value):
                wanted = code.get(function.__qualname__)
                if function.__module__ == module.__name__ and wanted is not None:
                    function.__code__ = wanted


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _inside(value: Any) -> Iterator[FunctionType]:
    """The functions behind a name: a function, a method, a property, what a decorator holds."""
    if isinstance(value, classmethod | staticmethod):
        value = value.__func__
    if isinstance(value, property):
        value = value.fget
    while value is not None:
        if isinstance(value, FunctionType):
            yield value
        value = getattr(value, "__wrapped__", None)
