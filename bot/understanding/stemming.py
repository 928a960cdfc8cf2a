"""Word stems by Snowball's own C code. One stemmer for each thread: a stemmer keeps state while it works."""

import threading
from collections.abc import Callable

import Stemmer  # pyright: ignore[reportMissingTypeStubs]


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.dutch: Callable[[str], str] = Stemmer.Stemmer("dutch", 0).stemWord  # pyright: ignore
        self.english: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord  # pyright: ignore


_stemmers = _Stemmers()


def dutch_stem(word: str) -> str:
    """The Dutch stem (Kraaij-Pohlmann) of a lower-case word."""
    return _stemmers.dutch(word)


def english_stem(word: str) -> str:
    """The English stem (Porter 2) of a lower-case word."""
    return _stemmers.english(word)
