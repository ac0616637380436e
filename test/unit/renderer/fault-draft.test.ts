// The form of a fault makes the same text that the org reads: every kind of it is understood there.
import { expect, test } from 'vitest';
import { formatFault, parseFault } from '../../../electron/sandbox/faults/parse-fault.ts';
import { FAULT_KINDS, FIRST_DRAFT, HOW_OFTEN, toFaultText } from '../../../renderer/features/sandbox/fault-draft.ts';
import { FAULT_PRESETS, onOf } from '../../../renderer/features/sandbox/fault-presets.ts';

const kinds = FAULT_KINDS.flatMap(({ items }) => items);

test.each(kinds)('$label is understood, with its usual figure', ({ value }) => {
  for (const { value: often } of HOW_OFTEN)
    expect(() => parseFault(toFaultText({ ...FIRST_DRAFT, kind: value, often }))).not.toThrow();
});

test('a preset is found again among the faults that are on, until it is used up', () => {
  for (const preset of FAULT_PRESETS) {
    const text = formatFault(parseFault(preset.fault));
    const fault = { id: 'f1', text, title: '', strikes: 0, times: null, spent: false };
    expect(onOf([fault], preset)).toBe(fault);
    expect(onOf([{ ...fault, spent: true }], preset)).toBeUndefined();
  }
});

test('what is left empty is left out, and a share becomes a probability', () => {
  const draft = { ...FIRST_DRAFT, kind: 'latency', amount: ' 200±50 ', path: ' ', method: 'POST' };
  expect(toFaultText({ ...draft, often: 'share', oftenAmount: '5' })).toBe(
    'latency=200±50,method=POST,probability=0.05',
  );
  expect(toFaultText({ ...draft, often: 'always', oftenAmount: '' })).toBe('latency=200±50,method=POST');
});
