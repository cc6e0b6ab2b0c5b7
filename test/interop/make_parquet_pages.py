"""Parquet files of every layout of pages, beside the rows that Arrow reads from them: `python make_parquet_pages.py OUT`."""

import itertools
import json
import random
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 2500
rng = random.Random(7)


def maybe(value, share=0.2):
    return None if rng.random() < share else value


def numbers():
    # A few lists are far longer than all the others together: rows and values have nothing to do with each other.
    length = rng.choice([0, 0, 1, 2, 3, 5, 3000 if rng.random() < 0.01 else 4])
    return [maybe(rng.randrange(-(2**53), 2**53)) for _ in range(length)]


def row(at):
    return {
        "id": at,
        "text": maybe("x" * rng.randrange(40)),
        "city": rng.choice(["Madrid", "Paris", "Rome"]),
        "numbers": maybe(numbers()),
        "deep": maybe([maybe({"a": maybe(at), "b": maybe([maybe(f"é{at}") for _ in range(rng.randrange(4))])}) for _ in range(rng.randrange(4))]),
    }


SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("text", pa.string()),
        ("city", pa.string()),
        ("numbers", pa.list_(pa.int64())),
        ("deep", pa.list_(pa.struct([("a", pa.int64()), ("b", pa.list_(pa.string()))]))),
    ]
)
rows = [row(at) for at in range(ROWS)]
out = Path(sys.argv[1])
table = pa.Table.from_pylist(rows, schema=SCHEMA)
(out / "pages.json").write_text(json.dumps(table.to_pylist()), encoding="utf-8")
layouts = itertools.product(["1.0", "2.0"], [False, True], [ROWS, 333], [200, 1024 * 1024], [False, True])
for version, index, group, page, dictionary in layouts:
    name = f"pages-v{version[0]}-{'index' if index else 'plain'}-{group}-{page}-{'dictionary' if dictionary else 'values'}.parquet"
    pq.write_table(
        # In pages of version 2 hyparquet can't read lists of structures, some of which are missing.
        table if version == "1.0" else table.drop_columns("deep"),
        out / name,
        data_page_version=version,
        write_page_index=index,
        row_group_size=group,
        data_page_size=page,
        write_batch_size=16,
        use_dictionary=dictionary,
    )
