import { expect, test } from 'vitest';
import { sealLink, unsealLink } from './sealedLink.ts';

const LINK = 'g1.HH_-fIGLVnLLLALGNXDGKBvsTuSoNLGMjY0lLSeAUiEA';

// Out in the world: never change it.
const FROZEN =
  '#e1.V7-wmPKfxzFjHS9lJYIjlK4nCqN4GxyZ4oT8VwAAAD_pgqft82Q1JE2qKq7FhVFhsF_keo9d3thvjOAarbRp1eEuPRpgr__5p_HXF9esrc4e0WQ5bf5ngaDHxp9ryjo';

test('the first sealed link opens for ever, however its passphrase was typed', async () => {
  expect(await unsealLink(FROZEN, 'correct horse \u00e9')).toEqual({ ok: true, link: LINK });
  expect(await unsealLink(FROZEN, 'correct horse e\u0301')).toEqual({ ok: true, link: LINK });
});

test('another passphrase, or one changed character anywhere, opens nothing', async () => {
  expect(await unsealLink(FROZEN, 'correct horse e')).toEqual({ ok: false, kind: 'wrong' });
  for (const at of [5, 35, FROZEN.length - 4]) {
    const letter = FROZEN[at] === 'A' ? 'B' : 'A';
    const changed = FROZEN.slice(0, at) + letter + FROZEN.slice(at + 1);
    expect(await unsealLink(changed, 'correct horse \u00e9')).toEqual({ ok: false, kind: 'wrong' });
  }
});

test('cut and newer links say so, before anything is computed', async () => {
  expect(await unsealLink(FROZEN.slice(0, -3), 'x')).toEqual({ ok: false, kind: 'cut' });
  expect(await unsealLink('#e1.', 'x')).toEqual({ ok: false, kind: 'cut' });
  expect(await unsealLink('#e2.AAAA', 'x')).toEqual({ ok: false, kind: 'newer' });
});

test('sealing twice gives two texts, and neither shows what is inside', async () => {
  const [a, b] = [await sealLink(LINK, 'one'), await sealLink(LINK, 'one')];
  expect(a).not.toBe(b);
  expect(a).toMatch(/^e1\.[\w-]+$/);
  expect(a).not.toContain(LINK.slice(5, 15));
  expect(await unsealLink(a, 'one')).toEqual({ ok: true, link: LINK });
});
