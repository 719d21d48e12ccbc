"""Files, folders, .jsonl files and what is piped in."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import intake
from sayso.intake import sources
from sayso.intake.found import SUFFIXES
from sayso.records import Article, Skipped, Source

WORDS = "“We will pay,” said Ann Lee."


def read(*names: object, stdin: bytes | None = None) -> list[tuple[Source, Article] | Skipped]:
    return list(intake.read_sources(map(str, names), stdin=io.BytesIO(stdin) if stdin is not None else None))


def names_read(*names: object) -> list[str]:
    return [result.source if isinstance(result, Skipped) else result[0].name for result in read(*names)]


def reasons(*names: object) -> list[tuple[str, str]]:
    results = read(*names)
    assert all(isinstance(result, Skipped) and result.stage == "intake" for result in results)
    return [(result.source, result.reason) for result in results if isinstance(result, Skipped)]


def article_line(**fields: object) -> str:
    return json.dumps({"text": WORDS, **fields}, ensure_ascii=False) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestFile:
    """One file, named directly."""

    def test_the_source_is_kept_as_it_was_found(self, folder: Path) -> None:
        data = b"\xef\xbb\xbf" + WORDS.encode() + b"\r\n"
        (folder / "a.txt").write_bytes(data)

        ((source, article),) = intake.read_sources(["./a.txt"])  # type: ignore[misc]  # no Skipped here

        assert source == Source(
            name="./a.txt", data=data, media_type="text/plain", encoding="utf-8-sig", text=WORDS + "\r\n"
        )
        assert (article.source, article.text) == ("./a.txt", WORDS)

    def test_a_file_with_an_unknown_suffix_is_tried_as_text_when_named(self, folder: Path) -> None:
        (folder / "notes.orig").write_text(WORDS)

        assert names_read("notes.orig") == ["notes.orig"]

    def test_markdown_is_known_by_its_suffix(self, folder: Path) -> None:
        (folder / "a.MD").write_text("# Harbour\n\nWe *pay*.")

        ((source, article),) = intake.read_sources(["a.MD"])  # type: ignore[misc]  # no Skipped here

        assert source.media_type == "text/markdown"
        assert article.text == "Harbour\n\nWe pay."

    @pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\0\0\0", b"\xef\xbb\xbf", "\u200b\n".encode()])
    def test_a_file_without_text_is_skipped(self, folder: Path, data: bytes) -> None:
        (folder / "a.txt").write_bytes(data)

        assert reasons("a.txt") == [("a.txt", "holds no text")]

    def test_what_is_not_there_is_skipped(self, folder: Path) -> None:
        assert reasons(folder / "no.txt", "ftp://linton.example/a", "a\0b", "") == [
            (f"{folder.as_posix()}/no.txt", "there is no such file or folder"),
            ("ftp://linton.example/a", "is an address of ftp; only http and https are fetched"),
            ("a\0b", "cannot be read: embedded null byte"),
            ("", "there is no such file or folder"),
        ]
        assert intake.estimate([""]) == 1

    def test_a_file_that_may_not_be_read_is_skipped(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "a.txt").write_text(WORDS)

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        # The tests may run as root, whom no permission stops.
        monkeypatch.setattr(Path, "open", refuse)

        assert reasons("a.txt") == [("a.txt", "cannot be read: permission denied")]

    def test_what_is_larger_than_any_article_is_skipped(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources, "LARGEST", 2**20)
        (folder / "a.txt").write_bytes(b"a" * (2**20 + 1))

        assert reasons("a.txt") == [("a.txt", "is larger than 1 MB, which no article is; split it")]


class TestFolder:
    """All files below a folder."""

    def test_known_files_are_read_in_order_and_hidden_ones_left_alone(self, folder: Path) -> None:
        for name in ["n/b.txt", "n/a/z.md", "n/a.txt", "n/.hidden.txt", "n/.git/c.txt", "n/d.odt", "n/c.jsonl"]:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(article_line() if name.endswith("jsonl") else WORDS)

        assert names_read("n/") == ["n/a/z.md", "n/a.txt", "n/b.txt", "n/c.jsonl#1"]

    def test_a_folder_without_readable_files_is_skipped(self, folder: Path) -> None:
        (folder / "d.odt").write_text(WORDS)

        assert reasons(".") == [(".", f"holds no {SUFFIXES} file")]

    def test_links_that_lead_in_circles_end(self, folder: Path) -> None:
        (folder / "n").mkdir()
        (folder / "n" / "a.txt").write_text(WORDS)
        (folder / "n" / "loop").symlink_to(folder / "n", target_is_directory=True)
        (folder / "n" / "self.txt").symlink_to("self.txt")
        (folder / "n" / "gone.txt").symlink_to("nowhere.txt")
        (folder / "n" / "to-a.txt").symlink_to("a.txt")

        assert names_read("n") == ["n/a.txt", "n/gone.txt", "n/self.txt", "n/to-a.txt"]

    def test_a_pipe_in_a_folder_does_not_block(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.txt")
        (folder / "a.txt").write_text(WORDS)

        assert names_read(".") == ["./a.txt"]

    def test_a_thousand_files_of_which_ten_are_broken(self, folder: Path) -> None:
        for number in range(1000):
            broken = number % 100 == 7
            (folder / f"{number:03}.txt").write_bytes(bytes(range(256)) if broken else WORDS.encode())

        results = intake.read_sources(["."])
        first = next(results)
        (folder / "001.txt").write_text("")  # not yet read: files are opened when their turn comes
        rest = list(results)

        skipped = [result for result in rest if isinstance(result, Skipped)]
        assert not isinstance(first, Skipped)
        assert len(rest) == 999
        assert [result.source for result in skipped] == [
            "./001.txt",
            *(f"./{number:03}.txt" for number in range(7, 1000, 100)),
        ]
        assert {result.reason for result in skipped} == {"holds no text", "holds binary data, not text"}


class TestJsonLines:
    """Articles as scrapers write them, one a line."""

    def test_articles_are_named_by_their_source_their_url_or_their_line(self, folder: Path) -> None:
        lines = [
            article_line(source="Linton wire, no. 7", url="https://linton.example/7"),
            article_line(url="https://linton.example/8"),
            "\n",
            article_line(source="", url=None),
        ]
        (folder / "a.jsonl").write_text("".join(lines))

        assert names_read("a.jsonl") == ["Linton wire, no. 7", "https://linton.example/8", "a.jsonl#4"]

    def test_the_source_of_an_article_is_its_line_and_its_map_counts_in_its_text(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text(article_line(text=f"\n {WORDS}"))

        ((source, article),) = intake.read_sources(["a.jsonl"])  # type: ignore[misc]  # no Skipped here

        assert source.media_type == "application/json"
        assert json.loads(source.data) == {"text": f"\n {WORDS}"}
        assert not source.data.endswith(b"\n")
        assert source.text == f"\n {WORDS}"
        assert [piece.start for piece in article.raw(article.blocks[0].span)] == [2]

    def test_a_broken_line_does_not_stop_the_others(self, folder: Path) -> None:
        lines = [
            article_line(),
            '{"text": "cut off',
            "[1, 2]\n",
            '{"title": "No text"}\n',
            article_line(text=7),
            article_line(text=" \n"),
            "[" * 100_000 + "\n",
            "\ufeff" + article_line(),
        ]
        (folder / "a.jsonl").write_text("\n".join(line.strip("\n") for line in lines))

        results = read("a.jsonl")

        assert [isinstance(result, Skipped) for result in results] == [False, *[True] * 6, False]
        found = [(result.source, result.reason.split(":")[0]) for result in results if isinstance(result, Skipped)]
        assert found == [
            ("a.jsonl#2", "is not a JSON object"),
            ("a.jsonl#3", "is not a JSON object, as each line of a .jsonl file must be"),
            ("a.jsonl#4", 'has no string under "text"'),
            ("a.jsonl#5", 'has no string under "text"'),
            ("a.jsonl#6", "holds no text"),
            ("a.jsonl#7", "is not a JSON object"),
        ]

    def test_a_line_of_enormous_length_is_passed_over(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources, "LARGEST", 10_000)
        (folder / "a.jsonl").write_text(article_line() + article_line(text="a" * 45_000) + article_line())

        results = read("a.jsonl")

        assert [result.source if isinstance(result, Skipped) else result[0].name for result in results] == [
            "a.jsonl#1",
            "a.jsonl#2",
            "a.jsonl#3",
        ]
        assert isinstance(results[1], Skipped)

    def test_a_file_without_articles_is_skipped(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text("\n \n")

        assert reasons("a.jsonl") == [("a.jsonl", "holds no articles")]

    def test_one_line_is_held_at_a_time(self) -> None:
        def endless() -> Iterator[bytes]:
            while True:
                yield article_line().encode()

        class Stream(io.RawIOBase):
            lines = endless()

            def readline(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002  (the signature is given)
                return next(self.lines)

        results = intake.read_sources(["-"], stdin=Stream())  # type: ignore[arg-type]  # readline is all that is used

        assert all(not isinstance(next(results), Skipped) for _ in range(50))


class TestStdin:
    """What is piped in."""

    def test_a_text_is_read(self) -> None:
        ((source, article),) = intake.read_sources(["-"], stdin=io.BytesIO(WORDS.encode()))  # type: ignore[misc]

        assert (source.name, source.media_type, article.text) == ("-", "text/plain", WORDS)

    def test_json_lines_are_told_by_their_first_line(self) -> None:
        results = read("-", stdin=(article_line(source="a") + article_line()).encode())

        assert [result[0].name for result in results if not isinstance(result, Skipped)] == ["a", "-#2"]

    def test_a_text_that_begins_with_a_brace_is_a_text(self) -> None:
        (result,) = read("-", stdin=b"{We will pay}\nsaid Ann Lee.")

        assert not isinstance(result, Skipped)
        assert result[0].media_type == "text/plain"

    def test_articles_behind_a_byte_order_mark_are_articles(self) -> None:
        results = read("-", stdin=b"\xef\xbb\xbf" + (article_line(source="a") + article_line()).encode())

        assert [found[1].source for found in results if not isinstance(found, Skipped)] == ["a", "-#2"]

    def test_nothing_piped_in_is_skipped(self) -> None:
        assert [(result.source, result.reason) for result in read("-", stdin=b"") if isinstance(result, Skipped)] == [
            ("-", "holds no text")
        ]


class TestReread:
    """Articles made again from stored sources."""

    def test_stored_bytes_give_the_same_article(self, folder: Path) -> None:
        (folder / "a.jsonl").write_text(article_line(url="https://linton.example/7", title="Harbour", date="2024-04"))
        (folder / "a.md").write_text("---\ntitle: Harbour\n---\n# Harbour\n\nWe pay.\n")
        (folder / "a.txt").write_bytes("Zoë: “We pay.”".encode("cp1252"))

        for result in read("."):
            assert not isinstance(result, Skipped)
            assert intake.reread(result[0]) == result


class TestEstimate:
    """How many articles to expect."""

    def test_files_count_once_and_json_lines_by_line(self, folder: Path) -> None:
        (folder / "a.txt").write_text(WORDS)
        (folder / "b.jsonl").write_text(article_line() * 7)
        (folder / "c.jsonl").write_text("")

        assert intake.estimate(["."]) == 9
        assert intake.estimate(["b.jsonl", "no.txt"]) == 8
        assert intake.estimate([]) == 0

    def test_of_a_long_file_a_part_is_counted(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources, "_COUNTED", 1000)
        (folder / "a.jsonl").write_text(article_line() * 1000)

        assert intake.estimate(["a.jsonl"]) == pytest.approx(1000, rel=0.05)

    def test_what_is_piped_in_cannot_be_known(self) -> None:
        assert intake.estimate(["a.txt", "-"]) is None
