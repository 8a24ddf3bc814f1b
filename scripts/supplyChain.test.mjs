// The list of what is shipped, and what an audit says when nobody answers it.
import { describe, expect, it } from 'vitest';
import { verdict } from './audit.mjs';
import { shipped } from './licences.mjs';
import { everything, onlyShipped } from './sbom.mjs';

it('the SBOM has exactly what is shipped, with hashes and licences', () => {
  const all = everything();
  const sbom = onlyShipped(all, shipped());
  const names = sbom.components.map(({ name, version }) => `${name}@${version}`);
  expect(new Set(names)).toEqual(new Set(shipped().map(({ name, version }) => `${name}@${version}`)));
  expect(names.some((name) => name.startsWith('react@'))).toBe(true);
  expect(names.some((name) => name.startsWith('vitest@'))).toBe(false);
  expect(all.components.length).toBeGreaterThan(names.length * 2);
  for (const { hashes, licenses, name } of sbom.components) {
    expect(hashes?.[0]?.content, name).toMatch(/^[\da-f]{128}$/);
    expect(licenses?.length, name).toBeGreaterThan(0);
  }
  const refs = new Set([sbom.metadata.component['bom-ref'], ...sbom.components.map((one) => one['bom-ref'])]);
  for (const { dependsOn, ref } of sbom.dependencies)
    expect([ref, ...dependsOn].filter((one) => !refs.has(one))).toEqual([]);
});

describe('an audit', () => {
  it('is clean, or says what is known', () => {
    const counted = (total) => ({ vulnerabilities: { total }, dependencies: { total: 238 } });
    const clean = JSON.stringify({ vulnerabilities: {}, metadata: counted(0) });
    expect(verdict(clean)).toEqual({ code: 0, text: 'Nothing is known against 238 packages.' });
    const vulnerabilities = { a: { name: 'a', severity: 'high', range: '<1.2.3' } };
    expect(verdict(JSON.stringify({ vulnerabilities, metadata: counted(1) }))).toEqual({
      code: 1,
      text: '1 known:\nhigh: a <1.2.3',
    });
  });

  it.each([
    '{"message":"405 Method Not Allowed - POST https://registry/","method":"POST"}',
    '{"error":{"code":"ENOTFOUND","summary":"request failed"}}',
    '',
  ])('that nobody answers is not taken for a clean one: %s', (printed) => {
    const { code, text } = verdict(printed);
    expect(code).toBe(3);
    expect(text).toMatch(/^NOT CHECKED: the registry did not say what it knows/);
  });
});
