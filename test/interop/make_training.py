"""A training as people write one, by real MLflow: DIR/mlruns or DIR/mlflow.db, with a model that opens.

make_training.py DIR KIND   (KIND: files, sqlite)
"""

import logging
import os
import sys
import warnings

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
os.environ["GIT_PYTHON_REFRESH"] = "quiet"
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

import mlflow  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from mlflow.models import infer_signature  # noqa: E402
from sklearn.linear_model import LinearRegression  # noqa: E402


def main():
    folder, kind = sys.argv[1], sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    uri = os.path.join(folder, "mlruns") if kind == "files" else f"sqlite:///{folder}/mlflow.db"
    mlflow.set_tracking_uri(uri)
    mlflow.set_registry_uri(uri)
    place = None if kind == "files" else f"file://{folder}/artifacts/1"
    mlflow.set_experiment(experiment_id=mlflow.create_experiment("Ventas ñ", artifact_location=place))
    frame = pd.DataFrame({"age": [1.0, 2.0, 3.0], "plan": [0, 1, 0]})
    target = np.array([1.0, 2.0, 3.0])
    with mlflow.start_run(run_name="sweep"):
        for depth in range(3):
            with mlflow.start_run(run_name=f"trial {depth}", nested=True):
                mlflow.log_params({"depth": depth, "text": "a\nb"})
                mlflow.log_metrics({"loss": 1.0 / (depth + 1), "auc": float("nan")})
    with mlflow.start_run(run_name="best"):
        mlflow.log_input(mlflow.data.from_pandas(frame, name="customers"), context="training")
        mlflow.log_param("depth", 7)
        client, run = mlflow.MlflowClient(), mlflow.active_run().info.run_id
        for step in [0, 1, 2**53 + 1]:
            client.log_metric(run, "loss", 0.5 / (step % 7 + 1), step=step, timestamp=1_700_000_000_000 + step % 9)
        mlflow.log_dict({"a": 1}, "notes/report.json")
        model = LinearRegression().fit(frame, target)
        logged = mlflow.sklearn.log_model(
            model, name="regressor", signature=infer_signature(frame, model.predict(frame)), registered_model_name="churn"
        )
    client.set_registered_model_alias("churn", "champion", "1")
    print(logged.model_id)


main()
