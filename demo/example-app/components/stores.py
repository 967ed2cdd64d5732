"""What the browser keeps between pages."""

from dash import dcc, html


def stores():
    return html.Div(
        [
            dcc.Store(id="auth-store", storage_type="local"),
            dcc.Store(id="filter-store", storage_type="session", data={"day": None, "room": None}),
        ]
    )
