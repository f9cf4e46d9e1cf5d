"""From text with open licences to parsed sentences.

usage: python -m training.texts FOLDER TARGET

FOLDER holds `<source>.jsonl.gz`, a JSON object a line with `paras` and `kind` ("report": third
person). TARGET gets a JSON list a line: source, words, whether a space follows each, tags
(Penn Treebank), relations and heads (spaCy's English labels), the last as indexes of words.
The parser is en_core_web_sm 3 (MIT): its wheel is spaCy's, any place that has it will do.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

QUOTAS = {
    "18f-blog": 200_000,
    "cia-factbook-background": None,
    "congress-press": 1_800_000,
    "crs-reports": None,
    "digitalgov-news": None,
    "doj-opa-press": 1_500_000,
    "fed-board-speeches": 250_000,
    "govuk-pages": None,
    "grimmer-senate": 1_500_000,
    "gum-wikinews": None,
    "wikinews-vanatteveldt": None,
}
"""Sources, and the words taken of each; None is all. Those under share-alike licences stay out."""
SEED = 7


def paragraphs(folder: Path) -> Iterator[tuple[str, str]]:
    """Paragraphs with their source: documents in the third person first, in an order that the seed decides."""
    order = random.Random(SEED)
    chosen: list[tuple[str, str]] = []
    for source, quota in QUOTAS.items():
        with gzip.open(folder / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        order.shuffle(documents)
        documents.sort(key=lambda document: document.get("kind") != "report")
        words = 0
        for document in documents:
            for paragraph in document["paras"]:
                count = len(paragraph.split())
                if 4 <= count <= 200:
                    words += count
                    chosen.append((paragraph, source))
            if quota is not None and words >= quota:
                break
    order.shuffle(chosen)
    yield from chosen


def parse(folder: Path, target: Path, model: str = "en_core_web_sm") -> int:
    """Write the parsed sentences of a folder's texts; how many there are."""
    import spacy

    parser = spacy.load(model, exclude=["ner", "lemmatizer"])
    count = 0
    unfinished = target.with_suffix(".part")
    with gzip.open(unfinished, "wt", compresslevel=3, encoding="utf-8") as file:
        for document, source in parser.pipe(paragraphs(folder), as_tuples=True, batch_size=128):
            for sentence in document.sents:
                if 3 <= len(sentence) <= 80:
                    row = [
                        source,
                        [word.text for word in sentence],
                        [int(bool(word.whitespace_)) for word in sentence],
                        [word.tag_ for word in sentence],
                        [word.dep_ for word in sentence],
                        [word.head.i - sentence.start for word in sentence],
                    ]
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
    unfinished.replace(target)
    return count


if __name__ == "__main__":
    print(parse(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4]), "sentences")
