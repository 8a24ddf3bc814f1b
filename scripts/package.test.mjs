// What `npm pack` makes runs with nothing but Node; the action and the hook do what docs/ci.md says with it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const place = mkdtempSync(join(tmpdir(), 'rolegraph-package-'));
const unpacked = join(place, 'package');
const inputs = join(place, 'inputs');

/** Nothing of this clone is to be found by way of the environment. */
const bare = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_)/.test(name)));

function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: inputs,
    encoding: 'utf8',
    env: { ...bare(), ...env },
    shell: windows && command === 'npm',
  });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const rolegraph = (...args) => run(process.execPath, [join(unpacked, 'scripts', 'rolegraph.mjs'), ...args]);

const trust = (principal) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});
const ADMIN = 'arn:aws:iam::222222222222:role/ProdAdmin';
const TERRAFORM = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "worker" {
  name               = "worker"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`;

beforeAll(() => {
  const packed = spawnSync('npm', ['pack', '--pack-destination', place], {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
  });
  expect(packed.status, packed.stderr).toBe(0);
  // pre-commit takes all that is printed for the name
  expect(packed.stdout.trim()).toMatch(/^rolegraph-[\d.]+\.tgz$/);
  const untarred = spawnSync('tar', ['-xzf', packed.stdout.trim(), '-C', '.'], { cwd: place });
  expect(untarred.status).toBe(0);
  mkdirSync(inputs);
  writeFileSync(
    join(inputs, 'estate.json'),
    JSON.stringify({
      principals: [{ arn: ADMIN, policies: [], trust: trust({ AWS: 'arn:aws:iam::999999999999:root' }) }],
    }),
  );
  writeFileSync(join(inputs, 'main.tf'), TERRAFORM);
  writeFileSync(join(inputs, 'rolegraph.assert'), 'never: outside-org -> role/*Admin*\n');
  writeFileSync(join(inputs, 'holds.assert'), 'never: saml -> role/*Admin*\n');
}, 120_000);

describe('the package', () => {
  it('holds the bundle with its licences and needs no other package', () => {
    const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      expect(manifest[kind]).toBeUndefined();
    for (const path of ['src', 'node_modules', 'e2e']) expect(existsSync(join(unpacked, path))).toBe(false);
    for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/cli/licenses.md', ...manifest.files])
      expect(existsSync(join(unpacked, path)), path).toBe(true);
    expect(readFileSync(join(unpacked, 'dist/cli/licenses.md'), 'utf8')).toMatch(/web-tree-sitter/);
  });

  it('reads Terraform: the parser and the data of managed policies are inside', () => {
    const { code, err, out } = rolegraph('graph', 'main.tf');
    expect([code, err]).toEqual([0, '']);
    const { edges, nodes } = JSON.parse(out);
    expect(nodes.map(({ label }) => label)).toContain('worker');
    expect(edges.filter(({ kind }) => kind === 'assume')).toMatchObject([
      { source: 'lambda.amazonaws.com', verdict: 'valid' },
    ]);
    const ledger = rolegraph('ledger', 'main.tf', 'estate.json');
    expect([ledger.code, ledger.err]).toEqual([0, '']);
    expect(ledger.out).toMatch(/main\.tf/);
    const admin = rolegraph('can', 'worker', ADMIN, 'main.tf', 'estate.json', '--format', 'json');
    // Its permission comes from AWS's own document of AdministratorAccess; whose account it is nobody said.
    expect(JSON.parse(admin.out).gates.permission.answer).toBe('yes');
    expect(admin.code).toBe(4);
  });

  it('is installed without any network and without other packages', () => {
    const prefix = join(place, 'installed');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const tarball = join(place, `rolegraph-${version}.tgz`);
    const args = ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, tarball];
    const installed = run('npm', args);
    expect(installed.code, installed.err).toBe(0);
    const bin = windows ? join(prefix, 'rolegraph.cmd') : join(prefix, 'bin', 'rolegraph');
    expect(run(bin, ['--version']).out).toBe(`${version}\n`);

    // The hook of .pre-commit-hooks.yaml: its entry with its arguments, where rolegraph is on the path.
    const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
    const [, ...words] = hook.entry.split(' ');
    const hooked = run(bin, [...words, ...hook.args]);
    expect(hooked.code, hooked.err).toBe(1);
    expect(hooked.out).toContain('rolegraph.assert:1:1: FAILS: never: outside-org -> role/*Admin*');
    const files = new RegExp(hook.files);
    expect(
      ['a/b.json', 'main.tf', 'rolegraph.assert', 'x.png'].filter((name) => files.test(name)),
    ).toHaveLength(3);
  });
});

describe.skipIf(windows)('the action', () => {
  const folder = join(root, '.github', 'actions', 'check');
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).map(([name, one]) => [name, one.default]),
  );
  /** As a runner does: inputs into the environment, then the command of the step. */
  const step = (given) => {
    const values = { ...defaults, ...given };
    const [{ env, run: command }] = action.runs.steps;
    const filled = Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/^\$\{\{ inputs\.(\w+) \}\}$/, (_, input) => values[input]),
    ]);
    return run('bash', ['-c', command], { ...Object.fromEntries(filled), GITHUB_ACTION_PATH: folder });
  };

  it('fails when a forbidden path is there, and writes it for code scanning', () => {
    const { code, err, out } = step({ sarif: 'out.sarif' });
    expect(code, err).toBe(1);
    expect(out).toContain('account 999999999999 can become ProdAdmin');
    const { runs } = JSON.parse(readFileSync(join(inputs, 'out.sarif'), 'utf8'));
    expect(runs[0].results).toMatchObject([{ ruleId: 'ASSERT-NEVER', level: 'error' }]);
  });

  it('passes when nothing forbidden is there, and fails when it cannot tell', () => {
    expect(step({ files: 'estate.json main.tf', assert: 'holds.assert' }).code).toBe(0);
    expect(step({ assert: 'missing.assert' }).code).toBe(2);
    expect(step({ count: 'valid' }).code).toBe(0);
  });

  it('a name is never a command or an option', () => {
    const evil = '$(touch evil) `touch evil`; touch evil';
    mkdirSync(join(inputs, 'odd'), { recursive: true });
    cpSync(join(inputs, 'estate.json'), join(inputs, 'odd', evil.slice(0, 13)));
    expect(step({ files: `odd/${evil}\nestate.json`, assert: evil }).code).toBe(2);
    expect(step({ files: `\nodd/${evil.slice(0, 13)}\n`, assert: 'rolegraph.assert' }).code).toBe(1);
    expect(step({ files: '--assert=holds.assert estate.json' }).code).toBe(2);
    expect(existsSync(join(inputs, 'evil'))).toBe(false);
  });
});
