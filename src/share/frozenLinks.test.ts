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
  // Everything that a view can be, values that were filled in, and a lesson of the course.
  {
    hash:
      '#g1.sgHJPBZmi1YCroEoqizJANZMCiUZiSUKiQplmanlCsmJecDFOGCn5yYCF6aVpCnpGJpiNQPT5Y7F2fBkE1urYwDUVpZYpFee' +
      'kQ8aGARK1sbGAsWAvGglZN364Al3YISDo5-At92BSxyUdIyAqtPAY9jg-XAl90wtBd0KUIzCZ9yjlZA1g4wHzYaBJWD2QVtJ4JFp' +
      '1GAESiYX5YMa4aCUUgvyjBLQJnACA64eUorlApkBXA8A9SAXAA',
    workspace: {
      version: 1,
      name: 'Everything that a view can be',
      documents: [
        {
          id: 'd1',
          name: 'main.tf',
          text: 'role = var.who\n',
          values: { 'var.who': 'Ask' },
          owners: { '0': { owner: 'arn:aws:iam::111111111111:role/Ask', slot: 'trust' } },
        },
      ],
      view: {
        opened: ['111111111111/role'],
        focus: ['arn:aws:iam::222222222222:role/Give', 2],
        filter: {
          text: 'Gi* -x',
          accounts: ['222222222222'],
          kinds: ['role'],
          actions: ['sts:AssumeRole'],
          cross: true,
        },
      },
      context: {},
      lesson: { id: 'external-id' },
    },
  },
  // A lesson that somebody wrote: documents that are there already go by their ids.
  {
    hash:
      '#g1.0wJj0eC_tVrLjsIwDPyVqmeEtpddaW-7Fz6C9BDRQCtQIzUIDlX-nRknBUrLQzzEpdAkHuzxVLU9TzlcyLgB4wxDAx3CLPsZ' +
      '3TA0z11HkqDACrN_bt13QPY9etjwP2PnOdFwXD75wgc1aoYCTuvwItSWfV24FmNlU9KkrKTDHuzXxhQuQY8-jD8xVWXRysrjF6XK' +
      '8erjNUxb3awgi3drldEdO9MUFVXgjMZOY-4QlVGgW-g6CWMFSdywL0n60Na4xlaS1Xuyp4M-2jh9BWxVX8IN035EXIumrI3Ba4dA' +
      'wSK9RLLtbcNc-7fbMnEInptKfHQjRxYosraIKVYUFITQpxySBKMIHGlIW49rETJJetCmjbr2YKhE_H5PLPKeSJ3dyKTiU5DUSfAV' +
      'yaOiyuOLCjKv0gmuRNfkx346yt1O3eX-A5FRbBd8wBc-h1K-t9kQ7d3ufPSN5v4A',
    workspace: {
      version: 1,
      name: 'Lesson',
      documents: [
        {
          id: 'd1',
          name: 'Give trust',
          text: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Ask"},"Action":"sts:AssumeRole"}]}',
          owners: { '0': { owner: 'arn:aws:iam::222222222222:role/Give', slot: 'trust' } },
        },
        {
          id: 'd2',
          name: 'Ask permissions',
          text: '{"Statement":[]}',
          owners: { '0': { owner: 'arn:aws:iam::111111111111:role/Ask', slot: 'identity' } },
        },
      ],
      view: {},
      context: {},
      lesson: {
        authored: {
          title: 'Lesson',
          story: ['Read.'],
          hints: ['Ask needs one statement.'],
          goals: [
            {
              source: 'arn:aws:iam::111111111111:role/Ask',
              target: 'arn:aws:iam::222222222222:role/Give',
              verdict: ['valid'],
              says: 'Ask can assume Give',
              when: { 'aws:MultiFactorAuthPresent': true },
            },
            {
              source: 'lambda.amazonaws.com',
              target: 'arn:aws:iam::222222222222:role/Give',
              verdict: ['invalid'],
              says: 'Lambda cannot',
              keep: true,
            },
          ],
          afterword: 'Both sides.',
          start: [
            {
              id: 'd1',
              name: 'Give trust',
              text: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Ask"},"Action":"sts:AssumeRole"}]}',
              owners: { '0': { owner: 'arn:aws:iam::222222222222:role/Give', slot: 'trust' } },
            },
            {
              id: 'd2',
              name: 'Ask permissions',
              text: '{}',
              owners: { '0': { owner: 'arn:aws:iam::111111111111:role/Ask', slot: 'identity' } },
            },
          ],
          solution: [
            {
              id: 'd1',
              name: 'Give trust',
              text: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Ask"},"Action":"sts:AssumeRole"}]}',
              owners: { '0': { owner: 'arn:aws:iam::222222222222:role/Give', slot: 'trust' } },
            },
            {
              id: 'd2',
              name: 'Ask permissions',
              text: '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Give"}]}',
              owners: { '0': { owner: 'arn:aws:iam::111111111111:role/Ask', slot: 'identity' } },
            },
          ],
        },
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
