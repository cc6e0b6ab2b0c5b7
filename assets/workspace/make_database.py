"""Makes mlflow.db.gz: the empty database from which a new workspace begins, as real MLflow 3.17.2 makes it.

Usage: python make_database.py    (MLflow 3.17.2)

Only the registry is opened, so that there is no experiment yet: MLflow makes its Default experiment, with this machine's own
artifact folder, when it first opens the database for tracking.
"""

import gzip
import sqlite3
import tempfile
from pathlib import Path

import mlflow
from mlflow.store.model_registry.sqlalchemy_store import SqlAlchemyStore

assert mlflow.__version__ == "3.17.2", mlflow.__version__
with tempfile.TemporaryDirectory() as folder:
    database = Path(folder) / "mlflow.db"
    SqlAlchemyStore(f"sqlite:///{database}")
    connection = sqlite3.connect(database)
    connection.execute("vacuum")
    connection.close()
    packed = gzip.compress(database.read_bytes(), mtime=0)
(Path(__file__).parent / "mlflow.db.gz").write_bytes(packed)
