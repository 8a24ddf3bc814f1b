// What to do where no policy helps, or where a document has to be read first.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
import { readableId } from '#language/unknownAccount.ts';
import { judge } from '#assume/assumeVerdict.ts';
import type { Model } from '#decision/model.ts';
import { type Situation, situation } from '#decision/situation.ts';
import { PAGES } from './pages.ts';

export interface Advice {
  readonly code: string;
  readonly text: string;
  readonly page: string;
}

interface Counsel {
  readonly code: string;
  readonly text: (s: Situation) => string;
  readonly page: string;
}

/** By the reason code of what AWS never does. */
const STRUCTURAL: readonly Counsel[] = [
  {
    code: 'ROOT_CANNOT_ASSUME',
    text: ({ source }) =>
      `No policy lets a root user assume a role. Use an IAM user or a role of account ${source.account ?? ''}; for root tasks in a member account the management account calls AssumeRoot.`,
    page: PAGES.assumeRoot,
  },
  {
    code: 'FEDUSER_CANNOT_ASSUME',
    text: () =>
      'No policy lets a federated-user session assume a role. Let the user ask GetSessionToken instead of GetFederationToken, or assume the role with its own credentials.',
    page: PAGES.compare,
  },
  {
    code: 'CROSS_PARTITION',
    text: ({ source, target }) =>
      `Roles do not reach across partitions (${source.partition ?? ''} and ${target.partition}). Make a user, or a trust in an outside identity provider, in the partition of ${target.shortName}.`,
    page: PAGES.compare,
  },
  {
    code: 'ACTION_KIND_MISMATCH',
    text: ({ source }) =>
      source.kind === 'saml' || source.kind === 'oidc'
        ? `A federated identity calls ${source.kind === 'saml' ? 'AssumeRoleWithSAML' : 'AssumeRoleWithWebIdentity'}; ask about that action.`
        : 'This caller has AWS credentials and calls AssumeRole; ask about that action.',
    page: PAGES.compare,
  },
];

/** Empty when policies decide: then `proposeFixes` has what can be done. Never throws. */
export function adviceFor(model: Model, source: string, target: string, action?: string): readonly Advice[] {
  const s = situation(model, source, target, action);
  const { edge } = judge(s);
  const codes = new Set(edge.reasons.map((r) => r.code));
  const structural = STRUCTURAL.filter((c) => codes.has(c.code)).map(({ code, text, page }) => ({
    code,
    text: text(s),
    page,
  }));
  const unread = edge.missing.map(({ what, of, command, open }) => ({
    code: `READ_${what.toUpperCase().replaceAll('-', '_')}`,
    text: `First read what ${open === undefined ? 'nobody gave' : 'is not filled in'}, the ${what.replaceAll('-', ' ')} of ${of === '*' ? 'whoever calls' : readableId(of)}${command === '' ? '.' : `: ${command}`}`,
    page: PAGES.deny,
  }));
  const anyone =
    s.source.kind === 'anyone' && edge.verdict !== 'valid'
      ? [
          {
            code: 'ANYONE',
            text: 'A role that everybody may assume is nothing to be proposed: ask about the user, role or account that is meant.',
            page: PAGES.principal,
          },
        ]
      : [];
  return [...structural, ...unread, ...anyone];
}
