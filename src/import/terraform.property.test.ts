// Whatever Terraform comes: it never throws, ends soon, and something is said of every piece.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { MAIN, USERS, VARIABLES } from './terraformFixtures.ts';
import { RAW_STATE, SHOWN_PLAN } from './terraformStates.ts';
import { prepareReading } from './textReaders.ts';

const document = (text: string, name = 'main.tf'): WorkspaceDocument => ({ id: name, name, text });
const reading = (...documents: readonly WorkspaceDocument[]): Reading =>
  read({ version: 1, name: '', documents, view: {}, context: {} });

beforeAll(() => prepareReading([document(MAIN)]));

/** Nothing is lost without a word. */
function everyPieceSpeaks({ pieces, problems }: Reading): void {
  expect(pieces.length + problems.length).toBeGreaterThan(0);
  for (const { taken = [], leftOut = [], asks = [], kind, document: id } of pieces) {
    if (kind !== 'terraform') continue;
    const told = problems.some((problem) => problem.document === id);
    expect(taken.length + leftOut.length + asks.length > 0 || told || pieces.length > 1).toBe(true);
  }
}

const WHOLE = `${MAIN}\n${VARIABLES}\n${USERS}`;

describe('whatever comes', () => {
  it('mutated configuration', () => {
    const lines = WHOLE.split('\n');
    const by: Record<string, (line: string) => string[]> = {
      drop: () => [],
      twice: (line) => [line, line],
      cut: (line) => [line.slice(0, line.length / 2)],
      quote: (line) => [line.replace(/"/, '')],
      brace: (line) => [line.replace(/[{}\]()]/, '')],
      open: (line) => [`${line} {`],
      interpolate: (line) => [line.replace('${', '${${')],
      names: (line) => [line.replaceAll(/\b(?:name|arn|json|each)\b/g, '__proto__')],
    };
    const mutation = fc.array(
      fc.record({ line: fc.nat(lines.length), what: fc.constantFrom(...Object.keys(by)) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(mutation, (changes) => {
        let all = [...lines];
        for (const { line, what } of changes) {
          all = all.flatMap((text, i) => (i === line ? (by[what]?.(text) ?? []) : [text]));
        }
        everyPieceSpeaks(reading(document(all.join('\n'))));
      }),
      { numRuns: 120 },
    );
  });

  it('random expressions', () => {
    const { expression } = fc.letrec<{ expression: string }>((tie) => {
      const inner = tie('expression');
      return {
        expression: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constantFrom(
            'null',
            'true',
            '1',
            '"a"',
            'var.x',
            'local.l',
            'each.key',
            'aws_iam_role.r.arn',
            'data.aws_region.c.name',
          ),
          fc.tuple(inner, inner).map(([a, b]) => `[${a}, ${b}]`),
          fc.tuple(inner, inner).map(([a, b]) => `{ k = ${a}, (${b}) = 1 }`),
          fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
          fc
            .tuple(inner, fc.constantFrom('+', '==', '&&', '<'), inner)
            .map((parts) => `(${parts.join(' ')})`),
          fc.tuple(inner, inner).map(([a, b]) => `[for k, v in ${a} : ${b} if v != k]`),
          fc.tuple(inner, inner).map(([a, b]) => `{for k, v in ${a} : k => ${b}...}`),
          fc
            .tuple(
              fc.constantFrom(
                'jsonencode',
                'jsondecode',
                'merge',
                'concat',
                'lookup',
                'format',
                'join',
                'split',
                'try',
                'element',
                'flatten',
                'toset',
                'length',
                'replace',
                'regex',
                'range',
                'setproduct',
                'keys',
                'nothing',
              ),
              fc.array(inner, { maxLength: 3 }),
            )
            .map(([name, args]) => `${name}(${args.join(', ')})`),
          fc.tuple(inner, inner).map(([a, b]) => `${a}[${b}].x`),
          inner.map((a) => `${a}[*].name`),
          inner.map((a) => `"x-\${${a}}-y"`),
        ),
      };
    });
    fc.assert(
      fc.property(expression, expression, (a, b) => {
        const result = reading(
          document(
            `locals {\n  l = ${a}\n}\nresource "aws_iam_role" "r" {\n  name = "r"\n  for_each = ${b}\n  assume_role_policy = ${a}\n  tags = ${b}\n}\n`,
          ),
        );
        everyPieceSpeaks(result);
      }),
      { numRuns: 300 },
    );
  });

  it('states and plans with anything in them', () => {
    const texts = [RAW_STATE, SHOWN_PLAN].map((value) => JSON.stringify(value));
    const change = fc.record({
      at: fc.nat(5000),
      by: fc.constantFrom('null', '{}', '[]', '0', '"x"', 'true'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          let changed = text;
          for (const { at, by } of changes) {
            const from = changed.indexOf(':', at % changed.length) + 1;
            changed =
              changed.slice(0, from) + changed.slice(from).replace(/^(?:"[^"]*"|\[\]|\{\}|null|\d+)/, by);
          }
          everyPieceSpeaks(reading(document(changed, 'x.tfstate')));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['brackets', `locals {\n  a = ${'['.repeat(20_000)}${']'.repeat(20_000)}\n}\n`],
    ['blocks', `resource "aws_iam_role" "a" ${'{ a '.repeat(5000)}`],
    ['interpolations', `locals {\n  a = ${'"${'.repeat(3000)}1${'}"'.repeat(3000)}\n}\n`],
    [
      'operators',
      `locals {\n  a = ${'1 + '.repeat(5000)}1\n}\nresource "aws_iam_role" "r" { name = local.a }\n`,
    ],
    [
      'conditionals',
      `locals {\n  a = ${'true ? 1 : '.repeat(2000)}1\n}\nresource "aws_iam_role" "r" { name = local.a }\n`,
    ],
  ])('deep %s', (_, text) => {
    everyPieceSpeaks(reading(document(text)));
  });

  it('locals that grow without end', () => {
    const grow = Array.from({ length: 40 }, (_, i) => `  l${i + 1} = concat(local.l${i}, local.l${i})`).join(
      '\n',
    );
    const texts = Array.from({ length: 40 }, (_, i) => `  t${i + 1} = "\${local.t${i}}\${local.t${i}}"`).join(
      '\n',
    );
    const result = reading(
      document(
        `locals {\n  l0 = ["a"]\n${grow}\n  t0 = "a"\n${texts}\n}\nresource "aws_iam_role" "r" {\n  for_each = toset(local.l40)\n  name = local.t40\n}\n`,
      ),
    );
    expect(result.problems.map(({ code }) => code)).toContain('TF-VALUE');
  });

  it('a large file', () => {
    const copies = Array.from({ length: 45 }, (_, i) =>
      WHOLE.replaceAll(
        /"(deploy|deploy_workers|worker|boundary|developers|dev|deploy_trust|base|logs)" \{/g,
        (_whole, name: string) => `"${name}_${i}" {`,
      )
        .replaceAll(
          /\.(deploy|worker|boundary|developers|dev|deploy_trust|base)(?=[.)\s\]])/g,
          (_whole, name: string) => `.${name}_${i}`,
        )
        .replaceAll(/worker-\$/g, `worker-${i}-$`)
        .replaceAll(/"deploy-%s"/g, `"deploy-${i}-%s"`)
        .replaceAll(
          /name( +)= "(developers|dev|ci-boundary|none)"/g,
          (_whole, gap: string, name: string) => `name${gap}= "${name}-${i}"`,
        ),
    ).join('\n');
    expect(copies.length).toBeGreaterThan(160_000);
    const { inventory } = reading(document(copies));
    expect(inventory.principals.length).toBe(45 * 5);
  });
});
