import { expect, it } from 'vitest';
import { addDocument, fillValue } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { decodeLink, encodeLink } from './link.ts';
import { stricken } from './stricken.ts';

const SECRET = 'hunter2-hunter2';
const withSecret = fillValue(
  addDocument(emptyWorkspace, { name: 'a.ini', text: `password = ${SECRET}\n` }),
  'd1',
  'var.db_password',
  SECRET,
);

it('a link never carries a secret, neither of a text nor of a value that was filled in', () => {
  const decoded = decodeLink(encodeLink(withSecret));
  expect(decoded.ok && JSON.stringify(decoded.workspace)).not.toContain(SECRET);
  expect(decoded.ok && decoded.workspace.documents[0]).toMatchObject({
    text: 'password = STRUCK-OUT-password\n',
    values: { 'var.db_password': 'STRUCK-OUT-password' },
  });
});

it('what holds no secret stays the same object', () => {
  const clean = addDocument(emptyWorkspace, { name: 'a', text: '{}' });
  expect(stricken(clean)).toBe(clean);
  const struck = stricken(withSecret);
  expect(stricken(struck)).toBe(struck);
});
