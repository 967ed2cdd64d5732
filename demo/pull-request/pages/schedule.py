"""The day's appointments, by room."""

import dash
import pandas as pd
import plotly.express as px
from dash import Input, Output, State, callback, dcc, html

from services.records import load_appointments
from services.tokens import current_token

dash.register_page(__name__, path="/")

layout = html.Div(
    [
        dcc.Store(id="board-store", data={"token_count": 0, "refreshes": 0}),
        dcc.Interval(id="board-tick", interval=60_000),
        dcc.DatePickerSingle(id="schedule-day"),
        html.P(id="schedule-count"),
        dcc.Graph(id="schedule-chart"),
    ]
)


@callback(
    Output("schedule-chart", "figure"),
    Output("schedule-count", "children"),
    Input("schedule-day", "date"),
    prevent_initial_call=True,
)
def show_day(day):
    appointments = pd.DataFrame(load_appointments(current_token(), day))
    per_room = appointments.groupby("room").size().reset_index(name="appointments")
    return px.bar(per_room, x="room", y="appointments"), f"{len(appointments)} appointments"


@callback(
    Output("board-store", "data"),
    Input("board-tick", "n_intervals"),
    State("schedule-count", "children"),
    prevent_initial_call=True,
)
def count_refreshes(ticks, shown):
    return {"token_count": len((shown or "").split()), "refreshes": ticks}
