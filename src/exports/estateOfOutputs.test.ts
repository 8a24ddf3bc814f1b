import { beforeAll, expect, it } from 'vitest';
import { edgeBook } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import * as f from '#import/outputFixtures.ts';
import { read } from '#import/read.ts';
import { loadManagedPolicies } from '#managed/managedPolicies.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { toEstate } from './estate.ts';

const inventoryOf = (texts: Readonly<Record<string, unknown>>) =>
  read({
    ...emptyWorkspace,
    documents: Object.entries(texts).map(([name, text]) => ({
      id: name,
      name,
      text: typeof text === 'string' ? text : JSON.stringify(text),
    })),
  }).inventory;

const verdicts = (inventory: ReturnType<typeof inventoryOf>) =>
  edgeBook(prepare(inventory)).words.map(({ source, target, verdict }) => [source, target, verdict]);

const everything = { '1': f.page1, '2': f.page2, b: f.accountB };
const organization = {
  'org.json': f.organization,
  'roots.json': f.roots,
  'log.txt': f.shell(
    [`aws organizations list-parents --child-id ${f.A}`, { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] }],
    [
      `aws organizations list-policies-for-target --target-id ${f.A} --filter SERVICE_CONTROL_POLICY`,
      f.policyList(f.fullAccess, f.denyHops),
    ],
  ),
};

beforeAll(() => loadManagedPolicies());

it.each<readonly [string, Readonly<Record<string, unknown>>]>([
  ['whole accounts', everything],
  ['a page missing', { '1': f.page1, b: f.accountB }],
  ['an organization that is known in part', { ...everything, ...organization }],
])('outputs of AWS, exported and read back, are judged the same: %s', (_, texts) => {
  const once = inventoryOf(texts);
  const again = inventoryOf({ 'estate.json': toEstate(once) });
  expect(verdicts(once).length).toBeGreaterThan(1);
  expect(verdicts(again)).toEqual(verdicts(once));
  expect(again.accounts).toEqual(once.accounts);
});
