// The entry: theme first, so that nothing flashes; then the screen; then the running program.
import './theme.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setLocal } from '#session/local.ts';
import { start } from '#session/start.ts';
import { App } from './App.tsx';
import { followTheme } from './followTheme.ts';

followTheme();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

start().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  setLocal({ notice: { kind: 'error', text: `Rolegraph could not start. ${why}` } });
});

if (import.meta.env.MODE === 'production')
  window.addEventListener('load', () => {
    import('#promises/keepOffline.ts').then(
      ({ keepOffline }) => keepOffline(),
      () => undefined,
    );
  });
