import { keyCaps } from './keyText.ts';

/** Keys as they are drawn: one box each; several ways to ask for the same with "or" between them. */
export function KeyCaps({ keys, mac }: { readonly keys: readonly string[]; readonly mac: boolean }) {
  return keys.map((each, i) => (
    <span key={each} className="app-keys">
      {i > 0 && <span className="app-or"> or </span>}
      {keyCaps(each, mac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  ));
}
