// OpenID Connect issuers that serve many customers: the claim that tells yours, and what is too wide for it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html

export interface OidcIssuer {
  /** Host and path as in the provider's ARN, lower-cased. */
  readonly host: string;
  readonly called: string;
  /** Claim that must be tested. */
  readonly claim: string;
  /** A good value, with placeholders. */
  readonly example: string;
  /** A value of the claim that lets others in too. */
  readonly tooWide: RegExp;
}

const STARTS_OPEN = /^[^:]*:[*?]|^[*?]/;

const issuer = (
  host: string,
  called: string,
  example: string,
  tooWide: RegExp = STARTS_OPEN,
  claim = 'sub',
): OidcIssuer => ({ host, called, claim, example, tooWide });

export const OIDC_ISSUERS: readonly OidcIssuer[] = [
  issuer(
    'token.actions.githubusercontent.com',
    'GitHub Actions',
    'repo:<owner>@<owner id>/<repository>@<repository id>:ref:refs/heads/main',
    /^(?:[^:]*[*?]|repo:[^/]*[*?]|repo:[^/]+\/[*?])/,
  ),
  issuer('vstoken.actions.githubusercontent.com', 'GitHub Actions (old)', 'repo:<owner>/<repository>:*'),
  issuer(
    'oidc-configuration.audit-log.githubusercontent.com',
    'GitHub audit log streaming',
    'https://github.com/<enterprise>',
    /[*?]/,
  ),
  issuer('gitlab.com', 'GitLab.com', 'project_path:<group>/<project>:ref_type:branch:ref:main'),
  issuer(
    'app.terraform.io',
    'HCP Terraform',
    'organization:<org>:project:<project>:workspace:<workspace>:run_phase:*',
  ),
  issuer('agent.buildkite.com', 'Buildkite', 'organization:<org>:pipeline:<pipeline>:*'),
  issuer('oidc.codefresh.io', 'Codefresh', 'account:<account id>:pipeline:<pipeline id>'),
  issuer('studio.datachain.ai/api', 'DVC Studio', 'credentials:<team>/<project>'),
  issuer('scalr.io', 'Scalr', 'account:<account>:environment:<environment>:workspace:<workspace>'),
  issuer('proidc.upbound.io', 'Upbound', 'mcp:<org>/<control plane>:provider:<provider>'),
  issuer('tokens.cloud.shisho.dev', 'Shisho Cloud', 'job:<org id>:*'),
  issuer('api.pulumi.com/oidc', 'Pulumi Cloud', 'aws:<organization>', /^[*?]/, 'aud'),
  issuer('oidc.vercel.com', 'Vercel', 'owner:<team>:project:<project>:environment:production'),
  issuer('sandboxes.cloud', 'Sandboxes', '<organization>', /^[*?]/, 'aud'),
  issuer('oidc.circleci.com', 'CircleCI', 'org/<org id>/project/<project id>/user/*'),
  issuer('api.bitbucket.org', 'Bitbucket Pipelines', '{<repository uuid>}:*'),
];

/** Web identities that need no provider entity: the claim that tells your application. */
export const BUILT_IN_AUDIENCE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'accounts.google.com': 'aud',
    'graph.facebook.com': 'app_id',
    'www.amazon.com': 'app_id',
  }),
);

export const issuerOf = (host: string): OidcIssuer | undefined =>
  OIDC_ISSUERS.find((known) => host === known.host || host.startsWith(`${known.host}/`));

/** EKS clusters: each has an issuer of its own, but all its service accounts share it. */
export const isEks = (host: string): boolean =>
  /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/id\//.test(host);
