// One place for the whole page: whatever stands in it, from whichever text, shows characters that nobody sees as their
// number. What is typed and edited keeps them (the editor has marks of its own).
import { hasUnseen, inPlainSight } from '#text/unseen.ts';

const SPOKEN = ['title', 'aria-label', 'placeholder'] as const;
const EDITED = 'textarea, script, style, .monaco-editor';

function showText(node: Text): void {
  if (hasUnseen(node.data) && !node.parentElement?.closest(EDITED)) node.data = inPlainSight(node.data);
}

function showAttributes(element: Element): void {
  for (const name of SPOKEN) {
    const said = element.getAttribute(name);
    if (said !== null && hasUnseen(said)) element.setAttribute(name, inPlainSight(said));
  }
}

function showAll(root: Node): void {
  if (root instanceof Text) return showText(root);
  if (!(root instanceof Element)) return;
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = root; node !== null; node = nodes.nextNode())
    if (node instanceof Text) showText(node);
    else showAttributes(node as Element);
}

/** Before the browser paints: what is observed comes in between. */
export function keepInPlainSight(): void {
  showAll(document.documentElement);
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'childList') addedNodes.forEach(showAll);
      else if (target instanceof Text) showText(target);
      else showAttributes(target as Element);
    }
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [...SPOKEN],
  });
}
