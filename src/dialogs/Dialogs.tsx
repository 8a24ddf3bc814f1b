// All dialogs in one lazy chunk: none of them is needed for the first picture.
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { lazy, Suspense, useRef, type ComponentType } from 'react';
import { useDerived } from '#session/derived.ts';
import { setLocal, useLocal, type Local } from '#session/local.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { AddDialog } from './AddDialog.tsx';
import { CourseDialog } from './CourseDialog.tsx';
import { DiffDialog } from './DiffDialog.tsx';
import './dialogs.css';
import { EarlierDialog } from './EarlierDialog.tsx';
import { takeFocusAfter } from './focusAfter.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { FormatsDialog } from './FormatsDialog.tsx';
import { GlossaryDialog } from './GlossaryDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { LedgerDialog } from './LedgerDialog.tsx';
import { useFocusOfNext } from './useFocusOfNext.ts';
import { PrivacyDialog } from '#promises/PrivacyDialog.tsx';
import { PaletteDialog } from './PaletteDialog.tsx';
import { ShareDialog } from '#sharing/ShareDialog.tsx';

const ComparePanel = lazy(() =>
  import('#review/ComparePanel.tsx').then((chunk) => ({ default: chunk.ComparePanel })),
);

const HistoryPanel = lazy(() =>
  import('#history/HistoryPanel.tsx').then((chunk) => ({ default: chunk.HistoryPanel })),
);

type Name = NonNullable<Local['dialog']>;

const DIALOGS: Readonly<Record<Name, { readonly title: string; readonly Body: ComponentType }>> = {
  palette: { title: 'Find', Body: PaletteDialog },
  add: { title: 'Add policies', Body: AddDialog },
  glossary: { title: 'Glossary', Body: GlossaryDialog },
  learn: { title: 'Learn', Body: CourseDialog },
  share: { title: 'Share this graph', Body: ShareDialog },
  export: { title: 'Export', Body: ExportDialog },
  help: { title: 'Help', Body: HelpDialog },
  about: { title: 'About Rolegraph', Body: AboutDialog },
  privacy: { title: 'What this page can send: nothing', Body: PrivacyDialog },
  diff: { title: 'Before and after', Body: DiffDialog },
  compare: { title: 'Compare', Body: ComparePanel },
  ledger: { title: 'What was read', Body: LedgerDialog },
  formats: { title: 'What can I paste?', Body: FormatsDialog },
  history: { title: 'Look back', Body: HistoryPanel },
  earlier: { title: 'Earlier graphs in this browser', Body: EarlierDialog },
};

/** A field far down a list is not what somebody opened the list for. */
const FIRST =
  '.palette-input, .app-add textarea, .review-choose .app-dropzone, .app-link-row input, .ledger-sum button, .history-name input, .app-export input:checked';

/** What these show is full of verdicts. */
const TELLS: ReadonlySet<Name | null> = new Set<Name>(['export', 'compare']);

function NotYet({ guessing }: { readonly guessing: number }) {
  return (
    <div className="app-dialog-body">
      <p>
        This would tell every verdict, and {guessing} {guessing === 1 ? 'is' : 'are'} still to be guessed.
      </p>
      <div className="app-dialog-actions">
        <button
          type="button"
          className="app-button"
          onClick={() => void import('#course/guesses.ts').then(({ guessFirst }) => guessFirst(false))}
        >
          No more guessing
        </button>
      </div>
    </div>
  );
}

export function Dialogs() {
  const guessing = useDerived((d) => d.guessing);
  const popup = useRef<HTMLDivElement>(null);
  const name = useLocal((local) => local.dialog);
  const { title, Body } = DIALOGS[name ?? 'about'];
  useFocusOfNext(name, popup, FIRST);
  return (
    <Dialog.Root open={name !== null} onOpenChange={(open) => !open && setLocal({ dialog: null })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="app-backdrop" />
        <Dialog.Popup
          ref={popup}
          className="app-dialog"
          data-dialog={name}
          finalFocus={() => takeFocusAfter() ?? document.activeElement?.closest('.learn-pane') === null}
          initialFocus={() => popup.current?.querySelector<HTMLElement>(FIRST) ?? true}
        >
          <div className="app-dialog-head">
            <Dialog.Title className="app-dialog-title">{title}</Dialog.Title>
            <Dialog.Close className="app-icon-button" aria-label="Close">
              <X size={17} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <Suspense fallback={<div className="app-dialog-body" aria-busy="true" />}>
            {guessing > 0 && TELLS.has(name) ? <NotYet guessing={guessing} /> : <Body />}
          </Suspense>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
