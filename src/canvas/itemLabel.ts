// Every element of the picture as one full sentence, for people who hear it instead of seeing it.
import { accountLabel } from '#graph/accountLabel.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { AccessGraph, GraphAccount, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { ANSWER_LOOK, NODE_LOOK } from '#graph/look.ts';
import { gateMarks } from '#graph/pill.ts';
import { accountsWords, unitsWords, type UnitBox } from '#graph/unitTree.ts';
import { triesWords } from '#graph/tries.ts';

/** How the verdicts of several edges are told in a row. */
const TOLD: readonly (readonly [VerdictWord, string])[] = [
  ['conditional', 'conditional'],
  ['unknown', 'unknown'],
  ['invalid', 'blocked'],
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const number = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

/** `OU Workloads / Prod, 2 accounts.` */
export const unitSentence = ({ accounts, units }: UnitBox): string =>
  `OU ${unitsWords(units)}, ${accountsWords(accounts)}.`;

/** `account 111111111111 in OU Workloads / Prod`. */
function whereOf({ account, id: own, kind, units }: GraphNode, { accounts }: AccessGraph): readonly string[] {
  const outer = units?.at(-1)?.id === own ? units.slice(0, -1) : units;
  const around = unitsWords(outer ?? accounts.find(({ id }) => id === account)?.units ?? []);
  const unit = around === '' ? '' : `in OU ${around}`;
  const box = account === null || kind === 'account' ? '' : `account ${accountLabel(account)}`;
  const where = [box, unit].filter((each) => each !== '').join(' ');
  return where === '' ? [] : [where];
}

/** `Role Build, account 111111111111, can assume 1 role, 1 blocked, 2 edges lead here.` */
export function nodeSentence(node: GraphNode, graph: AccessGraph): string {
  const out = graph.edges.filter((edge) => edge.source === node.id);
  const assumes = out.filter((edge) => edge.kind === 'assume' && !edge.veiled);
  const uses = out.length - assumes.length;
  const into = graph.edges.filter((edge) => edge.target === node.id && edge.kind === 'assume').length;
  const told = TOLD.flatMap(([verdict, word]) => {
    const n = assumes.filter((edge) => edge.verdict === verdict).length;
    return n === 0 ? [] : [`${n} ${word}`];
  });
  const allowed = assumes.filter((edge) => edge.verdict === 'valid').length;
  const parts = [
    node.kind === 'account'
      ? capital(nameAlone(node))
      : `${capital(NODE_LOOK[node.kind].word)} ${node.label}`,
    ...whereOf(node, graph),
    ...(node.declared || node.kind === 'service' || node.kind === 'anyone' ? [] : ['only mentioned']),
    ...(node.guessed ? ['owner guessed'] : []),
    ...(assumes.length === 0
      ? []
      : [`can assume ${allowed === 0 ? 'no role' : number(allowed, 'role')}`, ...told]),
    ...(uses === 0 ? [] : [`uses ${number(uses, 'resource')}`]),
    ...(into === 0 ? [] : [`${number(into, 'edge')} ${into === 1 ? 'leads' : 'lead'} here`]),
  ];
  return `${parts.join(', ')}.`;
}

/** `Account 111111111111, Production, 2 principals, 1 resource.` */
export function accountSentence({ alias, declared, id }: GraphAccount, graph: AccessGraph): string {
  const inside = graph.nodes.filter((node) => node.account === id);
  const resources = inside.filter(({ kind }) => kind === 'resource').length;
  const parts = [
    `Account ${accountLabel(id)}`,
    ...(alias === undefined ? [] : [alias]),
    ...(declared ? [] : ['only mentioned']),
    number(inside.length - resources, 'principal'),
    ...(resources === 0 ? [] : [number(resources, 'resource')]),
  ];
  return `${parts.join(', ')}.`;
}

/** The verdict's own sentence, then what each gate says. */
export function edgeSentence(edge: GraphEdge): string {
  const text = /[.!?]$/u.test(edge.text) ? edge.text : `${edge.text}.`;
  if (edge.kind === 'access' || edge.veiled) return text;
  const gates = gateMarks(edge.gates).map(({ look, answer }) => `${look.word} ${ANSWER_LOOK[answer].word}.`);
  const tried = edge.tries === undefined ? [] : [`${capital(triesWords(edge.tries))}.`];
  return [text, `${capital(edge.verdict)}.`, ...tried, ...gates].join(' ');
}
