"""The test's side over HTTP, for a simulator that runs as a process of its own.

All JSON, on a port of its own, so that the bot's side can really go down::

    POST /_test/send         a person does something; see below  {update_id, chat, delivered, ...}
         {"user": 7, "text": "hi"}                     a private message (chat id = user id)
         {"user": 7, "chat": -100, "text": "..."}      in a group (id < 0); privacy mode applies
                                                       unless "force": true
         {"user": 7, "text": "hi", "reply_to": 12}     a reply to message 12 of that chat
         {"user": 7, "text": "hello", "edit": 12}      an edit of the person's message 12
         {"user": 7, "press": 13, "data": "more"}      a press on message 13; "button" presses by
                                                       label; default: the first button
         {"user": 7, "inline": "query", "offset": ""}  an inline query
         {"user": 7, "document": "a.txt"}, {"photo": true}, {"voice": true}   a file; "text" is
                                                       its caption
    POST /_test/raw_update   any object, queued as an update as it is; DELETE ?update_id=N takes
                             it back
    GET  /_test/outbox       ?since=SEQ&wait=SECONDS&method=sendMessage&chat=7    {last, calls}
    GET  /_test/chat/ID      the chat as a person sees it now
    GET  /_test/state        the queue, polls, the webhook, counts; ?ids=1,2 adds those updates
    POST /_test/fault        {"kind": "502", "method": "send*", "count": 3 | "seconds": 5, ...}:
                             the fields of faults.Fault; DELETE ends all faults and an outage
    POST /_test/down         {"seconds": 30, "mode": "refuse" | "reset" | "hang"}
    POST /_test/config       any field of limits.Limits, "privacy": bool
    POST /_test/block        {"user": 7, "blocked": true}
    POST /_test/reset        forget everything
"""

from __future__ import annotations

import asyncio
import dataclasses
import time

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.botapi.faults import Fault
from tests.botapi.people import Deed, NotThereError, People
from tests.botapi.server import HOST, BotServer
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Json


class ControlServer:
    """Lets a test in another process act as people and as the weather."""

    def __init__(self, simulator: Simulator, bot_server: BotServer, port: int = 0) -> None:
        self.port = port
        self._simulator = simulator
        self._bot_server = bot_server
        self._people = People(simulator)
        self._endings: set[asyncio.Task[None]] = set()
        application = web.Application(middlewares=[_explain])
        application.add_routes(
            [
                web.post("/_test/send", self._send),
                web.post("/_test/raw_update", self._queue_update),
                web.delete("/_test/raw_update", self._take_update_back),
                web.get("/_test/outbox", self._outbox),
                web.get("/_test/chat/{id}", self._chat),
                web.get("/_test/state", self._state),
                web.post("/_test/fault", self._fault),
                web.delete("/_test/fault", self._end_faults),
                web.post("/_test/down", self._down),
                web.post("/_test/config", self._config),
                web.post("/_test/block", self._block),
                web.post("/_test/reset", self._reset),
            ]
        )
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)

    async def start(self) -> None:
        """Begin to listen."""
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection and the port."""
        for ending in self._endings:
            ending.cancel()
        await self._runner.cleanup()

    async def _send(self, request: web.Request) -> web.Response:
        wish = await request.json()
        deed = self._do(wish)
        told: Json = {
            "update_id": deed.update_id,
            "message_id": deed.message_id,
            "chat": deed.chat,
            "delivered": deed.delivered,
        }
        if deed.query_id:
            told["inline_query_id" if "inline" in wish else "callback_query_id"] = deed.query_id
        return web.json_response(told)

    def _do(self, wish: Json) -> Deed:
        people, user = self._people, int(wish["user"])
        chat, force = wish.get("chat"), bool(wish.get("force"))
        text, reply_to = wish.get("text") or "", wish.get("reply_to")
        if "inline" in wish:
            return people.ask_inline(user, wish["inline"], offset=wish.get("offset", ""))
        if "press" in wish:
            button, data = wish.get("button"), wish.get("data")
            return people.press(user, int(wish["press"]), button=button, data=data, chat=chat)
        if wish.get("edit"):
            return people.edit(user, int(wish["edit"]), text, chat=chat, force=force)
        for kind in ("document", "photo", "voice"):
            if wish.get(kind):
                return people.send_file(
                    user,
                    kind,
                    name=str(wish[kind]),
                    caption=text,
                    chat=chat,
                    reply_to=reply_to,
                    force=force,
                )
        return people.say(user, text, chat=chat, reply_to=reply_to, force=force)

    async def _queue_update(self, request: web.Request) -> web.Response:
        update_id = self._simulator.updates.push(await request.json())
        return web.json_response({"update_id": update_id})

    async def _take_update_back(self, request: web.Request) -> web.Response:
        update_id = int(request.query["update_id"])
        return web.json_response({"gone": self._simulator.updates.take_back(update_id)})

    async def _outbox(self, request: web.Request) -> web.Response:
        query, outbox = request.query, self._simulator.outbox
        method, since = query.get("method", "*"), int(query.get("since", 0))
        chat = int(query["chat"]) if "chat" in query else None
        calls = await self._simulator.changes.wait_for(
            lambda: outbox.pick(method, chat, since), within=float(query.get("wait", 0))
        )
        told = [call.as_json() for call in calls]
        return web.json_response({"last": len(outbox.calls), "calls": told})

    async def _chat(self, request: web.Request) -> web.Response:
        return web.json_response(self._simulator.chats.as_seen(int(request.match_info["id"])))

    async def _state(self, request: web.Request) -> web.Response:
        simulator = self._simulator
        updates, ids = simulator.updates, request.query.get("ids")
        asked_for = [int(update_id) for update_id in ids.split(",")] if ids else []
        polled_at, webhook = updates.polled_at, simulator.webhook
        return web.json_response(
            {
                "pending": len(updates.pending),
                "pending_ids": list(updates.pending),
                "updates": {
                    update_id: dataclasses.asdict(updates.deliveries[update_id])
                    for update_id in asked_for
                    if update_id in updates.deliveries
                },
                "counts": dict(simulator.outbox.counts),
                "polling": updates.is_polled,
                "last_poll_ago": time.time() - polled_at if polled_at else None,
                "webhook": dataclasses.asdict(webhook.webhook) if webhook else None,
                "last": len(simulator.outbox.calls),
                "commands": [
                    {"scope": scope, "language_code": language, "commands": commands}
                    for (scope, language), commands in simulator.commands.items()
                ],
                "update_seq": updates.last_id,
                "faults": [dataclasses.asdict(fault) for fault in simulator.faults.all],
            }
        )

    async def _fault(self, request: web.Request) -> web.Response:
        fields = await request.json()
        seconds = fields.pop("seconds", None)
        self._simulator.faults.add(Fault(**fields), seconds)
        return web.json_response({"faults": len(self._simulator.faults.all)})

    async def _end_faults(self, _request: web.Request) -> web.Response:
        self._simulator.faults.clear()
        await self._bot_server.come_up()
        return web.json_response({})

    async def _down(self, request: web.Request) -> web.Response:
        wish = await request.json()
        seconds = float(wish["seconds"])
        await self._bot_server.go_down(wish.get("mode", "refuse"))
        ending = asyncio.create_task(self._come_up_after(seconds))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
        return web.json_response({"until": time.time() + seconds})

    async def _come_up_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._bot_server.come_up()

    async def _config(self, request: web.Request) -> web.Response:
        self._simulator.configure(**await request.json())
        limits = dataclasses.asdict(self._simulator.limits)
        return web.json_response({**limits, "privacy": self._simulator.privacy})

    async def _block(self, request: web.Request) -> web.Response:
        wish = await request.json()
        change = self._people.block if wish.get("blocked", True) else self._people.unblock
        change(int(wish["user"]))
        return web.json_response({})

    async def _reset(self, _request: web.Request) -> web.Response:
        await self._simulator.reset()
        return web.json_response({})


@web.middleware
async def _explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell a test what is wrong with its wish."""
    try:
        return await handler(request)
    except NotThereError as error:
        return web.json_response({"error": str(error)}, status=404)
    except ValueError as error:
        return web.json_response({"error": str(error)}, status=400)
    except (TypeError, KeyError) as error:
        words = f"{type(error).__name__}: {error}"
        return web.json_response({"error": words}, status=400)
