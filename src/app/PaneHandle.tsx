import { ChevronLeft, ChevronRight } from 'lucide-react';
import { COMMANDS, runCommand } from '#commands/commands.ts';
import { useLocal } from '#session/local.ts';
import { isMac, keyHint } from '#parts/keyText.ts';

interface Props {
  readonly pane: 'documents' | 'explanation';
  readonly side: 'left' | 'right';
  readonly label: string;
}

/** Stands on the border of a pane: closes it, and stays there with its name to open it again. */
export function PaneHandle({ pane, side, label }: Props) {
  const open = useLocal((local) => local.panes[pane]);
  const Chevron = (side === 'left') === open ? ChevronLeft : ChevronRight;
  const does = `${open ? 'Close' : 'Open'} ${label.toLowerCase()}`;
  return (
    <button
      type="button"
      className="app-handle"
      data-side={side}
      data-open={open || undefined}
      aria-expanded={open}
      aria-label={does}
      title={`${does}${keyHint(COMMANDS.find(({ id }) => id === pane)?.keys, isMac())}`}
      onClick={() => runCommand(pane)}
    >
      <Chevron size={14} aria-hidden="true" />
      {!open && <span>{label}</span>}
    </button>
  );
}
