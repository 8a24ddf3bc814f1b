// Reads one parsed JSON policy document into `Policy` and tells everything that IAM would refuse.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { cleanness, isOnSts } from './cleanPolicy.ts';
import { type FaultList, faultList, SYNTAX_ERRORS } from './faultList.ts';
import { DOCUMENT_ELEMENTS, GRAMMAR_RULES } from './grammarRules.ts';
import type { Policy, PolicyType, Statement } from './policy.ts';
import { readStatement } from './readStatement.ts';
import { isObject, type JsonObject, unknownName, unknownNames } from './readValues.ts';

function readVersion(document: JsonObject, list: FaultList): Policy['version'] {
  const { version: wanted, called } = GRAMMAR_RULES[list.type];
  const written = document['Version'];
  const has = Object.hasOwn(document, 'Version');
  if (has && written !== '2008-10-17' && written !== '2012-10-17') {
    const text = 'Version is the date of the policy language: "2012-10-17" (or the old "2008-10-17").';
    list.refuse('L-VERSION-INVALID', ['Version'], text, SYNTAX_ERRORS);
    return '2008-10-17';
  }
  if (written === '2012-10-17') return written;
  if (wanted === '2012') {
    const code = has ? 'L-OLD-VERSION' : 'L-NO-VERSION';
    const awsText = 'Policy document must be version 2012-10-17 or greater.';
    list.refuse(code, has ? ['Version'] : [], `The Version of ${called} must be "2012-10-17".`, awsText);
  }
  return '2008-10-17';
}

function readId(document: JsonObject, list: FaultList): void {
  if (!Object.hasOwn(document, 'Id')) return;
  const { id, called } = GRAMMAR_RULES[list.type];
  if (typeof document['Id'] !== 'string') list.refuse('L-JSON', ['Id'], 'Id must be text.', SYNTAX_ERRORS);
  else if (id === 'ignored') list.remark('L-ID-IN-IDENTITY', ['Id'], `Id has no meaning in ${called}.`);
}

const everyStatement = (): boolean => true;

function readStatements(
  document: JsonObject,
  list: FaultList,
  isWanted: (statement: JsonObject) => boolean = everyStatement,
): readonly Statement[] {
  const written = document['Statement'];
  const empty =
    written === undefined ||
    (Array.isArray(written) && written.length === 0) ||
    (isObject(written) && Object.keys(written).length === 0);
  if (empty) {
    const at = Object.hasOwn(document, 'Statement') ? ['Statement'] : [];
    list.refuse('L-NO-STATEMENT', at, 'The document has no statement.', SYNTAX_ERRORS);
    return [];
  }
  const statements: Statement[] = [];
  const sids = new Set<string>();
  const members: readonly unknown[] = Array.isArray(written) ? written : [written];
  for (const [index, member] of members.entries()) {
    const path = Array.isArray(written) ? ['Statement', index] : ['Statement'];
    if (isObject(member)) {
      if (isWanted(member)) statements.push(readStatement(member, index, path, sids, list));
    } else list.refuse('L-JSON', path, 'A statement must be a JSON object.', SYNTAX_ERRORS);
  }
  return statements;
}

/** Reads everything at once, clean or not; for everybody but tests `parsePolicy` is the same and quicker. */
export function readPolicy(document: unknown, type: PolicyType): Policy {
  const list = faultList(type);
  let version: Policy['version'] = '2008-10-17';
  let statements: readonly Statement[] = [];
  if (isObject(document)) {
    for (const { name, meant } of unknownNames(document, DOCUMENT_ELEMENTS)) {
      list.refuse('L-UNKNOWN-ELEMENT', [name], unknownName(name, meant, 'A policy'), SYNTAX_ERRORS);
    }
    version = readVersion(document, list);
    readId(document, list);
    statements = readStatements(document, list);
  } else {
    list.refuse('L-JSON', [], 'A policy must be one JSON object.', SYNTAX_ERRORS);
  }
  const { faults } = list;
  return { type, version, statements, faults, accepted: faults.every(({ blocks }) => !blocks) };
}

const NO_FAULTS: Policy['faults'] = [];

const NO_STATEMENTS: Policy['statements'] = [];

/** A clean document: its statements are read when somebody asks for them, and no more of them than are asked for. */
function cleanPolicy(document: JsonObject, type: PolicyType, silent: boolean): Policy {
  let statements: readonly Statement[] | null = null;
  let onSts: readonly Statement[] | null = silent ? NO_STATEMENTS : null;
  const all = (): readonly Statement[] => (statements ??= readStatements(document, faultList(type)));
  return {
    type,
    version: document['Version'] === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    get statements() {
      return all();
    },
    faults: NO_FAULTS,
    accepted: true,
    get onSts() {
      // A trust policy is about nothing else.
      onSts ??=
        type === 'trust'
          ? all()
          : readStatements(document, faultList(type), (statement) => isOnSts(statement, type));
      return onSts;
    },
  };
}

/**
 * Reads a whole policy document of the given type. Never throws; what cannot be read becomes a fault. The document
 * must not change afterwards.
 */
export function parsePolicy(document: unknown, type: PolicyType): Policy {
  const clean = isObject(document) ? cleanness(document, type) : 'unsure';
  if (!isObject(document) || clean === 'unsure') return readPolicy(document, type);
  return cleanPolicy(document, type, clean === 'silent');
}
