// Identity providers whose host is a slip of one that everybody uses: AWS takes the ARN, and no token ever comes from there.
import { iamName } from '#language/arn.ts';
import { nearest } from './nearest.ts';
import { isEks, issuerOf, OIDC_ISSUERS } from './oidcIssuers.ts';
import { providersOf } from './oidcRules.ts';
import { PAGES } from './pages.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import type { StatementView } from './views.ts';

const REGION = /\b[a-z]{2}(?:-[a-z]+)+-\d\b/;
const ONE_HOST: readonly string[] = OIDC_ISSUERS.map(({ host }) => host).filter(
  (host) => !host.includes('/'),
);

/** The provider that was probably meant; undefined: it may be right as it stands. */
function meant(host: string): string | undefined {
  if (host.startsWith('http:') || host.startsWith('https:')) return host.replace(/^https?:\/*/, '');
  if (isEks(host) || issuerOf(host) !== undefined) return undefined;
  const [name = '', ...path] = host.split('/');
  if (/\beks\b/.test(name) && /\.amazonaws\.com(?:\.cn)?$/.test(name)) {
    const region = REGION.exec(name)?.[0] ?? '<region>';
    const id = path.at(-1) ?? '';
    return `oidc.eks.${region}.amazonaws.com${name.endsWith('.cn') ? '.cn' : ''}/id/${id === '' ? '<id>' : id}`;
  }
  // A provider of one's own has a name of its own.
  const close = /\.githubusercontent\.com$|^(?:app\.)?terraform\.io$|^(?:www\.)?gitlab\.com$/.test(name)
    ? nearest(name, ONE_HOST)
    : undefined;
  return close === undefined || close === name ? undefined : [close, ...path].join('/');
}

function slips(view: StatementView): readonly Hit[] {
  return providersOf(view).flatMap(({ entry, host }) => {
    const right = meant(host);
    const written = iamName(entry.value)?.name;
    if (right === undefined || written === undefined) return NO_HITS;
    // Ids of clusters are written in capitals.
    const id = written.split('/').at(-1) ?? '';
    const own = right.endsWith(`/${id.toLowerCase()}`) ? right.slice(0, -id.length) + id : right;
    const text = entry.value.replace(written, own);
    return [
      {
        path: entry.path,
        message: `No tokens come from "${written}": "${own}" was probably meant, here and in the keys of the Condition.`,
        fix: { label: `Write "${text}"`, text },
      },
    ];
  });
}

export const OIDC_HOST_RULES: readonly Rule[] = [
  {
    id: 'L-OIDC-HOST',
    severity: 'error',
    where: 'trust',
    title: 'Misspelt identity provider',
    why: 'AWS compares the provider with the issuer of the token letter by letter; a role that trusts another one lets nobody in.',
    page: PAGES.oidcRole,
    statement: slips,
  },
];
