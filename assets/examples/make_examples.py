"""Writes the two sample models that "Try the example" opens. Usage: python make_examples.py (MLflow 3.17.2, scikit-learn, skops).

Model B is A retrained a year later: one column renamed, one whole number become a decimal, one new column, and a probability
instead of a class. The data are drawn at random; they describe nobody.
"""

import shutil
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent


def patients(rows: int) -> pd.DataFrame:
    draw = np.random.default_rng(7)
    return pd.DataFrame(
        {
            "age": draw.integers(21, 80, rows),
            "pregnancies": draw.integers(0, 9, rows),
            "plasma_glucose": draw.integers(60, 200, rows),
            "blood_pressure": draw.integers(50, 110, rows),
            "bmi": draw.uniform(18, 45, rows).round(1),
        }
    )


def save(name: str, data: pd.DataFrame, params: dict | None, metadata: dict, pyfunc_predict_fn: str) -> None:
    diabetic = (data.iloc[:, 2] > 140).astype("int64")
    model = LogisticRegression(max_iter=2000).fit(data, diabetic)
    answer = model.predict(data) if pyfunc_predict_fn == "predict" else model.predict_proba(data)
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    mlflow.sklearn.save_model(
        model,
        folder,
        signature=infer_signature(data, answer, params),
        input_example=data.head(3),
        metadata=metadata,
        serialization_format="skops",
        pyfunc_predict_fn=pyfunc_predict_fn,
        pip_requirements=["mlflow==3.17.2", "scikit-learn==1.9.1", "skops"],
    )


a = patients(400)
save("diabetes-2025", a, None, {"owner": "clinic", "trained_on": "2025 visits"}, "predict")
b = patients(400).rename(columns={"plasma_glucose": "glucose"}).astype({"age": "float64"})
b["smoker"] = b["age"] % 2 == 0
save("diabetes-2026", b, None, {"owner": "clinic", "trained_on": "2025 and 2026 visits"}, "predict_proba")
