// Where the cursor is in a plan that is being written: the keys that lead there, by indentation, in lists and in braces.
import { expect, test } from 'vitest';
import { placeOf } from '../../../../renderer/features/plans/edit/text/completion-place.ts';

const STEPS = 'plan: x\nscopes:\n  okta.users.read: why\nsteps:\n  # one\n  - id: a\n';
test.each([
  ['pl', [], null, 'pl'],
  ['scopes:\n  okta.u', ['scopes'], null, 'okta.u'],
  [`${STEPS}    req`, ['steps', '[]'], null, 'req'],
  [`${STEPS}    request: GET /ap`, ['steps', '[]'], 'request', 'GET /ap'],
  [`${STEPS}    expect:\n      st`, ['steps', '[]', 'expect'], null, 'st'],
  [`${STEPS}    expect: { status: 200, ver`, ['steps', '[]', 'expect'], null, 'ver'],
  [`${STEPS}    expect: { verdict: all`, ['steps', '[]', 'expect'], 'verdict', 'all'],
  [`${STEPS}    after: [b, c`, ['steps', '[]', 'after', '[]'], null, 'c'],
  [`${STEPS}    scopes:\n      - okta`, ['steps', '[]', 'scopes', '[]'], null, 'okta'],
  ['steps:\n- id: a\n  ti', ['steps', '[]'], null, 'ti'],
  ['steps:\n- id: a\n- i', ['steps', '[]'], null, 'i'],
])('%j', (text, path, key, typed) => {
  expect(placeOf(text.split('\n'))).toEqual({ path, key, typed });
});
