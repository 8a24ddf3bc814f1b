// Whatever the AWS CLI printed, dropped at once, is one estate; AWS's own policies decide by their documents.
import { expect, test, type Page } from '@playwright/test';
import * as f from '#import/outputFixtures.ts';
import { edge, expectVerdicts, explanation, open, verdicts } from './visit.ts';

const cli = (rest: string) => `aws ${rest}`;
const scps = (id: string, ...policies: readonly object[]) =>
  [
    cli(`organizations list-policies-for-target --target-id ${id} --filter SERVICE_CONTROL_POLICY`),
    f.policyList(...policies),
  ] as const;

const parents = (id: string) =>
  [cli(`organizations list-parents --child-id ${id}`), { Parents: [{ Id: f.ROOT, Type: 'ROOT' }] }] as const;

/** Two pages of account A, account B by single commands, and the organization above both. */
const FILES: Readonly<Record<string, unknown>> = {
  'a-page-1.json': f.page1,
  'a-page-2.json': f.page2,
  'get-role-Deploy.json': { Role: f.deployRole },
  'list-attached-role-policies-Deploy.json': f.attachedList(),
  'list-role-policies-Deploy.json': { PolicyNames: [] },
  'organization.json': f.organization,
  'accounts.json': f.accounts,
  'roots.json': f.roots,
  'log.txt': f.shell(
    parents(f.A),
    parents(f.B),
    scps(f.ROOT, f.fullAccess),
    scps(f.A, f.fullAccess, f.denyHops),
    scps(f.B, f.fullAccess),
  ),
};

async function drop(page: Page, files: Readonly<Record<string, unknown>>): Promise<void> {
  const texts = Object.entries(files).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  ]);
  await page.locator('body').evaluate((body, given) => {
    const dataTransfer = new DataTransfer();
    for (const [name = '', content = ''] of given) dataTransfer.items.add(new File([content], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, texts);
}

test('a folder’s worth of outputs is one graph, and what is missing is named', async ({ page }) => {
  await open(page);
  await drop(page, FILES);
  // The SCP was attached, but not described: what it does is unknown, and so is everything that leaves account A.
  await expectVerdicts(page, [
    'Build 111111111111 > Deploy 222222222222: unknown',
    'alice 111111111111 > Deploy 222222222222: unknown',
    'EC2 > Build 111111111111: valid',
  ]);
  await edge(page, /Build in .*depends/).click();
  await expect(explanation(page)).toContainText('aws organizations describe-policy --policy-id p-denyhops1');

  await drop(page, { 'describe-policy.json': f.describedPolicy(f.denyHops, f.DENY_HOPS) });
  await expect
    .poll(() => verdicts(page))
    .toContainEqual(expect.stringMatching(/^Build 111111111111 > Deploy 222222222222: invalid/));
});

test('AWS’s own policy is shown to read only when somebody asks for it', async ({ page }) => {
  await open(page);
  const admin = {
    ...f.page1.RoleDetailList[0],
    RolePolicyList: [],
    AttachedManagedPolicies: f.attachedList(f.ADMIN).AttachedPolicies,
  };
  await drop(page, {
    'a.json': { ...f.page2, GroupDetailList: [], Policies: [], RoleDetailList: [admin] },
    'b.json': f.accountB,
  });
  await edge(page, /^allowed\. Build/).press('Enter');
  await explanation(page)
    .getByRole('button', { name: /permitted to ask/ })
    .click();
  await explanation(page)
    .getByRole('button', { name: /Action \*/ })
    .first()
    .click();
  const reader = page.getByRole('region', { name: 'AWS’s policy AdministratorAccess' });
  await expect(reader).toContainText('"Action": "*"');
  await expect(reader.getByRole('link', { name: /AWS page/ })).toHaveAttribute('href', /aws-managed-policy/);
  await reader.getByRole('button', { name: 'Back to your texts' }).click();
  await expect(reader).toBeHidden();
});
