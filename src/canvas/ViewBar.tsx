// What narrows the picture, over it: the focus with its steps, and the filters. Loaded when there is either.
import { accountLabel } from '#graph/accountLabel.ts';
import { Minus, Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import type { LightGraph, NodeKind } from '#graph/accessGraph.ts';
import { containerOf, MAP, OUTSIDE, SERVICES } from '#graph/cards.ts';
import { NODE_LOOK } from '#graph/look.ts';
import { isFiltered } from '#graph/narrowed.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { accountsWords, everyUnit, unitsWords } from '#graph/unitTree.ts';
import { canNarrow, canWiden, fitNext, leaveFocus, widenFocus } from '#session/focus.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { changeView, getWorkspace, useWorkspace } from '#session/truth.ts';
import type { ViewFilter } from '#workspace/workspace.ts';
import { closeAllNow, closeNow } from './opening.ts';

type Change = { readonly [K in keyof ViewFilter]?: ViewFilter[K] | undefined };

function filterBy(change: Change): void {
  const merged = { ...getWorkspace().view.filter, ...change };
  const kept = Object.fromEntries(
    Object.entries(merged).filter(
      ([, value]) => value === true || (value !== undefined && value.length !== 0),
    ),
  );
  const filter: ViewFilter = kept;
  // Other accounts are in the picture now: what was opened by hand belonged to the one before.
  changeView({ filter: isFiltered(filter) ? filter : undefined, collapsed: undefined, opened: undefined });
  fitNext();
}

function stopFiltering(): void {
  setLocal({ filtering: false });
  if (getWorkspace().view.filter !== undefined)
    filterBy({ text: '', accounts: [], kinds: [], actions: [], cross: undefined });
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ all, label, onChange, options, value }: ChoiceProps) {
  return (
    <select
      className="canvas-filter"
      aria-label={label}
      data-set={value !== '' || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}

const one = (value: string): readonly string[] => (value === '' ? [] : [value]);

function Filters({ whole }: { readonly whole: LightGraph }) {
  const filter: ViewFilter = useWorkspace((w) => w.view.filter) ?? {};
  const options = useMemo(() => {
    const kinds = new Set(whole.nodes.map(({ kind }) => kind));
    const actions = new Set(whole.edges.flatMap((edge) => edge.actions ?? [edge.action]));
    return {
      units: [...everyUnit(whole.accounts)].map(([id, { accounts, units }]) => ({
        value: id,
        words: `OU ${unitsWords(units)} · ${accountsWords(accounts.length)}`,
      })),
      accounts: whole.accounts.map(({ alias, id }) => ({
        value: id,
        words: alias === undefined ? id : `${id} · ${alias}`,
      })),
      kinds: (Object.keys(NODE_LOOK) as NodeKind[])
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({ value: kind, words: NODE_LOOK[kind].word })),
      actions: [...actions].toSorted().map((action) => ({ value: action, words: action })),
    };
  }, [whole]);
  return (
    <fieldset className="canvas-bar" aria-label="Filter the picture">
      <input
        type="search"
        className="canvas-filter canvas-filter-text"
        aria-label="Only edges and principals with these words"
        placeholder="Words, prod-*, -without"
        title="Every word has to occur in a name, ARN, action or verdict; * stands for anything, -word must not occur."
        defaultValue={filter.text ?? ''}
        onChange={(event) => filterBy({ text: event.target.value.trim() })}
      />
      <Choice
        label={options.units.length === 0 ? 'Account' : 'Account or OU'}
        all="All accounts"
        value={filter.accounts?.[0] ?? ''}
        options={[...options.units, ...options.accounts]}
        onChange={(value) => filterBy({ accounts: one(value) })}
      />
      <Choice
        label="Kind"
        all="All kinds"
        value={filter.kinds?.[0] ?? ''}
        options={options.kinds}
        onChange={(value) => filterBy({ kinds: one(value) })}
      />
      <Choice
        label="Action"
        all="All actions"
        value={filter.actions?.[0] ?? ''}
        options={options.actions}
        onChange={(value) => filterBy({ actions: one(value) })}
      />
      <label className="canvas-filter-check">
        <input
          type="checkbox"
          checked={filter.cross === true}
          onChange={(event) => filterBy({ cross: event.target.checked ? true : undefined })}
        />
        cross-account only
      </label>
      <button
        type="button"
        className="canvas-bar-button"
        aria-label="Filter nothing"
        title="Filter nothing"
        onClick={stopFiltering}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

/** `Role_A`, `account 111111111111`, `Role_A → Role_B`. */
function focusName({ accounts, edges, nodes }: LightGraph, id: string): string {
  const name = (end: string) => {
    const node = nodes.find((each) => each.id === end);
    return node === undefined ? end : nameAlone(node);
  };
  if (accounts.some((account) => account.id === id)) return `account ${accountLabel(id)}`;
  const unit = everyUnit(accounts).get(id);
  if (unit !== undefined) return `OU ${unitsWords(unit.units)}`;
  const edge = edges.find((each) => each.id === id);
  return edge === undefined ? name(id) : `${name(edge.source)} → ${name(edge.target)}`;
}

function Focus({ whole }: { readonly whole: LightGraph }) {
  const focus = useWorkspace((w) => w.view.focus);
  if (focus === undefined) return null;
  const [id, hops] = focus;
  return (
    <fieldset className="canvas-bar" aria-label="Focus">
      <span className="canvas-bar-words">
        Near <strong>{focusName(whole, id)}</strong>: {hops} {hops === 1 ? 'step' : 'steps'}
      </span>
      <button
        type="button"
        className="canvas-bar-button"
        aria-label="One step less"
        title="One step less ([)"
        disabled={!canNarrow()}
        onClick={() => widenFocus(-1)}
      >
        <Minus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="canvas-bar-button"
        aria-label="One step more"
        title="One step more (])"
        disabled={!canWiden()}
        onClick={() => widenFocus(1)}
      >
        <Plus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="canvas-bar-button"
        aria-label="Leave the focus"
        title="Leave the focus (F)"
        onClick={leaveFocus}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

/** `account 111111111111`, `OU Prod`, `services`, `part 2 of account 111111111111`. */
function openedName(id: string, units: ReturnType<typeof everyUnit>): string {
  const container = containerOf(id);
  const nameOf = (one: string) => {
    const unit = units.get(one);
    if (unit !== undefined) return `OU ${unitsWords(unit.units)}`;
    return one === SERVICES || one === OUTSIDE || one === MAP ? one : `account ${accountLabel(one)}`;
  };
  return container === null ? nameOf(id) : `part ${id.slice(container.length + 1)} of ${nameOf(container)}`;
}

/** So many of those that were opened last have a button each. */
const MOST_OPENED = 4;

function Opened({ whole }: { readonly whole: LightGraph }) {
  const units = useMemo(() => everyUnit(whole.accounts), [whole]);
  const opened = useWorkspace((w) => w.view.opened);
  if (opened === undefined || opened.length === 0) return null;
  const more = opened.length - MOST_OPENED;
  return (
    <fieldset className="canvas-bar" aria-label="Opened">
      <span className="canvas-bar-words">Opened:{more > 0 && ` ${more} more,`}</span>
      {opened.slice(-MOST_OPENED).map((id) => (
        <button
          key={id}
          type="button"
          className="canvas-bar-chip"
          title={`Close ${openedName(id, units)} again`}
          onClick={() => closeNow(id)}
        >
          {openedName(id, units)}
          <X size={13} aria-hidden="true" />
          <span className="canvas-unseen">: close it again</span>
        </button>
      ))}
      {opened.length > 1 && (
        <button type="button" className="canvas-bar-chip" onClick={closeAllNow}>
          Close all
        </button>
      )}
    </fieldset>
  );
}

export function ViewBar({ whole }: { readonly whole: LightGraph }) {
  const filtering = useLocal((local) => local.filtering);
  const filter = useWorkspace((w) => w.view.filter);
  return (
    <div className="canvas-bars">
      <Focus whole={whole} />
      <Opened whole={whole} />
      {(filtering || filter !== undefined) && <Filters whole={whole} />}
    </div>
  );
}
