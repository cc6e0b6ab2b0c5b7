"""Writes data files as pandas, pyarrow and numpy do, and what real MLflow infers of each. Usage: python make_data_files.py FOLDER

FOLDER/answers.jsonl: {file, inputs}, inputs null where reading or inferring fails.
"""

import datetime
import decimal
import json
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from mlflow.models.signature import infer_signature  # noqa: E402

FOLDER = Path(sys.argv[1])
ANSWERS = []


def answer(file, read):
    try:
        inputs = json.loads(infer_signature(read(FOLDER / file)).inputs.to_json())
    except Exception:
        inputs = None
    ANSWERS.append({"file": file, "inputs": inputs})


def parquet(name, column, **options):
    table = column if isinstance(column, (pa.Table, pd.DataFrame)) else pa.table({"a": column})
    if isinstance(table, pd.DataFrame):
        table.to_parquet(FOLDER / f"{name}.parquet", **options)
    else:
        pq.write_table(table, FOLDER / f"{name}.parquet", **options)
    answer(f"{name}.parquet", pd.read_parquet)


DAY, NOON, MOMENT = datetime.date(2024, 1, 31), datetime.time(12), datetime.datetime(2024, 1, 31, 10)
STRUCT = pa.struct([("x", pa.int64()), ("y", pa.string())])
ARROW = [
    *[(kind, [1, 2]) for kind in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64")],
    ("bool_", [True, False]), ("string", ["a", "b"]), ("large_string", ["a"]), ("binary", [b"a"]), ("date32", [DAY]),
]
for kind, values in ARROW:
    type_ = getattr(pa, kind)()
    parquet(f"{kind}", pa.array(values, type_))
    parquet(f"{kind}-null", pa.array([*values, None], type_))
    parquet(f"{kind}-all-null", pa.array([None], type_))
    parquet(f"{kind}-empty", pa.array([], type_))
    parquet(f"list-{kind}", pa.array([values, values[:1]], pa.list_(type_)))
    parquet(f"list-{kind}-null", pa.array([[*values, None], None], pa.list_(type_)))
    parquet(f"list-{kind}-only-null", pa.array([[None]], pa.list_(type_)))
    parquet(f"list-{kind}-empty", pa.array([[], values], pa.list_(type_)))
    parquet(f"struct-{kind}", pa.array([{"x": values[0]}], pa.struct([("x", type_)])))
    parquet(f"struct-{kind}-null", pa.array([{"x": values[0]}, {"x": None}, None], pa.struct([("x", type_)])))
for unit in ("ms", "us", "ns"):
    parquet(f"timestamp-{unit}", pa.array([MOMENT, None], pa.timestamp(unit)))
    parquet(f"timestamp-{unit}-utc", pa.array([MOMENT], pa.timestamp(unit, "UTC")))
    parquet(f"list-timestamp-{unit}", pa.array([[MOMENT, None], [None]], pa.list_(pa.timestamp(unit))))
    parquet(f"struct-timestamp-{unit}", pa.array([{"x": MOMENT}], pa.struct([("x", pa.timestamp(unit))])))
parquet("float16", pa.array([np.float16(1)], pa.float16()))
parquet("time", pa.array([NOON], pa.time64("us")))
parquet("decimal", pa.array([decimal.Decimal("1.5")], pa.decimal128(5, 2)))
parquet("fixed", pa.array([b"ab"], pa.binary(2)))
parquet("null", pa.array([None, None], pa.null()))
parquet("map", pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())))
parquet("list-list", pa.array([[[1], [2]], []], pa.list_(pa.list_(pa.int64()))))
parquet("list-all-empty", pa.array([[], []], pa.list_(pa.int64())))
parquet("list-struct", pa.array([[{"x": 1, "y": "a"}, {"x": None, "y": "b"}], []], pa.list_(STRUCT)))
parquet("struct-list", pa.array([{"x": [1]}, {"x": []}], pa.struct([("x", pa.list_(pa.int64()))])))
parquet("struct-struct", pa.array([{"z": {"x": 1, "y": "a"}}, {"z": None}], pa.struct([("z", STRUCT)])))
parquet("dictionary", pa.array(["a", "b", None], pa.dictionary(pa.int32(), pa.string())))
parquet("dictionary-int", pa.array([1, 2], pa.dictionary(pa.int32(), pa.int64())))
for codec in ("gzip", "zstd", "brotli", "snappy", "none"):
    parquet(f"codec-{codec}", pa.table({"a": [1, None, 3], "t": [["x"], None, ["y"]]}), compression=codec)
parquet("row-groups", pa.table({"a": list(range(100)), "b": [None if at == 99 else at for at in range(100)], "c": [[at] for at in range(100)]}), row_group_size=7)
parquet("no-statistics", pa.table({"a": [1, None], "s": ["x", None]}), write_statistics=False)

EXTENSIONS = {"Int64": [1, None], "Int32": [1, 2], "UInt64": [1], "UInt16": [1], "boolean": [True, None], "Float32": [1.5, None], "string": ["a", None], "category": ["a", "b"], "int64[pyarrow]": [1, None], "string[pyarrow]": ["a"], "timedelta64[ns]": [pd.Timedelta(1, "s")]}
for dtype, values in EXTENSIONS.items():
    parquet(f"pandas-{dtype}", pd.DataFrame({"a": pd.Series(values, dtype=dtype)}))
parquet("pandas-index", pd.DataFrame({"a": [1, 2]}, index=pd.Index(["x", "y"], name="key")))
parquet("pandas-index-unnamed", pd.DataFrame({"a": [1, 2]}, index=pd.Index([5, 7])))
parquet("pandas-whole-names", pd.DataFrame({0: [1, 2], 1: ["a", "b"]}))
parquet("pandas-objects", pd.DataFrame({"d": [{"x": 1}, {"y": "a"}], "l": [[1, 2], [3]], "b": [True, None], "day": [DAY, None]}))

MIXED = pd.DataFrame({"n": [1, 2, 3], "f": [1.5, None, 2], "t": ["a", "b,c", 'd"e'], "b": [True, False, True], "o": [True, None, False], "when": pd.to_datetime(["2024-01-31"] * 3), "u": np.array([1, 2, 3], "uint8"), "ñ": [None, None, None], "line": ["x\ny", "", " z"]})
for name, options in {"plain": {}, "index": {"index": True}, "quoted": {"quoting": 1}, "crlf": {"lineterminator": "\r\n"}, "bom": {"encoding": "utf-8-sig"}}.items():
    MIXED.to_csv(FOLDER / f"{name}.csv", **{"index": False, **options})
    answer(f"{name}.csv", pd.read_csv)
LARGE = pd.DataFrame({"id": np.arange(300_000), "x": np.random.default_rng(1).normal(size=300_000), "late": ["1"] * 299_999 + [""], "word": ["é" * (at % 50) for at in range(300_000)]})
LARGE.to_csv(FOLDER / "large.csv", index=False)
answer("large.csv", lambda file: pd.read_csv(file, low_memory=False))

for dtype in ("bool", "int8", "int16", "int32", "int64", "uint8", "uint32", "uint64", "float16", "float32", "float64", ">f8", ">i4", "complex64", "<U3", "S3", "datetime64[ns]", "datetime64[D]", "timedelta64[s]"):
    for shape in ((2,), (1, 3), (0, 2), ()):
        file = f"array-{dtype.strip('<>').replace('[', '-').strip(']')}-{'x'.join(map(str, shape))}{'-big' if dtype[0] == '>' else ''}.npy"
        np.save(FOLDER / file, np.zeros(shape, dtype))
        answer(file, np.load)
np.save(FOLDER / "fortran.npy", np.asfortranarray(np.zeros((2, 3))))
answer("fortran.npy", np.load)

(FOLDER / "answers.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ANSWERS), encoding="utf-8")
