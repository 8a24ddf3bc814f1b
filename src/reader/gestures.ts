// Wheel and fingers belong to the page around until somebody has clicked into the frame, or come in by keyboard.

const GESTURES = ['wheel', 'touchstart', 'touchmove'] as const;
const COMES_IN = ['pointerup', 'focusin'] as const;

/** Until then the picture hears nothing of them, so that the browser scrolls the page. */
export function giveBackGestures(page: Document): void {
  const root = page.documentElement;
  const engaged = () => root.hasAttribute('data-engaged');
  const pass = (event: Event) => {
    const inPicture = event.target instanceof Element && event.target.closest('.react-flow') !== null;
    if (inPicture && !engaged()) event.stopPropagation();
  };
  for (const kind of GESTURES) page.addEventListener(kind, pass, { capture: true, passive: true });
  for (const kind of COMES_IN)
    page.addEventListener(kind, () => root.toggleAttribute('data-engaged', true), { capture: true });
  page.defaultView?.addEventListener('blur', () => root.toggleAttribute('data-engaged', false));
}
