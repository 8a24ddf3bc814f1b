// One principal or resource: who can become it, what it can become, its documents.
import { readableId } from '#language/unknownAccount.ts';
import type { EdgeWord, GraphNode, LightGraph } from '#graph/accessGraph.ts';
import { accountLabel } from '#graph/accountLabel.ts';
import { chooseResources } from '#graph/hidden.ts';
import { NODE_LOOK } from '#graph/look.ts';
import { useAnswer } from '#session/answers.ts';
import { useDerived } from '#session/derived.ts';
import { EdgeLinks } from '#parts/EdgeLinks.tsx';
import type { ReactNode } from 'react';
import { AccountCards } from './AccountExplanation.tsx';
import { changeView, getWorkspace } from '#session/truth.ts';
import { AskAbout, Detours, GuardrailLab, WordsHere } from './later.tsx';
import { nodeProblems } from '#words/nodeProblems.ts';
import { nodeFacts } from '#words/nodeFacts.ts';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { SeverityMark } from '#parts/SeverityMark.tsx';
import type { Problem } from '#text/problem.ts';

const PRINCIPAL_SLOTS = ['boundary', 'session'] as const;

const listResources = (): void => changeView({ hidden: chooseResources(getWorkspace().view, true) });

interface Props {
  readonly node: GraphNode;
  readonly graph: LightGraph;
}

/** The glossary's word for a kind whose own name it does not have. */
const WORD_OF_KIND: Readonly<Partial<Record<GraphNode['kind'], string>>> = {
  role: 'trust policy',
  user: 'principal',
  service: 'service principal',
  account: 'account root',
  federated: 'federation',
  anyone: 'principal',
  session: 'session policy',
};

export function NodeExplanation({ node, graph }: Props) {
  const { incoming, outgoing, access } = nodeFacts(graph, node.id);
  const documents = useAnswer({ kind: 'documents', node: node.id }).answer ?? [];
  const problems = useDerived(({ analysis }) => analysis?.problems) ?? [];
  const isRole = node.kind === 'role';
  return (
    <article className="explain-body">
      <header className="explain-head">
        <div className="explain-crumb">
          <span>{NODE_LOOK[node.kind].word}</span>
          {node.account !== null && node.kind !== 'account' && (
            <button
              type="button"
              className="explain-end"
              onClick={() => changeView({ selection: node.account ?? undefined })}
            >
              Account {accountLabel(node.account)}
            </button>
          )}
        </div>
        <h2 className="explain-sentence">{node.label}</h2>
        <p className="explain-id">{readableId(node.id)}</p>
        <p className="explain-note">
          {node.detail}
          {node.guessed && ' · its owner is our guess'}
        </p>
      </header>
      {(isRole || incoming.length > 0) && (
        <Edges
          title="Who can become it"
          none="Nobody here that the policies name."
          graph={graph}
          edges={incoming}
          name="source"
        >
          <Detours node={node.id} graph={graph} direction="who" />
        </Edges>
      )}
      {node.kind !== 'resource' && (
        <Edges
          title="What it can become"
          none="No role that the policies name."
          graph={graph}
          edges={outgoing}
          name="target"
        >
          <Detours node={node.id} graph={graph} direction="become" />
        </Edges>
      )}
      {access.length > 0 && (
        <Edges
          title={node.kind === 'resource' ? 'Who may use it' : 'What it may use'}
          none=""
          graph={graph}
          edges={access}
          name={node.kind === 'resource' ? 'source' : 'target'}
        />
      )}
      {graph.unlisted !== undefined && (node.kind === 'role' || node.kind === 'user') && (
        <section className="explain-card">
          <h3>What it may use</h3>
          <p className="explain-note">
            There is so much here that resources are listed only when you ask for them.
          </p>
          <button type="button" className="explain-button" onClick={listResources}>
            List all resources
          </button>
        </section>
      )}
      {node.kind !== 'resource' && node.kind !== 'group' && <AskAbout node={node} />}
      {node.declared && node.account !== null && (node.kind === 'user' || node.kind === 'role') && (
        <GuardrailLab owner={node.id} account={node.account} slots={PRINCIPAL_SLOTS} />
      )}
      {node.kind === 'account' && <AccountCards account={node.id} graph={graph} />}
      {documents.length > 0 && (
        <section className="explain-card">
          <h3>Its documents</h3>
          {documents.map(({ name, place }) => (
            <PlaceRow key={`${name} ${JSON.stringify(place)}`} places={[place]}>
              {name}
            </PlaceRow>
          ))}
        </section>
      )}
      <Problems problems={nodeProblems(problems, node.id, documents)} />
      <WordsHere texts={[NODE_LOOK[node.kind].word, node.detail, WORD_OF_KIND[node.kind] ?? '']} />
    </article>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>
        Its problems <span className="explain-count">{problems.length}</span>
      </h3>
      {problems.map((problem, i) => (
        <PlaceRow key={`${problem.code} ${i}`} places={problem.place ? [problem.place] : []}>
          <span className="explain-known-words">
            <SeverityMark severity={problem.severity} />
            <span>{problem.message}</span>
          </span>
        </PlaceRow>
      ))}
    </section>
  );
}

interface EdgesProps {
  readonly title: string;
  readonly none: string;
  readonly graph: LightGraph;
  readonly edges: readonly EdgeWord[];
  readonly name: 'source' | 'target';
  readonly children?: ReactNode;
}

function Edges({ title, none, graph, edges, name, children }: EdgesProps) {
  return (
    <section className="explain-card">
      <h3>
        {title} <span className="explain-count">{edges.length}</span>
      </h3>
      {edges.length === 0 ? (
        <p className="explain-note">{none}</p>
      ) : (
        <EdgeLinks graph={graph} edges={edges} name={name} />
      )}
      {children}
    </section>
  );
}
