"""Text in Slack's markup: cleaned, escaped, cut; and what somebody typed out of it. `blocks` puts it in messages."""

import re
from collections.abc import Iterator

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SLACK_TOKEN = re.compile(r"<(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def plain(text: str) -> str:
    """What somebody typed, out of Slack's markup: mentions fall away, links and channels become their words."""
    words = _SLACK_TOKEN.sub(_spoken, _clean(text))
    return " ".join(words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


def escape(text: str) -> str:
    """Text in which nothing is a control sequence of Slack any more."""
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fit(text: str, limit: int) -> str:
    """Escaped text of at most `limit` characters; what does not fit ends in an ellipsis."""
    found = pieces(text, limit - 1)
    return next(found, "") + ("…" if next(found, None) is not None else "")


def pieces(text: str, limit: int) -> Iterator[str]:
    """Escaped text in pieces of at most `limit` characters, between words where it can be."""
    made = ""
    for word in re.findall(rf"\s*\S{{1,{max(1, min(100, limit // 6))}}}", _tidy(text)):
        more = escape(word)
        if made and len(made) + len(more) > limit:
            yield made
            made, more = "", more.lstrip()
        made += more
    if made:
        yield made


def cut(text: str, limit: int) -> str:
    """Plain text of at most `limit` characters, cut behind a word where it can be."""
    if len(text) <= limit:
        return text
    start = text[: limit - 1]
    whole_words = start.rsplit(" ", 1)[0]
    return (whole_words if len(whole_words) > limit // 2 else start).rstrip(" ,;:-") + "…"


def one_line(text: str) -> str:
    """Cleaned text without line breaks, not escaped: for what Slack never reads as markup."""
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _tidy(text: str) -> str:
    """Single spaces, and at most one empty line in a row."""
    return re.sub(r"\n\s*\n", "\n\n", re.sub(r"[^\S\n]+", " ", _clean(text))).strip()


def _spoken(token: re.Match[str]) -> str:
    target, label = token["target"], token["label"]
    if target.startswith(("@", "!")):
        return " "
    if target.startswith("#"):
        return label or " "
    return label or target.removeprefix("mailto:").removeprefix("tel:")
