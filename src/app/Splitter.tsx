import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { keyMove, PANES, type PaneName } from './paneSizes.ts';

interface Props {
  readonly pane: PaneName;
  readonly label: string;
  /** Pixels, now. */
  readonly size: number;
  /** undefined: back to the first size. */
  readonly onSize: (pane: PaneName, size: number | undefined) => void;
}

/** The line between two panes: drag it, move it with the arrow keys, double-click for the first size. */
export function Splitter({ pane, label, size, onSize }: Props) {
  const { along, sign } = PANES[pane];
  const grip = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const pointer = (event: PointerEvent) => (along === 'width' ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keyMove(pane, event.key);
    if (by === null) return;
    event.preventDefault();
    onSize(pane, Math.max(1, Math.min(size + by, 100_000)));
  };
  return (
    // A separator that takes the focus is a widget (ARIA: window splitter); the rules know only the other kind.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      className="app-splitter"
      data-along={along}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation={along === 'width' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={PANES[pane].least}
      aria-valuetext={`${size} pixels`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onSize(pane, undefined)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: pointer(event), size };
      }}
      onPointerMove={(event) => {
        if (grip.current === null) return;
        onSize(pane, Math.max(1, grip.current.size + sign * (pointer(event) - grip.current.at)));
      }}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    />
  );
}
