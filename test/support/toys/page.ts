// A page with nothing but its head.
import type { Toy } from './toy.ts';

export const PAGE: Toy = {
  heading: 'A page',
  name: 'field-notes',
  files: {
    'renderer/features/<noun>/<Noun>Page.tsx': `// What was noted.
import { PageHead } from '../../ui/layout/PageHead.tsx';

export function FieldNotesPage() {
  return <PageHead title="Field notes" note="What was noted." />;
}
`,
    'renderer/features/<noun>/page.ts': `// The page of field notes.
import { IconNotes } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';

export const fieldNotesPage: PageFacts<'field-notes'> = {
  id: 'field-notes',
  icon: IconNotes,
  key: 'n',
  verbs: [],
  component: onDemand(async () => (await import('./FieldNotesPage.tsx')).FieldNotesPage),
};
`,
    'shared/model/pages.ts': [{ at: "  settings: 'Settings',", insert: "  'field-notes': 'Field notes',\n" }],
    'renderer/app/pages.ts': [
      {
        at: 'import { historyPage }',
        insert: "import { fieldNotesPage } from '../features/field-notes/page.ts';\n",
      },
      { at: '  settings: settingsPage,', insert: "  'field-notes': fieldNotesPage,\n" },
    ],
  },
};
