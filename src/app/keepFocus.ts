// What has the focus may go away: a fix that was applied, a filter that was closed. Browsers then begin at the top of
// the page, and screen readers say nothing. The keyboard goes to the heading of what is left around it instead.

/** What stands around the element that has the focus, from itself outwards. */
let around: readonly Element[] = [];
/** It came there by the keyboard: then its successor is brought into view. */
let byKeys = false;

function chain(element: Element | null): readonly Element[] {
  const found: Element[] = [];
  for (let at = element; at !== null && at !== document.body; at = at.parentElement) found.push(at);
  return found;
}

const isGone = (element: Element): boolean =>
  !element.isConnected || element.matches(':disabled') || !element.checkVisibility();

/** The heading of the nearest part that is left; the picture is its list. From notes and bars it is the picture. */
function successor(): HTMLElement | null {
  const part =
    around.find((each) => !isGone(each) && each.matches('section, article, [role="dialog"]')) ??
    document.querySelector('[role="dialog"]');
  const found = part?.querySelector<HTMLElement>('[role="listbox"], h2, h3, h4') ?? null;
  return part
    ? found
    : (document.querySelector<HTMLElement>('main [role="listbox"]') ??
        document.querySelector<HTMLElement>('main h2'));
}

function look(): void {
  const [last] = around;
  if (last === undefined || !isGone(last)) return;
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const next = successor();
  around = [];
  if (next === null) return;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus({ preventScroll: !byKeys });
}

/** Watches the whole page. Returns how to stop. */
export function keepFocus(): () => void {
  let frame = 0;
  // A frame later, so that whoever moves the focus on purpose comes first.
  const soon = () => {
    if (around.length === 0) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => (frame = requestAnimationFrame(look)));
  };
  const watch = new MutationObserver(soon);
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    around = chain(target);
    byKeys = target.matches(':focus-visible');
  };
  // A click on nothing takes the focus away on purpose.
  const onPointer = () => {
    around = [];
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPointer, { capture: true });
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  return () => {
    cancelAnimationFrame(frame);
    watch.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}
