"""Runs as they come from Databricks and Azure ML, written by real MLflow: DIR/mlflow.db.

make_vendor_runs.py DIR

The tags are those of mlflow/utils/mlflow_tags.py, and the git properties that Azure ML gives a job
(https://learn.microsoft.com/azure/machine-learning/concept-train-model-git-integration).
"""

import logging
import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["GIT_PYTHON_REFRESH"] = "quiet"
logging.disable(logging.CRITICAL)

import mlflow  # noqa: E402

HOST = "https://adb-1234567890123456.7.azuredatabricks.net"
AZURE = (
    "azureml://westeurope.api.azureml.ms/mlflow/v2.0/subscriptions/s/resourceGroups/r/providers/"
    "Microsoft.MachineLearningServices/workspaces/risk/experiments/e/runs/"
)
RUNS = {
    "notebook": {
        "mlflow.source.type": "NOTEBOOK",
        "mlflow.source.name": "/Users/ana/train",
        "mlflow.databricks.notebookID": "987",
        "mlflow.databricks.notebookPath": "/Users/ana/train",
        "mlflow.databricks.webappURL": "https://westeurope.azuredatabricks.net",
        "mlflow.databricks.workspaceURL": HOST,
        "mlflow.databricks.workspaceID": "1234567890123456",
        "mlflow.databricks.cluster.id": "0101-120000-abc",
    },
    "job": {
        "mlflow.source.type": "JOB",
        "mlflow.source.name": "jobs/55/run/7",
        "mlflow.databricks.jobID": "55",
        "mlflow.databricks.jobRunID": "7",
        "mlflow.databricks.workspaceURL": HOST,
        "mlflow.databricks.gitRepoUrl": "https://ana:secret@github.example/team/churn",
        "mlflow.databricks.gitRepoCommit": "a" * 40,
        "mlflow.databricks.gitRepoReference": "main",
        "mlflow.databricks.gitRepoReferenceType": "branch",
        "mlflow.databricks.gitRepoProvider": "gitHub",
    },
    "azure": {
        "mlflow.source.git.commit": "b" * 40,
        "mlflow.source.git.repoURL": "git@github.example:team/churn.git",
        "mlflow.source.git.branch": "release",
        "azureml.git.commit": "b" * 40,
        "azureml.git.repository_uri": "git@github.example:team/churn.git",
        "azureml.git.branch": "release",
        "azureml.git.dirty": "False",
    },
    "torn": {"mlflow.source.git.commit": "c" * 40, "azureml.git.commit": "d" * 40},
}


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
    client = mlflow.MlflowClient()
    ids = {}
    experiment = client.create_experiment("vendors")
    for name, tags in RUNS.items():
        with mlflow.start_run(experiment_id=experiment, run_name=name, tags=tags) as run:
            ids[name] = run.info.run_id
    sources = {
        "notebook": (f"dbfs:/databricks/mlflow-tracking/1/{ids['notebook']}/artifacts/model", ids["notebook"]),
        "job": ("dbfs:/databricks/mlflow-tracking/1/far/artifacts/model", None),
        "azure": (f"{AZURE}tidy_tail/artifacts/model", ids["azure"]),
        "registry": ("azureml://registries/shared/models/churn/versions/4", None),
    }
    for name, (source, run) in sources.items():
        client.create_registered_model(name)
        client.create_model_version(name, source, run_id=run)


main()
