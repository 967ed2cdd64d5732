"""One patient, as far as the front desk needs to know."""

import dash
import dash_bootstrap_components as dbc
from dash import Input, Output, State, callback, dcc, html
from flask import session

from services import billing
from services.records import load_patient
from services.tokens import current_token

dash.register_page(__name__, path="/patient")

layout = html.Div(
    [
        dcc.Input(id="patient-number", type="number", placeholder="Patient number"),
        dbc.Button("Open", id="patient-open", n_clicks=0),
        html.H2(id="patient-heading", className="h5"),
    ]
)


@callback(
    Output("patient-heading", "children"),
    Input("patient-open", "n_clicks"),
    State("patient-number", "value"),
    prevent_initial_call=True,
)
def open_patient(_, patient_id):
    patient = load_patient(current_token(), patient_id)
    session["patient"] = {"id": patient["id"], "ssn": patient["ssn"]}
    visits = billing.load_visits(patient["id"])
    return f"Patient {patient['id']}, room {patient['room']}, {visits} visits to bill"
