"""How well articles about a topic are told from others: ``python -m tests.evaluation.topics``.

Over ``corpus/``: an article is about a topic when it names it, in any of the three languages. That
is a harsh measure in the script that the topic is not written in, where a passing mention is found
by its meaning only.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index.edition import Edition
from index.editions import EditionStore
from index.embedding import open_embedder
from index.language import script_of
from index.settings import IndexSettings
from index.topics import TopicSearch
from tests.evaluation.corpora import Corpora


@dataclass(frozen=True)
class Topic:
    """A topic as it is put in English, Russian and Ukrainian, and what names it in an article."""

    names: tuple[str, str, str]
    named_by: str


TOPICS = (
    Topic(
        ("ceasefire", "перемирие", "припинення вогню"),
        r"cease-?fire|truce|перемири|прекращени\w+ огня|перемир|припиненн\w+ вогню",
    ),
    Topic(
        ("prisoner exchange", "обмен пленными", "обмін полоненими"),
        r"exchange of (all )?(\w+ )*prisoner|prisoner exchange|another exchange"
        r"|exchang\w+ [^.]{0,60}(prisoner|soldiers aged)"
        r"|обмен\w* [^.]{0,40}пленн|обмін\w* [^.]{0,40}полонен",
    ),
    Topic(("grain deal", "зерновая сделка", "зернова угода"), r"\bgrain|зерно"),
    Topic(("Kakhovka dam", "Каховская плотина", "Каховська ГЕС"), r"kakhovka|каховс"),
    Topic(("sanctions", "санкции", "санкції"), r"sanction|санкци|санкці"),
    Topic(
        ("Istanbul talks", "переговоры в Стамбуле", "переговори у Стамбулі"), r"istanbul|стамбул"
    ),
    Topic(
        ("Zaporizhzhia nuclear plant", "Запорожская АЭС", "Запорізька АЕС"),
        r"zaporizhzhia (nuclear|plant)|nuclear p(lant|ower)|ЗАЭС|ЗАЕС"
        r"|запорожск\w+ АЭС|запорізьк\w+ АЕС",
    ),
    Topic(
        ("strikes on energy", "удары по энергетике", "удари по енергетиці"),
        r"energy (infrastructure|strikes|facilit)|энергетик|енергетик|енергетичн"
        r"|энергетическ\w+ (объект|инфрастр)",
    ),
    Topic(
        ("frozen assets", "замороженные активы", "заморожені активи"),
        r"frozen (russian )?assets|заморожен\w+ [^.]{0,20}актив",
    ),
    Topic(("NATO membership", "вступление в НАТО", "членство в НАТО"), r"\bNATO|НАТО"),
    Topic(("mobilisation", "мобилизация", "мобілізація"), r"mobili[sz]|мобилиз|мобіліз"),
    Topic(
        ("children taken to Russia", "вывезенные дети", "вивезені діти"),
        r"children|детей|дети|дітей|діти",
    ),
    Topic(
        ("minerals agreement", "соглашение о недрах", "угода про корисні копалини"),
        r"mineral|недр|полезн\w+ ископ|копалин",
    ),
    Topic(
        ("arrest warrant for Putin", "ордер на арест Путина", "ордер на арешт Путіна"),
        r"warrant|ордер",
    ),
)


def measure(edition: Edition, search: TopicSearch) -> dict[str, tuple[float, float]]:
    """Return "own script" and "other script" → (precision, recall), each 0 to 1."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    articles = list(edition.catalog.all_articles())
    for topic in TOPICS:
        named = {
            each.id
            for each in articles
            if re.search(topic.named_by, f"{each.title or ''} {each.text}", re.IGNORECASE)
        }
        for name in topic.names:
            found = {each.article for each in search.articles(name)}
            for each in articles:
                own = script_of(each.text) is script_of(name)
                where = "own script" if own else "other script"
                counts[where, each.id in found, each.id in named] += 1
    return {
        where: (
            counts[where, True, True] / (counts[where, True, True] + counts[where, True, False]),
            counts[where, True, True] / (counts[where, True, True] + counts[where, False, True]),
        )
        for where in ("own script", "other script")
    }


def main() -> None:
    """Measure and print."""
    settings = Corpora(IndexSettings.load().data_dir, None).samples
    embedder = open_embedder(None, settings.models_dir)
    with Edition.open_current(EditionStore(settings.data_dir), embedder.fingerprint) as edition:
        figures = measure(edition, TopicSearch(edition, embedder))
    print("| articles | of those found, right | of those there, found |\n|---|---|---|")
    for where, (precision, recall) in figures.items():
        print(f"| in the topic's {where} | {precision:.0%} | {recall:.0%} |")


if __name__ == "__main__":
    main()
