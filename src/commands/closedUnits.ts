// All OUs at once: closed they make an overview of any estate, open they show its accounts.
import { wholeOf } from '#engine/analysis.ts';
import { everyUnit, innerUnits } from '#graph/unitTree.ts';
import { closedAccounts } from '#graph/visibleGraph.ts';
import { derivedStore } from '#session/derived.ts';
import { fitNext } from '#session/focus.ts';
import { changeView, getWorkspace } from '#session/truth.ts';

function units(): {
  readonly closed: readonly string[];
  readonly all: ReadonlySet<string>;
  readonly inner: readonly string[];
} {
  const { analysis } = derivedStore.getState();
  if (analysis === null) return { closed: [], all: new Set(), inner: [] };
  const whole = wholeOf(analysis);
  const all = new Set(everyUnit(whole.accounts).keys());
  return {
    closed: all.size === 0 ? [] : closedAccounts(whole, getWorkspace().view),
    all,
    inner: innerUnits(whole.accounts),
  };
}

export function closeUnits(): void {
  const { closed, inner } = units();
  changeView({ collapsed: [...new Set([...closed, ...inner])], opened: undefined });
  fitNext();
}

export function openUnits(): void {
  const { all, closed } = units();
  changeView({ collapsed: closed.filter((id) => !all.has(id)) });
  fitNext();
}
