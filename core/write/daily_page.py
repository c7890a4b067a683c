"""A day's brief as its writer looks things up: facts, evidence, people with their firms, counts in words."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from core.brief import Brief, Evidence, Fact
from core.document import Claim
from core.records import Call, Contact, Text
from core.words import say
from core.words.format import listing, number, quoted
from core.write.channel_digest import Digest, digests
from core.write.excerpt import shortened
from core.write.said import at, passage

#: Ids one claim may cite, and characters of a task's title.
MOST_CITES, MOST_TITLE = 6, 90


class Page:
    """Look-ups and phrases over one brief, in its language."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.locale = brief.locale
        self._firms = {item.ref: item for item in brief.evidence if isinstance(item.record, Contact)}

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """The channels, read once."""
        return digests(self.brief)

    def say(self, message: str, **values: object) -> str:
        """The message `daily-{message}`."""
        return say(self.locale, f"daily-{message}", **values)

    def fact(self, label: str) -> Fact | None:
        """The first fact with the label."""
        return next(self.brief.facts_of(label), None)

    def evidence(self, ids: Iterable[str]) -> list[Evidence]:
        """The pieces of evidence with these ids, in their order."""
        found = (self.brief.by_id.get(name) for name in ids)
        return [item for item in found if isinstance(item, Evidence)]

    def talk(self) -> Iterator[Evidence]:
        """Calls with a transcription and messages with words, in time order."""
        items = [item for item in self.brief.evidence if isinstance(item.record, Call | Text)]
        for item in sorted(items, key=lambda item: (self.at(item), item.id)):
            if item.text.strip() and not (isinstance(item.record, Call) and not item.record.transcription):
                yield item

    def shown(self, fact: Fact) -> str:
        """The fact's number as the language writes it."""
        return number(fact.value, self.locale) if not isinstance(fact.value, str) else fact.value

    def count(self, message: str, fact: Fact, **values: object) -> str:
        """`27 calls`: the message `daily-{message}` with the fact's number as it is and as it is written."""
        return self.say(message, count=fact.value, shown=self.shown(fact), **values)

    def channels_counted(self) -> list[tuple[str, tuple[str, ...]]]:
        """`46 messages from 7 people in 2 channels` with its cites, in a list; an empty one where nobody wrote.

        A channel that is the only one is named.
        """
        labels = {"channel_messages": "messages", "channel_people": "people", "channels_digested": "channels"}
        facts = {word: fact for label, word in labels.items() if (fact := self.fact(label)) and fact.value}
        if len(facts) < len(labels):
            return []
        shown = {word: self.shown(fact) for word, fact in facts.items()}
        counts = {f"{word}Count": fact.value for word, fact in facts.items()}
        if len(self.brief.rooms) == 1:
            one = self.fact("messages_by_channel") or facts["messages"]
            words = self.say("count-talk-one", channel=self.brief.rooms[0].title, **shown, **counts)
            return [(words, (one.id, facts["people"].id))]
        return [(self.say("count-talk", **shown, **counts), tuple(fact.id for fact in facts.values()))]

    def at(self, item: Evidence) -> str:
        """Its clock time."""
        return at(item, self.brief)

    def who(self, item: Evidence) -> tuple[str, tuple[str, ...]]:
        """The contact's name with the firm, and the id that holds the firm."""
        contact_id = getattr(item.record, "contact_id", None) or item.ref
        known = self._firms.get(contact_id)
        firm = " ".join((getattr(known.record, "company", None) or "").split()) if known else ""
        name = item.author or item.text
        if not (known and firm):
            return name, ()
        return self.say("with-company", name=name, company=firm), (known.id,)

    def said(
        self, item: Evidence, sentence: str | None = None, others: Iterable[Evidence] = (), *, firm: bool = True
    ) -> Claim:
        """`14:20 Ada Holm (Acme): “…”`, with what else the same contact said; without the firm where room is short."""
        who, cited = self.who(item) if firm else (item.author or "", ())
        everything = [item, *others]
        words = dict.fromkeys(passage(one.text, sentence if one is item else None) for one in everything)
        quote = " … ".join(quoted(one, self.locale) for one in words if one)
        message = "said-call" if isinstance(item.record, Call) else "said"
        text = self.say(message, who=who, at=self.at(item), quote=quote)
        return Claim(text=text, cites=(*(one.id for one in everything), *cited))

    def title(self, item: Evidence) -> str:
        """A task's title in quotation marks."""
        return quoted(shortened(item.text, MOST_TITLE), self.locale) if item.text.strip() else self.say("untitled")

    def listed(self, items: list[str]) -> str:
        """`A, B and C`; in Chinese `A、B、C`."""
        if self.locale == "zh-TW":
            return "、".join(items)
        return listing(items, self.locale)

    def joined(self, *sentences: str) -> str:
        """Sentences one after another, as the language spaces them."""
        return ("" if self.locale == "zh-TW" else " ").join(sentence for sentence in sentences if sentence)
