"""The tokenizer of multilingual-e5-small, rebuilt from its pieces and kept to two scripts.

Of 250,002 tokens 146,492 can occur in Latin or Cyrillic text. A text in these scripts is
split, and therefore embedded, exactly as before; a letter of another script becomes the
unknown token. That saves 83 MB of weights.
"""

from __future__ import annotations

import unicodedata

from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from index.embedding.packed_weights import PackedModel

SCRIPTS = ("LATIN", "CYRILLIC")  # as the names of Unicode's letters begin
METASPACE = "▁"  # SentencePiece's mark for "a word starts here"
MASK = "<mask>"
# Letters of no script: the Ukrainian apostrophe and the soft signs of transliteration.
# The last one is no letter but the mark that makes a character an emoji.
ALWAYS_KEPT = "ʼʹʺ\ufe0f"


def kept_tokens(model: PackedModel) -> list[int]:
    """Return the ids of the tokens that stay, in order."""
    special = set(model.special.values())
    return [
        number
        for number, piece in enumerate(model.pieces)
        if number in special or piece == MASK or _is_ours(piece)
    ]


def build_tokenizer(
    pieces: list[str], scores: list[float], special: dict[str, int], characters: dict[str, str]
) -> Tokenizer:
    """Build the tokenizer that XLM-RoBERTa models use, of which this model is one.

    Args:
        pieces: The vocabulary, in the order of the token ids.
        scores: The unigram model's score of each piece.
        special: Token ids of "bos", "eos", "pad" and "unk".
        characters: What SentencePiece's normalizer makes of single characters.
    """
    vocabulary = list(zip(pieces, scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=special["unk"]))
    tokenizer.normalizer = _normalizer(characters)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=METASPACE, prepend_scheme="always"),
        ]
    )
    # A literal "<s>" in an article becomes the special token, as with every tokenizer of
    # this family: what sentence-transformers does is what we do.
    tokenizer.add_special_tokens(
        [AddedToken(pieces[number], special=True, normalized=False) for number in special.values()]
    )
    if MASK in pieces:
        tokenizer.add_special_tokens(
            [AddedToken(MASK, lstrip=True, special=True, normalized=False)]
        )
    bos, eos = pieces[special["bos"]], pieces[special["eos"]]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, special["bos"]), (eos, special["eos"])],
    )
    return tokenizer


def _normalizer(characters: dict[str, str]) -> normalizers.Normalizer:
    """Rebuild SentencePiece's ``nmt_nfkc``.

    The packed file maps single characters only. Nmt followed by NFKC is the same map and also
    composes sequences (Ukrainian "і" + U+0308 → "ї"). With tokenizers 0.23 all 4,837 entries
    agree; should another version differ somewhere, those entries are put in front.
    """
    base: list[normalizers.Normalizer] = [normalizers.Nmt(), normalizers.NFKC()]
    plain = normalizers.Sequence(base)
    fixes: list[normalizers.Normalizer] = [
        normalizers.Replace(character, to)
        for character, to in characters.items()
        if plain.normalize_str(character) != to
    ]
    one_space = normalizers.Replace(Regex(" {2,}"), " ")
    return normalizers.Sequence([*fixes, *base, one_space])


def _is_ours(piece: str) -> bool:
    """Whether every character is a letter of our scripts, an ASCII digit or no letter at all."""
    return all(_character_is_ours(character) for character in piece.replace(METASPACE, ""))


def _character_is_ours(character: str) -> bool:
    if character in ALWAYS_KEPT:
        return True
    match unicodedata.category(character)[0]:
        case "L":
            return unicodedata.name(character, "").startswith(SCRIPTS)
        case "N":
            return character.isascii()
        case "M":  # combining accents are ours, the vowel signs of Indic or Arabic are not
            return "\u0300" <= character <= "\u036f"
        case _:
            return True
