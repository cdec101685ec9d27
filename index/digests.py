"""Digests that the catalog keeps."""

from __future__ import annotations

import hashlib


def sha256(data: bytes) -> str:
    """Return the digest as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def key_of(data: bytes) -> int:
    """Return a digest that SQLite stores in eight bytes: a signed 64-bit integer."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)
