// Every key of every verb, grouped as in the palette.
import { useStore } from 'zustand';
import { isMac, keyCaps } from '../platform/keys.ts';
import { type Verb, verbsStore } from '../platform/verbs.ts';
import { KeyHint } from '../ui/controls/KeyHint.tsx';
import { Dialog } from '../ui/notices/Dialog.tsx';
import { openOverlay, overlayStore } from './overlays.ts';
import css from './ShortcutsHelp.module.css';

function grouped(verbs: readonly Verb[]): [string, Verb[]][] {
  const groups = new Map<string, Verb[]>();
  for (const verb of verbs) if (verb.keys) groups.set(verb.group, [...(groups.get(verb.group) ?? []), verb]);
  return [...groups];
}

export function ShortcutsHelp() {
  const opened = useStore(overlayStore, (state) => state.open === 'shortcuts');
  const { verbs } = useStore(verbsStore);
  return (
    <Dialog opened={opened} onClose={() => openOverlay(null)} title="Keyboard shortcuts" size={640}>
      <div className={css.groups}>
        {grouped(verbs).map(([group, own]) => (
          <section key={group} className={css.group}>
            <h3 className={css.title}>{group}</h3>
            <ul>
              {own.map((verb) => (
                <li key={verb.id} className={css.line}>
                  <span>{verb.label}</span>
                  <span className="visually-hidden">{keyCaps(verb.keys ?? '', isMac()).join(' ')}</span>
                  <KeyHint keys={verb.keys ?? ''} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
