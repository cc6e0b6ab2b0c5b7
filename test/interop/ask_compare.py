"""Asks real MLflow about pairs of signatures, one question a line: {"a": {"inputs", "params"}, "b": ..., "bodies": [...]} ->
a list of [accepted by A, accepted by B, B's model receives the very same]. One process answers many questions. A body that
starts with "pandas.DataFrame(" is passed to predict() in Python, any other is posted as JSON."""
import json
import logging
import os
import sys
import warnings

os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
import datetime
import numpy
import pandas
from mlflow.models import Model, ModelSignature
from mlflow.pyfunc import PyFuncModel
from mlflow.pyfunc.scoring_server import invocations
from mlflow.types.schema import ParamSchema, Schema

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


class Seen:
    """What predict was called with."""

    called = False

    def predict(self, data, params=None):
        self.called, self.data, self.params = True, data, params
        return [0]


def plain(value):
    """A value with everything that tells it from another: Python kinds that print alike stay apart."""
    if isinstance(value, pandas.DataFrame):
        cells = [[plain(value.iloc[i, j]) for j in range(value.shape[1])] for i in range(len(value))]
        return ["frame", [repr(c) for c in value.columns], [str(t) for t in value.dtypes], cells]
    if isinstance(value, numpy.ndarray):
        return ["array", str(value.dtype), list(value.shape), [plain(x) for x in value.ravel().tolist()]]
    if isinstance(value, dict):
        return ["dict", [[repr(k), plain(v)] for k, v in value.items()]]
    if isinstance(value, (list, tuple)):
        return ["list", [plain(x) for x in value]]
    if isinstance(value, (bool, numpy.bool_)):
        return ["bool", bool(value)]
    if value is None or value is pandas.NaT or value is pandas.NA:
        return ["none", str(value)]
    if isinstance(value, (int, numpy.integer)):
        return ["int", str(int(value))]
    if isinstance(value, (float, numpy.floating)):
        return ["float", repr(float(value))]
    if isinstance(value, (bytes, bytearray)):
        return ["bytes", bytes(value).hex()]
    return [type(value).__name__ if not isinstance(value, str) else "str", str(value)]


def ask(side, body):
    """What the model receives, or None where MLflow refuses."""
    inputs, params = side.get("inputs"), side.get("params")
    signature = None
    if inputs or params:
        signature = ModelSignature(
            inputs=Schema.from_json(inputs) if inputs else None,
            params=ParamSchema.from_json(params) if params else None,
        )
    seen = Seen()
    flavors = {"python_function": {"loader_module": "mlflow.sklearn", "python_version": "3.11.7"}}
    model = PyFuncModel(Model(signature=signature, flavors=flavors), seen)
    try:
        if body.startswith("pandas.DataFrame("):
            names = {"pandas": pandas, "numpy": numpy, "datetime": datetime}
            model.predict(eval(body, names))  # our own tests' text
        elif invocations(body, "application/json", model, model.metadata.get_input_schema()).status != 200:
            return None
    except Exception:
        if not seen.called:
            return None
    return [plain(seen.data), plain(seen.params or {})]


def main():
    for line in sys.stdin:
        question = json.loads(line)
        answers = []
        for body in question["bodies"]:
            a, b = ask(question["a"], body), ask(question["b"], body)
            answers.append([a is not None, b is not None, a is not None and a == b])
        print(json.dumps(answers), flush=True)


if __name__ == "__main__":
    main()
