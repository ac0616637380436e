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
    'shared/model/pages.ts': [{ at: "  settings: 'Settings',", insert: "  'field-notes': 'Field notes',\n" }],
    'renderer/app/pages.ts': [
      {
        at: '  settings: {',
        insert: `  'field-notes': {
    icon: IconKey,
    key: 'n',
    component: onDemand(async () => (await import('../features/field-notes/FieldNotesPage.tsx')).FieldNotesPage),
  },
`,
      },
    ],
  },
};
