"""The description of the interface: every page and every action, by the records that they are made of."""

from __future__ import annotations

import re

from openapi_spec_validator import validate
from starlette.testclient import TestClient

from sayso.desk.pages import PARTS


def test_describes_every_page_and_action(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]

    plain = re.compile(r"\{(\w+):\w+\}")
    pages = {plain.sub(r"{\1}", f"/api{page.path}") for part in PARTS for page in part.pages}
    actions = {plain.sub(r"{\1}", action.path) for part in PARTS for action in part.actions}
    uploads = {upload.path for part in PARTS for upload in part.uploads}
    assert {path for path, kinds in paths.items() if "get" in kinds} == pages
    assert {path for path, kinds in paths.items() if "post" in kinds} == actions | uploads


def test_is_openapi(client: TestClient) -> None:
    validate(client.get("/api/openapi.json").json())


def test_names_what_a_page_can_be_asked(client: TestClient) -> None:
    (text, *_) = client.get("/api/openapi.json").json()["paths"]["/api/articles"]["get"]["parameters"]

    assert (text["name"], text["in"], text["required"]) == ("text", "query", False)


def test_says_in_which_field_files_come(client: TestClient) -> None:
    body = client.get("/api/openapi.json").json()["paths"]["/check"]["post"]["requestBody"]["content"]

    assert set(body["multipart/form-data"]["schema"]["properties"]) == {
        "article",
        "quotation",
        "speaker",
        "against",
        "pasted",
        "file",
    }
