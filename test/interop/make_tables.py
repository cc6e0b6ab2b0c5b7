"""Asks real MLflow. Usage: python make_tables.py FOLDER SEED

Writes FOLDER/schema-parse.jsonl, FOLDER/inspect.jsonl and the models the latter names, under FOLDER/models.
"""

import json
import logging
import os
import random
import sys
import warnings
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import mlflow  # noqa: E402
from mlflow.models import Model, ModelSignature  # noqa: E402
from mlflow.types.schema import ParamSchema, Schema  # noqa: E402

FOLDER, SEED = Path(sys.argv[1]), int(sys.argv[2])
DRAW = random.Random(SEED)
NAMES = ["edad", "plan b", "a.b", "ñu", "x", "y", "1e3", "null", "_", "😀"]
SCALARS = ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime"]
ODD_TYPES = ["Any", "int64", "tensor", "", "sparkvector"]
DEFAULTS = [None, True, 1, 2.5, "a", "2024-01-31", "2024-01-31T10:20:30.5", "2024-02-30", [1], ["a"], [[1]], 2**63, {"a": 1}]


def a_type(depth):
    roll = DRAW.random()
    if depth == 0 or roll < 0.5:
        return {"type": DRAW.choice(SCALARS if DRAW.random() < 0.95 else ODD_TYPES)}
    if roll < 0.65:
        return {"type": "array", "items": a_type(depth - 1)}
    if roll < 0.75:
        return {"type": "map", "values": a_type(depth - 1)}
    if roll < 0.8:
        return {"type": DRAW.choice(["any", "sparkml_vector"])}
    chosen = DRAW.sample(NAMES, DRAW.randint(1, 3))
    return {"type": "object", "properties": {name: {**a_type(depth - 1), **required()} for name in chosen}}


def required():
    return DRAW.choice([{}, {"required": True}, {"required": False}])


def columns():
    named = DRAW.random() < 0.85
    chosen = DRAW.sample(NAMES, DRAW.randint(1, 4))
    spoilt = {} if DRAW.random() < 0.95 else DRAW.choice([{"optional": True}, {"unit": "mg"}])
    return [{**a_type(3), **({"name": name} if named else {}), **required(), **spoilt} for name in chosen]


def tensors():
    dtype = lambda: DRAW.choice(["float32", "<f8", "i4", "str", "bool", "object", "U5", "nope", "datetime64[ns]", "half"])
    one = lambda: {"type": "tensor", "tensor-spec": {"dtype": dtype(), "shape": DRAW.choice([[-1], [-1, 3], [2, 2], []])}}
    return [one()] if DRAW.random() < 0.5 else [{**one(), "name": name} for name in DRAW.sample(NAMES, 2)]


def params():
    kind = lambda: DRAW.choice([*SCALARS, "any", "object"])
    return [
        {"name": name, "type": kind(), "default": DRAW.choice(DEFAULTS), "shape": DRAW.choice([None, None, [-1], [2]])}
        for name in DRAW.sample(NAMES, DRAW.randint(1, 2))
    ]


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def write(name, rows):
    with open(FOLDER / name, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def schema_row(number):
    kind = DRAW.choice(["inputs", "inputs", "params"])
    text = json.dumps(params() if kind == "params" else DRAW.choice([columns, columns, tensors])())
    row = {"id": f"schema-{SEED}-{number}", "kind": kind, "json": text}
    try:
        parsed = (ParamSchema if kind == "params" else Schema).from_json(text)
        return {**row, "ok": True, "canonical": json.loads(parsed.to_json()), "repr": repr(parsed)}
    except Exception as error:
        return {**row, "ok": False, "error": str(error)[:200]}


def a_signature():
    while True:
        try:
            given = Schema.from_json(json.dumps(DRAW.choice([columns, tensors])()))
            return ModelSignature(inputs=given, outputs=DRAW.choice([None, given]))
        except Exception:
            continue


def inspect_row(number):
    folder = FOLDER / "models" / f"m{number}"
    metadata = {"a": DRAW.choice(["1e3", "010", "yes", 7, 2.0, 1e-07, None, ["x"], {"y": "n"}]), "when": "2024-01-31"}
    mlflow.pyfunc.save_model(
        folder,
        loader_module="mlflow.sklearn",
        signature=DRAW.choice([None, a_signature(), a_signature()]),
        metadata=metadata,
        pip_requirements=["mlflow"],
    )
    model = Model.load(str(folder))
    signature = model.signature
    parts = ("inputs", "outputs", "params")
    read = lambda key: None if getattr(signature, key) is None else json.loads(getattr(signature, key).to_json())
    keys = ("mlflow_version", "run_id", "model_uuid", "model_id", "artifact_path", "utc_time_created", "model_size_bytes", "metadata")
    return {
        "id": f"inspect-{SEED}-{number}",
        "folder": folder.name,
        "ok": True,
        "flavors": plain(model.flavors),
        "signature": None if signature is None else {key: read(key) for key in parts},
        **{key: plain(getattr(model, key)) for key in keys},
    }


write("schema-parse.jsonl", [schema_row(number) for number in range(400)])
write("inspect.jsonl", [inspect_row(number) for number in range(25)])
