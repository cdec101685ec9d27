"""Structured logs on standard error: readable lines for a person, JSON for a service."""

from __future__ import annotations

import logging
import sys

import structlog


def configure_logs(level: str, style: str) -> None:
    """Send our own logs and those of the libraries through one formatter.

    Args:
        level: "DEBUG", "INFO", "WARNING" or "ERROR".
        style: "console" or "json".
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # httpx logs every request's address at INFO, and a Bot API address holds the token.
    for library in (
        "httpx",
        "httpcore",
        "pymorphy3",
        "chromadb",
        "sentence_transformers",
        "transformers",
    ):
        logging.getLogger(library).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
