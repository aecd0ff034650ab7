import marimo

app = marimo.App()


@app.cell
def _():
    @@iframe small@@
    return


@app.cell
def _():
    @@element small@@
    return (playground,)


@app.cell
def _(playground):
    import json, pathlib

    def write(change):
        pathlib.Path("results.json").write_text(json.dumps(change.new))

    playground.observe(write, "results")
    return


if __name__ == "__main__":
    app.run()
