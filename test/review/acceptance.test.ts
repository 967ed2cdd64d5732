import { describe, expect, it } from 'vitest';
import { decideAcceptances, type ThreadCommand } from '../../src/review/acceptance.ts';

const AT = '2026-01-31T12:00:00Z';

function accept(reason: string, by = 'ann', fingerprint = 'ab'): ThreadCommand {
  return { fingerprint, command: { verb: 'accept', reason }, by, at: AT, nodeId: reason };
}

function revoke(by = 'ann', fingerprint = 'ab'): ThreadCommand {
  return { fingerprint, command: { verb: 'revoke' }, by, at: AT, nodeId: 'revoke' };
}

const nobody = () => undefined;
const onlyAnn = (login: string) => (login === 'ann' ? undefined : 'may not');

describe('decideAcceptances', () => {
  it('keeps who, when and why', () => {
    const { accepted, ignored } = decideAcceptances([accept('Public.')], onlyAnn, nobody);
    expect([...accepted]).toEqual([['ab', { by: 'ann', at: AT, reason: 'Public.' }]]);
    expect(ignored).toEqual([]);
  });

  it.each([
    ['an acceptance that was taken back', [accept('a'), revoke()], []],
    ['one that was given again', [accept('a'), revoke(), accept('b')], ['b']],
    ['one that nothing came before', [revoke(), accept('a')], ['a']],
    ['the later of two', [accept('a'), accept('b')], ['b']],
    ['one whose revocation came from someone who may not', [accept('a'), revoke('eve')], ['a']],
    ['one by someone who may not', [accept('a', 'eve')], []],
    ['one without a reason, which changes nothing', [accept('a'), accept('')], ['a']],
    ['those of several findings', [accept('a'), accept('b', 'ann', 'cd'), revoke('ann', 'ab')], ['b']],
  ])('%s', (_, commands, reasons) => {
    expect([...decideAcceptances(commands, onlyAnn, nobody).accepted.values()].map(({ reason }) => reason)).toEqual(
      reasons,
    );
  });

  it('says which commands had no effect, and why', () => {
    expect(decideAcceptances([accept('a', 'eve'), revoke('eve'), accept('')], onlyAnn, nobody).ignored).toEqual([
      { by: 'eve', why: 'may not' },
      { by: 'eve', why: 'may not' },
      { by: 'ann', why: 'gave no reason' },
    ]);
  });

  it('leaves out what somebody else edited, and keeps what its author edited', () => {
    const editors = new Map([
      ['forged', 'mallory'],
      ['corrected', 'ann'],
    ]);
    const commands = [accept('corrected'), accept('forged', 'ann', 'cd')];
    const { accepted, ignored } = decideAcceptances(commands, onlyAnn, (nodeId) => editors.get(nodeId));
    expect([...accepted.keys()]).toEqual(['ab']);
    expect(ignored).toEqual([{ by: 'ann', why: "wrote a command that 'mallory' edited" }]);
  });
});
