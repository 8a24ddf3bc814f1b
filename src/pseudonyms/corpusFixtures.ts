// Test helper: workspaces of every kind.
import { readFileSync, readdirSync } from 'node:fs';
import { understood } from '#import/understood.ts';
import { type Sample, SAMPLES } from '#lessons/samples.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';

const of = (name: string, texts: readonly string[]): Workspace => ({
  ...emptyWorkspace,
  name,
  documents: texts.map((text, i) => ({ id: `d${i + 1}`, name: `text ${i + 1}`, text })),
});

const cases = new URL('../assume/cases/', import.meta.url);

interface Case {
  readonly id: string;
  readonly input: object;
}

/** The conformance cases as estate files. */
export const caseWorkspaces = (): readonly Workspace[] =>
  readdirSync(cases)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, cases), 'utf8')) as readonly Case[])
    .map(({ id, input }) => of(id, [JSON.stringify(input, null, 2)]));

/** One workspace for the example of each format that can be read. */
export const formatWorkspaces = (): readonly Workspace[] =>
  understood().flatMap(({ example, what }) => (example === null ? [] : [of(what, [example])]));

function sampleWorkspace({ documents, name }: Sample): Workspace {
  const texts = documents.map(({ text }) => text);
  const owned = of(name, texts).documents.map((document, i) => {
    const owner = documents[i]?.owner;
    return owner === undefined ? document : Object.assign({}, document, { owners: { '0': owner } });
  });
  return { ...emptyWorkspace, name, documents: owned };
}

export const sampleWorkspaces = (): readonly Workspace[] => SAMPLES.map(sampleWorkspace);
