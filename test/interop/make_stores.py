"""Stores that real MLflow writes, and what MlflowClient says of them: DIR/stores.jsonl, a row a thing.

make_stores.py DIR SEED KIND...   (KIND: files, sqlite; everything random comes from SEED)
"""

import json
import logging
import os
import random
import sys
import warnings

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
os.environ["GIT_PYTHON_REFRESH"] = "quiet"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import mlflow  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from mlflow.data.pandas_dataset import from_pandas  # noqa: E402
from mlflow.entities import Metric, Param, RunTag, ViewType  # noqa: E402
import pandas as pd  # noqa: E402

THREE = int(mlflow.__version__.split(".")[0]) >= 3
TEXTS = ["", "a", "0", "null", "3.10", "two\nlines", "ñandú 中文", " spaced ", "'quoted': \"x\"", "tab\there", "x" * 300, "line\r\nend"]
KEYS = ["a", "lr", "deep/er/key", "with space", "k-1.2", "ünï", "A_b", "loss/val"]
VALUES = [0.0, -0.0, 1.0, 0.1, 1e-300, 1e22, 123456789.123, float("nan"), float("inf"), float("-inf"), -5.5]
STEPS = [0, 0, 1, 2, 3, 10, -1, 2**40]


def write(client, rng):
    experiments = ["0"] + [client.create_experiment(f"e{n} {rng.choice(['ü', 'x:y', '3.10', 'yes'])}", tags={"t": rng.choice(TEXTS)}) for n in range(3)]
    client.set_experiment_tag(experiments[1], "mlflow.note.content", rng.choice(TEXTS))
    runs = []
    for number in range(14):
        experiment = rng.choice(experiments)
        tags = {rng.choice(KEYS): rng.choice(TEXTS) for _ in range(rng.randrange(4))}
        same = [run for run in runs if run.info.experiment_id == experiment]
        if same and rng.random() < 0.4:
            tags["mlflow.parentRunId"] = rng.choice(same).info.run_id
        run = client.create_run(experiment, tags=tags, run_name=rng.choice([None, "run ñ", "3.10", "true", "# no comment"]))
        runs.append(run)
        fill(client, rng, run.info.run_id)
        if rng.random() < 0.8:
            client.set_terminated(run.info.run_id, rng.choice(["FINISHED", "FAILED", "KILLED"]))
    models = logged_models(client, rng, runs) if THREE else []
    registry(client, rng, runs, models)
    for run in rng.sample(runs, 3):
        client.delete_run(run.info.run_id)
    client.delete_experiment(experiments[-1])
    return [run.info.run_id for run in runs], models


def fill(client, rng, run):
    params = [Param(key, rng.choice(TEXTS)) for key in rng.sample(KEYS, rng.randrange(5))]
    metrics = [
        Metric(key, rng.choice(VALUES), 1_700_000_000_000 + rng.randrange(1000), rng.choice(STEPS))
        for key in rng.sample(KEYS, rng.randrange(4))
        for _ in range(rng.randrange(1, 6))
    ]
    client.log_batch(run, metrics, params, [RunTag("batch", rng.choice(TEXTS))])
    if rng.random() < 0.5:
        from mlflow.entities import DatasetInput, InputTag

        frame = from_pandas(pd.DataFrame({"x": [rng.random()], "s": ["á"]}), name=rng.choice(["d1", "datos ñ"]))
        client.log_inputs(run, [DatasetInput(frame._to_mlflow_entity(), [InputTag("mlflow.data.context", "training")])])


def logged_models(client, rng, runs):
    from mlflow.entities import LoggedModelInput, LoggedModelOutput

    models = []
    for number in range(6):
        run = rng.choice(runs)
        model = client.create_logged_model(
            run.info.experiment_id, name=f"m{number}", source_run_id=run.info.run_id, model_type=rng.choice([None, "agent"]),
            tags={rng.choice(KEYS[:2]): rng.choice(TEXTS)}, params={"p": rng.choice(TEXTS)},
        )
        models.append(model.model_id)
        for _ in range(rng.randrange(4)):
            client.log_metric(run.info.run_id, rng.choice(["auc", "rmse"]), rng.random(), step=rng.randrange(3), timestamp=1_700_000_000_000 + rng.randrange(99), model_id=model.model_id)
        client.log_outputs(run.info.run_id, [LoggedModelOutput(model.model_id, rng.randrange(3))])
        if rng.random() < 0.4:
            client.log_inputs(run.info.run_id, models=[LoggedModelInput(rng.choice(models))])
        if rng.random() < 0.7:
            client.finalize_logged_model(model.model_id, rng.choice(["READY", "FAILED"]))
    gone = models.pop()
    client.delete_logged_model(gone)
    return models


def registry(client, rng, runs, models):
    for number in range(4):
        name = f"model {number} é"
        client.create_registered_model(name, tags={"k": rng.choice(TEXTS)}, description=rng.choice(TEXTS[1:]))
        for _ in range(rng.randrange(1, 5)):
            run = rng.choice(runs)
            version = client.create_model_version(name, f"{run.info.artifact_uri}/model", run.info.run_id, tags={"v": rng.choice(TEXTS)}, description=rng.choice(TEXTS))
        if rng.random() < 0.7:
            client.set_registered_model_alias(name, "champion", version.version)
        if rng.random() < 0.6:
            client.transition_model_version_stage(name, "1", rng.choice(["Staging", "Production", "Archived"]))
        if version.version != "1" and rng.random() < 0.5:
            client.delete_model_version(name, version.version)
    if THREE:
        mlflow.genai.register_prompt("prompt", "Say {{x}}")


def rows(client, kind, place, runs, models):
    def one(ask, key, answer):
        return {"ask": ask, "key": key, "answer": answer}

    every = client.search_experiments(ViewType.ALL)
    listed = client.search_runs([e.experiment_id for e in every], run_view_type=ViewType.ALL) if every else []
    registered = [m.name for m in client.search_registered_models()]
    # MLflow lists no runs of a deleted experiment in file stores; they are there still.
    known = {run: client.get_run(run) for run in runs}
    yield one("ids", "", {
        "experiments": sorted(f"{e.experiment_id} {e.lifecycle_stage}" for e in every),
        "runs": sorted(f"{key} {run.info.lifecycle_stage}" for key, run in known.items()),
        "logged": sorted(models), "registered": sorted(registered),
    })
    assert {run.info.run_id for run in listed} <= set(known)
    for e in every:
        yield one("experiment", e.experiment_id, {
            "id": e.experiment_id, "name": e.name, "lifecycle": e.lifecycle_stage, "location": e.artifact_location,
            "created": e.creation_time, "updated": e.last_update_time, "tags": e.tags,
        })
    for key, run in known.items():
        yield one("run", key, run_answer(client, run))
    # MLflow finds no model of a deleted experiment in file stores.
    for key in models:
        if kind == "files" and not any(os.path.isdir(os.path.join(place, e.experiment_id, "models", key)) for e in every):
            continue
        yield one("logged", key, logged_answer(client.get_logged_model(key)))
    for name in registered:
        yield one("registered", name, registered_answer(client, name))


def point(metric):
    return [metric.timestamp, repr(float(metric.value)), metric.step]


def run_answer(client, run):
    info, data = run.info, run.data
    points = {m.key: point(m) for m in data._metric_objs}
    inputs = getattr(run.inputs, "model_inputs", None) or []
    outputs = getattr(getattr(run, "outputs", None), "model_outputs", None) or []
    return {
        "id": info.run_id, "experiment": info.experiment_id, "name": info.run_name, "status": info.status,
        "lifecycle": info.lifecycle_stage, "user": info.user_id, "started": info.start_time, "ended": info.end_time,
        "uri": info.artifact_uri, "params": data.params, "tags": data.tags, "metrics": points,
        "history": {key: [point(m) for m in client.get_metric_history(info.run_id, key)] for key in points},
        "datasets": sorted((
            {"name": d.dataset.name, "digest": d.dataset.digest, "type": d.dataset.source_type, "source": d.dataset.source,
             "schema": d.dataset.schema, "profile": d.dataset.profile, "tags": {t.key: t.value for t in d.tags}}
            for d in run.inputs.dataset_inputs), key=lambda d: f"{d['name']} {d['digest']}"),
        "inputs": sorted(m.model_id for m in inputs),
        "outputs": sorted(f"{m.model_id} {m.step}" for m in outputs),
    }


def logged_answer(m):
    return {
        "id": m.model_id, "experiment": m.experiment_id, "name": m.name, "status": str(m.status).split(".")[-1], "type": m.model_type,
        "run": m.source_run_id, "location": m.artifact_location, "created": m.creation_timestamp,
        "updated": m.last_updated_timestamp, "params": m.params or {}, "tags": m.tags or {},
        "metrics": sorted(([x.key, *point(x), x.dataset_name, x.dataset_digest] for x in m.metrics or []), key=lambda x: json.dumps(x, separators=(",", ":"))),
    }


def registered_answer(client, name):
    m = client.get_registered_model(name)
    found = sorted(client.search_model_versions("name = '" + name + "'"), key=lambda v: int(v.version))
    return {
        "name": m.name, "description": m.description or "", "created": m.creation_timestamp, "updated": m.last_updated_timestamp,
        "tags": m.tags, "aliases": {key: str(value) for key, value in m.aliases.items()},
        "versions": [{
            "version": str(v.version), "stage": v.current_stage, "status": v.status, "description": v.description or "", "source": v.source,
            "run": v.run_id or "", "link": v.run_link or "", "user": v.user_id or "", "created": v.creation_timestamp,
            "updated": v.last_updated_timestamp, "tags": v.tags,
        } for v in found],
    }


def main():
    folder, seed, kinds = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    with open(os.path.join(folder, "stores.jsonl"), "w", encoding="utf-8") as table:
        for kind in kinds:
            rng = random.Random(f"{seed} {kind}")
            name = f"{kind}-{seed}"
            os.makedirs(os.path.join(folder, name), exist_ok=True)
            place = os.path.join(folder, name, "mlruns" if kind == "files" else "mlflow.db")
            uri = place if kind == "files" else f"sqlite:///{place}"
            mlflow.set_tracking_uri(uri)
            mlflow.set_registry_uri(uri)
            client = MlflowClient(uri, uri)
            told = rows(client, kind, place, *write(client, rng))
            for number, row in enumerate(told):
                table.write(json.dumps({"id": f"{name}-{number}", "mlflow": mlflow.__version__, "store": name, **row}) + "\n")


main()
