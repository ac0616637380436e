// Copies a text. As an icon, or with words when `children` are given; for a second it shows that it is done.
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { reportProblem } from '../../platform/problems.ts';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';
import { IconButton } from './IconButton.tsx';

export interface CopyButtonProps {
  text: string | (() => string | Promise<string>);
  /** `Copy URL`: the accessible name and tooltip. */
  label: string;
  size?: 'small' | 'normal';
  children?: ReactNode;
}

export function CopyButton({ text, label, size = 'small', children }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 1200);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setDone(true);
    } catch (thrown) {
      reportProblem(thrown);
    }
  };
  const icon = done ? IconCheck : IconCopy;
  if (children === undefined) return <IconButton icon={icon} label={label} size={size} onClick={copy} />;
  return (
    <Button icon={icon} size={size} onClick={copy} title={label}>
      {children}
    </Button>
  );
}
