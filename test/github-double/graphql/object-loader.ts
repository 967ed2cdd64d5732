/** Collects the objects that one query asks for, and reads them from git together. */
import { type GitObject, readObjects } from '../git/read-objects.ts';

interface Waiting {
  readonly name: string;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: unknown) => void;
}

const queues = new Map<string, Waiting[]>();

/** The object behind a name, read with all others that are asked for in the same turn. */
export function loadObject(directory: string, name: string): Promise<GitObject | undefined> {
  return new Promise((resolve, reject) => {
    const queue = queues.get(directory) ?? [];
    if (queue.length === 0) {
      queues.set(directory, queue);
      setImmediate(() => void flush(directory));
    }
    queue.push({ name, resolve, reject });
  });
}

async function flush(directory: string): Promise<void> {
  const waiting = queues.get(directory) ?? [];
  queues.delete(directory);
  try {
    const objects = await readObjects(
      directory,
      waiting.map(({ name }) => name),
    );
    for (const [index, { resolve }] of waiting.entries()) resolve(objects[index]);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
