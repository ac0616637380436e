// One plan as form and as text side by side: both change the same text, and the editor's undo takes back what either did. Where there is no
// room for two, one of them is shown.

import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { YamlEditError } from '../../../../shared/documents/edit/yaml-source.ts';
import type { JsonSchema } from '../../../../shared/file-form/schema/json-schema.ts';
import { setInPlan } from '../../../../shared/plan/edit/change-plan.ts';
import { type OutlineStep, outlineOf } from '../../../../shared/plan/edit/plan-outline.ts';
import { host } from '../../../platform/client.ts';
import { isMac, isStroke } from '../../../platform/keys.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { catalogueStore } from '../../../platform/session-state/catalogue.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import {
  forgetYamlTexts,
  type YamlTextHandle,
  type YamlTextHooks,
} from '../../../viewer/editor/yaml/create-yaml-text.ts';
import { type CheckText, useCheckedText } from '../../../viewer/editor/yaml/use-checked-text.ts';
import { YamlText } from '../../../viewer/editor/yaml/YamlText.tsx';
import { changePlanText, type OpenPlan, openPlansStore, planOf } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';
import { runPlan } from '../run/run-plan.ts';
import { PlanForm } from './form/PlanForm.tsx';
import { type PlanEdit, PlanEditContext } from './form/plan-edit.ts';
import css from './PlanEditor.module.css';

const check: CheckText = (input, options) => host.plan.check(input, options);

const narrow = window.matchMedia('(max-width: 1023px)');
const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );

export function PlanEditor({ plan }: { plan: OpenPlan }) {
  const { key, text } = plan;
  const { step } = useAddress(plansAddress);
  useEffect(forgetClosed, []);
  const outline = useMemo(() => outlineOf(text), [text]);
  const problems = useCheckedText(text, check);
  const alone = useNarrow();
  const [side, setSide] = useState<'form' | 'text'>('form');
  const editor = useRef<YamlTextHandle>(null);
  const { edit, refused } = usePlanChanges(key);
  const steps = outline.fault ? [] : outline.steps;
  const chosen = steps.find(({ id }) => id !== '' && id === step) ?? null;
  const choose = (one: OutlineStep | null) => {
    changeAddress(plansAddress, { step: one?.id || null });
    if (one) editor.current?.reveal(one.line);
  };
  const goTo = (line: number, column: number) => {
    setSide('text');
    // When the text is drawn.
    requestAnimationFrame(() => editor.current?.goTo(line, column));
  };
  const follow = (line: number) => {
    const at = steps.find(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine);
    if (at && at.id !== '' && at.id !== step) changeAddress(plansAddress, { step: at.id });
  };
  const form = (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are of all that is inside.
    <div
      className={classNames(css.side, alone && side === 'text' && css.hidden)}
      onKeyDown={(event) => undoByKeys(event, editor.current)}
    >
      <PlanForm
        outline={outline}
        refused={refused}
        chosen={chosen}
        onChoose={choose}
        onRun={(one) => void runPlan(plan, [one.id])}
        onGoTo={goTo}
      />
    </div>
  );
  const written = (
    <div className={classNames(css.side, alone && side === 'form' && css.hidden)}>
      <YamlText
        ref={editor}
        file={{ kind: 'plan', key }}
        text={text}
        textNow={() => planOf(key)?.text ?? ''}
        onChange={(next) => changePlanText(key, next)}
        problems={problems}
        onCursor={follow}
        complete={completeWith(outline)}
      />
    </div>
  );
  return (
    <PlanEditContext value={edit}>
      <div className={css.editor}>
        <EditorBar side={alone ? side : null} onSide={setSide} editor={editor} />
        <div className={css.panes}>
          {alone ? (
            <>
              {form}
              {written}
            </>
          ) : (
            <Splitter id="plan-form" label="Width of the form" initial={480} min={360} max={900} restMin={360}>
              {form}
              {written}
            </Splitter>
          )}
        </div>
      </div>
    </PlanEditContext>
  );
}

interface EditorBarProps {
  /** Null where there is room for both. */
  side: 'form' | 'text' | null;
  onSide: (side: 'form' | 'text') => void;
  editor: RefObject<YamlTextHandle | null>;
}

function EditorBar({ side, onSide, editor }: EditorBarProps) {
  return (
    <div className={css.bar}>
      {side && (
        <SegmentedControl
          label="Form or text"
          size="small"
          value={side}
          onChange={onSide}
          options={[
            { value: 'form', label: 'Form' },
            { value: 'text', label: 'Text' },
          ]}
        />
      )}
      <IconButton
        size="small"
        icon={IconArrowBackUp}
        label="Undo"
        keys="mod+z"
        onClick={() => editor.current?.undo()}
      />
      <IconButton
        size="small"
        icon={IconArrowForwardUp}
        label="Redo"
        keys="mod+shift+z"
        onClick={() => editor.current?.redo()}
      />
    </div>
  );
}

/** What was typed into those that are closed. */
const forgetClosed = (): void =>
  forgetYamlTexts(
    'plan',
    openPlansStore.getState().plans.map((one) => one.key),
  );

function undoByKeys(event: KeyboardEvent, editor: YamlTextHandle | null): void {
  // A field has an undo of its own.
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
  const mac = isMac();
  if (isStroke(event, 'mod+z', mac)) editor?.undo();
  else if (isStroke(event, 'mod+shift+z', mac) || isStroke(event, 'mod+y', mac)) editor?.redo();
  else return;
  event.preventDefault();
}

/** Changes of the form, each on what the text is at that moment. */
function usePlanChanges(key: string): { edit: PlanEdit; refused: string | null } {
  const [refused, setRefused] = useState<string | null>(null);
  const edit = useMemo((): PlanEdit => {
    const change: PlanEdit['change'] = (make) => {
      const now = openPlansStore.getState().plans.find((plan) => plan.key === key)?.text;
      if (now === undefined) return;
      try {
        const next = make(now);
        setRefused(null);
        if (next !== now) changePlanText(key, next);
      } catch (thrown) {
        if (!(thrown instanceof YamlEditError)) throw thrown;
        setRefused(thrown.message);
      }
    };
    return { change, set: (path, value) => change((text) => setInPlan(text, path, value)) };
  }, [key]);
  return { edit, refused };
}

/** The schema and its reader are loaded when the first completion is asked for. */
const completeWith =
  (outline: ReturnType<typeof outlineOf>): YamlTextHooks['complete'] =>
  async (context) => {
    const [{ planCompletion }, { default: schema }] = await Promise.all([
      import('./text/plan-completion.ts'),
      import('../../../../resources/plan.schema.json'),
    ]);
    const steps = outline.fault ? [] : outline.steps;
    const names = (value: unknown) => Object.keys(typeof value === 'object' && value !== null ? value : {});
    const variables = [
      ...names(outline.fault ? null : outline.document.variables),
      ...steps.flatMap((one) => names(one.step.save)),
    ];
    return planCompletion(context, {
      // As wide as the type of the whole, not of each of its keys.
      schema: schema as unknown as JsonSchema,
      index: catalogueStore.getState(),
      variables: [...new Set(variables)],
      stepIds: steps.map(({ id }) => id).filter(Boolean),
    });
  };
