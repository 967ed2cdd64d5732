/** Where the demo writes: lines, a line for each step, and colours where a person looks on. */
import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A piece of a line's look, such as `colors.bold`. */
export type Paint = (text: string) => string;

export interface Terminal {
  /** Columns to write in. */
  readonly width: number;
  readonly colors: Colors;
  readonly print: (...lines: readonly string[]) => void;
  /** Does the work under a line that says what is done, and how long it took. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
}

/** As much of a stream as is written to; `isTTY` and `columns` are those of a terminal. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Long lines are hard to read, and a narrow window should not break every word. */
const MIN_WIDTH = 50;
const MAX_WIDTH = 100;

/** Colours go to a terminal only, and to none where NO_COLOR is set (no-color.org). */
export function createTerminal(stream: Output): Terminal {
  const { NO_COLOR = '', TERM } = process.env;
  const coloured = stream.isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
  return {
    width: Math.min(Math.max(stream.columns ?? MAX_WIDTH, MIN_WIDTH), MAX_WIDTH),
    colors: picocolors.createColors(coloured),
    print: (...lines) => void stream.write(`${lines.join('\n')}\n`),
    async step(title, work) {
      const from = performance.now();
      stream.write(`• ${title} … `);
      const result = await work();
      stream.write(`${((performance.now() - from) / 1000).toFixed(1)} s\n`);
      return result;
    },
  };
}
