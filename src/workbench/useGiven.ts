// What the user says beside a proposal: an external ID, account ids. Asked for once nobody types any more.
import { useState } from 'react';
import type { FixOptions } from '#fixes/fix.ts';
import { accountIdTrouble, externalIdTrouble } from '#words/proposalRows.ts';
import { useSettled } from './useSettled.ts';

export interface Given {
  readonly externalId: string;
  /** Name in the texts -> id as far as it is typed. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** Only what AWS would take. */
function optionsOf({ accounts, externalId }: Given): { readonly options?: FixOptions } {
  const filled = Object.entries(accounts).filter(([, id]) => id !== '' && accountIdTrouble(id) === null);
  const options: FixOptions = {
    ...(externalId !== '' && externalIdTrouble(externalId) === null ? { externalId } : {}),
    ...(filled.length > 0 ? { placeholders: Object.fromEntries(filled) } : {}),
  };
  return Object.keys(options).length === 0 ? {} : { options };
}

/** `settled`: the options are those of what stands in the fields. */
export function useGiven() {
  const [given, setGiven] = useState<Given>({ externalId: '', accounts: {} });
  const now = JSON.stringify(optionsOf(given));
  const asked = useSettled(now);
  const options = JSON.parse(asked) as ReturnType<typeof optionsOf>;
  return { given, setGiven, options, settled: asked === now };
}
