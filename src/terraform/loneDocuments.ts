// `aws_iam_policy_document` that nothing in the drop refers to, as people paste it with their question: policies that do
// not say whose they are.
import type { PolicyType } from '#language/policy.ts';
import { listOf, member } from '#text/json.ts';
import type { Declared, Folder } from './drop.ts';
import { accountOfInstance, partitionOfInstance } from './naming.ts';
import { policyDocument } from './policyDocument.ts';
import { policyOf } from './policyText.ts';
import { type Instance, instancesOf, type Scope } from './scope.ts';
import { plain } from '#hcl/values.ts';

const isDocument = ({ block }: Declared): boolean =>
  block.type === 'data' && block.labels[0] === 'aws_iam_policy_document';

/** Everything that is read of documents in the folder: whoever uses one writes `data.aws_iam_policy_document.name`. */
function referredTo({ sources }: Folder): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of sources) {
    for (const [, name = ''] of text.matchAll(/\baws_iam_policy_document\.([\w-]+)/g)) names.add(name);
  }
  return names;
}

const statementsOf = (document: unknown): readonly unknown[] => listOf(member(document, 'Statement'));

const isAboutSts = (statement: unknown): boolean =>
  listOf(member(statement, 'Action')).some((one) => typeof one === 'string' && /^sts:/i.test(one));

/** null: of a bucket, a key, a queue, or of nothing. */
function typeOf(document: unknown): PolicyType | null {
  const statements = statementsOf(document);
  const named = statements.filter(
    (one) => member(one, 'Principal') !== undefined || member(one, 'NotPrincipal') !== undefined,
  );
  if (named.length > 0) return named.some(isAboutSts) ? 'trust' : null;
  return statements.length > 0 ? 'identity' : null;
}

const WORDS: Partial<Record<PolicyType, string>> = { trust: 'trust policy', identity: 'permissions policy' };

function takeOne(instance: Instance): void {
  const { scope, declared, address } = instance;
  const { source, block } = declared;
  const written = policyDocument(instance);
  const type = written.json === undefined ? null : typeOf(plain(written.json));
  if (type === null) return;
  const made = {
    source,
    address,
    path: [address],
    partition: partitionOfInstance(instance),
    account: () => accountOfInstance(instance),
  };
  const name = block.labels[1] ?? '';
  const policy = policyOf(made, scope.drop.sources, written, type, name, [])?.policy;
  if (!policy) return;
  const { document, place, open, unknownAccounts, namedAccounts } = policy;
  const what = WORDS[type] ?? 'policy';
  source.found.counts.set(what, (source.found.counts.get(what) ?? 0) + 1);
  source.found.bare.push({
    document,
    path: place.path,
    type,
    name,
    ...(open ? { open } : {}),
    ...(unknownAccounts ? { unknownAccounts } : {}),
    ...(namedAccounts ? { namedAccounts } : {}),
  });
}

export function takeLoneDocuments(scopes: readonly Scope[]): void {
  for (const scope of scopes) {
    const documents = [...scope.folder.resources.values()].filter(isDocument);
    if (documents.length === 0) continue;
    const used = referredTo(scope.folder);
    for (const declared of documents)
      if (!used.has(declared.block.labels[1] ?? '')) instancesOf(scope, declared).forEach(takeOne);
  }
}
