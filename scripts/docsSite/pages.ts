// The pages of the documentation in their order. A new document is a line here.

export interface DocsPage {
  /** From the root of the repository. */
  readonly source: string;
  /** Of its file: `cli` for docs/cli.html. */
  readonly name: string;
  /** In the navigation. */
  readonly title: string;
}

const page = (source: string, name: string, title: string): DocsPage => ({ source, name, title });

export const DOCS: Readonly<Record<string, readonly DocsPage[]>> = {
  Use: [
    page('docs/README.md', 'index', 'Overview'),
    page('docs/cli.md', 'cli', 'Command line'),
    page('docs/estate.md', 'estate', 'Estate file'),
    page('docs/ci.md', 'ci', 'On pull requests'),
    page('docs/embed.md', 'embed', 'Inside another page'),
    page('docs/hosting.md', 'hosting', 'On your web server'),
  ],
  Trust: [
    page('docs/security.md', 'security', 'Security and privacy'),
    page('docs/reliability.md', 'reliability', 'What can go wrong'),
    page('docs/browsers.md', 'browsers', 'Browsers'),
    page('docs/conformance.md', 'conformance', 'What AWS does'),
    page('docs/disagreements.md', 'disagreements', 'Where engines differ'),
    page('SECURITY.md', 'report', 'Report a hole'),
  ],
  Project: [
    page('CHANGELOG.md', 'changes', 'Changes'),
    page('docs/bench.md', 'bench', 'How fast'),
    page('docs/dependencies.md', 'dependencies', 'Dependencies'),
    page('CONTRIBUTING.md', 'contributing', 'Contributing'),
  ],
};

export const ALL_DOCS: readonly DocsPage[] = Object.values(DOCS).flat();
