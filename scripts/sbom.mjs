// `npm run sbom`: what is shipped in the page and in the command line, as CycloneDX; with `--all`, what builds and tests
// them too. All packages are devDependencies (docs/dependencies.md), so npm itself cannot tell the two apart.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shipped } from './licences.mjs';

/** The parts of a list that are shipped, and what they need of each other. */
export function onlyShipped(sbom, parts) {
  const kept = new Set(parts.map(({ name, version }) => `${name}@${version}`));
  const own = sbom.metadata.component['bom-ref'];
  const components = sbom.components.filter(({ name, version }) => kept.has(`${name}@${version}`));
  const said = components.map(({ properties = [], ...component }) => {
    const others = properties.filter(({ name }) => name !== 'cdx:npm:package:development');
    return others.length > 0 ? Object.assign(component, { properties: others }) : component;
  });
  const refs = new Set([own, ...components.map((component) => component['bom-ref'])]);
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ dependsOn = [], ref }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  return { ...sbom, components: said, dependencies };
}

/** By npm, of the lock file and what is installed. */
export function everything() {
  const shell = process.platform === 'win32';
  const args = ['sbom', '--sbom-format', 'cyclonedx'];
  const { status, stderr, stdout } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 1e9, shell });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = everything();
  const sbom = process.argv.includes('--all') ? all : onlyShipped(all, shipped());
  console.log(JSON.stringify(sbom, null, 2));
}
