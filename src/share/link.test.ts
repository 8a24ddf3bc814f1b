import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { toBase64url } from './base64url.ts';
import { crc32 } from './checksum.ts';
import { dictionary1 } from './dictionary1.ts';
import { MAX_PLAIN_BYTES, decodeLink, encodeLink } from './link.ts';
import { repairPath } from './repairPath.ts';

const one: Workspace = {
  ...emptyWorkspace,
  name: 'One role',
  documents: [{ id: 'd1', name: 'trust.json', text: '{\r\n\t"Version": "2012-10-17", // mine\n}\n\n' }],
};

const kindOf = (hash: string) => {
  const decoded = decodeLink(hash);
  return decoded.ok ? 'ok' : decoded.kind;
};

/** A `g1` link around any bytes, with a true header. */
function forge(plain: Uint8Array, checksum = crc32(plain)): string {
  const body = deflateSync(plain, { level: 9, dictionary: new TextEncoder().encode(dictionary1) });
  const length: number[] = [];
  for (let rest = body.length; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest % 128) + 128);
  }
  const sum = [24, 16, 8, 0].map((shift) => (checksum >>> shift) & 0xff);
  return `g1.${toBase64url(Uint8Array.from([...length, ...sum, ...body]))}`;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', '\ufeff{}', '\u0000', 'lone \ud800 half', '🎩', '{"Version":"2012-10-17"}\n'),
);

/** Some of these are documents of the workspace as well. */
const lessonState = fc
  .uniqueArray(fc.constantFrom('d1', 'd2', 'own'), { maxLength: 3 })
  .map((ids) => ids.map((id) => ({ id, name: id, text: '{}' })));

const anyWorkspace: fc.Arbitrary<Workspace> = fc
  .record({
    name: fc.string({ unit: 'binary', maxLength: 30 }),
    ordinary: fc.boolean(),
    documents: fc.array(
      fc.record(
        {
          name: fc.string({ unit: 'binary', maxLength: 20 }),
          text: anyText,
          owners: fc.dictionary(
            fc.nat(9).map(String),
            fc.record(
              { owner: fc.string({ maxLength: 30 }), slot: fc.constantFrom('trust', 'scp') },
              { requiredKeys: ['owner'], noNullPrototype: true },
            ),
            { noNullPrototype: true },
          ),
          values: fc.dictionary(fc.stringMatching(/^[a-z.:]{1,12}$/), fc.string({ maxLength: 12 }), {
            noNullPrototype: true,
          }),
        },
        { requiredKeys: ['name', 'text'], noNullPrototype: true },
      ),
      { maxLength: 5 },
    ),
    lesson: fc.option(
      fc.oneof(
        fc.record({ id: fc.stringMatching(/^[a-z-]{1,12}$/) }, { noNullPrototype: true }),
        fc.record(
          {
            authored: fc.record(
              {
                title: fc.string({ maxLength: 12 }),
                story: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
                goals: fc.array(
                  fc.record(
                    {
                      source: fc.string({ maxLength: 12 }),
                      target: fc.string({ maxLength: 12 }),
                      verdict: fc.constant(['valid'] as const),
                      says: fc.string({ maxLength: 12 }),
                    },
                    { noNullPrototype: true },
                  ),
                  { maxLength: 2 },
                ),
                hints: fc.array(fc.string({ maxLength: 12 }), { maxLength: 2 }),
                afterword: fc.string({ maxLength: 12 }),
                start: lessonState,
                solution: lessonState,
                draft: fc.constantFrom('start', 'solution'),
              },
              { requiredKeys: ['title', 'story', 'goals', 'hints'], noNullPrototype: true },
            ),
          },
          { noNullPrototype: true },
        ),
      ),
      { nil: undefined },
    ),
    view: fc.record(
      {
        selection: fc.string({ maxLength: 30 }),
        collapsed: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
        pins: fc.dictionary(
          fc.stringMatching(/^[a-c]{1,4}$/),
          fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 })),
          { noNullPrototype: true },
        ),
        hidden: fc.array(fc.constantFrom('valid', 'invalid'), { maxLength: 2 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    context: fc.dictionary(
      fc.stringMatching(/^aws:[a-z]{1,8}$/),
      fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.boolean(), fc.constant(null)),
      { maxKeys: 4, noNullPrototype: true },
    ),
  })
  .map(({ ordinary, documents, name, view, context }) => {
    const withId = (document: (typeof documents)[number], i: number) =>
      Object.assign(document, { id: ordinary ? `d${i + 1}` : `x${i * 7}` });
    return { version: 1, name, documents: documents.map(withId), view, context };
  });

describe('there and back', () => {
  test('every workspace survives exactly, in characters that a URL leaves alone', () => {
    fc.assert(
      fc.property(anyWorkspace, (w) => {
        const link = encodeLink(w);
        expect(link).toMatch(/^g1\.[\w-]+$/);
        expect(decodeLink(`#${link}`)).toEqual({ ok: true, workspace: w });
      }),
    );
  });

  test('a long text too', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `{"Sid":"S${(i * 7919) % 10007}"}\n`).join('');
    const w = { ...one, documents: [{ id: 'd1', name: 'long', text }] };
    expect(decodeLink(encodeLink(w))).toEqual({ ok: true, workspace: w });
  });

  test('what chat apps hang on behind a link is forgiven', () => {
    for (const tail of ['.', ')', '>', ' ', '&utm_source=x']) {
      expect(decodeLink(`#${encodeLink(one)}${tail}`), tail).toEqual({ ok: true, workspace: one });
    }
  });
});

describe('links that cannot be opened say why and never throw', () => {
  const link = encodeLink(one);

  test.each([
    ['', 'none'],
    ['#', 'none'],
    ['#section-2', 'foreign'],
    ['#code/N4Ig', 'foreign'],
    ['#pako:eNpV', 'foreign'],
    ['#g2.AAAA', 'newer'],
    ['#g17.', 'newer'],
    ['#g1', 'cut'],
    ['#g1.', 'cut'],
    ['#g1.!!!', 'cut'],
  ])('%s: %s', (hash, kind) => {
    expect(kindOf(hash)).toBe(kind);
  });

  test('cut anywhere: cut', () => {
    for (let end = 3; end < link.length; end++) expect(kindOf(link.slice(0, end)), String(end)).toBe('cut');
  });

  test('any character changed: the same workspace or a refusal, never another workspace', () => {
    const character = fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.', '%', '#');
    fc.assert(
      fc.property(fc.nat(link.length - 1), character, (at, changed) => {
        const decoded = decodeLink(link.slice(0, at) + changed + link.slice(at + 1));
        if (decoded.ok) expect(decoded.workspace).toEqual(one);
        else expect(decoded.message.length).toBeGreaterThan(20);
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^#?g1\.[\w-]*$/));
    const refused = (hash: string) => {
      expect(kindOf(hash)).not.toBe('ok');
    };
    fc.assert(fc.property(text, refused), { numRuns: 500 });
  });

  test('a wrong checksum: damaged', () => {
    const plain = new TextEncoder().encode('["x",[]]\n');
    expect(kindOf(forge(plain))).toBe('ok');
    expect(kindOf(forge(plain, crc32(plain) ^ 1))).toBe('damaged');
  });

  test.each([
    'no JSON at all',
    '',
    '{}',
    '[]',
    '["x"]\n',
    '["x",[["a",5]]]\nabc',
    '["x",[["a",-1]]]\nabc',
    '["x",[["a",1e99],["b",1]]]\nabc',
    '["x",[["a",1,{"__proto__":["b"],"zero":["c"]}]]]\na',
    '["x",[],0,{"k":{"deep":1}}]',
  ])('a true envelope around a false workspace: %s', (plain) => {
    expect(kindOf(forge(new TextEncoder().encode(plain)))).toMatch(/^(damaged|ok)$/);
    const decoded = decodeLink(forge(new TextEncoder().encode(plain)));
    if (decoded.ok) expect(decoded.workspace).toEqual({ ...emptyWorkspace, name: 'x' });
  });

  test('bytes that are not UTF-8: damaged', () => {
    expect(kindOf(forge(Uint8Array.of(0x5b, 0xff, 0x5d)))).toBe('damaged');
  });

  test('a bomb is stopped at the cap', () => {
    const bomb = forge(new Uint8Array(MAX_PLAIN_BYTES * 5), 0);
    expect(bomb.length).toBeLessThan(200_000);
    expect(kindOf(bomb)).toBe('too-large');
  });

  test('an address longer than browsers allow is not even looked at', () => {
    expect(kindOf(`#g1.${'A'.repeat(5_000_000)}`)).toBe('too-large');
  });
});

describe('links that came as a path', () => {
  const link = encodeLink(one);
  test.each([
    [`/%23${link}`, `#${link}`],
    [`/rolegraph/%23${link}`, `#${link}`],
    [`/%2523${link}`, `#${link}`],
    [`/%23${link})`, `#${link}`],
    [`/%3Fembed%23${link}`, `#${link}`],
    [`/rolegraph/%253Fembed%2523${link}`, `#${link}`],
    [`/?embed%23${link}`, `#${link}`],
    ['/?embed', null],
    ['/', null],
    ['/index.html', null],
    ['/%23section', null],
    [`/${link}`, null],
  ])('%#', (path, hash) => {
    expect(repairPath(path)).toBe(hash);
  });
});

test('a lesson with its start and its solution is hardly longer than its graph', () => {
  const documents = Array.from({ length: 4 }, (_, i) => ({
    id: `d${i + 1}`,
    name: `policy ${i}`,
    text: JSON.stringify({ Version: '2012-10-17', Id: `${i * 7919}`, Statement: [] }, null, 2),
  }));
  const w: Workspace = { ...emptyWorkspace, documents };
  const solution = documents.map((one, i) => (i === 2 ? { ...one, text: '{"Statement": "solved"}' } : one));
  const authored = { title: 'T', story: ['S'], goals: [], hints: [], start: documents, solution };
  const lesson: Workspace = { ...w, lesson: { authored } };
  expect(decodeLink(`#${encodeLink(lesson)}`)).toEqual({ ok: true, workspace: lesson });
  expect(encodeLink(lesson).length - encodeLink(w).length).toBeLessThan(150);
});

test('a lesson whose states name documents that are not there is refused', () => {
  const short = ['W', [['a', '{}']], 0, 0, { title: '', story: [], goals: [], hints: [], start: ['nobody'] }];
  expect(kindOf(`#${forge(new TextEncoder().encode(`${JSON.stringify(short)}\n`))}`)).toBe('damaged');
});
