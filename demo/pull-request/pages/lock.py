"""The tablet's lock screen: a PIN that is checked, and not kept."""

import os

import dash
import dash_bootstrap_components as dbc
from dash import Input, Output, State, callback, dcc, html
from werkzeug.security import check_password_hash

dash.register_page(__name__, path="/lock")

PIN_HASH = os.environ["DESK_PIN_HASH"]

layout = html.Div(
    [
        dcc.Store(id="lock-store"),
        dcc.Input(id="lock-pin", type="password", inputMode="numeric"),
        dbc.Button("Unlock", id="lock-button", n_clicks=0),
    ]
)


@callback(
    Output("lock-store", "data"),
    Output("lock-pin", "value"),
    Input("lock-button", "n_clicks"),
    State("lock-pin", "value"),
    prevent_initial_call=True,
)
def unlock(attempts, pin):
    return {"unlocked": check_password_hash(PIN_HASH, pin or ""), "attempts": attempts}, ""
