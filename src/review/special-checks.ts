/** The check runs that no finding decides: each says what happened and, where there is something to do, what. */

import { clip, inertSentence, inlineCode, linkTo } from '../markdown/escape.ts';
import { count } from './count.ts';
import { MAX_CHARACTERS } from './limits.ts';
import type { CheckOutput, Conclusion } from './plan.ts';
import { joinSections } from './sections.ts';

/** What is wrong with a configuration file, and where. */
export interface ConfigurationProblem {
  readonly path: string;
  readonly line?: number | undefined;
  /** As in `rules.session-lifetime.max`. */
  readonly key?: string | undefined;
  /** A sentence without markup that says what is allowed, names in quotes. */
  readonly message: string;
}

/** The change holds no Python that the policy looks at. */
export function noDashCodeCheck(): CheckOutput {
  return output('success', 'No Dash code changed', 'Nothing in this change can put data into the state of a Dash app.');
}

/** The configuration cannot be used. Names file, line and key of each problem. */
export function configurationErrorCheck(problems: readonly ConfigurationProblem[]): CheckOutput {
  const summary =
    'The configuration of this check has an error, so the change was not judged. ' +
    'Correct what is listed below; the next push is checked with the corrected file.';
  const paragraphs = problems.map(renderProblem);
  const text = joinSections([{ heading: count(problems.length, 'problem'), paragraphs }], MAX_CHARACTERS);
  const first = problems[0];
  const where = first === undefined ? '' : ` in ${baseName(first.path)}`;
  return { ...output('failure', `Configuration error${where}`, summary), text };
}

/**
 * The change could not be judged. `reason` is a sentence for readers, `requestId` what an operator finds the cause by.
 * This is a failure: a check that did not run must not read as one that passed.
 */
export function couldNotEvaluateCheck(reason: string, requestId?: string): CheckOutput {
  const id = requestId === undefined ? '' : ` and name the request ${inlineCode(clip(requestId, 100))}`;
  const summary =
    `The change was not judged: ${said(reason)}\n\n` +
    `What to do: choose "Re-run" on this check. If it happens again, tell whoever runs dash-state-guard${id}.`;
  return output('failure', 'Could not evaluate', summary);
}

/** A newer commit is at the head; its own check run has the result. */
export function supersededCheck(newSha: string): CheckOutput {
  const summary = `A newer commit, ${newSha}, is at the head of this pull request. Its check run has the result.`;
  return output('neutral', `Superseded by ${newSha.slice(0, 7)}`, summary);
}

/** Nobody waits for this verdict any more. `reason` is a sentence. */
export function stoppedCheck(reason: string): CheckOutput {
  return output('neutral', 'Not judged: no longer needed', said(reason));
}

/**
 * The app was installed: this run makes GitHub offer the check as one that can be required.
 *
 * @param missing permissions that were not granted, such as `merge_queues: read`
 * @param settingsUrl where an owner can grant them
 */
export function readyCheck(missing: readonly string[], settingsUrl: string): CheckOutput {
  const summary =
    'dash-state-guard is installed here. It judges every pull request from now on; this run judges no code. ' +
    'It is here so that the check can be chosen as a required one.';
  if (missing.length === 0) return output('success', 'Ready', summary);
  return output(
    'success',
    'Ready, with permissions missing',
    `${summary}\n\n${said(missingSentence(missing))} ${grantAt(settingsUrl)}`,
  );
}

/** Says what is not granted, as a sentence without markup, names in quotes. */
export function missingSentence(missing: readonly string[]): string {
  const names = missing.map((name) => `'${name}'`).join(', ');
  return `The installation does not grant ${names}, without which parts of the app cannot work.`;
}

function grantAt(settingsUrl: string): string {
  return `An owner can grant it: ${linkTo('settings of the installation', settingsUrl)}.`;
}

/** The policy leaves this pull request out. `reason` is a sentence, as in `This is a draft.` */
export function skippedCheck(reason: string): CheckOutput {
  return output('skipped', 'Skipped by configuration', said(reason));
}

function output(conclusion: Conclusion, title: string, summary: string): CheckOutput {
  return { conclusion, title, summary, text: '', annotations: [] };
}

function renderProblem({ path, line, key, message }: ConfigurationProblem): string {
  const file = clip(path, 200);
  const place = inlineCode(line === undefined ? file : `${file}:${line}`);
  return key === undefined
    ? `- ${place}: ${said(message)}`
    : `- ${place}, key ${inlineCode(clip(key, 200))}: ${said(message)}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function said(sentence: string): string {
  return inertSentence(clip(sentence, 1000));
}
