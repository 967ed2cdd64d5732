/** All state of a program: where it is declared, where it lives, who writes and reads it, and what is in it. */
import type { Observations } from '../flow/run.ts';
import type { Program } from '../program/program.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { InventoryEntry } from '../types.ts';
import { addComponents } from './components.ts';
import { createLedger } from './ledger.ts';
import { addProcesses } from './processes.ts';
import { addRequests } from './requests.ts';

/** `paths`: the files that are reviewed; state that is declared elsewhere is left out. */
export function takeInventory(
  observations: Observations,
  program: Program,
  names: SensitiveNames,
  paths: readonly string[],
): readonly InventoryEntry[] {
  const ledger = createLedger(names);
  addComponents(ledger, observations, names);
  addRequests(ledger, observations, program, paths);
  addProcesses(ledger, observations, program, paths);
  const reviewed = new Set(paths);
  return ledger.entries().filter(({ path }) => reviewed.has(path));
}
