"""Work runs off the window's thread; what it gives comes back in it."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs, Progress, Stopped


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


class Answers(QObject):
    """Collects what is delivered, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.values.append(value)

    def failed(self, error: BaseException) -> None:
        self.threads.add(threading.get_ident())
        self.errors.append(error)


def test_the_work_runs_elsewhere_and_the_result_comes_back_here(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    jobs.run(lambda _progress: threading.get_ident(), answers.done, answers.failed)
    qtbot.waitUntil(lambda: len(answers.values) == 1)
    assert answers.values[0] != threading.get_ident()
    assert answers.threads == {threading.get_ident()}


def test_an_error_is_delivered_as_it_was_raised(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    error = ValueError("hỏng")

    def work(_progress: Progress) -> None:
        raise error

    jobs.run(work, answers.done, answers.failed)
    qtbot.waitUntil(lambda: answers.errors == [error])
    assert not answers.values


def test_progress_arrives_in_order_in_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    steps: list[tuple[int, int]] = []

    def work(progress: Progress) -> int:
        for done in range(1, 6):
            progress.step(done, 5)
        return 5

    jobs.run(work, answers.done, answers.failed, lambda done, total: steps.append((done, total)))
    qtbot.waitUntil(lambda: answers.values == [5])
    assert steps == [(done, 5) for done in range(1, 6)]


def test_stopping_ends_the_work_at_its_next_step(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    started, stopped = threading.Event(), threading.Event()
    finished: list[int] = []

    def work(progress: Progress) -> None:
        started.set()
        assert stopped.wait(10)
        progress.step(1, 2)
        finished.append(1)

    job = jobs.run(work, answers.done, answers.failed)
    assert started.wait(10)
    job.stop()
    stopped.set()
    qtbot.waitUntil(lambda: len(answers.errors) == 1)
    assert isinstance(answers.errors[0], Stopped)
    assert not finished


def test_a_future_of_another_thread_is_delivered_here(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    future: Future[str] = Future()
    jobs.await_future(future, answers.done, answers.failed)
    thread = threading.Thread(target=future.set_result, args=("đã lưu",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: answers.values == ["đã lưu"])
    assert answers.threads == {threading.get_ident()}


def test_a_cancelled_future_fails(qtbot: QtBot, jobs: Jobs) -> None:
    answers = Answers()
    future: Future[str] = Future()
    jobs.await_future(future, answers.done, answers.failed)
    future.cancel()
    qtbot.waitUntil(lambda: len(answers.errors) == 1)


def test_nothing_is_delivered_to_a_widget_that_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    gone, witness = Answers(), Answers()
    receiver = gone.done
    first: Future[int] = Future()
    second: Future[int] = Future()
    jobs.await_future(first, receiver, gone.failed)
    jobs.await_future(second, witness.done, witness.failed)
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    first.set_result(1)
    second.set_result(2)
    qtbot.waitUntil(lambda: witness.values == [2])
    assert not gone.values


def test_closing_waits_for_what_runs(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[str] = []

    def work(progress: Progress) -> str:
        try:
            while True:
                progress.step(0, 1)
        except Stopped:
            seen.append("dừng")
            raise

    jobs.run(work, seen.append, lambda _error: None)
    jobs.close()
    assert seen in (["dừng"], [])
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
