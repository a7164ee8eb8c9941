"""Work beside the window: results and errors come back on the main thread. Never a session."""

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid


class _Collecting:
    """Holds back the collecting of garbage while a thread works.

    A thread that collects would destroy windows outside the main thread, which Qt does not allow,
    and a collection on the main thread in the midst of a thread's work has ended the process.
    """

    working = 0
    was_on = False

    @classmethod
    def hold(cls) -> None:
        """A thread begins; called on the main thread."""
        if not cls.working:
            cls.was_on = gc.isenabled()
            gc.disable()
        cls.working += 1

    @classmethod
    def let_go(cls) -> None:
        """The answer of a thread has arrived; called on the main thread."""
        cls.working -= 1
        if not cls.working and cls.was_on:
            gc.enable()


class _Post(QObject):
    """Carries an answer from the thread to its owner.

    It belongs to nobody and is kept until it has been delivered: an owner that is closed while
    the thread works may not take it along.
    """

    arrived = Signal(object, object)
    _waiting: "set[_Post]" = set()  # noqa: RUF012 - shared on purpose

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
    ) -> None:
        from PySide6.QtCore import Qt

        super().__init__()
        self._owner, self._done, self._failed = owner, done, failed
        self._waiting.add(self)
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, answer: Any, error: Exception | None) -> None:
        self._waiting.discard(self)
        _Collecting.let_go()
        if not isValid(self._owner):
            return
        if error is None:
            self._done(answer)
        elif self._failed is not None:
            self._failed(error)
        else:
            raise error


def run(
    owner: QObject,
    work: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object] | None = None,
) -> None:
    """Run `work` on a thread; call `done` with its answer, or `failed` with what it raised.

    Nothing is called when the owner has gone meanwhile. Without `failed` the error is raised
    on the main thread, where the program's exception hook takes it.
    """
    post = _Post(owner, done, failed)

    def job() -> None:
        try:
            answer = work()
        except Exception as error:
            post.arrived.emit(None, error)
        else:
            post.arrived.emit(answer, None)

    _Collecting.hold()
    QThreadPool.globalInstance().start(job)
