"""The process that reads PDFs, so that one that hangs or eats memory can be ended.

``python -m index.pdf.worker`` takes files from standard input and gives readings on standard
output, each as eight bytes of length (big endian) and then so many bytes: the file itself in,
JSON out.
"""

from __future__ import annotations

import json
import logging
import struct
import sys
from dataclasses import asdict
from typing import IO

from index.pdf.document import read_document

LENGTH = struct.Struct(">Q")
# Of address space: pages of ordinary PDFs take 100 MB with everything.
MEMORY = 1024**3
# A page that was begun in time may take as long again before the process is ended.
SECONDS = 20.0
TO_THE_END = 1.5 * SECONDS


def main() -> None:
    """Serve until standard input ends."""
    _limit_memory()
    logging.disable(logging.CRITICAL)  # pdfminer writes about every oddity
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    while (content := receive(requests)) is not None:
        reading = read_document(content, SECONDS)
        send(replies, json.dumps(asdict(reading)).encode("ascii"))


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message with its length before it."""
    stream.write(LENGTH.pack(len(message)) + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Return the next message, or None when the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None


def _limit_memory() -> None:
    """Where the system can; elsewhere the limits on what is unpacked have to do."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


if __name__ == "__main__":
    main()
