// The frame around the rooms: header, panes, bottom bar, and what may lie over them.
import { lazy, Suspense, useEffect, useState, type MouseEvent } from 'react';
import { useLocal } from '#session/local.ts';
import { BottomBar } from './BottomBar.tsx';
import { Columns } from './Columns.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { Header } from './Header.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Said } from '#parts/Said.tsx';
import { PhonePanes } from './PhonePanes.tsx';
import { useGoal } from './useGoal.ts';
import { PHONE, useMedia } from './useMedia.ts';
import { VisitBar } from './VisitBar.tsx';
import { WorkBar } from './WorkBar.tsx';

const BadLinkPage = lazy(() =>
  import('./BadLinkPage.tsx').then(({ BadLinkPage }) => ({ default: BadLinkPage })),
);
const SealedLinkPage = lazy(() =>
  import('./SealedLinkPage.tsx').then(({ SealedLinkPage }) => ({ default: SealedLinkPage })),
);
const Dialogs = lazy(() => import('#dialogs/Dialogs.tsx').then(({ Dialogs }) => ({ default: Dialogs })));

/** Goes to the picture without touching the address, which may hold a shared graph. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  const main = document.getElementById('main');
  (main?.querySelector<HTMLElement>('[role="listbox"]') ?? main)?.focus();
}

/** Find should be there when its key is pressed. */
const DIALOGS_AFTER_MS = 3000;

/** What the first picture does not need, and somebody with a keyboard soon does. */
function loadMore(): () => void {
  let stop = (): void => {};
  let ended = false;
  const begin = ({ keepFocus }: typeof import('./keepFocus.ts')) => {
    if (!ended) stop = keepFocus();
  };
  import('./keepFocus.ts').then(begin, () => undefined);
  const timer = setTimeout(
    () => void import('#dialogs/Dialogs.tsx').catch(() => undefined),
    DIALOGS_AFTER_MS,
  );
  return () => {
    ended = true;
    clearTimeout(timer);
    stop();
  };
}

export function App() {
  const badLink = useLocal((local) => local.badLink);
  const sealed = useLocal((local) => local.sealed);
  const dialogOpen = useLocal((local) => local.dialog !== null);
  // Once loaded the dialogs stay, so that closing one gives the focus back.
  const [needed, setNeeded] = useState(false);
  if (dialogOpen && !needed) setNeeded(true);
  const phone = useMedia(PHONE);
  useEffect(loadMore, []);
  useGoal();
  return (
    <div className="app-frame">
      <a className="app-skip" href="#main" onClick={skip}>
        Skip to the graph
      </a>
      <Header phone={phone} />
      <VisitBar />
      <main id="main" className="app-main" tabIndex={-1}>
        {sealed !== null ? (
          <Suspense>
            <SealedLinkPage key={sealed.hash} />
          </Suspense>
        ) : badLink !== null ? (
          <Suspense>
            <BadLinkPage link={badLink} />
          </Suspense>
        ) : phone ? (
          <PhonePanes />
        ) : (
          <Columns />
        )}
      </main>
      {sealed === null && badLink === null && <WorkBar />}
      <NoticeBar />
      <Said />
      {!phone && <BottomBar />}
      <DropOverlay />
      {needed && (
        <Suspense>
          <Dialogs />
        </Suspense>
      )}
    </div>
  );
}
