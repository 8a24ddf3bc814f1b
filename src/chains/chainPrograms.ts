// A chain as a program: the same calls as the commands, with the AWS SDKs.
// https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/sts.html
// https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/
import type { StsCall } from '#assume/witness.ts';
import type { ChainScript } from './chain.ts';

type Programs = ChainScript['programs'];

interface Step {
  /** Of the profile of the hop's role. */
  readonly name: string;
  /** null: a service makes this session itself. */
  readonly call: StsCall | null;
}

/** Neither Python nor JavaScript needs more than JSON's escapes. */
const quoted = (text: string): string => {
  const json = JSON.stringify(text);
  return json.includes(String.raw`\"`) || text.includes("'") ? json : `'${json.slice(1, -1)}'`;
};

const NEEDS: Readonly<Record<string, string>> = {
  'sts:AssumeRoleWithSAML': 'SAMLAssertion',
  'sts:AssumeRoleWithWebIdentity': 'WebIdentityToken',
};

const FILES: Readonly<Record<string, string>> = {
  SAMLAssertion: 'assertion.txt',
  WebIdentityToken: 'token.txt',
};

const METHODS: Readonly<Record<string, string>> = {
  'sts:AssumeRoleWithSAML': 'assume_role_with_saml',
  'sts:AssumeRoleWithWebIdentity': 'assume_role_with_web_identity',
};

function pythonStep({ call, name }: Step): string {
  if (call === null) return `# ${name}: its service makes this session, the program begins with it.`;
  const token = NEEDS[call.action];
  const region = call.region === undefined ? '' : `, region_name=${quoted(call.region)}`;
  const tags = call.tags.map(([key, value]) => `{'Key': ${quoted(key)}, 'Value': ${quoted(value)}}`);
  const transitive = (call.transitive ?? []).map(quoted);
  return [
    `# ${name}`,
    `credentials = session.client('sts'${region}).${METHODS[call.action] ?? 'assume_role'}(`,
    ...call.parameters.map(([key, value]) => `    ${key}=${quoted(value)},`),
    ...(token === undefined ? [] : [`    ${token}=open('${FILES[token] ?? ''}').read().strip(),`]),
    ...(tags.length === 0 ? [] : [`    Tags=[${tags.join(', ')}],`]),
    ...(transitive.length === 0 ? [] : [`    TransitiveTagKeys=[${transitive.join(', ')}],`]),
    `)['Credentials']`,
    'session = boto3.Session(',
    `    aws_access_key_id=credentials['AccessKeyId'],`,
    `    aws_secret_access_key=credentials['SecretAccessKey'],`,
    `    aws_session_token=credentials['SessionToken'],`,
    ')',
  ].join('\n');
}

const python = (steps: readonly Step[]): string =>
  ['import boto3\n\nsession = boto3.Session()', ...steps.map(pythonStep)].join('\n\n');

/** Words that a module cannot name anything by, and those that it imports. */
const TAKEN = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield ' +
    'fromTemporaryCredentials fromWebToken readFileSync'
  ).split(' '),
);

const camelCase = (name: string): string =>
  name
    .replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^(?=\d|$)/, 'role');

/** One for each name, in their order, no two alike. */
function variables(names: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const name of names) {
    const plain = camelCase(name);
    const wanted = TAKEN.has(plain) ? `${plain}Role` : plain;
    let own = wanted;
    for (let i = 2; all.includes(own); i++) own = `${wanted}${i}`;
    all.push(own);
  }
  return all;
}

/** Lower first letter, as the providers for tokens want their options. */
const option = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function javaScriptStep({ call, name }: Step, own: string, before: string | null): string {
  if (call === null) return `// ${name}: its service makes this session, the program begins with it.`;
  if (call.action === 'sts:AssumeRoleWithSAML')
    return `// ${name}: sign in through the SAML provider, and begin with its credentials.`;
  const web = call.action === 'sts:AssumeRoleWithWebIdentity';
  // The SDK asks for the code of the device by itself, and takes none beforehand.
  const code = call.parameters.find(([key]) => key === 'TokenCode')?.[1];
  const parameters = call.parameters
    .filter(([key]) => key !== 'TokenCode')
    .map(([key, value]) => `${web ? option(key) : key}: ${quoted(value)},`);
  const transitive = (call.transitive ?? []).map(quoted);
  const tags = call.tags.map(([key, value]) => `{ Key: ${quoted(key)}, Value: ${quoted(value)} }`);
  if (web) {
    return [
      `const ${own} = fromWebToken({`,
      ...parameters.map((line) => `  ${line}`),
      `  webIdentityToken: readFileSync('token.txt', 'utf8').trim(),`,
      '});',
    ].join('\n');
  }
  return [
    `const ${own} = fromTemporaryCredentials({`,
    ...(before === null ? [] : [`  masterCredentials: ${before},`]),
    ...(call.region === undefined ? [] : [`  clientConfig: { region: ${quoted(call.region)} },`]),
    ...(code === undefined ? [] : [`  mfaCodeProvider: async () => ${quoted(code)},`]),
    '  params: {',
    ...parameters.map((line) => `    ${line}`),
    ...(tags.length === 0 ? [] : [`    Tags: [${tags.join(', ')}],`]),
    ...(transitive.length === 0 ? [] : [`    TransitiveTagKeys: [${transitive.join(', ')}],`]),
    '  },',
    '});',
  ].join('\n');
}

function javaScript(steps: readonly Step[]): string {
  const actions = new Set(steps.map(({ call }) => call?.action));
  const providers = [
    ...(actions.has('sts:AssumeRole') ? ['fromTemporaryCredentials'] : []),
    ...(actions.has('sts:AssumeRoleWithWebIdentity') ? ['fromWebToken'] : []),
  ];
  const parts: string[] = [];
  let before: string | null = null;
  const names = variables(steps.map(({ name }) => name));
  steps.forEach((step, i) => {
    const own = names[i] ?? '';
    parts.push(javaScriptStep(step, own, before));
    const made = step.call !== null && step.call.action !== 'sts:AssumeRoleWithSAML';
    before = made ? own : null;
  });
  const imports = [
    ...(actions.has('sts:AssumeRoleWithWebIdentity') ? [`import { readFileSync } from 'node:fs';`] : []),
    ...(providers.length === 0
      ? []
      : [`import { ${providers.join(', ')} } from '@aws-sdk/credential-providers';`]),
  ];
  return [...(imports.length === 0 ? [] : [imports.join('\n')]), ...parts].join('\n\n');
}

/** `names`: one for each hop; `calls`: what passes there, null where nobody types it. Empty when nobody types any. */
export function chainPrograms(names: readonly string[], calls: readonly (StsCall | null)[]): Programs {
  const steps = calls.map((call, i): Step => ({ call, name: names[i] ?? '' }));
  if (steps.every(({ call }) => call === null)) return [];
  return [
    { language: 'Python', code: python(steps) },
    { language: 'JavaScript', code: javaScript(steps) },
  ];
}
