"""The catalogues of the four languages say the same things, with the same values, and all that the code asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from core.values import LOCALES
from core.words import canonical, say

ROOT = Path(__file__).parents[3]
WORDS = ROOT / "core" / "words"
#: Spaces that look plain and aren't, and marks that don't show.
ODD = re.compile("[\u00a0\u202f\u2009\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")
#: The forms of a count that Unicode knows for each language.
PLURALS = {
    "en": {"one", "other"},
    "nb": {"one", "other"},
    "uk": {"one", "few", "many", "other"},
    "zh-TW": {"other"},
}


class Reading(Visitor):
    """What a message refers to: its values, and those that it chooses a plural form by."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.choices: list[tuple[str, set[str]]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ftl.VariableReference):
            found = (variant.key for variant in node.variants)
            keys = {key.name if isinstance(key, ftl.Identifier) else key.value for key in found}
            self.choices.append((node.selector.id.name, keys))
        self.generic_visit(node)

    @property
    def counts(self) -> set[str]:
        """The values that are numbers: a form of theirs is chosen by a plural category."""
        return {name for name, keys in self.choices if keys <= {"zero", "one", "two", "few", "many", "other", "0", "1"}}


@cache
def messages(locale: str) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for path in sorted((WORDS / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name} in {locale}: {(entry.content or '')[:80]!r}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {locale}"
                found[entry.id.name] = Reading()
                found[entry.id.name].visit(entry)
    return found


def areas() -> set[str]:
    return {path.stem for path in (WORDS / "en").glob("*.ftl")}


# --- what the code asks for ------------------------------------------------------------------------------------------


@cache
def trees() -> dict[str, ast.Module]:
    """The sources that may speak to people."""
    paths = [path for room in ("core", "bot", "storage") for path in sorted((ROOT / room).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def spoken_in(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr, bool]]:
    """Every call of `say`, with the expression that names the message; whether it is the plain function."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "say" and len(node.args) > 1:
            yield node, node.args[1], True
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "say" and node.args:
            yield node, node.args[0], False


def endings(name: ast.expr) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts an expression may come to: itself, or those of both branches of a condition."""
    if isinstance(name, ast.IfExp):
        yield from endings(name.body)
        yield from endings(name.orelse)
    elif isinstance(name, ast.JoinedStr) or (isinstance(name, ast.Constant) and isinstance(name.value, str)):
        yield name


def pattern(name: ast.Constant | ast.JoinedStr) -> str:
    """The ids that a text or an f-string can be, as a regular expression; a value may be any words joined by `-`."""
    if isinstance(name, ast.Constant):
        return re.escape(str(name.value))
    fixed = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+" for part in name.values)
    return "".join(fixed)


def is_known(text: str) -> bool:
    """Whether a message has such an id: as it is, or after the name of an area that a kind's own phrases add."""
    return any(re.fullmatch(f"(?:(?:{'|'.join(areas())})-)?{text}", known) for known in messages("en"))


@cache
def said() -> tuple[set[str], list[str]]:
    """Every text of the sources that could be an id, and the patterns of f-strings that tell more than an area."""
    texts: set[str] = set()
    patterns: list[str] = []
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value.replace("_", "-"))
            elif isinstance(node, ast.JoinedStr):
                fixed = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if re.fullmatch(r"[a-z0-9-]*", fixed) and len(fixed.strip("-")) > 2 and fixed.strip("-") not in areas():
                    patterns.append(pattern(node))
    return texts, patterns


def is_used(message: str) -> bool:
    texts, patterns = said()
    names = {message, *(message.removeprefix(f"{area}-") for area in areas())}
    if names & texts or any(re.fullmatch(known, name) for known in patterns for name in names):
        return True
    # `label + "-some"`: a variant of a message that is used itself
    variants = [text for text in texts if re.fullmatch(r"-[a-z-]+", text) and message.endswith(text)]
    return any(is_used(message.removesuffix(text)) for text in variants)


# --- the tests -------------------------------------------------------------------------------------------------------


def test_every_language_has_the_same_files() -> None:
    assert {path.name for path in WORDS.iterdir() if any(path.glob("*.ftl"))} == set(LOCALES)
    for locale in LOCALES:
        assert {path.stem for path in (WORDS / locale).glob("*.ftl")} == areas()


def test_there_is_something_to_compare() -> None:
    assert "schedule-gap" in messages("en")
    assert messages("en")["schedule-gap"].values == {"asked", "fires"}
    assert sum(1 for tree in trees().values() for _ in spoken_in(tree)) > 20


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_the_same_messages_with_the_same_values(locale: str) -> None:
    english = {name: reading.values for name, reading in messages("en").items()}
    theirs = {name: reading.values for name, reading in messages(locale).items()}
    # A language without plural forms has no use for the bare count.
    counts = {name: reading.counts for name, reading in messages("en").items()}
    assert theirs.keys() == english.keys()
    assert {
        name: (values, english[name])
        for name, values in theirs.items()
        if not english[name] - counts[name] <= values <= english[name] | messages(locale)[name].counts
    } == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_named_after_its_file(locale: str) -> None:
    for path in (WORDS / locale).glob("*.ftl"):
        names = re.findall(r"^([a-z][\w-]*) *=", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert [name for name in names if not name.startswith(f"{path.stem}-")] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_count_has_the_forms_its_language_knows(locale: str) -> None:
    """After a preposition Ukrainian needs `one` and `other` alone, so only the form for one thing is asked of all."""
    wrong = [
        (name, count, sorted(forms))
        for name, reading in messages(locale).items()
        for count, forms in reading.choices
        if count in reading.counts and not (PLURALS[locale] & {"one"} <= forms <= PLURALS[locale] | {"0", "1"})
    ]
    assert wrong == []


@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 22, 1240])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_can_be_said_in_plain_characters(locale: str, number: int) -> None:
    for name, reading in messages(locale).items():
        counts = reading.counts | messages("en")[name].counts
        text = say(locale, name, **{value: number if value in counts else f"<{value}>" for value in reading.values})
        assert not ODD.search(text), name
        assert text.strip(), name
        assert "{" not in text, name
        assert all(f"<{value}>" in text for value in _always(reading) - counts), name


def _always(reading: Reading) -> set[str]:
    """The values that are told whatever form is chosen."""
    return reading.values if not reading.choices else set()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_catalogue_holds_an_odd_space_or_a_hidden_mark(locale: str) -> None:
    for path in (WORDS / locale).glob("*.ftl"):
        assert ODD.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_whatever_the_code_says_is_in_the_catalogues() -> None:
    missing = [
        f"{path}:{call.lineno} {ast.unparse(text)}"
        for path, tree in trees().items()
        for call, name, _ in spoken_in(tree)
        for text in endings(name)
        if not is_known(pattern(text))
    ]
    assert missing == []


def test_whatever_is_said_is_given_the_values_it_needs() -> None:
    short = [
        f"{path}:{call.lineno} {text.value!r} needs {sorted(needed)}"
        for path, tree in trees().items()
        for call, name, plain in spoken_in(tree)
        if plain and all(keyword.arg for keyword in call.keywords)
        for text in endings(name)
        if isinstance(text, ast.Constant) and (reading := messages("en").get(str(text.value)))
        if (needed := reading.values - {str(keyword.arg) for keyword in call.keywords})
    ]
    assert short == []


def test_whatever_is_in_the_catalogues_is_said_somewhere() -> None:
    assert [name for name in messages("en") if not is_used(name)] == []


def test_a_message_that_is_missing_or_lacks_a_value_is_an_error_and_never_half_a_sentence() -> None:
    with pytest.raises(KeyError):
        say("en", "no-such-message")
    with pytest.raises(KeyError, match="asked"):
        say("en", "schedule-overlap")


def test_a_bare_number_is_grouped_with_a_plain_space_and_a_persons_own_space_is_kept() -> None:
    assert say("nb", "schedule-overlap", asked=1234567).startswith("1 234 567 ")
    assert "a\u00a0b" in say("nb", "schedule-skipped-day", day="a\u00a0b", zone="UTC")


@pytest.mark.parametrize(
    ("asked", "ours"),
    [
        ("en", "en"),
        ("en_US", "en"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("uk", "uk"),
        ("zh", "zh-TW"),
        ("zh_Hant", "zh-TW"),
        (" ZH-tw ", "zh-TW"),
    ],
)
def test_a_locale_is_known_by_its_usual_names(asked: str, ours: str) -> None:
    assert canonical(asked) == ours


@pytest.mark.parametrize("asked", ["", "de", "zh-CN", "zh-Hans", "zh_Hans_TW", "nonsense"])
def test_a_language_we_do_not_write_is_refused_with_those_we_do(asked: str) -> None:
    with pytest.raises(ValueError, match="zh-TW"):
        canonical(asked)
