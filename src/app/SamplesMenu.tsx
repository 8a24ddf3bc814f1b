import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { SAMPLES } from '#lessons/samples.ts';
import { openSample } from '#commands/input.ts';

/** A list under its button. The browser's own popover closes it, and gives the focus back. */
export function SamplesMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    if (at === undefined || list.current === null) return;
    list.current.style.left = `${at.left}px`;
    list.current.style.top = `${at.bottom + 6}px`;
  };
  return (
    <>
      <button ref={button} type="button" className="app-button app-quiet" popoverTarget="app-samples">
        Samples
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div
        ref={list}
        id="app-samples"
        popover="auto"
        className="app-menu"
        onBeforeToggle={(event) => {
          place();
          setOpen(event.newState === 'open');
        }}
      >
        {open &&
          SAMPLES.map(({ id, name, summary }) => (
            <button
              key={id}
              type="button"
              className="app-menu-item"
              onClick={() => {
                list.current?.hidePopover();
                openSample(id);
              }}
            >
              <span className="app-menu-name">{name}</span>
              <span className="app-menu-note">{summary}</span>
            </button>
          ))}
      </div>
    </>
  );
}
