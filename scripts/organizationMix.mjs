// What a generated organization is made of.

/** Kinds of trust by share, and what else tells one organization from another. */
export const MIXED = {
  sso: 0.05,
  service: 0.53,
  accountRoot: 0.15,
  named: 0.2,
  session: 0.03,
  ownRoot: 0,
  assuming: 0.35,
  admin: 0.02,
  users: 0.1,
};

/**
 * One large account as accounts grow: most roles are those of functions and tasks, made by templates, and trust a
 * service; CDK and operations trust the own account; vendors and tooling accounts come with an ExternalId; pods and
 * pipelines by OIDC (the rest). Some twenty administrators, one principal in twelve that assumes others by name or by
 * the beginning of a name, few users. No statistics of AWS's are known: these shares are our assumption.
 */
export const ACCOUNT = {
  sso: 0.02,
  service: 0.76,
  accountRoot: 0.05,
  named: 0.04,
  session: 0.005,
  ownRoot: 0.05,
  assuming: 0.08,
  admin: 0.003,
  users: 0.01,
};
