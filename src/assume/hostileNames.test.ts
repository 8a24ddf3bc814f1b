// Keys and names that every JavaScript object answers to must be as strange to the engine as any other.
import { describe, expect, test } from 'vitest';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { fullName, shortName } from '#decision/names.ts';
import { assumeEdges } from './assumeEdges.ts';
import { explain } from './explain.ts';
import { missingResourcePolicy } from '#reasons/missing.ts';
import { testInWords } from '#reasons/wording.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const ROLE = 'arn:aws:iam::111111111111:role/a';
const OTHER = 'arn:aws:iam::111111111111:role/b';

function inventoryWith(condition: unknown): Inventory {
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: OTHER }, Action: 'sts:AssumeRole', Condition: condition },
    ],
  };
  const place = { document: 'd', piece: 0, path: [] };
  const principal = (arn: string, name: string) =>
    ({ arn, kind: 'role', account: '111111111111', name }) as const;
  return {
    accounts: [],
    principals: [
      { ...principal(ROLE, 'a'), policies: [], trust: [{ name: 'trust', type: 'trust', document, place }] },
      { ...principal(OTHER, 'b'), policies: [], trust: [] },
    ],
    context: {},
  };
}

describe.each(NAMES)('%s', (name) => {
  test('as a condition key it is a key that no request carries', () => {
    const condition = { StringEquals: Object.fromEntries([[name, 'x']]) };
    const model = prepare(inventoryWith(condition));
    const edge = assumeEdges(model).edges.find((e) => e.source === OTHER);
    expect(edge?.verdict).toBe('invalid');
    expect(edge?.reasons.map((r) => r.code)).toContain('UNKNOWN_KEY');
    expect(() => explain(model, OTHER, ROLE)).not.toThrow();
  });

  test('as a tag key, a variable and a principal key it does no harm', () => {
    const tag = `aws:PrincipalTag/${name}`;
    for (const value of ['x', `\${${name}}`, `\${${tag}}`]) {
      const condition = { StringEquals: Object.fromEntries([[tag, value]]) };
      const [edge] = assumeEdges(prepare(inventoryWith(condition))).edges;
      expect(typeof edge?.text).toBe('string');
    }
  });

  test('as the name of a provider, a service or a key it is spelled as it is', () => {
    const model = prepare(inventoryWith({}));
    expect(shortName(`arn:aws:iam::111111111111:oidc-provider/${name}`)).toBe(name);
    expect(fullName(model, name)).toBe(name);
    expect(testInWords({ operator: 'StringEquals', key: name, values: ['x'], path: [] }, false)).toBe(
      `${name} is "x"`,
    );
    expect(missingResourcePolicy(`arn:aws:${name}:::thing`).command).toContain(`aws ${name} help`);
  });
});
