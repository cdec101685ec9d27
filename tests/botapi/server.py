"""The bot's side over HTTP: routing, faults and outages, answers."""

from __future__ import annotations

import asyncio
import copy
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

from aiohttp import web

from tests.botapi.faults import Fault
from tests.botapi.limits import too_many_requests
from tests.botapi.methods import METHODS
from tests.botapi.params import read_params
from tests.botapi.simulator import Simulator
from tests.botapi.wire import ApiError, Asked, bad_request

HOST = "127.0.0.1"
LARGEST_REQUEST = 60 << 20
Outage = Literal["refuse", "reset", "hang"]

_TOKEN = re.compile(r"\d+:[\w-]+")
_HALF_AN_ANSWER = '{"ok":true,"result":[{"upd'
# What Telegram's front servers say while the API is away, and what proxies say at any time.
_PAGE = (
    "<html><head><title>{status}</title></head><body><center><h1>{status}</h1>"
    "</center><hr><center>nginx</center></body></html>"
)
_STATUS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class _Outage:
    mode: Outage
    over: asyncio.Event = field(default_factory=asyncio.Event)


_UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


class BotServer:
    """Serves one bot's Telegram. With port 0 it takes a free port and keeps it."""

    def __init__(
        self,
        simulator: Simulator,
        port: int = 0,
        watch: Callable[[str, str], None] | None = None,
    ) -> None:
        self.port = port
        self._simulator = simulator
        self._watch = watch
        self._site: web.TCPSite | None = None
        self._outage: _Outage | None = None
        application = web.Application(client_max_size=LARGEST_REQUEST)
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(
            application, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )

    async def start(self) -> None:
        """Begin to listen."""
        await self._runner.setup()
        await self._listen()

    async def stop(self) -> None:
        """Close every connection and the port."""
        await self._simulator.end_webhook()
        await self.go_down()
        await self._runner.cleanup()

    async def go_down(self, mode: Outage = "refuse") -> None:
        """Let nothing through: connections are refused, reset, or hang until it is over."""
        self._outage = _Outage(mode)
        if mode == "refuse" and self._site:
            await self._site.stop()
            self._site = None
        for handler in self._runner.server.connections if self._runner.server else []:
            if handler.transport:
                handler.transport.abort()

    async def come_up(self) -> None:
        """End the outage."""
        if self._outage:
            self._outage.over.set()
            self._outage = None
        if not self._site:
            await self._listen()

    async def _listen(self) -> None:
        self._site = web.TCPSite(self._runner, HOST, self.port, reuse_address=True)
        await self._site.start()
        self.port = self._runner.addresses[0][1]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        started = time.time()
        if self._outage:
            if self._outage.mode == "hang":
                await self._outage.over.wait()
            _cut(request)
        token, counts = request.match_info["token"], self._simulator.outbox.counts
        if token != self._simulator.token:
            counts["wrong token"] += 1
            known_form = _TOKEN.fullmatch(token)
            return _refused(
                ApiError(401, "Unauthorized") if known_form else ApiError(404, "Not Found")
            )
        asked = Asked(request.match_info["method"].lower(), await read_params(request))
        counts[asked.method] += 1
        fault = self._simulator.faults.strike(asked.method, asked.params.get("chat_id"))
        if fault and not fault.after and fault.kind != "slow":
            self._record(asked, started, fault=fault)
            return await _spoil(request, fault)
        if fault and not fault.after:
            await asyncio.sleep(fault.delay)
        result, error = await self._carry_out(asked)
        if fault or asked.method != "getupdates":
            self._record(asked, started, result, error, fault)
        if fault and fault.after:
            return await _spoil(request, fault)
        if error:
            return _refused(error)
        return web.json_response({"ok": True, "result": result})

    async def _carry_out(self, asked: Asked) -> tuple[Any, ApiError | None]:
        method = METHODS.get(asked.method)
        moved_to = self._simulator.migrations.get(asked.number("chat_id"))
        if moved_to:
            return None, ApiError(400, _UPGRADED, migrate_to_chat_id=moved_to)
        if not method:
            return None, ApiError(404, "Not Found: method not found")
        try:
            return await method(self._simulator, asked), None
        except ApiError as error:
            return None, error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            words = f"{type(error).__name__}: {error}"
            return None, bad_request(f"the simulator could not read the request: {words}")

    def _record(
        self,
        asked: Asked,
        started: float,
        result: Any = None,
        error: ApiError | None = None,
        fault: Fault | None = None,
    ) -> None:
        now = time.time()
        is_message = isinstance(result, dict) and "message_id" in result
        call = self._simulator.outbox.add(
            at=now,
            took=round(now - started, 4),
            method=asked.method,
            params=asked.params,
            ok=error is None and (fault is None or result is not None),
            message=copy.deepcopy(result) if is_message else None,
            error=error,
            warnings=asked.warnings,
            fault=fault.kind if fault else None,
        )
        if self._watch:
            outcome = "ok" if call.ok else error.description if error else call.fault
            self._watch(call.method, str(outcome))


def _refused(error: ApiError) -> web.Response:
    return web.json_response(error.as_json(), status=error.code)


async def _spoil(request: web.Request, fault: Fault) -> web.Response:
    """Answer, or fail to, as the fault says."""
    if fault.html or (fault.kind == "502" and not fault.description):
        status = f"{fault.kind} {_STATUS.get(int(fault.kind), '')}".strip()
        page = _PAGE.format(status=status)
        return web.Response(status=int(fault.kind), content_type="text/html", text=page)
    match fault.kind:
        case "429":
            return _refused(too_many_requests(fault.retry_after))
        case "garbage":
            return web.Response(text=_HALF_AN_ANSWER, content_type="application/json")
        case "hang" | "slow":
            await asyncio.sleep(fault.delay)
            _cut(request)
        case "reset":
            _cut(request)
    code = int(fault.kind)
    return _refused(ApiError(code, fault.description or _STATUS.get(code, "Error")))


def _cut(request: web.Request) -> NoReturn:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    raise asyncio.CancelledError
