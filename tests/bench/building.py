"""A full build against the bare model, and against LlamaIndex's stock pipeline."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from index.articles import prepare_file
from index.edition import Edition
from index.editions import EditionStore
from index.embedding import Embedder
from index.passages import text_to_embed
from index.readers import SourceFile, readers_by_suffix
from index.retrieval import PassageRetriever
from tests.bench.folders import SAMPLES, build, write_articles
from tests.evaluation.questions import sample_questions

ARTICLES = 240
SENTENCES = 16
ROUNDS = 5
# The stock chunk is longer than a passage: both may show about as many words.
WORDS_SHOWN = 1_320
STOCK_TOKENS = 512


def against_the_model(folder: Path, models: Path, embedder: Embedder) -> None:
    """Print how fast a full build is against the bare model on the same passages.

    The model embeds them before and after each build: what the machine's speed gains or loses
    meanwhile counts for both.
    """
    print("\n## A full build against the bare model\n")
    print("| round | passages | bare model, passages/s | build, passages/s | ratio |")
    print("|---|---|---|---|---|")
    # What is imported and opened once per process is no part of the ratio.
    warm_up = write_articles(folder / "warm", 2, SENTENCES, start=90_000)
    build(warm_up, folder / "warm-data", models, embedder)
    ratios = []
    for number in range(ROUNDS):
        corpus = write_articles(
            folder / f"full{number}", ARTICLES, SENTENCES, start=number * ARTICLES
        )
        texts = _texts(corpus)
        before = _seconds(lambda texts=texts: embedder.embed_passages(texts))
        began = time.perf_counter()
        passages = build(corpus, folder / f"full{number}-data", models, embedder).passages.total
        built = time.perf_counter() - began
        after = _seconds(lambda texts=texts: embedder.embed_passages(texts))
        assert passages == len(texts)
        bare = (before + after) / 2
        ratios.append(bare / built)
        print(
            f"| {number + 1} | {passages} | {passages / bare:.1f} | {passages / built:.1f}"
            f" | {ratios[-1]:.2f} |",
            flush=True,
        )
    print(f"\nMedian ratio: {median(ratios):.2f}")


def _texts(corpus: Path) -> list[str]:
    """Every text that a build embeds."""
    readers = readers_by_suffix()
    return [
        text_to_embed(item.article, passage)
        for path in sorted(corpus.iterdir())
        for item in prepare_file(SourceFile(path.name, path.read_bytes()), readers)[0]
        for passage, _ in item.passages
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def against_stock(folder: Path, models: Path, embedder: Embedder) -> None:
    """Print words indexed per second and retrieval, against the stock pipeline.

    Stock: SentenceSplitter at the model's length, HuggingFaceEmbedding with the same model in
    torch, ChromaVectorStore, through an IngestionPipeline.
    """
    print("\n## Against LlamaIndex's stock pipeline\n")
    corpus = write_articles(folder / "stock", ARTICLES // 6, SENTENCES, start=100_000)
    words = sum(len(path.read_text("utf-8").split()) for path in corpus.iterdir())
    began = time.perf_counter()
    build(corpus, folder / "stock-data", models, embedder)
    ours = words / (time.perf_counter() - began)

    stock = _Stock(models / "multilingual-e5-small", folder / "stock-chroma")
    began = time.perf_counter()
    stock.index({path.name: path.read_text("utf-8") for path in corpus.iterdir()})
    theirs = words / (time.perf_counter() - began)
    print("| | words/s | ratio |\n|---|---|---|")
    print(f"| stock | {theirs:.0f} | 1 |\n| this project | {ours:.0f} | {ours / theirs:.1f} |\n")

    asked = [question for question in sample_questions() if question.answerable]
    data = folder / "samples-data"
    build(SAMPLES, data, models, embedder)
    with Edition.open_current(EditionStore(data), embedder.fingerprint) as edition:
        retriever = PassageRetriever(edition, embedder)
        shown = [
            _first_words([h.passage.span.slice(h.article.text) for h in retriever.search(q.text)])
            for q in asked
        ]
        samples = {article.path: article.text for article in edition.catalog.all_articles()}
    stock = _Stock(models / "multilingual-e5-small", folder / "stock-samples")
    stock.index(samples)
    stock_shown = [_first_words(stock.search(q.text)) for q in asked]
    print(f"| retrieval, {len(asked)} sample questions | right sentence shown |\n|---|---|")
    for name, texts in (("stock", stock_shown), ("this project", shown)):
        found = [
            any(_folded(piece) in text for _, piece in q.evidence)
            for q, text in zip(asked, texts, strict=True)
        ]
        print(f"| {name}, first {WORDS_SHOWN} words | {sum(found) / len(found):.0%} |")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _first_words(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split()[:WORDS_SHOWN])


class _Stock:
    """What somebody gets who follows LlamaIndex's documentation, with the same model."""

    def __init__(self, model: Path, folder: Path) -> None:
        import chromadb
        from llama_index.core.ingestion import IngestionPipeline
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.vector_stores.chroma import ChromaVectorStore

        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        self._model = HuggingFaceEmbedding(
            model_name=str(model),
            query_instruction="query: ",
            text_instruction="passage: ",
            device="cpu",
        )
        collection = chromadb.PersistentClient(str(folder)).create_collection(
            "stock", embedding_function=None
        )
        self._store = ChromaVectorStore(chroma_collection=collection)
        self._pipeline = IngestionPipeline(
            transformations=[SentenceSplitter(chunk_size=STOCK_TOKENS), self._model],
            vector_store=self._store,
        )

    def index(self, texts: dict[str, str]) -> None:
        from llama_index.core import Document

        self._pipeline.run(
            documents=[Document(text=text, id_=name) for name, text in texts.items()]
        )

    def search(self, question: str) -> list[str]:
        from llama_index.core import VectorStoreIndex

        index = VectorStoreIndex.from_vector_store(self._store, embed_model=self._model)
        return [hit.text for hit in index.as_retriever(similarity_top_k=8).retrieve(question)]
