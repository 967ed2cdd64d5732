/**
 * The built app under load, against the double of GitHub on the same machine: only ratios, counts and memory say much.
 * `npm run bench:load [-- PART …]`, the parts being `answers`, `waiting`, `alone`, `redis`; without one, all of them.
 */
import { availableParallelism } from 'node:os';
import { measureAnswers } from './answers.ts';
import { measureBurstAlone, measureBurstOnRedis } from './bursts.ts';
import { measureWaiting } from './waiting.ts';

const PULLS = Number(process.env.BENCH_PULLS ?? 120);

const PARTS: Readonly<Record<string, (tell: (line: string) => void) => Promise<void>>> = {
  answers: measureAnswers,
  waiting: measureWaiting,
  alone: (tell) => measureBurstAlone(PULLS, tell),
  redis: (tell) => measureBurstOnRedis(PULLS, tell),
};

export async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}.`);
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores`);
  for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) await PARTS[part]?.((line) => console.log(line));
}
