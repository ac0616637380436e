// The host does not answer: said over the whole window, tried again by itself every two seconds and by button.
// The page underneath stays as it is, so nothing typed is lost.
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectionStore, reportConnection } from '../platform/connection.ts';
import { loadSnapshot } from '../platform/session-state/load-snapshot.ts';
import { Button } from '../ui/controls/Button.tsx';
import { Dialog } from '../ui/notices/Dialog.tsx';
import css from './LostHost.module.css';

const RETRY_MS = 2000;

const WORDS = {
  lost: {
    title: 'Scopebench’s local service does not answer',
    text: 'It may have been closed. Start it again: this page reconnects by itself, and what you typed is still here.',
  },
  ended: {
    title: 'This page is no longer connected to Scopebench',
    text: 'Scopebench was restarted. Copy what you typed here, then open the address that it printed when it started.',
  },
};

export function LostHost() {
  const { state } = useStore(connectionStore);
  const [trying, setTrying] = useState(false);
  const retry = useCallback(async () => {
    setTrying(true);
    try {
      await loadSnapshot();
      reportConnection('online');
    } catch {
      // Still away: the overlay stays and says so.
    } finally {
      setTrying(false);
    }
  }, []);
  useEffect(() => {
    if (state !== 'lost') return;
    const timer = setInterval(() => void retry(), RETRY_MS);
    return () => clearInterval(timer);
  }, [state, retry]);
  const words = WORDS[state === 'ended' ? 'ended' : 'lost'];
  return (
    <Dialog
      opened={state !== 'online'}
      onClose={() => reportConnection('online')}
      title={words.title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={500}
    >
      <p className={css.text}>{words.text}</p>
      <div className={css.actions}>
        {state === 'ended' && (
          <Button size="large" onClick={() => reportConnection('online')}>
            Stay on this page
          </Button>
        )}
        <Button variant="primary" size="large" busy={trying} onClick={retry} data-autofocus>
          Try again now
        </Button>
      </div>
    </Dialog>
  );
}
