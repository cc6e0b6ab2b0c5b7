"""Real MLflow on a workspace: each line of stdin is a call as JSON, each line of stdout its answer.

python use_workspace.py URI    (a tracking and registry URI: a database's or a file store's)
"""

import hashlib
import json
import logging
import os
import sys
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
from mlflow import MlflowClient

uri = sys.argv[1]
mlflow.set_tracking_uri(uri)
mlflow.set_registry_uri(uri)
client = MlflowClient(uri, uri)


def use(other):
    """Goes on with another workspace."""
    global client
    mlflow.set_tracking_uri(other)
    mlflow.set_registry_uri(other)
    client = MlflowClient(other, other)


def version(v):
    return {
        "name": v.name, "version": str(v.version), "stage": v.current_stage, "status": v.status,
        "description": v.description or "", "source": v.source, "run": v.run_id or "", "tags": v.tags,
        "aliases": sorted(v.aliases), "created": v.creation_timestamp, "updated": v.last_updated_timestamp,
    }


def listed():
    return [version(v) for v in client.search_model_versions()]


def models():
    return [{"name": m.name, "description": m.description or "", "aliases": {k: str(v) for k, v in m.aliases.items()}, "tags": m.tags}
            for m in client.search_registered_models()]


def by_alias(name, alias):
    return version(client.get_model_version_by_alias(name, alias))


def digests(name, number):
    place = mlflow.artifacts.download_artifacts(f"models:/{name}/{number}")
    found = {}
    for folder, _, files in os.walk(place):
        for file in files:
            path = os.path.join(folder, file)
            with open(path, "rb") as handle:
                found[os.path.relpath(path, place).replace(os.sep, "/")] = hashlib.sha256(handle.read()).hexdigest()
    return found


def signature(name, number):
    loaded = mlflow.models.Model.load(f"models:/{name}/{number}")
    return {"signature": loaded.signature and loaded.signature.to_dict(), "uuid": loaded.model_uuid, "flavors": sorted(loaded.flavors)}


def same(name, number, source):
    """Whether a version holds the files of a folder, and says the same of itself as the folder does."""
    place = mlflow.artifacts.download_artifacts(f"models:/{name}/{number}")
    there, here = tree(place), tree(source)
    there.pop("registered_model_meta", None)
    here.pop("registered_model_meta", None)
    return {"files": there == here, "model": model_dict(place) == model_dict(source)}


def tree(place):
    found = {}
    for folder, _, files in os.walk(place):
        for file in files:
            with open(os.path.join(folder, file), "rb") as handle:
                found[os.path.relpath(os.path.join(folder, file), place)] = hashlib.sha256(handle.read()).hexdigest()
    return found


def model_dict(place):
    try:
        return str(mlflow.models.Model.load(place).to_dict())
    except Exception as error:
        return str(type(error))


def predict(where):
    if where.startswith("models:/"):
        where = mlflow.artifacts.download_artifacts(where)
    loaded = mlflow.pyfunc.load_model(where)
    example = loaded.input_example
    return json.loads(json.dumps(loaded.predict(example), default=lambda x: x.tolist()))


def register(name, source, tags=None, alias=None):
    try:
        client.create_registered_model(name)
    except mlflow.exceptions.MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise
    made = client.create_model_version(name, source, tags=tags or {})
    if alias:
        client.set_registered_model_alias(name, alias, made.version)
    return str(made.version)


def delete(name, number):
    client.delete_model_version(name, number)


def delete_model(name):
    client.delete_registered_model(name)


def describe(name, number, text):
    client.update_model_version(name, number, text)


def alias(name, word, number):
    client.set_registered_model_alias(name, word, number)


def remove_alias(name, word):
    client.delete_registered_model_alias(name, word)


def describe_model(name, text):
    client.update_registered_model(name, text)


def set_tag(name, number, key, value):
    if number is None:
        client.set_registered_model_tag(name, key, value)
    else:
        client.set_model_version_tag(name, number, key, value)


def remove_tag(name, number, key):
    if number is None:
        client.delete_registered_model_tag(name, key)
    else:
        client.delete_model_version_tag(name, number, key)


def copy(name, number, to):
    return version(client.copy_model_version(f"models:/{name}/{number}", to))


def register_run(name, folder, inside, link):
    """A version named by its run, as clients leave it: the source stays `runs:/RUN/path`."""
    with mlflow.start_run() as started:
        mlflow.log_artifacts(folder, inside)
    client.create_registered_model(name)
    source = f"runs:/{started.info.run_id}/{inside}"
    client.create_model_version(name, source, run_id=started.info.run_id, run_link=link)
    return source


def link(name, number):
    return client.get_model_version(name, number).run_link


def run():
    with mlflow.start_run() as started:
        mlflow.log_param("p", 1)
    return started.info.run_id


def experiments():
    return [{"id": e.experiment_id, "name": e.name, "location": e.artifact_location} for e in client.search_experiments()]


for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = {"value": globals()[call["call"]](*call.get("args", []), **call.get("more", {}))}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:2000]}
    print(json.dumps(answer), flush=True)
