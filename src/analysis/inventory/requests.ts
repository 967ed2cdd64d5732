/** What comes with each request: session keys, cookies, parameters of the address. */

import type { Hit } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { labelsIn } from '../flow/values/contents.ts';
import { type Label, labelOf } from '../flow/values/label.ts';
import type { Program } from '../program/program.ts';
import type { FunctionDef } from '../python/syntax.ts';
import type { Storage } from '../types.ts';
import type { Ledger } from './ledger.ts';
import { readsOf } from './request-reads.ts';

const COOKIES = /^flask\.request\.cookies$/;
const PARAMETERS = /^flask\.request\.(args|view_args)$/;
const USER_ID = { dataType: 'identity.user-id', level: 'moderate', certainty: 'strong' } as const;

export function addRequests(
  ledger: Ledger,
  observations: Observations,
  program: Program,
  paths: readonly string[],
): void {
  addSession(ledger, observations);
  addCookies(ledger, observations, program, paths);
  addAddresses(ledger, observations, program, paths);
}

function addSession(ledger: Ledger, { accesses, calls }: Observations): void {
  const storage: Storage = calls.some(({ name }) => name === 'flask_session.Session') ? 'server' : 'cookie';
  const add = (name: string, part: Parameters<Ledger['add']>[2]): void =>
    ledger.add(`session:${name}`, { surface: 'session', name, storage }, part);
  for (const { mode, name, site, value } of accesses) {
    if (mode === 'clear' || mode === 'renew') continue;
    add(name, mode === 'read' ? { read: site } : { written: site, labels: value ? labelsIn(value) : [] });
  }
  // Flask-Login keeps the user's id there.
  for (const { name, site } of calls) {
    if (!/(^|\.)login_user$/.test(name)) continue;
    add('_user_id', { written: site, labels: [labelOf(USER_ID, site, 'kept by Flask-Login')] });
  }
}

function addCookies(
  ledger: Ledger,
  { hits, plainHits }: Observations,
  program: Program,
  paths: readonly string[],
): void {
  const add = (name: string, part: Parameters<Ledger['add']>[2]): void =>
    ledger.add(`cookie:${name}`, { surface: 'cookie', name, storage: 'cookie' }, part);
  for (const { identity, site, labels } of [...hits, ...plainHits].filter(isCookie)) {
    add(identity, { written: site, labels });
  }
  for (const { name, site } of readsOf(program, paths, COOKIES)) add(name, { read: site });
}

function isCookie({ sink }: Hit): boolean {
  return sink === 'cookie';
}

/** `request.args`, and the parameters of a page's layout, which Dash fills from path and query. */
function addAddresses(ledger: Ledger, { calls, hits }: Observations, program: Program, paths: readonly string[]): void {
  const add = (key: string, name: string, part: Parameters<Ledger['add']>[2]): void =>
    ledger.add(`url:${key}`, { surface: 'url', name, storage: 'url' }, part);
  for (const { name, site } of readsOf(program, paths, PARAMETERS)) add(name, name, { read: site });
  for (const { sink, identity, place, site, labels } of hits) {
    if (sink === 'url')
      add(`${identity}:${site.path}:${site.start}`, place.name, { written: site, labels: data(labels) });
  }
  for (const { name, site } of calls) {
    if (name !== 'dash.register_page') continue;
    for (const parameter of layoutOf(program, site.path)?.parameters ?? []) {
      if (parameter.variadic !== 'no') continue;
      const declared = { ...site, start: parameter.start, end: parameter.end };
      add(`${site.path}:${parameter.name}`, parameter.name, { declared, read: declared });
    }
  }
}

function data(labels: readonly Label[]): readonly Label[] {
  return labels.filter(({ trait }) => trait === undefined);
}

function layoutOf(program: Program, path: string): FunctionDef | undefined {
  return program
    .module(path)
    ?.body.find((node): node is FunctionDef => node.kind === 'FunctionDef' && node.name === 'layout');
}
