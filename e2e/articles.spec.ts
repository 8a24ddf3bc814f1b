// Four texts in the manner of published how-tos, pasted whole: the graph that AWS's rules give.
import { expect, test } from '@playwright/test';
import { edge, explained, expectVerdicts, explanation, open, paste, text } from './visit.ts';

test.beforeEach(async ({ page }) => open(page));

test('one role in the same account and in another: trust alone, and both sides', async ({ page }) => {
  await paste(page, text('sameAndCross.md'));
  await expectVerdicts(page, [
    'Role_A 111111111111 > Role_B 111111111111: valid',
    'Role_A 111111111111 > Role_B 222222222222: valid',
  ]);
  await edge(page, /Role_B in 111111111111/).click();
  await expect(explanation(page)).toContainText('No permission needed');
  await edge(page, /Role_B in 222222222222/).click();
  await expect(explanation(page)).toContainText('Role_A is permitted to ask');
});

test('a complete example with a service and a bucket; snippets that are no policies are told', async ({
  page,
}) => {
  await paste(page, text('completeExample.txt'));
  await expectVerdicts(page, [
    'EC2 > Role_A 111111111111: valid',
    'Role_A 111111111111 > Role_B 222222222222: valid',
  ]);
  await expect(page.getByRole('option', { name: /^Resource example-bucket/ })).toBeAttached();
  await expect(page.getByRole('button', { name: /^Fragment/ })).toHaveCount(2);
});

test('placeholders are accounts by name, AWS would refuse the trust, and it says what would hold then', async ({
  page,
}) => {
  await paste(page, text('placeholders.md'));
  await expectVerdicts(page, ['account_b_role ACCOUNT_B_ID > account_a_role ACCOUNT_A_ID: invalid']);
  await expect(explained(page)).toContainText('as long as AWS refuses the trust policy');
  await expect(explanation(page)).toContainText('would be');
  await expect(explanation(page)).toContainText('valid once AWS accepts the document');
  await test.step('with the ids filled in it does hold, in all of the text, and undo takes them out', async () => {
    const fix = explanation(page).getByRole('region', { name: 'Fix it' });
    await fix.getByRole('textbox', { name: 'ACCOUNT_B_ID' }).fill('222222222222');
    await fix.getByRole('textbox', { name: 'ACCOUNT_A_ID' }).fill('111111111111');
    await expect(fix).toContainText('Fill in: ACCOUNT_B_ID is 222222222222');
    await fix.getByRole('button', { name: 'Apply' }).click();
    await expect(explained(page)).toContainText('account_b_role in 222222222222 can assume account_a_role');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(explained(page)).toContainText('as long as AWS refuses the trust policy');
  });
});

test('ten-digit account ids and a block torn in two: drawn, told, and the service still gets in', async ({
  page,
}) => {
  await paste(page, text('slips.md'));
  await expectVerdicts(page, [
    'EC2 > Role-A 1111111111: valid',
    'User-1 1111111111 > Role-A 1111111111: invalid',
    'User-1 3333333333 > Role-A 2222222222: invalid',
  ]);
  await page.getByRole('button', { name: /^Problems/ }).click();
  await expect(page.getByText('an account id has 12').first()).toBeVisible();
  await expect(page.getByText('broken over two code blocks').first()).toBeVisible();
});

test('Terraform with provider aliases, profiles and what three commands printed, beside the verdicts', async ({
  page,
}) => {
  await paste(page, text('terraform.txt'));
  await expectVerdicts(page, [
    'account <a> > front <a>: unknown',
    'AWSReservedSSO_AdministratorAccess_0123456789abcdef <a> > back <b>: invalid',
    'front <a> > back <b>: invalid',
  ]);
  await edge(page, /front in <a> cannot assume back/).click();
  await expect(explanation(page)).toContainText('its permissions do not allow sts:AssumeRole');
  const tried = explanation(page).getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText('Denied, and that is what the policies say');
  // The text grants the permission in words only.
  await expect(tried).toContainText('It worked, although the policies here say no');
});
