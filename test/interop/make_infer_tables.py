"""Asks real MLflow what it infers. Usage: python make_infer_tables.py FOLDER SEED CASES

Writes FOLDER/infer.jsonl: CSV texts with all that pandas' reader knows (quotes, line ends, ragged rows, odd numbers), and
nested JSON as lists, dicts and frames.
"""

import io
import json
import logging
import os
import random
import sys
import warnings
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
logging.disable(logging.CRITICAL)

import pandas as pd  # noqa: E402
from mlflow.models.signature import infer_signature  # noqa: E402

FOLDER, SEED, CASES = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
DRAW = random.Random(SEED)
NUMBERS = "0 -0 +0 1 -1 +5 007 12345678901234567 9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616 +18446744073709551616 1.5 -.5 5. . + - -- 1e3 1E+05 1e-400 1e400 1e 1e+ 1.e2 .e2 1e5.5 99999999999999999999.5 123456789.123456789012345678 inf -inf +INF Infinity -infinity infinit 1_000 1,5 0x1F 1d5 1f 1L ١".split(" ")
WORDS = ["True", "true", "TRUE", "tRUE", "False", "false", "FALSE", "a", "b c", "ñ", "😀", "NA", "nan", "NaN", "-nan", "null", "NULL", "None", "none", "n/a", "N/A", "#N/A", "#NA", "#N/A N/A", "<NA>", "1.#IND", "-1.#IND", "1.#QNAN", "#n/a", "Nan", "2024-01-31", "31/01/2024", " ", "\t", " 7", "7 ", " 7 ", " 1.5", "1.5 ", " inf", "inf ", " NA", "NA ", " true", "\v1", "1\f", "1 2", "- 1", "1e 5", "1 e5", "x\0y", "1\xa0"]
GROUPS = [["1", "2", "-3"], ["1", "2", ""], ["1.5", "2"], ["1.5", "", "2"], ["True", "false"], ["True", "NA"], ["a", "b", "NA"], ["", "NA"], NUMBERS, WORDS, NUMBERS + WORDS, ["9223372036854775808", "-1", "1", "1.5", "", "-1.5", "x", "18446744073709551616", "-9223372036854775809", "+1", " 3 ", "1_0"]]


def spelled(cell):
    if any(c in cell for c in ',"\n\r') or DRAW.random() < 0.08:
        return '"' + cell.replace('"', '""') + '"' + (DRAW.choice(["", "", "", "x", '"']) if DRAW.random() < 0.1 else "")
    return cell


def csv_text():
    end = DRAW.choice(["\n", "\n", "\r\n", "\r"])
    count = DRAW.randint(1, 4)
    header = [DRAW.choice(["a", "b", "c", "a", "", "a.1", "Unnamed: 1", "ñ", "x y", '"q"', "1"]) if DRAW.random() < 0.6 else f"c{at}" for at in range(count)]
    groups = [DRAW.choice(GROUPS) for _ in range(count)]
    lines = [",".join(map(spelled, header))]
    shift = DRAW.choice([0, 0, 0, 0, 0, 1, -1, 2]) if DRAW.random() < 0.4 else 0
    for _ in range(DRAW.choice([0, 1, 2, 3, 4, 5, 5])):
        cells = [DRAW.choice(group) for group in groups]
        if DRAW.random() < 0.03:
            cells[DRAW.randrange(count)] = DRAW.choice(['a"b', 'a""b', "x,y", "x\ny", "x\r\ny", "\n", '"', 'q"q"'])
        cells = (cells + ["9"] * shift)[: max(1, count + shift)]
        if DRAW.random() < 0.04:
            cells = cells[: DRAW.randint(1, len(cells))] + ["z"] * DRAW.choice([0, 0, 1])
        lines.append(",".join(map(spelled, cells)))
        if DRAW.random() < 0.06:
            lines.append(DRAW.choice(["", " ", "\t", "  \t ", ","]))
    text = end.join(lines) + DRAW.choice([end, end, end, "", end + end, end + " ", '"' if DRAW.random() < 0.2 else end])
    if DRAW.random() < 0.03:
        text = DRAW.choice(["\ufeff", "\n", " \n", ""]) + text
    return text


SCALARS = [1, 2, -1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 1.5, 2.0, float("nan"), float("inf"), True, False, "a", "b", "", None, None, "2024-01-31"]
KEYS = ["a", "b", "ñ", "😀", "\ue000", "A", "k.1"]


def value(depth, pool):
    roll = DRAW.random()
    if depth == 0 or roll < 0.55:
        return DRAW.choice(pool)
    if roll < 0.78:
        return [value(depth - 1, pool) for _ in range(DRAW.randint(0, 3))]
    return {key: value(depth - 1, pool) for key in DRAW.sample(KEYS, DRAW.randint(0, 3))}


def pool():
    return DRAW.choice([SCALARS, [1, 2, None], [1.5, None], ["a", None, "b"], [True, None], [1, 1.5, None], [2**63, 1, -1, None, 1.5, 2**64], [None], [float("nan"), None, 1.5], [float("nan"), "a"]])


def records():
    keys = DRAW.sample(KEYS, DRAW.randint(1, 3))
    pools = {key: (pool(), DRAW.choice([0, 0, 2, 3])) for key in keys}
    rows = [{key: value(depth, of) for key, (of, depth) in pools.items() if DRAW.random() > 0.1} for _ in range(DRAW.randint(1, 5))]
    return rows


def ask(number, source, data, make):
    row = {"id": f"infer-{SEED}-{number}", "source": source, "data": data}
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            inputs = infer_signature(make()).inputs
        return {**row, "ok": True, "inputs": json.loads(inputs.to_json()), "warnings": sorted({str(w.message)[:40] for w in caught if "integer column" in str(w.message)})}
    except Exception as error:
        return {**row, "ok": False, "error": str(error)[:100]}


def a_row(number):
    source = DRAW.choice(["csv", "csv", "json-records-as-list", "json-records-as-dataframe", "json-dict", "json-list"])
    if source == "csv":
        text = csv_text()
        return ask(number, source, text, lambda: pd.read_csv(io.StringIO(text, newline="")))
    data = records() if "records" in source else {key: value(3, pool()) for key in DRAW.sample(KEYS, 2)} if source == "json-dict" else [value(3, of) for of in [pool()] for _ in range(3)]
    text = json.dumps(data)
    make = (lambda: pd.DataFrame(json.loads(text))) if "frame" in source else lambda: json.loads(text)
    return ask(number, source, text, make)


with open(FOLDER / "infer.jsonl", "w", encoding="utf-8") as file:
    file.writelines(json.dumps(a_row(number)) + "\n" for number in range(CASES))
