"""Answers each line of stdin (a map as JSON) with the meta.yaml that MLflow's own writer makes of it, as JSON."""

import json
import sys

import yaml
from mlflow.utils.yaml_utils import YamlSafeDumper

for line in sys.stdin:
    data = json.loads(line)
    text = yaml.dump(data, default_flow_style=False, allow_unicode=True, sort_keys=True, Dumper=YamlSafeDumper)
    print(json.dumps(text), flush=True)
