// Two states side by side: what opened, what closed, and which statement made it.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { clean } from './axe.ts';
import { open, paste, restOf } from './visit.ts';

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const AUDIT = 'arn:aws:iam::222222222222:role/Audit';

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trust = (AWS: string | readonly string[], Condition?: object) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) });
const ask = policy({ Sid: 'Ask', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: [DEPLOY, AUDIT] });
const external = { StringEquals: { 'sts:ExternalId': 'blue-harbor-42' } };

const estate = (deploy: object, audit: object) =>
  JSON.stringify(
    {
      principals: [
        { arn: BUILD, policies: [{ name: 'ask', kind: 'identity', document: ask }], trust: policy() },
        { arn: DEPLOY, policies: [], trust: deploy },
        { arn: AUDIT, policies: [], trust: audit },
      ],
    },
    null,
    2,
  );

const BEFORE = estate(trust(BUILD, external), trust(BUILD));
const AFTER = estate(trust(BUILD), trust(BUILD, external));

test('a file from before beside the graph of now: differences in list and picture, explained, as Markdown', async ({
  page,
}) => {
  await open(page);
  await paste(page, AFTER);
  await expect(page.getByRole('button', { name: /^Edges 2\b/ })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  const list = dialog.getByRole('tree', { name: 'Differences' });
  const detail = dialog.getByRole('region', { name: 'What made it' });

  await test.step('the command asks what to compare with, and takes files', async () => {
    await page.keyboard.press('b');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /Choose files/ }).click();
    const buffer = Buffer.from(BEFORE);
    await (await chooser).setFiles([{ name: 'before.json', mimeType: 'application/json', buffer }]);
    await expect(list.getByRole('treeitem')).toHaveText([
      /Build → Deploy\s*widened: conditional → valid/,
      /Build → Audit\s*narrowed: valid → conditional/,
    ]);
  });

  await test.step('the first one is explained: both sentences and the statements on each side', async () => {
    await expect(detail).toContainText('only if the request passes ExternalId');
    await expect(detail.getByText('Only after')).toBeVisible();
    await expect(detail.getByText('Only before')).toBeVisible();
    await expect(detail.locator('[data-change="gone"] pre')).toContainText('blue-harbor-42');
    await expect(detail.getByText(/of before\.json/)).toBeVisible();
  });

  await test.step('keys move in the list, a click in the picture chooses too, views change nothing but the drawing', async () => {
    await list.focus();
    await page.keyboard.press('End');
    await expect(detail.getByRole('heading')).toHaveText('Build → Audit: narrowed');
    const pill = dialog.getByRole('button', { name: 'Build → Deploy: widened' });
    const place = await restOf(pill);
    await dialog.getByRole('button', { name: 'Before', exact: true }).click();
    await expect(dialog.getByRole('img', { name: /^Before/ })).toBeVisible();
    await expect.poll(() => restOf(pill)).toEqual(place);
    await pill.click();
    await expect(detail.getByRole('heading')).toHaveText('Build → Deploy: widened');
    await clean(page, { within: '[data-dialog="compare"]' });
  });

  await test.step('the review is a file in Markdown', async () => {
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save as Markdown' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain('Before: `before.json`. After: `this graph`.');
    expect(text).toContain('1 widened, 1 narrowed; 0 edges are alike.');
  });

  await test.step('the other way round, then with the state before the last change', async () => {
    await dialog.getByRole('button', { name: 'Swap' }).click();
    await expect(list.getByRole('treeitem').first()).toHaveText(/Build → Audit\s*widened/);
    await dialog.getByRole('button', { name: 'Compare with something else' }).click();
    await dialog.getByRole('button', { name: /Before your last change/ }).click();
    await expect(list.getByRole('treeitem').first()).toBeVisible();
    await expect(dialog.getByText(/^Before: before your last change/)).toBeVisible();
  });

  await test.step('two files at once are compared with each other, by name or order, and can change places', async () => {
    await dialog.getByRole('button', { name: 'Compare with something else' }).click();
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /Choose files/ }).click();
    const file = (name: string, content: string) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
    await (await chooser).setFiles([file('after.json', BEFORE), file('before.json', AFTER)]);
    await expect(dialog.getByText('Before: before.json. After: after.json.')).toBeVisible();
    await expect(list.getByRole('treeitem').first()).toHaveText(/Build → Audit\s*widened/);
    await dialog.getByRole('button', { name: 'Swap' }).click();
    await expect(list.getByRole('treeitem').first()).toHaveText(/Build → Deploy\s*widened/);
  });

  await test.step('a file without policies says so; the place of a statement leads into its text', async () => {
    const other = async (name: string, content: string) => {
      await dialog.getByRole('button', { name: 'Compare with something else' }).click();
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: /Choose files/ }).click();
      await (await chooser).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(content) }]);
    };
    await other('diary.txt', 'Dear diary');
    await expect(dialog.getByRole('alert')).toHaveText('Nothing in it could be read as policies.');
    await other('before.json', BEFORE);
    await detail.getByRole('button', { name: /^Pasted text, line \d+$/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: 'Documents' })).toContainText('"Principal"');
  });
});

test('what an administrator’s policy does is one group, permissions and texts are told beside the edges', async ({
  page,
}) => {
  const roles = Array.from({ length: 8 }, (_, i) => ({
    arn: `arn:aws:iam::222222222222:role/Team${i}`,
    policies: [],
    trust: trust('arn:aws:iam::111111111111:root'),
  }));
  const state = (...statements: readonly object[]) =>
    JSON.stringify({
      principals: [
        {
          arn: BUILD,
          policies: [{ name: 'own', kind: 'identity', document: policy(...statements) }],
          trust: policy(),
        },
        ...roles,
      ],
    });
  const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' };
  const write = { ...read, Action: ['s3:GetObject', 's3:PutObject'] };
  const admin = { Effect: 'Allow', Action: '*', Resource: '*' };
  const deny = { Effect: 'Deny', Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:vpc/*' };
  await open(page);
  await paste(page, state(write, admin, deny));
  await expect(page.getByRole('button', { name: /^Edges 1\d\b/ })).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: /Choose files/ }).click();
  const buffer = Buffer.from(state(read));
  await (await chooser).setFiles([{ name: 'before.json', mimeType: 'application/json', buffer }]);
  const list = dialog.getByRole('tree', { name: 'Differences' });
  const items = list.getByRole('treeitem');
  const detail = dialog.getByRole('region', { name: 'What made it' });

  await test.step('edges to all roles are one row, with permissions and what no edge tells after it', async () => {
    await expect(items).toHaveText([
      /Build → 8 roles\s*new: no edge → valid/,
      /Build → every resource\s*new: every action/,
      /Build → orders\s*widened: also s3:PutObject/,
      /Build\s*changed: permissions policies, 3 statements came and 1 went/,
    ]);
    await expect(detail).toContainText('Explained is the first one, Build → Team0');
  });

  await test.step('keys open the group, walk into it, and close it again', async () => {
    await list.focus();
    await page.keyboard.press('ArrowRight');
    await expect(items).toHaveCount(12);
    await expect(items.first()).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(detail.getByRole('heading')).toHaveText('Build → Team0: new');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(items).toHaveCount(4);
  });

  await test.step('a permission has its statements and its line in the picture', async () => {
    await page.keyboard.press('End');
    await expect(detail).toContainText('arn:aws:ec2');
    await page.keyboard.press('ArrowUp');
    await expect(detail.getByText(/s3:PutObject/)).not.toHaveCount(0);
    await expect(detail.locator('[data-change="gone"] pre')).toContainText('s3:GetObject');
    const pill = dialog.getByRole('button', { name: 'Build → orders: widened' });
    await expect(pill).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('groups of differences can be shown alone', async () => {
    await dialog.getByRole('button', { name: '2 permissions' }).click();
    await expect(items).toHaveCount(2);
    await dialog.getByRole('button', { name: '2 permissions' }).click();
    await dialog.getByRole('button', { name: '1 written otherwise' }).click();
    await expect(items).toHaveText([/^\s*±?\s*Build\s*changed/]);
    await clean(page, { within: '[data-dialog="compare"]' });
  });
});
