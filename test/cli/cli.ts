/** The built program as a user runs it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in `folder`, without a terminal. */
export function runCli(folder: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

/** A Dash app without a leak, and the lines that bring one. */
export const CLEAN_APP = `\
from dash import Dash, Input, Output, dcc, html

app = Dash(__name__)
app.layout = html.Div([dcc.Store(id="auth", storage_type="local"), html.Button(id="go")])
`;
export const LEAK = `

@app.callback(Output("auth", "data"), Input("go", "n_clicks"))
def login(clicks):
    access_token = issue(clicks)
    return {"token": access_token}
`;
/** Where `LEAK` returns the token when it follows `CLEAN_APP`. */
export const LEAK_LINE = 10;
