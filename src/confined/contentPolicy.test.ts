import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HEADER_POLICY, PAGE_POLICY, singleFilePolicy } from './contentPolicy.ts';

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const rules = (policy: string) =>
  new Map(
    policy
      .split('; ')
      .map((rule) => rule.split(' '))
      .map(([name = '', ...values]) => [name, values]),
  );

const ALL = { PAGE_POLICY, HEADER_POLICY, single: singleFilePolicy(['sha256-abc=']) };

test.each(Object.entries(ALL))(
  '%s: nothing but what is named, and no text becomes a program',
  (_, policy) => {
    const named = rules(policy);
    expect(named.get('default-src')).toEqual(["'none'"]);
    expect(named.get('script-src')).not.toContain("'unsafe-inline'");
    expect(named.get('base-uri')).toEqual(["'none'"]);
    expect(named.get('form-action')).toEqual(["'none'"]);
    expect(named.get('require-trusted-types-for')).toEqual(["'script'"]);
    // Any page may frame this one: what it gets keeps nothing and changes nothing (docs/embed.md).
    expect(policy.replace(/; frame-ancestors \*$/, '')).not.toMatch(
      /'unsafe-eval'|\bhttps?:|\*|'allow-duplicates'|\bdefaultWorkerFactory\b/,
    );
  },
);

test('the page and the single file connect to nothing at all', () => {
  expect(rules(PAGE_POLICY).get('connect-src')).toEqual(["'none'"]);
  expect(rules(ALL.single).get('connect-src')).toEqual(["'none'"]);
  expect(ALL.single).not.toContain("'self'");
});

test.each(['public/_headers', 'docs/hosting.md'])('%s says the same', (name) => {
  const sent = file(name).split(HEADER_POLICY).length - 1;
  expect(sent).toBeGreaterThan(0);
  // and no older wording beside it
  expect(file(name).split("default-src 'none'").length - 1).toBe(sent);
});
