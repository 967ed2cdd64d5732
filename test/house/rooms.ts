/**
 * The rooms of the house, from the innermost to the shells, and what each may import besides itself. What is not listed
 * is forbidden, types included. A room is a folder below `src`, or single files in one that hold the shapes others share.
 */
export interface Room {
  readonly name: string;
  /** Folders or files below `src`; the longest that matches a file is its room. */
  readonly at: readonly string[];
  readonly may: readonly string[];
}

const DATA = ['data'];
const PYTHON = ['python', ...DATA];
const FACTS = ['dash', 'program', 'sensitive', ...PYTHON];
const VALUES = ['flow/values', ...FACTS];
const MACHINE = ['flow/machine', ...VALUES];
const STATE = ['flow/state', ...MACHINE];
const OBJECTS = ['flow/objects', ...STATE];
const PAGE = ['flow/dash', ...OBJECTS];
const LIBRARIES = ['flow/libraries', ...PAGE];
const FLOW = ['flow/code', 'flow/clientside', ...LIBRARIES];
const ENGINE = ['flow', ...FLOW];

export const ROOMS: readonly Room[] = [
  // Shapes that are handed from room to room: data only.
  { name: 'data', at: ['analysis/types.ts', 'analysis/findings/finding.ts'], may: [] },
  { name: 'rule', at: ['rules/rule.ts'], may: DATA },
  { name: 'hunk', at: ['diff/hunk.ts'], may: [] },
  { name: 'plan', at: ['review/plan.ts'], may: ['hunk'] },

  // The analysis: text → syntax → facts → flows → findings. It does not know that there is a pull request.
  { name: 'python', at: ['analysis/python', 'analysis/parse-cache.ts'], may: [] },
  { name: 'sensitive', at: ['analysis/sensitive'], may: [] },
  { name: 'program', at: ['analysis/program'], may: PYTHON },
  { name: 'dash', at: ['analysis/dash'], may: ['program', ...PYTHON] },
  // The interpreter: from the values it computes with to the code that it runs.
  { name: 'flow/values', at: ['analysis/flow/values'], may: FACTS },
  { name: 'flow/machine', at: ['analysis/flow/machine'], may: VALUES },
  { name: 'flow/state', at: ['analysis/flow/state'], may: MACHINE },
  { name: 'flow/objects', at: ['analysis/flow/objects'], may: STATE },
  { name: 'flow/dash', at: ['analysis/flow/dash'], may: OBJECTS },
  { name: 'flow/libraries', at: ['analysis/flow/libraries'], may: PAGE },
  { name: 'flow/clientside', at: ['analysis/flow/clientside'], may: PAGE },
  { name: 'flow/code', at: ['analysis/flow/code'], may: LIBRARIES },
  { name: 'flow', at: ['analysis/flow'], may: FLOW },
  { name: 'findings', at: ['analysis/findings'], may: ENGINE },
  { name: 'detectors', at: ['analysis/detectors'], may: ['findings', ...ENGINE] },
  { name: 'inventory', at: ['analysis/inventory'], may: ENGINE },
  { name: 'fixes', at: ['analysis/fixes'], may: ['findings', ...ENGINE] },
  { name: 'analysis', at: ['analysis'], may: ['fixes', 'inventory', 'detectors', 'findings', ...ENGINE] },

  // Text in, data out; none of them knows another one.
  { name: 'diff', at: ['diff'], may: ['hunk'] },
  { name: 'markdown', at: ['markdown'], may: [] },
  { name: 'source-text', at: ['source-text'], may: [] },
  { name: 'secrets', at: ['secrets'], may: ['sensitive', 'analysis', ...DATA] },
  { name: 'rules', at: ['rules'], may: ['rule', ...DATA] },
  { name: 'policy', at: ['policy'], may: ['rule', 'sensitive', 'analysis', ...DATA] },

  // Findings → what people read. Neither calls anyone.
  { name: 'review', at: ['review'], may: ['plan', 'diff', 'hunk', 'markdown', 'rule', 'analysis', ...DATA] },
  { name: 'report', at: ['report'], may: ['markdown', 'rule', 'analysis', ...DATA] },

  // The outside world → a change, and a plan → the outside world. Neither knows what a sink is.
  { name: 'git', at: ['git'], may: ['diff', 'hunk', 'source-text', 'plan', 'analysis', ...DATA] },
  { name: 'github', at: ['github'], may: ['review', 'plan', 'diff', 'hunk', 'source-text', 'analysis', ...DATA] },

  // The analysis with its policy, in processes of its own.
  { name: 'pool', at: ['pool'], may: ['policy', 'rules', 'secrets', 'analysis', ...DATA] },

  // The shells.
  {
    name: 'app',
    at: ['app'],
    may: ['pool', 'github', 'review', 'plan', 'policy', 'rules', 'rule', 'secrets', 'analysis', ...DATA],
  },
  { name: 'cli', at: ['cli'], may: ['git', 'report', 'policy', 'rules', 'rule', 'secrets', 'analysis', ...DATA] },
];

/** Packages that stay behind one door, and the rooms that may use them. */
export const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  'tree-sitter': ['python'],
  'tree-sitter-python': ['python'],
  probot: ['github', 'app'],
  '@octokit/rest': ['github'],
  '@secretlint/secretlint-rule-preset-recommend': ['secrets'],
  commander: ['cli'],
  diff: ['diff'],
  'markdown-it': ['app'],
  'node:child_process': ['git', 'pool'],
  'node:worker_threads': ['pool'],
  bullmq: ['app'],
  ioredis: ['app'],
  'prom-client': ['app'],
};

/** The analysis and the review are given everything: they ask neither the disk, the clock nor the network. */
export const PURE_ROOMS: readonly string[] = [
  'data',
  'rule',
  'hunk',
  'plan',
  'python',
  'sensitive',
  'program',
  'dash',
  ...ENGINE.filter((name) => name.startsWith('flow')),
  'findings',
  'detectors',
  'inventory',
  'fixes',
  'analysis',
  'diff',
  'markdown',
  'source-text',
  'policy',
  'review',
  'report',
];

/** The room of a file such as `src/diff/hunk.ts`. */
export function roomOf(path: string): Room {
  const below = path.replace(/^src\//, '');
  const matches = ROOMS.flatMap((room) =>
    room.at.filter((at) => below === at || below.startsWith(`${at}/`)).map((at) => ({ room, length: at.length })),
  );
  const [best] = matches.sort((a, b) => b.length - a.length);
  if (best === undefined) throw new Error(`${path} stands in no room: add its folder to test/house/rooms.ts`);
  return best.room;
}
