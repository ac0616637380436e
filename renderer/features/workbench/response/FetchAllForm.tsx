// How many items to fetch at most, asked before a list is fetched whole.
import { NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/controls/Button.tsx';
import css from './PagingBar.module.css';

export function FetchAllForm({ onSubmit }: { onSubmit: (limit: number) => void }) {
  const [limit, setLimit] = useState(10_000);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(limit);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <NumberInput
        label="At most this many items"
        description="Follows the list page by page, at the org’s pace."
        min={1}
        max={1_000_000}
        step={1000}
        thousandSeparator=","
        allowDecimal={false}
        hideControls
        value={limit}
        onChange={(value) => typeof value === 'number' && setLimit(Math.min(1_000_000, Math.max(1, value)))}
        data-autofocus
      />
      <Button type="submit" variant="primary">
        Fetch all
      </Button>
    </form>
  );
}
