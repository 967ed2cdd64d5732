import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/review/command.ts';

describe('readCommand', () => {
  it.each([
    ['/dash-state accept Public token.', { verb: 'accept', reason: 'Public token.' }],
    ['Looks fine.\r\n\r\n  /dash-state   accept   two  words \r\nThanks', { verb: 'accept', reason: 'two  words' }],
    ['/dash-state accept', { verb: 'accept', reason: '' }],
    ['/Dash-State REVOKE', { verb: 'revoke' }],
    ['/dash-state revoke, sorry', { verb: 'revoke' }],
    ['/dash-state recheck', { verb: 'recheck' }],
    ['/dash-state recheck\n/dash-state accept x', { verb: 'recheck' }],
    ['```\n/dash-state accept x\n```\n/dash-state revoke', { verb: 'revoke' }],
  ])('%j', (body, expected) => {
    expect(readCommand(body)).toEqual(expected);
  });

  it.each([
    '',
    'reply /dash-state accept REASON',
    '> /dash-state accept quoted',
    '    /dash-state accept code',
    '```\n/dash-state accept x\n```',
    '````\n```\n/dash-state accept x\n````',
    '~~~ text\n/dash-state accept x\n~~~',
    '`/dash-state accept x`',
    '/dash-state accepted x',
    '/dash-state accept-all x',
    '/dash-state approve',
    '/dash-stateaccept x',
  ])('%j is none', (body) => {
    expect(readCommand(body)).toBeUndefined();
  });
});
