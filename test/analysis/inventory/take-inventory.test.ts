/** The inventory of small apps: what keeps state, where it lives, who writes and reads it. */
import { describe, expect, it } from 'vitest';
import { reviewState } from '../../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../../src/policy/merge-configs.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

/** One line an entry: `path:line surface name storage level types < writers > readers`. */
function inventoryOf(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text: text.replace(/^\n/, '') }));
  return reviewState(sources, policy).inventory.map((entry) => {
    const places = (list: typeof entry.writers) => list.map(({ path, line }) => `${path}:${line}`).join(' ') || '-';
    const { path, line, surface, name, storage, level, dataTypes, writers, readers } = entry;
    const data = dataTypes.length === 0 ? '' : ` ${dataTypes.join(' ')}`;
    return `${path}:${line} ${surface} ${name} ${storage} ${level}${data} < ${places(writers)} > ${places(readers)}`;
  });
}

describe('stores', () => {
  it('live where their storage_type says, and are written by callbacks of any file', () => {
    const files = {
      'layout.py': `
from dash import dcc, html

layout = html.Div([
    dcc.Store(id="auth", storage_type="local"),
    dcc.Store(id="filters", data={"year": 2024}),
    dcc.Store(id={"type": "row", "index": 1}, storage_type="session"),
])
`,
      'callbacks.py': `
from dash import Input, Output, callback, no_update


@callback(Output("auth", "data"), Input("go", "n_clicks"))
def log_in(clicks):
    access_token = issue(clicks)
    if not access_token:
        return no_update
    return access_token


@callback(Output("out", "title"), Input("auth", "data"), Input("filters", "data"))
def show(auth, filters):
    return "seen"
`,
    };
    expect(inventoryOf(files)).toEqual([
      'layout.py:4 store auth local high credential.token < callbacks.py:9 > callbacks.py:12',
      'layout.py:5 store filters memory none < layout.py:5 > callbacks.py:12',
      'layout.py:6 store {index: 1, type: row} session none < - > -',
    ]);
  });
});

describe('components', () => {
  it('count where a visitor types, chooses or uploads, and where callbacks put data', () => {
    const app = `
from dash import Dash, Input, Output, State, dash_table, dcc, html

app = Dash(__name__)
app.layout = html.Div([
    dcc.Location(id="url"),
    dcc.Input(id="password", type="password"),
    dcc.Input(id="email", type="email", persistence=True, persistence_type="session"),
    dcc.Dropdown(id="year", options=[1, 2], persistence=False),
    dcc.Upload(id="file"),
    html.Button(id="go"),
    html.Div(id="text"),
    dash_table.DataTable(id="table"),
])


@app.callback(
    Output("table", "data"), Output("text", "children"),
    Input("go", "n_clicks"), Input("url", "search"), State("password", "value"), State("year", "value"),
)
def load(clicks, search, password, year):
    return fetch_patients(year), "Done."
`;
    expect(inventoryOf({ 'app.py': app })).toEqual([
      'app.py:5 url url.search url none < - > app.py:16',
      'app.py:6 component password page high credential.password < - > app.py:16',
      'app.py:7 component email session high pii.email < - > -',
      'app.py:8 component year page none < - > app.py:16',
      'app.py:9 component file page none < - > -',
      'app.py:12 component table.data page high health.record < app.py:21 > -',
    ]);
  });
});

describe('what comes with each request', () => {
  const view = `
from flask import make_response, request, session


def visit():
    session["theme"] = request.args.get("theme")
    response = make_response(session.get("theme"))
    response.set_cookie("seen", "1")
    return response, request.cookies["seen"]
`;

  it('is session keys, cookies and parameters', () => {
    expect(inventoryOf({ 'app.py': view })).toEqual([
      'app.py:5 session theme cookie none < app.py:5 > app.py:6',
      'app.py:5 url theme url none < - > app.py:5',
      'app.py:7 cookie seen cookie none < app.py:7 > app.py:8',
    ]);
  });

  it('is kept by the server where Flask-Session is set up', () => {
    const setUp = `
from flask_session import Session

Session(server)
`;
    expect(inventoryOf({ 'app.py': view, 'server.py': setUp })[0]).toBe(
      'app.py:5 session theme server none < app.py:5 > app.py:6',
    );
  });

  it('fills the parameters of a page', () => {
    const page = `
import dash

dash.register_page(__name__, path_template="/report/<report_id>")


def layout(report_id=None, **others):
    return report_id
`;
    expect(inventoryOf({ 'pages/report.py': page })).toEqual([
      'pages/report.py:6 url report_id url none < - > pages/report.py:6',
    ]);
  });
});

describe('what a process keeps', () => {
  it('is globals that functions write, here and in other files, and caches', () => {
    const files = {
      'state.py': `
LAST = None
TABLE = load()
`,
      'app.py': `
from functools import lru_cache

import state
from state import TABLE

SEEN = {}


def remember(access_token):
    state.LAST = access_token
    SEEN[1] = "x"
    return TABLE


@lru_cache(maxsize=10)
def cached(year):
    return SEEN, year


def use():
    return cached(2024)
`,
    };
    expect(inventoryOf(files)).toEqual([
      'app.py:6 global SEEN process none < app.py:11 > app.py:17',
      'app.py:15 cache cached process none < app.py:15 > app.py:21',
      'state.py:1 global LAST process high credential.token < app.py:10 > -',
    ]);
  });
});

it('leaves out what is not reviewed', () => {
  expect(inventoryOf({ 'tests/app.py': 'from dash import dcc\n\nstore = dcc.Store(id="auth")\n' })).toEqual([]);
});
