// The app is drawn: styles in the order that they win, then what `main.tsx` has begun is taken up.
import './ui/theme/mantine.css';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import './ui/theme/mantine-overrides.css';
import './ui/theme/forced-colours.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { boot } from './app/boot.ts';

export function start(): void {
  void boot();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}
