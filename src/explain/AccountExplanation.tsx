// One account box: how much is in it, and what crosses its border.
import { accountLabel } from '#graph/accountLabel.ts';
import type { GraphAccount, LightGraph } from '#graph/accessGraph.ts';
import { isRoot, unitsWords } from '#graph/unitTree.ts';
import { changeView } from '#session/truth.ts';
import { EdgeLinks } from '#parts/EdgeLinks.tsx';
import { GuardrailLab, WordsHere } from './later.tsx';

const ACCOUNT_SLOTS = ['scp', 'rcp'] as const;

interface Props {
  readonly account: GraphAccount;
  readonly graph: LightGraph;
}

export function AccountExplanation({ account, graph }: Props) {
  const inside = new Set(graph.nodes.filter((node) => node.account === account.id).map((node) => node.id));
  const units = (account.units ?? []).filter((unit) => !isRoot(unit));
  const declared = graph.nodes.filter((node) => inside.has(node.id) && node.declared).length;
  return (
    <article className="explain-body">
      <header className="explain-head">
        <div className="explain-crumb">
          <span>account</span>
          <span>{account.alias ?? ''}</span>
          {units.length > 0 && (
            <button
              type="button"
              className="explain-end"
              onClick={() => changeView({ selection: units.at(-1)?.id })}
            >
              OU {unitsWords(units)}
            </button>
          )}
        </div>
        <h2 className="explain-sentence">Account {accountLabel(account.id)}</h2>
        <p className="explain-note">
          {inside.size} {inside.size === 1 ? 'principal' : 'principals'}, {declared} with documents
        </p>
      </header>
      <AccountCards account={account.id} graph={graph} />
      <WordsHere texts={['account root, principal, cross-account, SCP, RCP']} />
    </article>
  );
}

/** Of the account itself, and of "anyone here", who is the account as a principal. */
export function AccountCards({ account, graph }: { readonly account: string; readonly graph: LightGraph }) {
  const inside = new Set(graph.nodes.filter((node) => node.account === account).map((node) => node.id));
  const crossing = graph.edges.filter(
    (edge) => edge.kind === 'assume' && inside.has(edge.source) !== inside.has(edge.target),
  );
  return (
    <>
      <section className="explain-card">
        <h3>
          Edges across its border <span className="explain-count">{crossing.length}</span>
        </h3>
        {crossing.length === 0 ? (
          <p className="explain-note">
            None: nobody from elsewhere is named here, and nobody here names a role elsewhere.
          </p>
        ) : (
          <EdgeLinks graph={graph} edges={crossing} name="both" />
        )}
      </section>
      <GuardrailLab owner={account} account={account} slots={ACCOUNT_SLOTS} />
    </>
  );
}
