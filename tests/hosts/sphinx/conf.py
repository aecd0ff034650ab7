project = "Optimization"
extensions = ["myst_parser"]
html_theme = "furo"
