"""Asks Python's packaging, which is what pip uses. Usage: python ask_packaging.py SEED COUNT; one JSON object a line:
{"a", "b": version texts, "order": -1|0|1|null where one is no version} and {"specifier", "version", "allows": bool|null}."""
import json
import random
import sys

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

draw = random.Random(int(sys.argv[1]))
number = lambda: str(draw.choice([0, 0, 1, 1, 2, 10, 2024, 99999999999999999999]))


def version():
    text = draw.choice(["", "", "", "v", "1!", "0!"]) + ".".join(number() for _ in range(draw.choice([1, 2, 2, 3, 3, 4])))
    if draw.random() < 0.3:
        text += draw.choice(["", ".", "-", "_"]) + draw.choice(["a", "b", "rc", "c", "alpha", "Beta", "pre", "preview"]) + draw.choice(["", "1", ".2", "-0"])
    if draw.random() < 0.25:
        text += draw.choice([".post", "post", "-r", ".rev", "-", ".post."]) + draw.choice(["", "0", "1", "2"])
    if draw.random() < 0.2:
        text += draw.choice([".dev", "dev", "-dev", "_dev."]) + draw.choice(["", "0", "1"])
    if draw.random() < 0.2:
        text += "+" + draw.choice(["cu118", "1", "abc.1", "ABC-2", "ubuntu_1", "1.cu"])
    return text if draw.random() < 0.97 else draw.choice(["", "x", "1.", "1..2", "1.0+", "latest", "1.0 0", text + "?"])


def specifier():
    clause = lambda: draw.choice(["==", "!=", "<=", ">=", "<", ">", "~=", "==="]) + draw.choice(["", " "]) + version() + draw.choice(["", "", "", "", ".*"])
    return draw.choice([",", ", "]).join(clause() for _ in range(draw.choice([1, 1, 1, 2])))


def order(a, b):
    try:
        x, y = Version(a), Version(b)
    except InvalidVersion:
        return None
    return (x > y) - (x < y)


def allows(text, candidate):
    try:
        return SpecifierSet(text).contains(Version(candidate), prereleases=True)
    except (InvalidSpecifier, InvalidVersion):
        return None


for _ in range(int(sys.argv[2])):
    a, b = version(), version()
    print(json.dumps({"a": a, "b": b, "order": order(a, b)}))
    text, candidate = specifier(), version()
    if draw.random() < 0.5:
        # Near misses: a candidate close to what the clause names.
        candidate = text.split(",")[0].lstrip("=!<>~ ").removesuffix(".*") + draw.choice(["", "", ".1", ".post1", ".dev1", "rc1", "+x", ".0"])
    print(json.dumps({"specifier": text, "version": candidate, "allows": allows(text, candidate)}))
