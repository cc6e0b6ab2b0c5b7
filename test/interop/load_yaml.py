"""Answers each line of stdin (a YAML text as JSON) with what PyYAML's SafeLoader makes of it, as JSON of one shape."""

import json
import struct
import sys

import yaml


def encoded(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return {"int": str(value)}
    if isinstance(value, float):
        return {"float": "nan" if value != value else struct.pack(">d", value).hex()}
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return {"bytes": repr(value)}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {"map": [[encoded(key), encoded(item)] for key, item in value.items()]}
    return {type(value).__name__: str(value)}


for line in sys.stdin:
    try:
        answer = {"value": encoded(yaml.safe_load(json.loads(line)))}
    except Exception as error:
        answer = {"refused": f"{type(error).__name__}: {error}"[:300]}
    print(json.dumps(answer), flush=True)
