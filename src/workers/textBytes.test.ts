import { expect, test } from 'vitest';
import { createPacker } from '#engine/texts.ts';
import { bytesOf, handBytes, withBytes, withTexts } from './textBytes.ts';

const request = (...texts: readonly string[]) => ({
  kind: 'analyse' as const,
  id: 1,
  view: {},
  source: createPacker()(
    { documents: texts.map((text, i) => ({ id: `d${i}`, name: `${i}`, text })), context: {} },
    {},
  ),
});

test('what is at hand as bytes changes hands once, and is the same text at the other end', () => {
  const text = '\ufeff{"é": "𝄞"}';
  handBytes(text, bytesOf(text)!);
  const asked = request(text, 'small');
  const [posted, handed] = withBytes(asked);
  expect(handed).toHaveLength(1);
  expect(JSON.stringify(posted)).not.toContain('𝄞');
  expect(withTexts(structuredClone(posted, { transfer: handed }))).toEqual(asked);
  expect(withBytes(asked)).toEqual([asked, []]);
});

test('what UTF-8 cannot carry has no bytes', () => {
  expect(bytesOf('\ud800')).toBeUndefined();
});
