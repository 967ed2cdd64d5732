/** The life of the example's pull request, told on the terminal. */
import type { Repository } from '../test/github-double/state/model.ts';
import type { PullRequestModel } from './page/model.ts';
import { awaitVerdict, openPullRequest, pushFix, type Stage, suggestionsOf } from './play.ts';
import { compare, type Snapshot } from './snapshot.ts';
import { story } from './story.ts';
import { printCheck } from './terminal/print-check.ts';
import { printProgress } from './terminal/print-progress.ts';
import { printReview } from './terminal/print-review.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Opens the pull request, shows its review, fixes what was found, and gives all that for the page. */
export async function playPullRequest(
  stage: Stage,
  repository: Repository,
  terminal: Terminal,
): Promise<PullRequestModel> {
  const { step, print } = terminal;
  const { author, title } = story;

  const pull = await step(`${author} opens a pull request: ${title}`, () => openPullRequest(stage, repository));
  const review = await step('dash-state-guard reviews it', () => awaitVerdict(stage, pull));
  print('');
  printCheck(review.check, terminal);
  printReview(review, terminal);
  print('');

  const rounds: [Snapshot, ...Snapshot[]] = [review];
  const push = async (what: string, act: () => Promise<unknown>) => {
    await step(what, act);
    const before = rounds.at(-1) ?? review;
    const after = await step('dash-state-guard looks again', () => awaitVerdict(stage, pull));
    rounds.push(after);
    printProgress(before, after, terminal);
  };
  const suggestions = suggestionsOf(review);
  if (suggestions.length > 0) {
    const what = `${author} commits the suggestions of ${suggestions.length} comments`;
    await push(what, () => stage.double.applySuggestions(pull, suggestions));
  }
  await push(`${author} mends by hand what is left`, () => pushFix(stage, pull));
  const last = rounds.at(-1) ?? review;
  if (last.check.conclusion !== 'success') throw new Error(`The check ended as ${last.check.conclusion}.`);

  return {
    repository: `${story.owner}/${story.repository}`,
    number: pull.number,
    title,
    author,
    base: pull.base.ref,
    head: pull.head.ref,
    body: story.body,
    rounds,
    changes: await compare(repository.directory, review.headSha, last.headSha),
  };
}
