// Asked before cases go to a real org that are not safe there: which, and why.
import { useStore } from 'zustand';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { ConfirmDialog } from '../../../../ui/notices/ConfirmDialog.tsx';
import { casesStore } from '../cases-store.ts';
import css from './AskUnsafe.module.css';
import { answerAsked } from './choose-run.ts';
import { caseWordsOf } from './cost-words.ts';

export function AskUnsafe() {
  const asked = useStore(casesStore, (state) => state.asked);
  const tenant = useSelectedTenant();
  const risky = asked?.filter(({ risk }) => risk !== null) ?? [];
  return (
    <ConfirmDialog
      opened={asked !== null}
      title={`Send ${caseWordsOf(risky.length)} that may disturb ${tenant?.name ?? 'this org'}?`}
      confirm={risky.length === 1 ? 'Send it' : 'Send them'}
      danger
      onConfirm={() => void answerAsked(true)}
      onClose={() => casesStore.setState({ asked: null })}
    >
      <ul className={css.list}>
        {risky.map(({ id, title, risk }) => (
          <li key={id}>
            <b>{title}.</b> {risk}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
