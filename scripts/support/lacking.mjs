// What a browser of some version lacks, by MDN's data. https://github.com/mdn/browser-compat-data
import { readFileSync } from 'node:fs';

export const mdn = () =>
  JSON.parse(
    readFileSync(new URL('../../node_modules/@mdn/browser-compat-data/data.json', import.meta.url), 'utf8'),
  );

function number(version) {
  const [major, minor = '0'] = version.replace('≤', '').split('.');
  return Number(major) * 1000 + Number(minor);
}

/** `whole`: as the standard says, under its own name, for everybody. Anything less counts for `half`. */
export function supports({ support }, browser, version) {
  const answers = new Set(
    [support[browser] ?? { version_added: true }].flat().map((one) => {
      if (one.version_added === true) return 'whole';
      if (typeof one.version_added !== 'string' || one.version_added === 'preview') return 'none';
      if (number(one.version_added) > number(version)) return 'none';
      if (one.version_removed && number(one.version_removed) <= number(version)) return 'none';
      if (one.flags) return 'none';
      return one.prefix || one.alternative_name || one.partial_implementation ? 'half' : 'whole';
    }),
  );
  return ['whole', 'half', 'none'].find((answer) => answers.has(answer));
}

/** `visit(path, compat)` for everything in a part of the data. */
export function everything(tree, path, visit) {
  for (const [name, sub] of Object.entries(tree)) {
    if (name === '__compat') continue;
    if (sub.__compat) visit([...path, name], sub.__compat);
    everything(sub, [...path, name], visit);
  }
}

/** Paths of the data, such as `api.Navigator.keyboard`, that the browser does not support whole. */
export function lacking(data, browser, version) {
  const paths = new Map();
  for (const part of ['api', 'css', 'javascript'])
    everything(data[part], [part], (path, compat) => {
      const answer = supports(compat, browser, version);
      if (answer !== 'whole') paths.set(path.join('.'), answer);
    });
  return paths;
}
