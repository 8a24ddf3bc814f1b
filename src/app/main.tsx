// The entry: theme first, so that nothing flashes; then the screen; then the running program.
import './theme.css';
import './app.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { setLocal } from '#session/local.ts';
import { guessesFirst } from '#session/remembered.ts';
import { start } from '#keeping/start.ts';
import { App } from './App.tsx';
import { followTheme } from './followTheme.ts';

followTheme();
// Here before the engine is, and so before anything of somebody's texts.
import('#parts/plainSight.ts').then(
  ({ keepInPlainSight }) => keepInPlainSight(),
  () => undefined,
);
const element = document.getElementById('root');
const root = element && createRoot(element);
const show = (screen: ReactNode) => root?.render(<StrictMode>{screen}</StrictMode>);

// Inside of another page there is never anybody's own work: nothing there can be clicked by deceit.
if (window.top !== window || /[?&]embed\b/.test(window.location.search))
  void import('#reader/Reader.tsx').then(({ Reader, startReader }) => {
    startReader();
    show(<Reader />);
  });
else {
  const begin = () => {
    show(<App />);
    start().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      setLocal({ notice: { kind: 'error', text: `Rolegraph could not start. ${why}` } });
    });
  };
  // Who guesses first sees no verdict, not even for a moment: what was guessed is known before anything is drawn.
  if (guessesFirst(() => window.localStorage)) import('#course/guesses.ts').then(begin, begin);
  else begin();
  if (import.meta.env.MODE === 'production')
    window.addEventListener('load', () => {
      import('#promises/keepOffline.ts').then(
        ({ keepOffline }) => keepOffline(),
        () => undefined,
      );
    });
}
