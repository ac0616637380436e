// The page's entry: styles in the order that they win, the theme before the first paint, then the app.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import './ui/theme/mantine-overrides.css';
import './ui/theme/forced-colours.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { boot } from './app/boot.ts';
import { paintThemeEarly } from './ui/theme/colour-scheme.ts';

paintThemeEarly();
void boot();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
