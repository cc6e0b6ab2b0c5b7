"""Real MLflow as a service: questions on stdin, answers on stdout, one JSON object a line.

A question is {"ask": KIND, "row": {the columns of that kind of table that ask}}; its answer is the row with MLflow's
columns added. A question that can't be put (pandas can't build the data) is answered {"unasked": REASON}.
"""

import io
import json
import logging
import os
import sys
import warnings

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import mlflow  # noqa: E402
import mlflow.pyfunc  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from mlflow.models import Model, ModelSignature, infer_signature  # noqa: E402
from mlflow.models.utils import _enforce_params_schema, _enforce_schema  # noqa: E402
from mlflow.pyfunc.scoring_server import invocations  # noqa: E402
from mlflow.types.schema import ParamSchema, Schema  # noqa: E402

from mlflow_values import decode, decode_given, encode, encode_received  # noqa: E402


class Unasked(Exception):
    pass


class Stage:
    """How far a request came: set by MLflow's own two enforcing functions as they are entered."""

    name = "parse"


def entering(stage, function):
    def entered(*args, **kwargs):
        Stage.name = stage
        return function(*args, **kwargs)

    return entered


mlflow.pyfunc._enforce_schema = entering("enforce", _enforce_schema)
mlflow.pyfunc._enforce_params_schema = entering("params", _enforce_params_schema)


class Receiver:
    """A model that keeps what it is given."""

    received = False

    def predict(self, data, params=None):
        self.data, self.params, self.received = data, params, True
        return [0]


def message(error):
    first = (getattr(error, "message", None) or str(error)).strip().split("\n")[0]
    return f"{type(error).__name__}: {first[:300]}"


def refused(stage, why):
    return {"ok": False, "stage": stage, "error": why}


def model_of(row):
    inputs, params = row.get("inputs"), row.get("params")
    signature = None
    if inputs or params:
        signature = ModelSignature(
            inputs=Schema.from_json(inputs) if inputs else None,
            params=ParamSchema.from_json(params) if params else None,
        )
    receiver = Receiver()
    flavors = {"python_function": {"loader_module": "mlflow.sklearn", "python_version": "3.11.7"}}
    return mlflow.pyfunc.PyFuncModel(Model(signature=signature, flavors=flavors), receiver), receiver


def ask_model(row, request):
    """Calls request(model); MLflow's answer is what the model received, or the stage that refused."""
    Stage.name = "parse"
    try:
        model, receiver = model_of(row)
    except Exception as error:
        return refused("signature", message(error))
    try:
        response = request(model)
        if response is not None and response.status != 200:
            return refused("content-type", str(response.response))
    except Unasked:
        raise
    except Exception as error:
        if not receiver.received:
            return refused(Stage.name, message(error))
    params = encode(receiver.params) if receiver.params else None
    return {"ok": True, "stage": None, "error": None, "result": encode_received(receiver.data), "params_result": params}


def ask_json(row):
    as_bytes = row["content_type"] == "text/csv"
    body = row["body"].encode("utf-8", "surrogatepass") if as_bytes else row["body"]
    send = lambda model: invocations(body, row["content_type"], model, model.metadata.get_input_schema())
    return ask_model(row, send)


def ask_dataframe(row):
    try:
        data = decode_given(row["data"])
        given = decode(row["given_params"]) if row.get("given_params") else None
    except Exception as error:
        raise Unasked(message(error)) from error

    def call(model):
        model.predict(data, params=given)

    return ask_model(row, call)


def ask_params(row):
    given = None if row["given"] is None else {name: decode(value) for name, value in row["given"].items()}
    try:
        schema = ParamSchema.from_json(row["params"]) if row["params"] else None
        return {"ok": True, "error": None, "result": encode(_enforce_params_schema(given, schema))}
    except Exception as error:
        return {"ok": False, "error": message(error), "result": None}


SOURCES = {
    "csv": lambda text: pd.read_csv(io.StringIO(text)),
    "json-records-as-list": json.loads,
    "json-records-as-dataframe": lambda text: pd.DataFrame(json.loads(text)),
    "json-dict": json.loads,
    "json-list": json.loads,
    "json-value": json.loads,
    "ndarray": lambda array: np.zeros(array["shape"], dtype=array["dtype"]),
    "frame": decode_given,
}


def ask_infer(row):
    try:
        data = SOURCES[row["source"]](row["data"])
    except Exception as error:
        if row["source"] == "frame":
            raise Unasked(message(error)) from error
        return {"ok": False, "error": message(error), "inputs": None}
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            inputs = infer_signature(data).inputs
    except Exception as error:
        return {"ok": False, "error": message(error), "inputs": None}
    hints = {str(each.message).split("\n")[0][:120] for each in caught if "integer" in str(each.message)}
    written = None if inputs is None else json.loads(inputs.to_json())
    return {"ok": True, "error": None, "inputs": written, "warnings": sorted(hints)}


def ask_compare(row):
    """Of the payloads those that A accepts, and what B makes of each."""
    answer = {"payloads": [], "accepted_by_b": [], "same_values": [], "errors": []}
    for body in row["payloads"]:
        question = {"content_type": "application/json", "body": body}
        by_a = ask_json({**row["a"], **question})
        if not by_a["ok"]:
            continue
        by_b = ask_json({**row["b"], **question})
        received = lambda answered: (answered.get("result"), answered.get("params_result"))
        answer["payloads"].append(body)
        answer["accepted_by_b"].append(by_b["ok"])
        answer["same_values"].append(by_b["ok"] and received(by_a) == received(by_b))
        answer["errors"].append(by_b["error"])
    return answer


def ask_schema_parse(row):
    try:
        parsed = (ParamSchema if row["kind"] == "params" else Schema).from_json(row["json"])
        return {"ok": True, "error": None, "canonical": json.loads(parsed.to_json()), "repr": repr(parsed)}
    except Exception as error:
        return {"ok": False, "error": message(error), "canonical": None}


KINDS = {
    "enforce-json": ask_json,
    "enforce-dataframe": ask_dataframe,
    "params": ask_params,
    "infer": ask_infer,
    "compare": ask_compare,
    "schema-parse": ask_schema_parse,
}


def answer(question):
    try:
        return {**question["row"], **KINDS[question["ask"]](question["row"]), "mlflow": mlflow.__version__}
    except Unasked as reason:
        return {"unasked": str(reason)}


if __name__ == "__main__":
    # Whatever a library prints must not get between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line)), allow_nan=False) + "\n")
        answers.flush()
