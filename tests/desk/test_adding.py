"""Adding to the ledger in the browser: files, pasted texts and addresses, and what comes of them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.desk import adding as adding_module
from sayso.desk import make_desk
from sayso.desk.adding import Adding
from sayso.desk.pages.add import plain_name
from sayso.errors import ModelError
from sayso.intake import Handed
from sayso.intake.web import fetching
from sayso.records import Article, Findings
from sayso.store import Ledger
from tests.cli.conftest import ARTICLE, PatternReader
from tests.intake.html.pages import page
from tests.intake.web.serving import answer, endless, redirect, site

ANN, BEN = (ARTICLE.format(name=name).encode() for name in ("Ann Lee", "Ben Ray"))


class Desk:
    """A desk over an empty ledger, whose articles ``PatternReader`` reads."""

    def __init__(self, path: Path, client: TestClient) -> None:
        self.path = path
        self.client = client

    def send(self, name: str, data: bytes = ANN) -> Any:
        """Hand over a file."""
        return self.client.post("/add/file", params={"name": name}, content=data)

    def fetch(self, addresses: str) -> Any:
        """Ask for addresses."""
        return self.client.post("/add/addresses", data={"addresses": addresses})

    def came(self) -> dict[str, Any]:
        """Wait until nothing is left to do, and return what came of it."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            progress: dict[str, Any] = self.client.get("/api/add/progress").json()
            if progress["done"] == progress["sources"]:
                return progress
            time.sleep(0.02)
        raise AssertionError(f"it is not done yet: {progress}")

    def reasons(self) -> dict[str, str]:
        """Return why each source that was skipped was."""
        return {
            one["source"].partition("#")[0]: one["skipped"]["reason"]
            for one in self.came()["outcomes"]
            if one["skipped"]
        }

    @property
    def sources(self) -> list[str]:
        """The names of the articles in the ledger, without their digests."""
        with Ledger.open(self.path, write=False) as ledger:
            return [article.source.partition("#")[0] for article in ledger.articles]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, write=True).close()
    return path


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with TestClient(make_desk(path, adding=Adding(path, reader=PatternReader()))) as client:
        yield Desk(path, client)


def test_a_file_is_read_and_its_article_linked(desk: Desk) -> None:
    told = desk.send("news/ferry.txt").json()
    came = desk.came()

    assert told == {"told": "news/ferry.txt is being read.", "go": None}
    (outcome,) = came["outcomes"]
    assert outcome["source"].startswith("news/ferry.txt#")
    assert (outcome["added"], outcome["skipped"], came["new"]) == ("new", None, 1)
    assert f'href="/articles/{outcome["article"]}"' in desk.client.get("/add/progress").text
    with Ledger.open(desk.path, write=False) as ledger:
        assert [view.speaker for view in ledger.statements] == ["Ann Lee"]


def test_the_same_file_twice_is_unchanged_and_another_of_its_name_is_another(desk: Desk) -> None:
    for data in (ANN, ANN, BEN):
        desk.send("index.txt", data)

    assert [one["added"] for one in reversed(desk.came()["outcomes"])] == ["new", "unchanged", "new"]
    assert desk.sources == ["index.txt", "index.txt"]


def test_a_file_of_articles_gives_all_its_lines(desk: Desk) -> None:
    lines = [{"text": ANN.decode(), "source": "Herald"}, {"text": BEN.decode(), "source": "Herald"}, {"none": 1}]
    desk.send("day.jsonl", b"\n".join(json.dumps(line).encode() for line in lines))
    came = desk.came()

    assert (came["sources"], came["new"], came["skipped"]) == (1, 2, 1)
    assert desk.sources == ["Herald", "Herald"]
    with Ledger.open(desk.path, write=False) as ledger:
        (skipped,) = ledger.skipped
    assert (skipped.source[:10], skipped.source[-2:], skipped.reason) == (
        "day.jsonl#",
        "#3",
        'has no string under "text"',
    )


def test_a_text_is_pasted_with_what_is_known_of_it(desk: Desk) -> None:
    known = {"title": "Ferry <b>saved</b>", "publisher": "Herald", "published": "2024-03-04"}
    assert desk.client.post("/add/text", data={"text": ANN.decode(), **known}).status_code == 200
    desk.came()

    with Ledger.open(desk.path, write=False) as ledger:
        (article,) = ledger.articles
    assert (article.title, article.publisher, article.published) == ("Ferry <b>saved</b>", "Herald", "2024-03-04")
    assert article.source.startswith("pasted text#")
    assert "Ferry &lt;b&gt;saved&lt;/b&gt;" in desk.client.get("/add/progress").text


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"text": " \n"}, "there is no text to be read; paste one"),
        ({}, "there is no text to be read; paste one"),
        ({"text": "x", "published": "some day"}, "Invalid"),
    ],
)
def test_what_cannot_be_pasted(desk: Desk, given: dict[str, str], reason: str) -> None:
    answered = desk.client.post("/add/text", data=given)

    assert answered.status_code == 400
    assert answered.json()["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"PK\x03\x04\x14\x00", "unpack it"),
        ("a.docx", b"PK\x03\x04word/document.xml", ""),
        ("empty.txt", b"", "holds no text"),
        ("broken.pdf", b"%PDF-1.7\nhalf of it", "is cut off"),
        ("broken.html", b"<html><body><p>", ""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00", "is an image"),
        ("program", b"\x7fELF\x02\x01\x01\x00\x00\x00\x03\x00", "holds binary data"),
        ("lines.jsonl", b"\n\n", "holds no articles"),
        ("line.jsonl", b"[" * 100_000, "is not a JSON object"),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_reason(desk: Desk, name: str, data: bytes, reason: str) -> None:
    assert desk.send(name, data).status_code == 200
    reasons = desk.reasons()

    assert list(reasons) == [name]
    assert reason in reasons[name]
    assert name in desk.client.get("/add").text
    assert reason in desk.client.get("/add").text


def test_what_was_skipped_is_listed_page_by_page(desk: Desk) -> None:
    for number in range(201):
        desk.send(f"{number:03}.txt", b"")
    desk.came()

    first, second = (desk.client.get("/add", params={"page": page}).text for page in (1, 2))

    assert ("199.txt" in first, "200.txt" in first, 'href="/add?page=2"' in first) == (True, False, True)
    assert ("199.txt" in second, "200.txt" in second) == (False, True)
    assert desk.client.get("/api/add", params={"page": 9}).json() == {"first": 1601, "number": 201, "skipped": []}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("ferry.txt", "ferry.txt"),
        ("/2024/may/ferry.txt", "2024/may/ferry.txt"),
        ("../../../etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\system.ini", "windows/system.ini"),
        ("C:\\news\\ferry.txt", "C:/news/ferry.txt"),
        ("a\nb\r\x00.txt", "a b \x00.txt"),
        ("https://news.example/a.txt", "https:/news.example/a.txt"),
        ("././.", ""),
        ("a" * 300 + ".txt", "a" * 196 + ".txt"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(given: str, name: str) -> None:
    assert plain_name(given) == name


def test_a_name_from_right_to_left_is_shown_as_it_is(desk: Desk) -> None:
    desk.send("in\u202etxt.exe", b"")
    desk.send("<script>alert(1)</script>.txt", b"")
    desk.came()

    for path in ("/add", "/add/progress"):
        text = desk.client.get(path).text
        assert "\u202e" not in text
        assert "in⟨U+202E⟩txt.exe" in text
        assert "<script>alert" not in text


@pytest.mark.parametrize("name", ["", "..", "/", "\n"])
def test_a_file_needs_a_name(desk: Desk, name: str) -> None:
    assert desk.send(name).json()["reason"] == "the file has no name; send it to /add/file?name=NAME"


def test_a_form_is_no_file(desk: Desk) -> None:
    answered = desk.client.post("/add/file?name=a.txt", files={"file": ("a.txt", ANN)})

    assert answered.json()["reason"] == "this is a form; send the bytes of one file as they are"


def test_a_file_too_large_is_refused_with_what_to_do(desk: Desk) -> None:
    answered = desk.send("book.txt", b"x" * (32 * 2**20 + 1))

    assert answered.status_code == 413
    assert answered.json()["reason"] == "the file is larger than 32 MB, which no article is; split it"
    assert desk.came()["sources"] == 0


def test_no_more_waits_than_there_is_room_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding_module, "_MOST_BYTES", 10)
    full = desk.send("a.txt")
    monkeypatch.setattr(adding_module, "_MOST_WAITING", 0)
    fetched = desk.fetch("https://news.example/")

    assert (full.status_code, fetched.status_code) == (503, 503)
    assert full.json()["reason"].startswith("too much is waiting to be read already")


# Addresses


def test_an_address_is_fetched_and_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with site(a=answer(page(f"<p>{ANN.decode()}</p>"))) as served:
        monkeypatch.setattr(fetching, "WEB", served.web())
        told = desk.fetch(f"{served.at('/a')}\n{served.at('/none')} {served.at('/a')}").json()
        came = desk.came()

    assert told["told"] == "2 pages are being fetched and read."
    assert (came["new"], came["skipped"]) == (1, 1)
    assert desk.sources == [served.at("/a")]


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "/etc/passwd", "../notes.txt", "ferry.txt", "-", "C:\\news", "ftp://news.example/a"),
        *("javascript:alert(1)", "data:text/html,x", "https://", "https:///etc/passwd", "http:/news.example", "://x"),
        "https://news.example/" + "a" * 2000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused_at_once(desk: Desk, address: str) -> None:
    answered = desk.fetch(f"https://news.example/a {address}")

    assert answered.status_code == 400
    assert "is no address of the web" in answered.json()["reason"]
    assert desk.came()["sources"] == 0


@pytest.mark.parametrize("addresses", ["", " \n ", " ".join(f"https://news.example/{n}" for n in range(201))])
def test_too_few_addresses_and_too_many(desk: Desk, addresses: str) -> None:
    assert desk.fetch(addresses).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.7/", "http://169.254.169.254/x"),
        *("http://0x7f000001/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://news.example:22/"),
        *("http://user:secret@127.0.0.1/", "http://0.0.0.0/"),
    ],
)
def test_this_machine_and_its_network_are_not_reached(desk: Desk, address: str) -> None:
    assert desk.fetch(address).status_code == 200
    (reason,) = desk.reasons().values()

    assert any(
        words in reason
        for words in (
            "no address of the public web",
            "only the usual ports",
            "a password in it",
            "no machine is called",
        )
    )


def test_nor_by_a_redirection(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"inside": redirect("http://inside.example/"), "file": redirect("file:///etc/passwd")}
    with site(**pages) as served:
        monkeypatch.setattr(fetching, "WEB", served.web(inside_example="192.168.1.1"))
        desk.fetch(f"{served.at('/inside')} {served.at('/file')}")
        reasons = desk.reasons()

    assert reasons == {
        served.at("/inside"): "leads to 192.168.1.1, which is no address of the public web",
        served.at("/file"): "is an address of file; only http and https are fetched",
    }


def test_a_page_without_an_end_and_one_of_a_gigabyte_are_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with site(huge=answer(b"", "text/html", Content_Length="1073741824"), endless=endless) as served:
        monkeypatch.setattr(fetching, "WEB", served.web())
        desk.fetch(f"{served.at('/huge')} {served.at('/endless')}")
        reasons = desk.reasons()

    assert reasons[served.at("/huge")] == "is larger than 32 MB, which no article is"
    assert "larger than 32 MB" in reasons[served.at("/endless")] or "does not answer" in reasons[served.at("/endless")]


# Together with others, and when something fails


class Waiting(PatternReader):
    """Finds nothing until it may go on."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.may = threading.Event()

    def find(self, article: Article) -> Findings:
        """Wait, and return what ``PatternReader`` finds."""
        self.asked.set()
        assert self.may.wait(30)
        return super().find(article)


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def test_others_write_while_articles_are_read(path: Path) -> None:
    reader = Waiting()
    with TestClient(make_desk(path, adding=Adding(path, reader=reader))) as client:
        desk = Desk(path, client)
        desk.send("ferry.txt")
        assert reader.asked.wait(20)
        Ledger.open(path, write=True, wait=0).close()
        assert client.get("/api/add/progress").json()["reading"] == "ferry.txt"
        assert "Reading" in client.get("/add/progress").text
        reader.may.set()
        assert desk.came()["new"] == 1


def test_what_was_read_waits_while_others_write(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding_module, "_WAIT", 0.05)
    with Ledger.open(desk.path, write=True):
        desk.send("ferry.txt")
        assert eventually(lambda: desk.client.get("/api/add/progress").json()["note"] is not None)
        assert "Another process is still writing to the ledger" in desk.client.get("/add/progress").text
    came = desk.came()

    assert (came["new"], came["note"]) == (1, None)


class Missing:
    """A model that is not there."""

    @property
    def name(self) -> str:
        raise ModelError("encoder.onnx", "the reader model is missing", "Install sayso again.")

    def find(self, article: Article) -> Findings:
        raise NotImplementedError


def test_without_a_model_each_source_says_so_and_the_next_one_is_tried_again(path: Path) -> None:
    with TestClient(make_desk(path, adding=Adding(path, reader=Missing()))) as client:
        desk = Desk(path, client)
        for name in ("a.txt", "b.txt"):
            desk.send(name)
        reasons = desk.reasons()
        assert set(reasons.values()) == {"encoder.onnx: the reader model is missing. Install sayso again."}
        assert "The reader model is missing" not in client.get("/articles").text
        desk.send("c.txt")
        assert "c.txt" in desk.reasons()


def test_the_ledger_deleted_under_the_desk_is_told(desk: Desk) -> None:
    desk.path.unlink()
    desk.send("ferry.txt")

    assert "there is no ledger yet" in desk.reasons()["ferry.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_disk_without_room_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("r+b", buffering=0) as full:
        monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: full)
        refused = desk.send("large.txt", ANN)

    assert refused.status_code == 503
    assert refused.json()["reason"] == "the disk is full"


def test_when_the_desk_is_closed_the_article_at_hand_is_finished_and_the_rest_counted(path: Path) -> None:
    reader = Waiting()
    adding = Adding(path, reader=reader)
    for number in range(20):
        adding.hand_over(Handed(name=f"{number}.txt", data=ARTICLE.format(name=f"Ann Lee{number}").encode()))
    assert reader.asked.wait(20)
    threading.Timer(0.2, reader.may.set).start()

    adding.close()

    with Ledger.open(path, write=False) as ledger:
        assert ledger.counts().articles == 20 - adding.left
    assert 0 < adding.left < 20
    adding.close()


def test_what_waits_leaves_nothing_beside_the_ledger(path: Path) -> None:
    reader = Waiting()
    adding = Adding(path, reader=reader)
    for number in range(9):
        adding.hand_over(Handed(name=f"{number}.txt", data=ANN + str(number).encode()))
    assert reader.asked.wait(20)

    beside = {file.name for file in path.parent.iterdir()}

    reader.may.set()
    assert eventually(lambda: adding.left == 0)
    assert adding.progress().new == 9
    adding.close()
    assert beside <= {f"ledger.sqlite{suffix}" for suffix in ("", ".lock", "-wal", "-shm")}
