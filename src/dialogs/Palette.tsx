// Find: everything by name, from the keyboard (Ctrl+K or /).
import { Autocomplete } from '@base-ui/react/autocomplete';
import type { BaseUIEvent } from '@base-ui/react/types';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { setLocal } from '#session/local.ts';
import { recentChoices, rememberChoice } from '#session/recent.ts';
import { paletteRows, type PaletteGroup } from '#words/paletteRows.ts';
import { isMac } from '#parts/keyText.ts';
import { KeyCaps } from '#parts/KeyCaps.tsx';
import { FIELD_WORDS, goOnTyping } from './fieldWords.ts';
import { useRested } from './useRested.ts';
import { useFound, usePaletteEntries, type Choice } from './usePaletteEntries.ts';

function choose(choice: Choice): void {
  rememberChoice(choice.id);
  // First closed: many commands open a dialog themselves.
  setLocal({ dialog: null });
  choice.run();
}

function Row({ choice, mac }: { readonly choice: Choice; readonly mac: boolean }) {
  const { id, keys, label, note } = choice;
  return (
    <Autocomplete.Item key={id} value={choice} className="palette-item" onClick={() => choose(choice)}>
      <span className="palette-label">{label}</span>
      {note !== undefined && <span className="palette-note">{note}</span>}
      {keys !== undefined && <KeyCaps keys={keys.slice(0, 1)} mac={mac} />}
    </Autocomplete.Item>
  );
}

interface Props {
  /** What was typed while this was on its way. */
  readonly early: string;
  /** There was a field before this one, which had the focus. */
  readonly waited: RefObject<boolean>;
}

export function Palette({ early, waited }: Props) {
  const entries = usePaletteEntries();
  const [typed, setTyped] = useState(early);
  const { found, more: unseen, waits } = useFound(typed);
  const { groups, more } = useMemo(() => {
    const others = entries.filter((entry) => !found.some(({ id }) => id === entry.id));
    return paletteRows([...found, ...others], typed, recentChoices());
  }, [entries, found, typed]);
  const field = useRef<HTMLInputElement>(null);
  // Before the page is painted: whoever looks after a lost focus (app/keepFocus.ts) would come first and take it elsewhere.
  useLayoutEffect(() => {
    if (waited.current) goOnTyping(field.current);
  }, [waited]);
  useEffect(() => goOnTyping(field.current), []);
  const mac = isMac();
  const count = groups.reduce((sum, { items }) => sum + items.length, more + unseen);
  const nothing = waits ? 'Looking …' : 'Nothing here is called like that.';
  const said = useRested(typed === '' || waits ? '' : count === 0 ? nothing : `${count} found.`);
  const highlighted = useRef<string | undefined>(undefined);
  /**
   * What is highlighted, or else the first: Enter may be quicker than the highlight of what was just found. The list's
   * own Enter would then close and empty the list.
   */
  const chooseHere = (event: BaseUIEvent<KeyboardEvent<HTMLInputElement>>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const all = groups.flatMap(({ items }) => items);
    const choice = all.find(({ id }) => id === highlighted.current) ?? all[0];
    event.preventBaseUIHandler();
    event.preventDefault();
    if (choice !== undefined) choose(choice);
  };
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return;
        highlighted.current = undefined;
        setTyped(value);
      }}
      itemToStringValue={({ label }: Choice) => label}
      autoHighlight="always"
      keepHighlight
      onItemHighlighted={(choice) => {
        highlighted.current = choice?.id;
      }}
    >
      <Autocomplete.Input {...FIELD_WORDS} ref={field} onKeyDown={chooseHere} />
      {count === 0 && <p className="palette-empty">{nothing}</p>}
      <output className="app-unseen">{said}</output>
      <Autocomplete.List className="palette-list" aria-label="What was found">
        {(group: PaletteGroup<Choice>) => (
          <Autocomplete.Group key={group.value} items={group.items} className="palette-group">
            <Autocomplete.GroupLabel className="palette-title">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(choice: Choice) => <Row key={choice.id} choice={choice} mac={mac} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {more + unseen > 0 && (
        <p className="palette-more">{(more + unseen).toLocaleString('en')} more: type a part of the name.</p>
      )}
    </Autocomplete.Root>
  );
}
