// Links that are out in the world. Never change one: add new ones when a codec is added.
import { expect, test } from 'vitest';
import type { Workspace } from '#workspace/workspace.ts';
import { crc32 } from './checksum.ts';
import { dictionary1 } from './dictionary1.ts';
import { decodeLink } from './link.ts';

const FROZEN: readonly { readonly hash: string; readonly workspace: Workspace }[] = [
  {
    hash: '#g1.HH_-fIGLVnLLLALGNXDGKBvsTuSoNLGMjY0lLSeAUiEA',
    workspace: {
      version: 1,
      name: 'First link',
      documents: [
        { id: 'd1', name: 'trust.json', text: '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n' },
      ],
      view: {},
      context: {},
    },
  },
  {
    hash:
      '#g1.yQEo4gqji1aKKk_NVPAGtwkUHs2ZjOQ1JR1DYxOsunB2l5HSCHCoFeiAvHzQyqNcYBAqvd-9PwScrvLTFGwS7axiimLyYkqqFWIQ' +
      '2ToGmO5jlLRilBRqFWJKUyyMkxUyEnPSlHQMdJQqLJViY-kRcMAUCfIwcvICp0FwAgTKGBro6BoZ6JnGAkdXgbPE0cD5NmhCrQU5Dz0BVuia' +
      'gHIBvkSYB1yiCVEBW5wICnBQ5gRZDG6tg9bEpYIXMRbkFwG1gJJtbeyADspCCyDgiDYA',
    workspace: {
      version: 1,
      name: 'Zwei Konten ✓',
      documents: [
        {
          id: 'd1',
          name: 'Role_A',
          text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Role_B"}]}',
          owners: { '0': { owner: 'arn:aws:iam::111111111111:role/Role_A', slot: 'identity' } },
        },
        {
          id: 'x9',
          name: 'notes.md',
          text: '\ufeffTrust of <a>:\r\n\t{ "Principal": "*" } \ud83c half',
        },
      ],
      view: {
        selection:
          'arn:aws:iam::111111111111:role/Role_A→arn:aws:iam::222222222222:role/Role_B|sts:AssumeRole',
        collapsed: ['333333333333'],
        pins: { a: [10, -20.5] },
        hidden: ['invalid'],
      },
      context: {
        'sts:ExternalId': 'x-42',
        'aws:MultiFactorAuthPresent': null,
        'aws:TagKeys': ['a', 'b'],
        'aws:SecureTransport': true,
      },
    },
  },
];

test.each(FROZEN)('$workspace.name still opens', ({ hash, workspace }) => {
  expect(decodeLink(hash)).toEqual({ ok: true, workspace });
});

test('the first dictionary is what it was when links were made with it', () => {
  const bytes = new TextEncoder().encode(dictionary1);
  expect([bytes.length, crc32(bytes)]).toEqual([10947, 0xa905dab8]);
});

test('the checksum is the CRC-32 that everybody means', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
