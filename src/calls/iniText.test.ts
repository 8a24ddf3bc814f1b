import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIni } from './iniText.ts';

describe('files of the AWS CLI', () => {
  test('sections, settings, sub-keys and comments keep their places', () => {
    const text =
      '# mine\n[profile a.b]\nrole_arn = arn:aws:iam::111111111111:role/A ; why\nexternal_id = a=b;c#d\ns3 =\n  max_queue = 10\n\n[profile "my audit"]\r\nregion=eu-west-1\r\n';
    const { sections, strays } = parseIni(text);
    expect(strays).toEqual([]);
    expect(sections.map(({ name }) => name)).toEqual(['profile a.b', 'profile my audit']);
    const [first] = sections;
    expect(first?.entries.map(({ key, value }) => [key, value])).toEqual([
      ['role_arn', 'arn:aws:iam::111111111111:role/A'],
      ['external_id', 'a=b;c#d'],
      ['s3', ''],
    ]);
    expect(first?.entries[2]?.nested.map(({ key, value }) => [key, value])).toEqual([['max_queue', '10']]);
    expect(sections[1]?.entries[0]?.value).toBe('eu-west-1');
    const external = first?.entries[1];
    expect(text.slice(external?.from, external?.to)).toBe('external_id = a=b;c#d');
  });

  test('what is none of it is told, and what an indented profile of prose holds is read', () => {
    expect(parseIni('region = x\n[default]\nhello\n').strays).toHaveLength(2);
    expect(parseIni('  [profile a]\n  region = x\n').sections[0]?.entries).toHaveLength(1);
  });

  test('any text: no throw, and every span lies in the text', () => {
    const line = fc.constantFrom(
      '[profile a]',
      '[',
      'a = b',
      '  a=b',
      '=',
      '; x',
      '[]',
      'role_arn',
      '\r',
      '[x] y',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(line).map((all) => all.join('\n')),
        ),
        (text) => {
          const { sections, strays } = parseIni(text);
          for (const { from, to } of [...sections, ...strays])
            expect(from <= to && to <= text.length).toBe(true);
        },
      ),
    );
  });
});
