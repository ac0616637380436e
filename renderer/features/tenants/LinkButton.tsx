// A link to a page elsewhere that looks like a quiet button; it opens in the person's browser.
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { openLink } from '../../platform/open-link.ts';
import { reportProblem } from '../../platform/problems.ts';
import { Button } from '../../ui/controls/Button.tsx';

export function LinkButton({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Button
      size="small"
      variant="quiet"
      icon={IconExternalLink}
      title={url}
      onClick={() => openLink(url).catch(reportProblem)}
    >
      {children}
    </Button>
  );
}
