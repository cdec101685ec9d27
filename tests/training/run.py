"""One training run: two processes, one per core, whose gradients are averaged."""

from __future__ import annotations

import json
import os
import pickle
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import distributed

from index.embedding.preparation import prepare_packaged_model
from tests.evaluation.parts import Part
from tests.training.data import (
    NewsData,
    batches,
    input_builder,
    inputs_of,
    training_examples,
    whole,
)
from tests.training.encyclopedia import evidence_examples, xquad_examples
from tests.training.examples import Example
from tests.training.loss import loss_of
from tests.training.measuring import report, scores_of
from tests.training.network import Batch, Reader
from tests.training.shipped import start_from

SEED = 20261126
CHECK_EVERY = 25 * 60  # seconds
CHECKED = 450  # examples of each kind


@dataclass(frozen=True)
class Recipe:
    """Everything that a run is told.

    Attributes:
        minutes: When to stop; the learning rate comes down to zero until then.
        trained_layers: Upper layers that learn.
        rate: Highest learning rate of the layers; the head's is ``head_rate``.
        layer_decay: Each layer's rate is so much of the one above.
        batch_tokens: Tokens of a step, of both processes together.
        news_rounds: How often the news questions come in an epoch.
        collections_share: Part of the licensed collections that an epoch has.
        warm_up: Steps in which the rate rises.
        news_only_from: Part of the run from which on only news questions come.
        processes: One per core.
        bfloat16: 1 to multiply in bfloat16, which CPUs with AVX512-BF16 do faster.
    """

    minutes: float
    trained_layers: int = 6
    rate: float = 1e-4
    head_rate: float = 5e-4
    layer_decay: float = 0.95
    batch_tokens: int = 3072
    news_rounds: int = 1
    collections_share: float = 0.12
    warm_up: int = 80
    news_only_from: float = 0.8
    processes: int = 2
    bfloat16: int = 0


def train(
    recipe: Recipe,
    shared: Path,
    models_dir: Path,
    scratch: Path,
    start: Path | None,
    process: int,
) -> None:
    """Run one of the processes; the first writes ``reader.pt`` and ``log.jsonl``."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    if recipe.processes > 1:
        distributed.init_process_group(
            "gloo",
            init_method=f"file://{scratch}/meeting",
            rank=process,
            world_size=recipe.processes,
        )
    folder = prepare_packaged_model(models_dir)
    builder = input_builder(folder)
    news = NewsData.load(shared, models_dir, scratch.parent)
    reader = Reader(folder, recipe.trained_layers, bool(recipe.bfloat16))
    if start is not None:
        start_from(reader, start)
    pad = int(reader.network.config.pad_token_id)
    optimizer = _optimizer(reader, recipe)
    peaks = [group["lr"] for group in optimizer.param_groups]
    checkpoint = scratch / "checkpoint.pt"
    began, step, epoch, spent, seen = time.monotonic(), 0, 0, 0.0, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(kept["reader"])
        optimizer.load_state_dict(kept["optimizer"])
        step, epoch, spent = kept["step"], kept["epoch"], kept["spent"]
    collections = _collections(shared, scratch.parent / "collections.pickle")
    checks = _checks(news, shared, builder) if process == 0 else {}
    began = time.monotonic()
    saved = began
    first_epoch = True
    parameters = [p for p in reader.parameters() if p.requires_grad]
    per_process = recipe.batch_tokens // recipe.processes
    log = scratch / "log.jsonl"
    running: list[float] = []
    share = 0.0
    while share < 1:
        epoch += 1
        if share >= recipe.news_only_from:
            examples = training_examples(news, (), 0, epoch, 1)
        else:
            share_of = recipe.collections_share
            examples = training_examples(news, collections, share_of, epoch, recipe.news_rounds)
        inputs = inputs_of(builder, examples)
        rng = random.Random(SEED + epoch)  # noqa: S311
        usable = whole(examples, inputs)
        examples, inputs = [examples[n] for n in usable], [inputs[n] for n in usable]
        order = list(batches([len(row.ids) for row in inputs], per_process, rng))
        order = order[: len(order) // recipe.processes * recipe.processes]
        if first_epoch:  # getting ready is not training
            began, saved, first_epoch = time.monotonic(), time.monotonic(), False
        news_begins = share < recipe.news_only_from
        for number in range(process, len(order), recipe.processes):
            share = (spent + time.monotonic() - began) / (60 * recipe.minutes)
            if recipe.processes > 1:
                clock = torch.tensor([share])
                distributed.broadcast(clock, 0)
                share = float(clock)
            if share >= 1 or (news_begins and share >= recipe.news_only_from):
                break
            warm = min(1.0, (step + 1) / recipe.warm_up)
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * min(warm, max(0.02, 1 - share))
            chosen = order[number]
            batch = Batch.of([inputs[n] for n in chosen], pad)
            of_sentences, of_rows = reader(batch)
            loss = loss_of([examples[n] for n in chosen], of_sentences, of_rows)
            optimizer.zero_grad()
            loss.backward()
            _average(parameters, recipe.processes)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            seen += int(batch.mask.sum()) * recipe.processes
            running.append(loss.item())
            if process == 0 and step % 50 == 0:
                speed = seen / (time.monotonic() - began)
                _say(
                    log,
                    step=step,
                    epoch=epoch,
                    share=round(share, 4),
                    loss=round(float(np.mean(running)), 4),
                    tokens_per_second=round(speed),
                )
                running.clear()
            if process == 0 and time.monotonic() - saved > CHECK_EVERY:
                saved = time.monotonic()
                _save(checkpoint, reader, optimizer, step, epoch - 1, spent + saved - began)
                _say(log, step=step, **_measure(reader, checks, pad))
    if process == 0:
        torch.save(reader.state_dict(), scratch / "reader.pt")
        (scratch / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), "utf-8")
        _say(log, step=step, final=True, **_measure(reader, checks, pad))
    if recipe.processes > 1:
        distributed.barrier()
        distributed.destroy_process_group()


def _collections(shared: Path, stored: Path) -> list[Example]:
    """Return the examples of the licensed collections; choosing them takes minutes, once."""
    if not stored.exists():
        found = [
            *evidence_examples(shared, held_out=False),
            *xquad_examples(shared, held_out=False),
        ]
        part = stored.with_name(f"{stored.name}.{os.getpid()}")
        part.write_bytes(pickle.dumps(found))
        part.replace(stored)
    found = pickle.loads(stored.read_bytes())  # noqa: S301 - our own file
    return list(found)


def _optimizer(reader: Reader, recipe: Recipe) -> torch.optim.Optimizer:
    layers = reader.network.encoder.layer
    groups: list[dict[str, Any]] = [
        {"params": list(reader.head.parameters()), "lr": recipe.head_rate}
    ]
    for depth, layer in enumerate(reversed(layers)):
        learning = [p for p in layer.parameters() if p.requires_grad]
        if learning:
            groups.append({"params": learning, "lr": recipe.rate * recipe.layer_decay**depth})
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def _average(parameters: list[torch.nn.Parameter], processes: int) -> None:
    if processes == 1:
        return
    for parameter in parameters:
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    flat = torch.cat([p.grad.reshape(-1) for p in parameters if p.grad is not None])
    distributed.all_reduce(flat)
    flat /= processes
    start = 0
    for parameter in parameters:
        size = parameter.numel()
        parameter.grad = flat[start : start + size].view_as(parameter)
        start += size


def _checks(news: NewsData, shared: Path, builder: Any) -> dict[str, Any]:
    calibration = news.examples(Part.CALIBRATE, 0)[:CHECKED]
    squad = [
        e
        for e in evidence_examples(shared, held_out=True)
        if e.source == "squad2" and e.kind in ("gold", "unanswerable")
    ][:CHECKED]
    return {
        "news": (calibration, inputs_of(builder, calibration)),
        "squad2": (squad, inputs_of(builder, squad)),
    }


def _measure(reader: Reader, checks: dict[str, Any], pad: int) -> dict[str, Any]:
    found = {}
    for name, (examples, inputs) in checks.items():
        sentences, _ = scores_of(reader, inputs, pad)
        found[name] = {k: round(v, 3) for k, v in report(examples, sentences).items()}
    return found


def _save(file: Path, reader: Reader, optimizer: Any, step: int, epoch: int, spent: float) -> None:
    state = {
        "reader": reader.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "epoch": epoch,
        "spent": spent,
    }
    part = file.with_suffix(".part")
    torch.save(state, part)
    part.replace(file)


def _say(log: Path, **values: Any) -> None:
    line = json.dumps({"time": time.strftime("%H:%M:%S"), **values})
    print(line, flush=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
