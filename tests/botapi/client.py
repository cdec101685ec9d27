"""The simulator as a test uses it: in the test's own event loop, over real HTTP for the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Self, TypeVar

from tests.botapi.faults import Fault
from tests.botapi.outbox import Call
from tests.botapi.people import Deed, FileKind, People
from tests.botapi.server import HOST, BotServer, Outage
from tests.botapi.simulator import TOKEN, USERNAME, Simulator
from tests.botapi.wire import Json

PATIENCE = 5.0  # seconds that a test waits unless it says otherwise
Found = TypeVar("Found")
Message = int | Call | Deed  # a message by its id, or by what sent it


class NothingCameError(AssertionError):
    """The bot did not do in time what the test waited for."""


class BotApi:
    """A simulated Telegram for one bot, with everybody who talks to it.

    ::

        async with BotApi.running() as api:
            ...  # start the bot with api.token, api.base_url, api.base_file_url
            await api.say(user=7, text="Who spoke in Rome?")
            reply = await api.reply_to(user=7)

    What people do is awaited, as is everything that waits; what only looks is not.
    """

    def __init__(
        self, simulator: Simulator, server: BotServer, passing: Collection[str] = ()
    ) -> None:
        self.simulator = simulator
        self._passing = frozenset(passing)
        self._server = server
        self._people = People(simulator)
        self._read: dict[int, int] = {}  # chat -> number of the last call that reply_to returned

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        *,
        token: str = TOKEN,
        username: str = USERNAME,
        passing: Collection[str] = (),
        **settings: bool | float,
    ) -> AsyncIterator[Self]:
        """A simulator on a free port, for as long as the block lasts.

        Args:
            token: The only token that it takes.
            username: The bot's, without @.
            passing: What the bot's messages say only until they are edited to say the real thing.
            **settings: As for `configure`.
        """
        simulator = Simulator(token, username)
        simulator.configure(**settings)
        server = BotServer(simulator)
        await server.start()
        try:
            yield cls(simulator, server, passing)
        finally:
            await server.stop()

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.simulator.token

    @property
    def base_url(self) -> str:
        """As python-telegram-bot's base_url: ends in /bot."""
        return f"http://{HOST}:{self._server.port}/bot"

    @property
    def base_file_url(self) -> str:
        """As python-telegram-bot's base_file_url. No files are kept: it answers 404."""
        return f"http://{HOST}:{self._server.port}/file/bot"

    # What people do

    async def say(
        self,
        user: int,
        text: str,
        *,
        chat: int | None = None,
        reply_to: Message | None = None,
        force: bool = False,
    ) -> Deed:
        """Write to the bot, or into a group (chat < 0): there privacy mode applies."""
        target = _id(reply_to) if reply_to else None
        return self._people.say(user, text, chat=chat, reply_to=target, force=force)

    async def edit(
        self, user: int, message: Message, text: str, *, chat: int | None = None
    ) -> Deed:
        """Change what one has written."""
        return self._people.edit(user, _id(message), text, chat=chat)

    async def press(
        self,
        user: int,
        message: Message,
        *,
        button: str | None = None,
        data: str | None = None,
        chat: int | None = None,
    ) -> Deed:
        """Press a callback button: the first one, the one so labelled, or any forged data."""
        return self._people.press(user, _id(message), button=button, data=data, chat=chat)

    async def ask_inline(self, user: int, query: str, *, offset: str = "") -> Deed:
        """Type the bot's name and a query into some other chat."""
        return self._people.ask_inline(user, query, offset=offset)

    async def send_file(
        self,
        user: int,
        kind: FileKind,
        *,
        name: str = "file",
        caption: str = "",
        chat: int | None = None,
        reply_to: Message | None = None,
    ) -> Deed:
        """Send a document, a photo or a voice message."""
        target = _id(reply_to) if reply_to else None
        return self._people.send_file(
            user, kind, name=name, caption=caption, chat=chat, reply_to=target
        )

    async def block(self, user: int, *, told: bool = True) -> None:
        """Block the bot: what it sends is refused with 403; the bot is told, or finds out."""
        self._people.block(user, told=told)

    async def add_to_group(self, user: int, chat: int) -> None:
        """Make the bot a member of a group (chat < 0)."""
        self._people.add_to_group(user, chat)

    async def unblock(self, user: int) -> None:
        """Let the bot write again."""
        self._people.unblock(user)

    async def migrate(self, group: int, supergroup: int) -> None:
        """Have a group become a supergroup: what goes to its old id is refused with the new one."""
        self.simulator.migrations[group] = supergroup

    async def deliver(self, update: Json) -> int:
        """Queue any update as it is; returns its id, or 0 if the bot did not ask for its kind."""
        return self.simulator.updates.push(update)

    # What the bot did

    def calls(self, method: str = "*", *, chat: int | None = None, since: int = 0) -> list[Call]:
        """The calls so far, refused ones too; `method` is a shell pattern in any case."""
        return self.simulator.outbox.pick(method, chat, since)

    def chat(self, chat: int) -> list[Json]:
        """The chat as people see it now: edits applied, deleted messages gone."""
        return self.simulator.chats.as_seen(chat)

    @property
    def last_call(self) -> int:
        """The number of the last call, for `since`."""
        return len(self.simulator.outbox.calls)

    @property
    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return len(self.simulator.updates.pending)

    def count(self, what: str) -> int:
        """How often a method was called ("getupdates"), refused ("sendmessage 429"), and so on."""
        return self.simulator.outbox.counts[what]

    # Waiting

    async def reply_to(
        self, user: int, *, chat: int | None = None, within: float = PATIENCE
    ) -> Call:
        """The bot's next message in the person's chat; each message is returned once, in order.

        One that is passing is waited for, until it says something else or is deleted.
        """
        place = chat or user

        def unread() -> tuple[Call, Call] | None:
            calls = self.calls("send*", chat=place, since=self._read.get(place, 0))
            for call in calls:
                if call.ok and call.message:
                    last = self._as_it_is(call)
                    if last:
                        return None if last.text in self._passing else (call, last)
            return None

        sent, reply = await self.until(  # type: ignore[misc]
            unread, f"no message in chat {place}", within=within
        )
        self._read[place] = sent.seq
        return reply

    def _as_it_is(self, sent: Call) -> Call | None:
        """The last call that says what a message says; None when it is gone."""
        if sent.text not in self._passing:
            return sent
        if self.simulator.chats.message(sent.chat or 0, sent.message_id or 0) is None:
            return None
        later = self.calls("editMessage[TM]e*", chat=sent.chat, since=sent.seq)  # Text or Media
        edits = [call for call in later if call.message_id == sent.message_id and call.ok]
        said = [call for call in edits if call.text not in self._passing]
        return said[0] if said else sent

    async def next_call(
        self,
        method: str = "*",
        *,
        chat: int | None = None,
        since: int = 0,
        within: float = PATIENCE,
    ) -> Call:
        """The first such call after number `since`, refused or not."""
        calls = await self.until(
            lambda: self.calls(method, chat=chat, since=since), f"no {method}", within=within
        )
        return calls[0]

    async def bot_waits(self, *, within: float = PATIENCE) -> None:
        """Wait until the bot has taken every update and polls for more."""
        updates = self.simulator.updates
        await self.until(
            lambda: updates.is_polled and not updates.pending,
            "the bot does not poll with everything acknowledged",
            within=within,
        )

    async def until(
        self,
        condition: Callable[[], Found],
        complaint: str = "it did not happen",
        *,
        within: float = PATIENCE,
    ) -> Found:
        """Wait until a condition on what the simulator knows holds; returns what it returned.

        Raises:
            NothingCameError: If it does not hold in time, with the bot's last calls.
        """
        found = await self.simulator.changes.wait_for(condition, within)
        if not found:
            lately = [f"  {call.seq}. {call.as_json()}" for call in self.calls()[-5:]]
            happened = "\n".join(lately) or "  nothing at all"
            raise NothingCameError(
                f"{complaint} within {within:g} s. What the bot called last:\n{happened}"
            )
        return found

    # Trouble

    def fault(
        self,
        kind: str,
        *,
        method: str = "*",
        count: int | None = None,
        seconds: float | None = None,
        chat: int | None = None,
        delay: float = 10.0,
        retry_after: int = 3,
        description: str = "",
        html: bool = False,
        after: bool = False,
    ) -> Fault:
        """Spoil the next call, the next `count`, or all for some seconds; see `faults.Fault`."""
        fault = Fault(
            kind,
            method,
            count,
            chat=chat,
            delay=delay,
            retry_after=retry_after,
            description=description,
            html=html,
            after=after,
        )
        return self.simulator.faults.add(fault, seconds)

    def end_faults(self) -> None:
        """Have every call work again."""
        self.simulator.faults.clear()

    @asynccontextmanager
    async def down(self, mode: Outage = "refuse") -> AsyncIterator[None]:
        """Nothing gets through for as long as the block lasts."""
        await self._server.go_down(mode)
        try:
            yield
        finally:
            await self._server.come_up()

    def configure(self, **settings: bool | float) -> None:
        """Change `privacy` or any field of `limits.Limits`: `limits=False` ends flood control."""
        self.simulator.configure(**settings)

    async def reset(self) -> None:
        """Forget everything but the settings."""
        await self.simulator.reset()
        self._read.clear()


def _id(message: Message) -> int:
    message_id = message if isinstance(message, int) else message.message_id
    if message_id is None:
        raise ValueError("that sent no message")
    return message_id
