// Reads one parsed JSON policy document into `Policy` and tells everything that IAM would refuse.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { cleanness, isOnSts } from './cleanPolicy.ts';
import { type FaultList, faultList, SYNTAX_ERRORS } from './faultList.ts';
import { DOCUMENT_ELEMENTS, GRAMMAR_RULES } from './grammarRules.ts';
import type { Made, Policy, PolicyType, Statement } from './policy.ts';
import { checkStatement } from './checkStatement.ts';
import { readStatement } from './readStatement.ts';
import { isObject, type JsonObject, membersOf, unknownName, unknownNames } from './readValues.ts';
import { ROOT_PATH, type SharedPath, step } from './sharedPath.ts';

const versionOf = (document: JsonObject): Policy['version'] =>
  document['Version'] === '2012-10-17' ? '2012-10-17' : '2008-10-17';

function checkVersion(document: JsonObject, list: FaultList): void {
  const { version: wanted, called } = GRAMMAR_RULES[list.type];
  const written = document['Version'];
  const has = Object.hasOwn(document, 'Version');
  if (has && written !== '2008-10-17' && written !== '2012-10-17') {
    const text = 'Version is the date of the policy language: "2012-10-17" (or the old "2008-10-17").';
    list.refuse('L-VERSION-INVALID', ['Version'], text, SYNTAX_ERRORS);
  } else if (written !== '2012-10-17' && wanted === '2012') {
    const code = has ? 'L-OLD-VERSION' : 'L-NO-VERSION';
    const awsText = 'Policy document must be version 2012-10-17 or greater.';
    list.refuse(code, has ? ['Version'] : [], `The Version of ${called} must be "2012-10-17".`, awsText);
  }
}

function checkId(document: JsonObject, list: FaultList): void {
  if (!Object.hasOwn(document, 'Id')) return;
  const { id, called } = GRAMMAR_RULES[list.type];
  if (typeof document['Id'] !== 'string') list.refuse('L-JSON', ['Id'], 'Id must be text.', SYNTAX_ERRORS);
  else if (id === 'ignored') list.remark('L-ID-IN-IDENTITY', ['Id'], `Id has no meaning in ${called}.`);
}

/** The statements of a document that are objects; others cannot be read at all. */
function readStatements(
  document: JsonObject,
  type: PolicyType,
  isWanted: ((statement: JsonObject) => boolean) | null = null,
): readonly Statement[] {
  const written = document['Statement'];
  const at = step(ROOT_PATH, 'Statement');
  const read = (member: unknown, index: number, path: SharedPath): Statement | null =>
    !isObject(member) || (isWanted !== null && !isWanted(member))
      ? null
      : readStatement(member, type, index, path);
  // Most have one, and pushing it into an empty list would make room for seventeen.
  let statements: Statement[] | null = null;
  const take = (one: Statement | null): void => {
    if (one === null) return;
    if (statements === null) statements = [one];
    else statements.push(one);
  };
  if (!Array.isArray(written)) take(read(written, 0, at));
  else for (let i = 0; i < written.length; i++) take(read(written[i], i, step(at, i)));
  return statements ?? NO_STATEMENTS;
}

const statementsOnSts = (document: JsonObject, type: PolicyType): readonly Statement[] =>
  readStatements(document, type, (statement) => isOnSts(statement, type));

const isEmpty = (written: unknown): boolean =>
  written === undefined ||
  (Array.isArray(written) && written.length === 0) ||
  (isObject(written) && Object.keys(written).length === 0);

function checkStatements(document: JsonObject, list: FaultList): void {
  const written = document['Statement'];
  if (isEmpty(written)) {
    const at = Object.hasOwn(document, 'Statement') ? ['Statement'] : [];
    list.refuse('L-NO-STATEMENT', at, 'The document has no statement.', SYNTAX_ERRORS);
    return;
  }
  const sids = new Set<string>();
  for (const { value, path } of membersOf(written, ['Statement'])) {
    if (isObject(value)) checkStatement(value, path, sids, list);
    else list.refuse('L-JSON', path, 'A statement must be a JSON object.', SYNTAX_ERRORS);
  }
}

/** Reads everything at once, clean or not; for everybody but tests `parsePolicy` is the same and quicker. */
export function readPolicy(document: unknown, type: PolicyType): Policy {
  const list = faultList(type);
  const { faults } = list;
  if (!isObject(document)) {
    list.refuse('L-JSON', [], 'A policy must be one JSON object.', SYNTAX_ERRORS);
    return { type, version: '2008-10-17', statements: NO_STATEMENTS, faults, accepted: false, made: {} };
  }
  for (const { name, meant } of unknownNames(document, DOCUMENT_ELEMENTS)) {
    list.refuse('L-UNKNOWN-ELEMENT', [name], unknownName(name, meant, 'A policy'), SYNTAX_ERRORS);
  }
  checkVersion(document, list);
  checkId(document, list);
  checkStatements(document, list);
  const statements = isEmpty(document['Statement']) ? NO_STATEMENTS : readStatements(document, type);
  const accepted = faults.every(({ blocks }) => !blocks);
  return { type, version: versionOf(document), statements, faults, accepted, made: {} };
}

const NO_FAULTS: Policy['faults'] = [];
const NO_STATEMENTS: Policy['statements'] = [];

/**
 * A clean document: its statements are read when somebody asks for them, and no more of them than are asked for. A
 * class, because an organization has tens of thousands of them and closures would be most of their memory.
 */
class CleanPolicy implements Policy {
  readonly type: PolicyType;
  readonly version: Policy['version'];
  readonly faults = NO_FAULTS;
  readonly accepted = true;
  readonly made: Made = {};
  private readonly document: JsonObject;
  private all: readonly Statement[] | null = null;
  private some: readonly Statement[] | null;

  constructor(document: JsonObject, type: PolicyType, silent: boolean) {
    this.type = type;
    this.version = versionOf(document);
    this.document = document;
    this.some = silent ? NO_STATEMENTS : null;
  }

  get statements(): readonly Statement[] {
    return (this.all ??= readStatements(this.document, this.type));
  }

  get onSts(): readonly Statement[] {
    // A trust policy is about nothing else.
    if (this.type === 'trust') return this.statements;
    return (this.some ??= statementsOnSts(this.document, this.type));
  }
}

/**
 * Reads a whole policy document of the given type. Never throws; what cannot be read becomes a fault. The document
 * must not change afterwards.
 */
export function parsePolicy(document: unknown, type: PolicyType): Policy {
  const clean = isObject(document) ? cleanness(document, type) : 'unsure';
  if (!isObject(document) || clean === 'unsure') return readPolicy(document, type);
  return new CleanPolicy(document, type, clean === 'silent');
}
