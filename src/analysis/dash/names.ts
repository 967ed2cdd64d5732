/**
 * The one name by which the analysis knows a thing of Dash, whichever way it was imported: old packages, the
 * re-exports of dash-extensions, and the plain `dash` of today (import styles: Dash's `dash/__init__.py`,
 * dash-extensions' `enrich.py`).
 */
const PREFIXES: readonly (readonly [from: string, to: string])[] = [
  ['dash_core_components', 'dcc'],
  ['dash_html_components', 'html'],
  ['dash_bootstrap_components', 'dbc'],
  ['dash_mantine_components', 'dmc'],
  ['dash_ag_grid', 'dag'],
  ['dash_daq', 'daq'],
  ['feffery_antd_components', 'fac'],
  ['feffery_utils_components', 'fuc'],
  ['feffery_markdown_components', 'fmc'],
  ['dash_extensions.enrich', 'dash'],
  ['dash.dependencies', 'dash'],
  ['dash.dash', 'dash'],
  ['dash._callback', 'dash'],
  ['dash.dcc', 'dcc'],
  ['dash.html', 'html'],
  ['dash.dash_table', 'dash_table'],
  ['dash.exceptions', 'dash'],
  ['dash.callback_context', 'dash.ctx'],
  ['flask.globals', 'flask'],
  ['flask.helpers', 'flask'],
  ['jupyter_dash.JupyterDash', 'dash.Dash'],
  ['dash_extensions.enrich.DashProxy', 'dash.Dash'],
  ['quart.session', 'flask.session'],
];

/** Component libraries by canonical prefix: a capitalised name in one of them is a component. */
const COMPONENT_PREFIXES = ['dcc', 'html', 'dbc', 'dmc', 'dag', 'daq', 'fac', 'fuc', 'fmc', 'dash_table'];

const cache = new Map<string, string>();

/** Canonical dotted name, for example `dcc.Store` for `dash_core_components.Store`. */
export function canonical(name: string): string {
  const known = cache.get(name);
  if (known !== undefined) return known;
  let result = name;
  for (let rounds = 0; rounds < 4; rounds++) {
    const hit = PREFIXES.find(([from]) => result === from || result.startsWith(`${from}.`));
    if (!hit) break;
    result = hit[1] + result.slice(hit[0].length);
  }
  // `from dash.dcc.Store import Store` names the module and the class.
  const parts = result.split('.');
  if (parts.length > 2 && parts.at(-1) === parts.at(-2)) result = parts.slice(0, -1).join('.');
  if (result === 'dash.DashProxy') result = 'dash.Dash';
  if (cache.size < 50_000) cache.set(name, result);
  return result;
}

/** True for names such as `dcc.Store`, and for capitalised names of other `dash_*` packages. */
export function isComponentName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return false;
  const first = name.charCodeAt(dot + 1);
  if (first < 65 || first > 90) return false;
  const root = name.slice(0, name.indexOf('.'));
  return COMPONENT_PREFIXES.includes(root) || (/^(dash|feffery)_\w+$/.test(root) && !NOT_COMPONENTS.has(name));
}

const MODELLED = new Set([
  'dash',
  'dash_core_components',
  'dash_html_components',
  'dash_table',
  'dash_bootstrap_components',
  'dash_mantine_components',
  'dash_ag_grid',
  'dash_daq',
  'dash_extensions',
  'flask',
  'flask_session',
  'flask_login',
  'pandas',
]);

/** Libraries that the analysis knows better by its models than by their source, even in their own repositories. */
export function isModelledLibrary(module: string): boolean {
  const dot = module.indexOf('.');
  return MODELLED.has(dot < 0 ? module : module.slice(0, dot));
}

const NOT_COMPONENTS = new Set([
  'dash_extensions.Serverside',
  'dash_auth.BasicAuth',
  'dash_auth.OIDCAuth',
  'dash_extensions.DashBlueprint',
]);
