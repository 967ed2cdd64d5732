/** Lengths of time as people write them in the configuration: `30m`, `8h`, `7d`. */

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
const DURATION = /^(?<amount>\d{1,9})(?<unit>[smhdw])$/;

/** Says what `parseDuration` takes, for messages. */
export const DURATION_FORM = 'a length of time such as 90s, 30m, 8h, 7d or 2w';

/** Seconds of a duration, or undefined where the text is none. Zero is none: nothing may last no time. */
export function parseDuration(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const { amount, unit } = DURATION.exec(text)?.groups ?? {};
  const seconds = Number(amount) * SECONDS[unit as keyof typeof SECONDS];
  return seconds > 0 ? seconds : undefined;
}
