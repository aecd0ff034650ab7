"""Trains the scripts of a folder: python losses.py FOLDER.

FOLDER/cases.json lists {file, updates}. For each script a line of JSON is printed: the training losses in double and in
single precision of its first run, the last validation loss in double, and how --check of all runs ended; or what went
wrong.
"""

import contextlib
import io
import json
import math
import os
import runpy
import sys
import traceback
import warnings

import torch


def losses_of(file, updates, dtype):
    torch.set_default_dtype(dtype)
    script = runpy.run_path(file)
    run = next(iter(script["RUNS"].values()))
    losses, curve = script["train"](run, updates)
    return script, losses, curve


def measured(file, updates):
    _, double, curve = losses_of(file, updates, torch.float64)
    script, single, _ = losses_of(file, updates, torch.float32)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        near = script["check"]()
    validation = finite([curve[-1][1]])[0]
    said = said.getvalue()
    return dict(double=finite(double), validation=validation, single=finite(single), near=near, said=said)


def finite(values):
    """JSON has no other numbers."""
    return [value if math.isfinite(value) else None for value in values]


def main():
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    os.chdir(sys.argv[1])
    with open("cases.json") as file:
        cases = json.load(file)
    for case in cases:
        try:
            result = measured(case["file"] + ".py", case["updates"])
        except Exception:
            result = dict(error=traceback.format_exc(limit=-2))
        print(json.dumps(result), flush=True)
    print(torch.__version__, file=sys.stderr)


main()
