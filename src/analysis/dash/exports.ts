/** What `from package import *` brings, where the package is known without its source: Dash 4.4, Flask 3.1. */
import { canonical } from './names.ts';

const DCC = `Checklist Clipboard ConfirmDialog ConfirmDialogProvider DatePickerRange DatePickerSingle Download Dropdown
  Geolocation Graph Input Interval Link Loading Location Markdown RadioItems RangeSlider Slider Store Tab Tabs Textarea
  Tooltip Upload`;
const HTML = `A Article Aside Audio B Br Button Center Code Datalist Details Div Em Fieldset Footer Form H1 H2 H3 H4 H5 H6 Header
  Hr I Iframe Img Label Legend Li Link Main Nav Ol P Pre Script Section Small Span Strong Summary Table Tbody Td Textarea
  Tfoot Th Thead Time Title Tr U Ul Video`;
const DEPENDENCIES = 'Input Output State ClientsideFunction ALL MATCH ALLSMALLER';
const DASH = `${DEPENDENCIES} Dash dcc html dash_table callback clientside_callback callback_context ctx set_props Patch
  no_update page_container page_registry register_page get_app get_asset_url get_relative_path hooks DiskcacheManager
  CeleryManager`;

const EXPORTS: Readonly<Record<string, string>> = {
  dash: DASH,
  'dash.dependencies': DEPENDENCIES,
  'dash.dcc': DCC,
  dash_core_components: DCC,
  'dash.html': HTML,
  dash_html_components: HTML,
  'dash.exceptions': 'PreventUpdate',
  'dash_extensions.enrich': `${DASH} DashProxy DashBlueprint Serverside ServersideOutput ServersideOutputTransform`,
  flask:
    'Flask Blueprint Response current_app g make_response redirect request session url_for render_template jsonify',
};

/** Names that a star import binds, with the canonical name of each. */
export function exportsOf(module: string): readonly (readonly [name: string, canonical: string])[] {
  const names = EXPORTS[module]?.split(/\s+/) ?? [];
  return names.map((name) => [name, canonical(`${module}.${name}`)]);
}
