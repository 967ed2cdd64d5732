/** A check run's `external_id`: what it is for. A fork's pull request is named nowhere else in it, a group's base neither. */

export type CheckSubject =
  | { readonly kind: 'pull-request'; readonly number: number }
  /** A merge group: the branch's name without `refs/heads/`, and the commit below the group. */
  | { readonly kind: 'group'; readonly baseRef: string; readonly baseSha: string };

const PULL_REQUEST = /^pr=(\d{1,15})$/;
const GROUP = /^group=([0-9a-f]{40,64}) (\S{1,255})$/;

export function toExternalId(subject: CheckSubject): string {
  return subject.kind === 'group' ? `group=${subject.baseSha} ${subject.baseRef}` : `pr=${subject.number}`;
}

/** What an earlier run was for; undefined where the id says nothing. */
export function subjectOf(externalId: string | null | undefined): CheckSubject | undefined {
  const number = PULL_REQUEST.exec(externalId ?? '')?.[1];
  if (number !== undefined) return { kind: 'pull-request', number: Number(number) };
  const [, baseSha, baseRef] = GROUP.exec(externalId ?? '') ?? [];
  return baseSha === undefined || baseRef === undefined ? undefined : { kind: 'group', baseRef, baseSha };
}
