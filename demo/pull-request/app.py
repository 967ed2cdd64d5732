"""The front desk: who comes when."""

import os

import dash
import dash_bootstrap_components as dbc
from dash import Dash, html

from components.navigation import navigation
from components.stores import stores
from server import server

app = Dash(
    __name__,
    server=server,
    use_pages=True,
    suppress_callback_exceptions=True,
    external_stylesheets=[dbc.themes.BOOTSTRAP],
)
app.title = "Front desk"
app.layout = html.Div([stores(), navigation(), html.Main(dash.page_container, className="container py-4")])

if __name__ == "__main__":
    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", "8050")), debug=True)
