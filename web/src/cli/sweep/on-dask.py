"""Makes tasks of a sweep on a Dask cluster: on-dask.py ADDRESS COMMAND..., with a task on each line of standard input.

Every task that is made is printed. A task whose worker dies is given to another one by Dask itself."""

import subprocess
import sys

from distributed import Client, as_completed


def make(command, task):
    """Runs on a worker, which sees the same folders."""
    done = subprocess.run([*command, "--task", task], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"task {task}: {done.stderr.strip()}")
    return task


def main():
    address, *command = sys.argv[1:]
    tasks = sys.stdin.read().split()
    failed = 0
    with Client(address) as client:
        # Two sweeps may have tasks of the same numbers.
        futures = client.map(make, [command] * len(tasks), tasks, pure=False)
        for future in as_completed(futures):
            if future.status == "finished":
                print(future.result(), flush=True)
            else:
                failed += 1
                print(future.exception(), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
