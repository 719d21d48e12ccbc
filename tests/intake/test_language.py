"""The language of a text, where it is long enough to tell."""

import pytest

from sayso.intake.language import detect_language


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            "The mayor said that the town would rebuild the harbour, and that they had been promised the money. " * 2,
        ),
        (
            "en",
            "Harbour vote delayed again, Port Linton mayor tells fishermen, storm damage repair costs rising fast " * 2,
        ),
        (
            "de",
            "Die Bürgermeisterin sagte am Montag, die Stadt werde den Hafen wieder aufbauen, koste es, was es wolle. "
            * 2,
        ),
        (
            "fr",
            "La maire a déclaré lundi que la ville reconstruirait le port et qu'elle en paierait le prix elle-même. "
            * 2,
        ),
        (
            "es",
            "La alcaldesa dijo el lunes que la ciudad reconstruirá el puerto y que los vecinos no pagarán nada. " * 2,
        ),
        (
            "nl",
            "De burgemeester zei maandag dat de stad de haven zal herbouwen en dat zij het geld al heeft gevonden. "
            * 2,
        ),
        (
            "ru",
            "Мэр города сообщила в понедельник, что порт будет восстановлен, а жители получат обещанные деньги. " * 2,
        ),
    ],
)
def test_a_language_is_told(code: str, words: str) -> None:
    assert detect_language(words) == code


def test_a_short_text_has_no_language() -> None:
    assert detect_language("“We will pay,” said Ann Lee.") is None
