// A thousand random steps of use against a plain model of what the truth should be: nothing lost, nothing made up, undo and
// redo exact, own work untouched by visits, and any state a link or a file that opens again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '#engine/engine.ts';
import { SAMPLES } from '#lessons/samples.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { checkWorkspace } from '#workspace/checkWorkspace.ts';
import * as edits from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { setAddress } from './address.ts';
import { openSample } from './input.ts';
import { getLocal, setLocal } from '#session/local.ts';
import * as truth from '#session/truth.ts';
import { keepCopy, leave, openHash, ownWork } from './visit.ts';

const TEXTS = [
  '',
  '{"Version": "2012-10-17"',
  'Not allowed: AccessDenied',
  ...SAMPLES.flatMap(({ documents }) => documents.map(({ text }) => text)),
];

const steps = {
  add: fc.record({ name: fc.constantFrom('a.json', 'b', ' ', '__proto__'), text: fc.nat(TEXTS.length - 1) }),
  retype: fc.record({ at: fc.nat(9), text: fc.nat(TEXTS.length - 1) }),
  remove: fc.record({ at: fc.nat(9) }),
  rename: fc.record({ at: fc.nat(9), name: fc.string({ maxLength: 8, unit: 'grapheme' }) }),
  title: fc.record({ name: fc.string({ maxLength: 8, unit: 'grapheme' }) }),
  owner: fc.record({ at: fc.nat(9), piece: fc.nat(3), given: fc.boolean() }),
  value: fc.record({ at: fc.nat(9), value: fc.option(fc.string({ maxLength: 5 })) }),
  context: fc.record({
    key: fc.constantFrom('sts:ExternalId', 'STS:externalid', 'aws:SourceIp', 'aws:RequestTag/x'),
    value: fc.constantFrom('x', null, undefined, true),
  }),
  view: fc.record({ selection: fc.constantFrom('a→b|sts:AssumeRole', undefined) }),
  sample: fc.record({ at: fc.nat(SAMPLES.length - 1) }),
  clear: fc.record({}),
  undo: fc.record({}),
  redo: fc.record({}),
  visit: fc.record({ at: fc.nat(SAMPLES.length - 1) }),
  leave: fc.record({}),
  keep: fc.record({}),
};
type Kind = keyof typeof steps;
type Given = { readonly [K in Kind]: (typeof steps)[K] extends fc.Arbitrary<infer T> ? T : never };
type Step = { readonly [K in Kind]: { readonly kind: K; readonly given: Given[K] } }[Kind];

const WEIGHTS: Partial<Record<Kind, number>> = {
  add: 6,
  retype: 12,
  undo: 14,
  redo: 10,
  visit: 2,
  sample: 1,
};
const step = fc.oneof(
  ...(Object.keys(steps) as Kind[]).map((kind) => ({
    weight: WEIGHTS[kind] ?? 3,
    arbitrary: steps[kind].map((given) => ({ kind, given }) as Step),
  })),
);

const contentOf = ({ context, documents, lesson, name }: Workspace) => ({ context, documents, lesson, name });
const sampleLink = (at: number) => {
  const sample = SAMPLES[at]!;
  const documents = sample.documents.reduce((w, document) => edits.addDocument(w, document), emptyWorkspace);
  return `#${encodeLink({ ...documents, name: `${sample.name}, sent` })}`;
};

/** What should be: states before, now, and after. */
interface Model {
  past: Workspace[];
  now: Workspace;
  future: Workspace[];
}

/** Own work during a visit, and the link that is visited. */
interface Shelf {
  mine: Model | null;
  link: string | null;
}

const STEPS = 200;

function kept(model: Model, shelf: Shelf): Model {
  keepCopy();
  const { mine } = shelf;
  if (mine === null) return model;
  Object.assign(shelf, { mine: null, link: null });
  return { past: [...mine.past, mine.now].slice(-STEPS), now: model.now, future: [] };
}

async function take({ given, kind }: Step, model: Model, shelf: Shelf): Promise<Model> {
  const change = (make: (w: Workspace) => Workspace, whole = false): Model => {
    const next = make(model.now);
    truth.edit(make, { whole });
    if (next === model.now) return model;
    return { past: [...model.past, model.now].slice(-STEPS), now: next, future: [] };
  };
  const idAt = (at: number) =>
    model.now.documents[at % Math.max(1, model.now.documents.length)]?.id ?? 'none';
  switch (kind) {
    case 'add':
      return change((w) => edits.addDocument(w, { name: given.name, text: TEXTS[given.text]! }));
    case 'retype':
      return change((w) => edits.replaceText(w, idAt(given.at), TEXTS[given.text]!));
    case 'remove':
      return change((w) => edits.removeDocument(w, idAt(given.at)));
    case 'rename':
      return change((w) => edits.renameDocument(w, idAt(given.at), given.name));
    case 'title':
      return change((w) => edits.renameWorkspace(w, given.name));
    case 'owner': {
      const owner = given.given ? { owner: 'arn:aws:iam::111111111111:role/R' } : null;
      return change((w) => edits.answerOwner(w, idAt(given.at), given.piece, owner));
    }
    case 'value':
      return change((w) => edits.fillValue(w, idAt(given.at), 'var.x', given.value));
    case 'context':
      return change((w) => edits.setContext(w, given.key, given.value));
    case 'view':
      truth.changeView(given);
      return { ...model, now: edits.setView(model.now, given) };
    case 'sample': {
      openSample(SAMPLES[given.at]!.id);
      const now = truth.getWorkspace();
      return { past: [...model.past, model.now].slice(-STEPS), now, future: [] };
    }
    case 'clear':
      // As the command of that name is enabled.
      return model.now.documents.length === 0 ? model : change(() => ({ ...emptyWorkspace }), true);
    case 'undo': {
      truth.undo();
      const before = model.past.at(-1);
      if (before === undefined) return model;
      return { past: model.past.slice(0, -1), now: before, future: [model.now, ...model.future] };
    }
    case 'redo': {
      truth.redo();
      const [next, ...future] = model.future;
      return next === undefined ? model : { past: [...model.past, model.now], now: next, future };
    }
    case 'visit': {
      const link = sampleLink(given.at);
      await openHash(link);
      if (getLocal().visiting === null || shelf.link === link) return model;
      shelf.mine ??= model;
      shelf.link = link;
      return { past: [], now: truth.getWorkspace(), future: [] };
    }
    case 'leave': {
      leave();
      const mine = shelf.mine ?? model;
      Object.assign(shelf, { mine: null, link: null });
      return mine;
    }
    default:
      return kept(model, shelf);
  }
}

test('a thousand random steps leave the truth what a plain model says', async () => {
  setAddress({ hash: () => '', pathname: () => '/', base: () => '', replace: () => {}, isOwn: () => false });
  const run = async (all: readonly Step[]) => {
    setLocal({ visiting: null, notice: null, badLink: null, sealed: null });
    leave();
    truth.resetWorkspace(emptyWorkspace);
    let model: Model = { past: [], now: emptyWorkspace, future: [] };
    const shelf: Shelf = { mine: null, link: null };
    for (const [i, one] of all.entries()) {
      model = await take(one, model, shelf);
      const told = `after step ${i}: ${JSON.stringify(all.slice(Math.max(0, i - 4), i + 1))}`;
      const w = truth.getWorkspace();
      expect(contentOf(w), told).toEqual(contentOf(model.now));
      expect([truth.canUndo(), truth.canRedo()], told).toEqual([
        model.past.length > 0,
        model.future.length > 0,
      ]);
      expect(contentOf(ownWork()), told).toEqual(contentOf((shelf.mine ?? model).now));
      expect(new Set(w.documents.map(({ id }) => id)).size).toBe(w.documents.length);
      if (i % 25 !== 0) continue;
      expect(checkWorkspace(JSON.parse(JSON.stringify(w))).ok).toBe(true);
      const again = decodeLink(`#${encodeLink(w)}`);
      expect(again.ok && contentOf(again.workspace)).toEqual(contentOf(w));
      expect(() => judge({ documents: w.documents, context: w.context }, {})).not.toThrow();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1000, maxLength: 1000, size: 'max' }), run), {
    numRuns: 1,
    endOnFailure: process.env['PROPERTY_SEED'] === undefined,
  });
});
