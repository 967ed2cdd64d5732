/** A small Dash app over several files, and changes to it. */

const LAYOUT = `from dash import dcc, html

layout = html.Div([
    dcc.Store(id="auth-store", storage_type="local"),
    dcc.Input(id="name"),
    html.Div(id="out"),
])
`;

const BACKEND = `import requests


def sign_in(name):
    response = requests.post("https://api.example.org/login", json={"user": name}, timeout=5)
    return response.json()["access_token"]
`;

const CALLBACKS = `from dash import Input, Output, callback


@callback(Output("out", "children"), Input("name", "value"))
def greet(name):
    return f"Hello {name}"
`;

/** The store stands in `layout.py`, the token comes from `backend.py`, and neither changes. */
export const LEAK = `from dash import Input, Output, callback

from backend import sign_in


@callback(Output("out", "children"), Input("name", "value"))
def greet(name):
    return f"Hello {name}"


@callback(Output("auth-store", "data"), Input("name", "value"))
def remember(name):
    return {"session": sign_in(name)}
`;
export const LEAK_LINE = 13;

export const FIXED = LEAK.replace('{"session": sign_in(name)}', '{"seen": bool(sign_in(name))}');

export const FILES = {
  'app.py': 'from dash import Dash\n\nfrom layout import layout\n\napp = Dash(__name__)\napp.layout = layout\n',
  'layout.py': LAYOUT,
  'backend.py': BACKEND,
  'callbacks.py': CALLBACKS,
  'README.md': '# Dashboards\n',
} as const;
