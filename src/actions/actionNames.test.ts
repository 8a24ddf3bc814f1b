import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readActionNames } from './actionNames.ts';

const names = readActionNames(readFileSync(new URL('actionNames.txt', import.meta.url), 'utf8'));

test('a service has its actions with their levels, whatever the letter case of its prefix', () => {
  expect(names.of('S3')).toContainEqual({ name: 'GetObject', level: 'Read' });
  expect(names.of('iam')).toContainEqual({ name: 'PassRole', level: 'Write' });
  expect(names.of('iam')).toContainEqual({ name: 'AttachRolePolicy', level: 'Permissions management' });
  expect(names.of('nothing')).toBeNull();
});

test('all of AWS, and the day of the data', () => {
  expect(names.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(names.services.length).toBeGreaterThan(450);
  const count = names.services.reduce((sum, service) => sum + (names.of(service)?.length ?? 0), 0);
  expect(count).toBeGreaterThan(22_000);
  for (const service of names.services)
    for (const { name } of names.of(service) ?? []) expect(name).toMatch(/^[\w-]+$/);
});
