"""From names as people write them (`@ada`, `<@U1|ada>`, `#general`) to the people and rooms of their organisation."""

import re
from collections.abc import Callable, Iterable, Sequence

from bot.commands.spelling import shown
from core.desk import Desk
from core.errors import BadInput
from core.people import ChatRoom, Person
from core.report import Caller
from core.words import say
from core.words.format import listing

#: Words that one name may have where it stands without quotes.
_MOST_WORDS = 4
_SLACK = re.compile(r"<([@#])([A-Z0-9]+)(?:\|[^>]*)?>")
_MAIL = re.compile(r"<mailto:([^|>]+)(?:\|[^>]*)?>")
_ID = re.compile(r"(usr|room)_\S+")
_PREFIX = {"@": "usr_", "#": "room_"}


class Places:
    """The people of an organisation, and the rooms there that the caller is in.

    Names are looked up among these alone, so that nobody learns of a room they aren't in.
    """

    def __init__(self, people: Sequence[Person], rooms: Sequence[ChatRoom], locale: str) -> None:
        self._people = people
        self._rooms = [room for room in rooms if room.sort != "direct" and not room.archived]
        self._locale = locale

    def found(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids of what the words name, in order. A name may run over several words.

        :raises BadInput: a name nobody has, or that several have
        """
        ids: list[str] = []
        left = list(words)
        while left:
            taken, place = self._longest(left)
            ids.append(place)
            del left[:taken]
        return tuple(dict.fromkeys(ids))

    def _longest(self, words: Sequence[str]) -> tuple[int, str]:
        if known := as_id(words[0]):
            return 1, known
        for taken in range(min(_MOST_WORDS, 1 + _plain_after(words)), 0, -1):
            if matches := self._called(" ".join(words[:taken])):
                return taken, self._only(words[0], matches)
        raise BadInput(say(self._locale, "chat-no-such-place", name=words[0]))

    def _only(self, name: str, matches: dict[str, str]) -> str:
        if len(matches) > 1:
            told = listing(sorted(matches.values()), self._locale)
            raise BadInput(say(self._locale, "chat-several-places", name=name, found=told))
        return next(iter(matches))

    def _called(self, name: str) -> dict[str, str]:
        """Ids and names of those with this name; a whole name counts before a first name."""
        mark, key = name[:1] if name[:1] in _PREFIX else "", _key(name)
        if not key:
            return {}
        found: dict[str, str] = {}
        if mark != "#":
            found |= _matching(self._people, lambda person: _names_of(person), key)
        if mark != "@":
            found |= {room.id: f"#{room.title}" for room in self._rooms if _key(room.title) == key}
        if not found and mark != "#":
            found = _matching(self._people, lambda person: person.display_name.split()[:1], key)
        return found


async def places(desk: Desk, caller: Caller) -> Places:
    """Those the caller can name."""
    people = await desk.stores.directory.people(caller.organisation)
    rooms = await desk.stores.rooms.rooms(caller.organisation, caller.user)
    return Places(people, rooms, caller.locale)


def as_id(word: str) -> str | None:
    """The id of a mention as Slack escapes it, or an id itself."""
    if slack := _SLACK.fullmatch(word):
        return _PREFIX[slack[1]] + slack[2]
    return word if _ID.fullmatch(word) else None


def _plain_after(words: Sequence[str]) -> int:
    """How many of the words after the first may go on its name."""
    count = 0
    for word in words[1:]:
        if word[0] in "@#<" or as_id(word):
            break
        count += 1
    return count


def _matching(people: Iterable[Person], names: Callable[[Person], Iterable[str]], key: str) -> dict[str, str]:
    return {person.id: f"@{person.display_name}" for person in people if key in {_key(name) for name in names(person)}}


def _names_of(person: Person) -> list[str]:
    mail = [person.email, person.email.partition("@")[0]] if person.email else []
    return [person.display_name, person.id.removeprefix("usr_"), *mail]


def _key(name: str) -> str:
    """What two spellings of a name share: letters and digits in one width and case."""
    if mail := _MAIL.fullmatch(name):
        name = mail[1]
    return re.sub(r"[\W_]+", "", shown(name).casefold())
