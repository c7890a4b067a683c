"""The computed facts of the channels: messages, people and threads of each, questions left open, long talks."""

from collections.abc import Iterable, Iterator, Sequence

from core.brief import Evidence, Fact
from core.records import RoomMessage
from core.write.channel_digest import Digest
from core.write.channel_talks import talks_of
from core.write.channels import Channel, counts


def channel_facts(
    channels: Sequence[Channel], digests: Sequence[Digest], evidence: Iterable[Evidence], first: int
) -> tuple[Fact, ...]:
    """The facts, `f{first}` on: of each channel, then of all of them. None where no channel was asked for."""
    if not channels:
        return ()
    ids: dict[str | None, list[tuple[str, str]]] = {}
    for item in evidence:
        if isinstance(item.record, RoomMessage) and counts(item.record):
            ids.setdefault(item.record.room, []).append((item.id, item.record.user))
    made: list[Fact] = []
    for one in digests:
        for fact in _of_one(one, ids.get(one.room.id, [])):
            made.append(_numbered(fact, first + len(made)))
    for fact in _of_all(made, [said for several in ids.values() for said in several], digests):
        made.append(_numbered(fact, first + len(made)))
    return tuple(made)


def _of_one(one: Digest, said: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    title = one.room.title
    threads = [talk for talk in talks_of(one.reading) if talk.threaded]
    yield _fact("messages_by_channel", [name for name, _ in said], title)
    yield _fact("people_by_channel", _firsts(said), title)
    yield _fact("threads_by_channel", [talk.lines[0].id for talk in threads], title)
    yield _fact("unanswered_by_channel", [line.id for line in one.questions], title)
    for pick in one.picks:
        if pick.sort == "talk" and pick.talk:
            yield _fact("talk_messages", [line.id for line in pick.talk.lines], title)
        elif pick.posts:
            yield _fact("post_form", [item.id for item in pick.posts.items], title)


def _of_all(made: Sequence[Fact], said: Sequence[tuple[str, str]], digests: Sequence[Digest]) -> Iterator[Fact]:
    parts = [fact for fact in made if fact.label == "messages_by_channel"]
    questions = [line.id for one in digests for line in one.questions]
    yield _fact("channel_messages", [fact.id for fact in parts]).model_copy(update={"value": len(said)})
    yield _fact("channel_people", _firsts(said))
    yield _fact("channels_digested", [fact.id for fact in parts])
    yield _fact("channel_questions", questions)


def _firsts(said: Sequence[tuple[str, str]]) -> list[str]:
    """The first message of each person."""
    return list({user: name for name, user in reversed(said)}.values())[::-1]


def _fact(label: str, ids: Sequence[str], subject: str | None = None) -> Fact:
    """How many there are, as a fact still without its id."""
    told = {"id": "", "label": label, "value": len(ids), "from": tuple(ids), "subject": subject}
    return Fact.model_validate(told)


def _numbered(fact: Fact, number: int) -> Fact:
    return fact.model_copy(update={"id": f"f{number}"})
