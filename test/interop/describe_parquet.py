"""What pandas reads from each Parquet file of a folder, and what MLflow says of it. Usage: python describe_parquet.py FOLDER

FOLDER/frames.jsonl: {file, frame, accepted}; frame null where pandas fails. accepted: whether a model with one column "a" of
each type takes the table.
"""

import json
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import pandas as pd  # noqa: E402
from mlflow.models.utils import _enforce_schema  # noqa: E402
from mlflow.types import Schema  # noqa: E402

from mlflow_values import encode_received  # noqa: E402

FOLDER = Path(sys.argv[1])
TYPES = ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime"]


def accepts(frame, kind):
    schema = Schema.from_json(json.dumps([{"type": kind, "name": "a", "required": True}]))
    try:
        _enforce_schema(frame.copy(), schema)
        return True
    except Exception:
        return False


with open(FOLDER / "frames.jsonl", "w", encoding="utf-8") as out:
    for file in sorted(FOLDER.glob("*.parquet")):
        try:
            frame = pd.read_parquet(file)
            answer = {"frame": encode_received(frame), "accepted": {kind: accepts(frame, kind) for kind in TYPES}}
        except Exception:
            answer = {"frame": None, "accepted": {}}
        out.write(json.dumps({"file": file.name, **answer}) + "\n")
