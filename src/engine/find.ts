// Find: names, ARNs, account ids and aliases, external ids. The engine looks, since it has everything at hand.
import { accountLabel } from '#graph/accountLabel.ts';
import { textTest } from '#graph/narrowed.ts';
import { accountsWords, everyUnit, unitsWords } from '#graph/unitTree.ts';
import type { Judged } from './engine.ts';

export interface Found {
  /** Of a node, an account or an OU. */
  readonly id: string;
  readonly label: string;
  /** Where it is and, where that is not its name, what of it matched. */
  readonly detail: string;
}

export interface Finds {
  readonly found: readonly Found[];
  /** All that match, also those beyond the list. */
  readonly count: number;
}

const MOST = 12;

/** External ids by the role that asks for them. */
function externalIds({ model }: Judged): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { arn, trust } of model.inventory.principals)
    for (const { document } of trust ?? []) {
      const text = JSON.stringify(document);
      if (!/sts:externalid/i.test(text)) continue;
      const values = [...text.matchAll(/"sts:externalid":(?:"([^"]*)"|\[([^\]]*)\])/gi)];
      const all = values.flatMap(([, one, many]) => one ?? many?.replaceAll('"', '') ?? []);
      ids.set(arn, [ids.get(arn), ...all].filter(Boolean).join(','));
    }
  return ids;
}

/** The best first: a name that is the word, that begins with it, that has it, then whatever else matches. */
export function find(judged: Judged, typed: string): Finds {
  const words = typed.trim().toLowerCase();
  if (words === '') return { found: [], count: 0 };
  const matches = textTest(words);
  const ids = externalIds(judged);
  const rank = (label: string): number => {
    const name = label.toLowerCase();
    return name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3;
  };
  const { accounts, nodes } = judged.graph;
  const boxes = accounts
    .filter(({ alias = '', id }) => matches(`account ${id} ${accountLabel(id)} ${alias}`.toLowerCase()))
    .map(({ alias, id }) => ({
      rank: Math.min(rank(id), rank(alias ?? id)),
      found: { id, label: `Account ${accountLabel(id)}`, detail: alias ?? 'account' },
    }));
  const parties = nodes
    .filter(({ kind, id }) => kind !== 'account' || !accounts.some((each) => each.id === id))
    .flatMap(({ account, detail, id, label }) => {
      const name = `${label} ${id}`.toLowerCase();
      const external = ids.get(id) ?? '';
      if (matches(name)) {
        const where = account === null ? detail : `${accountLabel(account)} · ${detail}`;
        return [{ rank: rank(label), found: { id, label, detail: where } }];
      }
      if (!matches(`${name} ${external}`.toLowerCase())) return [];
      return [
        {
          rank: 3,
          found: {
            id,
            label,
            detail: `${account === null ? '' : `${accountLabel(account)} · `}ExternalId ${external}`,
          },
        },
      ];
    });
  const units = [...everyUnit(accounts)]
    .filter(([id, unit]) => matches(`ou ${id} ${unitsWords(unit.units)}`.toLowerCase()))
    .map(([id, unit]) => ({
      rank: Math.min(rank(id), rank(unit.units.at(-1)?.name ?? id)),
      found: {
        id,
        label: `OU ${unitsWords(unit.units)}`,
        detail: `${id} · ${accountsWords(unit.accounts.length)}`,
      },
    }));
  const all = [...units, ...boxes, ...parties].toSorted((a, b) => a.rank - b.rank);
  return { found: all.slice(0, MOST).map((each) => each.found), count: all.length };
}
