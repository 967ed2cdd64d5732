/** `persistence` is on for a component that holds sensitive input: what is typed goes to the browser's storage. */
import { inputKind, isPasswordInput, propertyRole } from '../dash/components.ts';
import type { Candidate } from '../findings/candidate.ts';
import { sentence } from '../findings/judge-flows.ts';
import { labelsIn } from '../flow/values/contents.ts';
import { idKeys, idName } from '../flow/values/ids.ts';
import type { Label } from '../flow/values/label.ts';
import { labelOf } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { ComponentShape, Value } from '../flow/values/value.ts';
import { stringsOf, UNKNOWN } from '../flow/values/value.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { Detector } from './detector.ts';

const PASSWORD = { dataType: 'credential.password', level: 'high', certainty: 'strong' } as const;

export const detectPersistedInput: Detector = ({ observations, names, paths }) => {
  const judged = new Set(paths);
  return observations.writes.flatMap(({ property, value, component, site }) => {
    if (property !== 'persistence' || !component || !judged.has(site.path)) return [];
    if (!isOn(value) || !keepsValue(component)) return [];
    const labels = labelsOf(component, names);
    return labels.length > 0 ? [candidate(component, site, labels, names)] : [];
  });
};

/** On for anything truthy; `persistence=user_id` too. */
function isOn(value: Value): boolean {
  return value.open || value.shapes.some((shape) => shape.kind !== 'constant' || Boolean(shape.value));
}

function keepsValue(component: ComponentShape): boolean {
  const kind = inputKind(component.type);
  return kind === 'text' || kind === 'other' ? propertyRole(component.type, 'value') === 'value' : false;
}

/** What is typed there, by the component's type, its id, and what the app puts in it. */
function labelsOf(component: ComponentShape, names: SensitiveNames): readonly Label[] {
  const { props, site } = component;
  const strings = (name: string) => stringsOf(props.get(name) ?? UNKNOWN);
  if (isPasswordInput(component.type, strings('type'), strings('mode'))) {
    return [labelOf(PASSWORD, site, 'a password field')];
  }
  const told = [
    ...idKeys(props.get('id')).map((key) => names.classifyName(idName(key), { kind: 'component-id' })),
    ...(strings('type').includes('email') ? [names.classifyName('email', { kind: 'variable' })] : []),
  ].find((match) => match?.level === 'high');
  const written = labelsIn(props.get('value') ?? UNKNOWN).filter((label) => label.level === 'high');
  return told
    ? [labelOf(told, site, told.reason), ...written.filter((label) => label.dataType !== told.dataType)]
    : written;
}

function candidate(component: ComponentShape, site: Site, labels: readonly Label[], names: SensitiveNames): Candidate {
  const name = idKeys(component.props.get('id'))
    .map(idName)
    .find((id) => id !== '');
  const field =
    name === undefined ? `a ${component.type.split('.')[1]} with persistence` : `'${name}' with persistence`;
  const type = stringsOf(component.props.get('persistence_type') ?? UNKNOWN)[0] ?? 'local';
  return {
    rule: 'persisted-sensitive-input',
    surface: 'component',
    identity: `${name ?? component.type}.persistence`,
    path: site.path,
    writer: '',
    spots: [{ site, labels }],
    sentence: (dataTypes) =>
      sentence(
        dataTypes,
        { one: `typed in ${field} is kept by the browser`, many: `typed in ${field} are kept by the browser` },
        names,
      ),
    exposure:
      type === 'local'
        ? "What is typed goes to the browser's localStorage as plain JSON and stays there without an expiry, also after logout; every script on the page can read it."
        : 'What is typed is kept by the browser as plain JSON, and every script on the page can read it.',
  };
}
