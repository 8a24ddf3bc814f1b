// Connects the stores, which do not know each other: truth -> engine -> derived -> selection.
import { changeView, getWorkspace, truthStore, undoUntil } from './truth.ts';
import { managedArn } from '#managed/managedArn.ts';
import { forgetAnswers, setAnswerer } from './answers.ts';
import { derivedStore, setAnalysis, setExplainer } from './derived.ts';
import { type Analysis, finished, MANY_EDGES, wholeOf } from '#engine/analysis.ts';
import { DRAWING, READING } from '#engine/doing.ts';
import type { GoodTexts, Source } from '#engine/engine.ts';
import type { AnalysisAnswer } from '#engine/engineDesk.ts';
import { nextTask } from '#engine/nextTask.ts';
import { neededTexts, updateGoodTexts } from '#engine/goodTexts.ts';
import { getLocal, localStore, setLocal } from './local.ts';
import { aspectOf } from './room.ts';
import { countChanges, isInGraph, mostInteresting } from '#engine/selection.ts';
import type { ClientHandlers, EngineClient, Job } from '#workers/workerClient.ts';
import type { Problem } from '#text/problem.ts';
import { narrowsByVerdict } from '#graph/hidden.ts';
import { keepRanges } from '#text/ranges.ts';
import { countedOf, shareOf, type Step } from '#steps/steps.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { setWork } from './work.ts';

/** After runs this quick the graph follows every key. */
const QUICK_RUN_MS = 80;
const FRAME_MS = 16;
const TYPING_MS = 120;
const SLOW_RUN_MS = 150;
const LONGEST_WAIT_MS = 1000;
const FIRST_PICTURE_MS = 200;

/** Typing waits a frame; after a slower run a little for the next key, after a slow one longer. */
export function typingDelay(lastRunMs: number): number {
  if (lastRunMs <= QUICK_RUN_MS) return FRAME_MS;
  return lastRunMs <= SLOW_RUN_MS ? TYPING_MS : Math.min(LONGEST_WAIT_MS, TYPING_MS + 2 * lastRunMs);
}

const sameSource = (a: Source, b: Source): boolean => a.documents === b.documents && a.context === b.context;

/** Choices that another picture follows from. */
const PICTURE = ['collapsed', 'pins', 'hidden', 'opened', 'focus', 'filter'] as const;

const samePicture = (a: Workspace, b: Workspace): boolean =>
  sameSource(a, b) && PICTURE.every((choice) => a.view[choice] === b.view[choice]);

/** The same documents with another text: more of it may come. */
function isTyping(a: Workspace, b: Workspace): boolean {
  if (a.context !== b.context || a.documents.length !== b.documents.length) return false;
  const different = b.documents.filter((document, i) => a.documents[i] !== document);
  const [only] = different;
  const before = a.documents.find((document) => document.id === only?.id);
  return different.length === 1 && before !== undefined && before.text !== only?.text;
}

/** Places in texts that are no JSON are looked up here, on the page: the engine told where they stand. */
function rememberRanges(pieces: Analysis['pieces'], documents: Workspace['documents']): void {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  for (const { document, index, ranges } of pieces) {
    const text = texts.get(document);
    if (ranges && text !== undefined) keepRanges(text, index, ranges);
  }
}

export type MakeClient = (handlers: ClientHandlers) => EngineClient;

/**
 * Starts the flow and analyses what is there. `first`: the picture is known already; the engine is loaded a moment
 * after it is on the screen. Returns a function that stops everything.
 */
export function wire(makeClient: MakeClient, first: Analysis | null = null): () => void {
  let goodTexts: GoodTexts = {};
  let lastRunMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Origin and document count of the picture that was last fitted into view. */
  let fitted: { origin: number; documents: number } | null = null;
  /** The user emptied the selection on purpose: leave it empty until something new comes in. */
  let deselected = false;

  /** `vanished`: the selected edge is not there any more, since a document came. */
  function chooseSelection(answer: AnalysisAnswer, vanished: boolean): void {
    // Which one is worth a look would tell what is to be guessed.
    const seen = derivedStore.getState().analysis ?? answer.analysis;
    const graph = wholeOf(seen);
    const { selection } = getWorkspace().view;
    if (selection === undefined ? deselected : !vanished && isInGraph(graph, selection)) return;
    const drawn = mostInteresting(seen.graph);
    // A line that stands for several has nothing to explain.
    const best = drawn !== null && isInGraph(graph, drawn) ? drawn : mostInteresting(graph);
    // A picture without edges keeps the choice: the edge may come back with the next key.
    if (best !== null) changeView({ selection: best });
  }

  function fitOnce(): void {
    const { origin, workspace } = truthStore.getState();
    const documents = workspace.documents.length;
    const fits = fitted !== null && fitted.origin === origin && documents <= fitted.documents;
    fitted = { origin, documents };
    if (!fits) setLocal({ viewRequests: getLocal().viewRequests + 1, viewWhole: false });
  }

  let stopped = false;
  /** What the picture on the screen is of. */
  let shown: Source | null = null;
  /** The workspace that it belongs to. */
  let shownOrigin: number | null = null;

  /** Ends what runs; the texts that the picture is of come back, and what was added waits for Redo. */
  function cancel(): void {
    clearTimeout(timer);
    client.cancel();
    setWork('analysis', null);
    derivedStore.setState({ busy: false });
    const before = shown;
    if (before === null || !undoUntil((w) => sameSource(w, before)))
      derivedStore.setState({ failure: 'Stopped. The picture is the one before.' });
  }

  const onProgress = (step: Step): void => {
    const { doing = READING } = step;
    // The verdicts are there: what follows is the picture's time (scripts/bench/page.mjs).
    if (doing === DRAWING) performance.mark('rolegraph:verdicts');
    setWork('analysis', { doing, share: shareOf(step), counted: countedOf(step), cancel });
  };

  let finishing = new AbortController();
  /** What is on the screen of findings is older than the texts. */
  let behind = false;

  /** The picture of a large estate is there; what lint says of it comes now. */
  async function finish(analysis: Analysis, { signal }: AbortController): Promise<void> {
    const isShown = () => derivedStore.getState().raw?.graph === analysis.graph;
    const problems: Problem[] = [];
    for (;;) {
      const part = await client.ask({ kind: 'findings', from: problems.length }, { signal });
      if (part === null || !isShown()) return;
      problems.push(...part.problems);
      if (problems.length >= part.of || part.problems.length === 0) {
        behind = false;
        setAnalysis(finished(analysis, { problems, demands: part.demands }));
        return;
      }
    }
  }

  const client = makeClient({
    onProgress,
    onAnalysis(answer, job, tookMs) {
      const isOther = shown === null || !sameSource(shown, job.source);
      const cameIn = (shown?.documents.length ?? 0) < job.source.documents.length;
      shown = job.source;
      shownOrigin = truthStore.getState().origin;
      setWork('analysis', null);
      lastRunMs = tookMs;
      goodTexts = updateGoodTexts(goodTexts, job.source.documents, answer.broken);
      const before = derivedStore.getState().raw;
      const { stale } = answer;
      const { unfinished } = answer.analysis;
      // Another view of the same texts: what was found in them is known. After an edit it stays until lint has looked.
      const keeps = unfinished && before !== null && !before.unfinished && (!isOther || job.edited === true);
      const analysis = keeps ? finished(answer.analysis, before) : answer.analysis;
      rememberRanges(analysis.pieces, job.source.documents);
      // Its ends may still be askable, but what is worth a look is elsewhere: a guessed role has its name now.
      const isEdge = ({ id }: { readonly id: string }) => id === getWorkspace().view.selection;
      const vanished =
        cameIn &&
        before !== null &&
        wholeOf(before).edges.some(isEdge) &&
        !wholeOf(analysis).edges.some(isEdge);
      const changed = answer.changed ?? countChanges(before && wholeOf(before), wholeOf(analysis));
      setAnalysis(analysis, { stale, busy: false, failure: null, changed, explanations: {} });
      forgetAnswers();
      const look = () => {
        if (stopped || derivedStore.getState().raw !== analysis) return;
        chooseSelection(answer, vanished);
        fitOnce();
      };
      // A large picture is enough for one task: what is chosen in it is explained and moved to in the next.
      if (unfinished) void nextTask().then(look);
      else look();
      finishing.abort();
      finishing = new AbortController();
      behind = unfinished === true && (!keeps || isOther || behind);
      if (behind) void finish(analysis, finishing);
    },
    onFailure(failure) {
      setWork('analysis', null);
      derivedStore.setState({ busy: false, failure });
    },
  });

  /** Of what is on the screen, which lint has seen; a large one says that it waits instead. */
  function isEdit(source: Source): boolean {
    const { raw } = derivedStore.getState();
    if (shown === null || raw === null || raw.unfinished || sameSource(shown, source)) return false;
    return shownOrigin === truthStore.getState().origin && wholeOf(raw).edges.length <= MANY_EDGES;
  }

  let wasBlind = false;
  /** Verdicts are to be guessed first, as far as is known before the engine has answered. */
  function isBlind(): boolean {
    const { guessing, veil } = derivedStore.getState();
    return veil !== null && (guessing > 0 || shown === null || !sameSource(shown, getWorkspace()));
  }

  function run(): void {
    clearTimeout(timer);
    timer = undefined;
    const { documents, context, view } = getWorkspace();
    const aspect = aspectOf(getLocal().room);
    const source = { documents, context };
    wasBlind = isBlind();
    const job: Job = {
      ...(aspect === undefined ? {} : { aspect }),
      ...(isEdit(source) ? { edited: true } : {}),
      ...(wasBlind ? { blind: true } : {}),
      source,
      goodTexts: neededTexts(goodTexts, documents),
      view,
    };
    onProgress({ doing: READING, done: 0, of: 0 });
    client.analyse(job);
  }

  function soon(delay: number): void {
    derivedStore.setState({ busy: true });
    clearTimeout(timer);
    if (delay === 0) run();
    else timer = setTimeout(run, delay);
  }

  setExplainer((edgeId) => {
    const { raw, explanations } = derivedStore.getState();
    if (raw === null || explanations[edgeId] !== undefined) return;
    derivedStore.setState({ explanations: { ...explanations, [edgeId]: null } });
    void client.explain(edgeId).then((explanation) => {
      // Of an older analysis, or not known: the hook asks again when the next analysis is there.
      if (derivedStore.getState().raw?.graph !== raw.graph || explanation === null) return;
      derivedStore.setState((d) => ({ explanations: { ...d.explanations, [edgeId]: explanation } }));
    });
  });

  setAnswerer((question, asking) => client.ask(question, asking));

  let { origin } = truthStore.getState();
  const stopTruth = truthStore.subscribe((now, before) => {
    const a = before.workspace;
    const b = now.workspace;
    // Undo changes the content first and the workspace that goes with it a moment later.
    if (a === b) return;
    const isOther = now.origin !== origin;
    ({ origin } = now);
    if (isOther || a.documents.length !== b.documents.length) deselected = false;
    else if (a.view.selection !== b.view.selection) deselected = b.view.selection === undefined;
    if (isOther) {
      goodTexts = {};
      soon(0);
    } else if (!samePicture(a, b)) soon(isTyping(a, b) ? typingDelay(lastRunMs) : 0);
  });
  const stopActive = keepActiveDocument();
  const stopRoom = localStore.subscribe((now, before) => {
    if (now.room !== before.room) soon(0);
  });
  const stopVeil = derivedStore.subscribe((now, before) => {
    const veils = now.veil !== before.veil || now.guessing !== before.guessing;
    if (veils && narrowsByVerdict(getWorkspace().view) && isBlind() !== wasBlind) soon(0);
  });
  if (first === null) soon(0);
  else {
    setAnalysis(first);
    timer = setTimeout(run, FIRST_PICTURE_MS);
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
    stopTruth();
    stopActive();
    stopRoom();
    stopVeil();
    setExplainer(() => {});
    setAnswerer(null);
    setWork('analysis', null);
    client.end();
  };
}

/** The document in the editor always exists: the first one when the one before is gone. */
function keepActiveDocument(): () => void {
  const check = () => {
    const { documents } = getWorkspace();
    const { activeDocument } = getLocal();
    if (documents.some((document) => document.id === activeDocument)) return;
    // AWS's own documents are read beside the user's.
    if (activeDocument !== null && managedArn(activeDocument) !== null && documents.length > 0) return;
    const next = documents[0]?.id ?? null;
    if (next !== activeDocument) setLocal({ activeDocument: next });
  };
  check();
  const stop = [truthStore.subscribe(check), localStore.subscribe(check)];
  return () => stop.forEach((end) => end());
}
