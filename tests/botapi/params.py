"""A call's parameters, in whichever of the Bot API's ways the bot sends them."""

from __future__ import annotations

import json
from contextlib import suppress

from aiohttp import BodyPartReader, web

from tests.botapi.wire import Json

ATTACHED = "attach://"
_PLAIN = {"text", "caption"}  # text that happens to look like JSON stays text


async def read_params(request: web.Request) -> Json:
    """The parameters from the query, a JSON body, a form or a multipart form."""
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        params |= await request.json()
    elif request.content_type == "multipart/form-data":
        params |= await _multipart(request)
    else:
        params |= dict(await request.post())
    for name, value in params.items():
        if isinstance(value, str) and value[:1] in "[{" and name not in _PLAIN:
            with suppress(ValueError):
                params[name] = json.loads(value)
    return params


async def _multipart(request: web.Request) -> Json:
    params: Json = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename:
            data = bytes(await part.read())
            head = data[:200].decode("utf-8", "replace")
            params[part.name] = {"name": part.filename, "size": len(data), "head": head}
        else:
            params[part.name] = await part.text()
    for name, value in list(params.items()):
        if isinstance(value, str) and value.startswith(ATTACHED):
            params[name] = params.get(value.removeprefix(ATTACHED), value)
    return params
