// JSON that is recognised and named, but of which nothing is read (yet).
import type { Format, HarvestNote } from '#harvest/harvest.ts';
import { member } from '#text/json.ts';

interface ForeignJson {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly message: string;
  readonly severity?: HarvestNote['severity'];
  test(value: unknown): boolean;
}

const has = (value: unknown, ...keys: readonly string[]): boolean =>
  keys.every((key) => member(value, key) !== undefined);

const TABLE: readonly ForeignJson[] = [
  {
    id: 'credentials',
    kind: 'other',
    title: 'Credentials (not read)',
    message:
      'Output of aws sts with credentials in it: not read. The secrets in it were struck out here; wherever else they were pasted, whoever has them is that role until they expire.',
    severity: 'warning',
    test: (value) => has(member(value, 'Credentials'), 'SecretAccessKey'),
  },
];

export const foreignFormats: readonly Format[] = TABLE.map((entry) => ({
  id: entry.id,
  what: '',
  test: (value) => entry.test(value),
  take: () => ({
    kind: entry.kind,
    title: entry.title,
    notes: [{ code: 'NOT-READ-YET', severity: entry.severity ?? 'info', message: entry.message, path: [] }],
  }),
}));
