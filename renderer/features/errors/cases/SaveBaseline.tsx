// *Save as this org's baseline*: from now on this org is expected to answer so. A note says why, for whoever reads it later.
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Button } from '../../../ui/controls/Button.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { saveBaseline } from './baselines.ts';
import css from './detail/CaseDetail.module.css';

export function SaveBaseline({ caseId, title }: { caseId: string; title: string }) {
  const [opened, setOpened] = useState(false);
  const [note, setNote] = useState('');
  return (
    <>
      <Button size="small" onClick={() => setOpened(true)}>
        Save as this org’s baseline…
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Save as this org’s baseline?"
        confirm="Save"
        onConfirm={() => saveBaseline(caseId, note)}
        onClose={() => setOpened(false)}
      >
        <div className={css.dialog}>
          <p>
            From now on, “{title}” counts as passed on this tenant when the answer is the same as this one. What Okta is
            expected to answer does not change, and the baseline can be forgotten later.
          </p>
          <Textarea
            label="Note"
            placeholder="Optional, for example: a gateway rewrites the body"
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}
