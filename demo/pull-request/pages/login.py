"""Signing in at the front desk."""

import dash
import dash_bootstrap_components as dbc
from dash import Input, Output, State, callback, dcc, html, no_update
from flask import session

from services import billing
from services.records import load_account, sign_in
from services.tokens import keep_token

dash.register_page(__name__, path="/login")

layout = dbc.Card(
    [
        html.H1("Sign in", className="h4"),
        dcc.Input(id="login-name", placeholder="Name", autoComplete="username"),
        dcc.Input(id="login-password", type="password", placeholder="Password", persistence=True),
        dbc.Button("Sign in", id="login-button", n_clicks=0),
        html.P(id="login-message", className="text-danger"),
    ],
    body=True,
)


@callback(
    Output("auth-store", "data"),
    Output("login-message", "children"),
    Input("login-button", "n_clicks"),
    State("login-name", "value"),
    State("login-password", "value"),
    prevent_initial_call=True,
)
def log_in(_, name, password):
    if not name or not password:
        return no_update, "Enter your name and your password."
    token = sign_in(name, password)
    if token is None:
        return no_update, "That name and password do not fit."
    account = load_account(token)
    session.clear()
    session["user_id"] = account["id"]
    session["email"] = account["email"]
    keep_token(account["id"], token)
    billing.use_token(token)
    return {"signed_in": True, "desk": account["desk"], "bearer": token}, ""
