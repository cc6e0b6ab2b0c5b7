"""Answers each line of stdin ({kind, text, value} as JSON) with whether MLflow takes it as that kind of name, as JSON."""

import json
import sys

from mlflow.exceptions import MlflowException
from mlflow.store.model_registry.file_store import _validate_model_name as in_files
from mlflow.utils import validation


def ask(kind, text, value):
    if kind == "files":
        in_files(text)
    elif kind == "sqlite":
        validation._validate_model_name(text)
    elif kind == "alias":
        validation._validate_model_alias_name(text)
        validation._validate_model_alias_name_reserved(text)
    else:
        validation._validate_model_version_tag(text, value)


for line in sys.stdin:
    question = json.loads(line)
    try:
        ask(question["kind"], question["text"], question.get("value", ""))
        answer = True
    except MlflowException:
        answer = False
    print(json.dumps(answer), flush=True)
