"""Work beside the window: results and errors come back on the main thread. Never a session."""

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal


class _Post(QObject):
    """Carries an answer from the thread to its owner."""

    done = Signal(object)
    failed = Signal(object)


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
    post = _Post(owner)
    queued = Qt.ConnectionType.QueuedConnection
    post.done.connect(done, queued)
    post.failed.connect(failed or _raise, queued)
    post.done.connect(post.deleteLater, queued)
    post.failed.connect(post.deleteLater, queued)

    def job() -> None:
        try:
            answer = work()
        except Exception as error:
            _send(post.failed, error)
        else:
            _send(post.done, answer)

    QThreadPool.globalInstance().start(job)


def _send(signal: Any, answer: object) -> None:
    with contextlib.suppress(RuntimeError):  # the owner was closed before the work was done
        signal.emit(answer)


def _raise(error: Exception) -> None:
    raise error
