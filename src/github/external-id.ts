/** A check run's `external_id`: which pull request it is for. A fork's pull request is named nowhere else in it. */

const EXTERNAL_ID = /^pr=(\d{1,15})$/;

export function toExternalId(number: number): string {
  return `pr=${number}`;
}

/** The pull request that an earlier run was for; undefined where the id says nothing. */
export function numberOf(externalId: string | null | undefined): number | undefined {
  const digits = EXTERNAL_ID.exec(externalId ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
