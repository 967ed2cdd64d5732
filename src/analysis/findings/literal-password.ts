/** A string of the code that is put in a password field is a password, whatever its name. */
import { isPassword } from '../flow/dash/inputs.ts';
import type { PropertyWrite } from '../flow/machine/observer.ts';
import { type Label, labelOf } from '../flow/values/label.ts';
import type { ComponentShape } from '../flow/values/value.ts';
import { stringsOf } from '../flow/values/value.ts';
import { isWeakDefault } from '../sensitive/is-weak-default.ts';
import { looksLikeSecret } from '../sensitive/looks-like-secret.ts';

const PASSWORD = { dataType: 'credential.password', level: 'high', certainty: 'strong' } as const;

export function literalPassword(component: ComponentShape | undefined, write: PropertyWrite): readonly Label[] {
  if (write.property !== 'value' || !component || !isPassword(component)) return [];
  const isLiteral = stringsOf(write.value).some((text) => looksLikeSecret(text) || isWeakDefault(text));
  return isLiteral
    ? [labelOf(PASSWORD, write.site, 'a literal for a password field', { literal: true, ofApp: true })]
    : [];
}
