import { analyse } from '#engine/engine.ts';
import { EXPORT_FORMATS } from '#exports/exportFormats.ts';
import { prepareReading } from '#import/textReaders.ts';
import { place } from '#layout/place.ts';
import { finish } from '#steps/steps.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { csvFaults, markdownFaults, xmlFaults } from './exportFaults.mjs';
import { documentsOf, promise, textOf } from './promise.mjs';

/** What somebody may do, for sure or if. What was only mentioned, or tried, is not in an estate file. */
const openEdges = ({ whole }) =>
  whole.edges
    .filter(({ kind, verdict }) => kind === 'assume' && (verdict === 'valid' || verdict === 'conditional'))
    .map(({ action, source, target, verdict }) => `${source} ${action} ${target} ${verdict}`);

/** Any text as every file: its readers take it, and markup or formulas of the text stay text. */
export async function exportsTarget(bytes) {
  const documents = documentsOf(textOf(bytes));
  await prepareReading(documents);
  const workspace = { ...emptyWorkspace, documents };
  const analysis = analyse(workspace);
  const material = {
    whole: () => analysis.whole,
    shown: () => analysis.graph,
    placement: () => place(analysis.graph, {}),
    inventory: () => analysis.inventory,
    problems: () => analysis.problems,
    documents,
    theme: 'light',
  };
  const file = (id) => finish(EXPORT_FORMATS[id].write(material));
  const clean = (id, faults) => promise(faults.length === 0, id, faults.join('; '));
  for (const id of ['svg', 'drawio', 'graphml']) clean(id, xmlFaults(file(id)));
  clean('csv', csvFaults(file('csv')));
  clean('markdown', markdownFaults(file('markdown')));
  file('mermaid');
  file('dot');
  JSON.parse(file('opengraph'));
  const again = { ...emptyWorkspace, documents: documentsOf(file('estate')) };
  JSON.parse(again.documents[0].text);
  const [before, after] = [openEdges(analysis), openEdges(analyse(again))];
  const differ = [
    ...before.filter((edge) => !after.includes(edge)),
    ...after.filter((edge) => !before.includes(edge)),
  ];
  promise(differ.length === 0, 'an estate file is judged as what it was made of', differ.join('; '));
}
