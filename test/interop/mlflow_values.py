"""Values between Python and the tables' JSON: what JSON lacks is a one-key object such as {"$float": "nan"}."""

import base64
import datetime
import decimal
import math

import numpy as np
import pandas as pd

EXACT = 2**53
SHOWN_ROWS = 20


def encode(value):
    if value is None:
        return None
    if value is pd.NA:
        return {"$na": True}
    if value is pd.NaT or (isinstance(value, np.datetime64) and np.isnat(value)):
        return {"$nat": True}
    if isinstance(value, np.ndarray):
        items = [value.item()] if value.ndim == 0 else list(value) if value.dtype == object else value.tolist()
        return {"$array": [encode(item) for item in items], "dtype": str(value.dtype), "shape": list(value.shape)}
    if isinstance(value, np.datetime64):
        return {"$datetime": str(value.astype("datetime64[ns]"))}
    if isinstance(value, datetime.datetime):
        return {"$datetime": pd.Timestamp(value).isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        number = int(value)
        return number if abs(number) <= EXACT else {"$int": str(number)}
    if isinstance(value, (float, np.floating)):
        return encode_float(float(value))
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, decimal.Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, dict):
        return {"$dict": [[str(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return {"$other": type(value).__name__}


def encode_float(number):
    if math.isfinite(number) and number != int(number):
        return number
    return {"$float": repr(number)}


def encode_received(data):
    """What the model's predict was given, with its container."""
    if isinstance(data, pd.DataFrame):
        shown = range(min(len(data), SHOWN_ROWS))
        width = range(data.shape[1])
        return {
            "type": "DataFrame",
            "columns": [label(name) for name in data.columns],
            "dtypes": [str(dtype) for dtype in data.dtypes],
            "rows": [[encode(data.iloc[row, column]) for column in width] for row in shown],
            "length": len(data),
        }
    if isinstance(data, np.ndarray):
        array = encode(data)
        return {"type": "ndarray", "dtype": array["dtype"], "shape": array["shape"], "values": array["$array"]}
    if isinstance(data, dict):
        return {"type": "dict", "items": [[str(key), encode_item(item)] for key, item in data.items()]}
    if isinstance(data, list):
        return {"type": "list", "values": encode(data)}
    return {"type": "value", "value": encode(data), "python": type(data).__name__}


def encode_item(item):
    whole = isinstance(item, (np.ndarray, pd.DataFrame))
    return encode_received(item) if whole else {"type": "value", "value": encode(item)}


def label(name):
    if isinstance(name, (int, np.integer)):
        return int(name)
    return str(name)


def decode(value):
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    tag, content = next(iter(value.items()))
    if tag == "$array":
        return np.array(decode(content), dtype=value.get("dtype"))
    if tag == "$dict":
        return {key: decode(item) for key, item in content}
    return DECODERS[tag](content)


DECODERS = {
    "$int": int,
    "$float": float,
    "$bytes": base64.b64decode,
    "$datetime": pd.Timestamp,
    "$date": datetime.date.fromisoformat,
    "$decimal": decimal.Decimal,
    "$nat": lambda _: pd.NaT,
    "$na": lambda _: pd.NA,
}


def decode_given(data):
    """The data of an enforce-dataframe question: a frame, an ndarray, a dict of ndarrays, or a list."""
    kind = data["kind"]
    if kind == "frame":
        series = lambda column: pd.Series([decode(value) for value in column["data"]], dtype=column["dtype"])
        return pd.DataFrame({column["name"]: series(column) for column in data["columns"]})
    if kind == "ndarray":
        return decode_array(data)
    if kind == "dict":
        return {name: decode_array(array) for name, array in data["items"]}
    return decode(data["values"])


def decode_array(array):
    values = array["values"]
    content = decode(values["$array"] if isinstance(values, dict) else values)
    return np.array(content, dtype=array["dtype"]).reshape(array["shape"])
