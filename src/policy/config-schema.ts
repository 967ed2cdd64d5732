/**
 * The one schema of `.github/dash-state-guard.yml`. Validation, JSON Schema and the reference page come from it;
 * names and meaning of the keys are public surface.
 */
import type { z } from 'zod';
import { SEVERITIES } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { lockableKeys } from './lockable-keys.ts';
import { glob, ownDataType, ownSink, ownSource, pythonName, variablePattern } from './model-schemas.ts';
import { ruleSettingSchema } from './rule-setting-schema.ts';
import { choice, flag, list, section, text } from './schema-parts.ts';

const LOCKABLE = '`*`, a key of this file such as `paths.ignore`, or a rule such as `rules.hardcoded-secret`';

/** The schema for the given rules: their ids are the keys under `rules`, their options what each of them takes. */
export function configSchema(rules: ReadonlyMap<string, Rule>) {
  const ruleSettings = [...rules.values()].map((rule) => [rule.id, ruleSettingSchema(rule).optional()] as const);
  const keys = {
    mode: choice(['observe', 'warn', 'enforce'])
      .default('enforce')
      .describe(
        '`observe`: the check is neutral and nothing is commented. `warn`: comments, the check stays neutral. `enforce`: what blocks makes the check fail.',
      ),
    fail_on: choice(SEVERITIES).default('error').describe('The least severity that makes the check fail.'),
    comment_on: choice(SEVERITIES)
      .default('warning')
      .describe('The least severity that gets a comment; the rest stands in the check.'),
    paths: section({
      include: list(glob(), 'globs')
        .min(1, 'must not be empty')
        .default(['**/*.py'])
        .describe('Files on which findings are reported.'),
      ignore: list(glob(), 'globs').default([]).describe('Files on which nothing is reported; they still inform.'),
      builtin_ignore: flag()
        .default(true)
        .describe('Whether tests, documentation, examples and vendored code are ignored as well.'),
    })
      .prefault({})
      .describe('Which files are judged.'),
    rules: section(Object.fromEntries(ruleSettings))
      .default({})
      .describe('Severity and options by rule. A bare severity or `off` is short for `{ severity: … }`.'),
    data_types: list(ownDataType(), 'data types')
      .default([])
      .describe('Your own kinds of sensitive data, or more names for a built-in one.'),
    not_sensitive: list(variablePattern(), 'names')
      .default([])
      .describe('Names that are not sensitive in your code, whatever they look like; `*` stands for any letters.'),
    sources: list(ownSource(), 'sources').default([]).describe('Calls of your own that return sensitive data.'),
    sanitizers: list(pythonName(), 'dotted names')
      .default([])
      .describe('Functions of your own after which a value is no longer sensitive.'),
    sinks: list(ownSink(), 'sinks').default([]).describe('Calls of your own that keep what they are given as state.'),
    guidelines_url: text(
      /^https?:\/\/[^\s<>"'`()[\]\\]{1,500}$/,
      'an http or https address; {rule} stands for the rule',
    )
      .optional()
      .describe('Where comments link for a rule, `{rule}` being its id. Without it, the pages that the app serves.'),
    drafts: choice(['check', 'comment', 'skip'])
      .default('check')
      .describe('Draft pull requests: a check alone, comments as well, or nothing but a skipped check.'),
    bots: choice(['check', 'skip']).default('check').describe('Pull requests that bots open.'),
    accept: section({
      by: choice(['write', 'maintain', 'admin'])
        .default('write')
        .describe('The least permission for accepting a finding.'),
      author: flag().default(true).describe('Whether authors may accept findings of their own pull request.'),
    })
      .prefault({})
      .describe('Who may accept a finding by a reply.'),
    suppressions: choice(['allow', 'report', 'forbid'])
      .default('allow')
      .describe('Suppressions in the code: as they are, reported beside the findings, or without effect.'),
  };
  return section({
    ...keys,
    locked: list(choice(['*', ...lockableKeys(keys)], LOCKABLE).meta({ title: LOCKABLE }), 'keys')
      .default([])
      .describe('In the organisation’s file alone: keys that repositories cannot change; `"*"` is all of them.'),
  });
}

type ConfigSchema = ReturnType<typeof configSchema>;
/** What a file may say: every key may be missing. */
export type ConfigInput = z.input<ConfigSchema>;
/** Every key filled in. */
export type ConfigOutput = z.output<ConfigSchema>;
