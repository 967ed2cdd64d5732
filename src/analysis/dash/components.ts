/**
 * What a component's properties are to the analysis. Order of positional arguments: the generated Python classes of
 * Dash 4.4 (`dash/dcc/*.py`, `dash/html/*.py`).
 */

/** What a property holds, seen from the data. */
export type PropertyRole =
  /** The data of a `dcc.Store`. */
  | 'store'
  /** What a visitor types or chooses, or what the app puts in its place. */
  | 'value'
  /** Text and components on the page. */
  | 'children'
  /** Data behind what is shown: table rows, figures, options, tooltips. */
  | 'data'
  /** An address the browser goes to or shows. */
  | 'url'
  /** HTML that is not escaped. */
  | 'html'
  /** Clicks, flags, styles, layout: holds no data of anyone. */
  | 'inert';

const POSITIONAL: Readonly<Record<string, readonly string[]>> = {
  'dcc.Store': ['id', 'storage_type', 'data', 'clear_data', 'modified_timestamp'],
  'dcc.Input': ['value', 'type', 'debounce', 'placeholder'],
  'dcc.Location': ['id', 'pathname', 'search', 'hash', 'href', 'refresh'],
  'dcc.Markdown': ['children', 'id'],
  'dcc.Link': ['children', 'href'],
  'dcc.Dropdown': ['options', 'value'],
  'dcc.RadioItems': ['options', 'value'],
  'dcc.Checklist': ['options', 'value'],
  'dcc.Loading': ['children', 'id'],
  'dcc.Tab': ['children', 'id'],
  'dcc.Tabs': ['children', 'id'],
  'dcc.Upload': ['children', 'id'],
};

/** The property a positional argument of a component sets. */
export function positionalProperty(type: string, index: number): string | undefined {
  const order = POSITIONAL[type];
  if (order) return order[index];
  return index === 0 ? 'children' : index === 1 ? 'id' : undefined;
}

/** Input components whose value is free text; a password or an address may stand in it. */
const TEXT_INPUT = /(Input|Textarea|TextArea|InputGroup|Editor|Mentions|InputNumber|AutoComplete|OTP|PinInput)$/;
/** Components whose value is chosen from what the app offers. */
const CHOICE =
  /(Dropdown|Select|MultiSelect|Checklist|Checkbox|RadioItems|RadioGroup|Radio|Slider|RangeSlider|Switch|Tabs|DatePicker\w*|DatePickerSingle|DatePickerRange|SegmentedControl|ChipGroup|Rating|Cascader|TreeSelect|Pagination|NumericInput|Knob|ColorPicker|TimePicker|Calendar|BooleanSwitch|ToggleSwitch|Carousel|Accordion|Stepper)$/;

export type InputKind = 'text' | 'choice' | 'upload' | 'location' | 'other';

export function inputKind(type: string): InputKind {
  if (type === 'dcc.Location' || type.endsWith('.FefferyLocation')) return 'location';
  if (/Upload\w*$/.test(type)) return 'upload';
  if (CHOICE.test(type)) return 'choice';
  return TEXT_INPUT.test(type) ? 'text' : 'other';
}

/** Components that mask what is typed hold a password. */
export function isPasswordInput(type: string, typeProperty: readonly string[], mode: readonly string[]): boolean {
  return /Password(Input)?$/.test(type) || typeProperty.includes('password') || mode.includes('password');
}

const INERT_PROPERTY =
  /^(id|key|n_\w+|nClicks|\w*[nN]Clicks|className|class_name|style|style_\w+|css|\w+Style|\w+_style|\w*ClassName|is_open|open|opened|visible|hidden|disabled|checked|active|active_tab|active_item|color|size|type|placeholder|label|loading\w*|\w*_timestamp|interval|max_intervals|storage_type|clear_data|persistence\w*|persisted_props|debounce|refresh|pathname|variant|icon|target|rel|width|height|columnDefs|defaultColDef|columns|config|spin|status|currentKey|page_\w+|sort_\w+|fixed_\w+|min|max|step|marks|rows|cols|required|readOnly|autoComplete|autoFocus|accept|multiple|max_size|dashGridOptions|clearable|searchable|multi)$/;
const URL_PROPERTY = /^(href|search|hash|src|action|url)$/;
const VALUE_PROPERTY = /^(value|date|start_date|end_date|search_value|values|debounceValue|defaultValue)$/;
const HTML_PROPERTY = /^(srcDoc|dangerously_allow_html|htmlString)$/;

export function propertyRole(type: string | undefined, property: string): PropertyRole {
  if (type === 'dcc.Store' || type === 'dash_extensions.Store') return property === 'data' ? 'store' : 'inert';
  if (HTML_PROPERTY.test(property)) return 'html';
  if (property === 'pathname' && type !== undefined && inputKind(type) === 'location') return 'url';
  if (property === 'children') return 'children';
  if (type && property === 'value' && isButtonLike(type)) return 'data';
  if (VALUE_PROPERTY.test(property)) return 'value';
  if (URL_PROPERTY.test(property)) return 'url';
  return INERT_PROPERTY.test(property) ? 'inert' : 'data';
}

function isButtonLike(type: string): boolean {
  return /(Button|Progress|Li|Option|Meter|Param)$/.test(type);
}
