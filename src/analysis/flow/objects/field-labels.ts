/** What a named field of something holds of the whole. */

import type { Machine } from '../machine/machine.ts';
import type { Label } from '../values/label.ts';
import { joinLabels, withoutRecords } from '../values/label.ts';

/** Fields beside a credential that are none: whose it is, what for, until when. */
const BESIDE_CREDENTIAL =
  /^(exp|iat|nbf|iss|aud|sub|expir\w*|token_?type|scopes?|roles?|user(_?(name|id))?|login|hosts?|port|region|url|id|type|valid|status|version|created\w*|issued\w*)$/i;

/** What readers of files call the parts that hold its content: pages of a PDF, paragraphs of a document. */
const PART_OF_A_FILE =
  /^(pages|paragraphs|tables|runs|text|content|body|sheets|worksheets|active|rows|cells|lines|slides)$/;

function withoutRecordsOfOthers(labels: readonly Label[]): readonly Label[] {
  const uploaded = labels.filter(({ own, record }) => own && record);
  return joinLabels(withoutRecords(labels), uploaded);
}

/** A record's labels say nothing of its fields; a credential's nothing of a field that has another name of its own. */
export function fieldLabels(machine: Machine, labels: readonly Label[], name: string): readonly Label[] {
  const kept = PART_OF_A_FILE.test(name) ? withoutRecordsOfOthers(labels) : withoutRecords(labels);
  if (!kept.some(isCredential)) return kept;
  const own = machine.names.classifyName(name, { kind: 'key' });
  const isOther = own ? !own.dataType.startsWith('credential.') : BESIDE_CREDENTIAL.test(name);
  return isOther ? kept.filter((label) => !isCredential(label)) : kept;
}

function isCredential({ dataType, trait }: Label): boolean {
  return trait === undefined && dataType.startsWith('credential.');
}
