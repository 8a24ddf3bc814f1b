// What is offered for walking a chain is what shells and programs take: read by bash, by a parser of JavaScript, by Python.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseAst } from 'vite';
import { chains } from '#chains/chains.ts';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { prepare } from '#decision/model.ts';
import { read } from '#import/read.ts';
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { addDocument, answerOwner } from '#workspace/edits.ts';

const statement = (body) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...body }] });

/** Roles that are called like words of languages, with secrets that a shell would love to run. */
function nasty() {
  const roles = ['-x', 'class', 'Class', 'a-b', 'aB', '1@=,.+', 'readFileSync'];
  const arn = (name) => `arn:aws:iam::111111111111:role/${name}`;
  const secrets = [`it's $(id) \`id\``, '"; rm -rf ~ #', '--version', '\\', '-', 'a\nb', "'''"];
  let w = emptyWorkspace;
  roles.forEach((name, i) => {
    const Condition = { StringEquals: { 'sts:ExternalId': secrets[i], 'aws:RequestTag/team': secrets[i] } };
    const next = roles[i + 1];
    const before = roles[i - 1];
    const Principal = { AWS: before === undefined ? 'arn:aws:iam::111111111111:user/me' : arn(before) };
    w = addDocument(w, {
      name,
      text: statement({ Action: ['sts:AssumeRole', 'sts:TagSession'], Principal, Condition }),
    });
    w = answerOwner(w, w.documents.at(-1).id, 0, { owner: arn(name), slot: 'trust' });
    if (next === undefined) return;
    w = addDocument(w, { name: `${name} may`, text: statement({ Action: 'sts:*', Resource: arn(next) }) });
    w = answerOwner(w, w.documents.at(-1).id, 0, { owner: arn(name), slot: 'identity' });
  });
  return { workspace: w, pairs: [['arn:aws:iam::111111111111:user/me', arn(roles.at(-1))]] };
}

function sample(one) {
  const workspace = { ...emptyWorkspace, ...sampleWorkspace(one) };
  const { edges } = assumeEdges(prepare(read(workspace).inventory));
  return { workspace, pairs: edges.map(({ source, target }) => [source, target]) };
}

const scripts = [nasty(), ...SAMPLES.map(sample)].flatMap(({ workspace, pairs }) => {
  const model = prepare(read(workspace).inventory);
  const { edges } = assumeEdges(model);
  return pairs.flatMap(([from, to]) => chains(model, edges, { from, to, limit: 8, maxHops: 8 }));
});

const commands = scripts.flatMap(({ commands: all }) => all.filter((one) => one !== null));
const programs = (language) =>
  scripts.flatMap((one) =>
    one.programs.filter((program) => program.language === language).map(({ code }) => code),
  );

test('there is something to walk, through all of the names', () => {
  expect(Math.max(...scripts.map(({ hops }) => hops.length))).toBe(7);
});

test('bash reads every command', () => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: commands.join('\n'), encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('every JavaScript program is a module', () => {
  for (const code of programs('JavaScript')) expect(() => parseAst(code), code).not.toThrow();
});

test('no option takes the next one for its value', () => {
  for (const command of commands) expect(command).not.toMatch(/ --[a-z-]+ '?-/);
});

test('Python reads every program', () => {
  const check = 'import ast, json, sys\nfor code in json.load(sys.stdin): ast.parse(code)';
  const input = JSON.stringify(programs('Python'));
  const { error, status, stderr } = spawnSync('python3', ['-c', check], { input, encoding: 'utf8' });
  // Not every machine has it; those that build this project do.
  if (error?.code === 'ENOENT') return;
  expect([status, stderr]).toEqual([0, '']);
});

test('profiles name those that come before them', () => {
  expect(scripts.some(({ profile }) => /^source_profile = /m.test(profile))).toBe(true);
  for (const { profile } of scripts) {
    const names = [...profile.matchAll(/^\[profile ([a-z0-9_][a-z0-9_-]*)\]$/gm)].map(([, name]) => name);
    // A chain that a service begins alone has only a comment: no profile can make its credentials.
    expect(names.length).toBe((profile.match(/^\[/gm) ?? []).length);
    expect(new Set(names).size).toBe(names.length);
    const sources = [...profile.matchAll(/^source_profile = (.*)$/gm)].map(([, name]) => name);
    for (const source of sources.slice(1)) expect(names).toContain(source);
  }
});
