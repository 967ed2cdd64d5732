import { describe, expect, it } from 'vitest';
import { createHeap } from '../../../../src/analysis/flow/machine/heap.ts';
import { labelsIn } from '../../../../src/analysis/flow/values/contents.ts';
import { labelOf } from '../../../../src/analysis/flow/values/label.ts';
import type { DictShape, SequenceShape, Value } from '../../../../src/analysis/flow/values/value.ts';
import { constant, of, stringsOf, unknownWith } from '../../../../src/analysis/flow/values/value.ts';

const site = { path: 'app.py', lineStarts: [0], start: 0, end: 1 };
const secret = unknownWith([
  labelOf({ dataType: 'credential.token', level: 'high', certainty: 'strong' }, site, 'here'),
]);

describe('branches', () => {
  it('leave nothing behind until they are merged', () => {
    const heap = createHeap();
    const scope = new Map<string, Value>([['a', constant('old')]]);
    const writes = heap.apart(() => heap.set(scope, 'a', constant('new')));
    expect(stringsOf(read(scope, 'a'))).toEqual(['old']);
    heap.merge([[], writes]);
    expect(stringsOf(read(scope, 'a'))).toEqual(['old', 'new']);
  });

  it('take an entry out for good only if all of them do', () => {
    const heap = createHeap();
    const both = new Map<string, Value>([['a', secret]]);
    const one = new Map<string, Value>([['a', secret]]);
    const first = heap.apart(() => {
      heap.remove(both, 'a');
      heap.remove(one, 'a');
    });
    const second = heap.apart(() => heap.remove(both, 'a'));
    heap.merge([first, second]);
    expect([...both.keys(), ...one.keys()]).toEqual(['a']);
    expect(read(one, 'a')).toBe(secret);
  });

  it('nest', () => {
    const heap = createHeap();
    const scope = new Map<string, Value>();
    const outer = heap.apart(() => {
      const inner = heap.apart(() => heap.set(scope, 'a', constant('deep')));
      expect(scope.has('a')).toBe(false);
      heap.merge([inner]);
    });
    expect(scope.has('a')).toBe(false);
    heap.merge([outer]);
    expect(stringsOf(read(scope, 'a'))).toEqual(['deep']);
  });

  it('write elements of lists and what stands at unknown positions', () => {
    const heap = createHeap();
    const list = sequence([constant('a')]);
    const writes = heap.apart(() => {
      heap.setItem(list.items, 0, constant('b'));
      heap.setRest(list, secret);
    });
    expect([stringsOf(list.items[0] as Value), list.rest]).toEqual([['a'], undefined]);
    heap.merge([writes]);
    expect([stringsOf(list.items[0] as Value), list.rest]).toEqual([['b'], secret]);
  });
});

describe('what leaves a branch', () => {
  it('keeps what the branch wrote into it', () => {
    const heap = createHeap();
    const list = sequence([]);
    let returned: Value | undefined;
    heap.apart(() => {
      heap.setRest(list, secret);
      returned = heap.settled(of(list));
    });
    expect(list.rest).toBeUndefined();
    expect(labelsIn(returned as Value).map(({ dataType }) => dataType)).toEqual(['credential.token']);
  });

  it('keeps what stands deeper, and what was there before', () => {
    const heap = createHeap();
    const inner = dict([['a', constant(1)]]);
    const outer = dict([['inner', of(inner)]]);
    let returned = of(outer);
    heap.apart(() => {
      heap.set(inner.fields, 'b', secret);
      returned = heap.settled(of(outer));
    });
    expect([...inner.fields.keys()]).toEqual(['a']);
    const copy = (returned.shapes[0] as DictShape).fields.get('inner')?.shapes[0] as DictShape;
    expect([...copy.fields.keys()]).toEqual(['a', 'b']);
  });

  it('stays the very same where nothing was written, or outside of branches', () => {
    const heap = createHeap();
    const value = of(dict([['a', secret]]));
    expect(heap.settled(value)).toBe(value);
    heap.apart(() => {
      expect(heap.settled(value)).toBe(value);
    });
  });

  it('ends in containers that hold themselves', () => {
    const heap = createHeap();
    const list = sequence([]);
    heap.apart(() => {
      heap.setRest(list, of(list));
      expect(heap.settled(of(list)).shapes).toHaveLength(1);
    });
  });
});

it('keeps what is written outside of the branches around it', () => {
  const heap = createHeap();
  const module = new Map<string, Value>();
  heap.apart(() => {
    heap.outside(() => heap.set(module, 'a', secret));
  });
  expect(module.get('a')).toBe(secret);
});

function read(scope: Map<string, Value>, name: string): Value {
  return scope.get(name) ?? constant('nothing');
}

function sequence(items: Value[]): SequenceShape {
  return { kind: 'sequence', tuple: false, items, rest: undefined };
}

function dict(entries: [string, Value][]): DictShape {
  return { kind: 'dict', fields: new Map(entries), rest: undefined };
}
