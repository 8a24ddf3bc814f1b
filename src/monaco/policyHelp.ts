// Monaco as an editor of policies: completion, meanings, quick fixes, and the way from an ARN to its role. Loaded with
// Monaco; what can stand where is the room assist.
import { isBundled, serviceOf } from '#assist/actionMeaning.ts';
import { readActionWords, type ActionWords } from '#assist/actionWords.ts';
import { caretAt, type Caret } from '#assist/caret.ts';
import { meaningAt } from '#assist/meaning.ts';
import { offersAt, type Listed, type Offer } from '#assist/offers.ts';
import { hclStand } from '#assist/hclCaret.ts';
import { standingOf, typeByPath, type Standing } from '#assist/standing.ts';
import { yamlStand } from '#assist/yamlCaret.ts';
import type { PolicyType } from '#language/policy.ts';
import { ask } from '#session/answers.ts';
import { derivedStore } from '#session/derived.ts';
import { wholeOf } from '#engine/analysis.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { changeView } from '#session/truth.ts';
import { piecesOf } from '#text/pieces.ts';
import { quickFixes, type QuickFix } from './quickFixes.ts';
import { accountNamed, hereIn } from './hereIn.ts';
import { knownIn } from './knownIn.ts';
import { lineStarts, offsetAt } from './linePositions.ts';
import { monacoRange } from './monacoMarks.ts';
import { monaco, POLICY_LANGUAGES } from './monacoSetup.ts';
import { LARGE } from './sourceProps.ts';
import { writtenIn, type Tongue } from './writtenIn.ts';

let words: Promise<ActionWords> | null = null;
const actionWords = (): Promise<ActionWords> =>
  (words ??= import('#assist/awsActions.txt?raw').then(({ default: text }) => readActionWords(text)));

interface Here {
  readonly caret: Caret;
  readonly standing: Standing | null;
  readonly type: PolicyType | undefined;
  /** Of the policy around. */
  readonly owner: string | undefined;
  readonly tongue: Tongue;
  readonly starts: readonly number[];
}

const graphNow = () => {
  const { analysis } = derivedStore.getState();
  return analysis && wholeOf(analysis);
};

/** The JSON around the position: the piece that reading found there, else the text from its beginning. */
function hereAt(model: monaco.editor.ITextModel, position: monaco.IPosition): Here | null {
  if (model.getValueLength() > LARGE) return null;
  const text = model.getValue(undefined, true);
  const starts = lineStarts(text);
  const offset = offsetAt(starts, position.lineNumber, position.column);
  const document = model.uri.path.slice(1);
  const piece = derivedStore
    .getState()
    .analysis?.pieces.findLast(
      (one) => one.document === document && one.from <= offset && offset <= one.to + 1,
    );
  const start = piece?.from ?? 0;
  const tongue = tongueOf(text, start, model.getLanguageId());
  if (tongue !== 'json') {
    const stand = (tongue === 'yaml' ? yamlStand : hclStand)(text, start, offset);
    // A template holds policies of several types: the keys around know which.
    return (
      stand && {
        ...stand,
        type: typeByPath(stand.caret.path, piece?.policyType),
        owner: piece?.owner,
        tongue,
        starts,
      }
    );
  }
  const caret = caretAt(text, start, offset);
  if (caret === null) return null;
  const type = typeByPath(caret.path, piece?.policyType);
  return { caret, standing: standingOf(caret), type, owner: piece?.owner, tongue, starts };
}

/** By what the piece is: prose holds all of them. A piece of a text that is broken now begins at its start. */
function tongueOf(text: string, start: number, language: string): Tongue {
  if (language === 'yaml' || language === 'hcl') return language;
  if (language === 'json') return 'json';
  const kind = piecesOf(text).findLast(({ from }) => from <= start && from >= start - 1)?.kind;
  if (kind === 'terraform') return 'hcl';
  return kind === 'cloudformation' || kind === 'yaml' ? 'yaml' : 'json';
}

const markdown = (text: string, page: string | null | undefined): monaco.IMarkdownString => ({
  value: page ? `${text}\n\n[AWS page](${page})` : text,
});

/** A name of the user's has no marks of Markdown in it, whatever it is. */
const plainly = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, String.raw`\$&`);

const KINDS = monaco.languages.CompletionItemKind;

function completion(
  offer: Offer,
  order: number,
  { caret, starts, tongue }: Here,
): monaco.languages.CompletionItem {
  const again = { id: 'editor.action.triggerSuggest', title: 'What follows' };
  return {
    label: { label: offer.label, description: offer.detail },
    kind: caret.at === 'key' ? KINDS.Property : KINDS.Value,
    insertText: writtenIn(tongue, offer, caret),
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    filterText: JSON.stringify(offer.label)
      .slice(0, caret.quoted ? undefined : -1)
      .slice(caret.quoted ? 0 : 1),
    sortText: String(order).padStart(5, '0'),
    range: monacoRange(starts, caret.from, caret.to),
    ...(offer.meaning !== undefined && { documentation: markdown(offer.meaning, offer.page) }),
    ...((offer.value !== undefined || offer.leadsOn) && { command: again }),
  };
}

/** All actions of the service that an action there names, unless they are here in more words. */
async function listedAt({ caret: { token }, standing }: Here): Promise<Listed | null> {
  const service = standing?.kind === 'action' ? serviceOf(token) : null;
  if (service === null || isBundled(service)) return null;
  const actions = await ask({ kind: 'actions', service });
  return actions && { service, actions };
}

async function complete(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): Promise<monaco.languages.CompletionList> {
  const here = hereAt(model, position);
  if (!here?.standing) return { suggestions: [] };
  const { caret, standing, type } = here;
  const known = knownIn(graphNow());
  const offers = offersAt(caret, standing, type, await actionWords(), known, await listedAt(here));
  return { suggestions: offers.map((offer, i) => completion(offer, i, here)) };
}

async function explain(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): Promise<monaco.languages.Hover | null> {
  const here = hereAt(model, position);
  if (!here?.standing) return null;
  const { caret, owner, standing, starts, type } = here;
  const listed = await listedAt(here);
  const around = hereIn(graphNow(), type, owner);
  const meaning = meaningAt(caret, standing, await actionWords(), around, listed?.actions ?? null);
  if (!meaning) return null;
  const token = caret.from + (caret.quoted ? 1 : 0);
  const { from, to } = meaning.part
    ? { from: token + meaning.part.from, to: token + meaning.part.to }
    : caret;
  return {
    range: monacoRange(starts, from, to),
    contents: [{ value: `**${plainly(meaning.title)}**` }, markdown(meaning.text, meaning.page)],
  };
}

function codeAction(
  model: monaco.editor.ITextModel,
  fix: QuickFix,
  starts: readonly number[],
): monaco.languages.CodeAction {
  const textEdit = { range: monacoRange(starts, fix.from, fix.to), text: fix.text };
  return {
    title: fix.label,
    kind: 'quickfix',
    isPreferred: true,
    edit: { edits: [{ resource: model.uri, textEdit, versionId: model.getVersionId() }] },
  };
}

function mend(model: monaco.editor.ITextModel, range: monaco.Range): monaco.languages.CodeActionList {
  if (model.getValueLength() > LARGE) return { actions: [], dispose: () => {} };
  const text = model.getValue(undefined, true);
  const starts = lineStarts(text);
  const problems = derivedStore.getState().analysis?.problems ?? [];
  const actions = quickFixes(model.uri.path.slice(1), text, problems)
    .filter(({ from, to }) => monaco.Range.areIntersectingOrTouching(monacoRange(starts, from, to), range))
    .map((fix) => codeAction(model, fix, starts));
  return { actions, dispose: () => {} };
}

/** Selects what the ARN under the caret names; false when the graph has nothing of that name. */
function goToNamed(editor: monaco.editor.ICodeEditor, position = editor.getPosition()): boolean {
  const model = editor.getModel();
  const token = model && position && hereAt(model, position)?.caret.token;
  const graph = graphNow();
  const account = token ? accountNamed(token) : null;
  const found =
    graph?.nodes.find(({ id }) => id === token) ??
    graph?.accounts.find(({ id }) => id === (account ?? token));
  if (!token || !found) return false;
  setLocal({ panes: { ...getLocal().panes, explanation: true } });
  changeView({ selection: found.id });
  return true;
}

let registered = false;

/** Registers for all editors of the page, once: Monaco's registrations are global. */
function register(): void {
  if (registered) return;
  registered = true;
  const selector = [...POLICY_LANGUAGES];
  const { languages } = monaco;
  languages.registerCompletionItemProvider(selector, {
    triggerCharacters: ['"', ':', '.'],
    provideCompletionItems: complete,
  });
  languages.registerHoverProvider(selector, { provideHover: explain });
  languages.registerCodeActionProvider(selector, { provideCodeActions: mend });
}

/** Completion, meanings (by key: Alt+F12) and quick fixes; F12 or a click with Ctrl (⌘) on an ARN selects what it names. */
export function helpWithPolicies(editor: monaco.editor.IStandaloneCodeEditor): void {
  register();
  editor.addAction({
    id: 'rolegraph.goToNamed',
    label: 'Select what this ARN names',
    keybindings: [monaco.KeyCode.F12],
    contextMenuGroupId: 'navigation',
    run: () => {
      if (!goToNamed(editor))
        setLocal({ notice: { kind: 'info', text: 'Nothing in the graph has the name at the cursor.' } });
    },
  });
  editor.addAction({
    id: 'rolegraph.meaning',
    label: 'What the word at the cursor means',
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.F12],
    run: () => editor.trigger('keyboard', 'editor.action.showHover', { focus: 'autoFocusImmediately' }),
  });
  editor.onMouseDown(({ event, target }) => {
    if (!event.leftButton || !(event.ctrlKey || event.metaKey) || !target.position) return;
    if (goToNamed(editor, target.position)) event.preventDefault();
  });
}
