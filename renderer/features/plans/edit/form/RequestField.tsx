// The request line of a step. With the caret in a `{name}` one key offers what can fill it: a variable takes its place, a value becomes the
// parameter of that name, so that the operation is still known by its path.
import { type KeyboardEvent, useRef, useState } from 'react';
import { setInPlan } from '../../../../../shared/plan/edit/change-plan.ts';
import type { OutlineStep } from '../../../../../shared/plan/edit/plan-outline.ts';
import { textOf } from '../../../../../shared/plan/edit/plan-outline.ts';
import { isMac, isStroke } from '../../../../platform/keys.ts';
import { type Filling, FillList } from './FillList.tsx';
import { PlanInput } from './PlanField.tsx';
import { usePlanEdit } from './plan-edit.ts';

export function RequestField({ step, variables }: { step: OutlineStep; variables: readonly string[] }) {
  const edit = usePlanEdit();
  const frame = useRef<HTMLDivElement>(null);
  const [name, setName] = useState<string | null>(null);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!isStroke(event, 'mod+i', isMac()) || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    setName(placeholderAt(event.target.value, event.target.selectionStart ?? 0));
  };
  const close = () => {
    setName(null);
    frame.current?.querySelector('input')?.focus();
  };
  const take = (filling: Filling) => {
    const request = textOf(step.step.request);
    if ('value' in filling) edit.set([...step.path, 'parameters', name ?? ''], filling.value);
    else
      edit.change((text) =>
        setInPlan(text, [...step.path, 'request'], request.replace(`{${name}}`, `{${filling.variable}}`)),
      );
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is of the field inside.
    <div ref={frame} onKeyDown={press}>
      <PlanInput
        label="Request"
        value={textOf(step.step.request)}
        mono
        placeholder="GET /api/v1/users"
        onCommit={(next) => edit.set([...step.path, 'request'], next)}
      />
      {name !== null && (
        <FillList
          question={{ method: step.method, path: step.target, name, in: 'path' }}
          variables={variables}
          onTake={take}
          onClose={() => setName(null)}
        />
      )}
    </div>
  );
}

/** The `{name}` that the caret is in, else the first; null for none. */
function placeholderAt(request: string, caret: number): string | null {
  const all = [...request.matchAll(/(?<!\{)\{([A-Za-z_]\w*)\}(?!\})/g)];
  const at = all.find(({ index, 0: whole }) => caret >= index && caret <= index + whole.length) ?? all[0];
  return at?.[1] ?? null;
}
