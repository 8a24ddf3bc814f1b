import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECRET_KINDS } from './kinds.ts';
import { marksIn } from './mark.ts';
import { strike } from './strike.ts';

const KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzEXAMPLEK';
const TOKEN = `IQoJb3JpZ2luX2VjE${'aB3/xYz9'.repeat(20)}==`;
const HEADER = 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9';
const CLAIMS = 'eyJpc3MiOiJodHRwczovL2V4YW1wbGUuY29tIn0';
const SIGNATURE = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const SAML_BASE64 = `PHNhbWxwOlJlc3BvbnNl${'QUJDRGVmZ2hpams0'.repeat(12)}`;
const PEM_BODY = 'MIIEowIBAAKCAQEA7x9vQ0Zt\nq83jH2m5Yb1KcV0a\nAQAB==';

/** text, what must be gone, kind. `□` stands for the secret in the text. */
const SECRETS: readonly (readonly [text: string, secret: string, kind: string])[] = [
  ['aws_secret_access_key = □\n', KEY, 'secret-access-key'],
  ['export AWS_SECRET_ACCESS_KEY="□"', KEY, 'secret-access-key'],
  ['{"Credentials":{"SecretAccessKey":"□"}}', KEY, 'secret-access-key'],
  ['"{\\"SecretAccessKey\\": \\"□\\"}"', KEY, 'secret-access-key'],
  ['|  SecretAccessKey |  □  |', KEY, 'secret-access-key'],
  ['Access key ID,Secret access key\nAKIAIOSFODNN7EXAMPLE,□\n', KEY, 'secret-access-key'],
  ['CREDENTIALS\tASIAIOSFODNN7EXAMPLE\t2030-01-01T10:00:00Z\t□\tx', KEY, 'secret-access-key'],
  ['provider "aws" {\n  secret_key = "□"\n}', KEY, 'secret-access-key'],
  ['{"SessionToken": "□"}', TOKEN, 'session-token'],
  ['aws_session_token=□\n', TOKEN, 'session-token'],
  [
    '{"responseElements":{"credentials":{"accessKeyId":"ASIAX","sessionToken":"□"}}}',
    `AQoDYXdz${'x1Y'.repeat(50)}`,
    'session-token',
  ],
  ['the token is □ and more', TOKEN, 'session-token'],
  [
    'https://b.s3.amazonaws.com/o?X-Amz-Security-Token=□&X-Amz-Expires=300',
    TOKEN.replaceAll('/', '%2F'),
    'session-token',
  ],
  [
    'https://b.s3.amazonaws.com/o?X-Amz-Expires=300&X-Amz-Signature=□',
    'fe5f80f77d5fa3beca038a248ff027d0'.repeat(2),
    'link-signature',
  ],
  [
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=□',
    'fe5f80f77d5fa3beca038a248ff027d0'.repeat(2),
    'link-signature',
  ],
  [
    'https://b.s3.amazonaws.com/o?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=□&Expires=1',
    'vjbyPxybdZaNmGa%2ByT272YEAiv4%3D',
    'link-signature',
  ],
  [`${HEADER}.${CLAIMS}.□`, SIGNATURE, 'token-signature'],
  [`{"token": "${HEADER}.${CLAIMS}.□"}`, SIGNATURE, 'token-signature'],
  [`Authorization: Bearer ${HEADER}.${CLAIMS}.□`, SIGNATURE, 'token-signature'],
  ['-----BEGIN RSA PRIVATE KEY-----□-----END RSA PRIVATE KEY-----', `\n${PEM_BODY}\n`, 'private-key'],
  [
    '{"private_key": "-----BEGIN PRIVATE KEY-----□-----END PRIVATE KEY-----\\n"}',
    '\\nMIIEvQIBADANBg\\nkqhkiG9w0B\\n',
    'private-key',
  ],
  ['-----BEGIN OPENSSH PRIVATE KEY-----□', '\nb3BlbnNzaC1rZXktdjEAAAAA', 'private-key'],
  ['SAMLResponse=□', SAML_BASE64, 'saml-assertion'],
  ['aws sts assume-role-with-saml --saml-assertion □', SAML_BASE64, 'saml-assertion'],
  [
    '<saml2:Assertion ID="a"><ds:Signature><ds:SignatureValue>□</ds:SignatureValue>',
    'QUJDREVGR0hJSktMTU5PUA==QUJD',
    'saml-assertion',
  ],
  ['password = "□"', 'hunter2!', 'password'],
  ['PASSWORD: □\n', 'hunter2&co', 'password'],
  ['MasterUserPassword: □', 'hunter2', 'password'],
  ['"Password": "□",', 'correct horse', 'password'],
  ['aws iam create-login-profile --user-name eve --password □ --no-reset', 'Hunter-2-2', 'password'],
  ['DB_PASS=□', 'hunter2', 'password'],
  ['spring.datasource.password=□', 'hunter2', 'password'],
  ['{"name": "DB_PASSWORD", "value": "□"}', 'hunter2', 'password'],
  ['- name: DB_PASSWORD\n  value: □\n', 'hunter2', 'password'],
  ['variable "db_password" {\n  type = string\n  default = "□"\n}', 'hunter2', 'password'],
  ['Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    Default: □\n', 'hunter2', 'password'],
  ['{"DbPassword": {"Type": "String", "Default": "□"}}', 'hunter2', 'password'],
  ['<Password>□</Password>', 'hunter2', 'password'],
  ['postgres://app:□@db.example.com/app', 'hunter2', 'password'],
  ['"SecretString": "□"', '{user: x}', 'password'],
  ['GITHUB_TOKEN=□', `ghp_${'aB3x'.repeat(9)}`, 'access-token'],
  ['remember □ please', `github_pat_${'aB3x'.repeat(9)}`, 'access-token'],
  ['□', 'xoxb-2048-123456-AbCdEfGh', 'access-token'],
  ['https://hooks.slack.com/services/□', 'T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX', 'access-token'],
  ['Authorization: Bearer □', 'abcdef0123456789', 'access-token'],
  ["client_secret: '□'", 'aB3dE6gH9jK2', 'access-token'],
  ['"clientSecret": "□"', 'aB3dE6gH9jK2mN5pQ8', 'access-token'],
  ['token = "□"', 'aB3dE6gH9jK2mN5pQ8', 'access-token'],
  ['token: □\n', `k8s-aws-v1.${'aHR0cHM6Ly9'.repeat(9)}`, 'access-token'],
];

/** Texts of this field that hold no secret, however much they talk of them. */
const HARMLESS: readonly string[] = [
  '{"Effect":"Allow","Action":["iam:ChangePassword","secretsmanager:GetSecretValue","sts:GetSessionToken"]}',
  '{"Sid":"AllowChangePassword","Effect":"Allow","Action":"iam:UpdateLoginProfile","Resource":"*"}',
  '"Resource": "arn:aws:secretsmanager:eu-west-1:111111111111:secret:prod/db/password-AbCdEf"',
  // The account was blackened with the word
  'AWS: arn:aws:iam::SECRET:role/BuildHost7Instance\n',
  '"AWS": "arn:aws:sts::MY_SECRET:assumed-role/BuildHost7Instance/s1"',
  '{"StringEquals":{"aws:RequestTag/password":"none-of-those","secretsmanager:ResourceTag/Token":"blue"}}',
  '{"UserName":"eve","UserId":"AIDACKCEVSQ6C2EXAMPLE","PasswordLastUsed":"2024-01-02T03:04:05Z"}',
  '{"RoleId":"AROADBQP57FF2AEXAMPLE","AccessKeyId":"AKIAIOSFODNN7EXAMPLE","Status":"Active"}',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ****\n',
  'user,password_enabled,password_last_used\neve,true,2024-01-02T03:04:05+00:00\n',
  '{"MinimumPasswordLength":14,"PasswordReusePrevention":24,"RequireSymbols":true}',
  '{"NextToken":"eyJNYXJrZXIiOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==","IsTruncated":true}',
  'permissions:\n  id-token: write\n  contents: read\n',
  'env:\n  TOKEN: ${{ secrets.GITHUB_TOKEN }}\n  PASSWORD: ${DB_PASSWORD}\n',
  'MasterUserPassword: !Ref DbPassword\nOther: "{{resolve:secretsmanager:db:SecretString:password}}"\n',
  'resource "aws_db_instance" "x" {\n  password = var.db_password\n  master_password = random_password.x.result\n}',
  'Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n  InstanceType:\n    Type: String\n    Default: t3.micro\n',
  'The password: choose your own, and rotate it. A session token is short-lived.',
  '| Password | MFA | Token |\n|---|---|---|\n',
  '{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","sts:ExternalId":"9f86d081884c7d659a2feaa0c55ad015"}}',
  'web_identity_token_file = /var/run/secrets/eks.amazonaws.com/serviceaccount/token\n',
  'PWD=/home/eve\nOLDPWD=/home\n',
  '"ThumbprintList": ["6938fd4d98bab03faadb97b34396831e3780aea1"], "commit": "3b18e512dba79e4c8300dd08aeb37f8e728b8dad"',
  '<EntityDescriptor entityID="x"><ds:SignatureValue>QUJDREVGR0hJSktMTU5PUA==QUJD</ds:SignatureValue><X509Certificate>MIIDdTCCAl2gAwIBAgILBAAAAAABFUtaw5QwDQYJKoZIhvcNAQEFBQAw</X509Certificate>',
  '-----BEGIN CERTIFICATE-----\nMIIDdTCCAl2gAwIBAgILBAAAAAABFUtaw5QwDQYJ\n-----END CERTIFICATE-----\n',
  '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----\n',
  'https://token.actions.githubusercontent.com https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
  '"responseElements":{"password":"HIDDEN_DUE_TO_SECURITY_REASONS"}',
  'kind: Secret\nmetadata:\n  name: db-password\n',
  'const login = (user: string, password: string) => signIn({ password });',
  '  --secret-id prod/db/password --query SecretString --output text\n',
];

describe('strike', () => {
  it.each(SECRETS)('%s', (template, secret, kind) => {
    const { kinds, text } = strike(template.replace('□', () => secret));
    expect(text.replaceAll('\n', '')).toBe(template.replace('□', `STRUCK-OUT-${kind}`).replaceAll('\n', ''));
    expect(kinds).toEqual([kind]);
    expect(marksIn(text).map((mark) => mark.kind)).toEqual([kind]);
  });

  it.each(HARMLESS)('leaves alone: %s', (text) => {
    expect(strike(text)).toEqual({ text, kinds: [] });
  });

  it('keeps lines where they are, and is done after one time', () => {
    const all = SECRETS.map(([text, secret]) => text.replace('□', () => secret));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...all, ...HARMLESS), fc.string()), { maxLength: 6 }),
        (parts) => {
          const given = parts.join('\n');
          const once = strike(given);
          expect(once.text.split('\n')).toHaveLength(given.split('\n').length);
          const twice = strike(once.text);
          expect(twice.kinds).toEqual([]);
          expect(twice.text).toBe(once.text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends with texts that are made to be slow', () => {
    const anchors = SECRET_KINDS.flatMap(({ finders }) => finders.flatMap((finder) => finder.anchors));
    const endings = ['', '=', '="', ': ', '<', '\n'];
    for (const anchor of anchors) {
      for (const ending of endings) {
        const text = `${anchor}${ending}`.repeat(Math.ceil(20_000 / (anchor.length + ending.length)));
        expect(() => strike(text), `${anchor}${ending}`).not.toThrow();
      }
    }
  });

  it('finds nothing to strike in 10 MB of policies', () => {
    const role = `{"RoleName":"r","RoleId":"AROADBQP57FF2AEXAMPLE","Arn":"arn:aws:iam::111111111111:role/r","Policy":{"Action":["secretsmanager:GetSecretValue","iam:ChangePassword","sts:GetSessionToken"],"Resource":"*"}},\n`;
    const text = role.repeat(50_000);
    expect(strike(text).kinds).toEqual([]);
  });
});
