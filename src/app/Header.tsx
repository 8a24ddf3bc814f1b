// What one can always do, from left to right: whose graph, what comes in, what was done, what goes out.
import {
  CircleQuestionMark,
  Monitor,
  Moon,
  Plus,
  Printer,
  Redo2,
  Search,
  Sun,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { COMMANDS, runCommand } from '#commands/commands.ts';
import { useDerived } from '#session/derived.ts';
import { useLocal, type Local } from '#session/local.ts';
import { useHistory, useWorkspace } from '#session/truth.ts';
import { GraphName } from './GraphName.tsx';
import { isMac, keyHint } from '#parts/keyText.ts';
import { Logo } from './Logo.tsx';
import { SamplesMenu } from './SamplesMenu.tsx';

const THEME_ICON: Readonly<Record<Local['theme'], LucideIcon>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
  paper: Printer,
};

interface ButtonProps {
  readonly command: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly disabled?: boolean;
}

/** What cannot be asked for now keeps the focus that it may have: its command sees to it that nothing happens. */
function IconButton({ command, label, icon: Icon, disabled = false }: ButtonProps) {
  return (
    <button
      type="button"
      className="app-icon-button"
      aria-label={label}
      title={`${label}${keyHint(COMMANDS.find(({ id }) => id === command)?.keys, isMac())}`}
      aria-disabled={disabled}
      onClick={() => runCommand(command)}
    >
      <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

function ShareButton({ disabled }: { readonly disabled: boolean }) {
  const stale = useLocal((local) => local.linkStale);
  const note = stale
    ? 'The link in the address bar is older than your edits'
    : 'A link to exactly this graph';
  return (
    <button
      type="button"
      className="app-button app-primary"
      title={note}
      aria-disabled={disabled}
      onClick={() => runCommand('share')}
    >
      Share
      {stale && (
        <span className="app-dot">
          <span className="app-unseen"> ({note})</span>
        </span>
      )}
    </button>
  );
}

export function Header({ phone }: { readonly phone: boolean }) {
  const theme = useLocal((local) => local.theme);
  const { canUndo, canRedo } = useHistory();
  const empty = useWorkspace((w) => w.documents.length === 0);
  const noPicture = useDerived(({ analysis }) => analysis?.graph.nodes.length === 0);
  return (
    <header className="app-header">
      <h1 className="app-logo">
        <Logo />
        <span className={phone ? 'app-unseen' : undefined}>Rolegraph</span>
      </h1>
      <GraphName />
      <button type="button" className="app-button" onClick={() => runCommand('add')}>
        <Plus size={15} aria-hidden="true" />
        <span>Add{!phone && <span className="app-find-more"> policies</span>}</span>
      </button>
      {!phone && <SamplesMenu />}
      {!phone && (
        <button type="button" className="app-button app-quiet app-wide" onClick={() => runCommand('learn')}>
          Learn
        </button>
      )}
      <span className="app-spring" />
      {phone ? (
        <IconButton command="find" label="Find anything" icon={Search} />
      ) : (
        <button type="button" className="app-find" onClick={() => runCommand('find')}>
          <Search size={15} strokeWidth={1.75} aria-hidden="true" />
          <span>
            Find<span className="app-find-more"> anything</span>
          </span>
          <kbd aria-hidden="true">/</kbd>
        </button>
      )}
      {!phone && (
        <>
          <IconButton command="undo" label="Undo" icon={Undo2} disabled={!canUndo} />
          <IconButton
            command="redo"
            label="Redo"

            icon={Redo2}
            disabled={!canRedo}
          />
          <IconButton command="theme" label={`Theme: ${theme}`} icon={THEME_ICON[theme]} />
          <IconButton
            command="help"
            label="Keys and help"

            icon={CircleQuestionMark}
          />
        </>
      )}
      {!phone && (
        <button
          type="button"
          className="app-button"
          aria-disabled={empty || noPicture}
          onClick={() => runCommand('export')}
        >
          Export
        </button>
      )}
      <ShareButton disabled={empty} />
      {phone && <IconButton command="help" label="Help" icon={CircleQuestionMark} />}
    </header>
  );
}
