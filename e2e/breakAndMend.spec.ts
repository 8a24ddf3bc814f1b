import { expect, test } from '@playwright/test';
import { expectVerdicts, open, paste, retype } from './visit.ts';

const trust = (comma: string) => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow"${comma}
      "Principal": { "Service": "lambda.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}
`;

test('broken text keeps its place, is marked, and the last good graph stays until it is mended', async ({
  page,
}) => {
  await open(page);
  await paste(page, trust(','));
  const edges = page
    .getByRole('application', { name: 'Picture of the graph' })
    .getByRole('button', { name: /^allowed/ });
  await expect(edges).toHaveCount(1);
  const stale = page
    .getByRole('region', { name: 'Graph' })
    .getByText(/as of the last text that could be read/i);
  await retype(page, trust(''));
  await expect(stale).toBeVisible();
  await expect(edges).toHaveCount(1);
  await page.getByRole('button', { name: /^Problems/ }).click();
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText(/[56]:\d+/);
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await retype(page, trust(','));
  await expect(stale).toBeHidden();
  await expect(edges).toHaveCount(1);
});

test('comments, trailing commas, typographic quotes and a missing brace are told, and stop nothing', async ({
  page,
}) => {
  await open(page);
  await paste(
    page,
    `{ // who may come in\n  “Version”: "2012-10-17",\n  "Statement": [{\n    "Effect": "Allow",\n    "Principal": { "AWS": "arn:aws:iam::111111111111:role/Caller" },\n    "Action": "sts:AssumeRole",\n  }]\n`,
  );
  await expect(page.getByRole('option', { name: /^Role Caller/ })).toBeAttached();
  await page.getByRole('button', { name: /^Problems/ }).click();
  const problems = page.getByRole('region', { name: 'Problems' });
  for (const told of [/comment/i, /quot/i, /trailing comma|comma/i, /bracket is missing|brace/i])
    await expect(problems.getByText(told).first()).toBeVisible();
});

test('one broken document does not stop the others', async ({ page }) => {
  await open(page);
  await paste(page, '{ "Version": "2012-10-17", "Statement": [ { "Effect" "Allow" } ] }');
  await paste(
    page,
    JSON.stringify({
      principals: [
        { arn: 'arn:aws:iam::111111111111:user/eve', policies: [] },
        {
          arn: 'arn:aws:iam::111111111111:role/Door',
          policies: [],
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::111111111111:user/eve' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
        },
      ],
    }),
  );
  await expectVerdicts(page, ['eve 111111111111 > Door 111111111111: valid']);
});
