"""A room as it is kept in the database: its messages, members and files, the bytes of pictures from the blobs."""

from collections.abc import Iterable, Sequence

from bot.sources.posted_files import LARGEST_FILE, file_tallies
from core.brief import Tally, Window
from core.errors import BadInput
from core.kept import StoredFile
from core.ports import Blobs, Gathered
from core.records import FileRecord, Member, Room, RoomMessage
from core.stores import Directory, Rooms


class RoomTables:
    """Reads one room of an organisation (I2). With a directory, authors who aren't members are told by name too."""

    def __init__(
        self, rooms: Rooms, blobs: Blobs, organisation: str, room: str, directory: Directory | None = None
    ) -> None:
        self._rooms = rooms
        self._blobs = blobs
        self._organisation = organisation
        self._room = room
        self._directory = directory

    async def collect(self, window: Window | None) -> Gathered:
        """The room as it stands; messages and the files posted with them only where they are in the window.

        :raises BadInput: the organisation has no such room
        """
        room = await self._rooms.room(self._organisation, self._room)
        if room is None:
            raise BadInput(f"{self._room}: no such room")
        messages = await self._rooms.messages(self._organisation, self._room, window)
        members = await self._rooms.members(self._organisation, self._room)
        files = await self._files(window)
        return Gathered(
            records=tuple(messages),
            people=(*members, *await self._others(messages, files, members)),
            room=_printed(room),
            files=files,
            tallies=(*_tallies(messages), *file_tallies(files)),
            given=len(messages),
        )

    async def _files(self, window: Window | None) -> tuple[FileRecord, ...]:
        stored = await self._rooms.files(self._organisation, self._room)
        wanted = [file for file in stored if window is None or window.start <= file.at < window.end]
        return tuple([await self._record(file) for file in sorted(wanted, key=lambda file: file.at)])

    async def _record(self, file: StoredFile) -> FileRecord:
        loaded = await self._load(file)
        data = loaded if isinstance(loaded, bytes) else None
        return FileRecord(
            id=file.id,
            name=file.name,
            media_type=file.media_type,
            user=file.user or None,
            at=file.at,
            message=file.message,
            size=file.size if data is None else len(data),
            data=data,
            problem=loaded if isinstance(loaded, str) else None,
        )

    async def _load(self, file: StoredFile) -> bytes | str | None:
        """The bytes, or the word why there are none. Only pictures are shown, so only theirs are brought."""
        if file.blob is None:
            return "missing"
        if file.size > LARGEST_FILE:
            return "too_large"
        if not file.media_type.startswith("image/"):
            return None
        try:
            return await self._blobs.get(file.blob)
        except FileNotFoundError:
            return "missing"

    async def _others(
        self, messages: Iterable[RoomMessage], files: Iterable[FileRecord], members: Iterable[Member]
    ) -> list[Member]:
        """Those who spoke or posted a file and are no members (any more), or are apps."""
        if self._directory is None:
            return []
        bots = {message.user for message in messages if message.bot}
        authors = dict.fromkeys([message.user for message in messages] + [file.user for file in files if file.user])
        strangers = [user for user in authors if user not in {member.id for member in members}]
        if not strangers:
            return []
        known = {person.id: person for person in await self._directory.people(self._organisation, strangers)}
        found = (known[user] for user in strangers if user in known)
        return [
            Member(
                id=person.id,
                name=person.display_name,
                job_title=person.job_title,
                email=person.email,
                bot=person.id in bots,
            )
            for person in found
        ]


def _printed(room: Room) -> Room:
    """The room as a report prints it: its number is the id it came with."""
    fields = {name: getattr(room, name) for name in Room.model_fields}
    return Room(**fields | {"id": room.id.removeprefix("room_")})


def _tallies(messages: Sequence[RoomMessage]) -> Iterable[Tally]:
    """What is kept is all read; what a chat didn't hand over was told when it was brought in."""
    threads = {message.thread for message in messages if message.thread}
    counts = (("messages", len(messages)), ("threads", len(threads)))
    return (Tally(sort=sort, read=count, total=count) for sort, count in counts if count)
