// A link to a page outside of the bench, such as Okta's documentation: the host opens it where it can, else the browser does.
// Drawn as an icon where there is no room for words, which are then its name and its tooltip.
import { IconExternalLink } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { openLink } from '../../platform/open-link.ts';
import { reportProblem } from '../../platform/problems.ts';
import { Hint } from '../notices/Hint.tsx';
import css from './ExternalLink.module.css';

export interface ExternalLinkProps {
  url: string;
  label: string;
  look: 'icon' | 'text';
}

export function ExternalLink({ url, label, look }: ExternalLinkProps) {
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openLink(url).catch(reportProblem);
  };
  const link = (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className={css[look]}
      aria-label={look === 'icon' ? label : undefined}
      onClick={open}
    >
      {look === 'text' && label}
      <IconExternalLink size={14} stroke={1.75} aria-hidden />
    </a>
  );
  return look === 'icon' ? <Hint label={label}>{link}</Hint> : link;
}
