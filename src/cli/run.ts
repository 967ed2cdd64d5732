/** The command line: turns arguments into one command's call, and its outcome into the exit status. */
import { Command, CommanderError, Option } from 'commander';
import { GitError } from '../git/git-error.ts';
import { printableLines } from '../report/printable.ts';
import type { DiffOptions } from './diff.ts';
import { COULD_NOT } from './exit-status.ts';
import type { FixOptions } from './fix.ts';
import { DIFF_FORMATS, REVIEW_FORMATS } from './formats.ts';
import { showProgress } from './progress.ts';
import type { ReviewOptions } from './review.ts';
import { UserError } from './user-error.ts';
import { version } from './version.ts';

const EXIT_STATUS = `
Exit status: 0 if nothing blocks, 1 if something blocks, 2 if it could not be done.`;

/** Runs the command that the arguments name, without the program's own, and gives the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = describe(async (command) => {
    status = await command;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    showProgress('');
    // Commander has already said what is wrong; help and version end here as well, with status 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT;
    process.stderr.write(`${explain(error)}\n`);
    return COULD_NOT;
  }
}

/** The commands and their options; `finish` is given what the chosen one does. Each is loaded when it is chosen. */
function describe(finish: (command: Promise<number>) => Promise<void>): Command {
  const program = new Command('dash-state-guard')
    .description('Finds sensitive data that slips into the state of a Plotly Dash app.')
    .version(version())
    .showSuggestionAfterError()
    .showHelpAfterError('Run "dash-state-guard help" or "dash-state-guard help COMMAND" to see what there is.')
    .exitOverride();

  program
    .command('diff')
    .description('findings that a change introduces')
    .option('--repo <dir>', 'a folder of the Git checkout', '.')
    .requiredOption('--base <ref>', 'what the change is compared with; its configuration rules')
    .option('--head <ref>', 'the commit to judge (default: the working tree)')
    .addOption(new Option('--staged', 'judge what is staged, as before a commit').conflicts('head'))
    .addOption(formatOption(DIFF_FORMATS))
    .option('--config <file>', 'a configuration file to use instead of the base’s')
    .addHelpText('after', EXIT_STATUS)
    .action(async (options: DiffOptions) => finish((await import('./diff.ts')).diff(options)));

  program
    .command('review')
    .description('all state of an app, and every finding, new or not')
    .argument('[dir]', 'a folder of a Git checkout, or any folder', '.')
    .addOption(formatOption(REVIEW_FORMATS))
    .option('--config <file>', 'a configuration file to use instead of the folder’s')
    .addHelpText('after', EXIT_STATUS)
    .action(async (folder: string, options: ReviewOptions) =>
      finish((await import('./review.ts')).review(folder, options)),
    );

  program
    .command('fix')
    .description('applies the fixes that are safe to apply')
    .argument('[dir]', 'a folder of a Git checkout, or any folder', '.')
    .option('--base <ref>', 'fix only what the working tree introduces over this commit')
    .option('--dry-run', 'show the change instead of making it; secrets are shown as ***')
    .addHelpText('after', EXIT_STATUS)
    .action(async (folder: string, options: FixOptions) => finish((await import('./fix.ts')).fix(folder, options)));

  program
    .command('rules')
    .description('all rules, or one rule’s guideline')
    .argument('[rule]', 'id of a rule')
    .action(async (rule: string | undefined) => finish((await import('./rules.ts')).rules(rule)));

  return program;
}

function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'how to print the findings').choices(formats).default('text');
}

function explain(error: unknown): string {
  if (error instanceof UserError || error instanceof GitError) return printableLines(error.message).join('\n');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `dash-state-guard failed through a fault of its own; please report this:\n${detail}`;
}
