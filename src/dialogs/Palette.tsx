// Find: everything by name, from the keyboard (Ctrl+K or /).
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { takeFocus } from '#editor/takeFocus.ts';
import { setLocal } from '#session/local.ts';
import { recentChoices, rememberChoice } from '#session/recent.ts';
import { paletteRows, type PaletteGroup } from '#words/paletteRows.ts';
import { isMac } from '#parts/keyText.ts';
import { KeyCaps } from '#parts/KeyCaps.tsx';
import './palette.css';
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

export function Palette() {
  const entries = usePaletteEntries();
  const [typed, setTyped] = useState('');
  const { found, more: unseen, waits } = useFound(typed);
  const { groups, more } = useMemo(() => {
    const others = entries.filter((entry) => !found.some(({ id }) => id === entry.id));
    return paletteRows([...found, ...others], typed, recentChoices());
  }, [entries, found, typed]);
  const mac = isMac();
  const [first] = groups[0]?.items ?? [];
  /** Enter may be quicker than the highlight of what was just found. */
  const chooseFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const highlighted = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || first === undefined) return;
    if (highlighted === null || document.getElementById(highlighted) === null) choose(first);
  };
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, { reason }) => reason !== 'item-press' && setTyped(value)}
      itemToStringValue={({ label }: Choice) => label}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        className="palette-input"
        aria-label="Name, ARN, account, external id, command, document or lesson"
        placeholder="Name, ARN, account, external id, or a command"
        ref={takeFocus}
        onKeyDown={chooseFirst}
        spellCheck={false}
      />
      <Autocomplete.Empty className="palette-empty">
        {waits ? 'Looking …' : 'Nothing here is called like that.'}
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
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
