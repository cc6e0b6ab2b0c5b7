"""A large store as MLflow's client would have left it, written at once: RUNS runs with METRICS metrics of one point each.

make_large_store.py files DIR RUNS METRICS            (a file store at DIR)
make_large_store.py sqlite FILE RUNS METRICS          (into an empty database of MLflow, whose schema is there)
"""

import os
import sqlite3
import sys


def values(run, metric):
    return 1_700_000_000_000 + run, (run * 31 + metric * 7) % 1000 / 1000


def files(place, runs, metrics):
    experiment = os.path.join(place, "0")
    os.makedirs(experiment)
    write(experiment, "meta.yaml", f"artifact_location: file://{experiment}\ncreation_time: 1700000000000\nexperiment_id: '0'\n"
          "last_update_time: 1700000000000\nlifecycle_stage: active\nname: Default\n")
    for run in range(runs):
        name = f"a{run:031x}"
        folder = os.path.join(experiment, name)
        for inside in ("metrics", "params", "tags", "artifacts"):
            os.makedirs(os.path.join(folder, inside))
        start, _ = values(run, 0)
        write(folder, "meta.yaml", f"artifact_uri: file://{folder}/artifacts\nend_time: {start + 1000}\nentry_point_name: ''\n"
              f"experiment_id: '0'\nlifecycle_stage: active\nrun_id: {name}\nrun_name: run-{run}\nrun_uuid: {name}\nsource_name: ''\n"
              f"source_type: 4\nsource_version: ''\nstart_time: {start}\nstatus: 3\ntags: []\nuser_id: ana\n")
        write(folder, "params/lr", f"{run % 10 / 10}")
        write(folder, "tags/mlflow.runName", f"run-{run}")
        for metric in range(metrics):
            time, value = values(run, metric)
            write(folder, f"metrics/m{metric}", f"{time} {value} 0\n")


def write(folder, name, text):
    handle = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT, 0o644)
    os.write(handle, text.encode())
    os.close(handle)


def sqlite(place, runs, metrics):
    database = sqlite3.connect(place)
    columns = {row[1] for row in database.execute("pragma table_info(runs)")}
    # The database begins without any experiment.
    database.execute("insert into experiments (experiment_id, name, lifecycle_stage) values (0, 'Default', 'active')")
    names = ["run_uuid", "name", "source_type", "source_name", "entry_point_name", "user_id", "status", "start_time", "end_time",
             "source_version", "lifecycle_stage", "artifact_uri", "experiment_id"]
    assert set(names) <= columns, columns
    marks = ",".join("?" * len(names))
    rows = [(f"a{r:031x}", f"run-{r}", "LOCAL", "", "", "ana", "FINISHED", values(r, 0)[0], values(r, 0)[0] + 1000, "", "active",
             f"file:///nowhere/0/a{r:031x}/artifacts", 0) for r in range(runs)]
    database.executemany(f"insert into runs ({','.join(names)}) values ({marks})", rows)
    database.executemany("insert into params (key, value, run_uuid) values ('lr', ?, ?)", ((str(r % 10 / 10), f"a{r:031x}") for r in range(runs)))
    database.executemany("insert into tags (key, value, run_uuid) values ('mlflow.runName', ?, ?)", ((f"run-{r}", f"a{r:031x}") for r in range(runs)))
    points = ((f"m{m}", values(r, m)[1], values(r, m)[0], f"a{r:031x}", 0, 0) for r in range(runs) for m in range(metrics))
    for table in ("latest_metrics", "metrics"):
        points = [*points]
        database.executemany(f"insert into {table} (key, value, timestamp, run_uuid, step, is_nan) values (?, ?, ?, ?, ?, ?)", points)
    database.commit()
    database.close()


kind, place, runs, metrics = sys.argv[1:]
(files if kind == "files" else sqlite)(os.path.abspath(place), int(runs), int(metrics))
