"""Notebooks as they are stored, and as they are after a run from top to bottom."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

SAY = """
import json

print(json.dumps({values}))
"""
"""A cell added at the end of a notebook, to hand over what it leaves behind."""


def read(path: Path) -> NotebookNode:
    """Return the stored notebook, checked against the schema of its format."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return its cells of code, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def syntax(notebook: NotebookNode) -> Iterator[ast.AST]:
    """Yield every node of the code of the notebook."""
    for cell in code_cells(notebook):
        yield from ast.walk(ast.parse(cell.source))


def run(name: str, home: Path, values: str) -> tuple[NotebookNode, dict[str, Any]]:
    """Return the notebook with its outputs, and ``values`` (an expression) as the kernel ends.

    The kernel starts beside the notebook, as it does in Jupyter. A cell that fails raises.
    """
    notebook = read(FOLDER / f"{name}.ipynb")
    notebook.cells.append(nbformat.v4.new_code_cell(SAY.format(values=values)))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATCHING_")}
    environment = kept | {"MATCHING_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment["MATCHING_PRECISION"] = "f32"
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=400, kernel_name="python3", resources=resources).execute(
        env=environment
    )
    handed_over = notebook.cells.pop().outputs[0].text
    return notebook, json.loads(handed_over)


def faults(notebook: NotebookNode) -> list[tuple[str, str]]:
    """Return the id of each cell that did not run, failed or warned, and what it said."""
    cells = code_cells(notebook)
    return [(cell.id, "not run") for cell in cells if cell.execution_count is None] + [
        (cell.id, output.get("text") or output.get("evalue", ""))
        for cell in cells
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def drawn(notebook: NotebookNode) -> list[str]:
    """Return the id of the cell of each figure, in order."""
    return [
        cell.id
        for cell in code_cells(notebook)
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
