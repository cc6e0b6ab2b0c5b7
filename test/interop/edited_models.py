"""Asks real MLflow about edited MLmodel files.

python edited_models.py make FOLDER COUNT SEED   writes FOLDER/NUMBER/MLmodel with random signatures
python edited_models.py read FOLDER              prints {number: {"signature": ..., "rest": ...}} of what Model.load reads
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

from mlflow.models import Model, ModelSignature  # noqa: E402
from mlflow.types.schema import Array, ColSpec, Map, Object, ParamSchema, ParamSpec, Property, Schema, TensorSpec  # noqa: E402
import numpy as np  # noqa: E402

NAMES = ["edad", "plan b", "it's", "ñu", 'say "x"', "a.b", "del\x7f", "😀", "two  blanks", "#x: y"]
SCALARS = ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime"]


def a_type(draw, depth):
    roll = draw.random()
    if depth == 0 or roll < 0.6:
        return draw.choice(SCALARS)
    if roll < 0.75:
        return Array(a_type(draw, depth - 1))
    if roll < 0.85:
        return Map(a_type(draw, depth - 1))
    return Object([Property(n, a_type(draw, depth - 1), draw.random() < 0.5) for n in draw.sample(NAMES, draw.randint(1, 3))])


def a_schema(draw):
    if draw.random() < 0.2:
        return Schema([TensorSpec(np.dtype(draw.choice(["float32", "int64", "uint8"])), (-1, draw.randint(1, 9)), "t")])
    if draw.random() < 0.1:
        return Schema([ColSpec(draw.choice(SCALARS)) for _ in range(draw.randint(1, 3))])
    return Schema([ColSpec(a_type(draw, 2), n, draw.random() < 0.7) for n in draw.sample(NAMES, draw.randint(1, 8))])


def a_signature(draw):
    params = [ParamSpec("k", "long", 5), ParamSpec("lang", "string", "ñ it's"), ParamSpec("t", "double", [0.5], (-1,))]
    return ModelSignature(
        a_schema(draw),
        a_schema(draw) if draw.random() < 0.7 else None,
        ParamSchema(params) if draw.random() < 0.5 else None,
    )


def make(folder, count, seed):
    draw = random.Random(seed)
    for number in range(count):
        model = Model(run_id="r1", metadata={"note": "x: [1]\n\ty", "n": 1.10}, signature=a_signature(draw) if draw.random() < 0.8 else None)
        model.add_flavor("python_function", loader_module="x", env={"conda": "conda.yaml"})
        (folder / str(number)).mkdir(parents=True)
        model.save(folder / str(number) / "MLmodel")


def read(folder):
    found = {}
    for file in folder.glob("*/MLmodel"):
        model = Model.load(str(file))
        rest = model.to_dict()
        # The last two come and go with a signature, whatever the file says.
        for key in ("signature", "is_signature_from_type_hint", "type_hint_from_example"):
            rest.pop(key, None)
        signature = None if model.signature is None else model.signature.to_dict()
        found[file.parent.name] = {"signature": signature, "rest": json.dumps(rest, sort_keys=True, default=str)}
    print(json.dumps(found))


if sys.argv[1] == "make":
    make(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
else:
    read(Path(sys.argv[2]))
