/** The apps of a program, which of them a file belongs to, and where sessions are used. */
import type { NotedCall } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Site } from '../flow/values/site.ts';
import { isForTests } from './circumstances.ts';

/** Where apps are constructed: Dash's, or the servers' where there is no Dash. Once each, in the order of the files. */
export function appsOf({ calls }: Pick<Observations, 'calls'>): readonly NotedCall[] {
  const dash = calls.filter(({ name }) => name === 'dash.Dash');
  const apps = dash.length > 0 ? dash : calls.filter(({ name }) => name === 'flask.Flask' || name === 'quart.Quart');
  const byPlace = new Map(apps.map((app) => [`${app.site.path}:${app.site.start}`, app]));
  return [...byPlace.values()].sort((a, b) => (a.site.path < b.site.path ? -1 : Number(a.site.path > b.site.path)));
}

/** Among more apps in one folder, as in a gallery, nobody can say which one is meant. */
const MOST_NEAR = 3;

/** The app that a file most likely belongs to: in the file, else in the nearest folder. */
export function appOf(apps: readonly NotedCall[], path: string): NotedCall | undefined {
  const distances = apps.map(({ site }) =>
    site.path === path ? Number.POSITIVE_INFINITY : sharedFolders(site.path, path),
  );
  const nearest = apps.filter((_, index) => distances[index] === Math.max(...distances));
  return nearest.length > MOST_NEAR ? undefined : nearest[0];
}

/** Where the program begins or keeps a session, in the order of the files. */
export function usesOfSessions({ accesses, calls }: Observations): readonly Site[] {
  return [
    ...accesses.filter(({ mode }) => mode === 'write'),
    ...calls.filter(({ name }) => /^flask_session\.Session$|(^|\.)login_user$/.test(name)),
  ]
    .map(({ site }) => site)
    .filter((site) => !isForTests({ site, writer: '' }))
    .sort((a, b) => (a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1));
}

function sharedFolders(a: string, b: string): number {
  const left = a.split('/').slice(0, -1);
  const right = b.split('/').slice(0, -1);
  const different = left.findIndex((folder, index) => folder !== right[index]);
  return different < 0 ? left.length : different;
}
